"""Trains a parser on the treebanks and the old treebank.

Usage: python -m teacher.train_parser BASE DATA WORK SEED...
(BASE: a pipeline with the word vectors. Each seed gives a teacher, `WORK/parser-SEED.pt`, in a process of its own.)
"""

from __future__ import annotations

import sys
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

STEPS = 2400
BATCH = 700  # words and padding
_OLD_SHARE = 0.4  # of batches that are of the old treebank


def treebank(data: Path, part: str) -> list[list[Word]]:
    """The sentences of a part of `steps.treebanks`; fine tags only where they are the pipeline's."""
    name, wanted = PARTS[part]
    found = [each for k, each in enumerate(sentences(data / "corpora" / "ud" / f"{name}.conllu")) if wanted(k)]
    if not FILES[name][0]:
        for word in (word for sentence in found for word in sentence):
            word.xpos = ""
    return found


def tables(new: list[list[Word]], old: list[list[Word]]) -> Tables:
    """The tables that training on these sentences needs."""
    words = [word for sentence in new for word in sentence]
    return spellings([word.form for word in sentence] for sentence in (*new, *old)) | {
        "upos": Table.of(word.upos for word in words),
        "feats": Table.of(word.feats for word in words),
        "xpos": Table.of(word.xpos for word in words if word.xpos),
        "deps": Table.of(word.dep for word in words),
        "old deps": Table.of(word.dep for sentence in old for word in sentence),
    }


def coded(coder: Coder, group: list[list[Word]], old: bool) -> Batch:
    """A batch with what its treebank says of each word."""
    deps = "old deps" if old else "deps"
    labels = []
    for sentence in group:
        here = {
            "heads": [0 if word.head == k else word.head + 1 for k, word in enumerate(sentence)],
            deps: [coder.known[deps].get(word.dep) for word in sentence],
        }
        for tag in TAGS if not old else ():
            here[tag] = [coder.known[tag].get(getattr(word, tag)) for word in sentence]
        labels.append(here)
    return coder.batch([[word.form for word in sentence] for sentence in group], labels)


def teach(base: str, data: Path, work: Path, seed: int) -> None:
    """Train one and write its last state."""
    shuffle = seed_all(seed)
    new = [sentence for part in PARTS if part.startswith("train/") for sentence in treebank(data, part)]
    old = list(sentences(data / "corpora" / "ud" / "gsd-v2.0-train.conllu"))
    dev = treebank(data, "dev")
    known = tables(new, old)
    network, coder = Parser(known), Coder(known, spacy.load(base).vocab.vectors)
    sources = {False: batches(new, len, BATCH, shuffle), True: batches(old, len, BATCH, shuffle)}

    def loss() -> Tensor:
        from_old = shuffle.random() < _OLD_SHARE
        return network.loss(coded(coder, next(sources[from_old]), from_old), from_old)

    train(network, loss, STEPS, lambda: str(accuracy([(network, coder)], dev)))
    save(network, known, work / f"parser-{seed}.pt")


def main() -> None:
    """Train them side by side."""
    base, data, work, *seeds = sys.argv[1:]
    side_by_side(partial(teach, base, Path(data), Path(work)), map(int, seeds))


if __name__ == "__main__":
    main()
