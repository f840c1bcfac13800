"""A build's Turtle -> `Facts`: the way back of `describe`."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar
from urllib.parse import unquote

import pyoxigraph as ox

from kg.errors import OutputError
from kg.model import (
    Document,
    Entity,
    Evidence,
    Facts,
    KinshipTie,
    Meeting,
    MeetingReport,
    RoleHolding,
    Statement,
)
from kg.vocab import DIP, ENTITY_CLASSES, RDF, SCHEMA, SKOS, WD, concepts

GRAPH = "graph.ttl"
SECTION = "person"  # a prefix that every file of ours declares; what stands before it in its IRI is the base
Values = Mapping[str, list[str]]  # {IRI of a property: what it holds, in the file's order}
Item = TypeVar("Item")


def load(output: str | os.PathLike[str]) -> tuple[Facts, str]:
    """The facts of the build in a folder, and the base of their IRIs.

    They are those that were written, but for what the Turtle does not hold: the texts of the articles, site noise in them,
    and the order of a fact's evidence, which comes in the order of the articles. Where words that gave a fact stand in a
    sentence more than once, the place nearest to the others is taken.

    Raises:
        OutputError: the folder has no graph, or it is no graph of ours.
    """
    path = Path(output) / GRAPH
    found: dict[str, dict[str, list[str]]] = {}
    try:
        parser = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        for quad in parser:
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                values = found.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, [])
                values.append(quad.object.value)
    except SyntaxError as error:
        raise OutputError(f"this is no valid Turtle: {error}", str(path), "build again with kg build") from error
    except (OSError, ValueError) as error:
        raise OutputError("there is no graph here", str(path), "build one with kg build") from error
    section = parser.prefixes.get(SECTION, "")
    if not section.endswith(f"{SECTION}/"):
        raise OutputError("this is no graph of ours", str(path), "build one with kg build")
    base = section.removesuffix(f"{SECTION}/")
    try:
        return _Reader(found, base).facts(), base
    except (KeyError, ValueError, IndexError) as error:
        raise OutputError(
            f"the graph lacks what a build writes: {error}", str(path), "build again with kg build"
        ) from error


class _Reader:
    """Holds everything that a file says, by subject and property."""

    def __init__(self, found: Mapping[str, Values], base: str) -> None:
        self.found, self.base = found, base
        self.words = {
            concept.iri: concept.notation for scheme in ("role", "kinship", "tenure", "status", "mode", "kind", "quotation")
            for concept in concepts(scheme)
        }  # fmt: skip

    def facts(self) -> Facts:
        named: dict[str, list[str]] = {}
        articles = list(self.of_class("Article", self.article))
        for iri, values in self.found.items():
            for actor in values.get(SCHEMA + "mentions", ()):
                named.setdefault(self.id(actor), []).append(self.article_id(iri))
        entities: list[Entity] = []
        for kind, local in ENTITY_CLASSES.items():
            entities += self.of_class(local, partial(self.entity, kind, named))
        return Facts(
            tuple(sorted(articles, key=lambda item: item.id)),
            tuple(sorted(entities, key=lambda item: item.id)),
            tuple(sorted(self.of_class("RoleHolding", self.role), key=lambda item: item.id)),
            tuple(sorted(self.of_class("KinshipTie", self.kinship), key=lambda item: item.id)),
            tuple(sorted(self.of_class("Meeting", self.meeting), key=lambda item: item.id)),
            tuple(sorted(self.of_class("Statement", self.statement), key=lambda item: item.id)),
        )

    def of_class(self, local: str, make: Callable[[str, Values], Item]) -> Iterator[Item]:
        for iri, values in self.found.items():
            if iri.startswith(self.base) and DIP + local in values.get(RDF + "type", ()):
                yield make(iri, values)

    # --- terms ---

    def id(self, iri: str) -> str:
        return unquote(iri.removeprefix(self.base))

    def article_id(self, iri: str) -> str:
        return unquote(iri.rpartition("/")[2])

    def ids(self, values: Values, local: str) -> tuple[str, ...]:
        return tuple(map(self.id, values.get(DIP + local, ())))

    def ref(self, values: Values, local: str) -> str | None:
        return next(iter(self.ids(values, local)), None)

    def word(self, values: Values, local: str) -> str:
        return self.words[values[DIP + local][0]]

    # --- individuals ---

    def article(self, iri: str, values: Values) -> Document:
        def first(name: str) -> str:
            return next(iter(values.get(SCHEMA + name, ())), "")

        return Document(
            self.article_id(iri),
            "",
            first("headline"),
            first("url"),
            first("publisher"),
            first("datePublished") or None,
            first("inLanguage"),
            sha256=next(iter(values.get(DIP + "sha256", ())), ""),
        )

    def entity(self, kind: str, named: Mapping[str, list[str]], iri: str, values: Values) -> Entity:
        id = self.id(iri)
        wikidata = (same.removeprefix(WD) for same in values.get(SKOS + "exactMatch", ()) if same.startswith(WD))
        return Entity(
            id,
            kind,
            values[SKOS + "prefLabel"][0],
            tuple(sorted(values.get(SKOS + "altLabel", ()))),
            next(iter(values.get(SCHEMA + "identifier", ())), None),
            self.ref(values, "inCountry"),
            next(wikidata, None),
            tuple(sorted(named.get(id, ()))),
        )

    def role(self, iri: str, values: Values) -> RoleHolding:
        return RoleHolding(
            self.id(iri),
            self.ids(values, "holder")[0],
            self.word(values, "role"),
            next(iter(values.get(DIP + "title", ())), ""),
            self.evidences(values),
            self.ref(values, "of"),
            self.word(values, "tenure"),
            tuple(values.get(DIP + "attestedOn", ())),
            self.confidence(values),
        )

    def kinship(self, iri: str, values: Values) -> KinshipTie:
        ends = self.ids(values, "holder")[0], self.word(values, "role"), self.ids(values, "of")[0]
        return KinshipTie(self.id(iri), *ends, self.evidences(values), self.confidence(values))

    def meeting(self, iri: str, values: Values) -> Meeting:
        reports = (self.report(self.found[evidence]) for evidence in values[DIP + "evidence"])
        return Meeting(
            self.id(iri),
            next(iter(values.get(SKOS + "prefLabel", ())), ""),
            tuple(sorted(reports, key=lambda report: _place(report.evidence))),
            self.ids(values, "participant"),
            self.ids(values, "party"),
            self.ref(values, "place"),
            next(iter(values.get(DIP + "venue", ())), ""),
            next(iter(values.get(DIP + "date", ())), None),
            next(iter(values.get(DIP + "endDate", ())), None),
            self.word(values, "status"),
            self.word(values, "mode"),
            self.word(values, "kind"),
            tuple(values.get(DIP + "about", ())),
            next(iter(values.get(DIP + "duration", ())), ""),
            self.confidence(values),
        )

    def report(self, values: Values) -> MeetingReport:
        return MeetingReport(
            self.evidence(values),
            self.word(values, "status"),
            self.ids(values, "participant"),
            self.ids(values, "party"),
            self.ref(values, "place"),
            next(iter(values.get(DIP + "date", ())), None),
            next(iter(values.get(DIP + "endDate", ())), None),
        )

    def statement(self, iri: str, values: Values) -> Statement:
        return Statement(
            self.id(iri),
            self.ids(values, "speaker")[0],
            values[DIP + "text"][0],
            self.word(values, "quotation"),
            self.evidences(values),
            next(iter(values.get(DIP + "cue", ())), ""),
            self.ref(values, "addressee"),
            next(iter(values.get(DIP + "date", ())), None),
            self.confidence(values),
        )

    # --- evidence ---

    def confidence(self, values: Values) -> float:
        return float(values[DIP + "confidence"][0])

    def evidences(self, values: Values) -> tuple[Evidence, ...]:
        return tuple(sorted((self.evidence(self.found[iri]) for iri in values.get(DIP + "evidence", ())), key=_place))

    def evidence(self, values: Values) -> Evidence:
        quote, start = values[DIP + "quote"][0], int(values[DIP + "start"][0])
        return Evidence(
            self.article_id(values[DIP + "article"][0]),
            start,
            int(values[DIP + "end"][0]),
            quote,
            tuple((start + a, start + b) for a, b in _found(quote, values.get(DIP + "cue", ()))),
            next(iter(values.get(DIP + "rule", ())), ""),
        )


def _place(evidence: Evidence) -> tuple[str, int, int]:
    return evidence.article, evidence.start, evidence.end


def _found(quote: str, cues: Sequence[str]) -> list[tuple[int, int]]:
    """Where cue words stand in a sentence: those that stand there once first, the others nearest to them."""
    placed: list[tuple[int, int]] = []
    for cue in sorted((cue for cue in cues if cue in quote), key=quote.count):
        spots = [match.start() for match in re.finditer(f"(?={re.escape(cue)})", quote)]
        at = min(spots, key=lambda spot: (min((abs(spot - other) for other, _ in placed), default=0), spot))
        placed.append((at, at + len(cue)))
    return sorted(placed)
