"""The hand-built story of `tests/rdf/story.py`, built into a folder and opened."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "rdf"))

from story import story

from kg import query, rdf


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the story's graph.ttl."""
    folder = tmp_path_factory.mktemp("output")
    rdf.write_turtle(story(), folder / "graph.ttl")
    return folder


@pytest.fixture(scope="session")
def opened(output: Path) -> query.Opened:
    """The same, opened."""
    return query.open_store(output)
