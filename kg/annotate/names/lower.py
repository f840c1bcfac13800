"""Bodies of a state written without capitals: `kementerian luar negeri Inggris`, `militer Israel mengatakan`."""

from __future__ import annotations

from functools import cache

from kg.annotate import lexicon
from kg.annotate.names.view import Candidate, NameView
from kg.model import COUNTRY, ORGANIZATION

_LONGEST = 4
_BEFORE = frozenset({"menurut", "kata", "ujar", "ungkap", "tulis", "sebut", "tegas", "klaim", "lapor"})


@cache
def _bodies() -> dict[str, bool]:
    """{words: does the body count only where it speaks?}"""
    return {row["words"]: row["when"] == "speaks" for row in lexicon.rows("lower_bodies.csv")}


@cache
def first_words() -> frozenset[str]:
    """The words with which such a body begins, in lower case."""
    return frozenset(words.split()[0] for words in _bodies())


@cache
def _reporting() -> frozenset[str]:
    """Active reporting verbs."""
    return frozenset(form for row in lexicon.rows("reporting_verbs.csv") for form in row["active"].split("|") if form)


def lower_body(view: NameView, i: int) -> Candidate | None:
    """The body that begins at token i, whose words after the first one are in lower case, or None."""
    for k in range(min(view.size - 1, i + _LONGEST), i, -1):
        words = " ".join(view.texts[i:k])
        speaks = _bodies().get(words[:1].lower() + words[1:])
        if speaks is None:
            continue
        known = view.known_at(k)
        if known is None or known[1].kind != COUNTRY or view.texts[known[0] : known[0] + 1] == ["-"]:
            return None
        if speaks and not _speaks(view, i, known[0]):
            return None
        return Candidate(i, known[0], ORGANIZATION, nested=[Candidate(k, known[0], COUNTRY, known[1])])
    return None


def _speaks(view: NameView, start: int, end: int) -> bool:
    after = view.texts[end] if end < view.size else ""
    before = view.texts[start - 1].lower() if start else ""
    return after in _reporting() or before in _BEFORE
