"""Facts to triples, to a Turtle file, to quads by article, to an rdflib graph."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from uuid import uuid4

import pyoxigraph as ox
from rdflib import BNode, Graph, Literal, URIRef

from kg.config import BASE
from kg.errors import OutputError
from kg.model import Facts
from kg.rdf.articles import by_article
from kg.rdf.describe import describe
from kg.rdf.nodes import Node, merged
from kg.rdf.turtle import turtle
from kg.vocab import XSD, article_iri, prefixes

_STRING = XSD + "string"


def triples(facts: Facts, base: str = BASE) -> Iterator[ox.Triple]:
    """Every triple of the graph once, without blank nodes; individuals lie below `base`.

    Raises KeyError where a fact uses a word that is no concept of `ontology/`.
    """
    for node in merged(describe(facts, base)).values():
        yield from node.triples()


def quads(facts: Facts, base: str = BASE) -> Iterator[ox.Quad]:
    """What each article says, in a graph named by the article's IRI; the concepts' names are in the default graph."""
    concepts: dict[str, Node] = {}
    for document, own in by_article(facts):
        name = ox.NamedNode(article_iri(base, document.id))
        for iri, node in merged(describe(own, base)).items():
            if node.section == "concept":
                concepts.setdefault(iri, node)
            else:
                yield from (ox.Quad(t.subject, t.predicate, t.object, name) for t in node.triples())
    for node in concepts.values():
        yield from (ox.Quad(t.subject, t.predicate, t.object) for t in node.triples())


def write_turtle(facts: Facts, path: str | os.PathLike[str], base: str = BASE) -> int:
    """Write the graph as Turtle, the same bytes for the same facts, and return how many triples it has.

    The file is written beside `path` and then put in its place: whoever reads it sees the old one or the new one whole.
    Raises OutputError if it cannot be written.
    """
    nodes = merged(describe(facts, base))
    replace_file(Path(path), turtle(nodes.values(), base))
    return sum(len(node.properties) for node in nodes.values())


def replace_file(path: Path, pieces: Iterable[str]) -> None:
    """Put a UTF-8 file with this text in the place of `path` at once; raises OutputError if that cannot be done."""
    part = path.with_name(f".{uuid4().hex}.part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(pieces)
        part.replace(path)
    except OSError as error:
        raise OutputError(f"cannot write: {error.strerror or error}", str(path)) from error
    finally:
        part.unlink(missing_ok=True)


def to_rdflib(found: Iterable[ox.Triple], base: str = BASE) -> Graph:
    """The triples as an rdflib graph, its prefixes bound."""
    graph = Graph(bind_namespaces="none")
    for name, namespace in prefixes(base).items():
        graph.bind(name, namespace)
    graph.addN((term(t.subject), term(t.predicate), term(t.object), graph) for t in found)
    return graph


def term(value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> URIRef | BNode | Literal:
    """A term as rdflib's; raises TypeError for a quoted triple, which no graph of ours holds."""
    if isinstance(value, ox.NamedNode):
        return _uri(value.value)
    if isinstance(value, ox.BlankNode):
        return BNode(value.value)
    if isinstance(value, ox.Triple):
        raise TypeError("rdflib has no quoted triples")
    if value.language:
        return Literal(value.value, lang=value.language)
    datatype = value.datatype.value
    if datatype == _STRING:
        return Literal(value.value)
    return Literal(value.value, datatype=_uri(datatype), normalize=False)


@lru_cache(maxsize=100_000)
def _uri(iri: str) -> URIRef:
    return URIRef(iri)


def graph(facts: Facts, base: str = BASE) -> Graph:
    """The graph of `facts` as an rdflib graph; raises as `triples` does."""
    return to_rdflib(triples(facts, base), base)
