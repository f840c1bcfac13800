"""A kinship tie as the readers of one article find it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tie:
    """`holder` is the `role` of `of`; `token` and `cues` (token ranges) say where that stands, `rule` why."""

    holder: int
    role: str
    of: int
    token: int
    cues: tuple[tuple[int, int], ...]
    rule: str
