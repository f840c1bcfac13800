"""What the lexicons know about names: one look-up from a written form to what it names."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.annotate import lexicon
from kg.model import COUNTRY, ORGANIZATION, PLACE


@dataclass(frozen=True, slots=True)
class Known:
    """An entry of the gazetteer.

    Attributes:
        kind: `country`, `organization` or `place`.
        name: the canonical name.
        iso: country code of a country, or of the country a place or body belongs to.
        capital_of: country code, if the form names a capital (which may stand for its government).
        institution: a seat that speaks as an institution (`Kremlin`).
        medium: a news medium or a platform, no actor where it is merely credited.
    """

    kind: str
    name: str
    iso: str | None = None
    capital_of: str | None = None
    institution: bool = False
    medium: bool = False


def _split(field: str) -> list[str]:
    return [part for part in field.split(";") if part]


@cache
def gazetteer() -> dict[str, Known]:
    """{written form: entry}; forms are case-sensitive, as in the news. Raises SetupError if a lexicon is missing."""
    table: dict[str, Known] = {}
    for row in lexicon.rows("cities.csv"):
        table[row["name"]] = Known(PLACE, row["name"], row["iso"] or None)
    for row in lexicon.rows("regions.csv"):
        for form in (row["name"], *_split(row["aliases"])):
            table[form] = Known(PLACE, row["name"], row["iso"] or None)
    for row in lexicon.rows("organizations.csv"):
        known = Known(ORGANIZATION, row["name"], row["iso"] or None, institution=row["institution"] == "yes")
        for form in (row["name"], *_split(row["aliases"])):
            table[form] = known
    for row in lexicon.rows("media.csv"):
        known = Known(ORGANIZATION, row["name"], medium=True)
        for form in (row["name"], *_split(row["aliases"])):
            table[form] = known
    for row in lexicon.rows("countries.csv"):
        known = Known(COUNTRY, row["name"], row["iso"])
        for form in (row["name"], *_split(row["aliases"]), *_split(row["demonyms"])):
            table[form] = known
        capitals = _split(row["capitals"])
        for form in capitals:
            table[form] = Known(PLACE, capitals[0], row["iso"], capital_of=row["iso"])
    return table


@cache
def country_name(iso: str) -> str:
    """The usual Indonesian name of a country code; the code itself if it is unknown."""
    return next((row["name"] for row in lexicon.rows("countries.csv") if row["iso"] == iso), iso)


@cache
def longest_form() -> int:
    """The greatest number of words in a form of the gazetteer."""
    return max(len(form.replace("-", " ").split()) for form in gazetteer())


def fold(word: str) -> str:
    """Without accents and case, for the look-up of person names."""
    return unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().lower()


@cache
def given_names() -> frozenset[str]:
    """Given names of many languages, folded."""
    files = ("given_names.txt", "given_names_more.txt")
    return frozenset(fold(name) for file in files for name in lexicon.words(file))


@cache
def person_words() -> frozenset[str]:
    """Given names and surnames of many languages, folded."""
    return given_names() | frozenset(fold(name) for name in lexicon.words("family_names.txt"))


_NAME_SIZES = (2, 3, 4)  # words of a full name


@cache
def _home_names() -> frozenset[tuple[str, ...]]:
    """Full names of Indonesian holders of high office, as their words in lower case."""
    rows = lexicon.rows("role_holders.csv")
    return frozenset(tuple(row["name"].lower().split()) for row in rows if row["iso"] == "ID")


def starts_home_name(words: Sequence[str]) -> bool:
    """Whether words in lower case begin with the full name of an Indonesian holder of high office (`raja juli antoni`)."""
    return any(tuple(words[:size]) in _home_names() for size in _NAME_SIZES)


@cache
def public_figures() -> frozenset[str]:
    """Names of holders of high office, and the forms by which news shortens them, folded.

    Indonesians are called by their first name, others by their last.
    """
    forms: set[str] = set()
    for row in lexicon.rows("role_holders.csv"):
        for name in (row["name"], *_split(row["aliases"])):
            forms.update((fold(name), fold(name.split()[0 if row["iso"] == "ID" else -1])))
    return frozenset(forms)


@cache
def common_words() -> frozenset[str]:
    """Words of everyday Indonesian, in lower case."""
    return frozenset(lexicon.words("common_words.txt"))
