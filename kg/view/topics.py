"""What statements are about: topics told by the words in their text (`topics.csv`)."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

from kg.errors import SetupError

Topic = tuple[str, dict[str, str], re.Pattern[str]]


@cache
def topics() -> tuple[Topic, ...]:
    """(name, {language: label}, pattern) in the order of the table; raises SetupError if the table is damaged."""
    path = Path(__file__).with_name("topics.csv")
    try:
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        rows = [(row["topic"], row["id"], row["en"], row["words"]) for row in csv.DictReader(lines, strict=True)]
        return tuple((name, {"id": id, "en": en}, _pattern(words)) for name, id, en, words in rows)
    except (OSError, UnicodeDecodeError, KeyError, AttributeError, csv.Error) as error:
        raise SetupError(f"cannot read the topics: {error}", path.name, "install the package again") from error


def _pattern(words: str) -> re.Pattern[str]:
    # capitals in the table (HAM, WNI) are acronyms, which are compared as they are written and as whole words
    some = words.split("|")
    acronyms = [re.escape(word) for word in some if word.isupper()]
    rest = [re.escape(word) for word in some if not word.isupper()]
    parts = [*([rf"\b(?i:{'|'.join(rest)})\w{{0,4}}\b"] if rest else []), *(rf"\b{word}\b" for word in acronyms)]
    return re.compile("|".join(parts))


def topics_of(text: str) -> list[str]:
    """The topics that a text names, in the order of the table; often more than one, or none."""
    return [name for name, _, pattern in topics() if pattern.search(text)]
