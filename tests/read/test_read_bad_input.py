"""Bad input: every problem is one line with file and line, and everything else is read."""

from __future__ import annotations

import io
import json
import os
import tracemalloc
from pathlib import Path

import pytest
from test_read_files import OTHER, TEXT, Read, at, line, put

from kg.errors import InputError
from kg.read import ids, read

__all__ = ["at"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"", "a.txt: the file is empty"),
        ("a.jsonl", b" \n\n", "a.jsonl: the file is empty"),
        ("a.txt", b"\xff\xfe", "a.txt: no text"),
        ("a.txt", b"12 34 - 56", "a.txt: no text"),
        ("a.txt", b"%PDF-1.7 \x00\x01" * 50, "a.txt: a binary file, not text"),
        ("a.json", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "a.json: a binary file, not text"),
        ("a.txt", bytes(range(256)) * 50, "a.txt: a binary file, not text"),
        ("a.html", b"<html><body></body></html>", "a.html: no article found in the page"),
        ("a.csv", b"id,tanggal\n1,2025\n", "a.csv:1: no column with the articles' text"),
        ("a.csv", b"text\n", "a.csv: no articles in this file"),
        ("a.json", b"{}", "a.json:1: no text"),
        ("a.json", b"[]", "a.json: no articles in this file"),
        ("a.json", b"[1, 2]", "a.json:1: not a record"),
        ("a.json", b'{"text": ', "a.json:1: broken JSON"),
        ("a.json", b"[[[[", "a.json:1: broken JSON"),
        ("a.jsonl", b"[" * 100_000, "a.jsonl:1: broken JSON"),
        ("a.jsonl", b'{"a":' * 100_000, "a.jsonl:1: broken JSON: nested too deeply"),
        ("a.jsonl", b'{"text": ' + b"9" * 5_000 + b"}", "a.jsonl:1: broken JSON: a number is too long"),
        ("a.jsonl", b'{"text": true}', "a.jsonl:1: no text"),
        ("a.xyz", b"@prefix a: <b> .", "a.xyz: not a format that is read here"),
    ],
)
def test_file_without_articles(at: Path, name: str, content: bytes, said: str) -> None:
    result = Read(put(name, content), put("good.txt", TEXT))
    assert result.one.text == TEXT
    assert result.said
    assert result.said[0].startswith(said)


def test_broken_lines_of_jsonl(at: Path) -> None:
    content = (
        line(id="k1", text=TEXT) + "{broken\n" + "\n" + line(id="k2", text=OTHER) + '["x"]\n' + '{"text": "' + TEXT
    )
    result = Read(put("a.jsonl", content))
    assert [(document.id, document.source) for document in result.documents] == [
        ("k1", "a.jsonl:1"),
        ("k2", "a.jsonl:4"),
    ]
    assert [said.split(" (")[0] for said in result.said] == [
        "a.jsonl:2: broken JSON: expecting property name enclosed in double quotes",
        "a.jsonl:5: not a record",
        "a.jsonl:6: broken JSON: unterminated string starting at",
    ]


class Endless(io.RawIOBase):
    """A stream of `before`, then `size` letters without a newline, then `after`, never held at once."""

    def __init__(self, before: bytes, size: int, after: bytes) -> None:
        self.parts = [before, *[b"x" * 65_536] * (size // 65_536), after]

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return self.parts.pop(0) if self.parts else b""


@pytest.mark.parametrize("shape", ["jsonl", "csv", "json"])
def test_line_of_50_megabytes(shape: str) -> None:
    before = {"jsonl": '{"id": "big", "text": "', "csv": "id,text\nbig,", "json": '[\n{"id": "big", "text": "'}[shape]
    after = {"jsonl": '"}\n' + line(id="k2", text=OTHER), "csv": f"\nk2,{OTHER}\n", "json": '"}]'}[shape]
    errors: list[InputError] = []
    tracemalloc.start()
    stream = Endless(before.encode(), 50_000_000, after.encode())
    documents = list(read(["-"], stdin=stream, report=errors.append))  # type: ignore[arg-type]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 70_000_000
    assert [document.id for document in documents] == ([] if shape == "json" else ["k2"])
    assert [error.where for error in errors] == ["<stdin>:1" if shape == "jsonl" else "<stdin>:2"]
    assert "longer than 5,000,000 characters" in errors[0].what


def test_record_of_six_million_characters(at: Path) -> None:
    big = "kata " * 1_200_000
    for name, content in {
        "a.jsonl": line(text=big) + line(text=TEXT),
        "a.csv": f"text\n{big}\n{TEXT}\n",
        "a.json": json.dumps([{"text": big}, {"text": TEXT}]),
    }.items():
        result = Read(put(name, content))
        assert len(result.said) == 1
        assert "longer than 5,000,000 characters" in result.said[0]
        assert [document.text for document in result.documents] in ([TEXT], [])
    assert "longer than" in Read(put("a.txt", big)).said[0]


def test_csv_with_a_huge_cell_over_many_lines(at: Path) -> None:
    cell = "kata kata kata kata\n" * 300_000
    result = Read(put("a.csv", f'text\n{OTHER}\n"{cell}"\n{TEXT}\n'))
    assert [said.split(" (")[0] for said in result.said] == ["a.csv:3: longer than 5,000,000 characters"]
    assert [document.text for document in result.documents] == [OTHER, TEXT]


def test_csv_with_quotation_marks(at: Path) -> None:
    rows = [
        f'1,"{TEXT} ""Ya,"" kata dia."',
        f'2,{OTHER} Layar 15" itu, dan lain-lain',
        '""',
        f'3,"{OTHER}',
        f"4,{TEXT}",
    ]
    result = Read(put("a.csv", "id,text\n" + "\n".join(rows)))
    assert [document.text for document in result.documents] == [f'{TEXT} "Ya," kata dia.', f'{OTHER} Layar 15" itu']
    assert [said.split(" (")[0] for said in result.said] == [
        "a.csv:5: broken CSV: a quotation mark that is never closed"
    ]


def test_missing_unreadable_and_strange_paths(at: Path) -> None:
    Path("empty").mkdir()
    put("md/readme.md", TEXT)
    put("locked.txt", TEXT)
    Path("locked.txt").chmod(0)
    inputs = ["missing.txt", "empty", "md", "a\0b", "new\nline", put("good.txt", OTHER)]
    result = Read(*inputs)
    assert result.one.text == OTHER
    assert [said.split(": ")[0] for said in result.said] == ["missing.txt", "empty", "md", "a\\x00b", "new\\nline"]
    assert "no articles in this folder" in result.said[1]
    if os.geteuid():
        assert "ermission denied" in Read("locked.txt").said[0]


def test_no_standard_input() -> None:
    assert "no standard input" in Read("-").said[0]


def test_two_records_with_one_id(at: Path) -> None:
    content = line(id="k1", text=TEXT) + line(id="k1", text=TEXT) + line(id="k1", text=OTHER) + line(id="k2", text=TEXT)
    result = Read(put("a.jsonl", content))
    assert [document.source for document in result.documents] == ["a.jsonl:1", "a.jsonl:4"]
    assert result.said[0].startswith("a.jsonl:2: the same article again under the id 'k1', which a.jsonl:1 has")
    assert result.said[1].startswith("a.jsonl:3: another article under the id 'k1', which a.jsonl:1 has")


def test_same_text_without_ids_is_one_article(at: Path) -> None:
    result = Read(put("a.txt", TEXT), put("b.txt", TEXT))
    assert result.one.source == "a.txt"
    assert result.said[0].startswith("b.txt: the same article again")


@pytest.mark.parametrize("id", ["seed-003", "t0001", "berita_1.2", "A", "7", "a" * 100])
def test_safe_ids_stay(at: Path, id: str) -> None:
    result = Read(put("a.jsonl", line(id=id, text=TEXT)))
    assert result.one.id == id
    assert not result.said


@pytest.mark.parametrize(
    "id",
    [
        "../../x",
        "a/b c",
        "..",
        ".",
        ".x",
        "-o",
        "x.",
        "a\\b",
        "a:b",
        "CON",
        "nul.txt",
        "com1",
        "a\nb",
        "a\0b",
        "é",
        "日本",
        "a" * 101,
    ]
    + ["https://contoh.com/a?b=c", "\u202e", "a b", "~", "%2e%2e", "\ud800"],
)
def test_unsafe_ids_are_renamed(at: Path, id: str) -> None:
    content = json.dumps({"id": id, "text": TEXT}) + "\n" + json.dumps({"id": id + "x", "text": OTHER}) + "\n"
    first, again = Read(put("a.jsonl", content)), Read("a.jsonl")
    assert ids.is_safe(first.documents[0].id)
    assert [document.id for document in first.documents] == [document.id for document in again.documents]
    assert len({document.id for document in first.documents}) == 2
    assert "cannot name a file" in first.said[0]
    assert first.said[0].startswith("a.jsonl:1: ")


def test_ids_that_differ_in_capitals_only(at: Path) -> None:
    result = Read(put("a.jsonl", line(id="Abc", text=TEXT) + line(id="abc", text=OTHER)))
    assert len({document.id.casefold() for document in result.documents}) == 2
    assert "only in its capitals" in result.said[0]


def test_nul_and_surrogates(at: Path) -> None:
    content = '{"id": "k1", "text": "' + TEXT + '\\u0000a\\ud800b", "title": "a\\u0000\\nb"}\n'
    document = Read(put("a.jsonl", content)).one
    assert document.text == TEXT + " a\ufffdb"
    assert document.title == "a b"
    document.text.encode("utf-8")
    assert Read(put("a.txt", f"{TEXT}\0{OTHER}")).one.text == f"{TEXT} {OTHER}"


def test_other_languages_are_said_and_left_out(at: Path) -> None:
    english = (
        "The foreign minister met the special envoy on Saturday and both sides discussed a ceasefire in detail. " * 3
    )
    malay = "Menteri berkata bahawa mesyuarat itu diadakan pada Isnin kerana kedua-dua negara mahu berdamai. " * 3
    result = Read(put("a.jsonl", line(text=english) + line(text=malay) + line(text=TEXT)))
    assert result.one.text == TEXT
    assert [said.split(" (")[0] for said in result.said] == [
        "a.jsonl:1: not in Indonesian but in English",
        "a.jsonl:2: not in Indonesian but in Malay",
    ]


def test_wrong_date_is_said_and_left_empty(at: Path) -> None:
    result = Read(put("a.jsonl", line(text=TEXT, published="31 Februari 2025", url="https://contoh.com/a")))
    assert result.one.published is None
    assert result.said == [
        "a.jsonl:1: the date '31 Februari 2025' is none (read as an article without that date)",
    ]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https://a b", 'https://a"><script>', "ftp://x", "//x", "https://[", "x" * 9]
)
def test_addresses_that_are_none(at: Path, url: str) -> None:
    document = Read(put("a.jsonl", line(text=TEXT, url=url))).one
    assert document.url in ("", "https://[")
    assert document.publisher == ""


def test_messages_show_no_control_characters(at: Path) -> None:
    result = Read(put("a.jsonl", line(id="\x1b[31m\u202e\n", text=TEXT, date="\x1b]0;x\x07")))
    assert len(result.said) == 2
