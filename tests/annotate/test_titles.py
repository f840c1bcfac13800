"""Titles: the table `cases/titles.csv`, the component, hostile input."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.annotate.lexicon import rows
from kg.annotate.roles import lexicon
from kg.annotate.roles.titles import TitleFinder, find_titles
from kg.annotate.tokenizer import NewsTokenizer
from kg.resources import ontology_dir

CASES = Path(__file__).parents[1] / "cases" / "titles.csv"
with CASES.open(encoding="utf-8") as _file:
    ROWS = list(csv.DictReader((line for line in _file if not line.startswith("#")), delimiter=";"))

TOKENIZE = NewsTokenizer(spacy.blank("id").vocab)


def found(doc: Doc) -> list[str]:
    return [f"{doc[title.start : title.end].text}:{title.role}:{title.tenure}" for title in find_titles(doc)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:60])
def test_titles_of_the_table(row: dict[str, str]) -> None:
    expected = [] if row["titles"] == "-" else row["titles"].split(" | ")
    assert found(TOKENIZE(row["text"])) == expected


def test_the_component_labels_spans_and_sets_their_tenure() -> None:
    doc = TitleFinder()(TOKENIZE("Mantan Menlu Chile dan calon gubernur itu bertemu."))
    assert [(span.text, span.label_, span._.tenure) for span in doc.spans["titles"]] == [
        ("Menlu", "foreign_minister", "former"),
        ("gubernur", "regional_head", "future"),
    ]


def test_titles_are_found_before_glued_names() -> None:
    doc = TOKENIZE("Presiden RIRudi Wirawan dan PresidenPrabowo tiba.")
    assert found(doc)[0] == "Presiden:head_of_state:current"


def test_noise_holds_no_titles() -> None:
    doc = TOKENIZE("Menlu tiba. Menhan tiba.")
    for token in doc[:3]:
        token._.noise = True
    assert found(doc) == ["Menhan:defence_minister:current"]


def test_every_type_of_the_lexicons_is_a_concept() -> None:
    concepts = (ontology_dir() / "concepts.ttl").read_text(encoding="utf-8")
    types = {row["type"] for name in ("role_heads.csv", "role_body_types.csv") for row in rows(name)} - {"same"}
    types |= {row["role"] for row in rows("role_holders.csv")} | set(lexicon.deputies().values())
    assert not {word for word in types if f'"{word}"' not in concepts}


def test_rows_of_the_lexicons_are_whole_and_known() -> None:
    for name in (
        "role_heads.csv",
        "role_body_types.csv",
        "role_bodies.csv",
        "role_holders.csv",
        "title_modifiers.csv",
        "honorifics.csv",
    ):
        assert all(None not in row for row in rows(name)), name  # a surplus column
    heads = rows("role_heads.csv")
    assert len({row["head"] for row in heads}) == len(heads)
    assert {row["tail"] for row in heads} <= {"", "portfolio", "unit", "field", "commission"}
    assert {kind for row in heads for kind in row["of"].split()} <= {"country", "org", "place", "person"}
    assert {row["group"] for row in rows("role_body_types.csv")} <= {row["group"] for row in heads}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Menteri",
                "Luar",
                "Negeri",
                "wakil",
                "ketua",
                "Komisi",
                "I",
                "dan",
                ",",
                "(",
                ")",
                "/",
                "mantan",
                "ke-7",
                "PM",
                "Menlu",
                "X",
                "presiden",
                "bidang",
            ]
        ),
        max_size=25,
    )
)
def test_titles_lie_inside_the_text_and_do_not_overlap(words: list[str]) -> None:
    doc = Doc(TOKENIZE.vocab, words=words)
    titles = find_titles(doc)
    assert all(0 <= t.outer <= t.start < t.head_end <= t.end <= len(doc) for t in titles)
    assert all(a.end <= b.start for a, b in zip(titles, titles[1:], strict=False))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_the_finder(text: str) -> None:
    doc = TitleFinder()(TOKENIZE(text))
    assert all(span.text in text for span in doc.spans["titles"])
