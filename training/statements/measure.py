"""Measure how often each rule for statements is right, and write what the component says as its confidence.

    python training/statements/measure.py ANNOTATED.jsonl...

Builds the annotated articles and scores the build as `kg score` does. Writes `reporting_rules.csv` beside the other lexicons.
Rare rules are drawn towards a prior, as by so many cases more: Laplace's rule of succession with a prior other than a half.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from kg import pipeline
from kg.annotate.statements.lexicon import confidences
from kg.resources import lexicon_dir
from kg.score import read_gold, score

CASES, PRIOR = 3, 0.8
RULES = """
PREFIX dip: <https://w3id.org/utusan/ontology#>
SELECT ?statement ?rule { ?statement a dip:Statement ; dip:evidence/dip:rule ?rule }
"""
HEAD = """\
# source: measured by training/statements/measure.py on annotated Indonesian news (training and development articles)
# licence: MIT (own measurement)
# confidence: (right + 2.4) / (read + 3), so that a rule seldom met stays near 0.8
"""


def rules_of(folder: Path) -> dict[tuple[str, str], str]:
    """{(article, statement): its rule} of a build."""
    found = {}
    for file in folder.glob("articles/*.ttl"):
        store = ox.Store()
        store.load(path=file, format=ox.RdfFormat.TURTLE)
        for row in store.query(RULES):
            found[file.stem, row["statement"].value] = row["rule"].value.removeprefix("statement.")
    return found


def main(paths: list[str]) -> None:
    """Measure and write."""
    right, read = Counter[str](), Counter[str]()
    for path in paths:
        with TemporaryDirectory() as folder:
            pipeline.build([path], folder)
            rules = rules_of(Path(folder))
            for each in score(read_gold(Path(path)), Path(folder)).judgements:
                if each.kind == "statement":
                    rule = rules[each.article, each.iri]
                    read[rule] += 1
                    right[rule] += each.right
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["rule", "confidence", "right", "read"])
    for rule in sorted({*confidences(), *read}):  # also those that no article needed
        confidence = (right[rule] + PRIOR * CASES) / (read[rule] + CASES)
        writer.writerow([rule, round(confidence, 2), right[rule], read[rule]])
    (lexicon_dir() / "reporting_rules.csv").write_text(HEAD + text.getvalue(), encoding="utf-8")
    print(f"{right.total()} of {read.total()} statements are right")


if __name__ == "__main__":
    main(sys.argv[1:])
