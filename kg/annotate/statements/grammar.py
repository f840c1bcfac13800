"""What bounds a noun phrase, and which nouns cannot speak: shared by all that reads noun phrases."""

from __future__ import annotations

import re

from kg.annotate.statements.items import PUNCT, QUOTE, WORD, Item
from kg.annotate.statements.lexicon import ACTIVE, forms

PERSON = "PERSON"  # label of a person's name

# nouns of events: `kunjungan`, `pertemuan`, `penolakan`
_EVENT = re.compile(r"(?:ke|pe[mnr]?|peng|peny|per)[a-z]{3,}an$|[a-z]{4,}-[a-z]{4,}an$")


def lifeless(item: Item) -> bool:
    """True for a noun that opens a phrase but names no speaker: `kunjungan Trump`, `langkah Israel`, `serangan itu`."""
    if item.kind != WORD or any(
        item.among(name) for name in ("body", "spokes", "office", "speech", "institution", "source")
    ):
        return False
    return item.among("lifeless") or _EVENT.match(item.low) is not None


def boundary(item: Item) -> bool:
    """True if a noun phrase cannot go on over this item."""
    if item.kind == QUOTE:
        return True
    if item.kind == PUNCT:
        return item.text not in "'’.-/&"
    if item.kind == WORD:
        if item.in_title:
            return False
        if item.low == "yang" or item.among("preposition") or item.among("conjunction") or item.among("join"):
            return True
        if item.text.islower() and item.low in forms() and forms()[item.low].voice == ACTIVE:
            return True
        return item.is_verb
    return False
