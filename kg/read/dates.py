"""Dates of publication as sites and files write them, as ISO days, months or years."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import cache

from kg.read.tables import rows

_EARLIEST, _LATEST = 1900, 2100
_JAKARTA = timedelta(hours=7)  # a bare number of seconds names no zone; the news read here is dated in Indonesia


@cache
def months() -> dict[str, int]:
    """Names of months, in small letters."""
    return {name.casefold(): int(number) for name, number in rows("months.csv")}


@cache
def month_pattern() -> str:
    """A pattern for the names of months, without groups."""
    return (
        "(?:" + "|".join(sorted((re.escape(name) for name, _ in rows("months.csv")), key=len, reverse=True)) + r")\b\.?"
    )


@cache
def weekday_pattern() -> str:
    """A pattern for the names of weekdays, without groups."""
    return (
        "(?:" + "|".join(sorted((re.escape(row[0]) for row in rows("weekdays.csv")), key=len, reverse=True)) + r")\b\.?"
    )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    before = rf"(?:[^\d\n]{{0,60}}[-–|,]\s*)??(?:[A-Za-z ]{{2,24}}:?\s+)??(?:{weekday_pattern()}\s*[,/]?\s*)?"
    after = r"(?:\s*[|,·•-]?\s*(?:T|pukul|jam|at|\s)?\s*\d{1,2}[:.]\d{2}.{0,40}|\s*[|,·•-].{0,40}|\s+[A-Z]{2,4})?"
    shapes = (
        r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[T ]\s*\d{1,2}[:.]?\d{2}.{0,40})?",
        r"(?P<y>\d{4})/(?P<m>\d{1,2})/(?P<d>\d{1,2})(?:[T ]\s*\d{1,2}[:.]?\d{2}.{0,40})?",
        r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?:T?\d{4,6}Z?)?",
        r"(?P<y>\d{4})-(?P<m>\d{2})",
        r"(?P<y>\d{4})",
        rf"{before}\(?(?P<d>\d{{1,2}})(?P<s>[/.-])(?P<m>\d{{1,2}})(?P=s)(?P<y>\d{{4}})\)?{after}",
        rf"{before}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[\s.-]\s*(?P<n>{month_pattern()}),?[\s.-]\s*(?P<y>\d{{4}}){after}",
        rf"{before}(?P<n>{month_pattern()})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}}){after}",
        rf"(?P<n>{month_pattern()}),?\s+(?P<y>\d{{4}})",
    )
    return tuple(re.compile(shape, re.IGNORECASE | re.DOTALL) for shape in shapes)


def parse(value: str) -> str | None:
    """`value` as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; None if it is no date, or one that the calendar does not have.

    Day comes before month, as everywhere in Indonesia, unless the month cannot be one (`10/19/2025`). The day is the one
    written, whatever zone the time is in.
    """
    text = " ".join(value[:200].split())
    if re.fullmatch(r"\d{9,10}(?:\.\d+)?|\d{13}", text):
        return _of_seconds(float(text) / (1000 if len(text) == 13 else 1))
    for pattern in _patterns():
        if match := pattern.fullmatch(text):
            parts = match.groupdict()
            month = int(months()[parts["n"].rstrip(".").casefold()] if parts.get("n") else parts.get("m") or 0)
            day = int(parts["d"]) if parts.get("d") else None
            if day is not None and day <= 12 < month and parts.get("s") == "/":
                day, month = month, day  # `10/19/2025`
            return valid(int(parts["y"]), month or None, day)
    return None


def valid(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """The ISO form of a date, None if there is no such day, month or year of news."""
    if not _EARLIEST <= year <= _LATEST:
        return None
    if month is None:
        return f"{year:04d}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04d}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _of_seconds(seconds: float) -> str | None:
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds) + _JAKARTA
    return valid(moment.year, moment.month, moment.day)


_IN_ADDRESS = (
    re.compile(r"/(20\d\d|19\d\d)/(\d{2})/(\d{2})(?:/|$)"),  # Kompas, Okezone and most others
    re.compile(r"/(20\d\d|19\d\d)(\d{2})(\d{2})\d{6}-"),  # CNN Indonesia, CNBC Indonesia
)


def in_address(url: str) -> str | None:
    """The day that an article's address holds, if it holds one."""
    for pattern in _IN_ADDRESS:
        if match := pattern.search(url):
            return valid(*map(int, match.groups()))
    return None
