"""Facts -> networkx: actors and meetings as nodes; roles, kinship, participation and the rest as edges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import networkx as nx

from kg.graph.labels import LANGUAGES, label, labels
from kg.graph.schema import EDGE_RULES, MEETING, EdgeRule
from kg.model import Entity, Evidence, Facts, Meeting, RoleHolding, Statement

Fact = Any  # a RoleHolding, KinshipTie, Meeting or Statement: an EdgeRule says which of its fields matter


def to_networkx(facts: Facts) -> nx.MultiDiGraph:
    """The facts as a directed multigraph for analysts.

    Nodes are ids (`person/steve-witkoff`, `meeting/2025-12-20-...`). Every node has `type` (one of
    `schema.NODE_TYPES`), `label` and `articles`; persons and bodies have `aliases`, `roles` and `statements`; meetings
    have their date, place, status, mode, kind and the rest of `kg.model.Meeting`.

    Edges are keyed by a name that is unique in the graph: the fact's own id, or `<meeting>#<type>:<other end>`. Every
    edge has `type` (one of `schema.EDGE_TYPES`), `fact` (id of the fact), `label_id`, `label_en`, `confidence` and
    `evidence`: a tuple of dicts with `article`, `start`, `end`, `quote`, `cues` and `rule`.

    `graph.graph` has `articles` ({id: what is known of it}) and `labels` (see `kg.graph.labels`).

    Raises:
        ValueError: a fact names an actor that is not among `facts.entities`.
    """
    graph = nx.MultiDiGraph(
        labels=labels(),
        articles={
            article.id: {
                "title": article.title,
                "url": article.url,
                "publisher": article.publisher,
                "published": article.published,
            }
            for article in sorted(facts.articles, key=lambda article: article.id)
        },
    )
    for entity in sorted(facts.entities, key=lambda entity: entity.id):
        graph.add_node(entity.id, **_entity(entity))
    for meeting in sorted(facts.meetings, key=lambda meeting: meeting.id):
        graph.add_node(meeting.id, **_meeting(meeting))
    for rule in EDGE_RULES:
        for fact in sorted(getattr(facts, rule.facts), key=lambda fact: fact.id):
            _draw(graph, rule, fact)
    for role in facts.roles:
        _append(graph, role.holder, "roles", _role(role))
    for statement in facts.statements:
        _append(graph, statement.speaker, "statements", _statement(statement))
    return graph


def connected(graph: nx.MultiDiGraph) -> list[str]:
    """Ids of the nodes that take part in a fact: those with an edge to another node, sorted."""
    return sorted({node for source, target in graph.edges() if source != target for node in (source, target)})


def counts(graph: nx.MultiDiGraph) -> dict[str, int]:
    """How many nodes there are of each type."""
    return dict(Counter(kind for _, kind in graph.nodes(data="type")))


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "type": entity.kind,
        "label": entity.label,
        "aliases": entity.aliases,
        "iso": entity.iso,
        "in_country": entity.in_country,
        "wikidata": entity.wikidata,
        "articles": entity.articles,
        "roles": (),
        "statements": (),
    }


def _meeting(meeting: Meeting) -> dict[str, Any]:
    return {
        "type": MEETING,
        "label": meeting.label,
        "status": meeting.status,
        "date": meeting.date,
        "end_date": meeting.end_date,
        "place": meeting.place,
        "venue": meeting.venue,
        "mode": meeting.mode,
        "kind": meeting.kind,
        "about": meeting.about,
        "duration": meeting.duration,
        "confidence": meeting.confidence,
        "evidence": tuple(map(_evidence, meeting.evidence)),
        "articles": tuple(sorted({evidence.article for evidence in meeting.evidence})),
    }


def _role(role: RoleHolding) -> dict[str, Any]:
    return {
        "role": role.role,
        "title": role.title,
        "of": role.of,
        "tenure": role.tenure,
        "confidence": role.confidence,
        "evidence": tuple(map(_evidence, role.evidence)),
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "text": statement.text,
        "quotation": statement.quotation,
        "cue": statement.cue,
        "addressee": statement.addressee,
        "date": statement.date,
        "confidence": statement.confidence,
        "evidence": tuple(map(_evidence, statement.evidence)),
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "article": evidence.article,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
        "cues": evidence.cues,
        "rule": evidence.rule,
    }


def _append(graph: nx.MultiDiGraph, node: str, attribute: str, value: dict[str, Any]) -> None:
    if node not in graph:
        raise ValueError(f"a fact names {node}, which is not among the entities")
    attributes = graph.nodes[node]
    attributes[attribute] = (*attributes.get(attribute, ()), value)


def _ends(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value


def _draw(graph: nx.MultiDiGraph, rule: EdgeRule, fact: Fact) -> None:
    for source, target, key, evidence in _edges(rule, fact):
        for end in (source, target):
            if end not in graph:
                raise ValueError(f"{fact.id} names {end}, which is not among the entities")
        graph.add_edge(
            source,
            target,
            key=key,
            type=rule.type,
            fact=fact.id,
            **{f"label_{lang}": _label(rule, fact, lang) for lang in LANGUAGES},
            **{name: getattr(fact, name) for name in rule.keep},
            confidence=fact.confidence,
            evidence=tuple(map(_evidence, evidence)),
        )


def _edges(rule: EdgeRule, fact: Fact) -> Iterator[tuple[str, str, str, tuple[Evidence, ...]]]:
    for source in _ends(getattr(fact, rule.source)):
        for target in _ends(getattr(fact, rule.target)):
            if isinstance(fact, Meeting):
                other = target if source == fact.id else source
                yield source, target, f"{fact.id}#{rule.type}:{other}", _reported(fact, rule, other)
            else:
                yield source, target, fact.id, fact.evidence


def _reported(meeting: Meeting, rule: EdgeRule, other: str) -> tuple[Evidence, ...]:
    """The evidence of those reports that name the other end; of all where none does, since the meeting was merged."""
    field = rule.source if rule.target == "id" else rule.target
    return tuple(report.evidence for report in meeting.reports if other in _ends(getattr(report, field))) or (
        meeting.evidence
    )


def _label(rule: EdgeRule, fact: Fact, lang: str) -> str:
    """What is written on an edge: in Indonesian the source's own words where it has any, in English the concept."""
    if rule.type == "role":
        words = fact.title if lang == "id" and fact.title else label("role", fact.role, lang)
        return labels()["holding"].get(fact.tenure, {}).get(lang, "{}").replace("{}", words)
    return label("kinship", fact.role, lang) if rule.type == "kinship" else label("edge", rule.type, lang)
