"""The words that name an encounter: `bertemu`, `perundingan`, `panggilan telepon`, `KTT`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.annotate import lexicon
from kg.annotate.meetings.text import Text, singles

OPENING = 3  # words before a cue that opens its sentence
LIST = "list"  # kind of a cue after which those are named whom the sentence before counted (`Mereka adalah A dan B`)
REACH_OF_POINTER = 6  # `pertemuan pada Sabtu (20/12) itu`


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of `meeting_cues.csv`."""

    words: tuple[str, ...]
    cls: str
    pattern: str
    kind: str
    mode: str


@dataclass(frozen=True, slots=True)
class Cue:
    """An entry found in the text.

    Attributes:
        start, end: tokens.
        entry: the row.
        clitic: the last word carries `-nya`.
        points: it is followed by `itu`, `tersebut`, `ini`.
    """

    start: int
    end: int
    entry: Entry
    clitic: bool = False
    points: bool = False


@cache
def _entries() -> dict[str, tuple[Entry, ...]]:
    table: dict[str, list[Entry]] = {}
    for row in lexicon.rows("meeting_cues.csv"):
        words = tuple(row["form"].split())
        table.setdefault(words[0], []).append(
            Entry(words, row["class"], row["pattern"], row["kind"], row["mode"] or "unknown")
        )
    return {first: tuple(sorted(entries, key=lambda e: -len(e.words))) for first, entries in table.items()}


def find_cues(text: Text) -> list[Cue]:
    """The cues outside site noise, titles and names: the longest entry at each place, none overlapping, in order."""
    found: list[Cue] = []
    i = 0
    entries = _entries()
    while i < len(text.low):
        first = text.low[i]
        known = first in entries or first.removesuffix("nya") in entries
        cue = _at(text, i) if known else None
        if cue is not None and (_in_name(text, cue) or _goes_on(text, cue)):
            cue = None
        if cue is not None and (
            text.noisy(cue.start, cue.end) or i in text.title_at or (i in text.named and cue.entry.pattern != "summit")
        ):
            cue = None
        if cue is None:
            i += 1
        else:
            found.append(cue)
            i = cue.end
    return found


def _in_name(text: Text, cue: Cue) -> bool:
    """Whether a word for contact in general is a part of a name (`Kemitraan Dialog Rusia-ASEAN`)."""
    general = cue.entry.words[0] in singles("general")
    opens = text.sentence(cue.start).start == cue.start - 1
    return general and not opens and cue.start > 0 and text.capital[cue.start] and text.capital[cue.start - 1]


def _goes_on(text: Text, cue: Cue) -> bool:
    """Whether what would open a list stands within a sentence (`tiga menteri, yakni A`)."""
    return cue.entry.kind == LIST and cue.start - text.sentence(cue.start).start > OPENING


def _at(text: Text, start: int) -> Cue | None:
    entries = _entries()
    first = text.low[start]
    for head in dict.fromkeys((first, first.removesuffix("nya"))):
        for entry in entries.get(head, ()):
            end = start + len(entry.words)
            words = text.low[start:end]
            if len(words) < len(entry.words):
                continue
            plain = [*words[:-1], words[-1].removesuffix("nya")]
            if entry.words in (tuple(words), tuple(plain)) or (head != first and (head, *words[1:]) == entry.words):
                clitic = entry.words != tuple(words)
                end = _abbreviation(text, end)
                return Cue(start, end, entry, clitic, _points(text, end))
    return None


def _abbreviation(text: Text, end: int) -> int:
    """`Konferensi Tingkat Tinggi (KTT)`: past the bracket."""
    if (
        end + 2 < len(text.low)
        and text.low[end] == "("
        and text.low[end + 2] == ")"
        and text.shown[end + 1][:1].isalpha()
    ):
        return end + 3
    return end


def _points(text: Text, end: int) -> bool:
    limit = min(text.sentence(end - 1).end, end + REACH_OF_POINTER + 4)
    for i in range(end, limit):
        word = text.low[i]
        if word in singles("pointing"):
            return True
        if not (
            word in {"pada", "di", "dengan", "tertutup", "bilateral", "dua", "hari", "(", ")", "/"}
            or word in singles("means")
            or re.fullmatch(r"[\d/()]+", word)
            or text.capital[i]
        ):
            return False
    return False
