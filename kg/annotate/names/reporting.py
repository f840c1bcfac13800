"""Whether a news medium reports something itself or is merely credited: `Reuters melaporkan`, not `dilansir Reuters`."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from kg.annotate import lexicon

_CREDITED = frozenset(["kutip", "dilansir", "melansir", "dikutip", "mengutip", "lansir", "kepada", "oleh", "dari"])
_ACCORDING = frozenset({"menurut", "berdasarkan"})
_SHORTEST_SOURCE = 3  # letters of the words between `Menurut` and the medium (`laporan kantor berita`)
_LONGEST_SOURCE = 4


@cache
def _forms(column: str) -> frozenset[str]:
    return frozenset(
        form
        for row in lexicon.rows("reporting_verbs.csv")
        if row["class"] in {"say", "tell", "claim", "show"}
        for form in row[column].split("|")
    )


@cache
def _bare() -> frozenset[str]:
    return frozenset(row["root"] for row in lexicon.rows("reporting_verbs.csv") if row["bare"] != "no")


def reports(doc: Doc, start: int, end: int) -> bool:
    """True if the medium named by these tokens is the subject or agent of reporting words, or opens a sentence as its source."""
    before = doc[start - 1].lower_ if start else ""
    if before in _CREDITED:
        return False
    if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")":
        end += 3
    after = doc[end].lower_ if end < len(doc) else ""
    if after in _forms("active") or before in _bare():
        return True
    i = start
    while i > 0 and start - i < _LONGEST_SOURCE and doc[i - 1].is_lower and len(doc[i - 1]) >= _SHORTEST_SOURCE:
        i -= 1
    return bool(i and doc[i - 1].lower_ in _ACCORDING and doc[i - 1].is_sent_start)
