"""Merged facts taken apart again: what each article says of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from kg.model import Document, Entity, Evidence, Facts, KinshipTie, Meeting, RoleHolding, Statement

Fact = TypeVar("Fact", RoleHolding, KinshipTie, Meeting, Statement)
Sourced = TypeVar("Sourced", RoleHolding, KinshipTie, Statement)


def by_article(facts: Facts) -> Iterator[tuple[Document, Facts]]:
    """Each article with the part of `facts` that was read from it, in the order of `facts.articles`.

    A meeting has the values that the article gives; what is not kept per article (label, mode, kind, topics) stays as
    resolved.
    """
    roles, kinships = _split(facts.roles), _split(facts.kinships)
    meetings, statements = _split(facts.meetings), _split(facts.statements)
    entities = {entity.id: entity for entity in facts.entities}
    named: dict[str, set[str]] = {}
    for entity in facts.entities:
        for article in entity.articles:
            named.setdefault(article, set()).add(entity.id)
    for document in facts.articles:
        id = document.id
        own = Facts(
            articles=(document,),
            roles=tuple(_attested(_sourced(role, id), document) for role in roles.get(id, ())),
            kinships=tuple(_sourced(tie, id) for tie in kinships.get(id, ())),
            meetings=tuple(_told(meeting, id) for meeting in meetings.get(id, ())),
            statements=tuple(_sourced(statement, id) for statement in statements.get(id, ())),
        )
        wanted = named.get(id, set()) | set(_actors(own))
        wanted |= {entities[e].in_country or "" for e in wanted & entities.keys()}
        yield document, replace(own, entities=tuple(_named(entities[e], id) for e in sorted(wanted & entities.keys())))


def _split(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    split: dict[str, list[Fact]] = {}
    for fact in facts:
        for article in dict.fromkeys(evidence.article for evidence in fact.evidence):
            split.setdefault(article, []).append(fact)
    return split


def _sourced(fact: Sourced, article: str) -> Sourced:
    own: tuple[Evidence, ...] = tuple(evidence for evidence in fact.evidence if evidence.article == article)
    return replace(fact, evidence=own)


def _attested(role: RoleHolding, document: Document) -> RoleHolding:
    return replace(role, attested_on=tuple(day for day in role.attested_on if day == document.published))


def _told(meeting: Meeting, article: str) -> Meeting:
    """The meeting as the reports of one article have it; the first report that gives a value decides."""
    own = tuple(report for report in meeting.reports if report.evidence.article == article)
    return replace(
        meeting,
        reports=own,
        participants=tuple(dict.fromkeys(p for report in own for p in report.participants)),
        parties=tuple(dict.fromkeys(p for report in own for p in report.parties)),
        place=next((report.place for report in own if report.place), None),
        date=next((report.date for report in own if report.date), None),
        end_date=next((report.end_date for report in own if report.end_date), None),
        status=own[0].status,
    )


def _named(entity: Entity, article: str) -> Entity:
    return replace(entity, articles=(article,) if article in entity.articles else ())


def _actors(facts: Facts) -> Iterator[str]:
    """Ids of all entities that the facts refer to."""
    for role in facts.roles:
        yield from filter(None, (role.holder, role.of))
    for tie in facts.kinships:
        yield from (tie.holder, tie.of)
    for meeting in facts.meetings:
        yield from filter(None, (*meeting.participants, *meeting.parties, meeting.place))
    for statement in facts.statements:
        yield from filter(None, (statement.speaker, statement.addressee))
