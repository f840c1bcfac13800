"""Facts as nodes: every individual of the contract with its properties, our terms and the standard ones beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

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
from kg.rdf.nodes import Node
from kg.rdf.terms import date, decimal, integer, scrub, standard, text, url
from kg.vocab import (
    DIP,
    ENTITY_CLASSES,
    ORG,
    PROV,
    RDF,
    SCHEMA,
    SCHEMES,
    SEM,
    SKOS,
    WD,
    Concept,
    article_iri,
    concept,
    concept_of,
    individual,
    leaf,
)

LANGUAGE = "id"
"""Language of what is quoted from the articles."""

ORGANISED = ("organization/", "country/")
"""Starts of the ids that may be an org:organization: a person whom an adviser serves is none."""

Fact = RoleHolding | KinshipTie | Meeting | Statement


def describe(facts: Facts, base: str) -> Iterator[Node]:
    """The nodes of a graph, individuals below `base`; some may share an IRI.

    Raises KeyError for a word that is no concept and ValueError for a base that is no IRI.
    """
    yield from _Writer(facts, base).nodes()


class _Writer:
    """Holds what one walk over the facts needs: the base, what each article mentions, which concepts were used."""

    def __init__(self, facts: Facts, base: str) -> None:
        self.facts = facts
        self.base = base
        self.used: dict[str, Concept] = {}
        self.mentions: dict[str, list[str]] = {}
        for entity in facts.entities:
            for article in entity.articles:
                self.mentions.setdefault(article, []).append(entity.id)

    def nodes(self) -> Iterator[Node]:
        for document in self.facts.articles:
            yield self.article(document)
        for entity in self.facts.entities:
            yield self.entity(entity)
        for role in self.facts.roles:
            yield self.role(role)
            yield from self.sources(role)
        for tie in self.facts.kinships:
            yield self.kinship(tie)
            yield from self.sources(tie)
        for meeting in self.facts.meetings:
            yield self.meeting(meeting)
            yield from (self.report(meeting, report) for report in meeting.reports)
        for statement in self.facts.statements:
            yield self.statement(statement)
            yield from self.sources(statement)
        for found in self.used.values():
            yield self.concept(found)

    # --- terms ---

    def ref(self, id: str | None) -> ox.NamedNode | None:
        return ox.NamedNode(individual(self.base, id)) if id else None

    def node(self, section: str, id: str, local: str) -> Node:
        node = Node(section, ox.NamedNode(individual(self.base, id)))
        node.is_a(local)
        return node

    def word(self, scheme: str, notation: str) -> ox.NamedNode:
        found = concept(scheme, notation)
        self.use(found)
        return standard(found.iri)

    def use(self, found: Concept) -> None:
        if found.iri not in self.used:
            self.used[found.iri] = found
            for wider in filter(None, map(concept_of, found.broader)):
                self.use(wider)

    # --- individuals ---

    def article(self, document: Document) -> Node:
        node = Node("article", ox.NamedNode(article_iri(self.base, document.id)))
        node.is_a("Article")
        node.also(SCHEMA + "headline", text(document.title) if document.title else None)
        node.also(SCHEMA + "url", url(document.url) if document.url else None)
        node.also(SCHEMA + "publisher", text(document.publisher) if document.publisher else None)
        node.also(SCHEMA + "datePublished", date(document.published) if document.published else None)
        node.also(SCHEMA + "inLanguage", text(document.language) if document.language else None)
        node.add("sha256", text(document.sha256) if document.sha256 else None)
        for id in self.mentions.get(document.id, ()):
            node.also(SCHEMA + "mentions", self.ref(id))
        return node

    def entity(self, entity: Entity) -> Node:
        node = self.node(entity.kind, entity.id, ENTITY_CLASSES[entity.kind])
        node.also(SKOS + "prefLabel", text(entity.label))
        for alias in entity.aliases:
            if alias != entity.label:
                node.also(SKOS + "altLabel", text(alias))
        node.also(SCHEMA + "name", text(entity.label))
        for alias in entity.aliases:
            if alias != entity.label:
                node.also(SCHEMA + "alternateName", text(alias))
        if entity.kind == "country" and entity.iso:
            node.also(SCHEMA + "identifier", text(entity.iso))
        node.add("inCountry", self.ref(entity.in_country))
        if entity.wikidata and entity.wikidata[0] == "Q" and entity.wikidata[1:].isdecimal():
            node.also(SKOS + "exactMatch", ox.NamedNode(WD + entity.wikidata))
        return node

    def role(self, role: RoleHolding) -> Node:
        node = self.node("role", role.id, "RoleHolding")
        holder, of, word = self.ref(role.holder), self.ref(role.of), self.word("role", role.role)
        node.add("holder", holder)
        node.add("role", word)
        node.add("of", of)
        node.add("title", text(role.title, LANGUAGE) if role.title else None)
        node.add("tenure", self.word("tenure", role.tenure))
        for day in role.attested_on:
            node.add("attestedOn", date(day))
        node.also(ORG + "member", holder)
        node.also(ORG + "role", word)
        node.also(ORG + "organization", of if (role.of or "").startswith(ORGANISED) else None)
        self.close(node, role)
        return node

    def kinship(self, tie: KinshipTie) -> Node:
        node = self.node("kinship", tie.id, "KinshipTie")
        node.add("holder", self.ref(tie.holder))
        node.add("role", self.word("kinship", tie.role))
        node.add("of", self.ref(tie.of))
        self.close(node, tie)
        return node

    def meeting(self, meeting: Meeting) -> Node:
        node = self.node("meeting", meeting.id, "Meeting")
        node.also(SKOS + "prefLabel", text(meeting.label) if meeting.label else None)
        node.also(SCHEMA + "name", text(meeting.label) if meeting.label else None)
        self.told(node, meeting)
        node.add("venue", text(meeting.venue) if meeting.venue else None)
        node.add("mode", self.word("mode", meeting.mode))
        node.add("kind", self.word("kind", meeting.kind))
        for topic in meeting.about:
            node.add("about", text(topic, LANGUAGE))
        node.add("duration", text(meeting.duration) if meeting.duration else None)
        if meeting.date:
            node.also(SCHEMA + "startDate", date(meeting.date))
            if meeting.end_date:
                node.also(SEM + "hasBeginTimeStamp", date(meeting.date))
        self.close(node, meeting)
        return node

    def told(self, node: Node, told: Meeting | MeetingReport) -> None:
        """What a meeting has as its resolved values and each of its evidence as its source's."""
        for id in told.participants:
            node.add("participant", self.ref(id))
        for id in told.parties:
            node.add("party", self.ref(id))
        node.add("place", self.ref(told.place))
        node.add("date", date(told.date) if told.date else None)
        node.add("endDate", date(told.end_date) if told.end_date else None)
        node.add("status", self.word("status", told.status))

    def statement(self, statement: Statement) -> Node:
        node = self.node("statement", statement.id, "Statement")
        node.add("speaker", self.ref(statement.speaker))
        node.add("text", text(statement.text, LANGUAGE))
        node.add("quotation", self.word("quotation", statement.quotation))
        node.add("cue", text(statement.cue) if statement.cue else None)
        node.add("addressee", self.ref(statement.addressee))
        node.add("date", date(statement.date) if statement.date else None)
        self.close(node, statement)
        return node

    def close(self, node: Node, fact: Fact) -> None:
        """What every fact has: confidence, evidence, and the articles that it was read from."""
        node.add("confidence", decimal(fact.confidence))
        for evidence in fact.evidence:
            node.add("evidence", ox.NamedNode(evidence_iri(self.base, fact.id, evidence)))
        for article in sorted({evidence.article for evidence in fact.evidence}):
            node.also(PROV + "wasDerivedFrom", ox.NamedNode(article_iri(self.base, article)))

    # --- evidence ---

    def sources(self, fact: RoleHolding | KinshipTie | Statement) -> Iterable[Node]:
        return (self.evidence(fact.id, evidence) for evidence in fact.evidence)

    def report(self, meeting: Meeting, report: MeetingReport) -> Node:
        node = self.evidence(meeting.id, report.evidence)
        self.told(node, report)
        return node

    def evidence(self, fact: str, evidence: Evidence) -> Node:
        node = Node("evidence", ox.NamedNode(evidence_iri(self.base, fact, evidence)))
        node.is_a("Evidence")
        node.add("article", ox.NamedNode(article_iri(self.base, evidence.article)))
        node.add("quote", text(evidence.quote))
        node.add("start", integer(evidence.start))
        node.add("end", integer(evidence.end))
        for start, end in evidence.cues:
            cue = evidence.quote[max(start - evidence.start, 0) : max(end - evidence.start, 0)]
            node.add("cue", text(cue) if cue else None)
        node.add("rule", text(evidence.rule) if evidence.rule else None)
        return node

    # --- concepts ---

    def concept(self, found: Concept) -> Node:
        """What a query needs of a concept, so that a graph can be read without the ontology beside it."""
        node = Node("concept", standard(found.iri))
        for iri in found.types:
            node.also(RDF + "type", standard(iri))
        node.also(SKOS + "inScheme", standard(DIP + SCHEMES[found.scheme]))
        node.also(SKOS + "notation", text(found.notation))
        for language, name in found.labels.items():
            node.also(SKOS + "prefLabel", text(name, language))
        for iri in found.broader:
            node.also(SKOS + "broader", standard(iri))
        return node


def evidence_iri(base: str, fact: str, evidence: Evidence) -> str:
    """IRI of the evidence for a fact (its id): the article, the offsets, and a short hash of the fact.

    Each fact has evidence of its own, also where two are read from one sentence: the words that gave it differ, and so
    does what the sentence says of two meetings.
    """
    digest = hashlib.sha256(scrub(fact).encode()).hexdigest()[:8]
    return leaf(base, "evidence", f"{evidence.article}.{evidence.start}-{evidence.end}.{digest}")
