"""A table of phrases that is matched against a list of lower-cased tokens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Phrases(Generic[Value]):
    """Phrases with a value each; finds the longest one that starts at a token.

    A phrase is split at spaces, and again at hyphens and full stops too, since tokenizers differ in what they do with
    them.
    """

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in entries:
            for tokens in {
                tuple(phrase.split()),
                tuple(phrase.replace("-", " - ").split()),
                tuple(phrase.replace(".", " . ").split()),
            }:
                self._by_first.setdefault(tokens[0], []).append((tokens, value))
        for found in self._by_first.values():
            found.sort(key=lambda entry: -len(entry[0]))

    def __contains__(self, word: object) -> bool:
        """Does a phrase start with this word?"""
        return word in self._by_first

    def at(self, lower: Sequence[str], i: int) -> tuple[int, Value] | None:
        """(end, value) of the longest phrase that starts at token `i`, or None."""
        for end, value in self.all_at(lower, i):
            return end, value
        return None

    def all_at(self, lower: Sequence[str], i: int) -> list[tuple[int, Value]]:
        """Every phrase that starts at token `i`, the longest first."""
        if not 0 <= i < len(lower):
            return []
        found = self._by_first.get(lower[i], ())
        return [(i + len(t), value) for t, value in found if tuple(lower[i : i + len(t)]) == t]

    def ending_at(self, lower: Sequence[str], end: int, longest: int = 3) -> tuple[int, Value] | None:
        """(start, value) of the longest phrase that ends before token `end`, or None."""
        for start in range(max(0, end - longest), end):
            for stop, value in self.all_at(lower, start):
                if stop == end:
                    return start, value
        return None
