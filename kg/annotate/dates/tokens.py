"""Words of time: cutting a text into the pieces that the patterns of `dates_grammar` are written over.

Every piece gets one class (`weekday`, `month`, `small` ...), and every class one character, so that a pattern over
classes is a regular expression over a string with one character a piece. The pieces are our own and not spaCy's
tokens: words glued at a link (`padaRabu`), `Mei2025` and `20/12/2025` come apart here, whatever the tokenizer does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.annotate.lexicon import rows

_PIECE = re.compile(
    r"""(?P<number>\d{1,3}(?:\.\d{3})+(?!\d)(?:,\d+)? | \d+(?:,\d{1,6}(?!\d))?)
      | (?P<word>[Jj]um['’]at | JUM['’]AT | [A-Z]+(?![a-z]) | [A-Z]?[a-z]+ | [^\W\d_]+)
      | (?P<newline>\n)
      | (?P<mark>[^\s\w\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff])""",
    re.VERBOSE,
)
_MARKS = {
    "(": "lpar", ")": "rpar", "/": "slash", "-": "dash", "–": "dash", "—": "dash", "−": "dash",
    ".": "dot", ":": "colon", ",": "comma", "'": "apostrophe", "’": "apostrophe", "‘": "apostrophe",
}  # fmt: skip
_NUMBER_CLASSES = ("small", "number", "year", "big")
_LONGEST_NUMBER = 11  # characters
FIRST_YEAR, LAST_YEAR = 1900, 2100


@cache
def _words() -> dict[str, tuple[str, str]]:
    """{lower-case word: (class, value)} from the lexicons; the later list does not override the earlier one."""
    found: dict[str, tuple[str, str]] = {}
    for row in rows("weekdays.csv"):
        found.setdefault(row["word"], ("weekday", row["number"]))
    for row in rows("months.csv"):
        found.setdefault(row["word"], ("month" if row["bare"] == "yes" else "mon", row["number"]))
    for row in rows("time_words.csv"):
        found.setdefault(row["word"], (row["class"], row["value"]))
    for row in rows("number_words.csv"):
        found.setdefault(row["word"], ("some" if row["kind"] == "some" else "numeral", row["value"]))
    return found


@cache
def class_characters() -> dict[str, str]:
    """{class: its character}, from Unicode's private area so that none means anything to `re`."""
    names = [
        *dict.fromkeys(name for name, _ in _words().values()),
        *dict.fromkeys(_MARKS.values()),
        *_NUMBER_CLASSES,
        "newline",
        "other",
    ]
    return {name: chr(0xE000 + number) for number, name in enumerate(names)}


@cache
def _capital_days() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("weekdays.csv") if row["capital"] == "yes")


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text cut into pieces, as columns.

    Attributes:
        text: the text.
        starts, ends: offsets of each piece.
        values: what the lexicon says of each piece, or the number as written, or the word itself in lower case.
        classes: one character a piece.
    """

    text: str
    starts: list[int]
    ends: list[int]
    values: list[str]
    classes: str

    def surface(self, index: int) -> str:
        """The piece as written."""
        return self.text[self.starts[index] : self.ends[index]]

    def word(self, index: int) -> str:
        """The piece in lower case; empty outside the text."""
        return self.surface(index).lower() if 0 <= index < len(self.starts) else ""


def _number_class(number: str) -> str:
    if len(number) > _LONGEST_NUMBER:
        return "other"
    if not number.isdecimal():
        return "big"
    value = int(number)
    if len(number) <= 2:
        return "small" if 1 <= value <= 31 else "number"
    return "year" if len(number) == 4 and FIRST_YEAR <= value <= LAST_YEAR else "big"


def cut(text: str) -> Pieces:
    """Cut a text into pieces; linear in its length."""
    known: dict[str, tuple[str, str]] = {}  # {surface: (class character, value)}
    starts: list[int] = []
    ends: list[int] = []
    values: list[str] = []
    classes: list[str] = []
    for match in _PIECE.finditer(text):
        surface = match.group()
        if surface not in known:
            known[surface] = _classify(match.lastgroup or "", surface)
        character, value = known[surface]
        starts.append(match.start())
        ends.append(match.end())
        values.append(value)
        classes.append(character)
    return Pieces(text, starts, ends, values, "".join(classes))


def _classify(kind: str, surface: str) -> tuple[str, str]:
    if kind == "number":
        name, value = _number_class(surface), surface
    elif kind == "word":
        lower = surface.lower()
        name, value = _words().get(lower, ("other", lower))
        if lower in _capital_days() and not surface[0].isupper():
            # `minggu` in small letters is the week
            name, value = ("week", "W") if lower == "minggu" else ("other", lower)
    elif kind == "newline":
        name, value = "newline", surface
    else:
        name, value = _MARKS.get(surface, "other"), surface
    return class_characters()[name], value


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """A regular expression in which `{weekday}` stands for a piece of that class; blanks mean nothing.

    Raises:
        KeyError: the pattern names a class that no lexicon has.
    """
    characters = class_characters()
    spaceless = re.sub(r"\s+", "", pattern)
    return re.compile(re.sub(r"\{([a-z_]+)\}", lambda match: characters[match[1]], spaceless))


@cache
def _numerals() -> dict[str, tuple[str, int]]:
    return {row["word"]: (row["kind"], int(row["value"])) for row in rows("number_words.csv") if row["value"]}


def number_of(words: list[str]) -> float | None:
    """The number that a run of numerals or digits says (`dua puluh lima` is 25, `1,5` is 1.5); None if it is none."""
    total, current = 0, 0
    for word in words:
        if word[:1].isdigit():
            whole, _, decimals = word.partition(",")
            return float(f"{whole.replace('.', '')}.{decimals or 0}")
        if word not in _numerals():
            return None
        kind, value = _numerals()[word]
        if kind == "times" and value >= 1000:
            total, current = max(total + current, 1) * value, 0
        elif kind == "times":
            current = max(current, 1) * value
            if value >= 100:
                total, current = total + current, 0
        elif value >= 100:
            total += value
        else:
            current += value
    return float(total + current)
