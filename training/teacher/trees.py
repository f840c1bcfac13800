"""The best tree of a sentence from scores of heads (maximum spanning arborescence: Chu and Liu 1965, Edmonds 1967)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.floating]
_ROOTS = 5  # how many words are tried as the only one under the root


def best_tree(scores: Scores) -> list[int]:
    """The heads of words 1..n, exactly one of them 0.

    Args:
        scores: (n + 1, n + 1), `scores[k, h]` how well `h` is the head of word `k`; row 0 is not read.
    """
    words = scores.shape[0] - 1
    roots = np.argsort(-scores[1:, 0])[:_ROOTS] + 1
    best: tuple[float, list[int]] = (-np.inf, [])
    for root in roots:
        fixed = scores.copy()
        fixed[1:, 0] = -1e9
        fixed[root, :] = -1e9
        fixed[root, 0] = scores[root, 0]
        heads = _arborescence(fixed)
        total = float(scores[np.arange(1, words + 1), heads[1:]].sum())
        if total > best[0]:
            best = (total, [int(head) for head in heads[1:]])
    return best[1]


def _arborescence(scores: Scores) -> npt.NDArray[np.intp]:
    """The heads of all nodes of the best arborescence under node 0 (its own entry is 0)."""
    scores = scores.copy()
    np.fill_diagonal(scores, -np.inf)
    heads = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.zeros(len(heads), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)  # node 0 is always among them
    members = np.array(cycle)
    into = scores[np.ix_(members, outside)] - scores[members, heads[members]][:, None]
    out_of = scores[np.ix_(outside, members)]
    size = len(outside) + 1
    smaller = np.full((size, size), -np.inf)
    smaller[:-1, :-1] = scores[np.ix_(outside, outside)]
    smaller[-1, :-1] = into.max(axis=0)
    smaller[:-1, -1] = out_of.max(axis=1)
    found = _arborescence(smaller)
    result = heads.copy()
    for k, node in enumerate(outside):
        if node:
            head = found[k]
            result[node] = members[out_of[k].argmax()] if head == size - 1 else outside[head]
    entry = found[-1]
    broken = members[into[:, entry].argmax()]
    result[broken] = outside[entry]
    return result


def _cycle(heads: npt.NDArray[np.intp]) -> list[int]:
    """The nodes of one cycle, none if every node hangs under node 0."""
    state = np.zeros(len(heads), dtype=int)  # 0 not seen, else the walk that saw it
    state[0] = -1
    for start in range(1, len(heads)):
        node = start
        while state[node] == 0:
            state[node] = start
            node = int(heads[node])
        if state[node] == start:
            cycle = [node]
            while (after := int(heads[cycle[-1]])) != node:
                cycle.append(after)
            return cycle
    return []
