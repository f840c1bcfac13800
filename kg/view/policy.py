"""The page's Content-Security-Policy: nothing but the scripts and styles in it, known by their hashes."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable


def inline(source: str) -> str:
    """A script or style as it can stand in the page: newlines as HTML has them, and nothing that ends its element.

    Raises:
        ValueError: the source holds `</script`, `</style` or `<!--`, which would end it or change how it is parsed.
    """
    text = source.replace("\r\n", "\n").replace("\r", "\n")
    for forbidden in ("</script", "</style", "<!--"):
        if forbidden in text.lower():
            raise ValueError(f"a script or style of the page holds {forbidden}")
    return text


def digest(text: str) -> str:
    """The source expression of an inline element: `'sha256-...'`."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """The policy under which only these scripts and styles run and nothing is loaded, sent or embedded."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(digest, scripts))}",
            f"style-src {' '.join(map(digest, styles))}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
