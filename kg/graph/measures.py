"""Who is central: degree, betweenness and a rank made of both, as node attributes."""

from __future__ import annotations

import networkx as nx
import rustworkx as rx

from kg.graph.build import connected
from kg.graph.schema import MEETING
from kg.graph.simple import simple

EXACT = 2_000  # betweenness costs nodes x edges; beyond this many nodes it is taken among those of highest degree


def measure(graph: nx.MultiDiGraph) -> None:
    """Set `degree` (number of neighbours), `betweenness` (0 to 1) and `rank` (0 is the most central) of every node.

    The rank orders by the sum of degree, betweenness and number of articles, each as a share of the highest. A meeting
    has more neighbours than most who take part in it: so that the first ranks hold both, meetings are ranked among
    themselves and take their turn. Nodes without a neighbour come last.
    """
    whole = simple(graph, connected(graph))
    degree = {node: len(near) for node, near in zip(whole.ids, whole.neighbours, strict=True)}
    core = simple(graph, sorted(whole.ids, key=lambda node: (-degree[node], node))[:EXACT])
    # one thread: sums of floats depend on their order, and the same graph must give the same bytes
    found = rx.graph_betweenness_centrality(core.graph, parallel_threshold=len(core.ids) + 1)
    betweenness = {core.ids[index]: round(value, 6) for index, value in found.items()}
    top_degree = max(degree.values(), default=1)
    top_betweenness = max(betweenness.values(), default=0.0) or 1.0
    top_articles = max((len(sources) for _, sources in graph.nodes(data="articles")), default=0) or 1
    score: dict[str, float] = {}
    for node, attributes in graph.nodes(data=True):
        attributes["degree"] = degree.get(node, 0)
        attributes["betweenness"] = betweenness.get(node, 0.0)
        score[node] = (
            attributes["degree"] / top_degree
            + attributes["betweenness"] / top_betweenness
            + len(attributes["articles"]) / top_articles
        )
    for place, node in enumerate(_interleaved(graph, score, degree)):
        graph.nodes[node]["rank"] = place


def _interleaved(graph: nx.MultiDiGraph, score: dict[str, float], degree: dict[str, int]) -> list[str]:
    """Nodes by score, actors and meetings taken in proportion to their number, those without a neighbour last."""
    order: list[tuple[bool, float, str]] = []
    for meetings in (False, True):
        nodes = [node for node in score if (graph.nodes[node]["type"] == MEETING) == meetings]
        nodes.sort(key=lambda node: (not degree.get(node), -round(score[node], 9), node))
        order += [(not degree.get(node), place / len(nodes), node) for place, node in enumerate(nodes)]
    return [node for _, _, node in sorted(order)]
