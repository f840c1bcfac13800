"""Links into other articles (`Baca juga: ...`): how far they reach, with line ends or without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from kg.model import Noise
from kg.read.tables import rows

_KIND = "readon"
_HEADLINE = 170  # characters
_MIN_WORDS = 3
_MIN_NAME = 3  # characters
_NEAR, _FAR = 40, 20_000  # characters to look back for a sentence's end, and around for another mention of a name
_GAP = r"(?:[ \t\u00a0]|&nbsp;)*"
_QUOTED = re.compile(
    r"""(?:'[^\n]{5,200}?'|"[^\n"]{5,200}"|“[^\n”]{5,200}”|‘[^\n’]{5,200}’)(?=\s*(?::|di\s?sini|\[|$|\n|\.|[A-Z"“]))"""
)
_AFTER_QUOTED = re.compile(r"(?:\s*di\s?sini)?\s*[:.]?")
_STOP = re.compile(
    r"\[(?:Gambas|video|img)|\((?:[a-z]{2,5}/[a-z]{2,6})\)|ADVERTISEMENT|SCROLL TO|"
    r"(?:Pewarta|Penerjemah|Editor|Reporter|Penulis) ?:"
)
_QUOTE = re.compile(r"\s[\"“]|[\"“](?=[A-Z])")
_PROSE = re.compile(r"[a-z\d]\.[\"”]?$|,[\"”]")  # a full stop at the end, or a comma within quotation marks
_SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?…][\"”']?\s+(?=[A-Z\"“])")


@cache
def _cue() -> re.Pattern[str]:
    words = "|".join(pattern for scope, _, pattern, _ in rows("noise.tsv") if scope == "readon")
    return re.compile(rf"(?<![A-Za-z])(?P<glued>(?<=[.!?\"”])|)(?:{words})(?P<colon>{_GAP}:)?{_GAP}")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word for word, of in rows("headlines.csv") if of == kind)


def find(text: str) -> Iterator[Noise]:
    """Every link into another article that is surely one, from its cue on as far as its headline surely reaches."""
    cues = [cue for cue in _cue().finditer(text) if _leads(text, cue)]
    limits = [cue.start() for cue in cues[1:]] + [len(text)]
    for cue, limit in zip(cues, limits, strict=False):
        end = _end(text, cue, limit)
        yield Noise(cue.start(), cue.start() + len(text[cue.start() : end].rstrip()), _KIND)


def _leads(text: str, cue: re.Match[str]) -> bool:
    """Whether the cue leads into a link: at a line's start, before a colon, or between a sentence and a capital."""
    before = text[max(0, cue.start() - _NEAR) : cue.start()].rstrip(" \t\u00a0")
    after = text[cue.end() : cue.end() + 1]
    opening = before.endswith("\n") or (not before and cue.start() <= _NEAR)
    if cue["colon"] and not cue[0].islower():
        return True
    if opening:
        return not after.islower()
    ended = re.search(r"[.!?…”)\]>][\"'”]?$|[.,!?][\"”]$|&nbsp;$", before[-8:]) is not None
    return ended and re.match(r"[A-Z\"“'‘\d]", after) is not None


def _end(text: str, cue: re.Match[str], limit: int) -> int:
    """The offset at which the link that `cue` opens ends."""
    start = cue.end()
    newline = text.find("\n", start)
    line_end = min(limit, newline if newline >= 0 else len(text))
    if not text[start:line_end].strip():
        return _next_line(text, line_end, limit) if line_end < limit else cue.end()
    if quoted := _QUOTED.match(text, start, line_end):
        after = _AFTER_QUOTED.match(text, quoted.end(), line_end)
        return after.end() if after else quoted.end()
    stop = _STOP.search(text, start, line_end)
    sure = stop is not None or line_end == limit or newline == line_end
    return _headline(text, start, stop.start() if stop else line_end, sure)


def _next_line(text: str, at: int, limit: int) -> int:
    """Behind a cue that stands alone: the end of the next line if that is a headline, else of the cue."""
    following = re.compile(r"\s*([^\n]*)").match(text, at, limit)
    line = following[1].rstrip() if following else ""
    if following and _is_headline(line):
        return following.start(1) + len(line)
    return at


def _is_headline(line: str) -> bool:
    """Whether a line reads like a headline: short, in title case, without a full stop."""
    words = re.findall(r"[^\W\d_][\w'’-]*", line)
    if len(words) < _MIN_WORDS or len(line) > _HEADLINE or line[-1] in ".,;:":
        return False
    large = sum(not word[0].islower() for word in words if word not in _words("small"))
    small = sum(word[0].islower() for word in words if word not in _words("small"))
    return large >= _MIN_WORDS and large >= 4 * small


def _headline(text: str, start: int, stop: int, sure: bool) -> int:
    """The end of the headline that begins at `start`, at `stop` at the latest; `start` where nothing is sure.

    `sure`: something that is no running text stands at `stop`.
    """
    stretch = text[start:stop].rstrip()
    sentence = _SENTENCE_END.search(stretch)
    quote = _QUOTE.search(stretch)
    if sure and sentence is None and len(stretch) <= _HEADLINE and not _PROSE.search(stretch):
        return start + len(stretch)
    if quote and (sentence is None or quote.start() < sentence.start()):
        stretch, sentence = stretch[: quote.start()], None
    if sentence and stretch[sentence.start()] in "!?" and _is_headline(stretch[: sentence.start()]):
        return start + sentence.end()
    words = list(re.finditer(r"\S+", stretch))
    for at, word in enumerate(words):
        if word.end() > _HEADLINE:
            return start
        if word[0][-1] in "?!" and at + 1 >= _MIN_WORDS:
            return start + word.end()
        plain = _plain(word)
        if plain and plain[0].islower() and plain not in _words("small"):
            return start + _before_sentence(text, start, stretch, words, at)
    return start + len(stretch.rstrip()) if quote and len(words) >= _MIN_WORDS else start


def _before_sentence(text: str, start: int, stretch: str, words: list[re.Match[str]], at: int) -> int:
    """Where in `stretch` the headline ends whose title case the word `at` breaks: before a sentence's subject."""
    if sum(word[0][:1].isupper() for word in words[:at]) < _MIN_WORDS:
        return _small_headline(stretch, words)
    last = at - 1
    while last >= 0 and not words[last][0][:1].isupper():
        last -= 1
    joined = last >= 2 and words[last - 1][0] == "dan" and words[last - 2][0][:1].isupper()
    first = last = last - 2 if joined else last
    while first > 0 and _plain(words[first - 1])[:1].isupper() and words[first - 1][0][-1] not in ".:;":
        first -= 1
    if first < _MIN_WORDS:
        first = _MIN_WORDS
    openers = _words("opener") | _words("title")
    low, high = max(0, start - _FAR), start + _FAR
    for k in range(last, first - 1, -1):
        if _plain(words[k]) in openers:
            return words[k - 1].end()
    for k in range(first + 1, last + 1):
        subject = stretch[words[k].start() : words[last].end()]
        if len(subject) >= _MIN_NAME and text.count(subject, low, high) > 1:
            return words[k - 1].end()
    return words[first - 1].end()


def _small_headline(stretch: str, words: list[re.Match[str]]) -> int:
    """The end of a headline in sentence case: before a word that opens a sentence, large behind a small one, acronym or number; else 0."""
    for before, word in pairwise(words[1:]):
        if word.end() > _HEADLINE:
            break
        plain = before[0][-1:].isalnum() and (before[0].islower() or before[0].isupper() or before[0].isdigit())
        if _plain(word) in _words("opener") and plain:
            return before.end()
    return 0


def _plain(word: re.Match[str]) -> str:
    return word[0].strip(".,:;!?'’‘()\"“”")
