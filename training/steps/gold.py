"""Annotated articles (strings of the names) -> stretches of text.

Every occurrence of every mention is labelled, the longest first. A capital or building that the article names both as a
country and as a place is a place after a locative word, else the country. Names that our own rules find but the
annotation does not list (reporters, bystanders, what stands in noise) are unknown, not negative.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from kg.annotate.gazetteer import fold, gazetteer, given_names
from kg.annotate.names.candidates import Candidate, find_candidates
from kg.annotate.pipeline import load
from steps.spans import UNKNOWN, Labelled

LABELS = {"person": "PERSON", "organization": "ORG", "country": "COUNTRY", "place": "PLACE"}
_LOCATIVE = frozenset(
    ["di", "ke", "dari", "kota", "menuju", "tiba", "asal", "via", "dekat", "sekitar", "ibukota", "wilayah", "kawasan"]
)
SENTENCES = 4  # of a training text


def articles(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a `.jsonl` file."""
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def reader() -> Language:
    """The rules that find sentences, noise, dates and titles: what `find_candidates` builds on."""
    return load(only=("sentences", "dates", "titles"), trained=False)


def mention_spans(doc: Doc, entities: list[dict[str, Any]]) -> list[tuple[int, int, str]]:
    """(start, end, label) of every occurrence of a mention that the tokens fit; the longest first, none overlapping."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for entity in entities:
        for mention in (*entity["mentions"], entity["name"]):
            if (label := LABELS[entity["type"]]) not in kinds[mention]:
                kinds[mention].append(label)
    taken: set[int] = set()
    found = []
    for mention in sorted(kinds, key=lambda text: (-len(text), text)):
        pattern = r"\s+".join(map(re.escape, mention.split()))
        for match in re.finditer(pattern, doc.text) if pattern else ():
            span = doc.char_span(*match.span())
            if span is None or any(token.i in taken for token in span):
                continue
            taken.update(token.i for token in span)
            found.append((*match.span(), _kind_here(doc, span.start, mention, kinds[mention])))
    return sorted(found)


def _kind_here(doc: Doc, start: int, mention: str, kinds: list[str]) -> str:
    before = doc[start - 1].lower_ if start else ""
    locative = before in _LOCATIVE
    if len(kinds) > 1 and "PLACE" in kinds:
        return "PLACE" if locative else next(kind for kind in kinds if kind != "PLACE")
    known = gazetteer().get(mention)
    if kinds == ["COUNTRY"] and locative and known and known.capital_of:
        return UNKNOWN
    return kinds[0]


def labelled(nlp: Language, text: str, entities: list[dict[str, Any]]) -> tuple[Doc, Labelled]:
    """A text with its names and with what is unknown."""
    doc = nlp(text)
    spans = mention_spans(doc, entities)
    covered = {i: label for start, end, label in spans for i in range(start, end)}
    for candidate in find_candidates(doc):
        here = doc[candidate.start : candidate.end]
        labels = {covered.get(token.idx) for token in here}
        if labels == {None} and _may_be_name(doc, candidate):
            spans.append((here.start_char, here.end_char, UNKNOWN))
        elif None in labels and labels <= {None, "COUNTRY", "PLACE"} and candidate.kind == "organization":
            # `Bank Indonesia` is not listed: its `Indonesia` is no country
            spans = [span for span in spans if span[1] <= here.start_char or span[0] >= here.end_char]
            spans.append((here.start_char, here.end_char, UNKNOWN))
    for token in doc:
        if token._.noise and token.idx not in covered:
            spans.append((token.idx, token.idx + len(token), UNKNOWN))
    return doc, Labelled(text, sorted(spans))


def _may_be_name(doc: Doc, candidate: Candidate) -> bool:
    if candidate.kind or candidate.known or candidate.honorific:
        return True
    return any(fold(token.text) in given_names() for token in doc[candidate.start : candidate.end])


def texts(path: Path, nlp: Language) -> Iterator[Labelled]:
    """Stretches of a few sentences of every article, headline first."""
    for article in articles(path):
        entities = article["gold"]["entities"]
        for text in (article["title"] or "", article["text"]):
            doc, whole = labelled(nlp, text, entities)
            sentences = list(doc.sents)
            for k in range(0, len(sentences), SENTENCES):
                group = sentences[k : k + SENTENCES]
                start, end = group[0].start_char, group[-1].end_char
                inside = [(a - start, b - start, label) for a, b, label in whole.spans if start <= a and b <= end]
                yield Labelled(text[start:end], inside)
