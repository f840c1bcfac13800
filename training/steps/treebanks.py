"""Treebanks -> `.spacy` files for `spacy train` and `spacy evaluate`.

Usage: python -m steps.treebanks DATA WORK
"""

from __future__ import annotations

import sys
from pathlib import Path

import spacy
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from steps.conllu import Word, doc_of, sentences

GROUP = 5  # sentences of a Doc: the parser learns where sentences end
FIFTH = 5  # every fifth sentence of PUD is for development
# file -> (are its fine tags the pipeline's, does it give lemmas)
FILES = {
    "csui-train": (True, True),
    "csui-test": (True, True),
    "pud": (False, True),
    "gsd-v2.17-dev": (False, True),
    "gsd-v2.17-test": (False, True),
}
PARTS = {
    "train/csui": ("csui-train", lambda k: True),
    "train/pud": ("pud", lambda k: k % FIFTH != FIFTH - 1),
    "train/gsd": ("gsd-v2.17-dev", lambda k: True),
    "dev": ("pud", lambda k: k % FIFTH == FIFTH - 1),
    "csui-test": ("csui-test", lambda k: True),
    "gsd-test": ("gsd-v2.17-test", lambda k: True),
}


def write(vocab: Vocab, found: list[list[Word]], out: Path, tags: bool, lemmas: bool, size: int = GROUP) -> None:
    """Write sentences in Docs of `size`."""
    out.parent.mkdir(parents=True, exist_ok=True)
    docs = [doc_of(vocab, found[k : k + size], tags, lemmas) for k in range(0, len(found), size)]
    DocBin(docs=docs, store_user_data=False).to_disk(out)


def main() -> None:
    """Write every part."""
    data, work = Path(sys.argv[1]) / "corpora" / "ud", Path(sys.argv[2]) / "syntax"
    vocab = spacy.blank("id").vocab
    for part, (name, wanted) in PARTS.items():
        found = [sentence for k, sentence in enumerate(sentences(data / f"{name}.conllu")) if wanted(k)]
        write(vocab, found, work / f"{part}.spacy", *FILES[name])
        print(part, len(found), "sentences", sum(map(len, found)), "tokens")


if __name__ == "__main__":
    main()
