"""A part of the facts: what happened in a time, with a status, around one actor."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

import networkx as nx

from kg.errors import QueryError
from kg.graph.build import to_networkx
from kg.model import Entity, Facts, KinshipTie, Meeting, RoleHolding, Statement

Fact = RoleHolding | KinshipTie | Meeting | Statement
SIMILAR = 3  # names offered for one that is not there


@dataclass(frozen=True, slots=True)
class Cut:
    """Which part is wanted.

    Attributes:
        ego: name, other name or id of an actor; empty: everybody.
        depth: how many steps around it, a meeting being a step of its own.
        since, until: ISO day, month or year: meetings and statements outside, and undated ones, are left out.
        statuses: of meetings; none given: all.
    """

    ego: str = ""
    depth: int = 1
    since: str = ""
    until: str = ""
    statuses: Collection[str] = ()


def cut(facts: Facts, wanted: Cut) -> Facts:
    """The facts that are wanted, with all who take part in them and the articles that they were read from.

    Offices and kinship have no time: in a time or of a status, those of whoever takes part in a meeting or statement stay.

    Raises:
        QueryError: no actor, or more than one, is called so, or nothing is left.
    """
    ego = find(facts, wanted.ego).id if wanted.ego else ""
    kept = _filtered(facts, wanted)
    if ego:
        kept = _around(kept, ego, wanted.depth)
    if not (kept.roles or kept.kinships or kept.meetings or kept.statements):
        raise QueryError("no fact fits", wanted.ego, "widen --from, --to, --status or --depth")
    return _alone(kept, ego)


def find(facts: Facts, name: str) -> Entity:
    """The actor with this id or name; raises QueryError if there is none, or more than one by its name alone."""
    key = " ".join(name.split()).casefold()
    named = [entity for entity in facts.entities if entity.id == name.strip() or entity.label.casefold() == key]
    also = [entity for entity in facts.entities if key in {alias.casefold() for alias in entity.aliases}]
    found = named or also
    if len(found) > 1:
        raise QueryError("more than one is called so", name, "say which: " + ", ".join(entity.id for entity in found))
    if found:
        return found[0]
    known = {text for entity in facts.entities for text in (entity.label, *entity.aliases)}
    words = [label for label in sorted(known) if key in label.casefold()]
    close = (words or difflib.get_close_matches(name, sorted(known), SIMILAR, 0.6))[:SIMILAR]
    raise QueryError(
        "the graph names nobody so", name, "similar: " + ", ".join(close) if close else "is it spelled so?"
    )


def _filtered(facts: Facts, wanted: Cut) -> Facts:
    if not (wanted.since or wanted.until or wanted.statuses):
        return facts
    meetings = tuple(
        meeting
        for meeting in facts.meetings
        if (not wanted.statuses or meeting.status in wanted.statuses)
        and _within(meeting.date, meeting.end_date or meeting.date, wanted)
    )
    statements = tuple(said for said in facts.statements if _within(said.date, said.date, wanted))
    happened: tuple[Fact, ...] = (*meetings, *statements)
    active = {id for fact in happened for id in _ends(fact)}
    return replace(
        facts,
        meetings=meetings,
        statements=statements,
        roles=tuple(role for role in facts.roles if role.holder in active),
        kinships=tuple(tie for tie in facts.kinships if {tie.holder, tie.of} <= active),
    )


def _within(first: str | None, last: str | None, wanted: Cut) -> bool:
    """Does any day of `first` to `last` lie in the time? ISO dates of any length compare by their beginnings."""
    if not (wanted.since or wanted.until):
        return True
    if not first or not last:
        return False
    late = not wanted.since or last[: len(wanted.since)] >= wanted.since[: len(last)]
    early = not wanted.until or first[: len(wanted.until)] <= wanted.until[: len(first)]
    return late and early


def _around(facts: Facts, ego: str, depth: int) -> Facts:
    """The facts between nodes at most `depth` steps from `ego`; a meeting comes with all who take part in it."""
    tied = nx.Graph(to_networkx(facts))
    near = set(nx.ego_graph(tied, ego, depth))
    return replace(
        facts,
        roles=tuple(role for role in facts.roles if role.holder in near and (role.of is None or role.of in near)),
        kinships=tuple(tie for tie in facts.kinships if {tie.holder, tie.of} <= near),
        meetings=tuple(meeting for meeting in facts.meetings if meeting.id in near),
        statements=tuple(said for said in facts.statements if set(_ends(said)) <= near),
    )


def _alone(facts: Facts, ego: str) -> Facts:
    """The facts with just the actors and articles that they name."""
    named = {id for fact in _facts(facts) for id in _ends(fact)} | {ego}
    sources = {evidence.article for fact in _facts(facts) for evidence in fact.evidence}
    lands = {entity.in_country for entity in facts.entities if entity.id in named}
    return replace(
        facts,
        articles=tuple(article for article in facts.articles if article.id in sources),
        entities=tuple(
            replace(entity, articles=tuple(id for id in entity.articles if id in sources))
            for entity in facts.entities
            if entity.id in named | lands
        ),
        _index={},
    )


def _facts(facts: Facts) -> Iterator[Fact]:
    yield from facts.roles
    yield from facts.kinships
    yield from facts.meetings
    yield from facts.statements


def _ends(fact: Fact) -> tuple[str, ...]:
    """Ids of all actors that a fact names."""
    if isinstance(fact, Meeting):
        return (*fact.participants, *fact.parties, *filter(None, (fact.place,)))
    if isinstance(fact, Statement):
        return (fact.speaker, *filter(None, (fact.addressee,)))
    return (fact.holder, *filter(None, (fact.of,)))
