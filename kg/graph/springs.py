"""Springs between tied nodes, and regions in which the nodes of one side stand together."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import rustworkx as rx

from kg.graph.apart import apart

Floats = npt.NDArray[np.float64]
Edge = tuple[int, int, float]

ASPECT = 1.1  # points are at most about this much wider than high, before names make them wider
WORK = 60_000_000  # iterations x nodes squared: what a spring layout may cost
ITERATIONS = (40, 300)
HOME = 0.6  # pull between a node and the hub of its region, added to what ties them
MARGIN = 1.12  # a region is this much larger than the disc around its nodes


def springs(edges: Sequence[Edge], radius: Floats, seed: int) -> Floats:
    """Points (n x 2) for nodes that take so much room, by the spring layout of Fruchterman and Reingold (1991)."""
    count = len(radius)
    if count == 1:
        return np.zeros((1, 2))
    graph: rx.PyGraph[int, float] = rx.PyGraph()
    graph.add_nodes_from(list(range(count)))
    graph.add_edges_from(list(edges))
    found = rx.spring_layout(
        graph,
        k=1.0 / math.sqrt(count),
        num_iter=min(max(WORK // count**2, ITERATIONS[0]), ITERATIONS[1]),
        weight_fn=float,
        scale=1,
        seed=seed,
    )
    points = _upright(np.array([found[index] for index in range(count)]))
    # as large as the rooms need when they fill half of the area
    area = 2.0 * float((math.pi * radius**2).sum())
    spread = float(np.hypot(*points.T).mean()) or 1.0
    return points * (math.sqrt(area / math.pi) / (spread * 1.5))


def regions(
    edges: Sequence[Edge], radius: Floats, side: Sequence[str | None], hubs: Sequence[bool], seed: int
) -> Floats:
    """Points (n x 2) without overlap, the nodes of one side together in a disc, those of none between the discs.

    Compound layout in two levels: each side by springs of its own, its hub in the middle; then sides and single nodes by
    springs among them, each taking the room of its disc; then each disc is turned (or mirrored) so that its nodes
    stand towards what they are tied to outside.

    Args:
        edges: (node, node, pull).
        radius: room of each node (n).
        side: name of each node's side, or None.
        hubs: whether a node is what its side is named after.
        seed: of the springs.
    """
    groups = _groups(side)
    group_of = np.empty(len(radius), dtype=int)
    for number, members in enumerate(groups):
        group_of[members] = number
    inner: list[list[Edge]] = [[] for _ in groups]
    outer: dict[tuple[int, int], float] = {}
    for a, b, weight in edges:
        first, second = sorted((int(group_of[a]), int(group_of[b])))
        if first == second:
            inner[first].append((a, b, weight))
        else:
            outer[first, second] = outer.get((first, second), 0.0) + weight
    local = np.zeros((len(radius), 2))
    room = np.empty(len(groups))
    for number, members in enumerate(groups):
        local[members], room[number] = _inside(members, inner[number], radius, hubs, seed)
    # many ties between two sides draw them near, but not into each other
    between = [(a, b, 1.0 + math.log(1.0 + weight)) for (a, b), weight in sorted(outer.items())]
    centres = apart(springs(between, room, seed), room)
    _turn(local, centres, groups, group_of, edges)
    return apart(local + centres[group_of], radius)


def _groups(side: Sequence[str | None]) -> list[list[int]]:
    """Members of each side, then each node without one by itself, in the order of their first members."""
    found: dict[str | int, list[int]] = {}
    for index, name in enumerate(side):
        found.setdefault(index if name is None else name, []).append(index)
    return list(found.values())


def _inside(
    members: list[int], edges: list[Edge], radius: Floats, hubs: Sequence[bool], seed: int
) -> tuple[Floats, float]:
    """Points of a side's nodes around its middle, and the radius of the disc that holds them."""
    if len(members) == 1:
        return np.zeros((1, 2)), float(radius[members[0]])
    number = {member: index for index, member in enumerate(members)}
    tied = [(number[a], number[b], weight) for a, b, weight in edges]
    middle = next((index for index, member in enumerate(members) if hubs[member]), 0)
    tied += [(middle, index, HOME) for index in range(len(members)) if index != middle]
    points = apart(springs(tied, radius[members], seed), radius[members])
    points = points - (points.max(axis=0) + points.min(axis=0)) / 2
    return points, MARGIN * float((np.hypot(*points.T) + radius[members]).max())


def _turn(
    local: Floats, centres: Floats, groups: list[list[int]], group_of: npt.NDArray[np.int_], edges: Sequence[Edge]
) -> None:
    """Turn each side around its middle to where its ties lead: the best rotation, as of Procrustes, mirrored or not."""
    plane = local[:, 0] + 1j * local[:, 1]
    middle = centres[:, 0] + 1j * centres[:, 1]
    pull = np.zeros(len(plane), dtype=complex)
    for a, b, weight in edges:
        first, second = group_of[a], group_of[b]
        if first != second:
            way = middle[second] - middle[first]
            way /= abs(way) or 1.0
            pull[a] += weight * way
            pull[b] -= weight * way
    for members in groups:
        if len(members) < 2:
            continue
        at = plane[members]
        plain, mirrored = complex((pull[members] * at.conj()).sum()), complex((pull[members] * at).sum())
        if abs(mirrored) > abs(plain):
            at, plain = at.conj(), mirrored
        if plain:
            at = at * (plain / abs(plain))
        local[members] = np.column_stack([at.real, at.imag])


def _upright(points: Floats) -> Floats:
    """The points around (0, 0), turned to spread most from left to right, though not much more than in height.

    The first of them comes to lie on the left, so that mirror images do not depend on the sign of an eigenvector.
    """
    points = points - points.mean(axis=0)
    if len(points) > 2:
        _, axes = np.linalg.eigh(np.cov(points.T))
        points = points @ axes[:, ::-1]
        points = points * np.where(points[0] > 0, -1.0, 1.0)
        width, height = points.std(axis=0)
        return points * (1.0, min(max(width / (ASPECT * height), 1.0), 3.0) if height > 0 else 1.0)
    half = float(np.hypot(*points[0])) if len(points) == 2 else 0.0
    return np.array([[-half, 0.0], [half, 0.0]])[: len(points)]
