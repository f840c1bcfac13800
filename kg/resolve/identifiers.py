"""Identifiers of individuals: readable, safe in an IRI, and dependent on nothing but what they name."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_MAX = 80
_HASH = 8


def slug(text: str) -> str:
    """Lower-case ASCII letters, digits and hyphens; a hash where nothing of the text is left (`習近平`)."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().replace("'", "")
    words = "-".join(re.findall(r"[a-z0-9]+", plain))
    if not words:
        return "x-" + digest(text)
    return words if len(words) <= _MAX else f"{words[:_MAX].rstrip('-')}-{digest(text)}"


def digest(*parts: object) -> str:
    """The first eight hexadecimal digits of the SHA-256 of the parts."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8")).hexdigest()[:_HASH]


def last_part(id: str) -> str:
    """`witkoff` of `person/steve-witkoff`: the last word of an entity's slug, for readable compound identifiers."""
    return id.rpartition("/")[2].rpartition("-")[2]
