"""Kinship: the table `cases/kinship.csv` on Docs whose names are marked by hand; references, hostile input."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span
from test_roles import TOKENIZE, read_marked

from kg.annotate.attributes import ActorState
from kg.annotate.kinship import KinshipReader
from kg.annotate.kinship.lexicon import Term, term_at
from kg.annotate.lexicon import rows
from kg.annotate.roles import RoleReader
from kg.annotate.roles.titles import TitleFinder
from kg.annotate.sentences import SentenceAnnotator
from kg.model import PERSON
from kg.resources import ontology_dir

CASES = Path(__file__).parents[1] / "cases" / "kinship.csv"
with CASES.open(encoding="utf-8") as _file:
    ROWS = list(
        csv.DictReader((line for line in _file if not line.startswith("#")), delimiter=";", quoting=csv.QUOTE_NONE)
    )


def read(marked: str) -> Doc:
    return KinshipReader()(RoleReader()(read_marked(marked)))


def ties(doc: Doc) -> list[str]:
    names = [state.name for state in doc._.actors]
    return sorted(f"{names[tie.holder]}:{tie.role}:{names[tie.of]}" for tie in doc._.kinships)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["construction"])
def test_ties_of_the_table(row: dict[str, str]) -> None:
    expected = [] if row["ties"] == "-" else sorted(row["ties"].split(" | "))
    assert ties(read(row["text"])) == expected


@pytest.mark.parametrize("row", [row for row in ROWS if row["ties"] != "-"], ids=lambda row: row["construction"])
def test_evidence_is_a_sentence_of_the_text_with_its_cues(row: dict[str, str]) -> None:
    doc = read(row["text"])
    for tie in doc._.kinships:
        evidence = tie.evidence
        assert doc.text[evidence.start : evidence.end] == evidence.quote != ""
        assert evidence.cues and all(evidence.start <= start < end <= evidence.end for start, end in evidence.cues)
        assert evidence.rule and 0 < tie.confidence < 1


def test_a_resolved_clitic_tells_whose_relative_it_is() -> None:
    marked = "{Luis Vega|p} tiba. {Ana Vega|p} menyusul. Rombongan menyambut menantunya, {Hugo Diaz|p}."
    doc = RoleReader()(read_marked(marked))
    token = next(token.i for token in doc if token.text == "menantunya")
    reference = Span(doc, token, token + 1, label="CLITIC")
    reference._.actor = 0
    doc.spans["references"] = [reference]
    assert ties(KinshipReader()(doc)) == ["Hugo Diaz:son_in_law:Luis Vega"]


def test_a_clitic_is_never_its_own_relative() -> None:
    assert ties(read("{Hugo Diaz|p} dan menantunya, {Hugo Diaz|p}.")) == []


def test_terms_with_and_without_the_clitic() -> None:
    assert term_at(["menantunya"], 0) == Term(0, 1, "son_in_law", True, frozenset())
    found = term_at(["adik", "iparnya", "tiba"], 0)
    assert found is not None and (found.end, found.role, found.clitic) == (2, "sibling_in_law", True)
    assert term_at(["ibu", "kota"], 0) is None
    assert term_at(["hanya"], 0) is None


def test_every_term_is_a_concept() -> None:
    concepts = (ontology_dir() / "concepts.ttl").read_text(encoding="utf-8")
    roles = {row["role"] for row in rows("kinship_terms.csv")} - {""}
    assert not {role for role in roles if f'"{role}"' not in concepts}


WORDS = [
    "menantu",
    "menantunya",
    "istri",
    "putri",
    "mereka",
    ",",
    "(",
    "dan",
    "itu",
    "dari",
    "menikah",
    "dengan",
    "memiliki",
    "bernama",
    "Ibu",
    "Negara",
    "yang",
    "adalah",
    "mengatakan",
    "bersama",
    ".",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*WORDS, "0", "1", "2"]), max_size=30))
def test_no_sequence_of_terms_and_names_breaks_the_reader(words: list[str]) -> None:
    doc = Doc(TOKENIZE.vocab, words=["Abc" if word.isdigit() else word for word in words] or ["."])
    doc._.actors = [ActorState(PERSON, f"Abc {i}", []) for i in range(3)]
    spans = []
    for i, word in enumerate(words):
        if word.isdigit():
            span = Span(doc, i, i + 1, label="PERSON")
            span._.actor = int(word)
            spans.append(span)
    doc.spans["mentions"], doc.spans["references"] = spans, []
    KinshipReader()(RoleReader()(TitleFinder()(SentenceAnnotator()(doc))))
    for tie in doc._.kinships:
        assert tie.holder != tie.of
        assert doc.text[tie.evidence.start : tie.evidence.end] == tie.evidence.quote
