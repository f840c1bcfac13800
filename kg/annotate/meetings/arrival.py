"""Where and when somebody arrived, for a welcome that is told in one of the next sentences without either."""

from __future__ import annotations

from dataclasses import replace

from kg.annotate.meetings import place
from kg.annotate.meetings.cues import Cue
from kg.annotate.meetings.parties import Parties
from kg.annotate.meetings.text import Sentence, singles
from kg.annotate.meetings.when import Time, first_date

WELCOMES = frozenset({"passive", "object"})
REACH = 4  # sentences back


def arrived(parties: Parties, cue: Cue, sentence: Sentence, time: Time, where: place.Where) -> tuple[Time, place.Where]:
    """The time and place of a welcome (`disambut`, `menyambut`), what it lacks filled in from the arrival told before."""
    if cue.entry.kind != "visit" or cue.entry.pattern not in WELCOMES:
        return time, where
    text = parties.text
    for number in range(sentence.number, max(-1, sentence.number - REACH - 1), -1):
        here = text.sentences[number]
        end = cue.start if here == sentence else here.end
        at = next((i for i in range(here.start, end) if text.low[i] in singles("arriving")), None)
        if at is None:
            continue
        if not time.start and here != sentence:
            time = first_date(text, here)
        if where.place is None:
            site = next((i for i in range(at + 1, min(at + 3, here.end)) if text.low[i] == "di"), None)
            if site is not None:
                found = place.phrase(text, site + 1, here, parties.of(here))
                where = replace(found, venue=where.venue or found.venue)
        if time.start:
            break
    return time, where
