"""Trains a parser on the treebanks and the old treebank.

Usage: python -m teacher.train_parser BASE DATA WORK SEED...
(BASE: a pipeline with the word vectors. Each seed gives a teacher, `WORK/parser-SEED.pt`, in a process of its own.)
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import spacy
import steps.register  # noqa: F401
from steps.conllu import Word, sentences
from steps.treebanks import FILES, PARTS
from torch import Tensor

from teacher.coding import Batch, Coder, Table, Tables, batches, spellings
from teacher.parse import accuracy
from teacher.parser import TAGS, Parser
from teacher.store import save, seed_all, side_by_side, train

STEPS = 3000
OLD = "gsd-v2.0-train"  # of an older annotation
BATCH = 700  # words and padding
_OLD_SHARE = 0.4  # of batches that are of the old treebank


@dataclass(slots=True)
class Sentence:
    """The words of a sentence, and the treebank that it comes from."""

    words: list[Word]
    treebank: str

    def __len__(self) -> int:
        return len(self.words)


def part_of(data: Path, part: str) -> list[Sentence]:
    """The sentences of a part of `steps.treebanks`; fine tags only where they are the pipeline's."""
    name, wanted = PARTS[part]
    found = [each for k, each in enumerate(sentences(data / "corpora" / "ud" / f"{name}.conllu")) if wanted(k)]
    if not FILES[name][0]:
        for word in (word for sentence in found for word in sentence):
            word.xpos = ""
    return [Sentence(words, name) for words in found]


def tables(new: list[Sentence], old: list[Sentence]) -> Tables:
    """The tables that training on these sentences needs."""
    words = [word for sentence in new for word in sentence.words]
    return spellings([word.form for word in sentence.words] for sentence in (*new, *old)) | {
        "treebank": Table.of(sentence.treebank for sentence in (*new, *old)),
        "upos": Table.of(word.upos for word in words),
        "feats": Table.of(word.feats for word in words),
        "xpos": Table.of(word.xpos for word in words if word.xpos),
        "deps": Table.of(word.dep for word in words),
        "old deps": Table.of(word.dep for sentence in old for word in sentence.words),
    }


def coded(coder: Coder, group: list[Sentence], old: bool) -> Batch:
    """A batch with what its treebank says of each word."""
    deps = "old deps" if old else "deps"
    labels = []
    for sentence in group:
        here = {
            "treebank": [coder.known["treebank"].index[sentence.treebank]] * len(sentence),
            "heads": [0 if word.head == k else word.head + 1 for k, word in enumerate(sentence.words)],
            deps: [coder.known[deps].get(word.dep) for word in sentence.words],
        }
        for tag in TAGS if not old else ():
            here[tag] = [coder.known[tag].get(getattr(word, tag)) for word in sentence.words]
        labels.append(here)
    return coder.batch([[word.form for word in sentence.words] for sentence in group], labels)


def teach(base: str, data: Path, work: Path, seed: int) -> None:
    """Train one and write its last state."""
    shuffle = seed_all(seed)
    new = [sentence for part in PARTS if part.startswith("train/") for sentence in part_of(data, part)]
    old = [Sentence(words, OLD) for words in sentences(data / "corpora" / "ud" / f"{OLD}.conllu")]
    dev = [sentence.words for sentence in part_of(data, "dev")]
    known = tables(new, old)
    network, coder = Parser(known), Coder(known, spacy.load(base).vocab.vectors)
    sources = {False: batches(new, len, BATCH, shuffle), True: batches(old, len, BATCH, shuffle)}

    def loss() -> Tensor:
        from_old = shuffle.random() < _OLD_SHARE
        return network.loss(coded(coder, next(sources[from_old]), from_old), from_old)

    train(network, loss, STEPS, lambda: str(accuracy([(network, coder)], dev, PARTS["dev"][0])))
    save(network, known, work / f"parser-{seed}.pt")


def main() -> None:
    """Train them side by side."""
    base, data, work, *seeds = sys.argv[1:]
    side_by_side(partial(teach, base, Path(data), Path(work)), map(int, seeds))


if __name__ == "__main__":
    main()
