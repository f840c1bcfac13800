"""The way through the stage: inputs -> files -> records -> documents. What cannot be read is reported and left out."""

from __future__ import annotations

import csv
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError
from kg.model import Document
from kg.read.documents import document
from kg.read.ids import Ids
from kg.read.json_file import read_jsonl
from kg.read.readers import READERS, reader_of
from kg.read.record import Record
from kg.read.sources import STDIN, Source, reason, sources
from kg.read.stream import Stream

_SUFFIXES = frozenset(READERS)
_BROKEN = (OSError, EOFError, zlib.error, csv.Error, UnicodeError)


def read(
    inputs: Sequence[str | Path], *, stdin: BinaryIO | None = None, report: Callable[[InputError], None]
) -> Iterator[Document]:
    """Every article of `inputs` that can be read, one at a time, in the order of the inputs.

    Args:
        inputs: files, folders (read through, sorted), or `-` for standard input.
        stdin: what `-` reads.
        report: is told of everything that cannot be read, with file and line; reading goes on.
    """
    ids = Ids()
    for source in sources(inputs, _SUFFIXES, report):
        before = len(ids)
        problems = _Counted(report)
        for record in _records(source, stdin, problems):
            if article := document(record, ids.claim, problems):
                yield article
        if len(ids) == before and not problems.count:
            report(InputError("no articles in this file", source.name, "it needs records with a text"))


def count(inputs: Sequence[str | Path]) -> int | None:
    """About how many articles `read` will find, for a progress bar; None where standard input is among `inputs`.

    Records that will be left out are counted too.
    """
    if any(str(given) == STDIN for given in inputs):
        return None
    return sum(_count(source) for source in sources(inputs, _SUFFIXES, _ignore))


def _count(source: Source) -> int:
    if source.suffix in (".txt", ".html", ".htm"):
        return 1
    if READERS.get(source.suffix) is not read_jsonl:
        return sum(1 for _ in _records(source, None, _ignore))
    try:
        with source.open() as raw:
            return _lines(raw)
    except _BROKEN:
        return 0


def _lines(raw: BinaryIO) -> int:
    lines, last = 0, b"\n"
    while chunk := raw.read(1 << 20):
        lines += chunk.count(b"\n")
        last = chunk[-1:]
    return lines + (last != b"\n")


def _records(source: Source, stdin: BinaryIO | None, report: Callable[[InputError], None]) -> Iterator[Record]:
    """The records of one file; where it breaks off is reported, and what came before has been handed on."""
    try:
        with source.open(stdin) as raw:
            stream = Stream(raw, source.name)
            yield from reader_of(source.suffix, stream)(stream, report)
    except InputError as error:
        report(error)
    except _BROKEN as error:
        report(InputError(f"cannot be read: {reason(error)}", source.name, "check the file and its permissions"))


def _ignore(error: InputError) -> None:
    """`count` reports nothing: `read` will."""


class _Counted:
    """A report that knows whether anything was said."""

    def __init__(self, report: Callable[[InputError], None]) -> None:
        self._report, self.count = report, 0

    def __call__(self, error: InputError) -> None:
        self.count += 1
        self._report(error)
