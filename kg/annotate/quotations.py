"""Finding the stretches of a text that stand in quotation marks, also where marks are mixed, glued or lost.

News texts mix straight, curly and low marks, put the closing form where an opening one is due
(`”Saya datang,” kata ...`), glue words to them (`akhir tahun,"kata`), write them as HTML entities, and lose one of a
pair. What a mark does is decided from its form, from what stands left and right of it, and from whether a quotation
is open.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from kg.annotate.lexicon import rows

MAX_LENGTH = 4000  # characters: a mark that stays open longer than this has lost its partner
_MAX_SINGLE = 600  # characters in single marks: these are apostrophes too
_LOST_REACH = (
    800  # characters after an opening mark in which the attribution of a quotation without a closing one stands
)
_STOP = re.compile(r"\n|[.?!…](?=\s)")
_NESTED_REACH = 90  # a quotation inside another one is shorter than this
_CONTEXT = 40  # characters after a mark in which an attribution begins


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks.

    Attributes:
        start, end: offsets with the marks.
        inner_start, inner_end: offsets of what is quoted, without marks and outer spaces.
        opened, closed: False where that mark was lost.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    opened: bool = True
    closed: bool = True


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    role: str  # open, close, either


@cache
def _table() -> dict[str, str]:
    return {row["mark"]: row["form"] for row in rows("quote_marks.csv")}


@cache
def _pattern(*forms: str) -> re.Pattern[str]:
    marks = [mark for mark, form in _table().items() if form in forms]
    return re.compile("|".join(re.escape(mark) for mark in sorted(marks, key=len, reverse=True)))


def _role(text: str, start: int, end: int, form: str) -> str:
    """What the mark can be by its form and its neighbours: the neighbours win where they are clear."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if text[max(0, start - 6) : start] == "&nbsp;":
        before = " "
    if text[end : end + 6] == "&nbsp;":
        after = " "
    left_free = before.isspace() or before in "([{-—–:/"
    right_free = after.isspace() or after in ")]}.,;:?!-—–/"
    if left_free and not right_free:
        return "open"
    if right_free and not left_free:
        return "close"
    return form if form in ("open", "close") else "either"


def _marks(text: str) -> list[_Mark]:
    table = _table()
    return [
        _Mark(found.start(), found.end(), _role(text, found.start(), found.end(), table[found.group()]))
        for found in _pattern("open", "close", "either").finditer(text)
    ]


def _make(text: str, start: int, end: int, inner_start: int, inner_end: int, opened: bool, closed: bool) -> Quotation:
    while inner_start < inner_end and (text[inner_start].isspace()):
        inner_start += 1
    while inner_end > inner_start and text[inner_end - 1].isspace():
        inner_end -= 1
    return Quotation(start, end, inner_start, inner_end, opened, closed)


def _lost_end(text: str, start: int, limit: int, attribution: re.Pattern[str]) -> int:
    """Where a quotation whose closing mark was lost stops: before its attribution, else where its first sentence ends."""
    found = attribution.search(text, start, min(limit, start + _LOST_REACH))
    if found:
        return found.start() + 1
    stop = _STOP.search(text, start, limit)
    return stop.start() + (text[stop.start()] != "\n") if stop else min(limit, start + _LOST_REACH)


def _nested(text: str, marks: list[_Mark], k: int) -> bool:
    """True if mark k, which looks like an opening one, starts a quotation inside the open one."""
    before = text[max(0, marks[k].start - 3) : marks[k].start].rstrip()
    if before[-1:] in tuple(".?!…") or "\n" in text[max(0, marks[k].start - 3) : marks[k].start]:
        return False
    if k + 2 >= len(marks):
        return False
    inner, outer = marks[k + 1], marks[k + 2]
    return (
        inner.role != "open"
        and outer.role != "open"
        and inner.start - marks[k].end < _NESTED_REACH
        and outer.start - marks[k].start < MAX_LENGTH
    )


def find(text: str, attribution: re.Pattern[str] | None = None) -> list[Quotation]:
    """All quotations of a text in double marks and in single ones, sorted, not overlapping.

    Args:
        text: any text.
        attribution: matches from the comma on what ends a quotation that lost its closing mark (`, kata`), if given.
    """
    never = re.compile(r"(?!)")
    found: list[Quotation] = []
    marks = _marks(text)
    opened: _Mark | None = None
    last = 0  # end of what belongs to an earlier quotation
    k = 0
    while k < len(marks):
        mark = marks[k]
        if opened is not None and mark.start - opened.end > MAX_LENGTH:
            stop = _lost_end(text, opened.end, mark.start, attribution or never)
            found.append(_make(text, opened.start, stop, opened.end, stop, True, False))
            last, opened = stop, None
            continue
        if opened is None:
            if mark.role == "close" and not _closes(text, mark, attribution or never):
                last = max(last, mark.end)  # a stray mark: 90"
            elif mark.role == "close":
                start = _lost_start(text, last, mark.start)
                found.append(_make(text, start, mark.end, start, mark.start, False, True))
                last = mark.end
            else:
                opened = mark
        elif mark.role == "open":
            if _nested(text, marks, k):
                k += 2
                continue
            stop = _lost_end(text, opened.end, mark.start, attribution or never)
            found.append(_make(text, opened.start, stop, opened.end, stop, True, False))
            last, opened = stop, mark
        else:
            found.append(_make(text, opened.start, mark.end, opened.end, mark.start, True, True))
            last, opened = mark.end, None
        k += 1
    if opened is not None:
        stop = _lost_end(text, opened.end, min(len(text), opened.end + MAX_LENGTH), attribution or never)
        found.append(_make(text, opened.start, stop, opened.end, stop, True, False))
    found.extend(_singles(text, found))
    return sorted((q for q in found if q.inner_end > q.inner_start), key=lambda quotation: quotation.start)


def quoted_tokens(doc: Doc) -> dict[int, tuple[int, int]]:
    """{token inside quotation marks: the first token of its quotation and the one after it}."""
    found: dict[int, tuple[int, int]] = {}
    for quotation in find(doc.text):
        span = doc.char_span(quotation.start, quotation.end, alignment_mode="contract")
        if span is not None:
            found.update(dict.fromkeys(range(span.start, span.end), (span.start, span.end)))
    return found


def _singles(text: str, doubles: list[Quotation]) -> list[Quotation]:
    """Quotations in single marks outside the given ones: the marks must lean on the words, and no word may hold one."""
    found: list[Quotation] = []
    taken = [quotation.start for quotation in doubles]
    opened: re.Match[str] | None = None
    for mark in _pattern("single").finditer(text):
        if opened is not None and (
            mark.start() - opened.end() > _MAX_SINGLE or "\n" in text[opened.end() : mark.start()]
        ):
            opened = None
        k = bisect_right(taken, mark.start()) - 1
        if opened is not None and k >= 0 and opened.start() < doubles[k].end:
            opened = None
        if k >= 0 and mark.start() < doubles[k].end:
            continue
        role = _role(text, mark.start(), mark.end(), "single")
        if role == "open" and text[mark.end() : mark.end() + 1].isalnum():
            opened = mark
        elif role == "close" and opened is not None:
            found.append(_make(text, opened.start(), mark.end(), opened.end(), mark.start(), True, True))
            opened = None
    return found


def _closes(text: str, mark: _Mark, attribution: re.Pattern[str]) -> bool:
    """True if a closing mark without an opening one ends a quotation: after a clause's end or before an attribution."""
    before = text[mark.start - 1 : mark.start]
    return before in tuple(",.?!…") or attribution.match("," + text[mark.end : mark.end + _CONTEXT]) is not None


def _lost_start(text: str, low: int, high: int) -> int:
    """Where a quotation whose opening mark was lost begins: after the last sentence end, line break or quotation."""
    window = text[max(low, high - MAX_LENGTH) : high]
    offset = high - len(window)
    best = 0
    for stop in re.finditer(r"\n|[.?!…]\s+(?=[A-Z])", window):
        if stop.end() < len(window):
            best = stop.end()
    return offset + best
