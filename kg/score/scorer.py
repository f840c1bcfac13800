"""Scoring a build against annotated articles, article by article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kg.errors import InputError, OutputError
from kg.resources import ontology_dir
from kg.score.align import align
from kg.score.contract import read_graph, read_ontology
from kg.score.counting import Tally
from kg.score.entities import count_entities
from kg.score.evidence import count_evidence
from kg.score.gold import parse_gold
from kg.score.meetings import count_meetings
from kg.score.relations import count_kinships, count_roles
from kg.score.report import Report, make_report
from kg.score.statements import count_statements


def score(articles: Iterable[Mapping[str, Any]], output: Path, ontology: Path | None = None) -> Report:
    """Compare a build with annotations.

    Args:
        articles: annotated articles as `read_gold` gives them: `id`, `text` and the annotation under `gold`.
        output: folder of a build; `articles/<id>.ttl` is read for each article, and one without a file counts as empty.
        ontology: folder with the concepts whose notations the annotations use; the shipped one by default.

    Raises:
        InputError: an article is not annotated as it should be, or there is none.
        OutputError: the folder is no build, or one of its files is no Turtle.
        SetupError: the ontology is missing or damaged.
    """
    graphs = output / "articles"
    if not graphs.is_dir():
        raise OutputError("no build in it: the folder `articles` is missing", str(output), "run `kg build` first")
    concepts = read_ontology(ontology or ontology_dir())
    tally = Tally()
    absent: list[str] = []
    number = 0
    for number, record in enumerate(articles, 1):
        gold = parse_gold(record, f"article {number}")
        file = graphs / f"{gold.id}.ttl"
        if not file.exists():
            absent.append(gold.id)
        built = read_graph(file, concepts)
        alignment = align(gold, built)
        count_entities(gold, built, alignment, tally)
        count_roles(gold, built, alignment, tally)
        count_kinships(gold, built, alignment, tally)
        count_meetings(gold, built, alignment, tally)
        count_statements(gold, built, alignment, tally)
        count_evidence(gold, built, tally)
    if not number:
        raise InputError("no annotated article to score")
    return make_report(tally, tuple(absent))
