"""The names that a graph uses: IRIs, concepts with their labels, and what is what in the standard vocabularies.

Everything here is read from `ontology/` on first use and kept: a concept added there exists everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import quote

import pyoxigraph as ox

from kg.errors import SetupError
from kg.model import COUNTRY, ORGANIZATION, PERSON, PLACE
from kg.resources import ontology_dir

DIP = "https://w3id.org/utusan/ontology#"
OA = "http://www.w3.org/ns/oa#"
ORG = "http://www.w3.org/ns/org#"
OWL = "http://www.w3.org/2002/07/owl#"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA = "https://schema.org/"
SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
WD = "http://www.wikidata.org/entity/"
XSD = "http://www.w3.org/2001/XMLSchema#"

ONTOLOGY = DIP.rstrip("#")
"""IRI of the ontology itself; also the named graph that `kg query` offers it in."""

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "dip": DIP,
        "oa": OA,
        "org": ORG,
        "prov": PROV,
        "rdf": RDF,
        "rdfs": RDFS,
        "schema": SCHEMA,
        "sem": SEM,
        "skos": SKOS,
        "wd": WD,
        "xsd": XSD,
    }
)
"""{prefix: namespace} as every file that we write declares them."""

SECTIONS = (
    "article", "person", "organization", "country", "place", "role", "kinship", "meeting", "statement", "evidence",
)  # fmt: skip
"""First steps of the paths of individuals below the base IRI, in the order in which files list them."""

ENTITY_CLASSES: Mapping[str, str] = MappingProxyType(
    {PERSON: "Person", ORGANIZATION: "Organization", COUNTRY: "Country", PLACE: "Place"}
)
"""{kind of `kg.model.Entity`: local name of its class}."""

SCHEMES: Mapping[str, str] = MappingProxyType(
    {
        "role": "Roles",
        "kinship": "KinshipRelations",
        "status": "MeetingStatuses",
        "mode": "MeetingModes",
        "kind": "MeetingKinds",
        "tenure": "Tenures",
        "quotation": "QuotationForms",
    }
)
"""{name of a concept scheme in code: its local name in the ontology}."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One word of a concept scheme.

    Attributes:
        iri: the concept.
        notation: the word that code and annotations use (`special_envoy`).
        scheme: key of `SCHEMES`.
        labels, definitions: {language: text}.
        types: IRIs of its classes.
        broader: IRIs of wider concepts.
        inverse: notations that may hold in the other direction (kinship); its own one if it is symmetric.
    """

    iri: str
    notation: str
    scheme: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    types: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    inverse: tuple[str, ...] = ()


class Drawing(NamedTuple):
    """How members of a class are drawn: `shape` (`node` or `edge`), and the properties that give an edge's ends."""

    shape: str
    source: str = ""
    target: str = ""


Index = Mapping[str, Mapping[str, tuple[ox.NamedNode | ox.Literal, ...]]]


def read_turtle(name: str) -> list[ox.Triple]:
    """The triples of a file of `ontology/`; raises SetupError if it is missing or damaged."""
    path = ontology_dir() / name
    try:
        return [
            ox.Triple(q.subject, q.predicate, q.object) for q in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        ]
    except (OSError, SyntaxError, ValueError) as error:
        raise SetupError(f"cannot read the ontology: {error}", str(path), "install the package again") from error


@cache
def _index() -> Index:
    """{subject: {predicate: objects}} of the ontology and the concepts."""
    index: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = {}
    for name in ("utusan.ttl", "concepts.ttl"):
        for triple in read_turtle(name):
            if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal):
                of_subject = index.setdefault(triple.subject.value, {})
                of_subject.setdefault(triple.predicate.value, []).append(triple.object)
    return {subject: {p: tuple(o) for p, o in of_subject.items()} for subject, of_subject in index.items()}


def _values(subject: str, predicate: str) -> tuple[str, ...]:
    return tuple(term.value for term in _index().get(subject, {}).get(predicate, ()))


def _by_language(subject: str, predicate: str) -> Mapping[str, str]:
    terms = _index().get(subject, {}).get(predicate, ())
    return MappingProxyType({t.language or "": t.value for t in terms if isinstance(t, ox.Literal)})


# --- concepts -----------------------------------------------------------------------------------------------------


@cache
def _concepts() -> Mapping[str, Mapping[str, Concept]]:
    """{scheme: {notation: concept}}, in the order of the file."""
    found: dict[str, dict[str, Concept]] = {scheme: {} for scheme in SCHEMES}
    schemes = {DIP + local: scheme for scheme, local in SCHEMES.items()}
    notations = {iri: notation for iri in _index() for notation in _values(iri, SKOS + "notation")}
    for iri, notation in notations.items():
        for scheme in (schemes[s] for s in _values(iri, SKOS + "inScheme") if s in schemes):
            found[scheme][notation] = Concept(
                iri=iri,
                notation=notation,
                scheme=scheme,
                labels=_by_language(iri, SKOS + "prefLabel"),
                definitions=_by_language(iri, SKOS + "definition"),
                types=_values(iri, RDF + "type"),
                broader=_values(iri, SKOS + "broader"),
                inverse=tuple(notations[other] for other in _values(iri, DIP + "inverse")),
            )
    return found


def concepts(scheme: str) -> tuple[Concept, ...]:
    """The concepts of a scheme (a key of `SCHEMES`), in the ontology's order; raises KeyError for an unknown scheme."""
    return tuple(_concepts()[scheme].values())


def concept(scheme: str, notation: str) -> Concept:
    """The concept that `notation` stands for in `scheme`; raises KeyError, naming both, if there is none."""
    try:
        return _concepts()[scheme][notation]
    except KeyError:
        raise KeyError(f"no concept {notation!r} in scheme {scheme!r}") from None


@cache
def concept_of(iri: str) -> Concept | None:
    """The concept with this IRI, or None."""
    return next(
        (c for scheme in _concepts().values() for c in scheme.values() if c.iri == iri),
        None,
    )


def label(scheme: str, notation: str, lang: str = "id") -> str:
    """The concept's name for a reader, in `lang` (`id` or `en`); the notation where the ontology has no name for it."""
    found = _concepts()[scheme].get(notation)
    return found.labels.get(lang, notation) if found else notation


def role_iri(notation: str) -> str:
    """IRI of a role; raises KeyError for a word that is no role."""
    return concept("role", notation).iri


def kinship_iri(notation: str) -> str:
    """IRI of a kinship relation; raises KeyError for a word that is none."""
    return concept("kinship", notation).iri


# --- classes and properties ---------------------------------------------------------------------------------------


def _ancestors(iri: str, predicate: str) -> Iterator[str]:
    for wider in _values(iri, predicate):
        yield wider
        yield from _ancestors(wider, predicate)


@cache
def superclasses(local: str) -> tuple[str, ...]:
    """IRIs of the standard classes that our class `local` is a subclass of."""
    return tuple(dict.fromkeys(_ancestors(DIP + local, RDFS + "subClassOf")))


@cache
def superproperties(local: str) -> tuple[str, ...]:
    """IRIs of the standard properties that our property `local` is a subproperty of."""
    return tuple(dict.fromkeys(_ancestors(DIP + local, RDFS + "subPropertyOf")))


def term_label(local: str, lang: str = "id") -> str:
    """Name of our class or property `local` for a reader; `local` itself where the ontology has none."""
    return _by_language(DIP + local, RDFS + "label").get(lang, local)


@cache
def drawing(local: str) -> Drawing | None:
    """How members of our class `local` are drawn, or None if they are not."""
    shape, source, target = (_values(DIP + local, DIP + name) for name in ("drawnAs", "drawnFrom", "drawnTo"))
    if not shape:
        return None
    return Drawing(
        shape[0],
        *(iris[0].removeprefix(DIP) if iris else "" for iris in (source, target)),
    )


# --- individuals --------------------------------------------------------------------------------------------------

_DOTS = re.compile(r"(?<![^/])\.{1,2}(?![^/])")


def is_base(base: str) -> bool:
    """Whether individuals may live under `base`: an absolute http(s) IRI that ends with `/` or `#`."""
    try:
        ox.NamedNode(base)
    except ValueError:
        return False
    return re.match(r"https?://[^/#]", base) is not None and base.endswith(("/", "#"))


def individual(base: str, id: str) -> str:
    """IRI of the individual whose path below the base IRI is `id` (`person/steve-witkoff`).

    What may not stand in a path is percent-encoded: different ids never give the same IRI, and no id leaves `base`.
    """
    if id.isascii() and id.replace("/", "").replace("-", "").isalnum():
        return base + id
    path = quote(id, safe="/-._~", errors="replace")
    return base + _DOTS.sub(_encode_dots, path)


def leaf(base: str, section: str, name: str) -> str:
    """IRI of `name` in a section of `SECTIONS`; a slash in the name is encoded as well, so that it stays one step."""
    if name.isascii() and name.replace("-", "").isalnum():
        return f"{base}{section}/{name}"
    return f"{base}{section}/" + _DOTS.sub(_encode_dots, quote(name, safe="-._~", errors="replace"))


def prefixes(base: str) -> dict[str, str]:
    """{prefix: namespace}: the standard ones, and one for each section of individuals below `base`."""
    return {**PREFIXES, **{section: f"{base}{section}/" for section in SECTIONS}}


def article_iri(base: str, article: str) -> str:
    """IRI of the article with this id."""
    return leaf(base, "article", article)


def _encode_dots(dots: re.Match[str]) -> str:
    return dots[0].replace(".", "%2E")
