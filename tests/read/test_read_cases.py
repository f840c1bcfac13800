"""Dates of publication, noise and languages: the truth is in tests/cases/."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kg.read import dates, documents, language, metadata, noise

CASES = Path(__file__).parents[1] / "cases"


def rows(name: str) -> list[dict[str, str]]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


@pytest.mark.parametrize("row", rows("metadata_dates.csv"), ids=lambda row: row["given"][:40])
def test_date_of_publication(row: dict[str, str]) -> None:
    given = row["given"].replace("\\n", "\n")
    found = {"field": dates.parse, "text": lambda text: metadata.find(text).published, "address": dates.in_address}
    assert (found[row["where"]](given) or "") == row["published"]


def test_wrong_date_in_a_line_is_said() -> None:
    found = metadata.find("Menlu Terima Tamu\nDiperbarui 31 Februari 2025, 11:00 WIB\nMenlu menerima tamu.")
    assert found.published is None
    assert found.wrong == ("31 Februari 2025",)


def test_line_with_the_date_is_noise() -> None:
    text = "Menlu Terima Tamu\nSabtu, 20 Desember 2025 17:05 WIB\nMenlu menerima tamu."
    (stretch,) = metadata.find(text).noise
    assert text[stretch.start : stretch.end] == "Sabtu, 20 Desember 2025 17:05 WIB"


@pytest.mark.parametrize("row", rows("noise.csv"), ids=lambda row: row["text"][:50])
def test_noise(row: dict[str, str]) -> None:
    text = row["text"].replace("\\n", "\n")
    expected, plain = [], ""
    for part in text.split("⟦"):
        marked, _, rest = part.rpartition("⟧")
        if marked:
            expected.append((len(plain), len(plain) + len(marked)))
        plain += marked + rest
    found = noise.find(plain)
    assert [(item.start, item.end) for item in found] == expected, [plain[item.start : item.end] for item in found]
    assert "|".join(item.kind for item in found) == row["kinds"]


@pytest.mark.parametrize("row", rows("language.csv"), ids=lambda row: row["language"] + " " + row["text"][:30])
def test_language(row: dict[str, str]) -> None:
    assert language.of(row["text"]) == row["language"]


def test_noise_does_not_decide_the_language() -> None:
    text = "Menlu tiba di ibu kota untuk bertemu dengan utusan khusus itu. " * 4
    english = "this page uses cookies to serve you better and the best we can offer you. " * 8
    assert (
        language.of(text + english, noise.merge([noise.Noise(len(text), len(text + english), "cookie")], 9_999)) == "id"
    )


def test_cleaning_keeps_every_offset() -> None:
    assert documents.clean("a\x00b\ud800c\x0b\ufffe e\u0301\u202b😀\t\n") == "a b\ufffdc \ufffd e\u0301\u202b😀\t\n"
    assert documents.clean("a\r\nb\rc\n") == "a\nb\nc\n"
