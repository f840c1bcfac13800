"""A progress bar on a terminal, nothing where stderr is no terminal."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from kg.errors import UtusanError

Advance = Callable[[str, int], None]
Note = Callable[[UtusanError], None]


@contextlib.contextmanager
def progress_bar(
    inputs: Sequence[str | Path], text: Callable[[str], str], told: Callable[[UtusanError], str], quiet: bool
) -> Iterator[tuple[Advance, Note]]:
    """(what to call with a stage and the articles done, what to call with a problem), for the time of a build.

    Args:
        text: the message of a key; told: the line that a problem is told in.
        quiet: no bar.
    """

    def plain(problem: UtusanError) -> None:
        click.echo(f"kg: {told(problem)}", err=True)

    if quiet or not sys.stderr.isatty():
        yield (lambda stage, done: None), plain
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from kg.read import count

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(text("build.reading"), total=count(inputs))

        def advance(stage: str, done: int) -> None:
            bar.update(
                task, completed=done, description=text("build.drawing" if stage == "resolve" else "build.reading")
            )

        def note(problem: UtusanError) -> None:
            console.print(f"kg: {told(problem)}", markup=False, highlight=False, soft_wrap=True)

        yield advance, note
