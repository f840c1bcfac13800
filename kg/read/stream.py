"""Bytes that can be looked at before they are read, in lines of bounded length."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO, Protocol

from kg.errors import InputError
from kg.read.encoding import BINARY, detect, narrow
from kg.read.problems import Report

MAX_CHARACTERS = 5_000_000  # of a record
_MAX_BYTES = 4 * MAX_CHARACTERS  # no encoding needs more than four bytes a character
_CHUNK = 1 << 16
HEAD = 1 << 16


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


class _Narrowed:
    """UTF-16 or UTF-32 bytes as UTF-8 bytes, so that all that follows can look for ASCII newlines."""

    def __init__(self, raw: _Readable, encoding: str) -> None:
        self._raw, self._decoder = raw, codecs.getincrementaldecoder(encoding)(errors="replace")

    def read(self, size: int, /) -> bytes:
        while chunk := self._raw.read(size):
            if text := self._decoder.decode(chunk):
                return text.encode("utf-8", "surrogatepass")
        return self._decoder.decode(b"", final=True).encode("utf-8", "surrogatepass")


class _Chained:
    """A stream with some of its bytes put back before it."""

    def __init__(self, head: bytes, raw: _Readable) -> None:
        self._head, self._raw = head, raw

    def read(self, size: int, /) -> bytes:
        if self._head:
            taken, self._head = self._head[:size], self._head[size:]
            return taken
        return self._raw.read(size)


class Stream:
    """A file, a packed file or standard input, its encoding detected.

    Args:
        raw: the bytes; read to the end but not closed here.
        name: as messages call it.

    Raises:
        InputError: if it is empty, or binary.
    """

    def __init__(self, raw: BinaryIO, name: str) -> None:
        self.name = name
        self._raw: _Readable = raw
        self._buffer = b""
        head = self.head(HEAD)
        if not head.strip() and len(head) < HEAD:
            raise InputError("the file is empty", name)
        self.encoding = detect(head)
        if self.encoding == BINARY:
            raise InputError("a binary file, not text", name, "give .txt, .html, .json, .jsonl or .csv")
        if narrow(self.encoding):
            self._buffer = b""
            self._raw = _Narrowed(_Chained(head, self._raw), self.encoding)
            self.encoding = "utf-8"
        elif head.startswith(codecs.BOM_UTF8):
            self._buffer = self._buffer[len(codecs.BOM_UTF8) :]

    def head(self, size: int) -> bytes:
        """The next `size` bytes, or all there are, without reading on."""
        while len(self._buffer) < size:
            chunk = self._raw.read(_CHUNK)
            if not chunk:
                break
            self._buffer += chunk
        return self._buffer[:size]

    def decode(self, data: bytes) -> str:
        """`data` as text: bytes that the encoding does not know are read as Windows-1252."""
        return data.decode(self.encoding, errors="utusan.cp1252")

    def chunk(self) -> bytes:
        """The next bytes, empty at the end."""
        if self._buffer:
            taken, self._buffer = self._buffer, b""
            return taken
        return self._raw.read(_CHUNK)

    def whole(self) -> str:
        """All of it as text; raises InputError if it is longer than an article can be."""
        parts: list[bytes] = []
        size = 0
        while data := self.chunk():
            size += len(data)
            if size > _MAX_BYTES:
                raise too_long(self.name)
            parts.append(data)
        return self.decode(b"".join(parts))

    def lines(self, report: Report) -> Iterator[tuple[int, str]]:
        """(number, line with its newline) for every line; one longer than a record can be is reported and left out."""
        newline = b"\r" if b"\r" in self._buffer and b"\n" not in self._buffer else b"\n"
        number, rest = 0, bytearray()
        skipping = False
        while data := self.chunk():
            start = 0
            while (end := data.find(newline, start)) >= 0:
                number += 1
                line = bytes(rest) + data[start : end + 1]
                rest.clear()
                start = end + 1
                if not skipping and len(line) <= _MAX_BYTES:
                    text = self.decode(line)
                    if len(text) <= MAX_CHARACTERS:
                        yield number, text
                        continue
                    skipping = True
                if skipping or len(line) > _MAX_BYTES:
                    report(too_long(f"{self.name}:{number}"))
                skipping = False
            if not skipping:
                rest += data[start:]
                if len(rest) > _MAX_BYTES:
                    skipping = True
                    rest.clear()
        if skipping:
            report(too_long(f"{self.name}:{number + 1}"))
        elif rest:
            text = self.decode(bytes(rest))
            if len(text) > MAX_CHARACTERS:
                report(too_long(f"{self.name}:{number + 1}"))
            else:
                yield number + 1, text


def too_long(where: str) -> InputError:
    """The error for a record, line or file that is longer than an article can be."""
    return InputError(
        f"longer than {MAX_CHARACTERS:,} characters", where, "give one article a file, or one record a line in .jsonl"
    )
