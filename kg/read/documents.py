"""From a reader's record to a `Document`: text cleaned in place, fields checked, noise and language found."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

from kg.errors import InputError
from kg.model import Document, Noise
from kg.read import dates, language, metadata, noise, publisher
from kg.read.problems import Report, shown
from kg.read.record import Record
from kg.read.stream import MAX_CHARACTERS, too_long
from kg.read.text_file import first_line_title

_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LABEL_CHARACTERS = 500
Claim = Callable[[str, str, str, Report], str | None]


def document(record: Record, claim: Claim, report: Report) -> Document | None:
    """The record as a `Document`; None, and reported, if there is no article in it that can be read.

    Args:
        record: what a format's reader gave.
        claim: hands out the id: (id asked for, sha256, where, report) -> id, or None for an article already there.
        report: is told of everything that is wrong; what is wrong with a field alone leaves the field empty.
    """
    given, where = record.fields, record.where
    text = clean(given.get("text", ""))
    if len(text) > MAX_CHARACTERS:
        report(too_long(where))
        return None
    if not any(char.isalpha() for char in text):
        report(InputError("no text", where, "the article's text belongs under text, isi, content or body"))
        return None
    found = metadata.find(text)
    stretches = noise.merge([*found.noise, *_header(record, text), *noise.find(text)], len(text))
    spoken = language.of(text, stretches)
    if spoken != "id":
        report(InputError(f"not in Indonesian but in {language.NAMES.get(spoken, spoken)}", where, "left out"))
        return None
    sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    id = claim(given.get("id", "").strip(), sha256, where, report)
    if id is None:
        return None
    url = _address(given.get("url", ""))
    return Document(
        id=id,
        text=text,
        title=_label(given.get("title", "")) or (_first_line(text, stretches) if record.plain else ""),
        url=url,
        publisher=_label(given.get("publisher", ""))
        or publisher.of_address(url)
        or publisher.of_dateline(text, stretches),
        published=_published(given.get("published", ""), found, url, where, report),
        language=spoken,
        source=where,
        noise=stretches,
        sha256=sha256,
    )


def clean(text: str) -> str:
    """`text` with newlines as `\\n`; each character that RDF, JSON or XML cannot hold becomes one that they can."""
    return _UNSAFE.sub(_replaced, text.replace("\r\n", "\n").replace("\r", "\n"))


def _replaced(match: re.Match[str]) -> str:
    return " " if match[0] < "\x80" else "\ufffd"


def _label(value: str) -> str:
    return " ".join(clean(value).split())[:_LABEL_CHARACTERS]


def _address(value: str) -> str:
    """An http address without anything that an IRI cannot hold; empty for anything else."""
    url = value.strip()
    return url if re.fullmatch(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f\ud800-\udfff]{1,2000}", url) else ""


def _first_line(text: str, stretches: tuple[Noise, ...]) -> str:
    """The first line as the title, if it is one and holds no dateline or other noise."""
    title = first_line_title(text)
    end = text.find(title) + len(title)
    return "" if any(stretch.start < end for stretch in stretches) else title


def _published(value: str, found: metadata.Metadata, url: str, where: str, report: Report) -> str | None:
    if value.strip():
        if day := dates.parse(value):
            return day
        report(InputError(f"the date {shown(value)} is none", where, "read as an article without that date"))
    for said in found.wrong:
        report(InputError(f"the date {shown(said)} is none", where, "read as an article without that date"))
    return found.published or dates.in_address(url)


def _header(record: Record, text: str) -> list[Noise]:
    """The `Judul: ...` lines above a plain text."""
    if not record.header:
        return []
    return [Noise(0, len("\n".join(text.split("\n")[: record.header])), "metadata")]
