"""Titles without a name: those that point back at a person (`mantan Menteri Pertahanan itu`), and those of an office
whose holder the article names elsewhere (`Presiden Rusia` in an article on Putin)."""

from __future__ import annotations

from collections.abc import Container
from functools import cache

from spacy.tokens import Span

from kg.annotate.lexicon import rows
from kg.annotate.quotations import quoted_tokens
from kg.annotate.roles.claims import Claim, ClaimReader
from kg.annotate.roles.context import COUNTRY, PERSON, Context
from kg.annotate.roles.lexicon import HIGH_OFFICES
from kg.annotate.roles.phrase import Phrase, link_words
from kg.annotate.roles.titles import CURRENT, Title

_MEMORY = 5  # sentences
_INDONESIA = "ID"
_MEMBERS_OF_PARTIES = frozenset(
    {"politisi", "politikus", "politikus senior", "politisi senior"}
)  # `politikus Golkar itu`: no office
_GENERIC = frozenset(
    {
        "seorang",
        "sebagai",
        "menjadi",
        "jadi",
        "kantor",
        "istana",
        "calon",
        "jabatan",
        "kursi",
        "posisi",
        "keputusan",
        "peraturan",
        "instruksi",
        "pemilihan",
        "pilihan",
    }
)


@cache
def _reporting() -> frozenset[str]:
    return frozenset(row["root"] for row in rows("reporting_verbs.csv") if row["root"])


def nameless_claims(context: Context, claims: list[Claim], reader: ClaimReader) -> list[Claim]:
    """Claims of titles that no name stands beside."""
    return [*_pointing_back(context, claims, reader), *_of_known_holders(context, claims, reader)]


def _pointing_back(context: Context, claims: list[Claim], reader: ClaimReader) -> list[Claim]:
    held = {(claim.phrase.title.role, body, claim.tenure) for claim in claims for body, _ in claim.phrase.bodies}
    found = []
    quoted = quoted_tokens(context.doc)
    for phrase, title in reader.anaphoric():
        before = context.lower[title.outer - 1] if title.outer else ""
        serving = (
            "menjabat" in context.lower[max(0, title.outer - 2) : title.outer]
        )  # `sosok yang juga menjabat sebagai T itu`
        if (
            before in link_words("many")
            or before.isdigit()
            or not (phrase.bodies or title.tenure != CURRENT or serving)
        ):
            continue
        if title.head.words in _MEMBERS_OF_PARTIES or title.head.group == "leader":
            continue
        if any((title.role, body, phrase.tenure or title.tenure) in held for body, _ in phrase.bodies):
            continue
        person = _antecedent(context, title, quoted)
        if person is not None:
            found.append(
                Claim(person, phrase, "title pointing back", [(title.start, title.end)], phrase.tenure or title.tenure)
            )
    return found


def _antecedent(context: Context, title: Title, quoted: Container[int]) -> int | None:
    """Whom a title with `itu` points back at: who spoke last, else the first person of the sentence before.

    Persons named at one of the `quoted` tokens are none of them.
    """
    first = context.sentence(title.start)[0]
    for _ in range(_MEMORY):
        if first == 0:
            return None
        first, stop = context.sentence(first - 1)
        people = [
            span
            for i in range(first, stop)
            if (span := context.person_at(i)) is not None and not _greater(context, span, title) and i not in quoted
        ]
        speakers = [span for span in people if _speaks(context, span.start, first)]
        for span in (*speakers, *people):
            actor: int = span._.actor
            return actor
    return None


def _greater(context: Context, span: Span, title: Title) -> bool:
    """Does the person hold an office beside which nobody is called by a lesser one?"""
    lesser = title.role not in HIGH_OFFICES and title.tenure == CURRENT
    return lesser and any(office.role in HIGH_OFFICES for office in context.offices(span._.actor))


def _speaks(context: Context, i: int, first: int) -> bool:
    """Does `kata` or `ujar`, a title between them allowed, stand before the name at token `i`?"""
    while i > first and (
        i - 1 in context.covered or (i - 1 in context.mention and context.kind(context.mention[i - 1]) != PERSON)
    ):
        i -= 1
    return i > first and context.lower[i - 1] in _reporting()


def _of_known_holders(context: Context, claims: list[Claim], reader: ClaimReader) -> list[Claim]:
    taken = {claim.phrase.title.start for claim in claims}
    held = {(claim.holder, claim.phrase.title.role) for claim in claims}
    offices: dict[tuple[str, str], list[int]] = {}
    for person, state in enumerate(context.actors):
        if state.kind == PERSON:
            for office in context.offices(person):
                offices.setdefault((office.role, office.iso), []).append(person)
    found = []
    for phrase, title in reader.open_phrases():
        if (
            title.start in taken
            or title.role not in HIGH_OFFICES
            or title.tenure != CURRENT
            or phrase.tenure
            or phrase.comma
        ):
            continue
        if title.outer and context.lower[title.outer - 1] in _GENERIC:
            continue
        people = offices.get((title.role, _iso(context, phrase)), [])
        if len(people) == 1 and (people[0], title.role) not in held:
            found.append(Claim(people[0], phrase, "title of a known holder", [(title.start, title.end)]))
            held.add((people[0], title.role))
    return found


def _iso(context: Context, phrase: Phrase) -> str:
    """The country of a title without a name: stated, or Indonesia, whose offices its press names without one."""
    if not phrase.bodies:
        return _INDONESIA if not phrase.unknown else ""
    actor, preposition = phrase.bodies[0]
    return context.iso(actor) if context.actors[actor].kind == COUNTRY and not preposition else ""
