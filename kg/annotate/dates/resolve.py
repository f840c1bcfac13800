"""What the expressions of time of one article mean: days, months, years, periods.

The time from which the article speaks (`anchor`) is its publication date, else the date in its own dateline, else the
latest day told as past. A day named without a year takes the year that lies nearest to the anchor; with a weekday,
the nearest in which the two agree; without any anchor, the latest year up to `latest_year` in which they agree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from kg.annotate.attributes import When
from kg.annotate.dates.calendar import (
    Anchor,
    iso,
    make_day,
    period,
    shift,
    timex,
    weekday_in_week,
    weekday_on_or_after,
    weekday_on_or_before,
)
from kg.annotate.dates.grammar import Expression
from kg.annotate.dates.time import Time, reported, side
from kg.annotate.dates.tokens import Pieces

# A bare month at most so many months ahead is the coming one: in any clause, in one about the future.
_NEXT_MONTHS, _FAR_MONTHS = 3, 9
_EDGE_OVER = {"START": 10, "MID": 20}  # day on which the beginning, the middle of a month is over
_SAID_NEAR = 8  # days: `Kamis` after `Kamis (27/11)` is that day, if it lies so near to the anchor
_FAR_SLIP, _NEAR_SLIP = 180, 30  # days: a date so far off is corrected to one so near
_FAR_PAST = 90  # days: a bare `4 Mei` in a clause about the future is not further back than this


@dataclass(slots=True)
class Resolver:
    """Resolves the expressions of one article in the order of the text.

    Attributes:
        pieces: the article's pieces.
        anchor: the time from which it speaks, or None.
        latest_year: no year is guessed beyond this one.
        antecedent: the day named last, to which `hari yang sama` and `keesokan harinya` point.
        named: the time named last, as exactly as it was named: `dua tahun kemudian` points to it.
    """

    pieces: Pieces
    anchor: Anchor | None
    latest_year: int
    antecedent: date | None = None
    named: Anchor | None = None
    calendar: date | None = None  # the same, of days with weekday or date: clocks belong to these
    told: bool = False  # whether a day has been named that is not one of a report
    clock_named: datetime | None = None  # the clock named last: `dua jam kemudian` points to it
    weekdays: dict[int, date] = field(default_factory=dict)  # {weekday: the date that the text gave it last}

    def resolve(self, found: Expression) -> Time:
        """The meaning of one expression; what cannot be known is left out, nothing is raised."""
        value, when = _FORMS[found.form](self, found)
        kind = {"duration": "DURATION", "set": "SET"}.get(found.form, "DATE")
        # A clock or a part of the day that names no day of its own is a time; with a day, it is a date for the graph.
        if kind == "DATE" and (found.part or "h" in found.numbers):
            kind, value = "TIME", self._with_time(found, value)
            self.clock_named = _moment(value) or self.clock_named
        elif kind == "DATE" and when.kind == "time":
            kind = "TIME"
        if when.past is None and found.relation in ("past", "future") and found.form != "today":
            when = replace(when, past=found.relation == "past")
        time = Time(found.start, found.end, kind, value, when, found.form, "y" in found.numbers)
        if found.form in ("clock", "part"):
            return time
        self.named = Anchor.of(when.start) or self.named
        if time.day is None:
            return time
        if "d" in found.numbers and "wd" in found.numbers:
            self.weekdays[found.numbers["wd"]] = time.day
        if reported(self.pieces, found):
            time = replace(time, reported=True)
        self._come_to(time)
        return time

    def _come_to(self, time: Time) -> None:
        """The text has come to a day; the day of a report counts only until one is told."""
        if time.reported and self.told:
            return
        self.told = self.told or not time.reported
        self.antecedent = time.day
        if time.form in ("numeric", "day", "iso", "weekday"):
            self.calendar = time.day

    def _with_time(self, found: Expression, value: str) -> str:
        hour = found.get("h")
        if hour is None:
            return f"{value}T{found.part}" if value else ""
        if found.part in ("AF", "EV", "NI") and hour < 12 and not (found.part == "AF" and hour > 6):
            hour += 12 if not (found.part == "NI" and hour < 5) else 0
        return f"{value}T{hour:02d}:{found.numbers.get('min', 0):02d}" if value else ""

    # --- days -----------------------------------------------------------------------------------------------------

    def _year_for(self, found: Expression, month: int, day: int) -> int | None:
        """The year of a day and month that are named without one."""
        weekday = found.get("wd")
        if self.anchor is None:
            if weekday is None:
                return None
            for year in range(self.latest_year, self.latest_year - 28, -1):
                candidate = make_day(year, month, day)
                if candidate and candidate.isoweekday() == weekday:
                    return year
            return None
        near = self.anchor.near
        days = [make_day(year, month, day) for year in range(self.anchor.year - 1, self.anchor.year + 2)]
        candidates = [day for day in days if day]
        agreeing = [day for day in candidates if weekday and day.isoweekday() == weekday]
        if agreeing:
            candidates = agreeing
        elif found.relation == "this":
            return self.anchor.year
        elif found.relation == "past":
            candidates = [day for day in candidates if day <= near] or candidates
        elif found.relation == "future":
            candidates = [day for day in candidates if day >= near] or candidates
        elif weekday is None and self.anchor.month is None:
            return self.anchor.year
        elif side(self.pieces, found) == "future":
            candidates = [day for day in candidates if (near - day).days <= _FAR_PAST] or candidates
        return min(candidates, key=lambda day: (abs((day - near).days), day)).year if candidates else None

    def _year_meant(self, year: int, found: Expression, month: int, day: int) -> int:
        """The year that is written; if the weekday beside it denies it and it lies far off, the one at hand that agrees.

        `Senin (5/5/2055)` in an article of May 2025 is a slip of the pen."""
        said, weekday = make_day(year, month, day), found.get("wd")
        if self.anchor is None or self.anchor.day is None or said is None or weekday in (None, said.isoweekday()):
            return year
        near = self.anchor.day
        if abs((said - near).days) <= _FAR_SLIP:
            return year
        days = (make_day(other, month, day) for other in (near.year - 1, near.year, near.year + 1))
        return next(
            (d.year for d in days if d and d.isoweekday() == weekday and abs((d - near).days) <= _NEAR_SLIP), year
        )

    def calendar_day(self, found: Expression) -> tuple[str, When]:
        """`(20/12)`, `4 Desember 2025`, `27-29 Mei`, `30 Mei hingga 2 Juni`."""
        numbers = found.numbers
        month, day = numbers["m"], numbers["d"]
        last_month, last_day = numbers.get("m2", month), numbers.get("d2")
        year = numbers.get("y")
        if year is None and found.rel_unit == "Y" and self.anchor:
            year = self.anchor.year + {"past": -1, "future": 1}.get(found.relation, 0)
        year = self._year_meant(year, found, month, day) if year is not None else self._year_for(found, month, day)
        if year is None:
            return f"XXXX-{month:02d}-{day:02d}", When()
        first_year = numbers.get("y0", year - 1 if "y" in numbers and last_day and last_month < month else year)
        start = make_day(first_year, month, day)
        if start is None:
            return "", When()
        end = None
        if last_day:
            end = make_day(year + 1 if "y" not in numbers and last_month < month else year, last_month, last_day)
            end = end if end and end > start else None
        return start.isoformat(), When(start.isoformat(), end.isoformat() if end else None)

    def day_of_month(self, found: Expression) -> tuple[str, When]:
        """`tanggal 20`: in the month of the anchor, or the one before or after, as the clause has it."""
        if self.anchor is None or self.anchor.day is None:
            return "", When()
        near, day = self.anchor.day, found.numbers["d"]
        months = (shift(near.replace(day=1), "M", move) for move in (-1, 0, 1))
        candidates = [d for month in months if month and (d := make_day(month.year, month.month, day))]
        wanted = found.relation or side(self.pieces, found)
        if wanted == "past":
            candidates = [d for d in candidates if d <= near][-1:]
        elif wanted == "future":
            candidates = [d for d in candidates if d >= near][:1]
        elif wanted == "this":
            candidates = [d for d in candidates if d.month == near.month]
        if not candidates:
            return "", When()
        start = min(candidates, key=lambda d: (abs((d - near).days), d))
        end = make_day(start.year, start.month, found.numbers.get("d2", 0))
        return start.isoformat(), When(start.isoformat(), end.isoformat() if end and end > start else None)

    def weekday(self, found: Expression) -> tuple[str, When]:
        """`Rabu`, `Kamis lalu`, `Selasa pekan depan`, `Senin-Rabu`."""
        weekday, relation = found.numbers["wd"], found.relation
        past = {"past": True, "future": False}.get(relation)
        if self.anchor is None or self.anchor.day is None:
            return f"XXXX-WXX-{weekday}", When(past=past)
        base = self.anchor.day
        if found.rel_unit == "W":
            day = weekday_in_week(base, weekday, {"past": -1, "future": 1, "before": -1, "after": 1}.get(relation, 0))
        elif relation in ("past", "before"):
            day = weekday_on_or_before(base - _ONE, weekday)
        elif relation in ("future", "after"):
            day = weekday_on_or_after(base + _ONE, weekday)
        elif relation == "this":
            day = weekday_in_week(base, weekday, 0)
        elif not relation and (said := self.weekdays.get(weekday)) and abs((said - base).days) <= _SAID_NEAR:
            day = said
        elif relation != "that" and side(self.pieces, found) == "future":
            day = weekday_on_or_after(base, weekday)
        else:
            day = weekday_on_or_before(base, weekday)
        end = weekday_on_or_after(day, found.numbers["wd2"]) if "wd2" in found.numbers else None
        return day.isoformat(), When(day.isoformat(), end.isoformat() if end else None, past=past)

    def eve(self, found: Expression) -> tuple[str, When]:
        """`malam Minggu`: Saturday night."""
        weekday = (found.numbers["wd"] - 2) % 7 + 1
        return self.weekday(replace(found, numbers={"wd": weekday}))

    def _moved(self, base: date | None, days: float, past: bool | None = None) -> tuple[str, When]:
        moved = shift(base, "D", days) if base else None
        return (moved.isoformat(), When(moved.isoformat(), past=past)) if moved else ("", When(past=past))

    def today(self, found: Expression) -> tuple[str, When]:
        """`hari ini`, `malam ini`, `tadi pagi`; `tadi malam` is the night before."""
        night = found.part == "NI" and found.relation == "past"
        return self._moved(self._anchor_day(), -1 if night else 0, {"past": True, "future": False}.get(found.relation))

    def near_day(self, found: Expression) -> tuple[str, When]:
        """`kemarin`, `besok`, `lusa`, `semalam`."""
        if found.form == "last_night":
            found.part = "NI"
        return self._moved(self._anchor_day(), found.shift, found.shift < 0)

    def pointed_day(self, found: Expression) -> tuple[str, When]:
        """`hari yang sama`, `keesokan harinya`: from the day named last; the anchor alone gives only a TIMEX3 value."""
        move = 1 if found.form == "next_day" else {"before": -1, "after": 1}.get(found.relation, 0)
        value, when = self._moved(self.antecedent or self._anchor_day(), move)
        return value, when if self.antecedent else When()

    def _pointed(self, unit: str) -> date | None:
        """The time named last, if it was named as exactly as the unit: what `dua tahun kemudian` counts from."""
        if self.named is None or unit in ("D", "W"):
            return self.antecedent
        return self.named.near if unit != "M" or self.named.month else self.antecedent

    def _anchor_day(self) -> date | None:
        return self.anchor.day if self.anchor else None

    # --- months, years and the like --------------------------------------------------------------------------------

    def month(self, found: Expression) -> tuple[str, When]:
        """`Mei 2025`, `Juli lalu`, `Juni-Juli 2014`, `Januari tahun depan`."""
        month, last, relation = found.numbers["m"], found.numbers.get("m2"), found.relation
        year = found.get("y")
        if year is None and self.anchor:
            here = self.anchor.month or month
            if found.rel_unit == "Y":
                year = self.anchor.year + {"past": -1, "future": 1}.get(relation, 0)
            elif relation == "past":
                ago = month > here or (month == here and not self._begun(found))
                year = self.anchor.year - (ago and self.anchor.month is not None)
            elif relation in ("future", "after"):
                year = self.anchor.year + (month <= here and self.anchor.month is not None)
            elif relation == "this":
                year = self.anchor.year
            elif 0 < (month - here) % 12 <= {"future": _FAR_MONTHS, "": _NEXT_MONTHS}.get(side(self.pieces, found), 0):
                year = self.anchor.year + (month < here)
            else:
                year = self.anchor.year - (month > here)
        if year is None or not 1 <= year <= 9999:
            return f"XXXX-{month:02d}", When()
        start = f"{found.numbers.get('y0', year):04d}-{month:02d}"
        end = f"{year:04d}-{last:02d}" if last and f"{year:04d}-{last:02d}" > start else None
        return start, When(start, end)

    def _begun(self, found: Expression) -> bool:
        """Is the part of the anchor's month that is named over: `awal Desember lalu`, said on the 29th?"""
        day = self._anchor_day()
        return day is not None and day.day > _EDGE_OVER.get(found.edge, 31)

    def year(self, found: Expression) -> tuple[str, When]:
        """`2026`, `tahun 2014`, `2014-2019`."""
        year, last = found.numbers["y"], found.get("y2")
        return f"{year:04d}", When(f"{year:04d}", f"{last:04d}" if last and last > year else None)

    def decade(self, found: Expression) -> tuple[str, When]:
        """`1990-an`, `tahun 90-an`."""
        number = int(found.value)
        return f"{number if number > 99 else 1900 + number:04d}"[:3], When()

    def century(self, found: Expression) -> tuple[str, When]:
        """`abad ke-21`."""
        return (f"{int(found.value) - 1:02d}" if found.value and 0 < int(found.value) < 100 else ""), When()

    def quarter(self, found: Expression) -> tuple[str, When]:
        """`kuartal III 2025`, `paruh pertama tahun depan`: the graph is told the year."""
        year = found.get("y")
        if year is None and self.anchor:
            year = self.anchor.year + {"past": -1, "future": 1}.get(found.relation, 0)
        number = int(found.value or 0)
        if year is None or not 1 <= number <= (4 if found.unit == "Q" else 2):
            return "", When()
        return f"{year:04d}-{'Q' if found.unit == 'Q' else 'H'}{number}", When(f"{year:04d}")

    def season(self, found: Expression) -> tuple[str, When]:
        """`musim panas 2025`, `musim gugur ini`, `musim dingin lalu`: the graph is told a year that is said."""
        year, begin = found.get("y"), _SEASONS[found.value]
        if year is None and self.anchor:
            here = self.anchor.month or begin
            moves = {
                "past": -(found.rel_unit == "Y" or begin >= here),
                "future": found.rel_unit == "Y" or begin <= here,
            }
            year = self.anchor.year + moves.get(found.relation, 0)
        said = found.get("y")
        return (f"{year:04d}-{found.value}" if year else ""), When(f"{said:04d}" if said else None)

    def span(self, found: Expression) -> tuple[str, When]:
        """`pekan lalu`, `awal bulan ini`, `tahun depan`, `akhir tahun`: weeks give no date, months and years do."""
        pointing = found.relation in ("that", "same", "before", "after")
        pointed = self._pointed(found.unit) if pointing else None
        base = pointed or (self.anchor.near if self.anchor else None)
        past = {"past": True, "future": False}.get(found.relation)
        known = self.anchor is not None and bool(
            found.unit not in ("D", "W", "M") or self.anchor.day or (found.unit == "M" and self.anchor.month)
        )
        if base is None or not (known or pointed):
            return "", When(past=past)
        move = {"past": -1, "before": -1, "future": 1, "after": 1}.get(found.relation, 0)
        moved = shift(base, found.unit, move)
        if moved is None:
            return "", When(past=past)
        weekend = "-WE" if found.unit == "W" and found.edge == "END" else ""
        return timex(moved, found.unit) + weekend, When(iso(moved, found.unit), past=past)

    def offset(self, found: Expression) -> tuple[str, When]:
        """`dua hari lalu`, `tiga bulan lagi`; `sepekan kemudian` from the day named last."""
        backwards = found.relation in ("past", "before")
        pointing = found.relation in ("before", "after")
        past = {"past": True, "future": False}.get(found.relation)
        pointed = self._pointed(found.unit) if pointing else None
        base = pointed or (self.anchor.near if self.anchor else None)
        if pointing and found.unit in _MINUTES and self.clock_named and found.amount and not found.vague:
            move = timedelta(minutes=_MINUTES[found.unit] * found.amount)
            moment = self.clock_named - move if backwards else self.clock_named + move
            return f"{moment:%Y-%m-%dT%H:%M}", When(moment.date().isoformat(), kind="time")
        if found.vague or found.amount is None or found.unit in ("H", "MI", "S"):
            return ("PAST_REF" if backwards else "FUTURE_REF"), When(past=past)
        moved = shift(base, found.unit, -found.amount if backwards else found.amount) if base else None
        if moved is None or found.amount > 5000:
            return "", When(past=past)
        anchored = self.anchor is not None and (self.anchor.day is not None or found.unit == "Y")
        known = pointed is not None if pointing else anchored
        start = iso(moved, found.unit)
        if found.unit == "W" and timex(weekday_in_week(moved, 1, 0), "M") == timex(weekday_in_week(moved, 7, 0), "M"):
            start = timex(moved, "M")  # `dua pekan lalu` tells the month where the week lies in one
        return timex(moved, found.unit), When(start if known else None, past=past)

    # --- periods, clocks and the rest ---------------------------------------------------------------------------------

    def duration(self, found: Expression) -> tuple[str, When]:
        """`hampir lima jam`, `2 jam 30 menit`, `berhari-hari`."""
        if not found.unit:
            return "PXX", When(kind="duration")
        value = period(None if found.vague else found.amount, found.unit)
        if found.unit2 and found.amount2 is not None:
            second = period(found.amount2, found.unit2)
            value += second.removeprefix("PT" if "T" in value else "P")
        return value, When(kind="duration", duration=None if found.vague or found.amount is None else value)

    def set(self, found: Expression) -> tuple[str, When]:
        """`setiap tahun`, `tiap Senin`, `dua kali sepekan`."""
        when = When(kind="set")
        if "wd" in found.numbers:
            return f"XXXX-WXX-{found.numbers['wd']}", when
        if "m" in found.numbers:
            return f"XXXX-{found.numbers['m']:02d}", when
        if not found.unit:
            return f"T{found.part}", when
        return period(None if found.vague else found.amount or 1, found.unit), when

    def clock(self, found: Expression) -> tuple[str, When]:
        """`pukul 10.00 WIB`, `dini hari` without a day: `day_beside` may give it one."""
        day = self.calendar or self._anchor_day()
        return (day.isoformat() if day else ""), When(kind="time")

    def feast(self, found: Expression) -> tuple[str, When]:
        """`hari Natal`, `malam tahun baru`: feast days give no date to the graph."""
        if not found.value:
            return "", When()
        month, day = (int(part) for part in found.value.split("-"))
        year = found.numbers.get("y") or self._year_for(found, month, day)
        start = make_day(year, month, day) if year else None
        start = shift(start, "D", -1) if start and found.part else start
        return (start.isoformat() if start else f"XXXX-{found.value}"), When()

    def counted_day(self, found: Expression) -> tuple[str, When]:
        """`hari ketiga`: a day of a count whose begin is not known; for TIMEX3 the day that the text has come to."""
        return self._moved(self.antecedent or self._anchor_day(), 0)[0], When()

    def reference(self, found: Expression) -> tuple[str, When]:
        """`saat ini`, `baru-baru ini`, `dalam waktu dekat`."""
        return found.value, When(past={"PAST_REF": True, "FUTURE_REF": False}.get(found.value))


def _moment(value: str) -> datetime | None:
    """The moment that a TIMEX3 value names to the minute, or None."""
    try:
        return datetime.strptime(value, "%Y-%m-%dT%H:%M")
    except ValueError:  # no clock, or the hour 24
        return None


_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # the month in which each begins
_MINUTES = {"H": 60, "MI": 1}
_ONE = date(2000, 1, 2) - date(2000, 1, 1)
_FORMS: dict[str, Callable[[Resolver, Expression], tuple[str, When]]] = {
    "numeric": Resolver.calendar_day,
    "iso": Resolver.calendar_day,
    "day": Resolver.calendar_day,
    "day_of_month": Resolver.day_of_month,
    "month": Resolver.month,
    "year": Resolver.year,
    "decade": Resolver.decade,
    "century": Resolver.century,
    "weekday": Resolver.weekday,
    "eve": Resolver.eve,
    "today": Resolver.today,
    "yesterday": Resolver.near_day,
    "tomorrow": Resolver.near_day,
    "last_night": Resolver.near_day,
    "next_day": Resolver.pointed_day,
    "same_day": Resolver.pointed_day,
    "other_day": Resolver.pointed_day,
    "counted_day": Resolver.counted_day,
    "feast": Resolver.feast,
    "span": Resolver.span,
    "quarter": Resolver.quarter,
    "season": Resolver.season,
    "offset": Resolver.offset,
    "duration": Resolver.duration,
    "set": Resolver.set,
    "clock": Resolver.clock,
    "part": Resolver.clock,
    "reference": Resolver.reference,
}
