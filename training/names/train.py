"""Train the model that tells what an undecided name is: `python training/names/train.py TRAIN.jsonl [DEV.jsonl]`.

Each line is an article with its annotation under `gold` (entities with `type` and `mentions`). Prints how the model does on the
articles it learnt from, on each fifth of them after learning from the other four, and on the second file.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from linear import fit, write

from kg.annotate.linear import Linear
from kg.annotate.names.candidates import find_candidates
from kg.annotate.names.features import features
from kg.annotate.pipeline import load, prepare
from kg.read import read

LABELS = ("person", "organization", "place", "none")
FOLDS = 5
Row = tuple[str, set[str], str]  # form, features, label


def norm(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def rows(path: str) -> list[list[Row]]:
    """The undecided candidates of every article."""
    nlp, found = load(only=("sentences", "dates", "titles")), []
    lines = map(json.loads, Path(path).read_text(encoding="utf-8").splitlines())
    gold = {article["id"]: article["gold"] for article in lines}
    for document in read([path], report=print):
        names = {norm(m): e["type"] for e in gold[document.id]["entities"] for m in [*e["mentions"], e["name"]]}
        doc = nlp(prepare(nlp, document))
        found.append([])
        for form, feats in features(doc, find_candidates(doc)).items():
            kind = names.get(norm(form), "none")
            found[-1].append((form, feats, kind if kind in LABELS else "organization"))
    return found


def train(articles: list[list[Row]]) -> Any:
    """The model that these articles teach, as it is written."""
    data = [row for article in articles for row in article]
    return fit([feats for _, feats, _ in data], [label for *_, label in data], c=0.3)


def guessed(model: Any, articles: list[list[Row]], show: bool = False) -> Counter[tuple[str, str]]:
    """{(annotated kind, kind by the model): how many}."""
    linear, table = Linear(model["bias"], model["weights"]), Counter()
    for form, feats, label in (row for article in articles for row in article):
        probs = linear.probabilities(feats)
        guess = max(probs, key=probs.get)
        table[label, guess] += 1
        if show and label != guess and "person" in (label, guess):
            print("  ", form, label, guess, round(probs[guess], 2), sorted(f for f in feats if "&" not in f))
    return table


def report(title: str, table: Counter[tuple[str, str]]) -> None:
    """Precision, recall and F1 of each kind."""
    print(title)
    for kind in LABELS:
        hit = table[kind, kind]
        gold = sum(n for (true, _), n in table.items() if true == kind)
        built = sum(n for (_, guess), n in table.items() if guess == kind)
        f1 = 2 * hit / max(1, gold + built)
        print(f"{kind:14} P {hit / max(1, built):.3f} R {hit / max(1, gold):.3f} F1 {f1:.3f} of {gold}")


def main(path: str, dev: str | None = None) -> None:
    articles = rows(path)
    model = train(articles)
    report("learnt from", guessed(model, articles))
    held_out: Counter[tuple[str, str]] = Counter()
    for k in range(FOLDS):
        rest = [article for n, article in enumerate(articles) if n % FOLDS != k]
        held_out += guessed(train(rest), articles[k::FOLDS])
    report(f"held out, {FOLDS} folds", held_out)
    if dev:
        report(dev, guessed(model, rows(dev), show=True))
    print(write("names", model, "what an undecided name is; trained by training/names/train.py on annotated articles"))


if __name__ == "__main__":
    main(*sys.argv[1:])
