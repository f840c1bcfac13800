"""Site noise in an article: marked where it stands, so that no fact comes from it and no offset moves.

What is noise is said by `data/noise.tsv`. The rule of thumb behind every pattern: leave noise unmarked rather than mark
a sentence of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg.model import Noise
from kg.read import readon
from kg.read.publisher import datelines
from kg.read.tables import lines, rows

_HEAD = 1_500  # characters in which a dateline can stand
_TAG_CHARACTERS, _TAG_WORDS, _MAX_TAGS = 60, 7, 14


def find(text: str) -> tuple[Noise, ...]:
    """The stretches of `text` that are no part of the article: sorted, not overlapping, without space at their ends."""
    return merge([*_lines(text), *_matches(text), *readon.find(text), *_tags(text)], len(text))


def merge(stretches: Iterable[Noise], length: int) -> tuple[Noise, ...]:
    """`stretches` sorted, those that overlap joined under the kind of the first, cut at `length`."""
    merged: list[Noise] = []
    for stretch in sorted(stretches, key=lambda item: (item.start, -item.end, item.kind)):
        end = min(stretch.end, length)
        if merged and stretch.start < merged[-1].end:
            if end > merged[-1].end:
                merged[-1] = Noise(merged[-1].start, end, merged[-1].kind)
        elif stretch.start < end:
            merged.append(Noise(stretch.start, end, stretch.kind))
    return tuple(merged)


@cache
def _macros() -> dict[str, str]:
    cities = sorted(lines("cities.txt"), key=len, reverse=True)
    outlets = "|".join(re.escape(sign) for sign in datelines())
    host = r"[A-Za-z][\w-]*(?:\.(?:co|go|or|ac))?\.(?:com|COM|co|CO|id|ID|net|NET|tv|news)"
    return {
        "{REST}": r"(?:[^.!?\n]|[.!?](?=[a-z0-9])){0,240}[.!?]{0,3}",
        "{NAMES}": r"[A-Z][\w.'’-]*(?:[ /][A-Z][\w.'’-]*){0,5}",
        "{CITY}": "(?=[A-Z])(?:" + "|".join(map(re.escape, cities)) + ")",
        "{CITY_UP}": "(?=[A-Z])(?:" + "|".join(re.escape(city.upper()) for city in cities) + ")",
        "{OUTLET}": rf"(?=[A-Za-z])(?:{outlets}|{host})",
        "{DASH}": r"\s*[-–—]{1,3}(?: [-–—]{1,2}(?= )){0,2}",
        "{SENT}": r"(?:(?<=[.!?”\"’)\]…])\s{0,3})",
        "{OPEN}": r"(?=[A-Z\"“‘'(]|$)",
    }


@cache
def _patterns(scope: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    compiled = []
    for at, kind, pattern, _ in rows("noise.tsv"):
        if at == scope:
            for macro, meaning in _macros().items():
                pattern = pattern.replace(macro, meaning)
            compiled.append((kind, re.compile(pattern, re.MULTILINE)))
    return tuple(compiled)


def _lines(text: str) -> Iterator[Noise]:
    for match in re.finditer(r"[^\s][^\n]*", text):
        line = match[0].rstrip()
        if len(line) <= 600:
            kind = next((kind for kind, pattern in _patterns("line") if pattern.fullmatch(line)), None)
            if kind:
                yield Noise(match.start(), match.start() + len(line), kind)


def _matches(text: str) -> Iterator[Noise]:
    for scope, high in (("span", len(text)), ("head", min(_HEAD, len(text)))):
        for kind, pattern in _patterns(scope):
            for match in pattern.finditer(text, 0, high):
                start, end = trimmed(text, match.start(), match.end())
                if start < end:
                    yield Noise(start, end, kind)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space at its ends."""
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip())


def _tags(text: str) -> Iterator[Noise]:
    """The lines of tags below an article: behind the reporters' initials, or two and more in small letters."""
    spans = [(match.start(), match[0].rstrip()) for match in re.finditer(r"[^\s][^\n]*", text)]
    taken = 0
    while taken < min(_MAX_TAGS, len(spans) - 1) and _is_tag(spans[-1 - taken][1]):
        taken += 1
    if not taken:
        return
    before = spans[-1 - taken][1]
    signed = any(
        kind in ("byline", "media") and pattern.fullmatch(before)
        for kind, pattern in _patterns("line") + _patterns("span")
    )
    small = sum(line == line.lower() for _, line in spans[-taken:])
    if signed or (small == taken and taken >= 2):
        for start, line in spans[-taken:]:
            yield Noise(start, start + len(line), "tag")


def _is_tag(line: str) -> bool:
    return (
        len(line) <= _TAG_CHARACTERS
        and len(line.split()) <= _TAG_WORDS
        and re.search(r"[.!?:;,\"“”()\[\]]", line) is None
    )
