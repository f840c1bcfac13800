"""Neighbouring expressions of time that are one: `Kamis lalu (21/05)`, `Senin, 9 Juni 2025`, `Rabu (3/12) malam pukul
19.30 WIB`."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg.annotate.dates.grammar import Expression
from kg.annotate.lexicon import rows

_CLOSE = re.compile(r"[ \t\u00a0]*,?[ \t\u00a0]*\Z")
_TIGHT = re.compile(r"[ \t\u00a0]*\Z")
_DAYS = frozenset({"numeric", "day", "iso"})
_NAMED_DAYS = frozenset(
    {"weekday", "today", "yesterday", "tomorrow", "next_day", "same_day", "offset", "last_night", "day_of_month"}
)


@cache
def _trailing_part() -> re.Pattern[str]:
    parts = "|".join(row["word"] for row in rows("time_words.csv") if row["class"] == "part")
    return re.compile(
        rf"[ \t\u00a0]*(?:(?P<part>{parts})|(?P<dini>dini[ \t\u00a0]+hari))(?:[ \t\u00a0]+hari)?(?!\w)", re.IGNORECASE
    )


@cache
def _part_codes() -> dict[str, str]:
    return {row["word"]: row["value"] for row in rows("time_words.csv") if row["class"] in ("part", "dini")}


def _joined(first: Expression, second: Expression, gap: str) -> Expression | None:
    """The two as one expression, or None if they are two."""
    if second.form in _DAYS and first.form in _NAMED_DAYS and "wd" not in second.numbers:
        beside = first.form == "weekday" and _CLOSE.match(gap)
        if (beside or (second.parenthesis and _TIGHT.match(gap))) and "d" not in first.numbers:
            weekday = {name: value for name, value in first.numbers.items() if name == "wd"}
            return replace(
                second, start=first.start, numbers=weekday | second.numbers, part=second.part or first.part,
                relation=second.relation or (first.relation if first.form == "weekday" else ""),
                before=first.before, parenthesis=True,
            )  # fmt: skip
    dated = first.form in _DAYS or (first.form in _NAMED_DAYS and not first.vague and first.unit in ("", "D"))
    if second.form == "part" and dated and _TIGHT.match(gap) and not first.part:
        return replace(first, end=second.end, part=second.part)
    if second.form == "clock" and dated and _CLOSE.match(gap) and "h" not in first.numbers:
        clock = {name: second.numbers[name] for name in ("h", "min") if name in second.numbers}
        return replace(first, end=second.end, numbers=first.numbers | clock, part=second.part or first.part)
    if first.form == "clock" and second.form in _DAYS | _NAMED_DAYS and _TIGHT.match(gap) and "h" not in second.numbers:
        clock = {name: first.numbers[name] for name in ("h", "min") if name in first.numbers}
        return replace(
            second,
            start=first.start,
            numbers=second.numbers | clock,
            part=first.part or second.part,
            before=first.before,
        )
    return None


def _with_part(text: str, found: Expression, limit: int) -> Expression:
    """Takes in a part of the day that follows a date: `(20/12) malam`."""
    if found.form not in _DAYS or found.part:
        return found
    match = _trailing_part().match(text, found.end, limit)
    if match is None:
        return found
    word = (match["part"] or "dini").lower()
    return replace(found, end=match.end(), part=_part_codes()[word])


def merge(text: str, found: list[Expression]) -> list[Expression]:
    """Join what belongs together and drop `20/12` that neither a weekday nor parentheses nor a year make a date."""
    merged: list[Expression] = []
    for number, expression in enumerate(found):
        limit = found[number + 1].start if number + 1 < len(found) else len(text)
        current = _with_part(text, expression, limit)
        while merged and (joined := _joined(merged[-1], current, text[merged[-1].end : current.start])):
            merged.pop()
            current = _with_part(text, joined, limit)
        merged.append(current)
    return [
        expression
        for expression in merged
        if expression.form != "numeric" or expression.parenthesis or expression.numbers.keys() & {"y", "wd", "m2"}
    ]
