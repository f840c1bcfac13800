"""Pushing discs apart until none overlap."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

ROUNDS = 200
PUSH = 0.6  # of an overlap is undone in a round
SLACK = 0.02  # an overlap of this share of the smallest radius is left to the final spreading


def apart(points: Floats, radius: Floats) -> Floats:
    """The points (n x 2), moved as little as it takes for discs of the given radii (n) around them not to overlap.

    Pairs are found on a grid, so that a round costs about n. What still overlaps after `ROUNDS` rounds is spread by
    making all distances larger by as much as it takes.
    """
    points = points.astype(float).copy()
    for _ in range(ROUNDS):
        first, second = _near(points, radius)
        step = points[second] - points[first]
        distance = np.hypot(step[:, 0], step[:, 1])
        need = radius[first] + radius[second] - distance
        close = need > 1e-6
        if not close.any() or need.max() < SLACK * radius.min():
            break
        first, second, step, distance, need = first[close], second[close], step[close], distance[close], need[close]
        same = distance < 1e-9  # two nodes on one spot part to the sides, the first to the left
        step[same] = (1.0, 0.0)
        distance[same] = 1.0
        # the larger moves less
        share = (radius[first] / (radius[first] + radius[second]))[:, None]
        push = step / distance[:, None] * need[:, None] * PUSH
        move = np.zeros_like(points)
        np.add.at(move, second, push * share)
        np.add.at(move, first, -push * (1 - share))
        points += move
    return points * _spread(points, radius)


def _spread(points: Floats, radius: Floats) -> float:
    first, second = _near(points, radius)
    if not len(first):
        return 1.0
    distance = np.hypot(*(points[second] - points[first]).T)
    return max(1.0, float(((radius[first] + radius[second]) / np.maximum(distance, 1e-9)).max()))


def _near(points: Floats, radius: Floats) -> tuple[Ints, Ints]:
    """Pairs of points whose discs may overlap."""
    first, second = [], []
    # large discs are few: each is compared with all; the others meet on a grid whose cells are as wide as two of them
    limit = float(np.quantile(radius, 0.9)) * 1.5
    large = np.flatnonzero(radius > limit)
    small = np.flatnonzero(radius <= limit)
    for rank, index in enumerate(large):
        others = np.concatenate([small, large[rank + 1 :]])
        gap = np.hypot(*(points[others] - points[index]).T) - radius[others] - radius[index]
        hit = others[gap < 0]
        first.append(np.full(len(hit), index))
        second.append(hit)
    a, b = _grid_pairs(points[small], 2 * float(radius[small].max())) if len(small) > 1 else (small[:0], small[:0])
    return np.concatenate([*first, small[a]]).astype(int), np.concatenate([*second, small[b]]).astype(int)


def _grid_pairs(points: Floats, cell: float) -> tuple[Ints, Ints]:
    """Pairs of points in the same or in adjacent cells, each pair once."""
    columns = np.floor((points - points.min(axis=0)) / cell).astype(np.int64)
    stride = int(columns[:, 1].max()) + 3
    keys = columns[:, 0] * stride + columns[:, 1]
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    first, second = [], []
    for shift in (0, 1, stride - 1, stride, stride + 1):
        start = np.searchsorted(ordered, ordered + shift, side="left")
        stop = np.searchsorted(ordered, ordered + shift, side="right")
        if shift == 0:
            start = np.arange(len(ordered)) + 1
        length = np.maximum(stop - start, 0)
        total = int(length.sum())
        source = np.repeat(np.arange(len(ordered)), length)
        offset = np.arange(total) - np.repeat(np.cumsum(length) - length, length)
        first.append(order[source])
        second.append(order[np.repeat(start, length) + offset])
    return np.concatenate(first), np.concatenate(second)
