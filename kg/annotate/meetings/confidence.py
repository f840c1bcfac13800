"""How far an encounter is trusted: a logistic regression over what was read, its weights in `meeting_weights.csv`.

The weights are learned by `training/meetings/train.py` on annotated articles; a feature that the file lacks weighs nothing.
"""

from __future__ import annotations

import math
from functools import cache

from kg.annotate import lexicon
from kg.annotate.meetings.encounters import Encounter
from kg.annotate.meetings.text import Text
from kg.model import COUNTRY, ORGANIZATION, PERSON

LEAST = "(least)"  # row that holds the confidence below which an encounter is left out
BIAS = "(bias)"


def features(text: Text, encounter: Encounter) -> tuple[str, ...]:
    """What is known of an encounter, as words: its cue, who was read by which relation, what its tellings say."""
    first = encounter.first
    entry = first.cue.entry
    actors = text.doc._.actors
    people = [a for a in encounter.people if actors[a].kind == PERSON]
    bodies = [a for a in (*encounter.people, *encounter.parties) if actors[a].kind == ORGANIZATION]
    states = [a for a in encounter.parties if actors[a].kind == COUNTRY]
    full = [t for t in encounter.tellings if t.full]
    relations = {relation for t in full for relation in (*t.people.values(), *t.parties.values())}
    found = [
        f"class={entry.cls}",
        f"pattern={entry.pattern}",
        f"cue={' '.join(entry.words)}",
        f"people={min(len(people), 3)}",
        f"bodies={min(len(bodies), 2)}",
        f"states={min(len(states), 3)}",
        f"status={encounter.status.status}",
        f"stated={bool(encounter.status.word)}",
        f"tellings={min(len(encounter.tellings), 4)}",
        f"full={min(len(full), 3)}",
        f"dated={len(encounter.time.start or '') // 3}",
        f"placed={encounter.place is not None}",
        f"venue={any(t.where.venue for t in full)}",
        f"quoted={first.quoted}",
        f"points={first.cue.points}",
        f"lead={first.sentence.number < 3}",
        f"mode={encounter.mode or 'unknown'}",
        *(f"by={relation}" for relation in sorted(relations)),
    ]
    if not people:
        found.append(f"class={entry.cls} without people")
    return tuple(found)


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in lexicon.rows("meeting_weights.csv")}


def confidence(found: tuple[str, ...]) -> float:
    """The probability that an encounter with these features is one that a careful reader would note."""
    weights = _weights()
    return 1 / (1 + math.exp(-weights.get(BIAS, 0.0) - sum(weights.get(feature, 0.0) for feature in found)))


def least() -> float:
    """The confidence below which an encounter is left out."""
    return _weights().get(LEAST, 0.0)
