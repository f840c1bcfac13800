""".csv and .tsv: one record a row, the columns named in the first row."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from kg.errors import InputError
from kg.read.problems import Report
from kg.read.record import Record, field_names, fold, named
from kg.read.stream import MAX_CHARACTERS, Stream, too_long

_DELIMITERS = ",;\t|"


def read_csv(stream: Stream, report: Report) -> Iterator[Record]:
    """Records of a table; its delimiter is the one under which most of the first row's columns have known names."""
    csv.field_size_limit(MAX_CHARACTERS)
    lines = stream.lines(report)
    header = _plain(next(lines, (1, ""))[1])
    delimiter = max(_DELIMITERS, key=lambda mark: (len(_known(header, mark)), header.count(mark)))
    columns = _split(header, delimiter)
    if "text" not in _known(header, delimiter):
        mend = "name one of the columns text, isi, content or body"
        report(InputError("no column with the articles' text", f"{stream.name}:1", mend))
        return
    for number, row, within in _rows(lines, delimiter):
        where = f"{stream.name}:{number}"
        if len(row) > MAX_CHARACTERS:
            report(too_long(where))
            continue
        if within:
            mend = "left out with the rows behind it; double the quotation marks inside cells"
            report(InputError("broken CSV: a quotation mark that is never closed", where, mend))
            continue
        try:
            cells = next(csv.reader([row], delimiter=delimiter), [])
        except csv.Error as error:
            report(InputError(f"broken CSV: {error}", where, "check the quotation marks of this row"))
            continue
        if any(cells):
            yield Record(named(dict(zip(columns, cells, strict=False))), where)


def _rows(lines: Iterator[tuple[int, str]], delimiter: str) -> Iterator[tuple[int, str, bool]]:
    """(number of the first line, row, whether it ends within a cell): lines joined while a quoted cell is open.

    What is longer than a record can be is cut just above that.
    """
    rest_of_cell = re.compile(r'[^"]*(?:""[^"]*)*(?P<closed>")?')
    opening = re.compile(rf'(?:^|{re.escape(delimiter)})"')
    parts: list[str] = []
    first = size = 0
    within = False
    for number, raw in lines:
        line = _plain(raw)
        at = 0
        while True:
            if not within:
                mark = opening.search(line, at)
                if mark is None:
                    break
                at = mark.end()
            cell = rest_of_cell.match(line, at)
            within = cell is None or not cell["closed"]
            if cell is None or within:
                break
            at = cell.end()
        if not parts:
            first, size = number, 0
        if size <= MAX_CHARACTERS:
            parts.append(line)
            size += len(line)
        if not within:
            yield first, "".join(parts), False
            parts = []
    if parts:
        yield first, "".join(parts), True


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


def _plain(line: str) -> str:
    """A line that ends with `\\n` or not at all, without a lone carriage return, which the csv module refuses."""
    ended = line.endswith(("\n", "\r"))
    return line.rstrip("\r\n").replace("\r", " ").replace("\0", " ") + ("\n" if ended else "")
