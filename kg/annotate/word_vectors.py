"""Floret vectors that remember the words they have worked out.

The vector of a word is the mean of some fifty rows, one for each of its n-grams (https://github.com/explosion/floret).
Every network that reads the vectors asks for each word anew, and articles share most of their words: looking one up
again costs a tenth of working it out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

import numpy
from spacy.vectors import Mode, Vectors  # type: ignore[import-not-found]

_MOST_WORDS = 50_000  # 20 MB at 96 dimensions; forgotten together, since common words come back at once


class RememberedVectors(Vectors):  # type: ignore[misc]
    """A floret table that works out each word once; otherwise the `Vectors` that it was made from.

    Args:
        vectors: a floret table (`mode` is `Mode.floret`).
        most_words: how many words are remembered at a time.
    """

    def __init__(self, vectors: Vectors, most_words: int = _MOST_WORDS) -> None:
        settings = ("minn", "maxn", "hash_count", "hash_seed", "bow", "eow", "attr")
        super().__init__(
            strings=vectors.strings,
            data=vectors.data,
            mode=Mode.floret,
            **{name: getattr(vectors, name) for name in settings},
        )
        self._row_of: dict[int, int] = {}
        self._known = numpy.empty((most_words, self.data.shape[1]), dtype=self.data.dtype)

    def get_batch(self, keys: Iterable[int | str]) -> Any:
        """Vectors of words, one row each.

        Args:
            keys: words, or their hashes in the table's string store.
        """
        hashes = [self.strings.as_int(key) for key in keys]
        new = [key for key in dict.fromkeys(hashes) if key not in self._row_of]
        if len(self._row_of) + len(new) > len(self._known):
            self._row_of.clear()
            new = list(dict.fromkeys(hashes))
            if len(new) > len(self._known):
                return super().get_batch(hashes)
        if new:
            first = len(self._row_of)
            self._known[first : first + len(new)] = super().get_batch(new)
            self._row_of.update(zip(new, range(first, first + len(new)), strict=True))
        return self._known[[self._row_of[key] for key in hashes]]


def remember(vectors: Any) -> Any:
    """The same table with a memory if it is a floret table on the CPU; any other unchanged."""
    fits = isinstance(vectors, Vectors) and vectors.mode == Mode.floret and isinstance(vectors.data, numpy.ndarray)
    return RememberedVectors(cast(Vectors, vectors)) if fits and vectors.data.size else vectors
