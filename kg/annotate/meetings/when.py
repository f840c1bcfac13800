"""When an encounter takes place, and how long: the time expressions that belong to its cue."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Span

from kg.annotate.attributes import When
from kg.annotate.meetings.cues import Cue
from kg.annotate.meetings.text import Sentence, Text, singles, verbal

REACH_BEFORE = 30
REACH_OF_DURATION = 12
LONGEST_NAME = 8  # of a summit, in tokens
REACH_OF_PRESS = 8  # tokens before a cue
REACH_OF_SINCE = 3  # tokens before a date
_LISTING = frozenset({",", "dan", "pada"})
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Time:
    """The date of an encounter, and the last day of one that goes over several."""

    start: str | None = None
    end: str | None = None


def time_of(text: Text, cue: Cue, sentence: Sentence, cues: list[Cue]) -> Time:
    """The date of an encounter: the first one behind its cue that no other cue stands nearer to, else one before it."""
    dates = [span for span in text.dates.get(sentence.number, ()) if _usable(span) and span.end <= sentence.end]
    dates = [span for span in dates if not _since(text, span) and not _of_noun(text, span, cues)]
    after = [d for d in dates if d.start >= cue.end and not _taken(text, cue, d, cues) and not _bounded(text, cue, d)]
    after = [d for d in after if not _of_clause(text, cue, d)]
    if after:
        return _time(after[0])
    before = [d for d in dates if d.end <= cue.start and cue.start - d.end <= REACH_BEFORE]
    before = [d for d in before if not _background(text, sentence, d, cue)]
    for span in reversed(before):
        if _credited(text, sentence, span):
            continue
        told = any(other.end <= span.start for other in cues)
        if told and "bahwa" in text.low[span.end : cue.start]:
            continue  # `berbicara pada Kamis dan sepakat bahwa pejabatnya akan bertemu`
        if not _between(text, span.end, cue.start, singles("spoken") | singles("reported")) and not any(
            span.end <= other.start < cue.start and other.entry.pattern != "visit" for other in cues
        ):
            return _time(span)
    return _named_year(text, cue, sentence) if cue.entry.pattern == "summit" else Time()


def _named_year(text: Text, cue: Cue, sentence: Sentence) -> Time:
    """The year in the name of a summit (`KTT APEC 2026`)."""
    for i in range(cue.end, min(sentence.end, cue.end + LONGEST_NAME)):
        if _YEAR.fullmatch(text.low[i]):
            return Time(text.low[i])
        if not (text.capital[i] or text.low[i] in {"(", ")", "-", "plus"} or text.low[i].startswith("ke")):
            break
    return Time()


def first_date(text: Text, sentence: Sentence) -> Time:
    """The first date of a sentence."""
    return next((_time(span) for span in text.dates.get(sentence.number, ()) if _usable(span)), Time())


def _usable(span: Span) -> bool:
    when: When | None = span._.when
    if when is None or when.kind != "date" or when.start is None:
        return False
    if len(when.start) == 4 and when.end not in (None, when.start):
        return False  # `direktur 2016-2019`
    return (
        len(when.start) > 4
        or not span.text.isdigit()
        or (span.start > 0 and span.doc[span.start - 1].lower_ in singles("year_after"))
    )


def _since(text: Text, span: Span) -> bool:
    """`tarif yang mengguncang dunia sejak awal April`: no day of an encounter, unless it says when one began."""
    i = span.start - 1
    while i > 0 and span.start - i <= REACH_OF_SINCE and text.low[i] not in singles("since"):
        i -= 1
    return i >= 0 and text.low[i] in singles("since") and text.before(i) not in singles("begun")


def _of_noun(text: Text, span: Span, cues: list[Cue]) -> bool:
    """`bertepatan dengan penyelenggaraan haji tahun ini`: the year of what the word before it names."""
    i = span.start - 1
    if i < 0 or len(span._.when.start) > 4 or text.capital[i] or not text.low[i].isalpha():
        return False
    if text.low[i] in singles("year_after") or verbal(text.low[i]):
        return False
    return not any(cue.start <= i < cue.end for cue in cues)


def _credited(text: Text, sentence: Sentence, span: Span) -> bool:
    """`seperti dilansir AFP dan Reuters, Kamis (12/6/2025),`: the day of a report."""
    i = span.start - 1
    while i >= sentence.start and (text.capital[i] or text.low[i] in _LISTING):
        i -= 1
    return i >= sentence.start and text.low[i] in singles("reported")


def _bounded(text: Text, cue: Cue, span: Span) -> bool:
    """`pertemuan G7 menjelang batas waktu awal Juli`: the day of something else, before or after which it takes place."""
    if any(text.begins(i, "press") for i in range(max(0, cue.start - REACH_OF_PRESS), cue.start)):
        return True  # `dalam konferensi pers tentang negosiasi itu, Sabtu`
    relative = "yang" in text.low[max(cue.end, span.start - 2) : span.start]  # `bersama X yang pada Mei memimpin ...`
    return relative or _between(text, cue.end, span.start, singles("bounding"))


def _of_clause(text: Text, cue: Cue, span: Span) -> bool:
    """`pertemuan itu meredakan perang dagang usai X mengumumkan tarif pada April`: the day of a clause with a subject of its own."""
    for i in range(cue.end, span.start):
        if text.low[i] in singles("sequence"):
            named = next((k for k in range(i + 1, span.start) if k in text.actors), None)
            return named is not None and any(map(verbal, text.low[named : span.start]))
    return False


def _background(text: Text, sentence: Sentence, span: Span, cue: Cue) -> bool:
    """`Setelah dilantik pada 4 Juni, A bertemu B`: the day of what came before, told in a clause of its own."""
    opens = text.low[sentence.start] in singles("earlier")
    return (
        opens
        and "," in text.low[span.end : cue.start]
        and any(verbal(word) for word in text.low[sentence.start : span.start])
    )


def _time(span: Span) -> Time:
    when: When = span._.when
    return Time(when.start, when.end)


def _taken(text: Text, cue: Cue, span: Span, cues: list[Cue]) -> bool:
    if any(cue.end <= other.start < span.start and other.entry.pattern not in {"visit", "attend"} for other in cues):
        return True
    if cue.entry.pattern == "discuss" and "yang" in text.low[cue.end : span.start]:
        return True  # `membahas rencana yang disusun bulan lalu`
    return _between(text, cue.end, span.start, singles("reported")) or _between(
        text, cue.end, span.start, singles("spoken")
    )


def _between(text: Text, start: int, end: int, words: frozenset[str]) -> bool:
    return any(word in words for word in text.low[start:end])


def duration_of(text: Text, cue: Cue, sentence: Sentence) -> str:
    """The words of a duration in the cue's sentence (`selama dua jam`), or empty."""
    for span in text.dates.get(sentence.number, ()):
        when: When | None = span._.when
        if when is None or when.kind != "duration":
            continue
        if abs(span.start - cue.start) <= REACH_OF_DURATION:
            return str(span.text)
    return ""
