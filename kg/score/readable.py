"""Facts in words, for those who read a list of differences."""

from __future__ import annotations

from collections.abc import Iterable

from kg.score.align import UNKNOWN
from kg.score.contract import BuiltGraph
from kg.score.gold import GoldArticle


class Readable:
    """Names in the place of gold ids and of IRIs (the latter behind `?`)."""

    def __init__(self, gold: GoldArticle, built: BuiltGraph) -> None:
        self.gold, self.built = gold, built

    def name(self, id: str | None) -> str:
        """The name of an entity of the annotation or the build; `-` for none."""
        if id is not None and id.startswith(UNKNOWN):
            return self.built.name(id.removeprefix(UNKNOWN))
        return self.gold.name(id)

    def names(self, ids: Iterable[str]) -> str:
        """Several names in alphabetical order; `-` for none."""
        return ", ".join(sorted(map(self.name, ids))) or "-"

    def role(self, key: tuple[str, str, str | None]) -> str:
        who, type_, of = key
        return f"{self.name(who)} | {type_} | {self.name(of)}"

    def tie(self, key: tuple[str, str, str]) -> str:
        who, term, of = key
        return f"{self.name(who)} | {term} | {self.name(of)}"
