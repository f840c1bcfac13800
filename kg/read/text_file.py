""".txt: one article; fields may stand above it as `Judul: ...` lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.read.problems import Report
from kg.read.record import Record, field_names, fold
from kg.read.stream import Stream

_FIELD = re.compile(r"[ \t]*([A-Za-z_ ]{2,20}?)[ \t]*:[ \t]*(\S.*)")
_TITLE_CHARACTERS = 160
_HEADER_LINES = 12


def read_text(stream: Stream, report: Report) -> Iterator[Record]:
    """The one record of a text file; its text is the whole file."""
    text = stream.whole()
    fields = {"text": text}
    header = 0
    for line in re.split(r"\r\n?|\n", text.lstrip("\ufeff"), maxsplit=_HEADER_LINES)[:_HEADER_LINES]:
        if not (match := _FIELD.fullmatch(line)) or not (known := field_names().get(fold(match[1]))):
            break
        if known[0] != "text":
            fields.setdefault(known[0], match[2].strip())
        header += 1
    yield Record(fields, stream.name, plain=True, header=header)


def first_line_title(text: str) -> str:
    """The first line, if it is clearly a headline: short, without a full stop, set off from what follows."""
    lines = text.strip().split("\n")
    first = lines[0].strip()
    rest = [line.strip() for line in lines[1:] if line.strip()]
    if (
        not rest
        or not 12 <= len(first) <= _TITLE_CHARACTERS
        or first[-1] in ".,:;-–—"
        or not re.search(r"\w \w", first)
    ):
        return ""
    if re.search(r"[-–—]\s*$|^\W|https?://|\s(?:--|–|—)\s", first) or first[0].islower():
        return ""
    set_off = not lines[1].strip() or max(map(len, rest[:4])) > 1.5 * len(first)
    return first if set_off else ""
