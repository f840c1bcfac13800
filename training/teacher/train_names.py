"""Trains a teacher of names on the annotated articles.

Usage: python -m teacher.train_names BASE DATA WORK SEED...
(BASE: a pipeline with the word vectors. Each seed gives a teacher, `WORK/names-SEED.pt`, in a process of its own.)
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from steps import gold
from steps.evaluate import Tally, known
from steps.spans import Labelled, doc_of

from kg.annotate.pipeline import load
from teacher.coding import Coder, Tables, batches, spellings
from teacher.names import Namer, Tagged, coded, named, sentences, truth
from teacher.store import save, seed_all, side_by_side, train

STEPS = 1800
BATCH = 700  # words and padding


def rules() -> Language:
    """What the teacher is told of every word: names by rules and lexicons, no trained recogniser."""
    return load(only=("sentences", "dates", "titles", "names"), trained=False)


def articles(nlp: Language, path: Path) -> Iterator[tuple[Doc, Labelled]]:
    """Annotated articles as the rules read them, with the annotated names as `doc.ents`."""
    reader = gold.reader()
    for article in gold.articles(path):
        for text in (article["title"] or "", article["text"]):
            _, item = gold.labelled(reader, text, article["gold"]["entities"])
            yield doc_of(nlp, item), item


def tagged(doc: Doc) -> Iterator[Tagged]:
    """Its sentences with hints and truth."""
    for sentence in sentences(doc):
        yield sentence.forms, sentence.hints, truth(doc, sentence)


def score(teachers: list[tuple[Namer, Coder]], found: list[tuple[Doc, Labelled]]) -> dict[str, list[float]]:
    """Names that the teachers find in annotated articles, as `steps.evaluate` counts `listed` names."""
    tally = Tally()
    for doc, item in found:
        true, unknown = known(item)
        names = {(span.start_char, span.end_char, span.label_) for span in named(teachers, doc)}
        tally.add({name for name in names if not unknown & set(range(*name[:2]))}, true)
    return tally.scores()


def teach(base: str, data: Path, work: Path, seed: int) -> None:
    """Train one and write its last state."""
    shuffle = seed_all(seed)
    nlp = rules()
    items = [sentence for doc, _ in articles(nlp, data / "gold" / "train.jsonl") for sentence in tagged(doc)]
    dev = list(articles(nlp, data / "gold" / "dev.jsonl"))
    tables: Tables = spellings(forms for forms, _, _ in items)
    network, coder = Namer(tables), Coder(tables, spacy.load(base).vocab.vectors)
    groups = batches(items, lambda item: len(item[0]), BATCH, shuffle)
    train(
        network,
        lambda: network.loss(coded(coder, next(groups))),
        STEPS,
        lambda: str({label: each[2] for label, each in score([(network, coder)], dev).items()}),
    )
    save(network, tables, work / f"names-{seed}.pt")


def main() -> None:
    """Train them side by side."""
    base, data, work, *seeds = sys.argv[1:]
    side_by_side(partial(teach, base, Path(data), Path(work)), map(int, seeds))


if __name__ == "__main__":
    main()
