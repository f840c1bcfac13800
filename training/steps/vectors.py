"""Tokens -> floret vectors -> an empty spaCy pipeline that holds them (`spacy train` starts from it).

Usage: python -m steps.vectors WORK
"""

from __future__ import annotations

import sys
from pathlib import Path

import floret
import numpy
import spacy
from spacy.vectors import Vectors

import steps.register  # noqa: F401

DIM = 96
BUCKETS = 50_000
SETTINGS = {
    "model": "cbow",
    "dim": DIM,
    "bucket": BUCKETS,
    "mode": "floret",
    "hashCount": 2,
    "minn": 4,
    "maxn": 5,
    "minCount": 10,
    "neg": 5,
    "ws": 5,
    "lr": 0.05,
    "epoch": 3,
    "verbose": 0,
    "thread": 2,  # two threads race for the table: vectors differ a little from run to run, scores hardly
}


def main() -> None:
    """Write `vectors.floret` and `base/` into the work folder."""
    work = Path(sys.argv[1])
    text = work / "news.txt"
    model = floret.train_unsupervised(str(text), **SETTINGS)
    table = work / "vectors.floret"
    model.save_floret_vectors(str(table))
    nlp = spacy.blank("id", config={"nlp": {"tokenizer": {"@tokenizers": "utusan.NewsTokenizer.v1"}}})
    nlp.vocab.vectors = read(table, nlp)
    nlp.to_disk(work / "base")


def read(table: Path, nlp: spacy.Language) -> Vectors:
    """A floret file as spaCy's table, looked up by the lower-cased form."""
    with table.open(encoding="utf-8") as file:
        rows, dim, minn, maxn, hash_count, seed, bow, eow = file.readline().rstrip("\n").split(" ")
        data = numpy.zeros((int(rows), int(dim)), dtype="float32")
        for line in file:
            index, *values = line.split(" ")
            data[int(index)] = [float(value) for value in values if value.strip()]
    # rounded to half precision: the table compresses better inside the wheel and no score changes
    data = data.astype("float16").astype("float32")
    return Vectors(
        strings=nlp.vocab.strings,
        data=data,
        mode="floret",
        minn=int(minn),
        maxn=int(maxn),
        hash_count=int(hash_count),
        hash_seed=int(seed),
        bow=bow,
        eow=eow,
        attr="LOWER",
    )


if __name__ == "__main__":
    main()
