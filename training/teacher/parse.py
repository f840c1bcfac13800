"""Sentences parsed by one teacher or by several whose scores are averaged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
import torch
from steps.conllu import Word
from torch import Tensor

from teacher.coding import Batch, Coder
from teacher.parser import TAGS, Parser
from teacher.trees import best_tree

Teachers = Sequence[tuple[Parser, Coder]]
_TOGETHER = 64  # sentences of a batch
NEWS = "csui-train"  # the treebank of news: raw text is parsed in its way


def parsed(teachers: Teachers, unparsed: Iterable[list[Word]], treebank: str = NEWS) -> Iterator[list[Word]]:
    """The sentences with heads, labels and tags by the teachers (all with the same tables), in a treebank's way."""
    waiting: list[list[Word]] = []
    for sentence in unparsed:
        waiting.append(sentence)
        if len(waiting) == _TOGETHER:
            yield from _batch(teachers, waiting, treebank)
            waiting = []
    if waiting:
        yield from _batch(teachers, waiting, treebank)


def accuracy(teachers: Teachers, truth: list[list[Word]], treebank: str) -> dict[str, float]:
    """UPOS, UAS and LAS in per cent on sentences with gold tokens; punctuation does not count for the last two."""
    right = dict.fromkeys(("upos", "uas", "las"), 0)
    words = counted = 0
    for found, sentence in zip(parsed(teachers, truth, treebank), truth, strict=True):
        for guess, true in zip(found, sentence, strict=True):
            words += 1
            right["upos"] += guess.upos == true.upos
            if true.upos != "PUNCT":
                counted += 1
                right["uas"] += guess.head == true.head
                right["las"] += guess.head == true.head and guess.dep == true.dep
    return {name: round(100 * count / (words if name == "upos" else counted), 2) for name, count in right.items()}


@torch.no_grad()
def _batch(teachers: Teachers, group: list[list[Word]], treebank: str) -> Iterator[list[Word]]:
    known = teachers[0][1].known
    read: list[tuple[Parser, Batch, Tensor]] = []
    for network, coder in teachers:
        network.eval()
        habit = known["treebank"].index[treebank]
        batch = coder.batch(
            [[word.form for word in sentence] for sentence in group],
            [{"treebank": [habit] * len(sentence)} for sentence in group],
        )
        read.append((network, batch, network.states(batch)))
    lengths = read[0][1].lengths
    arcs = _mean(network.new.heads(states, lengths) for network, _, states in read).numpy()
    heads = np.zeros(arcs.shape[:2], dtype=np.int64)
    for b, sentence in enumerate(group):
        size = len(sentence) + 1
        heads[b, 1:size] = best_tree(arcs[b, :size, :size])
    tree = torch.from_numpy(heads)
    deps = _mean(network.new.deps(states, tree) for network, _, states in read)
    root = known["deps"].index["ROOT"]
    deps[..., root] = -torch.inf
    labels = deps.argmax(-1).numpy()
    tags = {name: _mean(network.tags[name](states) for network, _, states in read).argmax(-1).numpy() for name in TAGS}
    for b, sentence in enumerate(group):
        yield [
            replace(
                word,
                upos=known["upos"].strings[tags["upos"][b, t]],
                feats=known["feats"].strings[tags["feats"][b, t]],
                xpos=known["xpos"].strings[tags["xpos"][b, t]],
                head=t - 1 if heads[b, t] == 0 else int(heads[b, t]) - 1,
                dep="ROOT" if heads[b, t] == 0 else known["deps"].strings[labels[b, t]],
            )
            for t, word in enumerate(sentence, start=1)
        ]


def _mean(scores: Iterable[Tensor]) -> Tensor:
    return torch.stack([each.log_softmax(-1) for each in scores]).mean(0)
