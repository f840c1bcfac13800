"""Why a fact is in the graph: what it says, each sentence it was read from, the words and the rule that gave it.

Everything comes from the build itself; nothing is read anew.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.run import Opened, open_store
from kg.vocab import DIP, ENTITY_CLASSES, RDF, RDFS, SCHEMA, SECTIONS, SKOS, concept_of

FACTS = ("RoleHolding", "KinshipTie", "Meeting", "Statement")
_VALUES: Mapping[str, tuple[str, ...]] = {
    "RoleHolding": ("holder", "role", "of", "title", "tenure", "attestedOn"),
    "KinshipTie": ("holder", "role", "of"),
    "Meeting": ("participant", "party", "date", "endDate", "place", "venue", "status", "mode", "kind", "about", "duration"),
    "Statement": ("speaker", "text", "quotation", "cue", "addressee", "date"),
}  # fmt: skip
"""{class of a fact: what is said of it, in order}: local names of properties of the ontology."""
_TOLD = ("status", "date", "endDate", "place", "participant", "party")  # what a source says of a meeting
_SIMILAR = 3  # names offered for one that is not there


@dataclass(frozen=True, slots=True)
class Value:
    """What a property holds: its name and its values in the reader's language, and the values' IRIs (empty for text)."""

    name: str
    values: tuple[str, ...]
    iris: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One sentence that a fact was read from.

    Attributes:
        article: its id.
        headline, publisher, published, url: of the article; empty where unknown.
        quote: the sentence, exactly; it lies at `start` to `end` (code points) of the article's text.
        cues: the words in it that gave the fact.
        rule: the name of the rule or model.
        told: what this source says of a meeting, which the resolved values may differ from.
        others: persons, bodies, countries and places that the sentence names and that are no part of the fact.
    """

    article: str
    headline: str
    publisher: str
    published: str
    url: str
    quote: str
    start: int
    end: int
    cues: tuple[str, ...]
    rule: str
    told: tuple[Value, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """A fact with its grounds: `kind` is its class in words, `confidence` goes from 0 to 1."""

    iri: str
    kind: str
    values: tuple[Value, ...]
    confidence: float
    sources: tuple[Source, ...]


def explain(output: str | os.PathLike[str] | Opened, what: str, lang: str = "id") -> tuple[Explanation, ...]:
    """Why the graph says what it says.

    Args:
        output: a build's folder, or what `open_store` gave.
        what: a fact's IRI, its last steps (`meeting/2025-12-04-...`, `meeting:2025-12-04-...`), or an actor's IRI or
            name, for every fact that has this actor in it.
        lang: of the names of classes, properties and concepts, `id` or `en`.

    Returns:
        The facts, in the order of their IRIs.

    Raises:
        QueryError: the graph has no such thing; similar names are offered.
        OutputError: the folder has no graph.
    """
    grounds = _Grounds(output if isinstance(output, Opened) else open_store(output), lang)
    return tuple(grounds.explanation(fact) for fact in grounds.facts(what))


class _Grounds:
    """Looks things up in one opened build."""

    def __init__(self, opened: Opened, lang: str) -> None:
        self.store, self.lang, self.prefixes = opened.store, lang, opened.prefixes

    # --- terms ---

    def objects(self, subject: str, predicate: str) -> list[ox.NamedNode | ox.Literal]:
        found = self.store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None, ox.DefaultGraph())
        terms = [quad.object for quad in found if isinstance(quad.object, ox.NamedNode | ox.Literal)]
        return sorted(terms, key=lambda term: term.value)

    def texts(self, subject: str, predicate: str) -> tuple[str, ...]:
        return tuple(term.value for term in self.objects(subject, predicate))

    def text(self, subject: str, predicate: str) -> str:
        return next(iter(self.texts(subject, predicate)), "")

    def word(self, iri: str, fallback: str = "") -> str:
        """The name of a class or property of the ontology in the reader's language."""
        found = self.store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(RDFS + "label"), None, None)
        names = {quad.object.language: quad.object.value for quad in found if isinstance(quad.object, ox.Literal)}
        return names.get(self.lang) or names.get("en") or fallback or iri

    def name(self, term: ox.NamedNode | ox.Literal) -> str:
        """A value in the reader's words: the name of an actor or a concept, or the text itself."""
        if isinstance(term, ox.Literal):
            return term.value
        if known := concept_of(term.value):
            return known.labels.get(self.lang, known.notation)
        return self.text(term.value, SKOS + "prefLabel") or term.value

    def values(self, subject: str, properties: Iterable[str]) -> tuple[Value, ...]:
        found = []
        for local in properties:
            if terms := self.objects(subject, DIP + local):
                iris = tuple(term.value for term in terms if isinstance(term, ox.NamedNode))
                found.append(Value(self.word(DIP + local, local), tuple(map(self.name, terms)), iris))
        return tuple(found)

    # --- finding ---

    @cached_property
    def subjects(self) -> dict[str, str]:
        """{IRI: local name of its class} of facts and actors."""
        found = {}
        for local in (*FACTS, *ENTITY_CLASSES.values()):
            for quad in self.store.quads_for_pattern(
                None, ox.NamedNode(RDF + "type"), ox.NamedNode(DIP + local), ox.DefaultGraph()
            ):
                if isinstance(quad.subject, ox.NamedNode):
                    found[quad.subject.value] = local
        return found

    def labels(self, iri: str) -> tuple[str, ...]:
        return self.texts(iri, SKOS + "prefLabel") + self.texts(iri, SKOS + "altLabel")

    def facts(self, what: str) -> list[str]:
        asked = what.strip().strip("<>")
        prefix, colon, rest = asked.partition(":")
        if colon and prefix in self.prefixes and not rest.startswith("//"):
            asked = self.prefixes[prefix] + rest
        ends = "/" + asked.lstrip("/") if asked.split("/")[0] in SECTIONS else None
        found = [iri for iri in self.subjects if iri == asked or (ends and iri.endswith(ends))]
        if not found:
            key = asked.casefold()
            found = [
                iri
                for iri, local in self.subjects.items()
                if local not in FACTS and any(label.casefold() == key for label in self.labels(iri))
            ]
        if not found:
            raise QueryError("the graph says nothing of this", what, self.similar(asked))
        facts = {fact for iri in found for fact in ([iri] if self.subjects[iri] in FACTS else self.about(iri))}
        if not facts:
            raise QueryError("the graph names it but says no fact of it", what)
        return sorted(facts)

    def about(self, actor: str) -> list[str]:
        """The facts that have this actor in them."""
        found = self.store.quads_for_pattern(None, None, ox.NamedNode(actor), ox.DefaultGraph())
        subjects = {quad.subject.value for quad in found if isinstance(quad.subject, ox.NamedNode)}
        return [subject for subject in subjects if self.subjects.get(subject) in FACTS]

    def similar(self, asked: str) -> str:
        if "/" in asked:
            known = {iri.rsplit("/", 1)[-1] for iri in self.subjects}
        else:
            known = {label for iri, local in self.subjects.items() if local not in FACTS for label in self.labels(iri)}
        close = difflib.get_close_matches(asked.rsplit("/", 1)[-1], known, _SIMILAR, 0.6)
        return "similar: " + ", ".join(close) if close else "give an IRI that kg query showed, or a name"

    # --- telling ---

    def explanation(self, fact: str) -> Explanation:
        local = self.subjects[fact]
        values = self.values(fact, _VALUES[local])
        inside = {iri for value in values for iri in value.iris}
        sources = [self.source(evidence, local, inside) for evidence in self.texts(fact, DIP + "evidence")]
        return Explanation(
            iri=fact,
            kind=self.word(DIP + local, local),
            values=values,
            confidence=float(self.text(fact, DIP + "confidence") or 0),
            sources=tuple(sorted(sources, key=lambda source: (source.published, source.article, source.start))),
        )

    def source(self, evidence: str, local: str, inside: set[str]) -> Source:
        article, quote = self.text(evidence, DIP + "article"), self.text(evidence, DIP + "quote")
        told = self.values(evidence, _TOLD) if local == "Meeting" else ()
        return Source(
            article=article.rsplit("/", 1)[-1],
            headline=self.text(article, SCHEMA + "headline"),
            publisher=self.text(article, SCHEMA + "publisher"),
            published=self.text(article, SCHEMA + "datePublished"),
            url=self.text(article, SCHEMA + "url"),
            quote=quote,
            start=int(self.text(evidence, DIP + "start") or 0),
            end=int(self.text(evidence, DIP + "end") or 0),
            cues=tuple(sorted(self.texts(evidence, DIP + "cue"), key=quote.find)),
            rule=self.text(evidence, DIP + "rule"),
            told=told,
            others=self.others(article, quote, inside),
        )

    def others(self, article: str, quote: str, inside: set[str]) -> tuple[str, ...]:
        """Names in the sentence, in its order, that were not taken into the fact."""
        found: dict[tuple[int, str], None] = {}
        for iri in self.texts(article, SCHEMA + "mentions"):
            places = [place for label in self.labels(iri) if (place := _place(label, quote)) is not None]
            if iri not in inside and places:
                found[min(places), self.name(ox.NamedNode(iri))] = None
        return tuple(name for _, name in sorted(found))


def _place(label: str, quote: str) -> int | None:
    found = re.search(rf"(?<!\w){re.escape(label)}(?!\w)", quote)
    return found.start() if found else None
