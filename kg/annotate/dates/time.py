"""A resolved expression of time, and what the clause around one tells of its side of the publication day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from kg.annotate.attributes import When
from kg.annotate.dates.calendar import Anchor
from kg.annotate.dates.grammar import Expression
from kg.annotate.dates.tokens import Pieces
from kg.annotate.lexicon import rows

_CLAUSE_BACK, _CLAUSE_AHEAD = 16, 8  # pieces read on either side of a bare weekday or month
_ATTRIBUTION_BACK = 30  # pieces read before a day for the word that makes it that of a report
_ENDS = frozenset({".", "\n", "?", "!", ";"})
_BESIDE_SPEAKER = frozenset(
    {",", "(", ")", "di", "pada", "kepada", "wartawan", "media", "hal", "itu", "ini", "tersebut"}
)
_AHEAD_ENDS = (
    _ENDS
    | {"dan", "serta", "namun", "tetapi", "tapi", "setelah", "sebelum", "sementara", "sedangkan"}
    | {'"', "“", "”"}
)


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time with its meaning.

    Attributes:
        start, end: offsets in characters.
        type: `DATE`, `TIME`, `DURATION` or `SET`.
        value: as TIMEX3 writes it (`2025-12-20`, `2025-W51`, `2025-12-20TNI`, `PT5H`, `PAST_REF`), or empty.
        when: the same for the graph.
        form: name of the pattern.
        year_said: its year stands in the text.
        reported: it is the day on which somebody spoke, not one of what is told.
    """

    start: int
    end: int
    type: str
    value: str
    when: When
    form: str
    year_said: bool = False
    reported: bool = False

    @property
    def day(self) -> date | None:
        """The (first) day, if it is known to the day."""
        anchor = Anchor.of(self.when.start)
        return anchor.day if anchor else None


@cache
def _clause_words() -> dict[str, str]:
    return {row["word"]: row["class"] for row in rows("time_words_clause.csv")}


def side(pieces: Pieces, expression: Expression) -> str:
    """`future`, `past` or empty: what the nearest telling word before an expression says, else the one after it."""
    words = _clause_words()
    for index in range(expression.before, max(expression.before - _CLAUSE_BACK, -1), -1):
        word = pieces.word(index)
        if word in _ENDS:
            break
        if word in words:
            return "future" if words[word] == "future" else "past"
    index = _behind(pieces, expression)
    for ahead in range(index, min(index + _CLAUSE_AHEAD, len(pieces.starts))):
        word = pieces.word(ahead)
        if word in _AHEAD_ENDS:
            break
        if word in words:
            return "future" if words[word] == "future" else "past"
    return ""


def _behind(pieces: Pieces, expression: Expression) -> int:
    """Index of the first piece behind an expression."""
    index = expression.before + 1
    while index < len(pieces.starts) and pieces.starts[index] < expression.end:
        index += 1
    return index


def reported(pieces: Pieces, expression: Expression) -> bool:
    """Whether a day is that of the report: `kata X di Jakarta, Senin (9/6)`, `X, Senin, mengatakan`, `mengatakan pada Senin`."""
    words = _clause_words()
    told = False  # whether a word of what is told stands between
    for index in range(expression.before, max(expression.before - _ATTRIBUTION_BACK, -1), -1):
        word = pieces.word(index)
        if word in _ENDS or words.get(word) == "future":
            break
        if words.get(word) == "attribution" or (words.get(word) == "reporting" and not told):
            return True
        told = told or not (word in _BESIDE_SPEAKER or pieces.surface(index)[0].isupper())
    after = _behind(pieces, expression)
    if pieces.word(after) == ",":
        after += 1
    return words.get(pieces.word(after)) == "reporting"
