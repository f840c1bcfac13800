"""The scores in a package's `meta.json` as the tables of `benchmarks/model.md`.

Usage: python -m steps.report PACKAGE
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

SYNTAX = {
    "pos_acc": "UPOS",
    "morph_acc": "features",
    "tag_acc": "fine tag",
    "lemma_acc": "lemma",
    "dep_uas": "UAS",
    "dep_las": "LAS",
    "sents_f": "sentences",
}
NAMES = ("PERSON", "COUNTRY", "ORG", "PLACE", "all")


def table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def percent(value: float | None) -> str:
    """One decimal; a dash where there is none."""
    return "–" if value is None else f"{100 * value:.1f}"


def report(scores: dict[str, Any]) -> str:
    """Every table."""
    syntax = [
        [name, tokens, *(percent(found.get(key)) for key in SYNTAX)]
        for name in ("csui-test", "gsd-test", "dev")
        for tokens, found in scores[name].items()
    ]
    articles = [
        [how, *("/".join(map(percent, found[label][:3])) for label in NAMES)]
        for how, found in scores["articles"].items()
    ]
    changed = [[how, *map(percent, found[:3])] for how, found in scores["articles, changed"].items()]
    others = [
        [name, *(percent(scores[name]["places merged"][label][2]) for label in ("PERSON", "ORG", "PLACE", "all"))]
        for name in ("idner2k-test", "nerui", "nerugm", "spacyndo-test")
    ]
    return "\n".join(
        [
            table(["treebank", "tokens", *SYNTAX.values()], syntax),
            table(["annotated dev, P/R/F1", *NAMES], articles),
            table(["dev, changed", "P", "R", "F1"], changed),
            table(["set, F1", "PERSON", "ORG", "PLACE (with countries)", "all"], others),
        ]
    )


def main() -> None:
    """Print the tables."""
    meta = json.loads((Path(sys.argv[1]) / "meta.json").read_text(encoding="utf-8"))
    print(report(meta["performance"]))


if __name__ == "__main__":
    main()
