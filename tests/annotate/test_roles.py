"""Roles: the table `cases/roles.csv` on Docs whose names are marked by hand; evidence, confidence, hostile input."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from kg.annotate.attributes import ActorState
from kg.annotate.lexicon import rows
from kg.annotate.roles import RoleReader
from kg.annotate.roles.titles import TitleFinder
from kg.annotate.sentences import SentenceAnnotator
from kg.annotate.tokenizer import NewsTokenizer
from kg.model import COUNTRY, ORGANIZATION, PERSON, PLACE, Document

CASES = Path(__file__).parents[1] / "cases" / "roles.csv"
with CASES.open(encoding="utf-8") as _file:
    ROWS = list(
        csv.DictReader((line for line in _file if not line.startswith("#")), delimiter=";", quoting=csv.QUOTE_NONE)
    )

TOKENIZE = NewsTokenizer(spacy.blank("id").vocab)
KINDS = {"p": (PERSON, "PERSON"), "o": (ORGANIZATION, "ORG"), "c": (COUNTRY, "COUNTRY"), "l": (PLACE, "PLACE")}
MARK = re.compile(r"\{([^|}]+)\|([pocl])(?:=([^}]+))?\}")
ISO = {name: row["iso"] for row in rows("countries.csv") for name in (row["name"], *row["aliases"].split(";"))}


def read_marked(marked: str) -> Doc:
    """A Doc with titles, sentences and the names that are marked in the text."""
    text, spans = "", []
    position, marked = 0, marked.replace("\\n", "\n")
    for match in MARK.finditer(marked):
        text += marked[position : match.start()]
        spans.append((len(text), len(text) + len(match[1]), match[1], match[2], match[3] or match[1]))
        text += match[1]
        position = match.end()
    doc = TOKENIZE(text + marked[position:])
    doc._.document = Document(id="case", text=doc.text)
    doc._.actors, mentions = [], []
    for start, end, form, letter, name in spans:
        kind, label = KINDS[letter]
        actor = next((i for i, state in enumerate(doc._.actors) if state.name == name), None)
        if actor is None:
            actor = len(doc._.actors)
            doc._.actors.append(ActorState(kind, name, [], iso=ISO.get(name) if kind == COUNTRY else None))
        doc._.actors[actor].aliases.append(form)
        span = doc.char_span(start, end, label=label)
        assert span is not None, f"the tokens of the case do not fit its marks: {form}"
        span._.actor = actor
        mentions.append(span)
    doc.spans["mentions"] = mentions
    doc.spans["references"] = []
    return TitleFinder()(SentenceAnnotator()(doc))


def roles(doc: Doc) -> list[str]:
    names = [state.name for state in doc._.actors] + ["-"]
    return sorted(
        f"{names[role.holder]}:{role.role}:{names[-1 if role.of is None else role.of]}:{role.tenure}"
        for role in RoleReader()(doc)._.roles
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["construction"])
def test_roles_of_the_table(row: dict[str, str]) -> None:
    expected = [] if row["roles"] == "-" else sorted(row["roles"].split(" | "))
    assert roles(read_marked(row["text"])) == expected


@pytest.mark.parametrize("row", [row for row in ROWS if row["roles"] != "-"], ids=lambda row: row["construction"])
def test_evidence_is_a_sentence_of_the_text_with_the_words_that_told_the_role(row: dict[str, str]) -> None:
    doc = RoleReader()(read_marked(row["text"]))
    for role in doc._.roles:
        evidence = role.evidence
        assert doc.text[evidence.start : evidence.end] == evidence.quote == evidence.quote.strip() != ""
        assert evidence.article == "case" and evidence.rule
        assert role.title in [doc.text[start:end] for start, end in evidence.cues]
        assert all(evidence.start <= start < end <= evidence.end for start, end in evidence.cues)
        assert 0 < role.confidence < 1


def test_a_role_said_twice_is_one_entry() -> None:
    doc = read_marked("Presiden {Chile|c} {Pablo Rojas|p} tiba. Presiden {Chile|c} {Pablo Rojas|p} pergi.")
    assert len(RoleReader()(doc)._.roles) == 1


def test_a_stated_country_displaces_an_implied_one() -> None:
    doc = read_marked("Presiden {Pablo Rojas|p} ke {Indonesia|c}. Presiden {Chile|c} {Pablo Rojas|p} tiba.")
    assert roles(doc) == ["Pablo Rojas:head_of_state:Chile:current"]


def test_rules_that_are_stated_are_trusted_more_than_implied_ones() -> None:
    stated, implied = (
        RoleReader()(read_marked(text))._.roles[0].confidence
        for text in ("Menlu {Chile|c} {Pablo Rojas|p} tiba.", "Menlu {Pablo Rojas|p} tiba di {Chile|c}.")
    )
    assert stated > implied


def test_a_doc_without_names_or_titles_has_no_roles() -> None:
    for text in ("", "Hujan turun.", "Menlu tiba."):
        doc = read_marked(text)
        doc._.actors = None
        assert RoleReader()(doc)._.roles == []


WORDS = [
    "Menteri",
    "Luar",
    "Negeri",
    "presiden",
    ",",
    "(",
    ")",
    "dan",
    "/",
    "utusan",
    "khusus",
    "itu",
    "sekaligus",
    "Bapak",
    "untuk",
    "dari",
    "yang",
    "juga",
    "adalah",
    "mantan",
    ".",
    ":",
    "{A}",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*WORDS, "{p}", "{c}", "{o}", "{l}"]), max_size=30))
def test_no_sequence_of_titles_and_names_breaks_the_reader(words: list[str]) -> None:
    doc = Doc(TOKENIZE.vocab, words=[word.strip("{}").title() if word[0] == "{" else word for word in words] or ["."])
    doc._.actors = [ActorState(kind, kind, []) for kind, _ in KINDS.values()]
    doc.spans["mentions"] = []
    for i, word in enumerate(words):
        if word in ("{p}", "{c}", "{o}", "{l}"):
            span = Span(doc, i, i + 1, label=KINDS[word[1]][1])
            span._.actor = list(KINDS).index(word[1])
            doc.spans["mentions"].append(span)
    doc.spans["references"] = []
    for role in RoleReader()(TitleFinder()(SentenceAnnotator()(doc)))._.roles:
        assert doc._.actors[role.holder].kind == PERSON
        assert doc.text[role.evidence.start : role.evidence.end] == role.evidence.quote
        assert len({(r.holder, r.role, r.of) for r in doc._.roles}) == len(doc._.roles)
