"""The parser's network: biaffine scorers of heads and labels, linear scorers of tags."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import dropout, leaky_relu

from teacher.coding import Batch, Tables
from teacher.reader import DROPOUT, Reader, Sizes, loss_of

TAGS = {"upos": 1.0, "feats": 0.5, "xpos": 0.5}  # weights in the loss
_OLD_WEIGHT = 0.5  # of a batch of the old treebank
_ARC, _LABEL = 320, 100  # widths of what is scored
_TREEBANK = 16  # width of what tells the treebanks apart


class Biaffine(nn.Module):
    """score[c, i, j] = (x_i, 1) W_c (y_j, 1)."""

    def __init__(self, width: int, classes: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(classes, width + 1, width + 1))

    def forward(self, x: Tensor, y: Tensor) -> Tensor:
        """(B, T, W) twice -> (B, C, T, T)."""
        return torch.einsum("bxi,cij,byj->bcxy", _with_one(x), self.weight, _with_one(y))

    def pairs(self, x: Tensor, y: Tensor) -> Tensor:
        """The scores of each x with the y at its own place: (B, T, W) twice -> (B, T, C)."""
        return torch.einsum("bxi,cij,bxj->bxc", _with_one(x), self.weight, _with_one(y))


class Scorer(nn.Module):
    """Scores of heads and labels in one annotation."""

    def __init__(self, width: int, labels: int) -> None:
        super().__init__()
        self.arc_dependent, self.arc_head = _layer(width, _ARC), _layer(width, _ARC)
        self.label_dependent, self.label_head = _layer(width, _LABEL), _layer(width, _LABEL)
        self.arcs, self.labels = Biaffine(_ARC, 1), Biaffine(_LABEL, labels)

    def heads(self, states: Tensor, lengths: Tensor) -> Tensor:
        """(B, T, T): the score of every place as the head of every place."""
        scores: Tensor = self.arcs(self.arc_dependent(states), self.arc_head(states)).squeeze(1)
        places = torch.arange(states.shape[1])
        return scores.masked_fill((places[None, :] >= lengths[:, None])[:, None, :], -1e9)

    def deps(self, states: Tensor, heads: Tensor) -> Tensor:
        """(B, T, labels): the score of each label between a place and its head."""
        chosen = states.gather(1, heads.clamp(min=0)[:, :, None].expand(-1, -1, states.shape[2]))
        return self.labels.pairs(self.label_dependent(states), self.label_head(chosen))


class Parser(nn.Module):
    """Scores heads and labels in the new and the old annotation, and tags.

    Each sentence comes with the treebank whose habits it is to be parsed by (Stymne and others, "Parser Training with
    Heterogeneous Treebanks", 2018).
    """

    def __init__(self, known: Tables) -> None:
        super().__init__()
        self.treebanks = nn.Embedding(len(known["treebank"]), _TREEBANK)
        self.reader = Reader(known, Sizes(), _TREEBANK)
        width = self.reader.width
        self.new, self.old = Scorer(width, len(known["deps"])), Scorer(width, len(known["old deps"]))
        self.tags = nn.ModuleDict({name: nn.Linear(width, len(known[name])) for name in TAGS})

    def states(self, batch: Batch) -> Tensor:
        """(B, T, width): what is scored; the labels of the batch tell the treebank."""
        treebanks = batch.labels["treebank"].amax(dim=1, keepdim=True).expand_as(batch.words)
        return self.reader(batch, self.treebanks(treebanks))

    def loss(self, batch: Batch, old: bool) -> Tensor:
        """How far the scores are from the labels of a batch, which are of the old or of the new treebanks."""
        states = self.states(batch)
        scorer = self.old if old else self.new
        heads = batch.labels["heads"]
        total = loss_of(scorer.heads(states, batch.lengths), heads)
        total = total + loss_of(scorer.deps(states, heads), batch.labels["old deps" if old else "deps"])
        if old:
            return _OLD_WEIGHT * total
        for name, weight in TAGS.items():
            total = total + weight * loss_of(self.tags[name](states), batch.labels[name])
        return total


class _Activation(nn.Module):
    def forward(self, x: Tensor) -> Tensor:
        return dropout(leaky_relu(x, 0.1), DROPOUT, self.training)


def _layer(width: int, out: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(width, out), _Activation())


def _with_one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], dim=-1)
