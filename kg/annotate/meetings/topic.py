"""What an encounter is about, in the article's words: the phrase behind `membahas`, `soal`, `terkait` in its sentence."""

from __future__ import annotations

from kg.annotate import lexicon
from kg.annotate.meetings.cues import Cue
from kg.annotate.meetings.text import Sentence, Text

LONGEST = 9
MOST = 4
END = frozenset(
    '. , ; : ! ? ( " “ ” di pada yang kata ujar serta tutur usai setelah saat ketika namun agar untuk'.split()
)


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
        while end < sentence.end and end - start < LONGEST and text.low[end] not in END:
            end += 1
        while end > start and text.low[end - 1] in {"dan", "atau", "antara", "dengan", "hingga"}:
            end -= 1
        if end > start:
            found.append(str(text.doc[start:end].text))
        i = max(end, i + size)
    return tuple(dict.fromkeys(found))
