"""Reading the lexicons: UTF-8 files in `lexicons/`, `.txt` (one entry a line) or `.csv` (with a header row).

Lines that start with `#` are comments; the first ones name the source and the licence of the list.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache

from kg.errors import SetupError
from kg.resources import lexicon_dir


def _lines(name: str) -> Iterator[str]:
    path = lexicon_dir() / name
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SetupError(f"cannot read a lexicon: {error}", name, "install the package again") from error
    return (line for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def words(name: str) -> tuple[str, ...]:
    """The entries of a `.txt` lexicon, in the order of the file; raises SetupError if it cannot be read."""
    return tuple(line.strip() for line in _lines(name))


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a `.csv` lexicon as {column: value}; raises SetupError if it cannot be read."""
    return tuple({key: (value or "").strip() for key, value in row.items()} for row in csv.DictReader(_lines(name)))


@cache
def uses(name: str) -> dict[str, frozenset[tuple[str, ...]]]:
    """{use: its entries, each as its words} of a `.csv` lexicon with the columns `use` and `word`; raises SetupError."""
    table: dict[str, set[tuple[str, ...]]] = {}
    for row in rows(name):
        table.setdefault(row["use"], set()).add(tuple(row["word"].split()))
    return {use: frozenset(entries) for use, entries in table.items()}


@cache
def singles(name: str, use: str) -> frozenset[str]:
    """The one-word entries with this use of a lexicon that `uses` reads."""
    return frozenset(entry[0] for entry in uses(name).get(use, ()) if len(entry) == 1)
