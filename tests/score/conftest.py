"""Builds to score, written by hand or from annotations, so that scoring can be tested without building."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from kg.score import read_gold

HERE = Path(__file__).parent
GOLD_SMALL = HERE.parent / "cases" / "gold_small.jsonl"

WriteBuild = Callable[[Iterable[Mapping[str, Any]], Path], Path]

_HEAD = (
    "@prefix dip: <https://w3id.org/utusan/ontology#> .\n"
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    "@prefix c: <https://example.org/concept#> .\n"
    "@prefix i: <https://example.org/id/> .\n"
)
_CLASSES = {"person": "Person", "organization": "Organization", "country": "Country", "place": "Place"}


def _literal(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _write_build(articles: Iterable[Mapping[str, Any]], output: Path) -> Path:
    """A build that says exactly what the annotations say; returns its folder."""
    (output / "articles").mkdir(parents=True)
    for article in articles:
        (output / "articles" / f"{article['id']}.ttl").write_text(_to_turtle(article), encoding="utf-8")
    return output


def _to_turtle(article: Mapping[str, Any]) -> str:
    """The facts of an annotation; every fact has the stretch of the text around its words as evidence."""
    gold, text = article["gold"], article["text"]
    lines = [_HEAD]

    def evidence(subject: str, fragment: str) -> None:
        start = max(text.find(fragment), 0)
        end = start + len(fragment)
        lines.append(f"{subject} dip:evidence {subject}-e .")
        lines.append(f"{subject}-e dip:quote {_literal(text[start:end])} ; dip:start {start} ; dip:end {end} .")

    for entity in gold["entities"]:
        lines.append(f"i:{entity['id']} a dip:{_CLASSES[entity['type']]} ; skos:prefLabel {_literal(entity['name'])} .")
        lines.extend(f"i:{entity['id']} skos:altLabel {_literal(mention)} ." for mention in entity["mentions"])
    for number, role in enumerate(gold["roles"]):
        of = f" ; dip:of i:{role['of']}" if role["of"] else ""
        lines.append(f"i:r{number} a dip:RoleHolding ; dip:holder i:{role['who']} ; dip:role c:{role['type']}{of} .")
        evidence(f"i:r{number}", role["ev"])
    for number, tie in enumerate(gold["kin"]):
        lines.append(f"i:k{number} a dip:KinshipTie ; dip:holder i:{tie['who']} ; dip:role c:{tie['rel']} .")
        lines.append(f"i:k{number} dip:of i:{tie['of']} .")
        evidence(f"i:k{number}", tie["ev"])
    for number, meeting in enumerate(gold["meetings"]):
        lines.extend(_meeting(f"i:m{number}", meeting, gold))
        evidence(f"i:m{number}", meeting["ev"])
    for number, statement in enumerate(gold["statements"]):
        lines.append(f"i:s{number} a dip:Statement ; dip:speaker i:{statement['who']} .")
        lines.append(f"i:s{number} dip:text {_literal(statement['start'])}@id .")
        evidence(f"i:s{number}", statement["start"])
    return "\n".join(lines) + "\n"


def _meeting(subject: str, meeting: Mapping[str, Any], gold: Mapping[str, Any]) -> Iterable[str]:
    yield f"{subject} a dip:Meeting ; dip:status c:{meeting['status']} ; dip:mode c:{meeting['mode']} ."
    yield from (f"{subject} dip:participant i:{id_} ." for id_ in meeting["who"])
    yield from (f"{subject} dip:party i:{id_} ." for id_ in meeting["for"])
    if meeting["place"]:
        named = [entity["id"] for entity in gold["entities"] if meeting["place"] in entity["mentions"]]
        yield f"{subject} dip:place {'i:' + named[-1] if named else _literal(meeting['place'])} ."
    if meeting["date"]:
        yield f"{subject} dip:date {_literal(meeting['date'])} ."


@pytest.fixture(scope="session")
def gold() -> list[dict[str, Any]]:
    return read_gold(GOLD_SMALL)


@pytest.fixture
def ontology(tmp_path: Path) -> Path:
    """A folder with the concepts that these tests use."""
    folder = tmp_path / "ontology"
    folder.mkdir()
    shutil.copy(HERE / "concepts.ttl", folder)
    return folder


@pytest.fixture
def write_build() -> WriteBuild:
    """The function that writes a build which says exactly what annotations say."""
    return _write_build


@pytest.fixture
def builds(tmp_path: Path, gold: list[dict[str, Any]]) -> dict[str, Path]:
    """{name in expected.csv: folder of that build of gold_small.jsonl}."""
    empty = _write_build([], tmp_path / "empty")
    partly = _write_build([], tmp_path / "partly_wrong")
    shutil.copy(HERE / "partly_wrong.ttl", partly / "articles" / "kecil-1.ttl")
    return {"perfect": _write_build(gold, tmp_path / "perfect"), "empty": empty, "partly_wrong": partly}
