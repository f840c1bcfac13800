"""Scores of a pipeline on every set that may test one, as JSON.

    syntax      CSUI-test and GSD-test: with the pipeline's own tokens, and with the treebank's
    articles    the annotated development articles, name by name: `strict` counts names that the annotation does not
                list as false, `listed` leaves them out; `forms` compares the sets of written forms of each article;
                `changed`: the same articles (`listed`) in lower case, in capitals, with words glued at names
    others      licensed and test-only NER sets (their own idea of what a name is)

Usage: python -m steps.evaluate PIPELINE DATA WORK [OUT.json]
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example

import steps.register  # noqa: F401
from steps import gold
from steps.augment import glued
from steps.spans import UNKNOWN, Labelled

LABELS = ("PERSON", "COUNTRY", "ORG", "PLACE")
_KEYS = ("token_acc", "tag_acc", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f")
CHANGES = {
    "lower case": lambda item: Labelled(item.text.lower(), item.spans),
    "capitals": lambda item: Labelled("".join(c.upper() if len(c.upper()) == 1 else c for c in item.text), item.spans),
    "glued": glued,
}


class Tally:
    """Counts of right, found and true items a label."""

    def __init__(self) -> None:
        self.right, self.found, self.true = Counter[str](), Counter[str](), Counter[str]()

    def add(self, found: set[tuple[Any, ...]], true: set[tuple[Any, ...]]) -> None:
        """Count items whose last part is the label."""
        for counter, items in ((self.right, found & true), (self.found, found), (self.true, true)):
            counter.update(item[-1] for item in items)

    def scores(self) -> dict[str, list[float]]:
        """{label: [precision, recall, F1, number of true items]}, and over all labels."""
        total = {"all": (self.right.total(), self.found.total(), self.true.total())}
        each = {label: (self.right[label], self.found[label], self.true[label]) for label in LABELS}
        return {label: _f1(*counts) for label, counts in {**each, **total}.items()}


def _f1(right: int, found: int, true: int) -> list[float]:
    p, r = right / max(1, found), right / max(1, true)
    return [round(p, 4), round(r, 4), round(2 * p * r / max(1e-9, p + r), 4), true]


def syntax(nlp: Language, path: Path, gold_tokens: bool) -> dict[str, float]:
    """spaCy's scores on a treebank."""
    examples = []
    for reference in DocBin().from_disk(path).get_docs(nlp.vocab):
        words, spaces = [token.text for token in reference], [bool(token.whitespace_) for token in reference]
        predicted = Doc(nlp.vocab, words=words, spaces=spaces) if gold_tokens else nlp.make_doc(reference.text)
        examples.append(Example(predicted, reference))
    scores = nlp.evaluate(examples)
    return {key: round(scores[key], 4) for key in _KEYS if scores.get(key) is not None}


def articles(path: Path) -> list[Labelled]:
    """Annotated articles with their names and what is unknown."""
    reader = gold.reader()
    return [gold.labelled(reader, each["text"], each["gold"]["entities"])[1] for each in gold.articles(path)]


def robust(nlp: Language, found: list[Labelled]) -> dict[str, list[float]]:
    """`listed` over all labels on the articles in lower case, in capitals and with words glued at names."""
    scores = {}
    for name, change in CHANGES.items():
        random.seed(7)
        tally = Tally()
        for item in map(change, found):
            true, unknown = known(item)
            doc = nlp(item.text)
            ents = {(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents if ent.label_ in LABELS}
            tally.add({span for span in ents if not unknown & set(range(*span[:2]))}, true)
        scores[name] = tally.scores()["all"]
    return scores


def known(item: Labelled) -> tuple[set[tuple[Any, ...]], set[int]]:
    """(the names, the places where there may be more)."""
    true = {span for span in item.spans if span[2] != UNKNOWN}
    return true, {i for start, end, label in item.spans if label == UNKNOWN for i in range(start, end)}


def dev(nlp: Language, found_articles: list[Labelled]) -> dict[str, dict[str, list[float]]]:
    """Names of annotated articles."""
    strict, listed, forms = Tally(), Tally(), Tally()
    for whole in found_articles:
        true, unknown = known(whole)
        text = whole.text
        doc = nlp(text)
        found = {(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents if ent.label_ in LABELS}
        strict.add(found, true)
        listed.add({span for span in found if not unknown & set(range(*span[:2]))}, true)
        written = {(" ".join(text[a:b].split()), label) for a, b, label in true}
        forms.add({(" ".join(text[a:b].split()), label) for a, b, label in found}, written)
    return {"strict": strict.scores(), "listed": listed.scores(), "forms": forms.scores()}


def others(nlp: Language, path: Path, merged: bool = False) -> dict[str, list[float]]:
    """Names of a set converted by `entities.py`; with `merged`, countries count as places, as in those sets."""
    tally = Tally()

    def key(start: int, end: int, label: str) -> tuple[int, int, str]:
        return start, end, "PLACE" if merged and label == "COUNTRY" else label

    for reference in DocBin().from_disk(path).get_docs(nlp.vocab):
        true = {key(ent.start_char, ent.end_char, ent.label_) for ent in reference.ents}
        unknown = {i for t in reference if t.ent_iob == 0 for i in range(t.idx, t.idx + len(t))}
        ents = [ent for ent in nlp(reference.text).ents if ent.label_ in LABELS]
        found = {key(ent.start_char, ent.end_char, ent.label_) for ent in ents}
        tally.add({span for span in found if not unknown & set(range(*span[:2]))}, true)
    return tally.scores()


def evaluate(nlp: Language, data: Path, work: Path) -> dict[str, Any]:
    """Every score that the pipeline's components can have."""
    scores: dict[str, Any] = {}
    if "parser" in nlp.pipe_names:
        for part in ("dev", "csui-test", "gsd-test"):
            path = work / "syntax" / f"{part}.spacy"
            scores[part] = {"own tokens": syntax(nlp, path, False), "gold tokens": syntax(nlp, path, True)}
    if "ner" in nlp.pipe_names:
        with nlp.select_pipes(enable="ner"):
            found = articles(data / "gold" / "dev.jsonl")
            scores["articles"] = dev(nlp, found)
            scores["articles, changed"] = robust(nlp, found)
            for path in sorted((work / "entities" / "test").glob("*.spacy")):
                scores[path.stem] = {"fine": others(nlp, path), "places merged": others(nlp, path, merged=True)}
    return scores


def main() -> None:
    """Print the scores, and write them where asked."""
    nlp = spacy.load(sys.argv[1])
    scores = evaluate(nlp, Path(sys.argv[2]), Path(sys.argv[3]))
    text = json.dumps(scores, indent=1)
    print(text)
    if len(sys.argv) > 4:
        Path(sys.argv[4]).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
