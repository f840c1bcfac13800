"""What a reader of a format hands on: the fields of one article, under the names of `Document`, not yet checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from kg.read.problems import Report
from kg.read.stream import Stream
from kg.read.tables import rows

FIELDS = ("id", "title", "text", "url", "publisher", "published")
_INNER = (
    "rendered",
    "name",
    "text",
    "value",
    "$oid",
    "$date",
    "#text",
    "content",
    "@value",
)  # WordPress, JSON-LD, MongoDB, XML


@dataclass(frozen=True, slots=True)
class Record:
    """One article as a file gives it.

    Attributes:
        fields: some of `FIELDS`; values are text.
        where: `file` or `file:line`, for messages.
        plain: whether it came as bare text, so that its title is to be looked for in it.
        header: how many of the text's first lines hold fields.
    """

    fields: Mapping[str, str]
    where: str
    plain: bool = False
    header: int = 0


Reader = Callable[[Stream, Report], Iterator[Record]]


@cache
def field_names() -> Mapping[str, tuple[str, int]]:
    """Every known name of a field, folded, with the field and the name's rank (0 is the best)."""
    table: dict[str, tuple[str, int]] = {}
    for rank, (name, field) in enumerate(rows("fields.csv")):
        table.setdefault(fold(name), (field, rank))
    return table


def fold(name: str) -> str:
    """A field's name without what writers of field names differ in."""
    return name.strip().strip("\ufeff\"'").casefold().translate(_DROPPED)


_DROPPED = str.maketrans("", "", " _-.")


def named(values: Mapping[str, object]) -> dict[str, str]:
    """The known fields of `values`, whatever they are called there: the best named value of each that is not empty."""
    names = field_names()
    known = sorted(
        (names[fold(key)], key.startswith("_"), key) for key in values if isinstance(key, str) and fold(key) in names
    )
    fields: dict[str, str] = {}
    for field, group in groupby(known, key=lambda item: item[0][0]):
        for _, _, key in group:
            value = as_text(values[key])
            if field == "publisher" and value.startswith(("http://", "https://")):
                fields.setdefault("url", value)  # `source` holds an address as often as a name
            elif value.strip():
                fields[field] = value
                break
    return fields


def as_text(value: object) -> str:
    """A field's value as text: numbers, lists of paragraphs and the telling part of an object too, else nothing."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, list):
        return "\n".join(part for part in map(as_text, value) if part)
    if isinstance(value, dict):
        return next((as_text(value[key]) for key in _INNER if key in value), "")
    return ""
