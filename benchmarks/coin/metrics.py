"""Scores of coreference: MUC, B-cubed and entity-based CEAF, as the CoNLL shared tasks add them up.

A chain is a set of mentions that name the same thing; a mention is anything hashable. Each measure gives, for one document, the
parts of recall and precision (`Counts`); those of all documents are added before they are divided.

Sources: Vilain et al. 1995 (MUC-6); Bagga and Baldwin 1998 (LREC workshop); Luo 2005 (HLT-EMNLP), similarity phi-4; Pradhan
et al. 2014 (ACL) for what holds when the two sides have different mentions.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import networkx as nx

Chain = AbstractSet[Hashable]
Chains = Sequence[Chain]


@dataclass(frozen=True, slots=True)
class Counts:
    """What recall and precision are made of: how much is right of how much there is, on each side."""

    recalled: float = 0.0
    gold: float = 0.0
    precise: float = 0.0
    found: float = 0.0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.recalled + other.recalled,
            self.gold + other.gold,
            self.precise + other.precise,
            self.found + other.found,
        )

    @property
    def recall(self) -> float:
        return self.recalled / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        return self.precise / self.found if self.found else 0.0

    @property
    def f1(self) -> float:
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


def _muc_side(chains: Chains, others: Chains) -> tuple[float, float]:
    """(links of the chains that the other side has too, links of the chains)."""
    owner = {mention: number for number, chain in enumerate(others) for mention in chain}
    kept = links = 0
    for chain in chains:
        known = [owner[mention] for mention in chain if mention in owner]
        parts = len(set(known)) + len(chain) - len(known)  # a mention that the other side lacks is a part of its own
        kept += len(chain) - parts
        links += len(chain) - 1
    return kept, links


def muc(gold: Chains, found: Chains) -> Counts:
    """How many links of each side the other side has (Vilain et al. 1995)."""
    return Counts(*_muc_side(gold, found), *_muc_side(found, gold))


def _b_cubed_side(chains: Chains, others: Chains) -> tuple[float, float]:
    """(the shares of their chain that mentions find again beside them on the other side, number of mentions)."""
    shares = sum(len(chain & other) ** 2 / len(chain) for chain in chains for other in others)
    return shares, sum(len(chain) for chain in chains)


def b_cubed(gold: Chains, found: Chains) -> Counts:
    """For each mention, how much of its chain is right (Bagga and Baldwin 1998)."""
    return Counts(*_b_cubed_side(gold, found), *_b_cubed_side(found, gold))


def ceaf_e(gold: Chains, found: Chains) -> Counts:
    """The best one-to-one alignment of chains, by phi-4: twice the shared mentions over those of both (Luo 2005)."""
    graph = nx.Graph()
    for i, one in enumerate(gold):
        for k, other in enumerate(found):
            shared = len(one & other)
            if shared:
                graph.add_edge(("gold", i), ("found", k), weight=2 * shared / (len(one) + len(other)))
    best = sum(graph.edges[pair]["weight"] for pair in nx.max_weight_matching(graph))
    return Counts(best, len(gold), best, len(found))


MEASURES: dict[str, Callable[[Chains, Chains], Counts]] = {"MUC": muc, "B-cubed": b_cubed, "CEAF-e": ceaf_e}


def conll(scores: Sequence[Counts]) -> float:
    """The mean of the F1 of the measures, the figure of the CoNLL shared tasks."""
    return sum(score.f1 for score in scores) / len(scores) if scores else 0.0
