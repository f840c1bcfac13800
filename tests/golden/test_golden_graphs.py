"""The graphs of three sample articles, pinned to the byte, and measured against what a reader says of them.

`python tests/golden/test_golden_graphs.py` writes the pinned graphs anew; read the difference before you commit it.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import pytest

from kg import pipeline
from kg.rdf import write_turtle
from kg.resolve import resolve
from kg.score import score

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
NAMES = sorted(path.name.removesuffix(".expected.json") for path in HERE.glob("*.expected.json"))


def graphs(folder: Path) -> dict[str, Path]:
    """{golden name: the article's graph, written to folder/articles}."""
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    found = {}
    for name in NAMES:
        expected = json.loads((HERE / f"{name}.expected.json").read_text(encoding="utf-8"))
        build = pipeline.build(ROOT / expected["source"])
        (reading,) = [r for r in build.readings if r.document.text == expected["text"]]
        found[name] = folder / "articles" / f"{expected['id']}.ttl"
        write_turtle(resolve([reading]), found[name])
    return found


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Path]]:
    folder = tmp_path_factory.mktemp("golden")
    return folder, graphs(folder)


@pytest.mark.parametrize("name", NAMES)
def test_the_graph_is_the_pinned_one(written: tuple[Path, dict[str, Path]], name: str) -> None:
    assert written[1][name].read_text(encoding="utf-8") == (HERE / f"{name}.ttl").read_text(encoding="utf-8")


def test_the_graphs_say_what_a_reader_says(written: tuple[Path, dict[str, Path]]) -> None:
    articles = [json.loads((HERE / f"{name}.expected.json").read_text(encoding="utf-8")) for name in NAMES]
    figures = score(articles, written[0]).as_dict()
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    assert {kind: figures[kind]["f1"] for kind in floors if figures[kind]["f1"] < floors[kind]} == {}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as passing:
        for golden, path in graphs(Path(passing)).items():
            (HERE / f"{golden}.ttl").write_bytes(path.read_bytes())
            print(HERE / f"{golden}.ttl", file=sys.stderr)
