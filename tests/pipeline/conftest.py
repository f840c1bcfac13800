from __future__ import annotations

from pathlib import Path

import pytest

from kg import pipeline
from kg.config import Config

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[pipeline.Build, Path]:
    """The build of the samples, made once, and its folder."""
    folder = tmp_path_factory.mktemp("built") / "output"
    result = pipeline.build([SAMPLES], folder, Config(formats=("graphml", "gexf", "csv", "nquads", "jsonld")))
    return result, folder
