"""What the command line says, in Indonesian and English: `cli.json` by keys, and `errors.csv` by what errors say in English.

Errors are raised in English by stages that know of no language; the command line puts them into the user's.
"""

from __future__ import annotations

import csv
import json
import os
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from kg.errors import UtusanError

LANGUAGES = ("id", "en")
_LINE = re.compile(r"line \d+")


@cache
def _table() -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = json.loads((files(__name__) / "cli.json").read_text(encoding="utf-8"))
    return table


def message(key: str, lang: str, **values: object) -> str:
    """The message in this language (English where it is missing), its fields filled in; raises KeyError for an unknown key."""
    entry = _table()[key]
    return entry.get(lang, entry["en"]).format(**values) if values else entry.get(lang, entry["en"])


def language(arguments: Sequence[str]) -> str:
    """The language asked for: `--lang`, else KG_LANG, else that of the system, else English."""
    asked = ""
    for i, argument in enumerate(arguments):
        if argument == "--lang" and i + 1 < len(arguments):
            asked = arguments[i + 1]
        elif argument.startswith("--lang="):
            asked = argument.partition("=")[2]
    found = asked or os.environ.get("KG_LANG") or os.environ.get("LC_ALL") or os.environ.get("LANG") or "en"
    return found[:2].lower() if found[:2].lower() in LANGUAGES else "en"


def problem(error: UtusanError, lang: str) -> str:
    """The line that an error is told in, in this language; what the table lacks stays as it is."""
    where = in_language(error.where, lang) if _LINE.fullmatch(error.where) else error.where  # the rest are names
    return str(UtusanError(in_language(error.what, lang), where, in_language(error.mend, lang)))


def in_language(said: str, lang: str) -> str:
    """English words of an error in this language, what was filled in kept or put into it as well."""
    if lang == "en" or not said:
        return said
    plain, patterns = _translations()
    if said in plain:
        return plain[said]
    for pattern, meaning in patterns:
        if match := pattern.fullmatch(said):
            return meaning.format(*(plain.get(part, part) for part in match.groups()))
    return said


@cache
def _translations() -> tuple[dict[str, str], list[tuple[re.Pattern[str], str]]]:
    """({words without blanks to fill: Indonesian}, (pattern, Indonesian) of the others, those that say most first)."""
    text = (files(__name__) / "errors.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(line for line in text.splitlines() if line and not line.startswith("#")))
    plain = {row["en"]: row["id"] for row in rows if "{}" not in row["en"]}
    filled = sorted((row for row in rows if "{}" in row["en"]), key=lambda row: -len(row["en"]))
    return plain, [
        (re.compile("(.+?)".join(map(re.escape, row["en"].split("{}"))), re.DOTALL), row["id"]) for row in filled
    ]
