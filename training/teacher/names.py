"""The teacher of names: a BiLSTM that sees what Utusan's rules say of every word, and learns where they are wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from spacy.tokens import Doc, Span
from torch import Tensor, nn

from teacher.coding import MISSING, Batch, Coder, Tables
from teacher.reader import Reader, Sizes, loss_of

LABELS = ("PERSON", "ORG", "COUNTRY", "PLACE")
BIO = ("O", *(f"{mark}-{label}" for label in LABELS for mark in "BI"))
_INDEX = {tag: k for k, tag in enumerate(BIO)}
_HINT = 24  # width of what the rules say
_UNTOLD = len(BIO)  # index of a hint that is held back
_HELD_BACK = 0.2  # share of sentences that training reads without hints: the rules know the training articles too well
_SIZES = Sizes(hidden=200, layers=2)
_TOGETHER = 64  # sentences of a batch

Tagged = tuple[list[str], list[int], list[int]]  # forms, hints, truth


@dataclass(slots=True)
class Sentence:
    """A sentence of a Doc that the rules have read: its tokens without line breaks, and what the rules say of each."""

    tokens: list[int]
    forms: list[str]
    hints: list[int]


class Namer(nn.Module):
    """Scores the tag of every place."""

    def __init__(self, known: Tables) -> None:
        super().__init__()
        self.hints = nn.Embedding(len(BIO) + 1, _HINT)
        self.reader = Reader(known, _SIZES, _HINT)
        self.tags = nn.Linear(self.reader.width, len(BIO))

    def forward(self, batch: Batch) -> Tensor:
        """(B, T, tags)."""
        hints = batch.labels["hints"].clamp(min=0)
        if self.training:
            held_back = torch.rand(hints.shape[0], 1) < _HELD_BACK
            hints = hints.masked_fill(held_back, _UNTOLD)
        scores: Tensor = self.tags(self.reader(batch, self.hints(hints)))
        return scores

    def loss(self, batch: Batch) -> Tensor:
        """How far the scores are from the tags of a batch."""
        return loss_of(self(batch), batch.labels["names"])


def sentences(doc: Doc) -> Iterator[Sentence]:
    """The sentences of a Doc with `doc.spans["mentions"]`."""
    hints = np.zeros(len(doc), dtype=np.int64)
    for span in doc.spans["mentions"]:
        if span.label_ in LABELS:
            hints[span.start : span.end] = _INDEX[f"I-{span.label_}"]
            hints[span.start] = _INDEX[f"B-{span.label_}"]
    for sent in doc.sents:
        tokens = [token.i for token in sent if not token.is_space]
        if tokens:
            yield Sentence(tokens, [doc[i].text for i in tokens], [int(hints[i]) for i in tokens])


def truth(doc: Doc, sentence: Sentence) -> list[int]:
    """The tags that `doc.ents` gives a sentence, MISSING where it does not tell."""
    tags = []
    for i in sentence.tokens:
        token = doc[i]
        told = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else token.ent_iob_
        tags.append(_INDEX.get(told, MISSING))
    return tags


def coded(coder: Coder, group: Sequence[Tagged]) -> Batch:
    """A batch with hints and truth."""
    return coder.batch(
        [forms for forms, _, _ in group], [{"hints": hints, "names": names} for _, hints, names in group]
    )


@torch.no_grad()
def named(teachers: Sequence[tuple[Namer, Coder]], doc: Doc) -> list[Span]:
    """The names of a Doc that the rules have read, by teachers whose scores are averaged."""
    found = list(sentences(doc))
    spans: list[Span] = []
    for k in range(0, len(found), _TOGETHER):
        group = found[k : k + _TOGETHER]
        scores = []
        for network, coder in teachers:
            network.eval()
            batch = coder.batch([each.forms for each in group], [{"hints": each.hints} for each in group])
            scores.append(network(batch).log_softmax(-1))
        best = torch.stack(scores).mean(0).argmax(-1).numpy()
        for row, each in zip(best, group, strict=True):
            spans.extend(_spans(doc, each.tokens, [BIO[tag] for tag in row[1 : len(each.tokens) + 1]]))
    return spans


def _spans(doc: Doc, tokens: list[int], tags: list[str]) -> Iterator[Span]:
    """The stretches of one label; a name that does not begin with B begins where its label does."""
    start, label = 0, ""
    for k, tag in enumerate([*tags, "O"]):
        if label and tag != f"I-{label}":
            yield Span(doc, tokens[start], tokens[k - 1] + 1, label=label)
            label = ""
        if tag != "O" and not label:
            start, label = k, tag[2:]
