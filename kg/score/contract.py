"""One article's graph, read back through the contract alone: no module that writes graphs is asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import OutputError, SetupError
from kg.score.names import norm
from kg.vocab import DIP, RDFS, SKOS

_PREFIXES = f"PREFIX dip: <{DIP}> PREFIX skos: <{SKOS}> PREFIX rdfs: <{RDFS}> "
_KINDS = {"Person": "person", "Organization": "organization", "Country": "country", "Place": "place"}
_FACTS = "dip:RoleHolding dip:KinshipTie dip:Meeting dip:Statement"

_LABELS = "SELECT ?s ?type ?label { ?s a ?type . ?s skos:prefLabel|skos:altLabel|rdfs:label ?label }"
_NOTATIONS = "SELECT ?concept ?notation { ?concept skos:broader*/skos:notation ?notation }"
_MEETINGS = "SELECT ?m ?p ?o { ?m a dip:Meeting ; ?p ?o }"
_STATEMENTS = """SELECT ?s ?speaker ?text ?quote { ?s a dip:Statement ; dip:speaker ?speaker ; dip:text ?text .
                 OPTIONAL { ?s dip:evidence/dip:quote ?quote } }"""
_QUOTES = "SELECT ?fact ?quote { ?fact dip:evidence/dip:quote ?quote }"
_SELECTORS = "SELECT ?e ?quote ?start ?end { ?e dip:quote ?quote ; dip:start ?start ; dip:end ?end }"
_CONFIDENCE = "SELECT ?x ?value { ?x dip:confidence ?value }"
_UNPROVEN = f"SELECT ?x {{ ?x a ?class . VALUES ?class {{ {_FACTS} }} FILTER NOT EXISTS {{ ?x dip:evidence ?e }} }}"


def _holdings(name: str) -> str:
    return f"""SELECT ?x ?holder ?role ?of {{ ?x a dip:{name} ; dip:holder ?holder ; dip:role ?role .
               OPTIONAL {{ ?x dip:of ?of }} }}"""


@dataclass(frozen=True, slots=True)
class BuiltTie:
    """A role holding or a kinship tie: itself, holder, concept, whom it is held for, all IRIs. `quote` is one evidence."""

    iri: str
    holder: str
    role: str
    of: str | None
    quote: str


@dataclass(frozen=True, slots=True)
class BuiltMeeting:
    """The values of a meeting by property name (`participant`, `party`, `place`, ...): IRIs or plain values."""

    iri: str
    values: Mapping[str, frozenset[str]]
    quote: str

    def of(self, name: str) -> frozenset[str]:
        return self.values.get(name, frozenset())


@dataclass(frozen=True, slots=True)
class BuiltStatement:
    """Speakers (IRIs) and the comparable forms of the text and of every evidence of one statement."""

    iri: str
    speakers: frozenset[str]
    texts: frozenset[str]
    text: str
    quote: str


@dataclass(frozen=True, slots=True)
class Selector:
    """An evidence as written: the quote and its offsets, None where these are no numbers."""

    quote: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class BuiltGraph:
    """What one article's Turtle says.

    Attributes:
        kinds: {IRI: `person`, `organization`, `country` or `place`}.
        labels: {IRI: comparable forms of its labels}; only those that have one.
        names: {IRI: one readable label}.
        notations: {concept: its own notation and those of its broader concepts}.
        unproven: number of facts without evidence.
        confidence: {IRI of a fact: how far the build trusts it}.
    """

    kinds: Mapping[str, str]
    labels: Mapping[str, frozenset[str]]
    names: Mapping[str, str]
    notations: Mapping[str, frozenset[str]]
    roles: tuple[BuiltTie, ...]
    kinships: tuple[BuiltTie, ...]
    meetings: tuple[BuiltMeeting, ...]
    statements: tuple[BuiltStatement, ...]
    selectors: tuple[Selector, ...]
    unproven: int
    confidence: Mapping[str, float]

    def name(self, iri: str | None) -> str:
        """A readable name of an IRI; `-` for none."""
        return self.names.get(iri, iri.rsplit("/", 1)[-1]) if iri else "-"

    def notation(self, concepts: Iterable[str]) -> frozenset[str]:
        """The notations of several concepts together."""
        return frozenset(note for concept in concepts for note in self.notations.get(concept, ()))


def read_ontology(folder: Path) -> tuple[ox.Quad, ...]:
    """The triples of every Turtle file directly in `folder`; raises SetupError if there is none or one is damaged."""
    quads: list[ox.Quad] = []
    for file in sorted(folder.glob("*.ttl")):
        try:
            quads.extend(ox.parse(path=file, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True))
        except (SyntaxError, OSError, ValueError) as error:
            raise SetupError(f"not readable as Turtle: {error}", str(file), "install the package again") from error
    if not quads:
        raise SetupError("no ontology in it", str(folder), "install the package again")
    return tuple(quads)


def read_graph(file: Path, ontology: Iterable[ox.Quad]) -> BuiltGraph:
    """Read one article's graph.

    Args:
        file: `articles/<id>.ttl` of a build; one that does not exist counts as an empty graph.
        ontology: what `read_ontology` gave: it holds the concepts' notations.

    Raises OutputError if the file is no Turtle.
    """
    store = ox.Store()
    store.extend(ontology)
    if file.exists():
        try:
            store.load(path=file, format=ox.RdfFormat.TURTLE)
        except (SyntaxError, OSError, ValueError) as error:
            raise OutputError(f"not readable as Turtle: {error}", str(file), "build again") from error
    quotes = _quotes(store)
    kinds, labels, names = _entities(store)
    return BuiltGraph(
        kinds=kinds,
        labels=labels,
        names=names,
        notations=_grouped(_rows(store, _NOTATIONS)),
        roles=_ties(store, "RoleHolding", quotes),
        kinships=_ties(store, "KinshipTie", quotes),
        meetings=_meetings(store, quotes),
        statements=_statements(store, quotes),
        selectors=tuple(Selector(row[1], _number(row[2]), _number(row[3])) for row in _rows(store, _SELECTORS)),
        unproven=len(_rows(store, _UNPROVEN)),
        confidence={iri: float(value) for iri, value in _rows(store, _CONFIDENCE)},
    )


def _rows(store: ox.Store, query: str) -> list[list[str]]:
    """Rows of a SELECT as plain values, sorted; an unbound variable is the empty string."""
    solutions = store.query(_PREFIXES + query)
    assert isinstance(solutions, ox.QuerySolutions)
    return sorted([_value(term) for term in solution] for solution in solutions)


def _value(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode) else ""


def _number(text: str) -> int | None:
    try:
        return int(text)
    except ValueError:
        return None


def _grouped(rows: Iterable[list[str]]) -> dict[str, frozenset[str]]:
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for key, value in rows:
        groups[key].add(value)
    return {key: frozenset(values) for key, values in groups.items()}


def _quotes(store: ox.Store) -> dict[str, str]:
    """{fact: the first of its quotes in sorting order}."""
    quotes: dict[str, str] = {}
    for fact, quote in _rows(store, _QUOTES):
        quotes.setdefault(fact, quote)
    return quotes


def _entities(store: ox.Store) -> tuple[dict[str, str], dict[str, frozenset[str]], dict[str, str]]:
    kinds: dict[str, str] = {}
    names: dict[str, str] = {}
    labels: list[list[str]] = []
    for iri, type_, label in _rows(store, _LABELS):
        kind = _KINDS.get(type_.removeprefix(DIP)) if type_.startswith(DIP) else None
        if kind is None:
            continue
        kinds[iri] = kind
        names[iri] = max(names.get(iri, ""), label, key=len)
        if norm(label):
            labels.append([iri, norm(label)])
    return kinds, _grouped(labels), names


def _ties(store: ox.Store, name: str, quotes: Mapping[str, str]) -> tuple[BuiltTie, ...]:
    return tuple(
        BuiltTie(x, holder, role, of or None, quotes.get(x, ""))
        for x, holder, role, of in _rows(store, _holdings(name))
    )


def _meetings(store: ox.Store, quotes: Mapping[str, str]) -> tuple[BuiltMeeting, ...]:
    found: defaultdict[str, list[list[str]]] = defaultdict(list)
    for iri, property_, value in _rows(store, _MEETINGS):
        found[iri].append([property_.removeprefix(DIP), value])
    return tuple(BuiltMeeting(iri, _grouped(pairs), quotes.get(iri, "")) for iri, pairs in sorted(found.items()))


def _statements(store: ox.Store, quotes: Mapping[str, str]) -> tuple[BuiltStatement, ...]:
    speakers: defaultdict[str, set[str]] = defaultdict(set)
    texts: defaultdict[str, set[str]] = defaultdict(set)
    wording: dict[str, str] = {}
    for iri, speaker, text, quote in _rows(store, _STATEMENTS):
        speakers[iri].add(speaker)
        texts[iri].update({norm(text), norm(quote)})
        wording.setdefault(iri, text)
    return tuple(
        BuiltStatement(iri, frozenset(speakers[iri]), frozenset(texts[iri]), wording[iri], quotes.get(iri, ""))
        for iri in sorted(speakers)
    )
