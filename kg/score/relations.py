"""Roles and kinship ties of one article compared."""

from __future__ import annotations

from collections.abc import Set

from kg.score.align import UNKNOWN, Alignment
from kg.score.contract import BuiltGraph, BuiltTie
from kg.score.counting import Difference, Tally
from kg.score.gold import GoldArticle
from kg.score.names import sentence_holding
from kg.score.readable import Readable

# Kinship terms without the sex of the one they name, and each with the term for the other direction: `A is the
# father-in-law of B` and `B is the child-in-law of A` say the same.
_WITHOUT_SEX = {
    "son_in_law": "child_in_law",
    "daughter_in_law": "child_in_law",
    "father_in_law": "parent_in_law",
    "mother_in_law": "parent_in_law",
}
_CONVERSE = {
    "child_in_law": "parent_in_law",
    "parent_in_law": "child_in_law",
    "child": "parent",
    "parent": "child",
    "grandchild": "grandparent",
    "grandparent": "grandchild",
    "nephew_niece": "uncle_aunt",
    "uncle_aunt": "nephew_niece",
}  # all others are their own converse

RoleKey = tuple[str, str, str | None]
TieKey = tuple[str, str, str]


def count_roles(gold: GoldArticle, built: BuiltGraph, alignment: Alignment, tally: Tally) -> None:
    """Count roles as (holder, type, of), and again without `of`.

    A finer concept counts as any of its broader ones. Where the annotation has a role without `of`, the build's `of`
    does not matter.
    """
    wanted: dict[RoleKey, str] = {}
    for role in gold.roles:
        wanted.setdefault((role.who, role.type, role.of), role.evidence)
    loose = {(who, type_) for who, type_, _ in wanted}
    without_of = {(who, type_) for who, type_, of in wanted if of is None}
    given: dict[RoleKey, str] = {}
    for tie in built.roles:
        who = alignment.id(tie.holder)
        types = sorted(built.notations.get(tie.role, ())) or [UNKNOWN + tie.role]
        type_ = next((type_ for type_ in types if (who, type_) in loose), types[0])
        of = None if (who, type_) in without_of or tie.of is None else alignment.id(tie.of)
        given.setdefault((who, type_, of), tie.quote)
        tally.judge(gold.id, "role", tie.iri, (who, type_, of) in wanted, built.confidence)
    loose_given = {(who, type_) for who, type_, _ in given}
    tally.counts["role"].sets(wanted.keys(), given.keys())
    tally.counts["role_without_of"].sets(loose, loose_given)
    readable = Readable(gold, built)
    resolved = set(alignment.same.values())
    for key in sorted(wanted.keys() - given.keys(), key=str):
        who, type_, of = key
        if who not in resolved:
            cause = "holder not found"
        elif (who, type_) in loose_given:
            cause = "`of` differs"
        else:
            cause = _other_type(key, given.keys()) or "not read"
        sentence = sentence_holding(gold.text, wanted[key])
        tally.differences.append(Difference(gold.id, "role missed", cause, readable.role(key), sentence))
    for key in sorted(given.keys() - wanted.keys(), key=str):
        who, type_, of = key
        if who.startswith(UNKNOWN):
            cause = "holder is no entity of the annotation"
        elif (who, type_) in loose:
            cause = "`of` differs"
        else:
            cause = _other_type(key, wanted.keys()) or "not in the annotation"
        tally.differences.append(Difference(gold.id, "role false", cause, readable.role(key), given[key]))


def count_kinships(gold: GoldArticle, built: BuiltGraph, alignment: Alignment, tally: Tally) -> None:
    """Count kinship ties, read in either direction and without the sex that a term tells."""
    wanted: dict[TieKey, str] = {}
    for tie in gold.kinships:
        wanted.setdefault(_undirected(tie.who, tie.rel, tie.of), tie.evidence)
    given: dict[TieKey, str] = {}
    for built_tie in built.kinships:
        key = _built_tie(built_tie, built, alignment)
        given.setdefault(key, built_tie.quote)
        tally.judge(gold.id, "kinship", built_tie.iri, key in wanted, built.confidence)
    tally.counts["kinship"].sets(wanted.keys(), given.keys())
    readable = Readable(gold, built)
    resolved = set(alignment.same.values())
    for key in sorted(wanted.keys() - given.keys()):
        if not {key[0], key[2]} <= resolved:
            cause = "person not found"
        else:
            cause = "other tie" if _same_pair(key, given.keys()) else "not read"
        sentence = sentence_holding(gold.text, wanted[key])
        tally.differences.append(Difference(gold.id, "kinship missed", cause, readable.tie(key), sentence))
    for key in sorted(given.keys() - wanted.keys()):
        cause = "other tie" if _same_pair(key, wanted.keys()) else "not in the annotation"
        tally.differences.append(Difference(gold.id, "kinship false", cause, readable.tie(key), given[key]))


def _other_type(key: RoleKey, others: Set[RoleKey]) -> str:
    """`X instead of Y` for a role of the same holder and `of` under another type, else the empty string."""
    who, type_, of = key
    found = sorted(other for holder, other, other_of in others if holder == who and other_of == of and other != type_)
    return f"type differs: {type_} / {found[0]}" if found else ""


def _same_pair(key: TieKey, others: Set[TieKey]) -> bool:
    return any({key[0], key[2]} == {other[0], other[2]} for other in others)


def _built_tie(tie: BuiltTie, built: BuiltGraph, alignment: Alignment) -> TieKey:
    term = min(built.notations.get(tie.role, {UNKNOWN}))
    return _undirected(alignment.id(tie.holder), term, alignment.id(tie.of or ""))


def _undirected(who: str, term: str, of: str) -> TieKey:
    """One form for both directions of a tie."""
    term = _WITHOUT_SEX.get(term, term)
    return min((who, term, of), (of, _CONVERSE.get(term, term), who))
