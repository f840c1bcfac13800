"""`docs/ontology.md`, generated from `ontology/`: what every class, property and concept means.

python -m kg.rdf.ontology_docs docs/ontology.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.vocab import DIP, OWL, PREFIXES, RDF, RDFS, SCHEMA, SCHEMES, SKOS, Concept, concepts, read_turtle

_CLASS, _ONTOLOGY = OWL + "Class", OWL + "Ontology"
_PROPERTY_TYPES = tuple(OWL + kind for kind in ("ObjectProperty", "DatatypeProperty", "AnnotationProperty"))
_INTRODUCTION = """\
# The ontology

*Generated from `ontology/` by `kg/rdf/ontology_docs.py`; a test checks that it is up to date. Do not edit.*

{title_en}. {description_en}

*{title_id}. {description_id}*

Classes, properties and concepts have IRIs that begin with `{dip}` (prefix `dip:`). What stands under "is also"
is written out in every graph beside our own term, so that a query in the terms of schema.org, ORG, SEM, PROV or Web
Annotation works without inference. Shapes for all of it are in `ontology/shapes.ttl`; `kg check` holds a build against
them. On evidence of a meeting, `dip:status`, `dip:date`, `dip:place`, `dip:participant` and `dip:party` are what that
one source says; on the meeting they are the resolved values.
"""

Index = dict[str, dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]]]


def render() -> str:
    """The page in Markdown; raises SetupError if the ontology cannot be read."""
    return "\n".join(_lines(_index())).rstrip() + "\n"


def _index() -> Index:
    index: Index = {}
    for triple in read_turtle("utusan.ttl"):
        if isinstance(triple.subject, ox.NamedNode):
            index.setdefault(triple.subject.value, {}).setdefault(triple.predicate.value, []).append(triple.object)
    return index


def _lines(index: Index) -> Iterator[str]:
    ontology = next(iri for iri, said in index.items() if _ONTOLOGY in _iris(said.get(RDF + "type", ())))
    title, description = (_texts(index[ontology][f"http://purl.org/dc/terms/{p}"]) for p in ("title", "description"))
    yield _INTRODUCTION.format(
        dip=DIP,
        title_en=title["en"],
        title_id=title["id"],
        description_en=description["en"],
        description_id=description["id"],
    )
    yield "## Classes\n"
    yield from _table(
        ("Class", "Meaning", "Arti", "Is also"),
        (
            [_name(iri), *_meanings(said), _names(said.get(RDFS + "subClassOf", ()))]
            for iri, said in _of(index, (_CLASS,))
        ),
    )
    yield "## Properties\n"
    yield from _table(
        ("Property", "Of", "Value", "Meaning", "Arti", "Is also"),
        (_property(iri, said, index) for iri, said in _of(index, (*_PROPERTY_TYPES, RDF + "Property"))),
    )
    for scheme, local in SCHEMES.items():
        yield f"## Concepts: `dip:{local}`\n"
        yield from _table(("Concept", "Notation", "English", "Bahasa Indonesia"), map(_concept, concepts(scheme)))


def _of(index: Index, types: tuple[str, ...]) -> Iterator[tuple[str, dict[str, list[ox.NamedNode | ox.Literal]]]]:
    """Our terms of these types, in the order of the file."""
    for iri, said in index.items():
        if iri.startswith(DIP) and set(_iris(said.get(RDF + "type", ()))) & set(types):
            yield (
                iri,
                {p: [o for o in values if isinstance(o, ox.NamedNode | ox.Literal)] for p, values in said.items()},
            )


def _property(iri: str, said: dict[str, list[ox.NamedNode | ox.Literal]], index: Index) -> list[str]:
    of = [*said.get(RDFS + "domain", ()), *said.get(SCHEMA + "domainIncludes", ())]
    values = [*said.get(RDFS + "range", ()), *said.get(SCHEMA + "rangeIncludes", ())]
    narrower = [
        ox.NamedNode(other)
        for other, about in index.items()
        if iri in _iris(about.get(RDFS + "subPropertyOf", ())) and not other.startswith(DIP)
    ]
    also = _names(said.get(RDFS + "subPropertyOf", ()))
    partly = f"of a role holding: {_names(narrower)}" if narrower else ""
    return [_name(iri), _names(of), _names(values), *_meanings(said), "; ".join(filter(None, (also, partly)))]


def _concept(concept: Concept) -> list[str]:
    texts = [f"**{concept.labels[lang]}**. {concept.definitions[lang]}" for lang in ("en", "id")]
    return [_name(concept.iri), f"`{concept.notation}`", *texts]


def _meanings(said: dict[str, list[ox.NamedNode | ox.Literal]]) -> list[str]:
    labels, definitions = _texts(said[RDFS + "label"]), _texts(said[SKOS + "definition"])
    return [f"**{labels[lang]}**. {definitions[lang]}" for lang in ("en", "id")]


def _texts(values: Iterable[object]) -> dict[str, str]:
    return {value.language or "": value.value for value in values if isinstance(value, ox.Literal)}


def _iris(values: Iterable[object]) -> list[str]:
    return [value.value for value in values if isinstance(value, ox.NamedNode)]


def _names(values: Iterable[object]) -> str:
    return ", ".join(_name(iri) for iri in _iris(values))


def _name(iri: str) -> str:
    prefix = next((prefix for prefix, namespace in PREFIXES.items() if iri.startswith(namespace)), None)
    return f"`{prefix}:{iri[len(PREFIXES[prefix]) :]}`" if prefix else f"<{iri}>"


def _table(header: tuple[str, ...], rows: Iterable[list[str]]) -> Iterator[str]:
    yield f"| {' | '.join(header)} |"
    yield "|" + " --- |" * len(header)
    yield from (f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows)
    yield ""


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(render(), encoding="utf-8", newline="\n")
