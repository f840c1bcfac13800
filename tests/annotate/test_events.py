"""Names of gatherings, wars, agreements and plans: the table `cases/events.csv`, noise, any text."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from kg.annotate import pipeline
from kg.model import Document, Noise

CASES = Path(__file__).parent.parent / "cases" / "events.csv"


@cache
def nlp() -> Language:
    return pipeline.load(("sentences", "titles", "names", "events"), trained=False)


def rows() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8") as file:
        return list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter=";"))


def named(text: str, noise: tuple[Noise, ...] = ()) -> list[str]:
    doc = nlp()(pipeline.prepare(nlp(), Document(id="a", text=text, noise=noise)))
    return [f"{span.label_}:{span.text}" for span in doc.spans["events"]]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["text"])
def test_names_of_the_table(row: dict[str, str]) -> None:
    assert named(row["text"]) == ([] if row["names"] == "-" else row["names"].split(" | "))


def test_noise_names_nothing() -> None:
    text = "Baca juga: KTT ASEAN ke-47 dibuka. Ia hadir di Sidang Umum PBB."
    assert named(text, (Noise(0, 34, "link"),)) == ["EVENT:Sidang Umum PBB"]


@given(
    st.lists(
        st.sampled_from(
            ["KTT", "ke", "-", "47", "perjanjian", "damai", "CEPA", "Peru", "-Kuba", "Ke-", ".", "dan", "\n"]
        )
    )
)
def test_names_never_overlap_and_stay_inside(words: list[str]) -> None:
    doc = nlp()(pipeline.prepare(nlp(), Document(id="a", text=" ".join(words))))
    spans = list(doc.spans["events"])
    assert all(a.end <= b.start for a, b in zip(spans, spans[1:], strict=False))
    assert all(0 <= span.start < span.end <= len(doc) for span in spans)


def test_capitals_everywhere_make_no_long_name() -> None:
    (name,) = named("PARA MENTERI DARI BANYAK NEGARA DI ASIA AKHIRNYA MENEKEN CEPA")
    assert len(name.split()) < 9
