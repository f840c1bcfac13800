"""What an encounter is about, in the article's words: the phrase behind `membahas`, `soal`, `mempererat`; the thing negotiated."""

from __future__ import annotations

from collections.abc import Iterator

from kg.annotate import lexicon
from kg.annotate.meetings.cues import Cue
from kg.annotate.meetings.text import Sentence, Text, verbal

_LEXICON = "topic_words.csv"
LONGEST = 9  # tokens of a topic
LONGEST_MODIFIER = 3  # of what a negotiation is about (`negosiasi tarif impor`)
MOST = 4
FIELD = "bidang"
_MARKS = frozenset(".,;:!?()[]{}/\"“”„‘’'")


def _words(use: str) -> frozenset[str]:
    return lexicon.singles(_LEXICON, use)


def topics_of(text: Text, cue: Cue, sentence: Sentence) -> tuple[str, ...]:
    """Up to four topics that the sentence of a cue tells behind it, in order."""
    found = [_negotiated(text, cue, sentence)] if cue.entry.cls == "talks" and cue.entry.pattern == "noun" else []
    found.extend(_told(text, cue.start, sentence.end))  # a cue can open a topic itself (`keduanya membicarakan tarif`)
    return _few(found, text.agreements.get(sentence.number, []))


def topics_around(text: Text, sentence: Sentence) -> tuple[str, ...]:
    """Up to four topics that a sentence without a cue of its own tells, which follows that of an encounter."""
    return _few(list(_told(text, sentence.start, sentence.end)), text.agreements.get(sentence.number, []))


def _few(told: list[str], named: list[str]) -> tuple[str, ...]:
    """Those told, and of those that are only named the ones that are in none of them."""
    more = [name for name in named if not any(name in topic for topic in told)]
    return tuple(dict.fromkeys(topic for topic in (*told, *more) if topic))[:MOST]


def _negotiated(text: Text, cue: Cue, sentence: Sentence) -> str:
    """`negosiasi tarif impor`, `perundingan nuklir`, `pembicaraan gencatan senjata`: the nouns behind the event noun."""
    end = cue.end
    if text.low[end : end + 1] and text.low[end] in _words("matter"):
        while end < min(sentence.end, cue.end + LONGEST_MODIFIER) and _content(text, end) and not text.capital[end]:
            if text.low[end] == "antara":
                break
            end += 1
    return _phrase(text, cue.end, end)


def _told(text: Text, start: int, end: int) -> Iterator[str]:
    i = start
    while i < end:
        size = max((len(entry) for entry in lexicon.uses(_LEXICON)["opens"] if text.matches(i, entry)), default=0)
        aimed = text.low[i] in _words("aims") and i + 1 < end and text.low[i + 1] in _words("aim")
        if size or aimed:
            start = i + (size or 1)
            topics, i = _listed(text, start, _holder(text, start, end) if text.low[start - 1] == FIELD else end)
            yield from topics
        else:
            i += 1


def _holder(text: Text, start: int, end: int) -> int:
    """Where somebody follows who is named behind his field: `utusan di bidang pendidikan Sir Steve Smith`."""
    named = next((i for i in range(start, end) if i in text.actors or i in text.title_at), end)
    while named > start and text.capital[named - 1]:
        named -= 1
    return named


def _listed(text: Text, start: int, end: int) -> tuple[list[str], int]:
    """The topics of a list that begins at `start`, and the token behind them: `tarif impor, energi, dan pertanian`."""
    topics: list[str] = []
    begun, stop = start, start
    while start < end:
        while start < end and text.low[start] in _words("empty"):
            start += 1
        stop = start
        while (
            stop < end
            and stop - start < LONGEST
            and (_content(text, stop) or _inside(text, start, stop, end, not topics))
        ):
            stop += 1
        topic = _phrase(text, start, stop)
        if (
            topics
            and topic
            and _names(text, start, stop)
            and stop - begun <= LONGEST
            and not _names(text, begun, start)
        ):
            topics[-1] = _phrase(text, begun, stop)  # `perundingan Peru, Kuba, dan Chili` is one
        elif topic:
            topics.append(topic)
            begun = start
        joined = stop
        while joined < end and (text.low[joined] == "," or text.low[joined] in _words("joins")):
            joined += 1
        comma = joined > stop and text.low[joined - 1] == ","
        if joined == stop or (comma and not _goes_on(text, joined, end)) or not (topic or comma):
            break
        start = joined
    return topics, max(start, stop)


def _names(text: Text, start: int, end: int) -> bool:
    """Whether all the words of a stretch are names."""
    return all(
        i in text.named for i in range(start, end) if text.doc[i].is_alpha and text.low[i] not in _words("joins")
    )


def _goes_on(text: Text, start: int, end: int) -> bool:
    """Whether a list goes on behind a comma: another comma or a joining word follows before anything that ends it.

    `antara lain` and its like always go on.
    """
    if text.low[start : start + 1] and text.low[start] in _words("empty"):
        return True
    for i in range(start, min(end, start + LONGEST)):
        if text.low[i] == "," or text.low[i] in _words("joins"):
            return i > start
        if not _content(text, i):
            return False
    return False


def _inside(text: Text, start: int, i: int, end: int, alone: bool) -> bool:
    """Whether a joining word at `i` belongs to the topic from `start`: `hubungan antara A dan B`, `isu bilateral dan global`.

    `alone`: no comma has parted other topics before it.
    """
    if i == start or i + 1 >= end or not _content(text, i + 1):
        return False
    if "antara" in text.low[start:i]:
        return text.low[i] in {"dan", "dengan"}
    return alone and text.low[i] == "dan"


def _content(text: Text, i: int) -> bool:
    """Whether a token can be inside a topic."""
    word = text.low[i]
    if word in _MARKS or word in _words("ends") or word in _words("joins") or text.doc[i].is_space:
        return False
    return not verbal(word) or i in text.named or text.before(i) in _words("takes verbs")


def _phrase(text: Text, start: int, end: int) -> str:
    """The words of a topic; empty where they say nothing."""
    telling = [i for i in range(start, end) if text.low[i] not in _words("vague")]
    actors = all(i in text.actors for i in range(start, end))
    return str(text.doc[start:end].text) if telling and not actors else ""
