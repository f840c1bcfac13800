"""Train the model that tells what an undecided name is: `python training/names/train.py TRAIN.jsonl [DEV.jsonl]`.

Each line is an article with its annotation under `gold` (entities with `type` and `mentions`).
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from linear import fit, write

from kg.annotate.linear import Linear
from kg.annotate.names.candidates import find_candidates
from kg.annotate.names.features import features
from kg.annotate.pipeline import load, prepare
from kg.read import read

LABELS = ("person", "organization", "place", "none")


def norm(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def rows(path: str) -> list[tuple[str, set[str], str]]:
    """[(form, features, label)] of every undecided candidate."""
    nlp, found = load(only=("sentences", "dates", "titles")), []
    lines = map(json.loads, Path(path).read_text(encoding="utf-8").splitlines())
    gold = {article["id"]: article["gold"] for article in lines}
    for document in read([path], report=print):
        names = {norm(m): e["type"] for e in gold[document.id]["entities"] for m in [*e["mentions"], e["name"]]}
        doc = nlp(prepare(nlp, document))
        for form, feats in features(doc, find_candidates(doc)).items():
            kind = names.get(norm(form), "none")
            found.append((form, feats, kind if kind in LABELS else "organization"))
    return found


def report(model: dict[str, object], data: list[tuple[str, set[str], str]], show: int = 0) -> None:
    linear, table = Linear(model["bias"], model["weights"]), Counter()
    for form, feats, label in data:
        probs = linear.probabilities(feats)
        guess = max(probs, key=probs.get)
        table[label, guess] += 1
        if show and label != guess and "person" in (label, guess):
            print("  ", form, label, guess, round(probs[guess], 2), sorted(f for f in feats if "&" not in f))
    for kind in LABELS:
        hit = table[kind, kind]
        gold, built = (
            sum(n for (g, _), n in table.items() if g == kind),
            sum(n for (_, b), n in table.items() if b == kind),
        )
        print(f"{kind:14} P {hit / max(1, built):.3f} R {hit / max(1, gold):.3f} of {gold}")


def main(train: str, dev: str | None = None) -> None:
    data = rows(train)
    model = fit([feats for _, feats, _ in data], [label for *_, label in data], c=0.3)
    report(model, data)
    if dev:
        print("dev")
        report(model, rows(dev), show=1)
    print(write("names", model, "what an undecided name is; trained by training/names/train.py on annotated articles"))


if __name__ == "__main__":
    main(*sys.argv[1:])
