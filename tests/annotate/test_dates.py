"""Dates and times: the table `cases/dates.csv`, the component, anchors, hostile input."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.annotate.dates import DateAnnotator, Time, find_times, reference_date
from kg.annotate.dates.calendar import Anchor, period, shift
from kg.annotate.dates.tokens import compile_pattern, cut, number_of
from kg.model import Document, Noise

CASES = Path(__file__).parents[1] / "cases" / "dates.csv"
with CASES.open(encoding="utf-8") as _file:
    ROWS = list(csv.DictReader(_file))


NLP = spacy.blank("xx")


def times(text: str, published: str | None = None) -> dict[str, Time]:
    return {text[time.start : time.end]: time for time in find_times(text, published, 2025)}


def read(text: str, published: str | None = None, noise: tuple[Noise, ...] = ()) -> Doc:
    doc = NLP.make_doc(text)
    doc._.document = Document(id="a", text=text, published=published, noise=noise)
    return DateAnnotator(latest_year=2025)(doc)


@pytest.mark.parametrize("row", ROWS, ids=[f"{number}-{row['span']}" for number, row in enumerate(ROWS)])
def test_case(row: dict[str, str]) -> None:
    found = times(row["text"], row["published"] or None)
    if not row["span"]:
        assert list(found) == []
        return
    time = found[row["span"]]
    past = "" if time.when.past is None else str(time.when.past)
    told = (time.when.start or "", time.when.end or "", time.when.kind, past, time.value)
    assert told == (row["start"], row["end"], row["kind"], row["past"], row["value"])


def test_component_fills_spans_in_order() -> None:
    doc = read("Menlu tiba Senin, 9 Juni 2025, pukul 10.00 WIB dan tinggal tiga hari.", "2025-06-12")
    spans = doc.spans["dates"]
    assert [span.text for span in spans] == ["Senin, 9 Juni 2025, pukul 10.00 WIB", "tiga hari"]
    assert [span.label_ for span in spans] == ["DATE", "DATE"]
    assert spans[0]._.when.start == "2025-06-09"
    assert spans[1]._.when.duration == "P3D"


def test_span_covers_glued_tokens() -> None:
    doc = read("Menlu tiba padaRabu (28/5) pagi.", "2025-05-30")
    assert [span._.when.start for span in doc.spans["dates"]] == ["2025-05-28"]


def test_noise_gives_no_dates() -> None:
    text = "Menlu tiba kemarin. Baca juga: Rapat 4 Mei 2025. Ia pulang besok."
    start = text.index("Baca")
    doc = read(text, "2025-06-12", (Noise(start, text.index(" Ia"), "link"),))
    assert [span.text for span in doc.spans["dates"]] == ["kemarin", "besok"]


def test_doc_without_a_document() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("utusan_dates")
    doc, empty = nlp("Ia tiba 4 Mei 2025."), nlp("")
    assert [span.text for span in doc.spans["dates"]] == ["4 Mei 2025"]
    assert list(empty.spans["dates"]) == []


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Menlu tiba pada 9 Juni 2025.", "2025-06-12", "2025-06-12"),
        ("Menlu tiba.", "2025-06", "2025-06"),
        ("Jakarta, 12 Juni 2025 - Menlu tiba pada 9 Juni 2025.", None, "2025-06-12"),
        ("Kamis, 12 Juni 2025 17:05 WIB\nMenlu akan bertemu lagi 20 Juni 2025.", None, "2025-06-12"),
        ("BOGOR (12/6/2025) – Menlu tiba. Ia lahir 20 Juli 2025.", None, "2025-06-12"),
        ("Menlu tiba pada 9 Juni 2025 setelah rapat 1 Mei 2025.", None, "2025-06-09"),
        ("Menlu tiba pada 9 Juni 2025. Ia akan kembali pada 20 Juli 2025.", None, "2025-06-09"),
        ("Menlu tiba pada Sabtu (20/12).", None, "2025-12-20"),
        ("Menlu tiba pada 9 Juni.", None, None),
        ("Menlu tiba kemarin.", "bukan tanggal", None),
        ("", None, None),
    ],
)
def test_reference_date(text: str, published: str | None, expected: str | None) -> None:
    assert reference_date(read(text, published), 2025) == expected


def test_own_dates_anchor_the_rest() -> None:
    found = times("Menlu tiba Selasa (20/12/2016) malam. Kemarin ia di Roma, dan Rabu (21/12) ia pulang.")
    assert found["Kemarin"].when.start == "2016-12-19"
    assert found["Rabu (21/12)"].when.start == "2016-12-21"


def test_latest_year_bounds_the_guess() -> None:
    assert find_times("Rapat Sabtu (20/12).", None, 2024)[0].when.start == "2014-12-20"
    assert find_times("Rapat Sabtu (20/12).", None, 2025)[0].when.start == "2025-12-20"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("dua puluh lima", 25),
        ("sebelas", 11),
        ("lima belas", 15),
        ("dua ratus lima puluh", 250),
        ("seribu dua ratus", 1200),
        ("dua ratus ribu", 200000),
        ("1,5", 1.5),
        ("1.500", 1500),
        ("menteri", None),
    ],
)
def test_numbers(words: str, expected: float | None) -> None:
    assert number_of(words.split()) == expected


@pytest.mark.parametrize(
    ("iso", "known"),
    [("2025-12-20", True), ("2025-12-20T10:00:00", True), ("2025-12", True), ("2025", True), ("2025-13", False),
     ("2025-02-30", False), ("", False), (None, False), ("0", False), ("12-20-2025-1", False), ("²⁰²⁵", False),
     ("kemarin", False)],
)  # fmt: skip
def test_anchor(iso: str | None, known: bool) -> None:
    assert (Anchor.of(iso) is not None) == known


def test_shift_stops_at_the_calendar_and_keeps_the_month() -> None:
    day = Anchor.of("2024-01-31")
    assert day and day.day
    assert str(shift(day.day, "M", 1)) == "2024-02-29"
    assert shift(day.day, "Y", 10**7) is None
    assert shift(day.day, "D", 10**12) is None
    assert shift(day.day, "H", 1) is None


def test_period() -> None:
    assert [period(3, "D"), period(1.5, "H"), period(10, "MI"), period(2, "DE"), period(None, "Y")] == [
        "P3D",
        "PT1.5H",
        "PT10M",
        "P20Y",
        "PXY",
    ]


def test_pattern_with_an_unknown_class() -> None:
    with pytest.raises(KeyError):
        compile_pattern("{no_such_class}")


_DATE_WORDS = """Senin Minggu minggu malam Mei 31 12 2025 0 99999999999999999999 ( ) / - . : , hingga tanggal pukul
    jam WIB hari ini lalu depan dua puluh setengah tahun bulan abad ke kuartal IV setiap kali sepekan besok kemarin
    \u200f ٣ akan kata awal"""
WORDS = st.sampled_from([*_DATE_WORDS.split(), "\n"])
ISO = st.sampled_from([None, "2025-12-20", "2025-02", "2024", "9999-12-31", "0001-01-01"])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(WORDS, max_size=25),
    st.sampled_from([None, "2025-12-20", "2025-02", "2024", "9999-12-31", "0001-01-01"]),
    st.booleans(),
)
def test_any_text_is_read(words: list[str], published: str | None, spaced: bool) -> None:
    text = (" " if spaced else "").join(words)
    reached = 0
    for time in find_times(text, published, 2025):
        assert reached <= time.start < time.end <= len(text)
        reached = time.end
        for iso in (time.when.start, time.when.end):
            assert iso is None or Anchor.of(iso) is not None
        assert time.when.end is None or (time.when.start is not None and time.when.start < time.when.end)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_pieces_lie_in_the_text(text: str) -> None:
    pieces = cut(text)
    assert len(pieces.classes) == len(pieces.starts) == len(pieces.values)
    assert all(first < last for first, last in zip(pieces.starts, pieces.ends, strict=True))
    assert all(last <= first for last, first in zip(pieces.ends, pieces.starts[1:], strict=False))
    find_times(text, "2025-12-20", 2025)
