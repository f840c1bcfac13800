"""How an encounter is held (in person, by phone, by video) and of which kind it is."""

from __future__ import annotations

from functools import cache

from kg.annotate import lexicon
from kg.annotate.meetings.cues import Cue, Entry
from kg.annotate.meetings.text import Sentence, Text

REACH = 14
VISIT_WITHIN = 3  # tellings among which a visit is looked for
MULTILATERAL = 4  # states from which on an encounter is multilateral


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
    table = _words(use)
    for i in range(
        max(sentence.start, cue.start - (reach if use == "mode" else 0)), min(sentence.end, cue.end + reach)
    ):
        for words, value in table.get(text.low[i], ()):
            if text.matches(i, words):
                return value
    return ""


def kind_of(stated: list[str], entries: list[Entry], sides: set[int], strangers: bool) -> str:
    """The kind of an encounter.

    Args:
        stated: kinds that words beside its cues state, in order.
        entries: the cue entries of its tellings, the first first.
        sides: the countries that take part.
        strangers: whether persons or bodies without a known country take part.
    """
    if stated:
        return stated[0]
    kind = entries[0].kind
    if kind != "bilateral":
        return kind
    if any(entry.cls == "visit" for entry in entries[:VISIT_WITHIN]):
        return "visit"
    if len(sides) >= MULTILATERAL:
        return "multilateral"
    if len(sides) < 2:
        return "other" if strangers or not sides else "internal"
    return "trilateral" if len(sides) == MULTILATERAL - 1 else "bilateral"
