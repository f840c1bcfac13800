"""Asking a build: its graph in a pyoxigraph store, a query's answer as rdflib objects."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from rdflib import BNode, Graph, Literal, URIRef, Variable
from rdflib.query import Result

from kg.errors import OutputError, QueryError
from kg.query import guard, library
from kg.resources import ontology_dir
from kg.vocab import ONTOLOGY, PREFIXES, XSD

GRAPH = "graph.ttl"
_PREFIX = re.compile(r"@prefix\s+([\w.\-]*):\s*<([^>]*)>\s*\.\s*")
_PLACE = re.compile(r"error at (\d+):\d+:")


@dataclass(frozen=True, slots=True)
class Opened:
    """A build's graph, ready to be asked.

    Attributes:
        store: `graph.ttl` as the default graph, the ontology as the named graph `kg.vocab.ONTOLOGY`.
        prefixes: {prefix: namespace} that queries may use without declaring them: the standard ones and the file's own.
    """

    store: ox.Store
    prefixes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave.

    Attributes:
        query: the query as it was written.
        result: rdflib's result: rows (`SELECT`), `askAnswer` (`ASK`) or `graph` (`CONSTRUCT`, `DESCRIBE`).
        prefixes: for writing IRIs in short form.
    """

    query: library.Query
    result: Result
    prefixes: Mapping[str, str]


def open_store(output: str | os.PathLike[str]) -> Opened:
    """Read the graph of the build in the folder `output`; raises OutputError if it has none or it cannot be read."""
    path = Path(output) / GRAPH
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
        prefixes = _prefixes(path)
    except SyntaxError as error:
        raise OutputError(f"this is no valid Turtle: {error}", str(path), "build again with kg build") from error
    except OSError as error:
        raise OutputError("there is no graph here", str(path), "build one with kg build") from error
    ontology = ox.NamedNode(ONTOLOGY)
    for name in ("utusan.ttl", "concepts.ttl"):
        store.load(path=str(ontology_dir() / name), format=ox.RdfFormat.TURTLE, to_graph=ontology)
    return Opened(store, {**prefixes, **PREFIXES})


def _prefixes(path: Path) -> dict[str, str]:
    """The prefixes that a Turtle file of ours declares in its first lines."""
    found: dict[str, str] = {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if not (prefix := _PREFIX.fullmatch(line)):
                break
            found[prefix[1]] = prefix[2]
    return found


def answer(output: str | os.PathLike[str] | Opened, query: str, params: Mapping[str, str] | None = None) -> Answer:
    """Ask a build.

    Args:
        output: its folder, or what `open_store` gave.
        query: the name of a shipped query, a file, or SPARQL: SELECT, ASK, CONSTRUCT or DESCRIBE.
        params: values of the query's parameters.

    Raises:
        QueryError: the query cannot be found, understood or run, or would do more than read.
        OutputError: the folder has no graph.
    """
    wanted = library.find(query)
    text = wanted.bound(params or {})
    if isinstance(output, Opened):
        guard.check(text, wanted.name, output.prefixes)
        opened = output
    else:  # what is wrong with the query itself is said before a large graph is read
        guard.check(text, wanted.name, _declared(Path(output)))
        opened = open_store(output)
    return Answer(wanted, _run(opened, text, wanted.name), opened.prefixes)


def run(output: str | os.PathLike[str] | Opened, query: str, params: Mapping[str, str] | None = None) -> Result:
    """The answer as rdflib's `Result` alone; arguments and errors as for `answer`."""
    return answer(output, query, params).result


def _declared(output: Path) -> dict[str, str]:
    try:
        return {**_prefixes(output / GRAPH), **PREFIXES}
    except (OSError, UnicodeDecodeError):
        return dict(PREFIXES)


def _run(opened: Opened, text: str, name: str) -> Result:
    try:
        found = opened.store.query(text, prefixes=dict(opened.prefixes))
        if isinstance(found, ox.QueryBoolean):
            result = Result("ASK")
            result.askAnswer = bool(found)
        elif isinstance(found, ox.QueryTriples):
            result = Result("CONSTRUCT")
            result.graph = _graph(found, opened.prefixes)
        else:
            result = Result("SELECT")
            names = [Variable(variable.value) for variable in found.variables]
            result.vars = names
            result.bindings = list(_bindings(found, names))
    except SyntaxError as error:
        raise QueryError(*_explained(str(error), text), mend="is a bracket, a dot or a variable missing?") from error
    except (ValueError, OSError, RuntimeError) as error:
        raise QueryError(f"the query cannot be run: {error}", name) from error
    return result


def _explained(message: str, text: str) -> tuple[str, str]:
    """(what, where) of a syntax error: the line, and not the column, which is where the parser gave up."""
    place = _PLACE.search(message)
    lines = text.splitlines()
    if not place or int(place[1]) > len(lines):
        return "the query cannot be read: it ends too early", ""
    return f"the query cannot be read at {lines[int(place[1]) - 1].strip()[:60]!r}", f"line {place[1]}"


def _bindings(found: ox.QuerySolutions, names: list[Variable]) -> Iterator[dict[Variable, URIRef | BNode | Literal]]:
    for row in found:
        yield {name: term(value) for name, value in zip(names, row, strict=True) if value is not None}


def _graph(found: ox.QueryTriples, prefixes: Mapping[str, str]) -> Graph:
    graph = Graph(bind_namespaces="none")
    for name, namespace in prefixes.items():
        graph.bind(name, namespace)
    for triple in found:
        graph.add((term(triple.subject), term(triple.predicate), term(triple.object)))
    return graph


def term(value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> URIRef | BNode | Literal:
    """A term of pyoxigraph's as rdflib's; a quoted triple, which rdflib lacks, as its text."""
    if isinstance(value, ox.NamedNode):
        return URIRef(value.value)
    if isinstance(value, ox.BlankNode):
        return BNode(value.value)
    if isinstance(value, ox.Triple):
        return Literal(str(value))
    if value.language:
        return Literal(value.value, lang=value.language)
    datatype = value.datatype.value
    return Literal(value.value, datatype=None if datatype == XSD + "string" else URIRef(datatype), normalize=False)
