"""Lines of an article's text that are not the article: when it was published or brought up to date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.model import Noise
from kg.read.dates import month_pattern, parse, weekday_pattern
from kg.read.publisher import datelines
from kg.read.tables import lines

_OPENING = 700  # characters in which a site writes the date of publication
_CLOSING = 300  # agencies and some portals write it below
_EARLY_LINES = 8
_BARE_DATE_LINES = 4


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the lines say: `published` as ISO or None, the stretches they take, and what they give that is no date."""

    published: str | None = None
    noise: tuple[Noise, ...] = ()
    wrong: tuple[str, ...] = ()


_CUE = (
    r"(?:Diperbarui|Diperbaharui|Diterbitkan|Dipublikasikan|Dipublikasi|Diunggah|Dirilis|Terbit|Tayang|Publikasi|"
    r"Tanggal [Tt]erbit|Updated?|Last [Uu]pdated?|Published(?: [Oo]n)?|Posted(?: on)?)(?: pada)?\s*:?\s*"
)
_LATER = re.compile(r"(?:Diperbar|Diperbah|Update|Last)", re.IGNORECASE)
_ZONE = r"(?:WIB|WITA|Wita|WIT|GMT|UTC)(?:\s?[+-]\d{1,2})?"


@cache
def _shapes() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    forms = (
        rf"\d{{1,2}}[ -]{month_pattern()},?[ -]\d{{4}}",
        r"\d{1,2}[/-]\d{1,2}[/-]\d{4}",
        r"\d{4}-\d\d-\d\d",
        rf"{month_pattern()} \d{{1,2}}, \d{{4}}",
    )
    day = rf"(?:{weekday_pattern()}\s*[,/]?\s*)?(?:{'|'.join(forms)})"
    clock = r"[ \t]*[|,·•–-]?[ \t]*(?:pukul +|jam +|at +)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: *(?:am|pm|AM|PM))?"
    time = rf"(?:{clock}(?: *{_ZONE})?)"
    signs = "|".join(re.escape(sign) for sign in datelines())
    lead = rf"(?:[^\n|•·]{{0,70}}?\s*[|•·]\s*|[A-Z][^\n,.!?:]{{0,40}}?\s+[-–—]\s+|(?:{signs}),?\s+)?"
    trail = r"(?:\s*[|•·]\s*[^\n]{0,60}|\s*-{1,2}\s*(?:\d+ )?\w{0,12})?"
    opens = r"(?=\s*(?:$|[A-Z\"“|•·(]))"
    whole = re.compile(rf"\(?{lead}(?P<cue>{_CUE})?(?P<date>{day})(?P<time>{time})?\)?{trail}")
    inside = re.compile(rf"(?P<date>{weekday_pattern()}\s*[,/]\s*{day}{clock} *{_ZONE}){opens}")
    cued = re.compile(rf"(?<![\w-])(?P<cue>{_CUE})(?P<date>{day}{time}){opens}")
    cities = "|".join(re.escape(form) for city in lines("cities.txt") for form in (city, city.upper()))
    dateline = re.compile(
        rf"^(?:{cities})\s*,\s*(?P<date>{day})\s*(?:\([^()\n]{{1,40}}\)\s*)?(?:[-–—:]+|$)", re.MULTILINE
    )
    return whole, inside, cued, dateline


def find(text: str) -> Metadata:
    """The date of publication that `text` carries in lines of its own, and where they stand.

    A date counts only where it is written as sites write it: alone on a line near the top or the bottom, behind a word
    such as `Diperbarui`, with weekday and zone behind the headline, or in a dateline. The dates of events are left to
    the annotation.
    """
    whole, inside, cued, dateline = _shapes()
    found: list[tuple[int, int, str, bool]] = []  # start, end, date, whether it is of a later version
    prose = False
    for number, start, line in _early_and_late(text):
        if match := whole.fullmatch(line):
            alone = not match["cue"] and not match["time"]  # further down it is a heading of a chronology
            if not alone or (number < _BARE_DATE_LINES and not prose):
                found.append(
                    (start, start + len(line), match["date"], bool(match["cue"] and _LATER.match(match["cue"])))
                )
        prose = prose or line[-1] in ".:;"
    for pattern in (inside, cued, dateline):
        for low, high in ((0, _OPENING), (max(_OPENING, len(text) - _CLOSING), len(text))):
            for match in pattern.finditer(text, low, high):
                taken = any(start < match.end() and match.start() < end for start, end, _, _ in found)
                if not taken and not (pattern is inside and _in_prose(text, match.start())):
                    later = pattern is cued and bool(_LATER.match(match["cue"]))
                    found.append((match.start(), match.end(), match["date"], later))
    dated = [(later, start, parse(said), said) for start, _, said, later in found]
    good = sorted((later, start, day) for later, start, day, _ in dated if day)
    return Metadata(
        good[0][2] if good else None,
        tuple(Noise(start, end, "metadata") for start, end, _, _ in sorted(found)),
        tuple(said for _, _, day, said in dated if day is None),
    )


def _early_and_late(text: str) -> list[tuple[int, int, str]]:
    """(number, offset, stripped line) of the first and last lines that hold anything."""
    found: list[tuple[int, int, str]] = []
    for match in re.finditer(r"[^\s][^\n]*", text):
        line = match[0].rstrip()
        found.append((len(found), match.start(), line))
    return found if len(found) <= 2 * _EARLY_LINES else found[:_EARLY_LINES] + found[-4:]


def _in_prose(text: str, start: int) -> bool:
    """Whether what stands before `start` is more than a headline and an outlet, or goes on into it in small letters."""
    before = text[:start].rstrip()
    word = before.split()[-1] if before else ""
    return bool(re.search(r"[.!?][\"”]?\s", before)) or (bool(word) and (word[0].islower() or word[-1] in ",("))
