"""Quotations: the table `cases/quotations.csv`; offsets and order on any text."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotate import quotations
from kg.annotate.quotations import MAX_LENGTH
from kg.annotate.statements.lexicon import attribution_pattern

CASES = Path(__file__).parents[1] / "cases" / "quotations.csv"
with CASES.open(encoding="utf-8") as _file:
    ROWS = list(csv.DictReader(line for line in _file if not line.startswith("#")))


@pytest.mark.parametrize("row", ROWS, ids=[row["text"] for row in ROWS])
def test_case(row: dict[str, str]) -> None:
    text = row["text"].replace("\\n", "\n")
    found = quotations.find(text, attribution_pattern())
    quoted = [text[q.inner_start : q.inner_end].replace("\n", "\\n") for q in found]
    lost = ["o" if not q.opened else "c" if not q.closed else "-" for q in found]
    assert (" | ".join(quoted) or "-", " | ".join(lost) or "-") == (row["quotations"], row["lost"])


MARKS = st.text(alphabet="\"“”„«»'‘’` \n.,?!()abcABC&;", max_size=120)


@given(st.lists(st.one_of(MARKS, st.sampled_from(["&ldquo;", "&rdquo;", "&nbsp;", ", kata Budi.", "''"]))).map("".join))
@settings(max_examples=80, deadline=None)
def test_quotations_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = quotations.find(text, attribution_pattern())
    for q in found:
        assert 0 <= q.start <= q.inner_start < q.inner_end <= q.end <= len(text)
        assert text[q.inner_start : q.inner_end].strip() == text[q.inner_start : q.inner_end]
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))


def test_a_mark_without_a_partner_does_not_swallow_the_text() -> None:
    text = '"Awal. ' + "Kata demi kata. " * 2000 + '"Akhir," katanya.'
    found = quotations.find(text)
    assert all(q.end - q.start <= MAX_LENGTH + 1 for q in found)
    assert text[found[-1].inner_start : found[-1].inner_end] == "Akhir,"
