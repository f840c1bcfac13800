"""What the page says, in Indonesian and English: its own messages and the labels that come with the graph."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.errors import SetupError
from kg.view.topics import topics

LANGUAGES = ("id", "en")
Table = dict[str, dict[str, str]]


@cache
def messages() -> Table:
    """{key: {language: text}}; raises SetupError if the file is damaged."""
    path = Path(__file__).with_name("messages.json")
    try:
        table: Table = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SetupError(f"cannot read the page's messages: {error}", path.name, "install the package again") from error
    return table


@dataclass(frozen=True, slots=True)
class Words:
    """Texts in one language: `table` holds the messages, and the graph's labels as `<scheme>:<word>`."""

    table: Table
    lang: str

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key, its `{name}` parts filled in; raises KeyError for a key that does not exist."""
        text = self.table[key][self.lang]
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", str(value))
        return text

    def count(self, key: str, number: int) -> str:
        """The text of a key for so many (`{n}`), in the singular where the key has one."""
        one = f"{key}.one"
        return self(one if number == 1 and one in self.table else key, n=self.number(number))

    def date(self, iso: str | None) -> str:
        """A day, month or year in words (`20 Desember 2025`); `undated` for None; other strings as they are."""
        if not iso:
            return self("undated")
        year, *rest = iso.split("-")
        month = self.table.get(f"month.{rest[0]}", {}).get(self.lang) if rest else None
        if rest and month is None:
            return iso
        day = [str(int(rest[1]))] if len(rest) == 2 and rest[1].isdecimal() else []
        return " ".join([*day, *([month] if month else []), year])

    def dates(self, first: str | None = None, last: str | None = None) -> str:
        """A range in words, shared parts said once: `20–21 Desember 2025`."""
        begin, end = (self.date(iso).split(" ") if iso else [] for iso in (first, last))
        if not begin or not end or begin == end:
            return " ".join(begin or end) or self("undated")
        shared = len(begin) if begin[1:] == end[1:] and len(begin) == 3 else 0
        return f"{begin[0]}–{' '.join(end)}" if shared else f"{' '.join(begin)} – {' '.join(end)}"

    def number(self, value: int) -> str:
        """A whole number with the language's thousands separator."""
        return f"{value:,}".replace(",", "." if self.lang == "id" else ",")


def words(labels: dict[str, Table], lang: str) -> Words:
    """The texts in `lang`; raises ValueError for a language that the page does not have."""
    if lang not in LANGUAGES:
        raise ValueError(f"the page has no language {lang!r}, only {', '.join(LANGUAGES)}")
    named = {f"{scheme}:{word}": texts for scheme, entries in labels.items() for word, texts in entries.items()}
    return Words(messages() | named | {f"topic:{name}": texts for name, texts, _ in topics()}, lang)
