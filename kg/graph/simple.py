"""The graph as rustworkx computes on it: undirected, without parallel edges and loops, nodes ordered by id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx
import rustworkx as rx

from kg.graph.schema import PULL


@dataclass(frozen=True, slots=True)
class SimpleGraph:
    """`ids[i]` is node i of `graph`, with `neighbours[i]`; an edge weighs the pull of all between its ends."""

    ids: tuple[str, ...]
    graph: rx.PyGraph[int, float]
    neighbours: tuple[frozenset[int], ...]


def simple(graph: nx.MultiDiGraph, nodes: Iterable[str]) -> SimpleGraph:
    """The subgraph of `nodes`; the same whatever the order in which nodes and edges came into `graph`."""
    ids = tuple(sorted(nodes))
    number = {node: index for index, node in enumerate(ids)}
    pull: dict[tuple[int, int], float] = {}
    for source, target, kind in graph.edges(ids, data="type"):
        if source != target and source in number and target in number:
            a, b = sorted((number[source], number[target]))
            pull[a, b] = pull.get((a, b), 0.0) + PULL[kind]
    result: rx.PyGraph[int, float] = rx.PyGraph()
    result.add_nodes_from(list(range(len(ids))))
    result.add_edges_from([(a, b, round(weight, 3)) for (a, b), weight in sorted(pull.items())])
    near: list[set[int]] = [set() for _ in ids]
    for a, b in pull:
        near[a].add(b)
        near[b].add(a)
    return SimpleGraph(ids, result, tuple(map(frozenset, near)))
