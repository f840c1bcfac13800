"""SHACL: a graph held against `ontology/shapes.ttl` with pySHACL."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pyoxigraph as ox
import pyshacl
from rdflib import RDF, SH, Graph, Literal, URIRef
from rdflib.term import Node as RdfNode

from kg.rdf.violations import Violation
from kg.rdf.write import term, to_rdflib
from kg.vocab import read_turtle

_LONGEST = 120


def shapes() -> Graph:
    """The shapes, arranged for speed; raises SetupError if `ontology/shapes.ttl` is missing or damaged.

    pySHACL evaluates a property shape below a node shape once a node, and one that has a target of its own once for all
    nodes, which is four times faster: so every property shape is given the targets of the node shapes that name it.
    What is valid stays the same.
    """
    graph = to_rdflib(read_turtle("shapes.ttl"))
    for node_shape, target in list(graph.subject_objects(SH.targetClass)):
        for property_shape in list(graph.objects(node_shape, SH.property)):
            graph.remove((node_shape, SH.property, property_shape))
            graph.add((property_shape, RDF.type, SH.PropertyShape))
            graph.add((property_shape, SH.targetClass, target))
    return graph


def validate(data: Iterable[ox.Triple], shorten: Callable[[str], str]) -> list[Violation]:
    """What the shapes find wrong with `data`; `shorten` writes an IRI as the user knows it. Raises as `shapes` does."""
    shape_graph = shapes()
    spoken_of = {RDF.type, *(o for o in shape_graph.objects() if isinstance(o, URIRef))}
    relevant = (triple for triple in data if term(triple.predicate) in spoken_of)
    graph = to_rdflib(relevant)
    conforms, report, _ = pyshacl.validate(graph, shacl_graph=shape_graph, inplace=True)
    if conforms or not isinstance(report, Graph):
        return []
    found = (_violation(report, result, shorten) for result in report.subjects(RDF.type, SH.ValidationResult))
    return sorted(set(found))


def _violation(report: Graph, result: RdfNode, shorten: Callable[[str], str]) -> Violation:
    def named(predicate: URIRef) -> str:
        value = report.value(result, predicate)
        return shorten(str(value)) if isinstance(value, URIRef) else "" if value is None else _cut(str(value))

    messages = [m for m in report.objects(result, SH.resultMessage) if isinstance(m, Literal)]
    return Violation(
        subject=named(SH.focusNode),
        code="shape",
        path=named(SH.resultPath) if isinstance(report.value(result, SH.resultPath), URIRef) else "",
        value=named(SH.value),
        messages=tuple(sorted((m.language or "en", str(m)) for m in messages)),
    )


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
