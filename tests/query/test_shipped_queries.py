"""Every shipped query on the hand-built story: `answers.csv` says which rows it must give."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from story import DMITRIEV, RUSSIA, UKRAINE, US, WITKOFF, Evidence, Meeting, MeetingReport, story

from kg import query, rdf
from kg.config import BASE
from kg.model import Document, Facts
from kg.resources import ontology_dir

Case = tuple[str, str]


def cases() -> dict[Case, list[str]]:
    found: dict[Case, list[str]] = {}
    with (Path(__file__).parent / "answers.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault((row["query"], row["params"]), []).append(row["row"])
    return found


def answered(opened: query.Opened, name: str, params: str = "") -> Iterator[str]:
    result = query.run(opened, name, dict(pair.split("=", 1) for pair in params.split(";") if pair))
    for row in result.bindings:
        yield " | ".join(str(row.get(variable, "")).replace(BASE, "") for variable in result.vars or ())


def loose(row: str) -> list[str]:
    """The row with what is joined in one cell put in order: SPARQL does not say in which order it joins."""
    return [" ".join(sorted(re.split("[;,] ", cell))) for cell in row.split(" | ")]


@pytest.mark.parametrize(("name", "params"), cases())
def test_answers(opened: query.Opened, name: str, params: str) -> None:
    expected = [row for row in cases()[name, params] if row != "(none)"]
    assert list(map(loose, answered(opened, name, params))) == list(map(loose, expected))


def test_every_shipped_query_is_tested() -> None:
    assert {name for name, _ in cases()} == set(query.shipped()) - {"acquaintances"}
    assert len(query.shipped()) >= 14


def test_the_network_of_who_has_met(opened: query.Opened) -> None:
    graph = query.run(opened, "acquaintances").graph
    assert graph is not None
    knows = {(str(a).rsplit("/")[-1], str(b).rsplit("/")[-1]) for a, p, b in graph if str(p).endswith("knows")}
    one_way = {
        ("donald-trump", "vladimir-putin"),
        ("jared-kushner", "kirill-dmitriev"),
        ("jared-kushner", "steve-witkoff"),
        ("kirill-dmitriev", "steve-witkoff"),
    }
    assert knows == one_way | {(b, a) for a, b in one_way}


@pytest.mark.parametrize("name", sorted(path.stem for path in (ontology_dir() / "queries").iterdir()))
def test_headers(name: str) -> None:
    shipped = query.shipped()[name]
    for texts in (shipped.titles, shipped.descriptions):
        assert set(texts) == {"id", "en"}
        assert all(texts.values())
    for param, default in shipped.params.items():
        assert shipped.bound({param: default or ""}).count(f"VALUES ${param} ") == 1


@pytest.mark.parametrize("name", sorted(path.stem for path in (ontology_dir() / "queries").iterdir()))
def test_other_tools_can_run_the_files_as_they_are(opened: query.Opened, name: str) -> None:
    opened.store.query(query.shipped()[name].text)  # no prefixes given, no parameters set


# --- when a plan counts as fulfilled ------------------------------------------------------------------------------


def plans(*planned: tuple[str, str, tuple[str, ...], tuple[str, ...], str | None, str]) -> Facts:
    """Meetings of (id, status, participants, parties, date, day of the article)."""
    documents, meetings = [], []
    for id, status, people, parties, date, published in planned:
        documents.append(Document("artikel-" + id, "Teks.", published=published, sha256="0" * 64))
        report = MeetingReport(Evidence("artikel-" + id, 0, 5, "Teks."), status, people, parties, None, date)
        meetings.append(Meeting("meeting/" + id, id, (report,), people, parties, None, "", date, None, status))
    return replace(story(), articles=tuple(documents), meetings=tuple(meetings), roles=(), kinships=(), statements=())


PAIR = (DMITRIEV, WITKOFF)
FULFILLED = [
    # held after the plan; held earlier; held in the month of the plan; with more persons; with one of them only;
    # two countries and their meeting; two countries, one of them met; a plan with persons, a meeting of countries
    ((PAIR, (), "2026-01-05"), (PAIR, (), "2026-01-06"), True),
    ((PAIR, (), "2026-01-05"), (PAIR, (), "2025-12-20"), False),
    ((PAIR, (), "2026-01-05"), (PAIR, (), "2026-01"), True),
    ((PAIR, (), "2026-01-05"), ((*PAIR, "person/jared-kushner"), (), None), True),
    ((PAIR, (), "2026-01-05"), ((DMITRIEV, "person/jared-kushner"), (), None), False),
    (((), (RUSSIA, US), None), (PAIR, (RUSSIA, US), "2026-01-09"), True),
    (((), (RUSSIA, US, UKRAINE), None), (PAIR, (RUSSIA, US), "2026-01-09"), False),
    ((PAIR, (RUSSIA, US), None), ((), (RUSSIA, US), None), False),
]


@pytest.mark.parametrize(("plan", "held", "fulfilled"), FULFILLED)
def test_when_a_plan_is_fulfilled(
    tmp_path: Path,
    plan: tuple[tuple[str, ...], tuple[str, ...], str | None],
    held: tuple[tuple[str, ...], tuple[str, ...], str | None],
    fulfilled: bool,
) -> None:
    facts = plans(("rencana", "scheduled", *plan, "2026-01-02"), ("terlaksana", "held", *held, "2026-01-10"))
    rdf.write_turtle(facts, tmp_path / "graph.ttl")
    rows = list(answered(query.open_store(tmp_path), "planned-never-held"))
    assert [row.split(" | ")[1] for row in rows] == ([] if fulfilled else ["rencana"])


def test_a_month_does_not_contradict_a_day_of_it(tmp_path: Path) -> None:
    first = MeetingReport(Evidence("a", 0, 5, "Teks."), "held", PAIR, (), None, "2025-12")
    second = MeetingReport(Evidence("b", 0, 5, "Teks."), "held", PAIR, (), None, "2025-12-20")
    meeting = Meeting("meeting/x", "x", (first, second), PAIR, (), None, "", "2025-12-20")
    rdf.write_turtle(
        Facts((Document("a", "Teks."), Document("b", "Teks.")), meetings=(meeting,)), tmp_path / "graph.ttl"
    )
    assert list(answered(query.open_store(tmp_path), "conflicts")) == []
