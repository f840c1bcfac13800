"""Whether an encounter took place, from tense-less Indonesian: the words around its cue, scoped to its clause."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.annotate import lexicon
from kg.annotate.meetings.cues import Cue
from kg.annotate.meetings.text import THAT, Sentence, Text, singles, verbal

REACH_LEFT, REACH_RIGHT = 12, 14
REACH_OF_EFFECT = 4
REACH_OF_RELATIVE = 6  # from a cue to a relative clause of its own
CLOSE = 2  # entries with this reach stand beside their cue, no name between
SURE = 2  # rank from which on a word leaves no doubt
WHOLE_SENTENCE = 30  # entries with this reach are looked for up to the end of the sentence
TENSES = frozenset({"held", "scheduled", "ongoing"})
GOVERNING = frozenset({"proposed", "denied", "ongoing"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A status and its word, empty where nothing was said and `held` is assumed; `sure` if the word leaves no doubt."""

    status: str
    word: str = ""
    token: int = -1
    sure: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    status: str
    side: str  # left, right, both
    reach: int
    rank: int


@cache
def _entries() -> dict[str, tuple[_Entry, ...]]:
    table: dict[str, list[_Entry]] = {}
    for row in lexicon.rows("status_cues.csv"):
        words = tuple(row["form"].split())
        table.setdefault(words[0], []).append(
            _Entry(words, row["status"], row["side"], int(row["reach"]), int(row["rank"]))
        )
    return {first: tuple(sorted(entries, key=lambda e: -len(e.words))) for first, entries in table.items()}


def status_of(text: Text, cue: Cue, sentence: Sentence, passed: range = range(0)) -> Reading:
    """The status that the clause of the cue states; the highest rank wins, then the nearest word.

    Args:
        passed: tokens that say nothing of it.
    """
    best: tuple[int, int, Reading] | None = None
    left = _limit_left(text, cue, sentence)
    right = _limit_right(text, cue, sentence)
    named = text.named
    i = sentence.start
    while i < sentence.end:
        if i in named:
            i += 1
            continue
        if cue.start <= i < cue.end:
            i = cue.end
            continue
        if i in passed:
            i = passed.stop
            continue
        step = 1
        for entry in _entries().get(text.low[i], ()):
            if not text.matches(i, entry.words):
                continue
            if not left <= i < right and entry.reach < WHOLE_SENTENCE:
                break
            end = i + len(entry.words)
            step = len(entry.words)
            before = end <= cue.start
            gap = range(end, cue.start) if before else range(cue.end, i)
            distance = _steps(text, gap) if entry.reach > CLOSE else len(gap)
            if entry.status == "none":
                break
            if before and entry.status in GOVERNING and _other_verb(text, end, cue.start):
                break
            if before and entry.status in TENSES and THAT in text.low[end : cue.start]:
                break  # `setelah A mengatakan bahwa perundingan akan dimulai`
            if distance > REACH_OF_RELATIVE and not before and text.before(i) == "yang":
                break  # it speaks of what the relative clause belongs to
            if not before and entry.status == "possible" and _effect(text, end, sentence):
                step = REACH_OF_EFFECT  # past `akan`, `dapat`
                break
            if entry.side in {"both", "left" if before else "right"} and distance <= entry.reach:
                key = (entry.rank, -distance)
                if best is None or key > best[:2]:
                    best = (*key, Reading(entry.status, " ".join(entry.words), i, entry.rank >= SURE))
            break
        i += step
    if cue.entry.pattern == "ask" and (best is None or best[2].status in {"held", "scheduled"}):
        return Reading("proposed", text.low[cue.start], cue.start)
    if best is None and cue.entry.pattern == "passive":
        return Reading("held", text.low[cue.start], cue.start)
    return best[2] if best else Reading("held")


def _steps(text: Text, gap: range) -> int:
    """How many tokens a gap has, names that stand side by side counted as one."""
    return sum(i == gap.start or i not in text.named or i - 1 not in text.named for i in gap)


def _other_verb(text: Text, start: int, end: int) -> bool:
    """Whether a full verb stands between a modal word and the cue, so that the word governs that verb."""
    words = (text.low[i] for i in range(start, end) if i not in text.named)
    return any(verbal(word) and word not in singles("light") for word in words)


def _effect(text: Text, start: int, sentence: Sentence) -> bool:
    """`Pertemuan itu diharapkan dapat mempererat ...`: what comes of it is hoped for, not the encounter itself."""
    following = (word for word in text.low[start : min(sentence.end, start + REACH_OF_EFFECT)] if verbal(word))
    word = next(following, None)
    return word is not None and word not in singles("occurring")


def _limit_left(text: Text, cue: Cue, sentence: Sentence) -> int:
    start = max(sentence.start, cue.start - REACH_LEFT)
    for i in range(cue.start - 1, start - 1, -1):
        word = text.low[i]
        if (
            word in singles("boundary")
            or (word in singles("conjunction") and cue.start - i > 2)
            or (word == "," and cue.start - i > 6)
        ):
            return i + 1
    return start


def _limit_right(text: Text, cue: Cue, sentence: Sentence) -> int:
    end = min(sentence.end, cue.end + REACH_RIGHT)
    for i in range(cue.end, end):
        if text.low[i] in singles("boundary") | singles("status_end") | singles("spoken"):
            return i
    return end
