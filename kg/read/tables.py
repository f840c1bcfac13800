"""The tables of `kg/read/data/`: CSV and TSV with comment lines that name source and licence."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from kg.errors import SetupError

_DATA = Path(__file__).parent / "data"


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of a data file without comments and blank lines; raises SetupError if it is missing."""
    path = _DATA / name
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise SetupError(
            "a data file is missing from the installation", str(path), "install the package again"
        ) from error
    return tuple(line for line in text.split("\n") if line.strip() and not line.startswith("#"))


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table without its header: `.tsv` split at tabs and nothing else, `.csv` as CSV."""
    body = lines(name)[1:]
    if name.endswith(".tsv"):
        return tuple(tuple(line.split("\t")) for line in body)
    return tuple(tuple(row) for row in csv.reader(body))
