"""Which individual of a build is which entity of an annotation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.score.contract import BuiltGraph
from kg.score.gold import GoldArticle
from kg.score.names import norms

UNKNOWN = "?"  # stands before the IRI of what is no entity of the annotation


@dataclass(frozen=True, slots=True)
class Alignment:
    """The result of `align`.

    Attributes:
        matched: {IRI: gold id}, one to one: these are the hits among the entities.
        same: `matched`, and also the IRIs that share a name with a gold entity which another IRI already stands for
            (one entity split in two): right in relations, false among the entities.
    """

    matched: Mapping[str, str]
    same: Mapping[str, str]

    def id(self, iri: str) -> str:
        """The gold id of an IRI, or the IRI itself behind `?`."""
        return self.same.get(iri, UNKNOWN + iri)


def align(gold: GoldArticle, built: BuiltGraph) -> Alignment:
    """Align by names: a label of one that is a mention of the other.

    Pairs of one kind come first, then those with more names in common, then those with the longest common name.
    """
    pairs: list[tuple[bool, int, int, str, str]] = []
    for entity in gold.entities:
        names = norms((*entity.mentions, entity.name))
        for iri, labels in built.labels.items():
            if shared := names & labels:
                other_kind = built.kinds[iri] != entity.type
                pairs.append((other_kind, -len(shared), -max(map(len, shared)), iri, entity.id))
    pairs.sort()
    matched: dict[str, str] = {}
    taken: set[str] = set()
    for *_, iri, id in pairs:
        if iri not in matched and id not in taken:
            matched[iri] = id
            taken.add(id)
    split: dict[str, str] = {}
    for *_, iri, id in pairs:
        if iri not in matched:
            split.setdefault(iri, id)
    return Alignment(matched, {**split, **matched})
