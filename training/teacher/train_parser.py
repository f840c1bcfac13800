"""Trains a parser on the treebanks and the old treebank, and first also on raw news as other teachers parse them.

Usage: python -m teacher.train_parser [--silver NEWS.spacy] BASE DATA WORK SEED...
(BASE: a pipeline with the word vectors; NEWS.spacy: of `teacher.label_syntax`. Each seed gives a teacher, `WORK/parser-SEED.pt`,
in a process of its own.)
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import spacy
import steps.register  # noqa: F401
from spacy.tokens import DocBin
from steps.conllu import Word, sentences, sentences_of
from steps.treebanks import FILES, PARTS
from torch import Tensor

from teacher.coding import Batch, Coder, Table, Tables, batches, spellings
from teacher.parse import accuracy
from teacher.parser import TAGS, Parser
from teacher.store import save, seed_all, side_by_side, train

STEPS = 3000
OLD = "gsd-v2.0-train"  # of an older annotation
SILVER = "silver-news"  # raw news stand beside the treebanks as one of their own, so that their errors are not learnt as CSUI's
BATCH = 700  # words and padding
_OLD_SHARE = 0.4  # of batches that are of the old treebank
_SILVER_SHARE = 0.65  # of the first STEPS batches, where there is silver
_STEPS_AFTER = 2000  # without silver, behind them


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


def silver_of(path: Path) -> list[Sentence]:
    """The sentences of a file of parsed news."""
    docs = DocBin().from_disk(path).get_docs(spacy.blank("id").vocab)
    return [Sentence(words, SILVER) for doc in docs for words in sentences_of(doc)]


def tables(new: list[Sentence], old: list[Sentence], silver: list[Sentence]) -> Tables:
    """The tables that training on these sentences needs; labels are those of the treebanks."""
    words = [word for sentence in new for word in sentence.words]
    every = (*new, *old, *silver)
    return spellings([word.form for word in sentence.words] for sentence in every) | {
        "treebank": Table.of(sentence.treebank for sentence in every),
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


def teach(base: str, data: Path, work: Path, silver_path: Path | None, seed: int) -> None:
    """Train one and write its last state."""
    shuffle = seed_all(seed)
    new = [sentence for part in PARTS if part.startswith("train/") for sentence in part_of(data, part)]
    old = [Sentence(words, OLD) for words in sentences(data / "corpora" / "ud" / f"{OLD}.conllu")]
    silver = silver_of(silver_path) if silver_path else []
    dev = [sentence.words for sentence in part_of(data, "dev")]
    known = tables(new, old, silver)
    network, coder = Parser(known), Coder(known, spacy.load(base).vocab.vectors)
    sources = {kind: batches(found, len, BATCH, shuffle) for kind, found in ((False, new), (True, old))}
    parsed_news = batches(silver, len, BATCH, shuffle)
    left = STEPS if silver else 0  # batches that may be of silver

    def loss() -> Tensor:
        nonlocal left
        left -= 1
        if left >= 0 and shuffle.random() < _SILVER_SHARE:
            return network.loss(coded(coder, next(parsed_news), False), False)
        from_old = shuffle.random() < _OLD_SHARE
        return network.loss(coded(coder, next(sources[from_old]), from_old), from_old)

    steps = STEPS + _STEPS_AFTER if silver else STEPS
    train(network, loss, steps, lambda: str(accuracy([(network, coder)], dev, PARTS["dev"][0])))
    save(network, known, work / f"parser-{seed}.pt")


def main() -> None:
    """Train them side by side."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--silver", type=Path)
    parser.add_argument("base")
    parser.add_argument("data", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("seeds", type=int, nargs="+")
    said = parser.parse_args()
    side_by_side(partial(teach, said.base, said.data, said.work, said.silver), said.seeds)


if __name__ == "__main__":
    main()
