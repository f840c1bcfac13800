"""Facts as a networkx graph, with measures and positions."""

from __future__ import annotations

import networkx as nx

from kg.graph.build import to_networkx
from kg.graph.cutting import Cut, cut, find
from kg.graph.flat import flat
from kg.graph.layout import place
from kg.graph.measures import measure
from kg.model import Facts

__all__ = ["Cut", "cut", "draw", "find", "flat", "measure", "place", "to_networkx"]


def draw(facts: Facts, seed: int = 7) -> nx.MultiDiGraph:
    """The graph of the facts with `degree`, `betweenness`, `rank`, `x` and `y` on every node: what the page needs.

    Raises:
        ValueError: a fact names an actor that is not among `facts.entities`.
    """
    graph = to_networkx(facts)
    measure(graph)
    place(graph, seed)
    return graph
