"""Dates and times: fills `doc.spans["dates"]`, each span with its meaning in `span._.when`.

The work is done on the article's characters, in four steps: `dates_tokens` cuts the text into pieces, `dates_grammar`
finds expressions by a table of patterns, `dates_merge` joins neighbours that are one, `dates_resolve` says what they
mean.

A span's `when.kind` is `date` for all that names a day, month or year, also with a part of it (`Senin malam`, `Kamis
(4/12) pukul 10.00 WIB`); `time` for a clock or a part of the day that names none (its `start` is the day named in the
same sentence, if any); `duration` and `set` as in TIMEX3. Words such as `saat ini`, `pekan depan`, `baru-baru ini`
have no `start`."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.annotate.attributes import When, declare, document_of
from kg.annotate.dates.calendar import Anchor
from kg.annotate.dates.grammar import Expression, find
from kg.annotate.dates.merge import merge
from kg.annotate.dates.resolve import Resolver
from kg.annotate.dates.time import Time, side
from kg.annotate.dates.tokens import Pieces, cut
from kg.model import Noise

_HEAD = 400  # characters of an article in which its own dateline may stand
_DATELINE_BEFORE = re.compile(r"(?:^|\n)[^\n.!?;]{0,70}[,(|•·–—-]?\s*\Z")
_DATELINE_AFTER = re.compile(
    r"\s*\)?\s*(?:pukul\s*)?(?:\d{1,2}[.:]\d{2}\s*)?(?:WIB|WITA|WIT)?\s*(?:\)|\||-{1,2}|–|—|•|\n|\Z)", re.IGNORECASE
)
_SENTENCE_BREAK = re.compile(r"[.!?]\s|[.!?][A-Z\"“]|\n")
_NEXT_STEP = re.compile(r"\b(?:dan|lalu|kemudian|sebelum|setelah|hingga|sampai)\b")
_NEAR = 160  # characters between a clock and the day that it belongs to


def _current_year() -> int:
    return date.today().year


def _resolved(pieces: Pieces, expressions: list[Expression], anchor: Anchor | None, latest_year: int) -> list[Time]:
    resolver = Resolver(pieces, anchor, latest_year)
    return [resolver.resolve(replace(expression, numbers=dict(expression.numbers))) for expression in expressions]


def _is_dateline(text: str, time: Time) -> bool:
    """Whether a day stands alone on a line, or at the head before a dash: `Jakarta, 20 Desember 2025 -`."""
    if time.end > _HEAD or time.day is None:
        return False
    return bool(_DATELINE_BEFORE.search(text, 0, time.start) and _DATELINE_AFTER.match(text, time.end))


def _anchor_of(
    text: str, pieces: Pieces, expressions: list[Expression], published: str | None, latest_year: int
) -> str | None:
    """The day from which an article speaks; see `reference_date`."""
    if Anchor.of(published):
        return published
    said: list[date] = []
    guessed: list[date] = []
    for expression, time in zip(expressions, _resolved(pieces, expressions, None, latest_year), strict=True):
        if time.day is None or time.day.year > latest_year:
            continue
        if _is_dateline(text, time):
            return time.day.isoformat()
        if time.when.past is not False and side(pieces, expression) != "future":
            (said if time.year_said else guessed).append(time.day)
    days = said or guessed  # a year that stands in the text outweighs one guessed from a weekday
    return max(days).isoformat() if days else None


def _day_beside(text: str, times: list[Time]) -> list[Time]:
    """Give a clock or a part of the day the day that its sentence names, the nearest one before it or else after it."""
    found = list(times)
    dated = [
        (number, time)
        for number, time in enumerate(times)
        if time.day and time.form not in ("clock", "part") and not time.reported
    ]
    position = 0
    for number, time in enumerate(times):
        if time.form not in ("clock", "part"):
            continue
        while position < len(dated) and dated[position][0] < number:
            position += 1
        for _, neighbour in (*dated[max(0, position - 1) : position], *dated[position : position + 1]):
            first, last = sorted((neighbour, time), key=lambda one: one.start)
            between = text[first.end : last.start]
            ahead = neighbour.start > time.start and _NEXT_STEP.search(
                between
            )  # `pukul 17.00 dan lanjut Selasa`: another day
            if ahead:
                continue
            if len(between) <= _NEAR and not _SENTENCE_BREAK.search(between) and neighbour.day:
                day = neighbour.day.isoformat()
                clock = time.value.partition("T")[2]
                value = f"{day}T{clock}" if clock else time.value
                found[number] = replace(time, value=value, when=replace(time.when, start=day))
                break
    return found


def find_times(text: str, published: str | None = None, latest_year: int | None = None) -> tuple[Time, ...]:
    """Every expression of time in a text with its meaning, in order of position; linear in the text's length.

    Args:
        text: an article.
        published: ISO day, month or year of its publication, or None.
        latest_year: no year is guessed beyond it; the current year if None.
    """
    latest = latest_year or _current_year()
    pieces = cut(text)
    expressions = merge(text, find(pieces))
    anchor = Anchor.of(_anchor_of(text, pieces, expressions, published, latest))
    return tuple(_day_beside(text, _resolved(pieces, expressions, anchor, latest)))


def reference_date(doc: Doc, latest_year: int | None = None) -> str | None:
    """The day from which an article speaks, as an ISO day (month, year if no more is known), or None.

    It is the record's `published`, else the day in the article's own dateline, else the latest day that it tells of as
    past.
    """
    document = document_of(doc)
    latest = latest_year or _current_year()
    pieces = cut(doc.text)
    return _anchor_of(doc.text, pieces, merge(doc.text, find(pieces)), document.published, latest)


def _outside(times: tuple[Time, ...], noise: tuple[Noise, ...]) -> list[Time]:
    if not noise:
        return list(times)
    kept, position = [], 0
    for time in times:
        while position < len(noise) and noise[position].end <= time.start:
            position += 1
        if position == len(noise) or noise[position].start >= time.end:
            kept.append(time)
    return kept


class DateAnnotator:
    """spaCy component `utusan_dates`.

    Args:
        latest_year: where an article names a day without a year and nothing dates it, the year is the latest up to this
            one in which weekday and date agree; None takes the current year. Set it where a build must not depend on
            the day it runs.
    """

    def __init__(self, latest_year: int | None = None) -> None:
        declare()
        self.latest_year = latest_year

    def __call__(self, doc: Doc) -> Doc:
        """Fill `doc.spans["dates"]`; noise (`doc._.document.noise`) gives no dates."""
        document = document_of(doc)
        spans: list[Span] = []
        for time in _outside(find_times(doc.text, document.published, self.latest_year), document.noise):
            span = doc.char_span(time.start, time.end, label="DATE", alignment_mode="expand")
            if span is not None:
                span._.when = time.when
                spans.append(span)
        doc.spans["dates"] = spans
        return doc


@Language.factory("utusan_dates", default_config={"latest_year": None}, assigns=["doc.spans"])
def create_dates(nlp: Language, name: str, latest_year: int | None) -> DateAnnotator:
    """Factory of `utusan_dates`."""
    return DateAnnotator(latest_year)


__all__ = ["DateAnnotator", "Time", "When", "find_times", "reference_date"]
