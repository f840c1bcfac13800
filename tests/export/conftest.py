"""What exporters draw on, made from the hand-built story of `tests/rdf/story.py`."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import networkx as nx
import pytest

sys.path.append(str(Path(__file__).parents[1] / "rdf"))

from story import story

from kg import rdf
from kg.export import Material

NASTY = 'a\x00\x0b"<&>]]>\u202e🙂\ufffe\ud800 \n\tb'


def network() -> nx.MultiDiGraph:
    """A graph with every kind of attribute that a stage might set."""
    graph = nx.MultiDiGraph(articles={"a": {}}, labels=None)
    graph.add_node("person/a", label=NASTY, type="person", aliases=("A", "B"), weight=1, seen=True, none=None)
    graph.add_node("person/b", label="B", type="person", aliases=(), weight=2.5, start="2025", roles=({"x": NASTY},))
    graph.add_node("meeting/m", label="M", type="meeting", weight=float("inf"), tags={"y", "x"}, big=2**80)
    graph.add_edge("person/a", "meeting/m", key="m#participant:a", type="participant", label="ikut", end=3)
    graph.add_edge("person/a", "meeting/m", key="m#party:a", type="party", confidence=0.5, evidence=({"q": "x"},))
    graph.add_edge("person/b", "person/b", key="loop", type="kinship", id="x", confidence=None)
    return graph


@pytest.fixture
def material() -> Material:
    """The story's facts and graphs, and the network above."""
    facts = story()
    return Material(
        facts, partial(rdf.write_turtle, facts), partial(rdf.triples, facts), partial(rdf.quads, facts), network
    )
