"""Titles that point back at a person named before (`mantan Menteri Pertahanan itu`) and so tell a role of that person."""

from __future__ import annotations

from kg.annotate.roles_claims import Claim, ClaimReader
from kg.annotate.roles_context import Context


def anaphoric_claims(context: Context, claims: list[Claim], reader: ClaimReader) -> list[Claim]:
    """Claims of titles with `itu` or `tersebut`, where nobody in the article is known to hold them already."""
    held = {claim.phrase.title.role for claim in claims}
    found = []
    for phrase, title in reader.anaphoric():
        if title.role in held and title.tenure == "current" and not phrase.bodies:
            continue
        person = _antecedent(context, title.start, phrase.end)
        if person is not None:
            holders = {claim.holder for claim in claims if claim.phrase.title.role == title.role}
            if person in holders or (holders and not phrase.bodies and title.tenure == "current"):
                continue
            found.append(Claim(person, phrase, "title pointing back", [(title.start, title.end)], phrase.tenure or title.tenure))
    return found


def _antecedent(context: Context, start: int, end: int) -> int | None:
    """Whom a title with `itu` points back at: the reference resolved there, else the subject of the sentence before."""
    for i in range(start, min(end + 1, len(context.words))):
        if i in context.reference:
            actor: int = context.reference[i]._.actor
            return actor
    first = context.sentence(start)[0]
    for _ in range(2):
        if first == 0:
            return None
        first, stop = context.sentence(first - 1)
        for i in range(first, stop):
            person = context.person_at(i)
            if person is not None:
                actor = person._.actor
                return actor
    return None
