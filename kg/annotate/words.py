"""Small tests on single words that several components share."""

from __future__ import annotations

import re
from functools import cache

from kg.annotate import lexicon
from kg.annotate.gazetteer import common_words

# productive affixes of Indonesian (Sneddon, Indonesian Reference Grammar, 2010, ch. 1); the nasal of meN-/peN- replaces the
# first consonant of the root in brackets
_PREFIXES = (
    ("meng", ("", "k")), ("mem", ("", "p")), ("men", ("", "t")), ("meny", ("s",)), ("me", ("",)),
    ("peng", ("", "k")), ("pem", ("", "p")), ("pen", ("", "t")),
    ("peny", ("s",)), ("pe", ("",)), ("per", ("",)), ("ber", ("",)), ("be", ("",)),
    ("ter", ("",)), ("di", ("",)), ("ke", ("",)), ("se", ("",)),
    ("memper", ("",)), ("diper", ("",)), ("keber", ("",)), ("kese", ("",)), ("ketidak", ("",)), ("", ("",)),
)  # fmt: skip
_SUFFIXES = ("", "an", "kan", "i", "nya", "annya", "kannya", "inya", "lah", "kah", "pun")
_MIN_ROOT = 3
_TIME = frozenset(
    (
        "senin selasa rabu kamis jumat jum'at sabtu minggu ahad januari februari maret april mei juni juli "
        "agustus september oktober november desember wib wita wit"
    ).split()
)


@cache
def counts() -> dict[str, int]:
    """{word that says how many are meant: the number, 2 to 9}: `tiga`, `ketiga`."""
    units = {row["word"]: int(row["value"]) for row in lexicon.rows("number_words.csv") if row["kind"] == "unit"}
    few = {word: value for word, value in units.items() if 1 < value < 10}
    return few | {f"ke{word}": value for word, value in few.items()}


@cache
def is_common(word: str) -> bool:
    """Is this an everyday Indonesian word, or one derived from such a word (`Mengutip`, `Sejauhnya`)?"""
    lower = word.lower()
    if lower in common_words() or lower in _TIME:
        return True
    if "-" in lower:
        return all(is_common(part) for part in lower.split("-") if part)
    for prefix, starts in _PREFIXES:
        if not lower.startswith(prefix):
            continue
        for suffix in _SUFFIXES:
            if not (prefix or suffix) or not lower.endswith(suffix):
                continue
            root = lower[len(prefix) : len(lower) - len(suffix)]
            if len(root) >= _MIN_ROOT and any(start + root in common_words() for start in starts):
                return True
    return False


def is_time_word(word: str) -> bool:
    """Weekdays, months and time zones, which are written with a capital and name nobody."""
    return word.lower() in _TIME


_CAPITAL = re.compile(r"(?:al|el|as|ad|ar|ash|an)-(?=[A-Z])|[^\W\d_a-z\u00df-\u00f6\u00f8-\u00ff]")


def is_capitalised(word: str) -> bool:
    """Does the word start with a capital (`Rubio`, `al-Sharaa`)?"""
    return bool(_CAPITAL.match(word)) and word[0].isalpha() and (word[0].isupper() or "-" in word)


def is_acronym(word: str) -> bool:
    """All capitals, two letters or more (`KPK`, `G20`, `RI-1`)."""
    letters = [char for char in word if char.isalpha()]
    return bool(letters) and len(word) > 1 and all(char.isupper() for char in letters)
