"""Raw news -> one line of tokens a paragraph, for the word vectors.

All in lower case: the vectors are looked up by the lower-cased form. Boilerplate goes: lines that many articles
share, link lines (`Baca juga`), tables, articles seen before. Words that the pages glue together are taken apart by
the same tokenizer that the pipeline has.

Usage: python -m steps.news DATA WORK
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import spacy

from kg.annotate.tokenizer import NewsTokenizer

_LINK = re.compile(
    r"^(?:baca|lihat|simak|tonton|pilihan editor|foto|video|advertisement|scroll|gambas|penulis|editor|ikuti|copyright"
    r"|loading)\b",
    re.I,
)
_SHARED = 5  # a line in more articles than this is boilerplate
_LETTERS = 0.6  # a line with a smaller share of letters is a table or a list of links


def articles(data: Path) -> Iterator[list[str]]:
    """The lines of each article of `corpora/news`, without repeated articles."""
    seen: set[str] = set()
    for path in sorted((data / "corpora" / "news").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                text = json.loads(line)["text"]
                key = text[:200]
                if key not in seen:
                    seen.add(key)
                    yield [part.strip() for part in text.split("\n") if part.strip()]


def paragraphs(data: Path) -> Iterator[str]:
    """Lines that are prose."""
    shared: Counter[str] = Counter()
    for lines in articles(data):
        shared.update(set(lines))
    for lines in articles(data):
        kept = []
        for line in dict.fromkeys(lines):
            letters = sum(char.isalpha() for char in line)
            if shared[line] <= _SHARED and not _LINK.match(line) and letters > _LETTERS * len(line):
                kept.append(line)
        if kept:
            yield "\n".join(kept)


def main() -> None:
    """Write `news.txt`."""
    data, out = Path(sys.argv[1]), Path(sys.argv[2]) / "news.txt"
    out.parent.mkdir(parents=True, exist_ok=True)
    nlp = spacy.blank("id")
    tokenizer = NewsTokenizer(nlp.vocab)
    count = 0
    with out.open("w", encoding="utf-8") as file:
        for text in paragraphs(data):
            words: list[str] = []
            for token in tokenizer(text):
                if token.is_space:
                    if "\n" in token.text and words:
                        file.write(" ".join(words) + "\n")
                        words = []
                else:
                    words.append(token.lower_)
                    count += 1
            file.write(" ".join(words) + "\n")
    print(f"{count} tokens")


if __name__ == "__main__":
    main()
