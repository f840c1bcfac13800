"""Every exporter: other tools can read what it writes, and nothing of the graph is lost or becomes something else."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph
from story import story

from kg import rdf
from kg.errors import OutputError
from kg.export import EXPORTERS, Material, export
from kg.export.xml_graphs import clean, flat
from kg.model import Document


def content(path: Path) -> dict[str, bytes]:
    files = [path] if path.is_file() else sorted(path.iterdir())
    return {file.name: file.read_bytes() for file in files}


@pytest.mark.parametrize("name", EXPORTERS)
def test_the_same_facts_give_the_same_bytes(tmp_path: Path, material: Material, name: str) -> None:
    first = content(export(name, tmp_path, material))
    assert first
    assert all(first.values())
    assert content(export(name, tmp_path, material)) == first
    assert [path.name for path in tmp_path.iterdir()] == [EXPORTERS[name].file]


def test_turtle_is_the_builds_own(tmp_path: Path, material: Material) -> None:
    rdf.write_turtle(story(), tmp_path / "own.ttl")
    assert export("ttl", tmp_path, material).read_bytes() == (tmp_path / "own.ttl").read_bytes()


def test_nquads_have_a_graph_an_article(tmp_path: Path, material: Material) -> None:
    path = export("nquads", tmp_path, material)
    quads = set(ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS))
    assert quads == set(rdf.quads(story()))
    named = {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)}
    assert {iri.rsplit("/")[-1] for iri in named} == {"miami", "pantai", "telepon", "undangan"}


def test_jsonld_is_the_same_graph(tmp_path: Path, material: Material) -> None:
    path = export("jsonld", tmp_path, material)
    assert set(Graph().parse(path, format="json-ld")) == set(rdf.graph(story()))
    quads = ox.parse(path=str(path), format=ox.RdfFormat.JSON_LD)
    assert {ox.Triple(q.subject, q.predicate, q.object) for q in quads} == set(rdf.triples(story()))


@pytest.mark.parametrize(("name", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networkx_reads_the_network_back(tmp_path: Path, material: Material, name: str, read: object) -> None:
    graph = read(export(name, tmp_path, material))  # type: ignore[operator]
    assert sorted(graph) == ["meeting/m", "person/a", "person/b"]
    assert graph.number_of_edges() == 3
    one, two = graph.nodes["person/a"], graph.nodes["person/b"]
    assert (one["aliases"], one["seen"], one["weight"], two["weight"]) == ("A; B", True, 1.0, 2.5)
    assert one["type"] == "person"
    assert "none" not in one
    assert graph.nodes["meeting/m"]["tags"] == "x; y"
    assert graph.nodes["meeting/m"]["big"] == str(2**80)
    assert {data["type"] for _, _, data in graph.edges(data=True)} == {"participant", "party", "kinship"}


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_hostile_labels_leave_the_xml_whole(tmp_path: Path, material: Material, name: str) -> None:
    root = ElementTree.parse(export(name, tmp_path, material)).getroot()
    texts = [element.text or "" for element in root.iter()] + [v for e in root.iter() for v in e.attrib.values()]
    assert any('\ufffd\ufffd"<&>]]>\u202e🙂\ufffd\ufffd' in text for text in texts)


@given(st.text())
def test_cleaned_text_is_valid_xml(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    element = ElementTree.Element("x")
    element.text = cleaned
    back = ElementTree.fromstring(ElementTree.tostring(element, encoding="utf-8")).text or ""
    assert back == cleaned.replace("\r\n", "\n").replace("\r", "\n")


@given(st.dictionaries(st.text(), st.one_of(st.none(), st.integers(), st.floats(), st.text(), st.lists(st.text()))))
def test_flat_attributes_are_plain(attributes: dict[str, object]) -> None:
    assert all(isinstance(value, str | int | float | bool) for value in flat(attributes).values())


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_tables(tmp_path: Path, material: Material) -> None:
    folder = export("csv", tmp_path, material)
    counts = {path.stem: len(rows(path)) for path in folder.iterdir()}
    assert counts == {
        "articles": 4, "entities": 16, "roles": 4, "kinships": 1, "meetings": 5, "statements": 2, "evidence": 13,
    }  # fmt: skip
    (tie,) = rows(folder / "kinships.csv")
    assert (tie["holder"], tie["role"], tie["role_id"], tie["of"]) == (
        "Jared Kushner", "son_in_law", "menantu laki-laki", "Donald Trump",
    )  # fmt: skip
    told = [row for row in rows(folder / "evidence.csv") if row["fact"] == "meeting/2025-12-20-talks"]
    assert [(row["article"], row["status"], row["place"]) for row in told] == [
        ("miami", "held", "Miami"),
        ("pantai", "scheduled", "Palm Beach"),
    ]
    assert (folder / "roles.csv").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("title", ["=1+1", "+62 21", "-5", "@SUM(A1)", "\tx"])
def test_csv_runs_no_formulas(tmp_path: Path, material: Material, title: str) -> None:
    hostile = replace(material, facts=replace(story(), articles=(Document("a", "Teks.", title=title),)))
    (article,) = rows(export("csv", tmp_path, hostile) / "articles.csv")
    assert article["title"] == "'" + title


def test_the_former_file_stays_whole_if_an_export_fails(tmp_path: Path, material: Material) -> None:
    def fails() -> nx.MultiDiGraph:
        raise RuntimeError("batal")

    before = content(export("graphml", tmp_path, material))
    with pytest.raises(RuntimeError, match="batal"):
        export("graphml", tmp_path, replace(material, network=fails))
    assert content(tmp_path) == before


def test_a_folder_that_is_missing_is_said(tmp_path: Path, material: Material) -> None:
    with pytest.raises(OutputError, match="cannot write"):
        export("jsonld", tmp_path / "tiada", material)


def test_every_exporter_is_named_in_both_languages() -> None:
    assert list(EXPORTERS) == ["ttl", "nquads", "jsonld", "graphml", "gexf", "csv"]
    assert all(set(exporter.titles) == {"id", "en"} for exporter in EXPORTERS.values())
