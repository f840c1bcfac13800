"""Are confidences what they say? Of the facts said with 0.8 to 0.9, eight to nine in ten should be right.

The table is a reliability diagram in words; the one number is the expected calibration error (Naeini et al., 2015):
the mean distance between the mean confidence of a bin and the share of right facts in it, weighted by the bins' sizes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.score.counting import Judgement

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Bin:
    """Facts whose confidence lies from `low` to below `high` (the last bin holds 1 as well).

    `confidence` is their mean confidence, `right` the share of them that is right; `number` is never 0.
    """

    low: float
    high: float
    number: int
    confidence: float
    right: float


def reliability(judgements: Iterable[Judgement]) -> tuple[Bin, ...]:
    """The bins that hold facts, from low to high."""
    groups: defaultdict[int, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        groups[sum(judgement.confidence >= edge for edge in EDGES[1:-1])].append(judgement)
    return tuple(
        Bin(
            EDGES[place],
            EDGES[place + 1],
            len(group),
            sum(judgement.confidence for judgement in group) / len(group),
            sum(judgement.right for judgement in group) / len(group),
        )
        for place, group in sorted(groups.items())
    )


def calibration_error(judgements: Iterable[Judgement]) -> float:
    """The expected calibration error, 0 (perfect) to 1; 0 where there are no facts."""
    bins = reliability(judgements)
    number = sum(each.number for each in bins)
    return sum(each.number * abs(each.confidence - each.right) for each in bins) / number if number else 0.0
