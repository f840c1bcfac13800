"""Names and words made comparable, and the sentence that holds a fragment."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_WORD = re.compile(r"[a-z0-9]+")
# A line break, or a closing mark with what may follow it, then space and the start of something new.
_BOUNDARY = re.compile(r"\n+|(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])")


def norm(text: str) -> str:
    """Lower-case ASCII words of `text` joined by one space: accents, punctuation and spacing do not count."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return " ".join(_WORD.findall(plain))


def norms(texts: Iterable[str]) -> frozenset[str]:
    """The comparable forms of several names, without the empty one."""
    return frozenset(norm(text) for text in texts) - {""}


def sentence_holding(text: str, fragment: str) -> str:
    """The sentence of `text` in which `fragment` begins, its spaces joined; the fragment itself where it is not found.

    Spacing may differ between fragment and text. A fragment that runs over a boundary brings all sentences it touches.
    """
    words = fragment.split()
    found = re.search(r"\s+".join(map(re.escape, words)), text) if words else None
    if not found:
        return fragment
    start, end = 0, len(text)
    for boundary in _BOUNDARY.finditer(text):
        if boundary.end() <= found.start():
            start = boundary.end()
        elif boundary.start() >= found.end():
            end = boundary.start()
            break
    return " ".join(text[start:end].split())
