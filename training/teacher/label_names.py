"""Silver names for the recogniser that ships: raw news about states, named by the teachers.

Writes `WORK/entities/train/news.spacy`.

Usage: python -m teacher.label_names BASE DATA WORK TEACHER.pt...
(BASE: a pipeline with the word vectors.)
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import steps.register  # noqa: F401
from spacy.tokens import Doc
from steps.entities import write
from steps.gold import SENTENCES
from steps.news import paragraphs
from steps.spans import UNKNOWN, Labelled

from teacher.coding import Coder
from teacher.names import Namer, named
from teacher.store import voters
from teacher.train_names import rules

EVERY = 4  # every fourth article of the news
_STATES = 2  # an article that names fewer states is not about what the pipeline is for


def stretches(doc: Doc, names: list[tuple[int, int, str]]) -> Iterator[Labelled]:
    """Stretches of a few sentences with their names (start, end, label); noise is unknown."""
    noise = [(token.idx, token.idx + len(token), UNKNOWN) for token in doc if token._.noise]
    found = list(doc.sents)
    for k in range(0, len(found), SENTENCES):
        group = found[k : k + SENTENCES]
        start, end = group[0].start_char, group[-1].end_char
        inside = [(a - start, b - start, label) for a, b, label in (*names, *noise) if start <= a and b <= end]
        yield Labelled(doc.text[start:end], sorted(inside))


def news(data: Path, teachers: list[tuple[Namer, Coder]]) -> Iterator[Labelled]:
    """Every fourth article, if it names two states."""
    nlp = rules()
    for k, text in enumerate(paragraphs(data)):
        if k % EVERY:
            continue
        doc = nlp(text)
        if len({span.text for span in doc.spans["mentions"] if span.label_ == "COUNTRY"}) >= _STATES:
            yield from stretches(doc, [(s.start_char, s.end_char, s.label_) for s in named(teachers, doc)])


def main() -> None:
    """Name and write."""
    base, data, work, *paths = sys.argv[1:]
    teachers = voters(Namer, base, paths)
    write(news(Path(data), teachers), Path(work) / "entities" / "train" / "news.spacy")


if __name__ == "__main__":
    main()
