"""What the command line says, in Indonesian and English: one table, `cli.json`."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

LANGUAGES = ("id", "en")


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
