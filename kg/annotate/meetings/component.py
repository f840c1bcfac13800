"""The spaCy component: from the names, references, roles and dates of an article to its meetings."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from kg.annotate.attributes import document_of
from kg.annotate.meetings.cues import find_cues
from kg.annotate.meetings.encounter import Telling, tellings
from kg.annotate.meetings.encounters import Encounter, enough
from kg.annotate.meetings.joining import joined
from kg.annotate.meetings.named import named_in
from kg.annotate.meetings.text import Text, singles
from kg.model import PERSON, Evidence, MeetingMention

FACTORY = "utusan_meetings"


def read_meetings(doc: Doc) -> list[MeetingMention]:
    """The meetings of an article that has names, references, roles and dates; none if it has no named actors."""
    if not doc._.actors:
        return []
    text = Text(doc)
    cues = find_cues(text)
    if not cues:
        return []
    serving = text.serving
    found = joined(tellings(text, named_in(text), cues), serving)
    return [_mention(text, e, serving) for e in found if enough(e.people, e.parties, e.first.cue.entry.words, serving)]


def _mention(text: Text, encounter: Encounter, serving: dict[int, int]) -> MeetingMention:
    best = encounter.tellings
    first = best[0]
    people = [actor for actor in encounter.people if _takes_part(text, actor, encounter)]
    parties = [actor for actor in (*encounter.people, *encounter.parties) if actor not in people]
    parties += [serving[p] for p in people if p in serving]
    timed = encounter.time
    venue = next((t.where.venue for t in best if t.where.venue), "")
    mode = encounter.mode or "unknown"
    kind = next((t.kind for t in best if t.kind), first.cue.entry.kind)
    about = tuple(dict.fromkeys(topic for t in best for topic in t.about))[:4]
    return MeetingMention(
        participants=tuple(sorted(people)),
        parties=tuple(sorted(set(parties) - set(people))),
        evidence=tuple(_evidence(text, t) for t in best),
        place=encounter.place if encounter.place is not None else encounter.visited,
        venue=venue,
        date=timed.start,
        end_date=timed.end,
        status=encounter.status.status,
        mode=mode,
        kind=kind,
        about=about,
        duration=next((t.duration for t in best if t.duration), ""),
        cue=str(text.doc[first.cue.start : first.cue.end].text),
        confidence=0.7,
    )


def _takes_part(text: Text, actor: int, encounter: Encounter) -> bool:
    """Persons do, and bodies that meet as such (councils, teams, boards); others are parties that people represent."""
    body = text.doc._.actors[actor]
    return body.kind == PERSON or bool(singles("meets") & set(body.name.lower().split()))


def _evidence(text: Text, telling: Telling) -> Evidence:
    span = text.doc[telling.sentence.start : telling.sentence.end]
    cue = text.doc[telling.cue.start : telling.cue.end]
    cues = [(cue.start_char, cue.end_char)]
    if telling.status.token >= 0:
        word = text.doc[telling.status.token : telling.status.token + len(telling.status.word.split())]
        cues.append((word.start_char, word.end_char))
    return Evidence(
        document_of(text.doc).id, span.start_char, span.end_char, span.text, tuple(sorted(set(cues))), telling.rule
    )


class Meetings:
    """Reads `doc._.meetings` from mentions, references, titles, dates and roles."""

    def __call__(self, doc: Doc) -> Doc:
        doc._.meetings = read_meetings(doc)
        return doc


@Language.factory(FACTORY, requires=["doc.spans", "doc._.actors", "doc._.roles"], assigns=["doc._.meetings"])
def make_meetings(nlp: Language, name: str) -> Meetings:
    """The component; it has no settings."""
    return Meetings()
