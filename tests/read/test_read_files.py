"""Formats, folders, encodings: what comes out of them, and what is said of what does not."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Document
from kg.read import count, read

TEXT = "Menteri Luar Negeri bertemu dengan utusan khusus itu di Jenewa pada Sabtu. Keduanya membahas gencatan senjata."
OTHER = "Presiden menerima duta besar di istana pada Rabu. Ia menyampaikan terima kasih atas bantuan negara sahabat."


class Read:
    """What `read` gave and said."""

    def __init__(self, *inputs: str | Path, stdin: bytes | None = None) -> None:
        errors: list[InputError] = []
        source = io.BytesIO(stdin) if stdin is not None else None
        self.documents: list[Document] = list(read(inputs, stdin=source, report=errors.append))
        self.said = [str(error) for error in errors]
        assert all(len(line.splitlines()) == 1 and line.isprintable() for line in self.said), self.said

    @property
    def one(self) -> Document:
        (document,) = self.documents
        return document


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    yield tmp_path


def put(path: str, content: str | bytes, encoding: str = "utf-8") -> str:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def line(**fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False) + "\n"


# --- formats ------------------------------------------------------------------------------------------------------


def test_txt(at: Path) -> None:
    text = f"Menlu Bertemu Utusan Khusus di Jenewa\n\nJakarta, CNN Indonesia -- {TEXT}\n"
    result = Read(put("a.txt", text))
    document = result.one
    assert not result.said
    assert document.text == text
    assert document.title == "Menlu Bertemu Utusan Khusus di Jenewa"
    assert document.publisher == "CNN Indonesia"
    assert (document.published, document.language, document.source) == (None, "id", "a.txt")
    assert document.id == f"a-{document.sha256[:12]}"
    assert [text[n.start : n.end] for n in document.noise] == ["Jakarta, CNN Indonesia --"]


def test_txt_with_fields_above(at: Path) -> None:
    text = f"Judul: Menlu Bertemu Utusan\nTanggal: 20 Desember 2025\nSumber: Harian Contoh\n\n{TEXT}\n"
    document = Read(put("a.txt", text)).one
    assert (document.title, document.published, document.publisher) == (
        "Menlu Bertemu Utusan",
        "2025-12-20",
        "Harian Contoh",
    )
    assert document.text == text
    assert text[document.noise[0].end :].strip() == TEXT


@pytest.mark.parametrize(
    "first", [TEXT, "KOMPAS.com - Menlu bertemu utusan", "menlu bertemu utusan khusus", "Menlu tiba.", "Jakarta"]
)
def test_txt_first_line_that_is_no_title(at: Path, first: str) -> None:
    assert Read(put("a.txt", f"{first}\n\n{OTHER} {TEXT}\n")).one.title == ""


def test_html(at: Path) -> None:
    page = f"""<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Menlu Bertemu Utusan - Contoh</title>
    <meta property="og:site_name" content="Harian Contoh"><meta property="og:url" content="https://contoh.com/a/1">
    <meta property="article:published_time" content="2025-12-20T23:30:00+07:00">
    <meta property="article:modified_time" content="2025-12-22T10:00:00+07:00"></head>
    <body><nav><a href="/">Beranda</a></nav><article><h1>Menlu Bertemu Utusan</h1><p>{TEXT}</p><p>{OTHER}</p>
    <p>&ldquo;Kami optimistis,&rdquo; kata <a href="/x">menteri</a> itu kepada wartawan &amp; tamu.</p></article>
    <footer>Hak cipta Harian Contoh</footer></body></html>"""
    result = Read(put("a.html", page))
    document = result.one
    assert not result.said
    assert document.title == "Menlu Bertemu Utusan"
    assert (document.url, document.publisher, document.published) == (
        "https://contoh.com/a/1",
        "Harian Contoh",
        "2025-12-20",
    )
    assert TEXT in document.text
    assert "“Kami optimistis,” kata menteri itu kepada wartawan & tamu." in document.text
    assert "Hak cipta" not in document.text
    assert "Beranda" not in document.text


def test_html_in_its_declared_encoding(at: Path) -> None:
    page = f'<html><head><meta charset="iso-8859-2"></head><body><article><p>{TEXT} Tamu: Wałęsa.</p><p>{OTHER}</p>'
    assert "Wałęsa" in Read(put("a.htm", page, "iso-8859-2")).one.text


def test_json_shapes(at: Path) -> None:
    one, two = {"id": "x1", "text": TEXT}, {"id": "x2", "text": OTHER}
    shapes = {
        "record": (one, 1),
        "list": ([one, two], 2),
        "wrapped": ({"status": "ok", "articles": [one, two]}, 2),
    }
    for name, (value, number) in shapes.items():
        for indent in (None, 2):
            result = Read(put(f"{name}{indent}.json", json.dumps(value, indent=indent)))
            assert [document.id for document in result.documents] == ["x1", "x2"][:number], (name, indent, result.said)
            assert not result.said
    lines = put("lines.json", line(**one) + line(**two))
    assert [(document.id, document.source) for document in Read(lines).documents] == [
        ("x1", "lines.json:1"),
        ("x2", "lines.json:2"),
    ]
    listed = put("list.jsonl", json.dumps([one, two], indent=1))
    assert [document.id for document in Read(listed).documents] == ["x1", "x2"]


def test_json_list_longer_than_a_chunk_and_broken_at_its_end(at: Path) -> None:
    records = [{"id": f"n{k}", "text": f"{TEXT} Nomor {k}. “é” 😀 " + "x " * 500} for k in range(100)]
    whole = json.dumps(records, ensure_ascii=False, indent=1)
    assert len(Read(put("a.json", whole)).documents) == 100
    cut = whole[:-200]
    result = Read(put("b.json", cut))
    assert len(result.documents) == 99
    assert len(result.said) == 1
    assert "broken JSON" in result.said[0]
    number = int(result.said[0].split(":")[1])
    assert abs(number - cut.count("\n")) <= 2


def test_field_names(at: Path) -> None:
    rows = [
        {"isi": TEXT, "judul": "Judul A", "tanggal": "20 Desember 2025", "tautan": "https://www.tempo.co/a", "x": 1},
        {"content": OTHER, "headline": "Judul B", "datePublished": "2025-12", "link": "https://contoh.co.id/b"},
        {"Body": TEXT + OTHER, "title": {"rendered": "Judul C"}, "sumber": "https://m.contoh.com/c", "date": None},
        {"text": OTHER + TEXT, "content": "ringkasan", "penerbit": {"name": "Harian"}, "_id": "m9", "id": 77},
        {"paragraphs": [TEXT, OTHER, TEXT], "source": "Kantor Berita", "pubDate": 2025},
    ]
    result = Read(put("a.jsonl", "".join(line(**row) for row in rows)))
    assert not result.said
    assert [(d.title, d.published, d.url, d.publisher) for d in result.documents] == [
        ("Judul A", "2025-12-20", "https://www.tempo.co/a", "Tempo"),
        ("Judul B", "2025-12", "https://contoh.co.id/b", "contoh.co.id"),
        ("Judul C", None, "https://m.contoh.com/c", "contoh.com"),
        ("", None, "", "Harian"),
        ("", "2025", "", "Kantor Berita"),
    ]
    assert result.documents[3].id == "77"
    assert result.documents[3].text == OTHER + TEXT
    assert result.documents[4].text == "\n".join([TEXT, OTHER, TEXT])


def test_entities_in_records_stay(at: Path) -> None:
    text = f"{TEXT}&nbsp; &ldquo;Ya,&rdquo; katanya."
    assert Read(put("a.jsonl", line(text=text))).one.text == text


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_csv(at: Path, mark: str) -> None:
    table = [["id", "judul", "isi", "tanggal"], ["k1", "A", f'"{TEXT}\nBaris ""dua""."', "2025-12-20"]]
    table += [["k2", "B", f'"{OTHER}"', "20 Desember 2025"]]
    result = Read(put("a.csv", "\ufeff" + "\r\n".join(mark.join(row) for row in table)))
    assert not result.said
    assert [(d.id, d.title, d.published, d.source) for d in result.documents] == [
        ("k1", "A", "2025-12-20", "a.csv:2"),
        ("k2", "B", "2025-12-20", "a.csv:4"),
    ]
    assert result.documents[0].text == f'{TEXT}\nBaris "dua".'


def test_packed(at: Path) -> None:
    result = Read(put("a.jsonl.gz", gzip.compress(line(id="x", text=TEXT).encode())))
    assert result.one.source == "a.jsonl.gz:1"
    broken = Read(put("b.jsonl.gz", gzip.compress(line(id="x", text=TEXT * 2000).encode())[:60]))
    assert not broken.documents
    assert broken.said[0].startswith("b.jsonl.gz: ")


@pytest.mark.parametrize(
    ("content", "id"),
    [
        (line(id="s1", text=TEXT), "s1"),
        (json.dumps([{"id": "s1", "text": TEXT}], indent=1), "s1"),
        (f"id,text\ns1,{TEXT}\n", "s1"),
        (f"<!DOCTYPE html><html><body><article><p>{TEXT}</p><p>{OTHER}</p></article></body></html>", None),
        (TEXT, None),
    ],
)
def test_standard_input_and_unknown_suffix_are_recognised(at: Path, content: str, id: str | None) -> None:
    for result in (Read("-", stdin=content.encode()), Read(put("artikel.data", content))):
        assert TEXT in result.one.text
        assert not result.said
        assert id is None or result.one.id == id
    assert Read("-", stdin=content.encode()).one.source.startswith("<stdin>")


# --- folders ------------------------------------------------------------------------------------------------------


def test_folder(at: Path) -> None:
    put("f/b/2.txt", TEXT + " Dua.")
    put("f/a/1.TXT", TEXT + " Satu.")
    put("f/3.jsonl", line(text=TEXT + " Tiga."))
    for ignored in ("f/notes.md", "f/.hidden.txt", "f/.git/x.txt", "f/image.png"):
        put(ignored, TEXT)
    for built in ("graph.ttl", "articles.jsonl", "graph.html"):
        put(f"f/output/{built}", line(text=OTHER))
    result = Read("f", "f/b/2.txt", Path("f"))
    assert [document.source for document in result.documents] == ["f/3.jsonl:1", "f/a/1.TXT", "f/b/2.txt"]
    assert not result.said
    assert count(["f"]) == 3


def test_link_that_leads_back_ends(at: Path) -> None:
    put("f/a.txt", TEXT)
    Path("f/up").symlink_to("..")
    assert len(Read("f").documents) == 1


def test_count(at: Path) -> None:
    put("f/a.jsonl", line(text=TEXT) * 3 + line(text=OTHER).rstrip("\n"))
    put("f/b.json", json.dumps([{"text": TEXT}] * 5))
    put("f/c.csv", f'id,text\n1,"{TEXT}\n{OTHER}"\n2,{TEXT}\n')
    put("f/d.txt", TEXT)
    assert count(["f"]) == 4 + 5 + 2 + 1
    assert count(["f", "-"]) is None
    assert count(["missing", put("binary.txt", b"%PDF-1.7")]) == 1


# --- encodings ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv"])
def test_encodings(at: Path, encoding: str, name: str) -> None:
    text = TEXT + " “Kami di café itu – ya,” kata José dan Muñoz. “Baik,” ujar Müller. ‘Tidak,’ tulis Gonçalves – Böhm."
    content = {"a.txt": text, "a.jsonl": line(text=text), "a.csv": 'text\n"' + text + '"\n'}[name]
    assert Read(put(name, content, encoding)).one.text == text


def test_utf8_with_stray_bytes(at: Path) -> None:
    content = f"{TEXT} “Ya,” kata José.".encode() + b" \x93Tidak,\x94 kata dia.\xff"
    assert Read(put("a.txt", content)).one.text == f"{TEXT} “Ya,” kata José. “Tidak,” kata dia.ÿ"


def test_newlines(at: Path) -> None:
    assert Read(put("a.txt", f"{TEXT}\r\n\r\n{OTHER}\r{TEXT}")).one.text == f"{TEXT}\n\n{OTHER}\n{TEXT}"
    assert len(Read(put("a.csv", f"id,text\r1,{TEXT}\r2,{OTHER}\r")).documents) == 2


def test_marks_emoji_and_accents_stay(at: Path) -> None:
    text = f"{TEXT} \u202bمرحبا\u202c 😀👩‍👩‍👧 cafe\u0301 \u200b Ukrai\u0308na"
    document = Read(put("a.jsonl", line(text=text))).one
    assert document.text == text
