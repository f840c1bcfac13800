""".csv and .tsv: one record a row, the columns named in the first row."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from kg.errors import InputError
from kg.read.problems import Report
from kg.read.record import Record, field_names, fold, named
from kg.read.stream import MAX_CHARACTERS, Stream

_DELIMITERS = ",;\t|"


def read_csv(stream: Stream, report: Report) -> Iterator[Record]:
    """Records of a table; its delimiter is the one under which most of the first row's columns have known names."""
    csv.field_size_limit(MAX_CHARACTERS)
    numbers = _Numbered(stream, report)
    header = next(numbers, "")
    delimiter = max(_DELIMITERS, key=lambda mark: (len(_known(header, mark)), header.count(mark)))
    columns = _split(header, delimiter)
    if "text" not in _known(header, delimiter):
        report(
            InputError(
                "no column with the articles' text",
                f"{stream.name}:1",
                "name one of the columns text, isi, content or body",
            )
        )
        return
    rows = csv.reader(numbers, delimiter=delimiter)
    while True:
        first = numbers.number + 1
        try:
            row = next(rows, None)
        except csv.Error as error:
            report(
                InputError(f"broken CSV: {error}", f"{stream.name}:{first}", "check the quotation marks of this row")
            )
            continue
        if row is None:
            return
        if any(row):
            yield Record(named(dict(zip(columns, row, strict=False))), f"{stream.name}:{first}")


def looks_like_table(line: str) -> bool:
    """Whether a first line is a header with a text column and at least one more known column."""
    return any("text" in (known := _known(line, mark)) and len(known) > 1 for mark in _DELIMITERS)


def _split(header: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([header.rstrip("\r\n")], delimiter=delimiter), [])
    except csv.Error:
        return []


def _known(header: str, delimiter: str) -> set[str]:
    names = field_names()
    return {names[fold(column)][0] for column in _split(header, delimiter) if fold(column) in names}


class _Numbered:
    """The lines of a stream with the number of the last one; lone carriage returns and NULs cannot end a row."""

    def __init__(self, stream: Stream, report: Report) -> None:
        self._lines = stream.lines(report)
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.number, line = next(self._lines)
        ended = line.endswith(("\n", "\r"))
        return line.rstrip("\r\n").replace("\r", " ").replace("\0", " ") + ("\n" if ended else "")
