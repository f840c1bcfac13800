"""The same figures as the reference scorer, where that lies beside the project: on true and on corrupted builds."""

from __future__ import annotations

import importlib.util
import json
import random
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kg.score import score

WriteBuild = Callable[[Iterable[Mapping[str, Any]], Path], Path]

REFERENCE = Path(__file__).parents[3] / "shared" / "gold" / "score.py"
pytestmark = pytest.mark.skipif(not REFERENCE.is_file(), reason="the reference scorer is not here")

Gold = dict[str, Any]


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_score", REFERENCE)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _lines(result: dict[str, Any]) -> list[str]:
    """The reference's lines, with its own format."""
    return [
        f"{key:24} "
        + (
            f"P {value['p']:.3f}  R {value['r']:.3f}  F1 {value['f1']:.3f}   "
            f"gold {value['gold']}, built {value['built']}"
            if isinstance(value, dict)
            else str(value)
        )
        for key, value in result.items()
    ]


def _agree(reference: ModuleType, gold: list[Gold], output: Path, ontology: Path) -> None:
    (output / "ontology").symlink_to(ontology)
    expected = reference.score(gold, str(output))
    report = score(gold, output, ontology)
    assert report.lines() == _lines(expected)
    assert report.as_dict() == expected


@pytest.mark.parametrize("build", ["perfect", "empty", "partly_wrong"])
def test_same_lines(
    build: str, reference: ModuleType, gold: list[Gold], builds: dict[str, Path], ontology: Path
) -> None:
    _agree(reference, gold, builds[build], ontology)


def _drop(part: str) -> Callable[[Gold, random.Random], None]:
    def corrupt(gold: Gold, chance: random.Random) -> None:
        if gold[part]:
            gold[part].pop(chance.randrange(len(gold[part])))

    return corrupt


def _choose(part: str, key: str, values: list[Any]) -> Callable[[Gold, random.Random], None]:
    def corrupt(gold: Gold, chance: random.Random) -> None:
        if gold[part]:
            chance.choice(gold[part])[key] = chance.choice(values)

    return corrupt


def _point_elsewhere(part: str, key: str) -> Callable[[Gold, random.Random], None]:
    def corrupt(gold: Gold, chance: random.Random) -> None:
        if gold[part] and gold["entities"]:
            item, other = chance.choice(gold[part]), chance.choice(gold["entities"])["id"]
            item[key] = [*item[key][1:], other] if isinstance(item[key], list) else other

    return corrupt


def _split(gold: Gold, chance: random.Random) -> None:
    entity = chance.choice(gold["entities"])
    gold["entities"].append(
        {**entity, "id": f"x{chance.random()}".replace(".", ""), "mentions": entity["mentions"][:1]}
    )


def _join(gold: Gold, chance: random.Random) -> None:
    one, other = chance.sample(gold["entities"], 2)
    one["mentions"] = [*one["mentions"], other["name"]]


def _twice(part: str) -> Callable[[Gold, random.Random], None]:
    def corrupt(gold: Gold, chance: random.Random) -> None:
        if gold[part]:
            gold[part].append(deepcopy(chance.choice(gold[part])))

    return corrupt


CORRUPTIONS = [
    *map(_drop, ("roles", "kin", "meetings", "statements")),
    *map(_twice, ("meetings", "statements")),
    _choose("entities", "type", ["person", "organization", "country", "place"]),
    _choose("entities", "name", ["Bukan Siapa-siapa", "Путин", "Samudra", "Arga"]),
    _choose("roles", "type", ["head_of_state", "climate_envoy", "special_envoy", "adviser"]),
    _choose("roles", "of", [None]),
    _choose("kin", "rel", ["son_in_law", "father_in_law", "child", "parent", "spouse"]),
    _choose("meetings", "status", ["held", "denied", "proposed"]),
    _choose("meetings", "mode", ["video", "unknown"]),
    _choose("meetings", "date", [None, "2026-02", "2026-02-03"]),
    _choose("meetings", "place", [None, "Samudra", "Kota Hilang"]),
    _choose("statements", "start", ["Kami", "jalur laut", "bukan itu"]),
    *(_point_elsewhere(*at) for at in (("roles", "who"), ("roles", "of"), ("kin", "of"), ("meetings", "who"))),
    *(_point_elsewhere(*at) for at in (("meetings", "for"), ("statements", "who"))),
    _split,
    _join,
]


@pytest.mark.parametrize("seed", range(40))
def test_same_lines_on_corrupted_builds(
    seed: int, reference: ModuleType, gold: list[Gold], tmp_path: Path, write_build: WriteBuild, ontology: Path
) -> None:
    chance = random.Random(seed)
    built = deepcopy(gold)
    for article in built:
        for corrupt in chance.choices(CORRUPTIONS, k=1 + seed % 7):
            corrupt(article["gold"], chance)
    _agree(reference, gold, write_build(built, tmp_path / "corrupted"), ontology)


def test_same_lines_on_true_articles(
    reference: ModuleType, tmp_path: Path, write_build: WriteBuild, ontology: Path
) -> None:
    """The annotations beside the reference against a build with every third fact taken away or changed."""
    articles = REFERENCE.with_name("seeds.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in articles]
    for seed in range(8):
        chance = random.Random(seed)
        built = deepcopy(gold)
        for article in built:
            for corrupt in chance.choices(CORRUPTIONS, k=8):
                corrupt(article["gold"], chance)
        _agree(reference, gold, write_build(built, tmp_path / str(seed)), ontology)
