"""Pairs of reports, and whether a reader takes them for one encounter."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kg.model import Evidence, MeetingMention
from kg.resolve.alike import NEVER, SAME, Report, alike

CASES = Path(__file__).parents[1] / "cases" / "meeting_pairs.csv"


def rows() -> list[dict[str, str]]:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter=";"))


def report(row: dict[str, str], side: str) -> Report:
    persons, _, parties = row[f"who_{side}"].partition("/")
    mention = MeetingMention(
        (),
        (),
        (Evidence(side, 0, 1, "."),),
        date=row[f"date_{side}"] or None,
        status=row[f"status_{side}"],
        mode=row[f"mode_{side}"],
    )
    place = f"place/{row[f'place_{side}']}" if row[f"place_{side}"] else None
    published = row[f"published_{side}"] or None
    return Report(mention, side, published, frozenset(persons.split()), frozenset(parties.split()), place)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["why"])
def test_pairs(row: dict[str, str]) -> None:
    a, b = report(row, "a"), report(row, "b")
    assert (alike(a, b) >= SAME) == (row["same"] == "yes"), alike(a, b)
    assert alike(a, b) == alike(b, a)


def test_reports_of_one_article_are_never_joined() -> None:
    a = report(rows()[0], "a")
    assert alike(a, a) == NEVER
