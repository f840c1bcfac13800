"""RDF in three forms: Turtle as every build has it, N-Quads by article, JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pyoxigraph as ox

from kg.export.material import Material
from kg.vocab import RDF, XSD, prefixes

Value = str | int | Mapping[str, str]


def write_turtle(material: Material, path: Path) -> None:
    """The graph as Turtle."""
    material.turtle(path)


def write_nquads(material: Material, path: Path) -> None:
    """N-Quads: what each article says in a graph of its own; a fact from two articles stands in both."""
    with path.open("wb") as file:
        ox.serialize(material.quads(), file, format=ox.RdfFormat.N_QUADS)


def write_jsonld(material: Material, path: Path) -> None:
    """JSON-LD: one object an individual, one line each, with the prefixes as the context."""
    table = prefixes(material.base)
    compact = _compacter(table)
    nodes: dict[str, dict[str, list[Value]]] = {}
    for triple in material.triples():
        if not isinstance(triple.subject, ox.NamedNode) or isinstance(triple.object, ox.BlankNode | ox.Triple):
            continue  # a graph of ours has neither blank nodes nor quoted triples
        node = nodes.setdefault(compact(triple.subject.value), {})
        if triple.predicate.value == RDF + "type":
            node.setdefault("@type", []).append(compact(triple.object.value))
        else:
            node.setdefault(compact(triple.predicate.value), []).append(_value(triple.object, compact))
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"@context": {json.dumps(table, sort_keys=True)},\n"@graph": [')
        for number, (id, properties) in enumerate(sorted(nodes.items())):
            node_object = {"@id": id, **{name: _one(name, values) for name, values in properties.items()}}
            file.write(("," if number else "") + "\n" + json.dumps(node_object, ensure_ascii=False))
        file.write("\n]}\n")


def _one(name: str, values: list[Value]) -> Value | list[Value]:
    """A single value without its list, except for types, which readers expect to be lists."""
    return values[0] if len(values) == 1 and name != "@type" else values


def _value(term: ox.NamedNode | ox.Literal, compact: Callable[[str], str]) -> Value:
    if isinstance(term, ox.NamedNode):
        return {"@id": compact(term.value)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    datatype = term.datatype.value
    if datatype == XSD + "string":
        return term.value
    if datatype == XSD + "integer" and term.value.lstrip("-").isdecimal():
        return int(term.value)
    return {"@value": term.value, "@type": compact(datatype)}


def _compacter(table: Mapping[str, str]) -> Callable[[str], str]:
    names = {namespace: name for name, namespace in table.items()}

    def compact(iri: str) -> str:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        name = names.get(iri[:cut])
        return f"{name}:{iri[cut:]}" if name else iri

    return compact
