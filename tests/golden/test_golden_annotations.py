"""The annotations of the samples belong to the samples: same texts, and every copied word stands in the article."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.score import read_gold

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "samples"
GOLD = read_gold(HERE / "samples_gold.jsonl")
EXPECTED = sorted(HERE.glob("*.expected.json"))


def _texts() -> Iterator[str]:
    for file in SAMPLES.glob("*.txt"):
        yield file.read_text(encoding="utf-8")
    for file in SAMPLES.glob("*.jsonl"):
        yield from (json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines())
    for file in SAMPLES.glob("*.json"):
        yield from (record["isi"] for record in json.loads(file.read_text(encoding="utf-8")))
    for file in SAMPLES.glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as rows:
            yield from (row["text"] for row in csv.DictReader(rows))


def _copied(gold: dict[str, Any]) -> Iterator[str]:
    """Every string that the annotation copies from the article."""
    for entity in gold["entities"]:
        yield from (entity["name"], *entity["mentions"])
    for role in gold["roles"]:
        yield from (role["title"], role["ev"])
    yield from (tie["ev"] for tie in gold["kin"])
    for meeting in gold["meetings"]:
        yield from (meeting["cue"], meeting["ev"], *meeting["about"])
        yield from (meeting[key] for key in ("place", "venue") if meeting[key])
    for statement in gold["statements"]:
        yield from (statement["cue"], statement["start"])


def test_every_sample_that_is_no_page_is_annotated() -> None:
    assert sorted(article["text"] for article in GOLD) == sorted(_texts())


@pytest.mark.parametrize("article", GOLD, ids=lambda article: article["id"])
def test_copied_words_stand_in_the_article(article: dict[str, Any]) -> None:
    whole = f"{article['title']}\n{article['text']}"
    assert [words for words in _copied(article["gold"]) if words not in whole] == []


@pytest.mark.parametrize("article", GOLD, ids=lambda article: article["id"])
def test_a_meeting_has_two_sides(article: dict[str, Any]) -> None:
    meetings = article["gold"]["meetings"]
    assert [meeting["ev"] for meeting in meetings if len({*meeting["who"], *meeting["for"]}) < 2] == []


@pytest.mark.parametrize("file", EXPECTED, ids=lambda file: file.stem)
def test_expected_facts_are_those_of_the_annotation(file: Path) -> None:
    expected = json.loads(file.read_text(encoding="utf-8"))
    assert (HERE.parents[1] / expected.pop("source")).is_file()
    assert expected in GOLD


def test_three_articles_are_expected_whole() -> None:
    assert len(EXPECTED) == 3


def test_statuses_of_the_story() -> None:
    """The samples show every status but one that is under way."""
    statuses = {meeting["status"] for article in GOLD for meeting in article["gold"]["meetings"]}
    assert statuses == {"held", "scheduled", "proposed", "possible", "cancelled", "denied"}
