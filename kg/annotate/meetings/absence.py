"""Who stays away from an encounter of others: `X tidak terlibat dalam perundingan A dan B`."""

from __future__ import annotations

from kg.annotate.meetings.cues import Cue
from kg.annotate.meetings.parties import Taking
from kg.annotate.meetings.text import Sentence, Text, singles

REACH = 5  # tokens from the word for coming to the cue
REACH_OF_NEGATION = 3  # tokens from a negation to the word for coming
STAYING_AWAY = frozenset({"subject", "main-subject", "topic", "speaker"})  # relations of who is said to stay away


def absence(text: Text, cue: Cue, sentence: Sentence) -> range:
    """The tokens before a cue that say that somebody does not come (`tidak akan menghadiri`); an empty range if none do."""
    for i in range(cue.start - 1, max(sentence.start - 1, cue.start - 1 - REACH), -1):
        word = text.low[i]
        if word in singles("absent"):
            return range(i, i + 1)
        if word in singles("coming"):
            first = max(sentence.start, i - REACH_OF_NEGATION)
            negated = next((k for k in range(i - 1, first - 1, -1) if text.low[k] in singles("refusal")), None)
            return range(0) if negated is None else range(negated, i + 1)
        if word in singles("boundary") or word == ",":
            break
    return range(0)


def leave_out_absent(taking: Taking) -> bool:
    """Take those away who stay away from an encounter that has its parties without them.

    Returns:
        whether the encounter is one of others, so that the negation says nothing of it.
    """
    others = [
        actor
        for table in (taking.people, taking.parties)
        for actor, relation in table.items()
        if relation not in STAYING_AWAY
    ]
    if len(others) < 2:
        return False
    for table in (taking.people, taking.parties):
        for actor in [actor for actor, relation in table.items() if relation in STAYING_AWAY]:
            del table[actor]
    return True
