"""A node: everything that is said of one individual, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.rdf.terms import TYPE, Term, our_class, our_property, standard


@dataclass(slots=True)
class Node:
    """One subject with its properties.

    Attributes:
        section: heading under which a file lists it (one of `kg.vocab.SECTIONS`, or `concept`).
        iri: the subject.
        properties: (predicate, object), each once, in reading order.
    """

    section: str
    iri: ox.NamedNode
    properties: dict[tuple[ox.NamedNode, Term], None] = field(default_factory=dict)

    def is_a(self, local: str) -> None:
        """Type the node with our class `local` and the standard classes above it."""
        for iri in our_class(local):
            self.properties[TYPE, iri] = None

    def add(self, local: str, value: Term | None) -> None:
        """Say `value` by our property `local` and by the standard ones above it; nothing if `value` is None."""
        if value is not None:
            for predicate in our_property(local):
                self.properties[predicate, value] = None

    def also(self, iri: str, value: Term | None) -> None:
        """Say `value` by the standard property `iri`; nothing if `value` is None."""
        if value is not None:
            self.properties[standard(iri), value] = None

    def triples(self) -> Iterator[ox.Triple]:
        """The node's triples."""
        for predicate, value in self.properties:
            yield ox.Triple(self.iri, predicate, value)


def merged(nodes: Iterable[Node]) -> dict[str, Node]:
    """{IRI: node}: what several nodes say of one subject is joined under the first one's section."""
    found: dict[str, Node] = {}
    for node in nodes:
        first = found.setdefault(node.iri.value, node)
        if first is not node:
            first.properties.update(node.properties)
    return found
