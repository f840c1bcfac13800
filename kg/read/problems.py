"""How the readers say what is wrong: one line a problem, with nothing in it that could disturb a terminal."""

from __future__ import annotations

from collections.abc import Callable

from kg.errors import InputError

Report = Callable[[InputError], None]


def shown(value: object, limit: int = 60) -> str:
    """`value` for a message: quoted, cut at `limit` characters, control and other unprintable characters escaped."""
    text = str(value)
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    return "'" + "".join(char if char.isprintable() else ascii(char)[1:-1] for char in cut) + "'"


def printable(name: str) -> str:
    """`name` (of a file) on one line: unprintable characters escaped, the rest as it is."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in name)
