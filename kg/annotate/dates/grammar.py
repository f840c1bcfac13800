"""Expressions of time in a text: a table of patterns over the pieces of `dates_tokens`, and what each match says.

Nothing is resolved here: `Rabu pekan depan` becomes an `Expression` of the form `weekday` with weekday 3, unit W and
the relation `future`; which day that is, `dates_resolve` decides."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from kg.annotate.dates.patterns import PATTERNS
from kg.annotate.dates.tokens import Pieces, class_characters, compile_pattern, number_of
from kg.annotate.lexicon import words

_FIELDS = ("wd", "wd2", "d", "m", "d2", "m2", "y0", "y", "y2", "h", "min")  # groups that hold one number


@dataclass(slots=True)
class Expression:
    """An expression of time as it stands in the text.

    Attributes:
        form: name of its pattern.
        start, end: offsets in characters.
        numbers: `wd` weekday, `d` `m` `y` day, month and year, `d2` `m2` `y2` of the end of a range, `y0` year of its
            start, `h` `min` of a clock; only what is said.
        unit: TIMEX3 code of the unit (`D`, `W`, `M`, `Y`, `H`, `MI`, `S`, `Q`, `HY`, `DE`, `CE`), or empty.
        rel_unit: the unit of a frame (`Senin *pekan* lalu`).
        amount: how many units; None if not said or unknown.
        vague: the number is not known (`beberapa`).
        amount2, unit2: the second half of `2 jam 30 menit`.
        relation: `past`, `future`, `this`, `that`, `same`, `before`, `after` or empty.
        part: `MO`, `AF`, `EV`, `NI` or empty.
        edge: `START`, `MID`, `END` or empty.
        value: for `reference` its TIMEX3 value, for `season` its TIMEX3 code, for `feast` month and day, for `quarter`,
            `decade`, `century` a number.
        shift: days from the anchor (`kemarin` -1).
        before: index of the piece before the first one, for reading the clause.
        parenthesis: it stands in parentheses.
    """

    form: str
    start: int
    end: int
    numbers: dict[str, int] = field(default_factory=dict)
    unit: str = ""
    rel_unit: str = ""
    amount: float | None = None
    amount2: float | None = None
    unit2: str = ""
    vague: bool = False
    relation: str = ""
    part: str = ""
    edge: str = ""
    value: str = ""
    shift: int = 0
    before: int = -1
    parenthesis: bool = False

    def get(self, name: str) -> int | None:
        """A number of the expression, or None."""
        return self.numbers.get(name)


_RELATIONS = (  # the first class found in the words of the relation decides
    ("past", "past"), ("kemarin", "past"), ("tadi", "past"), ("datang", "future"), ("depan", "future"),
    ("future", "future"), ("nanti", "future"), ("besok", "future"), ("lagi", "future"), ("this", "this"),
    ("that", "that"), ("sama", "same"), ("before", "before"), ("after", "after"),
)  # fmt: skip
_REFERENCES = {
    "now": "PRESENT_REF", "this": "PRESENT_REF", "that": "PAST_REF", "past": "PAST_REF", "once": "PAST_REF",
    "edge": "PAST_REF", "last": "PAST_REF", "baru": "PAST_REF", "depan": "FUTURE_REF", "future": "FUTURE_REF",
    "dekat": "FUTURE_REF", "nanti": "FUTURE_REF", "lagi": "FUTURE_REF", "hari": "PRESENT_REF",
}  # fmt: skip


@cache
def _compiled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((form, compile_pattern(pattern)) for form, pattern in PATTERNS)


@cache
def _class_names() -> dict[str, str]:
    return {character: name for name, character in class_characters().items()}


def _first_of(names: list[str], table: tuple[tuple[str, str], ...]) -> str:
    return next((value for name, value in table if name in names), "")


def _unit_code(pieces: Pieces, index: int) -> str:
    name, value = _class_names()[pieces.classes[index]], pieces.values[index]
    if name == "minute":
        return {"M": "MI", "S": "S"}[value]
    return "HY" if name == "half_year" else value


def _build(pieces: Pieces, form: str, match: re.Match[str], moved: int) -> Expression:
    """The expression of a match, whose places lie `moved` pieces before their own."""
    first, last = match.start() + moved, match.end() - 1 + moved
    names = _class_names()
    classes = [names[character] for character in match.group()]
    # A parenthesis belongs to it only where both of its marks do.
    opened, closed = "lpar" in classes, classes[-1] == "rpar"
    if opened and not closed and classes[0] == "lpar":
        first += 1
    if closed and not opened:
        last -= 1
    found = Expression(form, pieces.starts[first], pieces.ends[last], before=match.start() + moved - 1)
    found.parenthesis = opened and closed
    said = [name for name, text in match.groupdict().items() if text]
    groups = {name: (match.start(name) + moved, match.end(name) + moved) for name in said}

    def group(name: str) -> list[int]:
        return list(range(*groups[name])) if name in groups else []

    for name in _FIELDS:
        for index in group(name)[:1]:
            value = pieces.values[index]
            found.numbers[name] = int(value) if value.isdecimal() else int(number_of([pieces.word(index)]) or 0)
    for index in group("unit") or group("seunit") or group("berunit"):
        found.unit = _unit_code(pieces, index) if "unit" in groups else pieces.values[index]
    for index in group("unit2"):
        found.unit2 = _unit_code(pieces, index)
    for index in group("rel_unit"):
        found.rel_unit = pieces.values[index]
    if "seunit" in groups and form != "set":
        found.amount = 1.0
    found.vague = "berunit" in groups or "vague" in groups
    if "amount" in groups:
        _read_amount(pieces, group("amount"), found)
    if "amount2" in groups:
        found.amount2 = number_of([pieces.word(index) for index in group("amount2")])
    if form == "duration" and "seunit" in groups and classes[-1] == "setengah":
        found.amount = 1.5
    found.relation = _first_of([names[pieces.classes[index]] for index in group("rel")], _RELATIONS)
    for index in (group("part2") or group("part"))[:1]:
        found.part = pieces.values[index]
    for index in group("edge")[:1]:
        found.edge = pieces.values[index]
    for index in group("shift")[:1]:
        found.shift = int(pieces.values[index]) - (1 if "lusa" in groups else 0)
    for index in group("tadi")[:1]:
        found.relation = _first_of([names[pieces.classes[index]]], _RELATIONS)
    for index in group("feast")[:1]:
        found.value = "01-01" if pieces.values[index] == "Y" else pieces.values[index]
    for index in group("season")[:1]:
        found.value = pieces.values[index]
    for index in group("ref")[:1]:
        found.value = _REFERENCES[names[pieces.classes[index]]]
    for name in ("q", "decade"):
        if name in groups:
            surfaces = [pieces.word(index) for index in group(name)]
            value = pieces.values[groups[name][1] - 1]
            number = number_of(surfaces)
            last_one = "4" if "last" in classes else ""
            found.value = value if value.isdecimal() else str(int(number)) if number else last_one
    return found


def _read_amount(pieces: Pieces, indices: list[int], found: Expression) -> None:
    names = [_class_names()[pieces.classes[index]] for index in indices]
    surfaces = [pieces.word(index) for index in indices]
    if "some" in names:
        found.vague = True
        return
    cut = max((place for place, name in enumerate(names) if name in ("dash", "until")), default=-1) + 1
    surfaces, names = surfaces[cut:], names[cut:]
    half = 0.5 if names[-1] == "setengah" else 0.0
    whole = number_of(surfaces[:-1] if half else surfaces) if surfaces[: -1 if half else None] else 0.0
    found.amount = None if whole is None else whole + half


# --- what is no expression of time although a pattern fits ----------------------------------------------------------

_NO_YEAR_BEFORE = frozenset(
    (
        "rp",
        "$",
        "no",
        "nomor",
        "usd",
        "idr",
        "eur",
        "pasal",
        "ayat",
        "km",
        "kilometer",
        "sekitar",
        "sebanyak",
        "total",
        "senilai",
        "seharga",
    )
)
_MONTH_AFTER = frozenset(("prep", "until", "edge", "bulan", "after_what", "before_what"))


def _calendar_day(found: Expression) -> bool:
    return all(1 <= found.numbers.get(name, 1) <= 12 for name in ("m", "m2"))


def _good_numeric(pieces: Pieces, found: Expression, first: int, last: int) -> bool:
    year = found.get("y")
    if year is not None and year < 100:
        found.numbers["y"] = 2000 + year
        if not found.parenthesis:
            return False
    return _calendar_day(found)


def _good_clock(pieces: Pieces, found: Expression, first: int, last: int) -> bool:
    return found.numbers.get("h", 0) <= 24 and found.numbers.get("min", 0) <= 59


def _good_year(pieces: Pieces, found: Expression, first: int, last: int) -> bool:
    if _class_names()[pieces.classes[first]] != "year" or found.relation:
        return True
    previous, following = pieces.word(first - 1), pieces.word(last + 1)
    if previous in _NO_YEAR_BEFORE or following in words("time_words_counted.txt") or following in ("%", "-", "/"):
        return False
    if previous in ("/", "-", ".", ",") and first >= 1 and pieces.ends[first - 1] == pieces.starts[first]:
        return False  # a part of a number, a code or a slash date
    decimals = following in (".", ",") and pieces.word(last + 2)[:1].isdigit()
    return not (decimals and pieces.ends[last + 1] == pieces.starts[last + 2])


def _good_month(pieces: Pieces, found: Expression, first: int, last: int) -> bool:
    """A month alone: not a person (`April Kusuma`), nor a common word in small letters."""
    if last > first:
        return True
    surface = pieces.surface(first)
    before, after = first - 1, last + 1
    prepared = before >= 0 and _class_names()[pieces.classes[before]] in _MONTH_AFTER
    if not surface[0].isupper():
        return prepared
    if prepared:
        return True
    neighbours = (pieces.surface(i) for i in (before, after) if 0 <= i < len(pieces.starts))
    return not any(word[0].isupper() for word in neighbours)


def _good_reference(pieces: Pieces, found: Expression, first: int, last: int) -> bool:
    """`dulu`, `nanti` alone are particles more often than times: only at the head of a clause."""
    if last > first or found.value == "PRESENT_REF":
        return True
    return pieces.word(first - 1) in ("", "\n", ".", ",", "sejak", "seperti", "“", '"')


def _good_weekday(pieces: Pieces, found: Expression, first: int, last: int) -> bool:
    """`Minggu lalu` that opens a sentence is the week, not the day."""
    if pieces.word(first) != "minggu" or found.relation not in ("past", "future", "this") or found.rel_unit:
        return True
    before = pieces.word(first - 1)
    if before not in ("", ".", "\n", '"', "“", "!", "?"):
        return True
    found.form, found.unit = "span", "W"
    found.numbers.clear()
    return True


_GOOD: dict[str, Callable[[Pieces, Expression, int, int], bool]] = {
    "numeric": _good_numeric,
    "iso": lambda pieces, found, first, last: _calendar_day(found),
    "clock": _good_clock,
    "year": _good_year,
    "month": _good_month,
    "reference": _good_reference,
    "weekday": _good_weekday,
}


def _squeezed(classes: str) -> tuple[str, list[int]]:
    """The pieces with each run of words that mean nothing here cut to one, and the place each of them had."""
    other = class_characters()["other"]
    places = [place for place, one in enumerate(classes) if one != other or classes[place - 1 : place] != other]
    return "".join(classes[place] for place in places), places


def _matches(pieces: Pieces) -> list[tuple[int, int, int, Expression]]:
    """(first piece, minus the length, place in the table, expression) of every good match."""
    found = []
    classes, places = _squeezed(pieces.classes)
    for place, (form, pattern) in enumerate(_compiled()):
        for match in pattern.finditer(classes):
            first = places[match.start()]
            expression = _build(pieces, form, match, first - match.start())
            length = match.end() - match.start()
            good = _GOOD.get(form)
            if good is None or good(pieces, expression, first, first + length - 1):
                found.append((first, -length, place, expression))
    return sorted(found, key=lambda entry: entry[:3])


def find(pieces: Pieces) -> list[Expression]:
    """The expressions of time of a text, leftmost and longest first, without overlaps, in order of position."""
    kept: list[Expression] = []
    reached = 0
    for first, length, _, expression in _matches(pieces):
        if first >= reached:
            kept.append(expression)
            reached = first - length
    return kept
