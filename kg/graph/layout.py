"""Where each node is drawn: settled here, with a seed, so that the page has nothing to compute.

Nodes with one neighbour stand in rings around it, and each takes the room of its rings. What remains of a component is
laid out so that its sides are seen: who acts for one country stands with it in a region of its own, and meetings between
countries stand between their regions (`sides`, `springs`). Nothing overlaps; components are packed in rows, the largest
first, and nodes without an edge stand on a grid below.
"""

from __future__ import annotations

import math

import networkx as nx
import numpy as np
import rustworkx as rx

from kg.graph.build import connected
from kg.graph.sides import sides
from kg.graph.simple import SimpleGraph, simple
from kg.graph.springs import regions

Position = tuple[float, float]

ROOM = 62.0  # radius of the room of one node, in the page's units; with it, two nodes never touch
WIDE = 1.45  # rooms are this much wider than high, since names are written below the nodes
GAP = 90.0  # between components
RING = 2 * ROOM  # from ring to ring around a node
SPRING_LIMIT = 1_500  # springs cost nodes squared: in a larger component they hold its best connected nodes only


def place(graph: nx.MultiDiGraph, seed: int = 7) -> None:
    """Set `x` and `y` (whole numbers) of every node. The same graph and seed give the same positions.

    `graph.graph["wide"]` tells by how much distances from left to right are stretched, for whoever turns the picture.
    """
    graph.graph["wide"] = WIDE
    whole = simple(graph, connected(graph))
    side = sides(graph)
    found: dict[str, Position] = {}
    parts = (sorted(part) for part in rx.connected_components(whole.graph))
    boxes = [
        _component(graph, [whole.ids[i] for i in part], side, seed)
        for part in sorted(parts, key=lambda p: (-len(p), p))
    ]
    bottom, width = _pack(boxes, found)
    alone = sorted(set(graph.nodes) - set(whole.ids), key=lambda node: (graph.nodes[node]["type"], node))
    _grid(alone, bottom + (2 * GAP if boxes else 0.0), width, found)
    middle_x, middle_y = width / 2, bottom / 2
    for node, (x, y) in found.items():
        graph.nodes[node]["x"], graph.nodes[node]["y"] = round(x - middle_x), round(y - middle_y)


def _component(graph: nx.MultiDiGraph, nodes: list[str], side: dict[str, str], seed: int) -> dict[str, Position]:
    """Positions of one connected component, its upper left corner at (0, 0)."""
    part = simple(graph, nodes)
    held, rounds = _core(part)
    core = simple(graph, [part.ids[i] for i in held])
    leaves: dict[int, list[int]] = {i: [] for i in held}
    for member, anchor in rounds:
        leaves[anchor].append(member)
    radius = np.array([_radius(len(leaves[i])) for i in held])
    edges = [(a, b, weight) for a, b, weight in core.graph.weighted_edge_list()]
    points = regions(
        edges, radius, [side.get(node) for node in core.ids], [side.get(node) == node for node in core.ids], seed
    )
    found: dict[str, Position] = {}
    for index, i in enumerate(held):
        x, y = points[index]
        found[part.ids[i]] = (float(x), float(y))
        outward = math.atan2(y, x)
        for member, (dx, dy) in zip(leaves[i], _rings(len(leaves[i]), outward), strict=True):
            found[part.ids[member]] = (float(x + dx), float(y + dy))
    wide = {node: (x * WIDE, y) for node, (x, y) in found.items()}
    left, top = min(x for x, _ in wide.values()), min(y for _, y in wide.values())
    return {node: (x - left, y - top) for node, (x, y) in sorted(wide.items())}


def _core(part: SimpleGraph) -> tuple[list[int], list[tuple[int, int]]]:
    """Nodes to lay out by springs, and (node, the core node it stands beside) for the others."""
    near = part.neighbours
    held = [i for i in range(len(near)) if len(near[i]) > 1] or [0]
    if len(held) > SPRING_LIMIT:
        best = sorted(held, key=lambda i: (-len(near[i]), i))[:SPRING_LIMIT]
        among = part.graph.subgraph(best)  # its nodes carry their number in `part`
        tied = max(rx.connected_components(among), key=lambda nodes: (len(nodes), -min(among[n] for n in nodes)))
        held = sorted(among[n] for n in tied)
    beside = {i: i for i in held}
    front = list(held)
    while front:  # breadth first: each other node stands beside the core node it is nearest to
        reached = []
        for i in front:
            for j in sorted(near[i]):
                if j not in beside:
                    beside[j] = beside[i]
                    reached.append(j)
        front = reached
    return held, sorted((i, anchor) for i, anchor in beside.items() if i != anchor)


def _rings(count: int, first: float) -> list[Position]:
    """Offsets of `count` nodes in rings around their neighbour, the first of them in direction `first`."""
    offsets: list[Position] = []
    ring = 1
    while len(offsets) < count:
        holds = min(_holds(ring), count - len(offsets))
        # a ring that is not full opens outward, away from the middle of the component
        step = 2 * math.pi / (_holds(ring) if holds < _holds(ring) else holds)
        start = first - step * (holds - 1) / 2
        offsets += [
            (ring * RING * math.cos(start + k * step), ring * RING * math.sin(start + k * step)) for k in range(holds)
        ]
        ring += 1
    return offsets


def _holds(ring: int) -> int:
    return math.floor(math.pi / math.asin(1 / (2 * ring)))


def _radius(leaves: int) -> float:
    ring = 0
    while leaves > 0:
        ring += 1
        leaves -= _holds(ring)
    return ROOM + ring * RING


def _pack(boxes: list[dict[str, Position]], found: dict[str, Position]) -> tuple[float, float]:
    """Set the components in rows; returns the height and the width of the whole."""
    sizes = [(max(x for x, _ in box.values()) + GAP, max(y for _, y in box.values()) + GAP) for box in boxes]
    area = sum(width * height for width, height in sizes)
    limit = max([math.sqrt(area * 1.6), *(width for width, _ in sizes)], default=0.0)
    x = y = row = 0.0
    for box, (width, height) in zip(boxes, sizes, strict=True):
        if x and x + width > limit:
            x, y, row = 0.0, y + row + GAP, 0.0
        found.update({node: (x + dx, y + dy) for node, (dx, dy) in box.items()})
        x, row = x + width + GAP, max(row, height)
    return y + row, limit


def _grid(nodes: list[str], top: float, width: float, found: dict[str, Position]) -> None:
    step_x, step_y = 2 * ROOM * WIDE, 1.2 * ROOM
    columns = max(int(width // step_x), math.ceil(math.sqrt(len(nodes))), 1)
    for index, node in enumerate(nodes):
        found[node] = (index % columns * step_x, top + index // columns * step_y)
