"""What extraction costs beside the bare trained pipeline, and how the cost grows with an article's length.

    python benchmarks/cost.py ARTICLES.jsonl

Each line holds an article under `text`. One process and one thread; CPU seconds. `bare` is the trained spaCy pipeline with all its
parts on the same tokens; `extraction` is everything that Utusan's own components add. For the growth, the articles are
joined to one of 1,000, 10,000 and 100,000 words.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from kg.annotate import pipeline
from kg.annotate.model_loader import load_weights
from kg.model import Document

LENGTHS = (1_000, 10_000, 100_000)
TURNS = 3  # the least of so many turns counts


def document(number: int, text: str) -> Document:
    return Document(id=f"cost-{number}", text=text)


def seconds(nlp: Language, docs: list[Doc], own: bool) -> float:
    """CPU seconds of the pipeline's own components (`own`) or of the others, on Docs that are tokenized."""
    spent = 0.0
    for doc in docs:
        for name, component in nlp.pipeline:
            start = time.process_time()
            doc = component(doc)
            if name.startswith("utusan_") == own:
                spent += time.process_time() - start
    return spent


def measure(bare: Language, full: Language, texts: list[str]) -> tuple[float, float, int]:
    """(microseconds a token of the bare pipeline, of extraction, number of tokens)."""
    documents = [document(k, text) for k, text in enumerate(texts)]
    tokens = sum(len(full.make_doc(each.text)) for each in documents)
    alone = min(seconds(bare, [bare.make_doc(text) for text in texts], own=False) for _ in range(TURNS))
    added = min(seconds(full, [pipeline.prepare(full, each) for each in documents], own=True) for _ in range(TURNS))
    return 1e6 * alone / tokens, 1e6 * added / tokens, tokens


def main(path: Path) -> None:
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    bare, full = load_weights(), pipeline.load()
    alone, added, tokens = measure(bare, full, texts)
    print(f"{len(texts)} articles, {tokens} tokens\n")
    print("| | microseconds a token |\n|---|---|")
    print(f"| bare pipeline | {alone:.0f} |\n| extraction | {added:.0f} |\n| ratio | {added / alone:.2f} |\n")
    words = " ".join(texts).split(" ")
    while len(words) < LENGTHS[-1]:
        words += words
    print("| one article of | extraction, microseconds a token |\n|---|---|")
    for length in LENGTHS:
        long = document(length, " ".join(words[:length]))
        tokens = len(full.make_doc(long.text))
        spent = min(seconds(full, [pipeline.prepare(full, long)], own=True) for _ in range(TURNS))
        print(f"| {length:,} words | {1e6 * spent / tokens:.0f} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
