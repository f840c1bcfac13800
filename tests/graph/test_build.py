from __future__ import annotations

import io
from dataclasses import replace
from types import ModuleType

import networkx as nx
import pytest

from kg import vocab
from kg.graph import draw, flat, to_networkx
from kg.graph.build import connected, counts
from kg.graph.schema import EDGE_RULES, EDGE_TYPES, NODE_TYPES
from kg.model import Facts

MIAMI = "meeting/2025-12-04-witkoff-dan-umerov-di-miami"


@pytest.fixture(scope="module")
def graph(story: Facts) -> nx.MultiDiGraph:
    return to_networkx(story)


def test_actors_and_meetings_are_nodes(graph: nx.MultiDiGraph, story: Facts) -> None:
    assert set(graph) == {entity.id for entity in story.entities} | {meeting.id for meeting in story.meetings}
    assert counts(graph) == {"person": 17, "organization": 2, "country": 7, "place": 6, "meeting": 10}
    assert graph.nodes["person/steve-witkoff"]["label"] == "Steve Witkoff"
    assert graph.nodes["person/steve-witkoff"]["aliases"] == ("Witkoff",)
    assert graph.nodes[MIAMI]["status"] == "held"
    assert graph.nodes[MIAMI]["articles"] == ("kabar-2", "warta-1")


@pytest.mark.parametrize(
    ("source", "target", "type", "label_id", "label_en"),
    [
        ("person/kirill-dmitriev", "country/rusia", "role", "utusan khusus", "special envoy"),
        ("person/jared-kushner", "person/donald-trump", "kinship", "menantu laki-laki", "son-in-law"),
        ("person/steve-witkoff", MIAMI, "participant", "peserta", "takes part"),
        ("country/ukraina", MIAMI, "party", "pihak yang diwakili", "represented party"),
        (MIAMI, "place/miami", "place", "bertempat di", "takes place in"),
        ("person/rustem-umerov", "person/steve-witkoff", "statement", "berkata kepada", "speaks to"),
    ],
)
def test_facts_are_edges(
    graph: nx.MultiDiGraph, source: str, target: str, type: str, label_id: str, label_en: str
) -> None:
    (edge,) = [data for data in graph[source][target].values() if data["type"] == type]
    assert (edge["label_id"], edge["label_en"]) == (label_id, label_en)


def test_every_edge_carries_type_confidence_and_evidence(graph: nx.MultiDiGraph, story: Facts) -> None:
    texts = {article.id: article.text for article in story.articles}
    keys = [key for _, _, key in graph.edges(keys=True)]
    assert len(keys) == len(set(keys))
    for _, _, edge in graph.edges(data=True):
        assert edge["type"] in EDGE_TYPES
        assert 0 < edge["confidence"] <= 1
        assert edge["evidence"]
        for evidence in edge["evidence"]:
            assert texts[evidence["article"]][evidence["start"] : evidence["end"]] == evidence["quote"]
    assert {kind for _, kind in graph.nodes(data="type")} <= set(NODE_TYPES)


def test_tenure_is_said_in_both_languages(story: Facts) -> None:
    role = story.roles[0]
    for tenure, said in {"former": ("mantan X", "former"), "future": ("X (akan menjabat)", "(incoming)")}.items():
        graph = to_networkx(replace(story, roles=(replace(role, tenure=tenure, title="X"),)))
        (edge,) = [data for _, _, data in graph.edges(data=True) if data["type"] == "role"]
        assert edge["label_id"] == said[0]
        assert said[1] in edge["label_en"]


def test_an_edge_of_a_meeting_has_the_evidence_of_the_reports_that_name_its_end(story: Facts) -> None:
    (meeting,) = [meeting for meeting in story.meetings if meeting.id == MIAMI]
    first, second = meeting.reports
    alone = replace(meeting, reports=(first, replace(second, participants=("person/rustem-umerov",), place=None)))
    graph = to_networkx(replace(story, meetings=(alone,)))
    told = {key.rpartition("#")[2]: data["evidence"] for _, _, key, data in graph.edges(keys=True, data=True)}
    assert [e["article"] for e in told["participant:person/steve-witkoff"]] == ["kabar-2"]
    assert [e["article"] for e in told["participant:person/rustem-umerov"]] == ["kabar-2", "warta-1"]
    assert [e["article"] for e in told["place:place/miami"]] == ["kabar-2"]


def test_what_has_one_end_is_told_of_its_node(graph: nx.MultiDiGraph, story: Facts) -> None:
    (said,) = graph.nodes["person/kirill-dmitriev"]["statements"]
    assert said["text"].startswith("Kami bekerja")
    assert said["evidence"][0]["article"] == "kabar-1"
    role = replace(story.roles[0], of=None)
    single = to_networkx(replace(story, roles=(role,), statements=()))
    assert "role" not in {data["type"] for _, _, data in single.edges(data=True)}
    assert single.nodes[role.holder]["roles"][0]["title"] == role.title


def test_names_without_a_fact_are_not_connected(graph: nx.MultiDiGraph) -> None:
    assert set(graph) - set(connected(graph)) == {"place/gaza", "organization/kremlin"}


@pytest.mark.parametrize("field", ["roles", "statements", "kinships", "meetings"])
def test_a_fact_about_an_unknown_name_is_an_error(story: Facts, field: str) -> None:
    fewer = tuple(entity for entity in story.entities if entity.kind != "person")
    others = {name: () for name in ("roles", "statements", "kinships", "meetings") if name != field}
    with pytest.raises(ValueError, match="person/"):
        to_networkx(replace(story, entities=fewer, **others))


def test_the_order_of_the_facts_does_not_matter(story: Facts) -> None:
    turned = Facts(*(getattr(story, name)[::-1] for name in ("articles", "entities", "roles", "kinships", "meetings")))
    straight = replace(story, statements=())
    assert list(draw(turned).nodes(data=True)) == list(draw(straight).nodes(data=True))
    assert list(draw(turned).edges(keys=True, data=True)) == list(draw(straight).edges(keys=True, data=True))


def test_no_facts_no_graph() -> None:
    graph = draw(Facts())
    assert len(graph) == 0
    assert flat(graph).number_of_edges() == 0


def test_edges_are_drawn_as_the_ontology_says() -> None:
    rules = {rule.facts: (rule.source, rule.target) for rule in EDGE_RULES}
    for facts, name in {"roles": "RoleHolding", "kinships": "KinshipTie", "statements": "Statement"}.items():
        drawing = vocab.drawing(name)
        assert drawing is not None
        assert (drawing.shape, drawing.source, drawing.target) == ("edge", *rules[facts])


@pytest.mark.parametrize("write", [nx.write_graphml, nx.write_gexf])
@pytest.mark.parametrize("text", ["Witkoff", "<b>&\"'\x00\x0b\ufffe\ud800", "كيريل \u202e 😀"])
def test_a_flat_graph_can_be_written_as_xml(by_hand: ModuleType, text: str, write: object) -> None:
    graph = draw(by_hand.hostile(text))
    file = io.BytesIO()
    write(flat(graph), file)  # type: ignore[operator]
    file.seek(0)
    read = (nx.read_graphml if write is nx.write_graphml else nx.read_gexf)(file)
    assert set(read) == set(graph)
    assert read.number_of_edges() == graph.number_of_edges()
