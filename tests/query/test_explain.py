"""Why a fact is in the graph: the fact in words, its sentences with their cues, what else they name."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from kg import query
from kg.errors import QueryError

BASE = "https://w3id.org/utusan/id/"
TALKS = "meeting/2025-12-20-talks"


def only(opened: query.Opened, what: str, lang: str = "en") -> query.Explanation:
    (found,) = query.explain(opened, what, lang)
    return found


@pytest.mark.parametrize("what", [TALKS, BASE + TALKS, f"<{BASE}{TALKS}>", "meeting:2025-12-20-talks"])
def test_a_fact_is_found_by_any_form_of_its_iri(opened: query.Opened, what: str) -> None:
    assert only(opened, what).iri == BASE + TALKS


def test_a_tie_in_words(opened: query.Opened) -> None:
    found = only(opened, "kinship/kushner-trump")
    assert [(value.name, value.values) for value in found.values] == [
        ("holder", ("Jared Kushner",)),
        ("role", ("son-in-law",)),
        ("of", ("Donald Trump",)),
    ]
    assert found.confidence == 0.95
    (source,) = found.sources
    assert source.quote.startswith("Jared Kushner, menantu") and source.cues == ("menantu",)
    assert (source.publisher, source.published, source.rule) == ("Kabar Nusa", "2025-12-20", "aturan-uji")


def test_names_in_the_sentence_that_were_not_taken_in(opened: query.Opened) -> None:
    (source,) = only(opened, "role/witkoff-envoy").sources
    assert source.others == ("Kirill Dmitriev", "Rusia", "Miami")


def test_sources_of_a_meeting_that_disagree_are_both_told(opened: query.Opened) -> None:
    told = [{value.name: value.values for value in source.told} for source in only(opened, TALKS).sources]
    assert [each["status"] for each in told] == [("held",), ("scheduled",)]
    assert [each["place"] for each in told] == [("Miami",), ("Palm Beach",)]


def test_a_name_gives_every_fact_about_it(opened: query.Opened) -> None:
    found = query.explain(opened, "kirill dmitriev", "en")
    assert {each.kind for each in found} >= {"Meeting", "Statement", "Role holding"}
    assert all(any("Kirill Dmitriev" in value.values for value in each.values) for each in found)
    assert [each.iri for each in found] == sorted(each.iri for each in found)


@pytest.mark.parametrize(
    ("what", "offered"),
    [("Kiril Dmitrief", "Kirill Dmitriev"), ("meeting/2025-12-21-talks", "2025-12-20-talks"), ("qqqq", "give an IRI")],
)
def test_what_is_not_there_is_said_with_what_is_like_it(opened: query.Opened, what: str, offered: str) -> None:
    with pytest.raises(QueryError, match="says nothing of this") as error:
        query.explain(opened, what)
    assert offered in str(error.value)


def test_as_text_in_both_languages(opened: query.Opened) -> None:
    english = query.explained(query.explain(opened, "kinship/kushner-trump", "en"), "text", "en")
    assert "Jared Kushner, «menantu» Donald Trump" in english
    assert "rule: aturan-uji" in english and "confidence: 0.95" in english and "Source 1 of 1" in english
    indonesian = query.explained(query.explain(opened, "kinship/kushner-trump", "id"), "text", "id")
    assert "menantu laki-laki" in indonesian and "keyakinan: 0.95" in indonesian


def test_as_json(opened: query.Opened) -> None:
    (found,) = json.loads(query.explained(query.explain(opened, TALKS, "en"), "json", "en"))
    assert found["iri"] == BASE + TALKS and len(found["sources"]) == 2


def test_a_terminal_gets_no_control_characters(opened: query.Opened) -> None:
    (found,) = query.explain(opened, "kinship/kushner-trump", "en")
    hostile = replace(found, sources=(replace(found.sources[0], quote="merah\x1b[31m\u202e", cues=("merah",)),))
    text = query.explained([hostile], "text", "en")
    assert "«merah»" in text and "\x1b" not in text and "\u202e" not in text
