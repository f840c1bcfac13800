""".json and .jsonl: one record, a list of records, an object that holds such a list, or one record a line."""

from __future__ import annotations

import json
from collections.abc import Iterator

from kg.errors import InputError
from kg.read.problems import Report
from kg.read.record import Record, field_names, fold, named
from kg.read.stream import HEAD, MAX_CHARACTERS, Stream, too_long

_SPACE = " \t\r\n\ufeff"
_LINES_MEND = "each line must be one JSON object"


def read_json(stream: Stream, report: Report) -> Iterator[Record]:
    """Records of a JSON file; one whose lines are objects is read as JSONL, so that a broken line costs only itself."""
    first, newline, _ = stream.head(HEAD).decode("utf-8", "replace").lstrip(_SPACE).partition("\n")
    if first.startswith("{") and (not newline or _whole(first)):
        return read_jsonl(stream, report)
    return _values(stream, report)


def read_jsonl(stream: Stream, report: Report) -> Iterator[Record]:
    """Records of a file with one JSON object a line; every line that is none is reported and left out."""
    if stream.head(1 << 10).decode("utf-8", "replace").lstrip(_SPACE).startswith("["):
        yield from _values(stream, report)
        return
    for number, line in stream.lines(report):
        body = line.strip(_SPACE)
        if not body:
            continue
        where = f"{stream.name}:{number}"
        try:
            value = json.loads(body)
        except (ValueError, RecursionError) as error:
            report(InputError(f"broken JSON: {_said(error)}", where, _LINES_MEND))
            continue
        yield from _records(value, where, report)


def _whole(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _said(error: ValueError | RecursionError) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return error.msg.lower() if isinstance(error, json.JSONDecodeError) else "a number is too long"


def _values(stream: Stream, report: Report) -> Iterator[Record]:
    """The records of a list or of objects one after another, of which no more than one is held at a time."""
    text = _Text(stream)
    decoder = json.JSONDecoder()
    depth = 0
    while text.to_value("," if depth else ""):
        here = text.rest[text.at]
        if here in "[]":
            if (here == "[") == (depth > 0):
                break
            depth += 1 if here == "[" else -1
            text.at += 1
            continue
        where = f"{stream.name}:{text.line()}"
        try:
            value, end = decoder.raw_decode(text.rest, text.at)
        except (ValueError, RecursionError) as error:
            if len(text.rest) - text.at > MAX_CHARACTERS:
                report(too_long(where))
                return
            at = f"{stream.name}:{text.line(error.pos)}" if isinstance(error, json.JSONDecodeError) else where
            if isinstance(error, json.JSONDecodeError) and text.more():
                continue
            report(InputError(f"broken JSON: {_said(error)}", at, "what follows in this file was left out"))
            return
        if end - text.at > MAX_CHARACTERS and not isinstance(_wrapped(value), list):
            report(too_long(where))
        else:
            yield from _records(value, where, report)
        text.at = end
    if text.left():
        report(
            InputError("broken JSON: expecting a record", f"{stream.name}:{text.line()}", "what follows was left out")
        )


def _wrapped(value: object) -> object:
    """The list in `{"articles": [...]}`, else `value` itself."""
    if isinstance(value, dict):
        names = field_names()
        if any(names.get(fold(key), ("", 0))[0] == "text" and isinstance(value[key], str) for key in value):
            return value
        lists = [
            part for part in value.values() if isinstance(part, list) and any(isinstance(item, dict) for item in part)
        ]
        if len(lists) == 1:
            return lists[0]
    return value


def _records(value: object, where: str, report: Report) -> Iterator[Record]:
    content = _wrapped(value)
    for item in content if isinstance(content, list) else [content]:
        if isinstance(item, dict):
            yield Record(named(item), where)
        else:
            report(InputError("not a record", where, "each record must be a JSON object"))


class _Text:
    """The stream's text from the value being read on; grows by as much again when a value is not whole yet."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._lines = 1
        self.rest, self.at = "", 0
        self._pending = b""

    def line(self, position: int | None = None) -> int:
        return self._lines + self.rest.count("\n", 0, self.at if position is None else position)

    def more(self) -> bool:
        """Reads on; False at the end."""
        self._lines += self.rest.count("\n", 0, self.at)
        self.rest, self.at = self.rest[self.at :], 0
        parts, size = [], 0
        while size <= len(self.rest) and (data := self._stream.chunk()):
            size += len(data)
            parts.append(data)
        data = self._pending + b"".join(parts)
        if not data:
            return False
        cut = _boundary(data) if parts else len(data)
        self._pending = data[cut:]
        self.rest += self._stream.decode(data[:cut])
        return True

    def to_value(self, separators: str) -> bool:
        """Moves to the next character of a value; False at the end."""
        skipped = _SPACE + separators
        while True:
            while self.at < len(self.rest) and self.rest[self.at] in skipped:
                self.at += 1
            if self.at < len(self.rest):
                return True
            if not self.more():
                return False

    def left(self) -> bool:
        return bool(self.rest[self.at :].strip(_SPACE))


def _boundary(data: bytes) -> int:
    """Where `data` can be cut without cutting a character: after its last ASCII byte."""
    for at in range(len(data) - 1, max(-1, len(data) - 64), -1):
        if data[at] < 128:
            return at + 1
    return len(data)
