"""What holds for any input at all."""

from __future__ import annotations

import hashlib
import io
import json
import tempfile
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Document
from kg.read import READERS, dates, documents, ids, metadata, noise, publisher, read
from kg.read.ids import Ids

FRAGMENTS = [
    *("Baca juga:", "Baca juga: Menlu Bertemu Utusan", "Simak Video 'A B C':", "[Gambas:Video 20detik]", "(fby/mik)"),
    *(
        "ADVERTISEMENT",
        "SCROLL TO CONTINUE WITH CONTENT",
        "Jakarta, CNN Indonesia --",
        "KOMPAS.com - ",
        "***",
        "&nbsp;",
    ),
    *("Pewarta: Sinta Editor: Rudi", "COPYRIGHT © ANTARA 2025", "Artikel ini telah tayang di x.com dengan judul"),
    *("Sabtu, 20 Desember 2025 17:05 WIB", "Diperbarui 31 Jun 2025, 11:00 WIB", "Foto: Rudi", '"Ya," kata dia.'),
    *("Presiden bertemu menteri.", "kata", "Ia", "\n", "\n\n", " ", "“", "”", "'", ".", ":", "("),
]
prose = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=12), max_size=25).map("".join)


@given(prose)
@settings(max_examples=120, deadline=None)
def test_noise_lies_inside_the_text_sorted_and_apart(given_text: str) -> None:
    text = documents.clean(given_text)
    stretches = noise.merge([*metadata.find(text).noise, *noise.find(text)], len(text))
    end = 0
    for stretch in stretches:
        assert end <= stretch.start < stretch.end <= len(text)
        assert text[stretch.start : stretch.end].strip()
        end = stretch.end
    assert noise.find(text) == noise.find(text)


@given(st.text(st.characters()) | prose)
@settings(max_examples=120, deadline=None)
def test_clean_text_is_writable_and_as_long(text: str) -> None:
    cleaned = documents.clean(text)
    assert len(cleaned) == len(text) - text.count("\r\n")
    assert documents.clean(cleaned) == cleaned
    assert json.loads(json.dumps(cleaned, ensure_ascii=False).encode("utf-8")) == cleaned
    assert "\0" not in cleaned
    assert "\r" not in cleaned


@given(st.text(st.characters()))
@settings(max_examples=120)
def test_ids_are_always_safe(id: str) -> None:
    name = ids.safe(id)
    assert ids.is_safe(name)
    assert name == ids.safe(id)
    assert not set(name) & set('/\\:*?"<>| \0\n')
    assert not name.startswith((".", "-"))


@given(
    st.lists(
        st.tuples(st.sampled_from(["", "a", "A", "a/b", "a-b", "..", "á"]) | st.text(max_size=3), st.text(max_size=2))
    )
)
@settings(max_examples=80)
def test_ids_given_out_are_different_files(asked: list[tuple[str, str]]) -> None:
    registry, given_out = Ids(), []
    for id, text in asked:
        sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        if name := registry.claim(id, sha256, "x:1", lambda error: None):
            assert ids.is_safe(name)
            given_out.append(name.casefold())
    assert len(given_out) == len(set(given_out)) == len(registry)


@given(
    st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(["{d} {n} {y}", "{y}-{m:02}-{d:02}", "{d}/{m}/{y}"])
)
def test_dates_are_read_back(day: date, shape: str) -> None:
    names = [
        "Januari",
        "Feb",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agt",
        "September",
        "Oktober",
        "Nov",
        "Desember",
    ]
    written = shape.format(d=day.day, m=day.month, y=day.year, n=names[day.month - 1])
    assert dates.parse(written) == day.isoformat()
    assert dates.parse(f"Diterbitkan {written}, 11:00 WIB" if "n}" in shape else f"{written} 11:00") == day.isoformat()


@given(st.text(st.sampled_from("0123456789-/.:,| TZWIBJanuariDesSabtu")) | st.text())
@settings(max_examples=120)
def test_what_dates_give_is_a_date(value: str) -> None:
    found = dates.parse(value)
    if found:
        date.fromisoformat((found + "-01-01")[:10])


@given(st.text(st.sampled_from("htps:/.[]@#?w-comid ")) | st.text())
def test_publisher_of_any_address(url: str) -> None:
    assert not set(publisher.of_address(url)) & set("/ @[]")


def _read(content: bytes, suffix: str) -> tuple[list[Document], list[InputError]]:
    errors: list[InputError] = []
    if not suffix:
        return list(read(["-"], stdin=io.BytesIO(content), report=errors.append)), errors
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"x{suffix}"
        path.write_bytes(content)
        return list(read([path], report=errors.append)), errors


ATOMS = [
    *(
        b"{",
        b"}",
        b"[",
        b"]",
        b'"text"',
        b":",
        b'"',
        b",",
        b"\n",
        b"\r",
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xe2\x80",
    ),
    *(b"id,text\n", b"<html>", b"<p>", b"\x1f\x8b", b"Menlu tiba.", b"\\ud800"),
    *(b'{"text": "Menlu tiba di Jenewa."}\n', b'{"id": "../x", "text": "Ia pulang."}\n'),
]


@given(
    st.binary(max_size=300) | st.lists(st.sampled_from(ATOMS), max_size=15).map(b"".join),
    st.sampled_from(["", ".gz", ".x", *READERS]),
)
@settings(max_examples=150, deadline=None)
def test_reading_any_bytes_never_fails(content: bytes, suffix: str) -> None:
    found, errors = _read(content, suffix)
    assert found or errors
    for document in found:
        assert ids.is_safe(document.id)
        assert document.text == documents.clean(document.text)
        assert document.sha256 == hashlib.sha256(document.text.encode("utf-8")).hexdigest()
        assert document.language == "id"
    for error in errors:
        assert str(error).isprintable()
        assert error.where


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "text", "y"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(["id", "text", "isi", "url", "date", "title", "source", "x"]), values))
@settings(max_examples=80, deadline=None)
def test_reading_any_record_never_fails(record: dict[str, object]) -> None:
    found, errors = _read((json.dumps(record) + "\n").encode(), ".jsonl")
    assert found or errors
    for document in found:
        assert ids.is_safe(document.id)
        assert document.title.isprintable() or document.title == " ".join(document.title.split())
        assert document.published is None or dates.parse(document.published) == document.published
