"""Sentences as tensors: words, characters, frozen vectors, and what is to be learnt of them."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import torch
from spacy.vectors import Vectors
from torch import Tensor

PADDING, UNKNOWN, ROOT = 0, 1, 2  # indices of every table that words and characters are looked up in
RESERVED = 3
LONGEST_WORD = 20  # characters of a word that are read
MISSING = -100  # a label that is not known: left out of the loss
_RARE = 2  # a word seen less often than this has no vector of its own
_LIKE = 4  # words that two sentences of a batch may differ in length

Labels = dict[str, npt.NDArray[np.int64]]
T = TypeVar("T")


class Table:
    """Strings and their indices, the first `reserved` of which stand for no string."""

    def __init__(self, known: Iterable[str], reserved: int = 0) -> None:
        self.reserved = reserved
        self.strings = [""] * reserved + list(known)
        self.index = {string: k for k, string in enumerate(self.strings) if k >= reserved}

    def __len__(self) -> int:
        return len(self.strings)

    def get(self, string: str, default: int = MISSING) -> int:
        """The index of a string, `default` for one that is not known."""
        return self.index.get(string, default)

    @classmethod
    def of(cls, strings: Iterable[str]) -> Table:
        """The table of some labels."""
        return cls(sorted(set(strings)))


Tables = dict[str, Table]


def spellings(sentences: Iterable[Sequence[str]]) -> Tables:
    """Tables of the words, in lower case, and of the characters of some sentences."""
    words, chars = Counter[str](), set[str]()
    for sentence in sentences:
        words.update(form.lower() for form in sentence)
        chars.update(char for form in sentence for char in form)
    common = sorted(word for word, count in words.items() if count >= _RARE)
    return {"words": Table(common, RESERVED), "chars": Table(sorted(chars), RESERVED)}


@dataclass(slots=True)
class Batch:
    """Sentences side by side (B sentences, T = longest + 1 places: place 0 is the root above the sentence).

    Attributes:
        words: (B, T) int; chars: (B, T, LONGEST_WORD) int; vectors: (B, T, V) float.
        lengths: (B,) number of places of each sentence, the root's included.
        labels: (B, T) int each, MISSING where not known and at the root and the padding.
    """

    words: Tensor
    chars: Tensor
    vectors: Tensor
    lengths: Tensor
    labels: dict[str, Tensor] = field(default_factory=dict)


class Coder:
    """Forms of words -> batches."""

    def __init__(self, known: Tables, vectors: Vectors) -> None:
        self.known = known
        self.vectors = vectors

    def batch(self, sentences: Sequence[Sequence[str]], labels: Sequence[dict[str, Sequence[int]]] = ()) -> Batch:
        """Some sentences as one batch, with the labels of the words of each."""
        size, longest = len(sentences), max(map(len, sentences)) + 1
        words = np.zeros((size, longest), dtype=np.int64)
        chars = np.zeros((size, longest, LONGEST_WORD), dtype=np.int64)
        vectors = np.zeros((size, longest, self.vectors.shape[1]), dtype=np.float32)
        coded: Labels = {}
        for b, sentence in enumerate(sentences):
            words[b, 0] = ROOT
            lower = [form.lower() for form in sentence]
            vectors[b, 1 : len(lower) + 1] = self.vectors.get_batch(lower)
            for t, form in enumerate(sentence, start=1):
                words[b, t] = self.known["words"].get(lower[t - 1], UNKNOWN)
                for c, char in enumerate(form[:LONGEST_WORD]):
                    chars[b, t, c] = self.known["chars"].get(char, UNKNOWN)
            for name, values in labels[b].items() if labels else ():
                row = coded.setdefault(name, np.full((size, longest), MISSING))[b]
                row[1 : len(values) + 1] = values
        return Batch(
            torch.from_numpy(words),
            torch.from_numpy(chars),
            torch.from_numpy(vectors),
            torch.tensor([len(sentence) + 1 for sentence in sentences]),
            {name: torch.from_numpy(array) for name, array in coded.items()},
        )


def batches(items: list[T], length: Callable[[T], int], words: int, shuffle: random.Random) -> Iterator[list[T]]:
    """Groups of items of like length, about `words` words each, for ever and each time in another order."""
    while True:
        order = sorted(items, key=lambda item: length(item) + shuffle.random() * _LIKE)
        groups: list[list[T]] = [[]]
        for item in order:
            if groups[-1] and (len(groups[-1]) + 1) * (length(item) + 1) > words:
                groups.append([])
            groups[-1].append(item)
        shuffle.shuffle(groups)
        yield from groups
