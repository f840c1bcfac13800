"""Counts of hits, misses and false facts, with precision, recall and F1; and the single differences behind them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass, field

Figures = dict[str, float | int]


def figures(hit: int, missed: int, false: int, hit_built: int | None = None) -> Figures:
    """Precision, recall and F1 to four digits, and how many facts the annotation and the build have.

    Args:
        hit: facts of the annotation that the build has.
        missed: facts that only the annotation has.
        false: facts that only the build has.
        hit_built: facts of the build that are right, where several can stand for one of the annotation.
    """
    right = hit if hit_built is None else hit_built
    precision = right / (right + false) if right + false else 0.0
    recall = hit / (hit + missed) if hit + missed else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {
        "p": round(precision, 4),
        "r": round(recall, 4),
        "f1": round(f1, 4),
        "gold": hit + missed,
        "built": right + false,
    }


@dataclass(slots=True)
class Count:
    hit: int = 0
    missed: int = 0
    false: int = 0

    def add(self, hit: int = 0, missed: int = 0, false: int = 0) -> None:
        self.hit += hit
        self.missed += missed
        self.false += false

    def sets(self, gold: Set[object], built: Set[object]) -> None:
        self.add(len(gold & built), len(gold - built), len(built - gold))

    def figures(self) -> Figures:
        return figures(self.hit, self.missed, self.false)


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact that the build misses or has wrongly.

    Attributes:
        article: id of the article.
        kind: `role missed`, `role false`, `meeting.date missed` ...
        cause: what went wrong, as far as it can be told (`wrong speaker`, `holder not found`, `not read`).
        what: the fact in words, names in the place of ids.
        sentence: where the article says it: the evidence of the build, or the sentence around that of the annotation.
        cost: how many counted facts it stands for (the slots of a missed meeting).
    """

    article: str
    kind: str
    cause: str
    what: str
    sentence: str
    cost: int = 1


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether one fact of a build is right, and how far the build trusts it (0 to 1).

    `kind` is `role`, `kinship`, `meeting` or `statement`; a meeting is right if the annotation has a partner for it.
    """

    article: str
    kind: str
    iri: str
    right: bool
    confidence: float


@dataclass(slots=True)
class Tally:
    """Everything counted so far, over all articles."""

    counts: defaultdict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    slots: defaultdict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    statement: Count = field(default_factory=Count)  # `false` stays 0: a build's statements are counted apart
    statement_built: Count = field(default_factory=Count)
    bad_evidence: int = 0
    without_evidence: int = 0
    differences: list[Difference] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)

    def judge(self, article: str, kind: str, iri: str, right: bool, confidence: Mapping[str, float]) -> None:
        """Note whether a fact is right."""
        self.judgements.append(Judgement(article, kind, iri, right, confidence.get(iri, 0.0)))

    def causes(self) -> list[tuple[str, str, int, int]]:
        """(kind, cause, how many differences, what they cost), the costliest first."""
        number: Counter[tuple[str, str]] = Counter()
        cost: Counter[tuple[str, str]] = Counter()
        for difference in self.differences:
            key = (difference.kind, difference.cause)
            number[key] += 1
            cost[key] += difference.cost
        return [(*key, number[key], cost[key]) for key in sorted(number, key=lambda key: (-cost[key], key))]
