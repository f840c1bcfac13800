"""Whether a news medium reports something itself or is merely credited: `Reuters melaporkan`, not `dilansir Reuters`."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.annotate.statements.lexicon import ACTIVE, BARE, forms

_CREDITED = frozenset(["kutip", "dilansir", "melansir", "dikutip", "mengutip", "lansir", "kepada", "oleh", "dari"])
_TELLING = frozenset({"say", "tell", "claim", "show"})
_ACCORDING = frozenset({"menurut", "berdasarkan"})
_SHORTEST_SOURCE = 3  # letters of the words between `Menurut` and the medium (`laporan kantor berita`)
_LONGEST_SOURCE = 4


def reports(doc: Doc, start: int, end: int) -> bool:
    """True if the medium named by these tokens is the subject or agent of reporting words, or opens a sentence as its source."""
    before = doc[start - 1].lower_ if start else ""
    if before in _CREDITED:
        return False
    if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")":
        end += 3
    after = doc[end].lower_ if end < len(doc) else ""
    if _is(after, ACTIVE) or _is(before, BARE):
        return True
    i = start
    while i > 0 and start - i < _LONGEST_SOURCE and doc[i - 1].is_lower and len(doc[i - 1]) >= _SHORTEST_SOURCE:
        i -= 1
    return bool(i and doc[i - 1].lower_ in _ACCORDING and doc[i - 1].is_sent_start)


def _is(word: str, voice: str) -> bool:
    """True if a word is a form of a verb by which something is told, in this voice."""
    entry = forms().get(word)
    return entry is not None and entry.voice == voice and entry.kind in _TELLING
