"""The output folder: everything is written beside what is there, then put in its place, so that nothing is half-written."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

from kg.errors import OutputError

_BESIDE = ".kg-new-"
_FORMER = ".kg-old-"


class Output:
    """A context in which files are written to a new folder; on leaving it well they replace those of the former build.

    Files in the folder that no build writes stay. Raises OutputError if the folder cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._new = Path()

    def __enter__(self) -> Output:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._new = Path(tempfile.mkdtemp(prefix=_BESIDE, dir=self.folder))
            (self._new / "articles").mkdir()
        except OSError as error:
            raise OutputError(
                f"cannot write: {error.strerror or error}", str(self.folder), "choose another folder with -o"
            ) from error
        return self

    def path(self, name: str) -> Path:
        """Where to write the file that will be called `name`; raises OutputError if that lies outside the folder."""
        path = self._new / name
        if self._new.resolve() not in path.resolve().parents:
            raise OutputError("refuses to write outside the output folder", name)
        return path

    def write_lines(self, name: str, lines: Iterable[str]) -> None:
        """Write a text file, one line after another."""
        with self.path(name).open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in lines)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                self._replace()
        except OSError as problem:
            raise OutputError(f"cannot write: {problem.strerror or problem}", str(self.folder)) from problem
        finally:
            shutil.rmtree(self._new, ignore_errors=True)
        if isinstance(error, OSError):
            raise OutputError(f"cannot write: {error.strerror or error}", str(self.folder)) from error

    def _replace(self) -> None:
        """Folders are moved away and removed afterwards, files replaced in one step; the page comes last."""
        former = Path(tempfile.mkdtemp(prefix=_FORMER, dir=self.folder))
        try:
            for new in sorted(self._new.iterdir(), key=lambda path: (path.name == "graph.html", path.name)):
                target = self.folder / new.name
                if target.is_dir() and not target.is_symlink():
                    target.rename(former / new.name)
                try:
                    new.replace(target)
                except OSError:
                    if (former / new.name).exists():
                        (former / new.name).rename(target)
                    raise
        finally:
            with contextlib.suppress(OSError):
                shutil.rmtree(former)
