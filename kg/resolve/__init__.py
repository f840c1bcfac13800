"""Resolving: what each article says -> what all articles say together."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Facts, Reading
from kg.resolve.entities import resolve_entities
from kg.resolve.meetings import resolve_meetings
from kg.resolve.relations import resolve_kinships, resolve_roles, resolve_statements
from kg.resolve.threshold import trusted

__all__ = ["resolve"]


def resolve(readings: Iterable[Reading], min_confidence: float = 0.0) -> Facts:
    """The facts of these articles; the same whatever the order of the articles. One article alone gives its own graph.

    Facts trusted less than `min_confidence`, all their reports together, are left out.
    """
    ordered = sorted(readings, key=lambda reading: reading.document.id)
    entities, owner = resolve_entities(ordered)
    by_id = {entity.id: entity for entity in entities}
    facts = Facts(
        articles=tuple(reading.document for reading in ordered),
        entities=entities,
        roles=resolve_roles(ordered, owner),
        kinships=resolve_kinships(ordered, owner),
        meetings=resolve_meetings(ordered, owner, by_id),
        statements=resolve_statements(ordered, owner),
    )
    return trusted(facts, min_confidence)
