"""What `describe` wrote comes back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from story import story

from kg.errors import OutputError
from kg.model import Evidence, Facts, Meeting, MeetingReport
from kg.rdf import load, write_turtle
from kg.rdf.load import _found


def written(facts: Facts, folder: Path, base: str = "https://contoh.example/id/") -> Facts:
    write_turtle(facts, folder / "graph.ttl", base)
    found, read = load(folder)
    assert read == base
    return found


def place(evidence: Evidence) -> tuple[str, int]:
    return evidence.article, evidence.start


Told = TypeVar("Told", Meeting, MeetingReport)


def told(item: Told) -> Told:
    return replace(item, participants=tuple(sorted(item.participants)), parties=tuple(sorted(item.parties)))


def comparable(facts: Facts) -> Facts:
    """The facts without what the Turtle does not hold."""
    return replace(
        facts,
        articles=tuple(replace(article, text="", source="", noise=()) for article in facts.articles),
        entities=tuple(replace(entity, aliases=tuple(sorted(entity.aliases))) for entity in facts.entities),
        roles=tuple(replace(role, evidence=tuple(sorted(role.evidence, key=place))) for role in facts.roles),
        meetings=tuple(
            replace(
                told(meeting),
                about=tuple(sorted(meeting.about)),
                reports=tuple(map(told, sorted(meeting.reports, key=lambda report: place(report.evidence)))),
            )
            for meeting in facts.meetings
        ),
        _index={},
    )


def test_everything_but_the_texts_comes_back(tmp_path: Path) -> None:
    facts = comparable(story())
    found = written(story(), tmp_path)
    for name in ("articles", "entities", "roles", "kinships", "meetings", "statements"):
        assert getattr(found, name) == getattr(facts, name), name


def test_hostile_ids_and_texts_come_back(tmp_path: Path) -> None:
    facts = story()
    bad = replace(facts.articles[0], id="../a b%2F", title="</script>\n\"'\\", url="javascript:alert(1)")
    found = written(replace(facts, articles=(bad,), roles=(), kinships=(), meetings=(), statements=()), tmp_path)
    assert [(article.id, article.title, article.url) for article in found.articles] == [(bad.id, bad.title, bad.url)]


@pytest.mark.parametrize(
    ("cues", "expected"),
    [
        ((), []),
        (("tiada",), []),
        (("Trump",), ["Presiden >Trump"]),
        (("Trump", "menantu"), ["utusan >menantu", "menantu >Trump"]),
        (("Presiden", "Trump"), [">Presiden", "Presiden >Trump"]),
    ],
)
def test_words_that_recur_are_found_near_the_others(cues: tuple[str, ...], expected: list[str]) -> None:
    sentence = "Presiden Trump dan utusan menantu Trump"
    spans = []
    for marked in expected:  # `before >word`
        before, word = marked.split(">")
        start = sentence.index(before + word) + len(before)
        spans.append((start, start + len(word)))
    assert _found(sentence, cues) == spans


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "there is no graph here"),
        ("@prefix", "no valid Turtle"),
        ("<a:b> <c:d> <e:f> .", "no graph of ours"),
        (
            "@prefix dip: <https://w3id.org/utusan/ontology#> . @prefix person: <https://x.example/person/> . "
            "<https://x.example/statement/a> a dip:Statement .",
            "lacks what a build writes",
        ),
    ],
)
def test_what_is_no_build_is_said(tmp_path: Path, content: str | None, said: str) -> None:
    if content is not None:
        (tmp_path / "graph.ttl").write_text(content, encoding="utf-8")
    with pytest.raises(OutputError, match=said):
        load(tmp_path)
