"""Reckoning with days, weeks, months and years in ISO 8601 notation, as TIMEX3 writes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Anchor:
    """The time from which an article speaks, as exactly as it is known: a day, a month of a year, a year."""

    year: int
    month: int | None = None
    day: date | None = None

    @classmethod
    def of(cls, iso: str | None) -> Anchor | None:
        """Read an ISO day, month or year; None for anything else, and at the calendar's ends."""
        parts = (iso or "").strip().split("T")[0].split("-")
        if not all(part.isascii() and part.isdecimal() for part in parts):
            return None
        numbers = [int(part) for part in parts]
        if not 2 <= numbers[0] <= 9998 or len(numbers) > 3:  # a week on either side stays in the calendar
            return None
        if len(numbers) == 1:
            return cls(numbers[0])
        if not 1 <= numbers[1] <= 12:
            return None
        day = make_day(*numbers) if len(numbers) == 3 else None
        return cls(numbers[0], numbers[1], day) if day or len(numbers) == 2 else None

    @property
    def near(self) -> date:
        """A day inside it: the day itself, else the middle of the month or year."""
        return self.day or date(self.year, self.month or 7, 15 if self.month else 1)


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or None if the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift(day: date, unit: str, amount: float) -> date | None:
    """Move a day by units `D` `W` `M` `Y` `Q` `HY` `DE` `CE`; None where the calendar ends or for another unit."""
    months = {"M": 1, "Q": 3, "HY": 6, "Y": 12, "DE": 120, "CE": 1200}
    try:
        if unit in ("D", "W"):
            return day + timedelta(days=round(amount * (7 if unit == "W" else 1)))
        if unit not in months:
            return None
        count = day.year * 12 + day.month - 1 + round(amount * months[unit])
        year, month = divmod(count, 12)
        for last in (day.day, 30, 29, 28):
            moved = make_day(year, month + 1, min(day.day, last))
            if moved:
                return moved
    except (OverflowError, ValueError):
        return None
    return None


def timex(day: date, unit: str) -> str:
    """The TIMEX3 value of the unit that a day lies in: `2025-12-20`, `2025-W51`, `2025-12`, `2025-Q4`, `2025`."""
    if unit == "W":
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}"
    return {
        "D": day.isoformat(),
        "M": f"{day:%Y-%m}" if day.year > 999 else f"{day.year:04d}-{day.month:02d}",
        "Q": f"{day.year:04d}-Q{(day.month + 2) // 3}",
        "HY": f"{day.year:04d}-H{1 if day.month <= 6 else 2}",
        "Y": f"{day.year:04d}",
        "DE": f"{day.year:04d}"[:3],
        "CE": f"{day.year:04d}"[:2],
    }.get(unit, day.isoformat())


def iso(day: date, unit: str) -> str | None:
    """The same as an ISO day, month or year, or None for units that contract and graph do not know."""
    return timex(day, unit) if unit in ("D", "M", "Y") else None


def weekday_on_or_before(day: date, weekday: int) -> date:
    """The latest such weekday (1 is Monday) up to the day."""
    return day - timedelta(days=(day.isoweekday() - weekday) % 7)


def weekday_on_or_after(day: date, weekday: int) -> date:
    """The first such weekday (1 is Monday) from the day on."""
    return day + timedelta(days=(weekday - day.isoweekday()) % 7)


def weekday_in_week(day: date, weekday: int, weeks: int) -> date:
    """That weekday in the ISO week of the day, moved by `weeks`."""
    return day + timedelta(days=weekday - day.isoweekday() + 7 * weeks)


def period(amount: float | None, unit: str) -> str:
    """ISO 8601 period (`P3D`, `PT5H`, `P1.5Y`); with `X` for an unknown number, as TIMEX3 has it."""
    factor = {"DE": 10, "CE": 100, "Q": 3, "HY": 6}.get(unit, 1)
    letter = {"DE": "Y", "CE": "Y", "Q": "M", "HY": "M", "MI": "M"}.get(unit, unit)
    number = "X" if amount is None else f"{amount * factor:.10g}"
    return f"P{'T' if unit in ('H', 'MI', 'S') else ''}{number}{letter}"
