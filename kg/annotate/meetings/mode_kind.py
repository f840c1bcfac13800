"""How an encounter is held (in person, by phone, by video) and of which kind it is."""

from __future__ import annotations

from functools import cache

from kg.annotate import lexicon
from kg.annotate.meetings.cues import Cue
from kg.annotate.meetings.text import Sentence, Text

REACH = 14


@cache
def _words(use: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in lexicon.rows("mode_words.csv"):
        if row["use"] == use:
            words = tuple(row["form"].split())
            table.setdefault(words[0], []).append((words, row["value"]))
    return table


def mode_of(text: Text, cue: Cue, sentence: Sentence) -> str:
    """`phone` or `video` where the clause says so, else what the cue implies; empty where neither tells."""
    said = _near(text, cue, sentence, "mode", REACH)
    return said or ("" if cue.entry.mode == "unknown" else cue.entry.mode)


def kind_said(text: Text, cue: Cue, sentence: Sentence) -> str:
    """The kind that a word beside the cue states (`pertemuan trilateral`), or empty."""
    return _near(text, cue, sentence, "kind", 4)


def _near(text: Text, cue: Cue, sentence: Sentence, use: str, reach: int) -> str:
    for i in range(
        max(sentence.start, cue.start - (reach if use == "mode" else 0)), min(sentence.end, cue.end + reach)
    ):
        for words, value in table.get(text.low[i], ()):
            if text.matches(i, words):
                return value
    return ""
