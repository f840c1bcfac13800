"""Measure how often each rule for roles and kinship is right, and write what the components say as their confidence.

    python training/relations/measure.py ANNOTATED.jsonl...

Each line is an article with its annotation under `gold` (entities with `mentions`, `roles`, `kin`). Writes
`role_precision.csv` and `kinship_precision.csv` beside the other lexicons. A role is right if the annotation has it with the
same holder, type and country or body (any, where the annotation has none); a tie also if it is told from its other end.
Rare rules are drawn towards a prior, as by so many cases more: Laplace's rule of succession with a prior other than a half.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from kg.annotate.kinship.component import INVERSE
from kg.annotate.pipeline import load, prepare
from kg.annotate.roles.component import RoleReader
from kg.read import read
from kg.resources import lexicon_dir
from kg.score.names import norms

NEEDED = ("sentences", "dates", "titles", "names", "actors", "roles", "references", "kinship")
CASES = 5  # as many cases count for the prior
ROLE_PRIOR, TIE_PRIOR = 0.6, 0.8
IN_LAW = {"son_in_law": "child_in_law", "daughter_in_law": "child_in_law"} | {
    "father_in_law": "parent_in_law",
    "mother_in_law": "parent_in_law",
}
IN_LAW_INVERSE = {"child_in_law": "parent_in_law", "parent_in_law": "child_in_law"}
Counts = Counter[tuple[str, str, bool]]


def articles(paths: list[str]) -> Iterator[tuple[Doc, dict[str, Any]]]:
    """(Doc, annotation) of every article."""
    nlp = load(only=NEEDED)
    for path in paths:
        gold = {
            line["id"]: line["gold"] for line in map(json.loads, Path(path).read_text(encoding="utf-8").splitlines())
        }
        for document in read([path], report=print):
            yield nlp(prepare(nlp, document)), gold[document.id]


def aligned(doc: Doc, gold: dict[str, Any]) -> dict[int, str]:
    """{actor of ours: the annotation's entity that shares the most names with it}."""
    entities = {entity["id"]: norms([*entity["mentions"], entity["name"]]) for entity in gold["entities"]}
    found = {}
    for number, actor in enumerate(doc._.actors):
        shared = {id_: len(norms(actor.aliases) & names) for id_, names in entities.items()}
        best = max(shared, key=lambda id_: shared[id_], default=None)
        if best is not None and shared[best]:
            found[number] = best
    return found


def count_roles(doc: Doc, gold: dict[str, Any], same: dict[int, str], counts: Counts) -> None:
    wanted = {(role["who"], role["type"], role["of"]) for role in gold["roles"]}
    for holding in RoleReader().holdings(doc):
        who = same.get(holding.claim.holder, "")
        of = same.get(holding.of, "?") if holding.of is not None else None
        right = (who, holding.role, of) in wanted or (who, holding.role, None) in wanted
        counts[holding.claim.rule, holding.stated, right] += 1


def count_ties(doc: Doc, gold: dict[str, Any], same: dict[int, str], counts: Counts) -> None:
    wanted = {(tie["who"], IN_LAW.get(tie["rel"], tie["rel"]), tie["of"]) for tie in gold["kin"]}
    for tie in doc._.kinships:
        who, role, of = same.get(tie.holder, ""), IN_LAW.get(tie.role, tie.role), same.get(tie.of, "")
        inverse = (of, (IN_LAW_INVERSE | INVERSE).get(role, role), who)
        counts[tie.evidence.rule, "", (who, role, of) in wanted or inverse in wanted] += 1


def precision(right: int, cases: int, prior: float) -> float:
    return round((right + CASES * prior) / (cases + CASES), 2)


def rows(counts: Counts, prior: float) -> list[tuple[str, str, float]]:
    """(rule, how the body is known or "" for any, precision)."""
    found = []
    for rule in sorted({rule for rule, _, _ in counts}):
        here = {key: n for key, n in counts.items() if key[0] == rule}
        mean = precision(sum(n for key, n in here.items() if key[2]), sum(here.values()), prior)
        found.append((rule, "", mean))
        for known in sorted({known for _, known, _ in here} - {""}):
            right, wrong = counts[rule, known, True], counts[rule, known, False]
            found.append((rule, known, precision(right, right + wrong, mean)))
    return found


def write(name: str, comments: list[str], header: list[str], lines: list[tuple[Any, ...]]) -> None:
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, *lines])
    comment = "".join(f"# {line}\n" for line in comments)
    (lexicon_dir() / name).write_text(comment + text.getvalue(), encoding="utf-8")


def main(paths: list[str]) -> None:
    roles: Counts = Counter()
    ties: Counts = Counter()
    for doc, gold in articles(paths):
        same = aligned(doc, gold)
        count_roles(doc, gold, same, roles)
        count_ties(doc, gold, same, ties)
    source = ["source: measured on annotated articles by training/relations/measure.py", "licence: MIT"]
    about = "rule: how the holder is known; known: how the country or body is (empty: any); precision: share of such roles that are right"
    write("role_precision.csv", [*source, about], ["rule", "known", "precision"], rows(roles, ROLE_PRIOR))
    about = "rule: the construction; precision: share of such ties that are right"
    kin = [(rule, share) for rule, _, share in rows(ties, TIE_PRIOR)]
    write("kinship_precision.csv", [*source, about], ["rule", "precision"], kin)
    print(sum(roles.values()), "roles,", sum(ties.values()), "ties")


if __name__ == "__main__":
    main(sys.argv[1:])
