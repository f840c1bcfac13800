"""What the graph's words are called in Indonesian and English."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from kg.errors import SetupError

LANGUAGES = ("id", "en")
Labels = dict[str, dict[str, dict[str, str]]]


@cache
def labels() -> Labels:
    """{scheme: {word: {language: label}}} of classes, edges and concepts; raises SetupError if the file is damaged."""
    path = Path(__file__).with_name("labels.json")
    try:
        table: Labels = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SetupError(f"cannot read the labels: {error}", path.name, "install the package again") from error
    return table


def label(scheme: str, word: str, lang: str) -> str:
    """The label of a word; the word itself, its underscores as spaces, where the table has none."""
    return labels().get(scheme, {}).get(word, {}).get(lang) or word.replace("_", " ")
