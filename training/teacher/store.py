"""Teachers on disk, and the loop that trains one."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import numpy as np
import spacy
import torch
from torch import Tensor, nn

from teacher.coding import Coder, Table, Tables

N = TypeVar("N", bound=nn.Module)

_RATE = 2e-3
_CLIP = 5.0
_REPORT = 300  # steps between two looks at the development set


def save(network: nn.Module, known: Tables, path: Path) -> None:
    """Write a teacher: weights, and the strings of its tables."""
    strings = {name: (table.strings[table.reserved :], table.reserved) for name, table in known.items()}
    torch.save({"state": network.state_dict(), "tables": strings}, path)


def load(kind: Callable[[Tables], N], path: Path) -> tuple[N, Tables]:
    """A teacher that `save` wrote."""
    kept = torch.load(path, weights_only=True)
    known = {name: Table(*table) for name, table in kept["tables"].items()}
    network = kind(known)
    network.load_state_dict(kept["state"])
    return network.eval(), known


def voters(kind: Callable[[Tables], N], base: str, paths: Iterable[str]) -> list[tuple[N, Coder]]:
    """Teachers of one kind that vote, each with its coder; `base` is a pipeline with the word vectors."""
    torch.set_num_threads(1)
    vectors = spacy.load(base).vocab.vectors
    return [(network, Coder(known, vectors)) for network, known in (load(kind, Path(path)) for path in paths)]


def seed_all(seed: int) -> random.Random:
    """Fix every source of chance and run on one thread; hands out the one that shuffles."""
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    return random.Random(seed)


def side_by_side(teach: Callable[[int], None], seeds: Iterable[int]) -> None:
    """Call `teach` with each seed, each in a process of its own; the first error that one raises is raised."""
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        for _ in pool.map(teach, seeds):
            pass


def train(network: nn.Module, loss: Callable[[], Tensor], steps: int, report: Callable[[], str]) -> None:
    """`steps` steps down the loss of whatever batch `loss` takes next, the rate falling to nothing.

    Adam with its second moment as short as its first (Dozat and Manning), gradients clipped.
    """
    optimizer = torch.optim.Adam(network.parameters(), _RATE, betas=(0.9, 0.9))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / steps)
    for step in range(1, steps + 1):
        network.train()
        optimizer.zero_grad()
        loss().backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), _CLIP)
        optimizer.step()
        schedule.step()
        if step % _REPORT == 0 or step == steps:
            print(step, report(), flush=True)
