"""What every teacher reads sentences with: embeddings of words, characters and frozen vectors, and a BiLSTM."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, dropout
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from teacher.coding import MISSING, PADDING, ROOT, UNKNOWN, Batch, Tables

DROPOUT = 0.33  # of layers, as in Dozat and Manning
_FORGET = 0.2  # share of words that training reads as unknown


@dataclass(slots=True)
class Sizes:
    """Widths of the layers."""

    word: int = 100
    char: int = 32
    chars: int = 64
    vector: int = 96
    hidden: int = 256
    layers: int = 3


class Reader(nn.Module):
    """A state for every place of a batch."""

    def __init__(self, known: Tables, sizes: Sizes, extra: int = 0) -> None:
        super().__init__()
        self.words = nn.Embedding(len(known["words"]), sizes.word, padding_idx=PADDING)
        self.chars = nn.Embedding(len(known["chars"]), sizes.char, padding_idx=PADDING)
        self.windows = nn.Conv1d(sizes.char, sizes.chars, 3, padding=1)
        self.vector = nn.Linear(sizes.vector, sizes.word)
        width = 2 * sizes.word + sizes.chars + extra
        self.lstm = nn.LSTM(width, sizes.hidden, sizes.layers, batch_first=True, bidirectional=True, dropout=DROPOUT)
        self.width = 2 * sizes.hidden

    def forward(self, batch: Batch, *extra: Tensor) -> Tensor:
        """(B, T, width), from the words and from `extra` inputs (B, T, E)."""
        words = batch.words
        if self.training:
            forgotten = (torch.rand(words.shape) < _FORGET) & (words > ROOT)
            words = words.masked_fill(forgotten, UNKNOWN)
        size, longest, letters = batch.chars.shape
        chars = self.chars(batch.chars.view(size * longest, letters)).transpose(1, 2)
        spelled = self.windows(chars).amax(dim=2).view(size, longest, -1)
        parts = (self.words(words), self.vector(batch.vectors), spelled)
        inputs = torch.cat([*(dropout(part, DROPOUT, self.training) for part in parts), *extra], dim=2)
        packed = pack_padded_sequence(inputs, batch.lengths, batch_first=True, enforce_sorted=False)
        states, _ = pad_packed_sequence(self.lstm(packed)[0], batch_first=True)
        return dropout(states, DROPOUT, self.training)


def loss_of(scores: Tensor, truth: Tensor) -> Tensor:
    """Cross-entropy over the places with a label: (B, T, C) and (B, T)."""
    if not (truth != MISSING).any():
        return scores.new_zeros(())
    return cross_entropy(scores.flatten(0, 1), truth.flatten(), ignore_index=MISSING)
