from __future__ import annotations

import math
from types import ModuleType

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph import draw, measure, place, to_networkx
from kg.graph.apart import SLACK, apart
from kg.graph.layout import ROOM
from kg.graph.measures import EXACT
from kg.model import Facts


def closest(graph: nx.MultiDiGraph) -> float:
    """The smallest distance of two nodes, the stretching from left to right undone."""
    wide = graph.graph["wide"]
    points = np.array([(data["x"] / wide, data["y"]) for _, data in graph.nodes(data=True)])
    distances = np.hypot(*(points[:, None] - points[None, :]).transpose(2, 0, 1))
    np.fill_diagonal(distances, np.inf)
    return float(distances.min())


def bare(edges: list[tuple[int, int]], nodes: int) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    for number in range(nodes):
        graph.add_node(f"person/{number:04}", type="person", label=str(number), articles=())
    for index, (a, b) in enumerate(edges):
        graph.add_edge(f"person/{a:04}", f"person/{b:04}", key=str(index), type="role")
    return graph


SHAPES = {
    "empty": ([], 0),
    "one": ([], 1),
    "alone": ([], 30),
    "pair": ([(0, 1)], 2),
    "parallel": ([(0, 1), (1, 0), (0, 1)], 2),
    "loop": ([(0, 0), (0, 1)], 3),
    "triangle": ([(0, 1), (1, 2), (2, 0)], 3),
    "star": ([(0, n) for n in range(1, 60)], 60),
    "path": ([(n, n + 1) for n in range(40)], 41),
    "full": ([(a, b) for a in range(12) for b in range(a)], 12),
    "pairs": ([(2 * n, 2 * n + 1) for n in range(40)], 80),
    "two stars": ([(0, n) for n in range(2, 40)] + [(1, n) for n in range(40, 70)] + [(0, 1)], 70),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_no_two_nodes_touch(shape: str) -> None:
    graph = bare(*SHAPES[shape])
    place(graph)
    assert all(isinstance(data["x"], int) and isinstance(data["y"], int) for _, data in graph.nodes(data=True))
    if len(graph) > 1:
        assert closest(graph) > ROOM


@given(
    st.integers(1, 40).flatmap(
        lambda nodes: st.tuples(
            st.just(nodes), st.lists(st.tuples(st.integers(0, nodes - 1), st.integers(0, nodes - 1)), max_size=80)
        )
    )
)
@settings(max_examples=20, deadline=None)
def test_any_graph_is_placed_without_overlap(drawn: tuple[int, list[tuple[int, int]]]) -> None:
    nodes, edges = drawn
    graph = bare(edges, nodes)
    measure(graph)
    place(graph)
    assert sorted(data["rank"] for _, data in graph.nodes(data=True)) == list(range(nodes))
    if nodes > 1:
        assert closest(graph) > ROOM


def test_the_same_graph_and_seed_give_the_same_places(by_hand: ModuleType) -> None:
    facts = by_hand.many(300)
    first, second, other = draw(facts, seed=7), draw(facts, seed=7), draw(facts, seed=8)
    assert list(first.nodes(data=True)) == list(second.nodes(data=True))
    assert list(first.nodes(data="x")) != list(other.nodes(data="x"))


def test_neighbours_stand_nearer_than_strangers(by_hand: ModuleType) -> None:
    graph = draw(by_hand.many(300))
    at = {node: (data["x"], data["y"]) for node, data in graph.nodes(data=True)}
    whole = max(nx.weakly_connected_components(graph), key=len)
    inside = graph.subgraph(whole)
    tied = [math.dist(at[a], at[b]) for a, b in inside.edges()]
    every = [math.dist(at[a], at[b]) for a in whole for b in whole if a < b]
    assert np.median(tied) < 0.6 * np.median(every)


def test_a_graph_too_large_for_springs_is_placed_all_the_same(
    by_hand: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.graph.layout.SPRING_LIMIT", 40)
    graph = draw(by_hand.many(400))
    assert closest(graph) > ROOM
    xs = [x for _, x in graph.nodes(data="x")]
    assert max(xs) - min(xs) < 400 * 4 * ROOM


def test_who_ties_the_story_together_is_central(story: Facts) -> None:
    graph = draw(story)
    ranked = sorted(graph.nodes, key=lambda node: graph.nodes[node]["rank"])
    persons = [node for node in ranked if graph.nodes[node]["type"] == "person"]
    assert persons[:2] == ["person/steve-witkoff", "person/vladimir-putin"]
    assert [graph.nodes[node]["degree"] for node in ranked[-2:]] == [0, 0]
    assert graph.nodes["person/steve-witkoff"]["degree"] == 6


def test_betweenness_is_that_of_networkx(story: Facts) -> None:
    graph = to_networkx(story)
    measure(graph)
    tied = nx.Graph((a, b) for a, b in graph.edges() if a != b)
    for node, value in nx.betweenness_centrality(tied).items():
        assert graph.nodes[node]["betweenness"] == pytest.approx(value, abs=1e-5)


def test_betweenness_of_a_large_graph_is_taken_among_the_best_connected(monkeypatch: pytest.MonkeyPatch) -> None:
    assert EXACT >= 1_000
    monkeypatch.setattr("kg.graph.measures.EXACT", 3)
    graph = bare([(0, 1), (1, 2), (2, 3), (2, 4), (1, 5)], 6)
    measure(graph)
    assert {node: data["betweenness"] for node, data in graph.nodes(data=True)}["person/0001"] > 0
    assert graph.nodes["person/0005"]["betweenness"] == 0


@given(
    st.lists(st.tuples(st.floats(-50, 50), st.floats(-50, 50), st.floats(1, 30)), min_size=1, max_size=60),
)
@settings(max_examples=30, deadline=None)
def test_discs_are_pushed_apart(discs: list[tuple[float, float, float]]) -> None:
    points = np.array([disc[:2] for disc in discs])
    radius = np.array([disc[2] for disc in discs])
    moved = apart(points, radius)
    distance = np.hypot(*(moved[:, None] - moved[None, :]).transpose(2, 0, 1))
    need = radius[:, None] + radius[None, :]
    np.fill_diagonal(need, 0.0)
    assert (distance - need).min() > -SLACK * radius.min()
