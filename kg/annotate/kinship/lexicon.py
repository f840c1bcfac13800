"""The kinship terms and the words around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.annotate.lexicon import rows
from kg.annotate.phrases import Phrases

_CLITIC = re.compile(r"(.+)nya$")


@dataclass(frozen=True, slots=True)
class Term:
    """A kinship term found in a text.

    Attributes:
        start, end: its tokens, modifiers (`sulung`) left out.
        role: notation: what the person called so is to the other one.
        clitic: does it carry `-nya`?
        flags: of `kinship_terms.csv`.
    """

    start: int
    end: int
    role: str
    clitic: bool
    flags: frozenset[str]


@cache
def _terms() -> Phrases[tuple[str, frozenset[str]]]:
    return Phrases((row["term"], (row["role"], frozenset(row["flags"].split()))) for row in rows("kinship_terms.csv"))


@cache
def uses() -> dict[str, str]:
    """{word: what it does beside a kinship term}."""
    return {row["word"]: row["use"] for row in rows("kinship_words.csv")}


def term_at(lower: Sequence[str], i: int) -> Term | None:
    """The kinship term that starts at token `i`, or None; compounds that are no kin (`ibu kota`) give None."""
    if lower[i] not in _terms() and not lower[i].endswith("nya"):
        return None
    plain = _terms().at(lower, i)
    whole = plain[0] - i if plain else 0
    for length in range(3, whole, -1):  # -nya is on the last word: `adik iparnya`, `kakek-neneknya`
        last = i + length
        match = _CLITIC.match(lower[last - 1]) if last <= len(lower) else None
        if match is None:
            continue
        found = _terms().at([*lower[i : last - 1], match[1]], 0)
        if found and found[0] == length and found[1][0]:
            return Term(i, last, found[1][0], True, found[1][1])
    if plain is None or not plain[1][0]:
        return None
    return Term(i, plain[0], plain[1][0], False, plain[1][1])
