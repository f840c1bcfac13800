"""Annotated articles and licensed NER sets -> `.spacy` files.

Usage: python -m steps.entities DATA WORK
"""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.tokens import DocBin

from kg.annotate.tokenizer import NewsTokenizer
from steps import gold, licensed_ner
from steps.spans import Labelled, doc_of

TRAIN = {"idner2k": "idner2k-train.txt", "idner2k-dev": "idner2k-dev.txt", "spacyndo": "spacyndo-ner-train.jsonl"}
TEST = {
    "idner2k-test": "idner2k-test.txt",
    "nerui": "nerui.txt",
    "nerugm": "nerugm.txt",
    "spacyndo-test": "spacyndo-ner-test.jsonl",
}


def write(items: Iterable[Labelled], out: Path) -> None:
    """Write texts as one file."""
    out.parent.mkdir(parents=True, exist_ok=True)
    make_doc = NewsTokenizer(spacy.blank("id").vocab)
    docs = [doc_of(make_doc, item) for item in items]
    counts = Counter(ent.label_ for doc in docs for ent in doc.ents)
    missing = sum(token.ent_iob == 0 for doc in docs for token in doc)
    print(out.name, len(docs), "texts", sum(map(len, docs)), "tokens", missing, "missing", dict(counts), flush=True)
    DocBin(docs=docs, attrs=["ENT_IOB", "ENT_TYPE"], store_user_data=False).to_disk(out)


def main() -> None:
    """Write every part."""
    data, work = Path(sys.argv[1]), Path(sys.argv[2]) / "entities"
    ner = data / "corpora" / "ner"
    for part, name in {**TRAIN, **TEST}.items():
        folder = "train" if part in TRAIN else "test"
        read = licensed_ner.spacyndo if name.endswith("jsonl") else licensed_ner.columns
        write(read(ner / name), work / folder / f"{part}.spacy")
    nlp = gold.reader()
    for part in ("train", "dev"):
        out = work / "train" / "articles.spacy" if part == "train" else work / "dev.spacy"
        write(gold.texts(data / "gold" / f"{part}.jsonl", nlp), out)
    # the articles are what the pipeline is for: they count twice
    shutil.copy(work / "train" / "articles.spacy", work / "train" / "articles-2.spacy")


if __name__ == "__main__":
    main()
