"""`kg check`: a sound build passes, and each thing that can go wrong is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from story import documents, story

from kg import rdf
from kg.errors import OutputError
from kg.rdf.check import check


@pytest.fixture
def build(tmp_path: Path) -> Path:
    rdf.write_turtle(story(), tmp_path / "graph.ttl")
    keys = ("id", "title", "text", "url", "publisher", "published", "sha256")
    lines = [json.dumps({key: getattr(d, key) for key in keys}, ensure_ascii=False) for d in documents()]
    (tmp_path / "articles.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_sound_build_passes(build: Path) -> None:
    assert check(build) == []


GRAPH = [
    # what is changed in graph.ttl, into what, and what must be said, in English
    ("dip:start 109 ;", "dip:start 110 ;", ["evidence:miami.109-181", "differs from the article's text at 110-181"]),
    ("dip:end 181 ;", "dip:end 99999 ;", ["evidence:miami.109-181", "no place in the text: 109-99999"]),
    ('dip:quote "Jared', 'dip:quote "Jarod', ["evidence:miami.109-181", "Jared Kushner, menantu"]),
    ("dip:confidence 0.95 ;", "dip:confidence 1.95 ;", ["kinship:kushner-trump", "from 0 to 1", "[1.95]"]),
    ("dip:role dip:SonInLaw ;", "dip:role dip:Adviser ;", ["kinship:kushner-trump", "dip:KinshipRelations"]),
    (
        "person:jared-kushner\n    a dip:Person,",
        "person:jared-k\n    a dip:Person,",
        ["points to person:jared-kushner"],
    ),
    ('"2025-12-23"^^xsd:date', '"Selasa"', ["meeting:2025-12-23-call", "valid day, month or year"]),
    ("dip:holder person:jared-kushner ;", "dip:holder [] ;", ["graph.ttl", "blank nodes (1)"]),
    ("    dip:status dip:Proposed ;\n", "", ["meeting:dmitriev-again", "exactly one status"]),
    ('dip:sha256 "688d', 'dip:sha256 "088d', ["article:undangan", "not the one that was read"]),
]


@pytest.mark.parametrize(("old", "new", "said"), GRAPH, ids=[case[1][:20] for case in GRAPH])
def test_a_damaged_graph_is_said(build: Path, old: str, new: str, said: list[str]) -> None:
    edit(build / "graph.ttl", old, new)
    lines = [violation.text("en") for violation in check(build)]
    assert any(all(part in line for part in said) for line in lines), lines


def test_a_fact_without_evidence_is_said_in_indonesian(build: Path) -> None:
    text = (build / "graph.ttl").read_text(encoding="utf-8")
    start = text.index("kinship:kushner-trump\n")
    end = text.index(" .\n", start)
    block = "\n".join(line for line in text[start:end].splitlines() if "dip:evidence" not in line)
    (build / "graph.ttl").write_text(text[:start] + block + text[end:], encoding="utf-8")
    assert [v.text() for v in check(build)] == [
        "kinship:kushner-trump: Setiap fakta harus mempunyai bukti (dip:evidence)."
    ]


def test_a_changed_text_is_said(build: Path) -> None:
    edit(build / "articles.jsonl", "Satu jam di", "Dua jam di")  # the headline: no matter
    assert check(build) == []
    edit(build / "articles.jsonl", "selama satu jam.", "selama lima jam.")
    codes = {(violation.subject.split(".")[0], violation.code) for violation in check(build)}
    assert codes == {("article:telepon", "sha256"), ("evidence:telepon", "quote")}


def test_a_missing_article_is_said(build: Path) -> None:
    lines = (build / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    (build / "articles.jsonl").write_text("\n".join(lines[1:]), encoding="utf-8")
    assert [str(violation) for violation in check(build)] == ["article:miami: this article is not in articles.jsonl"]


@pytest.mark.parametrize("line", ["{", "[1]", '{"id": 3, "text": "x"}', "\x00"])
def test_a_broken_record_is_said_with_its_line(build: Path, line: str) -> None:
    with (build / "articles.jsonl").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    (violation,) = check(build)
    assert (violation.subject, violation.code) == ("articles.jsonl:5", "record")


def test_codes_beyond_the_basic_plane_count_as_one(build: Path) -> None:
    assert "🙂" in (build / "graph.ttl").read_text(encoding="utf-8")
    edit(build / "graph.ttl", "dip:end 117 ;", "dip:end 118 ;")
    assert {violation.code for violation in check(build)} == {"offsets"}


@pytest.mark.parametrize("name", ["graph.ttl", "articles.jsonl"])
def test_a_missing_file_is_said(build: Path, name: str) -> None:
    (build / name).unlink()
    with pytest.raises(OutputError, match=name):
        check(build)


def test_a_broken_turtle_is_said(build: Path) -> None:
    (build / "graph.ttl").write_text("dip:a b", encoding="utf-8")
    with pytest.raises(OutputError, match="no valid Turtle"):
        check(build)
