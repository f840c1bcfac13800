"""Roles, kinship ties and statements of all articles: what says the same is one fact with several pieces of evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.model import (
    Evidence,
    KinshipMention,
    KinshipTie,
    Reading,
    RoleHolding,
    RoleMention,
    Statement,
    StatementMention,
)
from kg.resolve.identifiers import digest, slug

Owner = dict[tuple[str, int], str]
MOST_CERTAIN = 0.99
_DAY = len("2025-12-20")
# the other side of a symmetrical tie is the same tie: kept once, from the first name by the alphabet
_SYMMETRICAL = frozenset({"spouse", "sibling", "cousin", "sibling_in_law", "co_parent_in_law", "relative"})


def _confidence(values: Iterable[float]) -> float:
    """Of several reports: one minus the product of the doubts, but never certain, as reports copy each other."""
    doubt = 1.0
    for value in values:
        doubt *= 1.0 - value
    return round(min(1.0 - doubt, MOST_CERTAIN), 3)


def _evidence(found: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Without repetitions, by article and position."""
    unique = {(e.article, e.start, e.end): e for e in sorted(found, key=lambda e: (e.article, e.start, e.end, e.rule))}
    return tuple(unique[key] for key in sorted(unique))


def _part(id: str | None) -> str:
    return id.rpartition("/")[2] if id else "none"


def resolve_roles(readings: Sequence[Reading], owner: Owner) -> tuple[RoleHolding, ...]:
    """One holding for each (holder, role, of, tenure); a mention without `of` joins the holding that has one."""
    grouped: dict[tuple[str, str, str | None, str], list[tuple[RoleMention, str | None]]] = defaultdict(list)
    for reading in readings:
        article, published = reading.document.id, reading.document.published
        for role in reading.roles:
            of = owner[article, role.of] if role.of is not None else None
            grouped[owner[article, role.holder], role.role, of, role.tenure].append((role, published))
    for key in [key for key in grouped if key[2] is None]:
        fuller = sorted(
            other
            for other in grouped
            if other[2] is not None and (other[0], other[1], other[3]) == (key[0], key[1], key[3])
        )
        if len(fuller) == 1:
            grouped[fuller[0]].extend(grouped.pop(key))
    result = []
    for (holder, role_type, of, tenure), found in grouped.items():
        titles = sorted(
            {role.title for role, _ in found},
            key=lambda title: (-sum(r.title == title for r, _ in found), -len(title), title),
        )
        result.append(
            RoleHolding(
                id=f"role/{_part(holder)}-{slug(role_type)}-{_part(of)}"
                + ("" if tenure == "current" else f"-{tenure}"),
                holder=holder,
                role=role_type,
                title=titles[0],
                evidence=_evidence(role.evidence for role, _ in found),
                of=of,
                tenure=tenure,
                attested_on=tuple(sorted({day for _, day in found if day and len(day) == _DAY})),
                confidence=_confidence(
                    role.confidence
                    for role, _ in {(r.evidence.article, r.evidence.start): (r, d) for r, d in found}.values()
                ),
            )
        )
    return tuple(sorted(result, key=lambda role: role.id))


def resolve_kinships(readings: Sequence[Reading], owner: Owner) -> tuple[KinshipTie, ...]:
    """One tie for each (holder, role, of)."""
    grouped: dict[tuple[str, str, str], list[KinshipMention]] = defaultdict(list)
    for reading in readings:
        article = reading.document.id
        for tie in reading.kinships:
            holder, of = owner[article, tie.holder], owner[article, tie.of]
            if tie.role in _SYMMETRICAL and of < holder:
                holder, of = of, holder
            if holder != of:
                grouped[holder, tie.role, of].append(tie)
    return tuple(
        KinshipTie(
            id=f"kinship/{_part(holder)}-{slug(role)}-{_part(of)}",
            holder=holder,
            role=role,
            of=of,
            evidence=_evidence(tie.evidence for tie in found),
            confidence=_confidence(tie.confidence for tie in found),
        )
        for (holder, role, of), found in sorted(grouped.items())
    )


def resolve_statements(readings: Sequence[Reading], owner: Owner) -> tuple[Statement, ...]:
    """One statement for each (speaker, text): an agency's report that several outlets print is one statement."""
    grouped: dict[tuple[str, str], list[tuple[StatementMention, Reading]]] = defaultdict(list)
    for reading in readings:
        for statement in reading.statements:
            grouped[owner[reading.document.id, statement.speaker], statement.text].append((statement, reading))
    result = []
    for (speaker, text), found in grouped.items():
        first, reading = min(
            found, key=lambda pair: (pair[1].document.published or "9", pair[1].document.id, pair[0].start)
        )
        result.append(
            Statement(
                id=f"statement/{_part(speaker)}-{digest(speaker, text)}",
                speaker=speaker,
                text=text,
                quotation=first.quotation,
                evidence=_evidence(e for statement, _ in found for e in statement.evidence),
                cue=first.cue,
                addressee=owner[reading.document.id, first.addressee] if first.addressee is not None else None,
                date=first.date,
                confidence=_confidence({r.document.id: s.confidence for s, r in found}.values()),
            )
        )
    return tuple(sorted(result, key=lambda statement: statement.id))
