"""Persons, organisations, countries and places of one article compared."""

from __future__ import annotations

from kg.score.align import Alignment
from kg.score.contract import BuiltGraph
from kg.score.counting import Difference, Tally
from kg.score.gold import GoldArticle
from kg.score.names import norms, sentence_holding

KINDS = ("person", "organization", "country", "place")


def count_entities(gold: GoldArticle, built: BuiltGraph, alignment: Alignment, tally: Tally) -> None:
    """Count persons, organisations, countries and places, each kind for itself."""
    found = set(alignment.matched.values())
    named = {id_: iri for iri, id_ in alignment.matched.items()}
    labelled = {label for labels in built.labels.values() for label in labels}
    for kind in KINDS:
        count = tally.counts[kind]
        for entity in (entity for entity in gold.entities if entity.type == kind):
            if entity.id in found:
                count.add(hit=1)
                continue
            count.add(missed=1)
            joined = norms((*entity.mentions, entity.name)) & labelled
            cause = "joined with another" if joined else "not read"
            sentence = sentence_holding(gold.text, (entity.mentions or (entity.name,))[0])
            tally.differences.append(Difference(gold.id, f"{kind} missed", cause, entity.name, sentence))
        for iri in sorted(iri for iri, built_kind in built.kinds.items() if built_kind == kind):
            if iri in alignment.matched:
                continue
            count.add(false=1)
            twin = named.get(alignment.same.get(iri, ""))
            cause = "split from another" if twin else "no entity of the annotation"
            what = built.name(iri) + (f" (beside {built.name(twin)})" if twin else "")
            sentence = sentence_holding(gold.text, built.name(iri))
            tally.differences.append(Difference(gold.id, f"{kind} false", cause, what, sentence))
