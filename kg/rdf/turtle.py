"""Nodes as Turtle that people can read: grouped by class, sorted, with prefixes, the same bytes for the same nodes.

Written here because a general serializer sorts by IRI alone or not at all, and is ten times slower.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import pyoxigraph as ox

from kg.rdf.nodes import Node
from kg.rdf.terms import TYPE
from kg.vocab import SECTIONS, XSD, prefixes

HEADINGS = (*SECTIONS, "concept")
_LOCAL = re.compile(r"[A-Za-z0-9_](?:(?:[A-Za-z0-9_.-]|%[0-9A-Fa-f]{2})*(?:[A-Za-z0-9_-]|%[0-9A-Fa-f]{2}))?")
_NUMBER = {XSD + "integer": re.compile(r"-?[0-9]+"), XSD + "decimal": re.compile(r"-?[0-9]+\.[0-9]+")}
_STRING, _LANG_STRING = XSD + "string", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
# Besides what Turtle demands: control characters, separators that editors break lines at, marks that turn the reading
# direction (a hostile title could make a line read as another one), and code points that are no characters.
_ESCAPED = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]')
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def turtle(nodes: Iterable[Node], base: str) -> Iterator[str]:
    """The text of a Turtle file in pieces; the nodes' IRIs must differ."""
    by_section: dict[str, list[Node]] = {}
    for node in nodes:
        by_section.setdefault(node.section, []).append(node)
    table = prefixes(base)
    yield "".join(f"@prefix {name}: <{table[name]}> .\n" for name in sorted(table))
    shorten = _shortener(table)
    for section in sorted(by_section, key=HEADINGS.index):
        yield f"\n# --- {section} ---\n"
        for node in sorted(by_section[section], key=lambda node: node.iri.value):
            yield _block(node, shorten)


def literal(term: ox.Literal, shorten: Callable[[str], str]) -> str:
    """A literal in Turtle."""
    value, datatype = term.value, term.datatype.value
    if datatype in _NUMBER and _NUMBER[datatype].fullmatch(value):
        return value
    quoted = f'"{_ESCAPED.sub(_escape, value)}"'
    if datatype == _STRING:
        return quoted
    return f"{quoted}@{term.language}" if datatype == _LANG_STRING else f"{quoted}^^{shorten(datatype)}"


def _escape(character: re.Match[str]) -> str:
    return _SHORT.get(character[0]) or f"\\u{ord(character[0]):04X}"


def _shortener(table: dict[str, str]) -> Callable[[str], str]:
    """A function from an IRI to its shortest form in Turtle; it remembers what it has seen."""
    names = {namespace: name for name, namespace in table.items()}
    seen: dict[str, str] = {}

    def shorten(iri: str) -> str:
        short = seen.get(iri)
        if short is None:
            cut = max(iri.rfind("/"), iri.rfind("#")) + 1
            name, local = names.get(iri[:cut]), iri[cut:]
            short = seen[iri] = f"{name}:{local}" if name and _LOCAL.fullmatch(local) else f"<{iri}>"
        return short

    return shorten


def _block(node: Node, shorten: Callable[[str], str]) -> str:
    values: dict[str, list[str]] = {}
    for predicate, term in node.properties:
        name = "a" if predicate == TYPE else shorten(predicate.value)
        written = shorten(term.value) if isinstance(term, ox.NamedNode) else literal(term, shorten)
        values.setdefault(name, []).append(written)
    lines = (f"    {name} {', '.join(sorted(written))}" for name, written in values.items())
    return f"\n{shorten(node.iri.value)}\n" + " ;\n".join(lines) + " .\n"
