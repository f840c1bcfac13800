"""Is a build sound? Its graph against the SHACL shapes, and every evidence against the articles that were read."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import pyoxigraph as ox

from kg.errors import OutputError
from kg.rdf.shapes import validate
from kg.rdf.terms import scrub
from kg.rdf.violations import Violation, violation
from kg.vocab import DIP, SCHEMA

GRAPH, ARTICLES = "graph.ttl", "articles.jsonl"

_DIP = f"PREFIX dip: <{DIP}> PREFIX schema: <{SCHEMA}> "
_EVIDENCE = "SELECT ?e ?a ?q ?s ?t { ?e dip:article ?a ; dip:quote ?q ; dip:start ?s ; dip:end ?t }"
_SHA256 = "SELECT ?a ?h { ?a a dip:Article OPTIONAL { ?a dip:sha256 ?h } }"
_DANGLING = """SELECT DISTINCT ?x ?p ?y {
  VALUES ?p { dip:holder dip:of dip:participant dip:party dip:place dip:speaker dip:addressee dip:inCountry dip:evidence
              dip:article schema:mentions }
  ?x ?p ?y . FILTER(isIRI(?y)) FILTER NOT EXISTS { ?y a ?class } }"""


def check(output: str | os.PathLike[str]) -> list[Violation]:
    """Everything that is wrong with the build in the folder `output`, sorted; an empty list if it is sound.

    Raises OutputError if `graph.ttl` or `articles.jsonl` is missing or cannot be read, SetupError if the shapes cannot.
    """
    folder = Path(output)
    data, shorten = _graph(folder / GRAPH)
    store = ox.Store()
    store.bulk_extend(ox.Quad(t.subject, t.predicate, t.object) for t in data)
    found = set(validate(data, shorten))
    found.update(_blank(data), _dangling(store, shorten), _evidence(store, folder / ARTICLES, shorten))
    return sorted(found)


def _graph(path: Path) -> tuple[list[ox.Triple], Callable[[str], str]]:
    """The triples of a Turtle file and a function that shortens IRIs by the file's own prefixes."""
    try:
        parser = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        data = [ox.Triple(quad.subject, quad.predicate, quad.object) for quad in parser]
    except SyntaxError as error:
        raise OutputError(f"this is no valid Turtle: {error}", str(path), "build again") from error
    except (OSError, ValueError) as error:
        raise OutputError(f"cannot read the graph: {error}", str(path), "build it with kg build") from error
    names = sorted(((iri, name) for name, iri in parser.prefixes.items()), key=lambda pair: -len(pair[0]))

    def shorten(iri: str) -> str:
        return next((f"{name}:{iri[len(start) :]}" for start, name in names if iri.startswith(start)), iri)

    return data, shorten


def _blank(data: list[ox.Triple]) -> Iterator[Violation]:
    nodes = {term.value for t in data for term in (t.subject, t.object) if isinstance(term, ox.BlankNode)}
    if nodes:
        yield violation("blank", GRAPH, found=len(nodes))


def _rows(store: ox.Store, query: str) -> Iterator[list[str]]:
    """The rows of a query as strings, unbound ones empty."""
    solutions = store.query(_DIP + query)
    assert isinstance(solutions, ox.QuerySolutions)
    names = solutions.variables
    for row in solutions:
        cells = (row[name] for name in names)
        yield [cell.value if isinstance(cell, ox.NamedNode | ox.BlankNode | ox.Literal) else "" for cell in cells]


def _dangling(store: ox.Store, shorten: Callable[[str], str]) -> Iterator[Violation]:
    for subject, predicate, value in _rows(store, _DANGLING):
        yield violation("dangling", shorten(subject), property=shorten(predicate), found=shorten(value))


def _evidence(store: ox.Store, path: Path, shorten: Callable[[str], str]) -> Iterator[Violation]:
    """Every quote against the text that it was taken from, and every text against the hash in the graph."""
    hashes = {iri.rpartition("/")[2]: (iri, sha256) for iri, sha256 in _rows(store, _SHA256)}
    quotes: dict[str, list[tuple[str, str, str, str]]] = {}
    for evidence, article, quote, start, end in _rows(store, _EVIDENCE):
        quotes.setdefault(article.rpartition("/")[2], []).append((evidence, quote, start, end))
    wanted = {unquote(step): step for step in hashes | quotes}
    for where, record in _records(path):
        if record is None:
            yield violation("record", where, found="JSON")
            continue
        id, text = record.get("id"), record.get("text")
        if not isinstance(id, str) or not isinstance(text, str):
            yield violation("record", where, found="id, text")
            continue
        step = wanted.pop(id, None)
        if step is None:
            continue
        iri, expected = hashes.get(step, ("", ""))
        sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        if expected and sha256 != expected:
            yield violation("sha256", shorten(iri), found=sha256)
        for evidence, quote, start, end in quotes.get(step, ()):
            yield from _quoted(text, shorten(evidence), quote, start, end)
    for id, step in wanted.items():
        yield violation("no-article", shorten(hashes[step][0]) if step in hashes else id)


def _quoted(text: str, evidence: str, quote: str, start: str, end: str) -> Iterator[Violation]:
    try:
        first, last = int(start), int(end)
    except ValueError:
        first, last = -1, -1
    if not 0 <= first < last <= len(text):
        yield violation("offsets", evidence, start=start, end=end)
    elif scrub(text[first:last]) != quote:
        yield violation(
            "quote", evidence, start=first, end=last, found=json.dumps(text[first:last][:80], ensure_ascii=False)
        )


def _records(path: Path) -> Iterator[tuple[str, dict[str, object] | None]]:
    """(`file:line`, record) for each line of a JSON Lines file; None for a line that is no JSON object."""
    try:
        with path.open(encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield f"{path.name}:{number}", _object(line)
    except (OSError, UnicodeDecodeError) as error:
        raise OutputError(f"cannot read the articles: {error}", str(path), "build again with kg build") from error


def _object(line: str) -> dict[str, object] | None:
    try:
        record = json.loads(line)
    except ValueError:
        return None
    return record if isinstance(record, dict) else None
