"""What an encounter is about, in the article's words: the phrase behind `membahas`, `soal`, `terkait`."""

from __future__ import annotations

from kg.annotate import lexicon
from kg.annotate.meetings.cues import Cue
from kg.annotate.meetings.text import Sentence, Text, singles

LONGEST = 9
MOST = 4


def topics_of(text: Text, cue: Cue, sentence: Sentence) -> tuple[str, ...]:
    """Up to four short phrases, in order."""
    openers = {tuple(word.split()) for word in lexicon.words("topic_openers.txt")}
    found: list[str] = []
    i = cue.end
    while i < sentence.end and len(found) < MOST:
        size = next((len(entry) for entry in openers if text.matches(i, entry)), 0)
        if not size:
            i += 1
            continue
        start = end = i + size
        while end < sentence.end and end - start < LONGEST and text.low[end] not in singles("topic_end"):
            end += 1
        while end > start and text.before(end) in {"dan", "atau", "antara", "dengan", "hingga"}:
            end -= 1
        if end > start:
            found.append(str(text.doc[start:end].text))
        i = max(end, i + size)
    return tuple(dict.fromkeys(found))
