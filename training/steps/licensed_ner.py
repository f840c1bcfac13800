"""Licensed NER sets -> stretches of text with our labels (idner-news-2k and spacyndo, both MIT)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from kg.annotate.gazetteer import gazetteer
from kg.model import COUNTRY
from steps.spans import UNKNOWN, Labelled

_PERSON, _ORG, _AREA = "PERSON", "ORG", "AREA"  # AREA: the gazetteer tells countries from places
_MAPS = {
    "PER": _PERSON,
    "PERSON": _PERSON,
    "ORG": _ORG,
    "ORGANIZATION": _ORG,
    "LOC": _AREA,
    "LOCATION": _AREA,
    "GPE": _AREA,
    "FAC": _AREA,
    "NORP": "NORP",  # a country's people is the country (`tentara Rusia`), other groups are unknown
}
_NO_SPACE_BEFORE = frozenset(".,;:!?)]}%”’") | {"..."}
_NO_SPACE_AFTER = frozenset("([{“‘")


def label_of(theirs: str, text: str) -> str | None:
    """Our label, `?` where theirs does not tell, None where it is none of ours."""
    label = _MAPS.get(theirs)
    known = gazetteer().get(text)
    if label == "NORP":
        return "COUNTRY" if known and known.kind == COUNTRY else UNKNOWN
    if label == _ORG and known and (known.kind == COUNTRY or known.capital_of):
        return "COUNTRY"
    if label == _AREA:
        return "COUNTRY" if known and known.kind == COUNTRY else "PLACE"
    return label


def spacyndo(path: Path) -> Iterator[Labelled]:
    """`[text, {"entities": [[start, end, label]]}]` a line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        text, notes = json.loads(line)
        spans = [(a, b, label) for a, b, theirs in notes["entities"] if (label := label_of(theirs, text[a:b]))]
        yield Labelled(text, spans)


def columns(path: Path) -> Iterator[Labelled]:
    """A token and, in the last column, its BIO label a line; an empty line between sentences."""
    rows: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        parts = line.split()
        if parts:
            rows.append((parts[0], parts[-1]))
        elif rows:
            yield _joined(rows)
            rows = []


def _joined(rows: list[tuple[str, str]]) -> Labelled:
    """Tokens joined as a newspaper would print them."""
    text = ""
    spans: list[tuple[int, int, str]] = []
    open_quote = False
    glue = True
    for word, tag in rows:
        closes = word == '"' and open_quote
        if not (glue or closes or word in _NO_SPACE_BEFORE or re.fullmatch(r"\.{2,}", word)):
            text += " "
        start = len(text)
        text += word
        if tag[:2] == "B-" or (tag[:2] == "I-" and not (spans and spans[-1][1] >= start - 1)):
            spans.append((start, len(text), tag[2:]))
        elif tag[:2] == "I-":
            spans[-1] = (spans[-1][0], len(text), spans[-1][2])
        glue = word in _NO_SPACE_AFTER or (word == '"' and not open_quote)
        if word == '"':
            open_quote = not open_quote
    ours = [(a, b, label) for a, b, theirs in spans if (label := label_of(theirs, text[a:b]))]
    return Labelled(text, ours)
