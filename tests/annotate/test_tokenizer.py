"""The tokenizer: what it takes apart and what it keeps together, and that it never moves an offset."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.tokenizer import NewsTokenizer

CASES = Path(__file__).parents[1] / "cases" / "tokens.csv"
TOKENIZE = NewsTokenizer(spacy.blank("id").vocab)


def cases() -> list[tuple[str, str]]:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(row["text"], row["tokens"]) for row in csv.DictReader(lines, delimiter=";", quoting=csv.QUOTE_NONE)]


@pytest.mark.parametrize(("text", "tokens"), cases())
def test_tokens(text: str, tokens: str) -> None:
    assert [token.text for token in TOKENIZE(text)] == tokens.split()


@given(st.text())
def test_any_text_is_kept(text: str) -> None:
    assert TOKENIZE(text).text == text


@given(st.lists(st.sampled_from(["Macron", "pada", "RI", "Prabowo", " ", "\n\n", '"', ".", "-", "\t ", "AS"])))
def test_glued_news_is_kept(parts: list[str]) -> None:
    text = "".join(parts)
    doc = TOKENIZE(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_the_tokenizer_is_part_of_a_saved_pipeline(tmp_path: Path) -> None:
    nlp = spacy.blank("id", config={"nlp": {"tokenizer": {"@tokenizers": "utusan.NewsTokenizer.v1"}}})
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    assert [token.text for token in again("Presiden RIPrabowo")] == ["Presiden", "RI", "Prabowo"]
