"""Trained parts -> the packaged pipeline, with its lemmatizer, its `meta.json` and its digest.

Usage: python -m steps.assemble SYNTAX NER DATA WORK OUT
"""

from __future__ import annotations

import csv
import json
import shutil
import sys
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.strings import StringStore

import steps.register  # noqa: F401
from kg.annotate.model_loader import digest
from steps.evaluate import evaluate

VERSION = "0.1.0"
SPACY = ">=3.8.7,<3.9.0"  # as in pyproject.toml; weights do not fit another minor version for sure
_FILES = Path(__file__).with_name("inputs.csv")
_DESCRIPTION = (
    "Indonesian news: tagger, morphology, lemmas, dependencies, sentences and names "
    "(PERSON, ORG, COUNTRY, PLACE); a small CNN for the CPU"
)


def join(syntax: Path, ner: Path, lemmas: Path) -> Language:
    """One pipeline of the trained parts and the lemmatizer's tables."""
    nlp, names = spacy.load(syntax), spacy.load(ner)
    if not nlp.vocab.vectors_length:
        nlp.vocab.vectors = names.vocab.vectors
    nlp.add_pipe("ner", source=names)
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"}, before="ner")
    lookups = Lookups()
    for name, table in json.loads(lemmas.read_text(encoding="utf-8")).items():
        lookups.add_table(name, table)
    lemmatizer.initialize(list, nlp=nlp, lookups=lookups)  # type: ignore[attr-defined]
    return nlp


def sources() -> list[dict[str, str]]:
    """What the weights were trained on."""
    with _FILES.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["use"] == "train"]
    names = {row["name"]: row for row in rows}
    return [{"name": name, "url": row["origin"], "license": row["licence"]} for name, row in names.items()]


def write(nlp: Language, scores: dict[str, Any], out: Path) -> None:
    """Save the pipeline with only the strings that its labels need, and say in `meta.json` what it is."""
    nlp.meta.update(
        name="utusan_news",
        version=VERSION,
        description=_DESCRIPTION,
        author="Utusan",
        license="CC BY-SA 4.0",
        sources=sources(),
        performance=scores,
    )
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])  # where the data lay is nobody's business
    shutil.rmtree(out, ignore_errors=True)
    nlp.to_disk(out)
    _needed_strings(nlp).to_disk(out / "vocab" / "strings.json")
    path = out / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    meta["spacy_version"] = SPACY
    meta.pop("sha256", None)
    path.write_text(json.dumps(meta, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
    meta["sha256"] = digest(out)
    path.write_text(json.dumps(meta, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")


def _needed_strings(nlp: Language) -> StringStore:
    """Labels and features; not the words that training happened to see."""
    kept = StringStore(list(spacy.blank("id").vocab.strings))
    for labels in nlp.pipe_labels.values():
        for label in labels:
            kept.add(label)
            for part in label.replace("|", "=").replace("-", "=").split("="):
                kept.add(part)
            for feature in label.split("|"):
                kept.add(feature)
            kept.add("|".join(part for part in label.split("|") if not part.startswith("POS=")))
    return kept


def main() -> None:
    """Write the package and print its size and digest."""
    syntax, ner, data, work, out = map(Path, sys.argv[1:6])
    nlp = join(syntax, ner, work / "lemmas.json")
    trial = work / "trial"
    write(nlp, {}, trial)
    scores = evaluate(spacy.load(trial), data, work)  # of the pipeline as it is saved
    write(nlp, scores, out)
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    print(f"{size / 1e6:.1f} MB", json.loads((out / "meta.json").read_text())["sha256"])


if __name__ == "__main__":
    main()
