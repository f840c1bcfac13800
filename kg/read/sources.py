"""What a user names as input, as a list of files to open: files, folders of them, packed files, standard input."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError
from kg.read.problems import Report, printable

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read: `path` (None: standard input), `name` for messages, `suffix` in small letters; packed?"""

    path: Path | None
    name: str
    suffix: str
    packed: bool = False

    @contextmanager
    def open(self, stdin: BinaryIO | None = None) -> Iterator[BinaryIO]:
        """The file's bytes, unpacked; raises OSError where it cannot be opened, InputError without standard input."""
        if self.path is None:
            if stdin is None:
                raise InputError("there is no standard input", self.name, "name a file or a folder")
            yield stdin
            return
        with self.path.open("rb") as file:
            if self.packed:
                with gzip.GzipFile(fileobj=file) as unpacked:
                    yield unpacked  # type: ignore[misc]  # GzipFile has all of BinaryIO that is used here
            else:
                yield file


def sources(inputs: Sequence[str | Path], suffixes: frozenset[str], report: Report) -> Iterator[Source]:
    """The files that `inputs` name, each once: any file named itself, and those in folders whose suffix is known.

    Folders are walked in sorted order, without hidden files, links to folders and folders that hold a build of ours.
    A path that is missing or cannot be read, and a folder without articles, is reported.
    """
    seen: set[str] = set()
    for given in inputs:
        if str(given) == STDIN:
            if STDIN not in seen:
                seen.add(STDIN)
                yield Source(None, "<stdin>", "")
            continue
        path = Path(given)
        name = printable(str(path))
        try:
            folder = path.is_dir()
            found = list(_walk(path, suffixes, report)) if folder else [path]
            missing = not folder and not path.exists()
        except (OSError, ValueError) as error:  # ValueError: a NUL in the path
            report(InputError(f"cannot be read: {reason(error)}", name, "check the name and the permissions"))
            continue
        if missing:
            report(InputError("no such file or folder", name, "check the name"))
            continue
        if not found:
            report(InputError("no articles in this folder", name, "it needs .txt, .html, .json, .jsonl or .csv files"))
        for file in found:
            real = os.path.realpath(file)
            if real not in seen:
                seen.add(real)
                yield _source(file)


def reason(error: BaseException) -> str:
    """What an exception says, in one clause without the path, which messages carry already."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[:1].lower() + error.strerror[1:]
    return printable(str(error)) or type(error).__name__


def _source(path: Path) -> Source:
    packed = path.suffix.lower() == ".gz"
    inner = path.with_suffix("") if packed else path
    return Source(path, printable(str(path)), inner.suffix.lower(), packed)


def _walk(root: Path, suffixes: frozenset[str], report: Report) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        report(InputError(f"cannot be read: {reason(error)}", printable(str(error.filename)), "check the permissions"))

    for folder, folders, files in os.walk(root, onerror=unreadable):
        here = Path(folder)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _is_build(here / name))
        for name in sorted(files):
            path = here / name
            if not name.startswith(".") and _source(path).suffix in suffixes and path.is_file():
                yield path


def _is_build(folder: Path) -> bool:
    """A build's own output below the input must not be read as articles."""
    return (folder / "graph.ttl").is_file() and (folder / "articles.jsonl").is_file()
