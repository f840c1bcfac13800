"""A whole build: what it writes, that it repeats itself to the byte, and what it survives."""

from __future__ import annotations

import json
from pathlib import Path

import networkx as nx
import pytest
import rdflib

from kg import pipeline
from kg.config import Config
from kg.errors import NothingReadableError, OutputError, UtusanError
from kg.output import Output
from kg.rdf.check import check

ARTICLE = (
    "Utusan khusus AS Steve Witkoff bertemu Presiden Rusia Vladimir Putin di Moskow, Selasa (2/12/2025). "
    "Witkoff mengatakan pertemuan itu berlangsung hampir lima jam."
)


def write(folder: Path, *records: dict[str, str]) -> Path:
    path = folder / "in.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def test_files_of_a_build(built: tuple[pipeline.Build, Path]) -> None:
    result, folder = built
    names = {path.name for path in folder.iterdir()}
    assert {"graph.ttl", "graph.html", "articles.jsonl", "manifest.json", "articles"} <= names
    assert {path.stem for path in (folder / "articles").iterdir()} == {d.id for d in result.facts.articles}
    assert not [name for name in names if name.startswith(".kg-")]


def test_every_evidence_stands_in_its_article(built: tuple[pipeline.Build, Path]) -> None:
    _, folder = built
    assert check(folder) == []


def test_the_networkx_graph_has_the_same_facts(built: tuple[pipeline.Build, Path]) -> None:
    result, _ = built
    assert isinstance(result.graph, nx.MultiDiGraph)
    assert {meeting.id for meeting in result.facts.meetings} <= set(result.graph.nodes)
    assert {role.holder for role in result.facts.roles} <= set(result.graph.nodes)


def test_the_same_input_gives_the_same_bytes(built: tuple[pipeline.Build, Path], tmp_path: Path) -> None:
    result, folder = built
    pipeline.write(pipeline.finish(reversed(result.readings), Config()), tmp_path / "again", Config())
    for name in ("graph.ttl", "articles.jsonl"):
        assert (folder / name).read_bytes() == (tmp_path / "again" / name).read_bytes()
    for path in (folder / "articles").iterdir():
        assert path.read_bytes() == (tmp_path / "again" / "articles" / path.name).read_bytes()


def test_two_processes_read_what_one_reads(tmp_path: Path) -> None:
    records = [{"id": f"a{n}", "text": ARTICLE.replace("lima", f"{n}"), "published": "2025-12-03"} for n in range(30)]
    path = write(tmp_path, *records)
    one, two = pipeline.build(path, config=Config(jobs=1)), pipeline.build(path, config=Config(jobs=2))
    assert one.facts == two.facts
    assert len(one.facts.articles) == 30


def test_formats_are_readable_by_others(built: tuple[pipeline.Build, Path]) -> None:
    _, folder = built
    assert nx.read_graphml(folder / "graph.graphml").number_of_nodes() > 10
    assert nx.read_gexf(folder / "graph.gexf").number_of_nodes() > 10
    assert len(rdflib.Graph().parse(folder / "graph.ttl")) > 100


def test_a_failed_build_leaves_the_former_one(tmp_path: Path) -> None:
    folder = tmp_path / "output"
    pipeline.build(write(tmp_path, {"id": "a", "text": ARTICLE}), folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(KeyboardInterrupt), Output(folder) as out:
        out.write_lines("graph.ttl", ["half"])
        raise KeyboardInterrupt
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    with pytest.raises(NothingReadableError):
        pipeline.build(tmp_path / "nothing.jsonl", folder)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_new_build_replaces_the_articles_of_the_former_and_keeps_foreign_files(tmp_path: Path) -> None:
    folder = tmp_path / "output"
    folder.mkdir()
    (folder / "README.md").write_text("mine")
    pipeline.build(write(tmp_path, {"id": "a", "text": ARTICLE}), folder)
    pipeline.build(write(tmp_path, {"id": "b", "text": ARTICLE}), folder)
    assert [path.name for path in (folder / "articles").iterdir()] == ["b.ttl"]
    assert (folder / "README.md").read_text() == "mine"


def test_one_bad_article_is_reported_and_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.annotate import parallel

    def fails(nlp: object, document: object) -> object:
        if document.id == "bad":  # type: ignore[attr-defined]
            raise ValueError("oh")
        return real(nlp, document)  # type: ignore[arg-type]

    real = parallel.read_document
    monkeypatch.setattr(parallel, "read_document", fails)
    noted: list[UtusanError] = []
    path = write(tmp_path, {"id": "good", "text": ARTICLE}, {"id": "bad", "text": ARTICLE + " Lagi."})
    result = pipeline.build(path, report=noted.append)
    assert [d.id for d in result.facts.articles] == ["good"]
    assert len(noted) == 1 and "ValueError: oh" in str(noted[0]) and "in.jsonl:2" in str(noted[0])


def test_an_output_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(OutputError, match="cannot write"):
        pipeline.build(write(tmp_path, {"id": "a", "text": ARTICLE}), blocked / "output")


def test_nothing_is_written_outside_the_folder(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="outside"), Output(tmp_path / "output") as out:
        out.path("../x.ttl")
    pipeline.build(write(tmp_path, {"id": "../../x", "text": ARTICLE}), tmp_path / "output")
    assert not (tmp_path / "x.ttl").exists() and not (tmp_path.parent / "x.ttl").exists()
    assert len(list((tmp_path / "output" / "articles").iterdir())) == 1
