"""Sentences of Indonesian news: sets `token.is_sent_start`, and `token._.noise` for site noise.

A sentence is what a reader would call one. `"..., " kata X.` is one; a quotation of several sentences is several; a
closing quotation mark belongs to the sentence it closes. Decided on characters, so that it works with any tokenizer:

- `.`, `!`, `?` end a sentence before a capital, a number or an opening mark, also glued (`Tepi Barat.Ben Gvir`,
  `kami."Saya`); not after abbreviations, initials and list numbers, not inside numbers, not before small letters.
- An ellipsis ends one only before a closing quotation mark.
- A line break ends one, unless the next line goes on in small letters or with a comma, or the line before it ends
  with a comma. In a text whose lines break inside sentences throughout (wrapped at a width, or broken at links), only
  after an end mark.
- A stretch of noise is a sentence of its own, whatever stands in it. Where the text before it has no end mark and the
  text after it goes on in small letters, the sentence was cut in two by it: then all three are one sentence, with the
  noise marked.

Put it before a parser: a parser keeps the boundaries that it finds. A document that is parsed already is left as it
is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from kg.annotate.attributes import declare, document_of
from kg.annotate.lexicon import rows, words
from kg.model import Noise

_QUOTES = '"“”„«»'
_CLOSERS = ")]}’'"
_OPENERS = "([{‘'“„«-–—•●*#@\""
_END = re.compile(r"[.!?…]+|\n\s*")
_QUOTE_MARK = re.compile(f"[{_QUOTES}]")
_BREAK = re.compile(r"\n\s*")
_CONTINUING = ",.;:)]%"
_BULLETS = "-–—•●*"
_WORD_BEFORE = re.compile(r"[^\s()\[\]{}\"“”„«»‘’',;:!?/]+\Z")
_WORD_AFTER = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.)*[^\W\d_a-z]\Z")
_LIST_MARK = re.compile(r"(?:\A|[\n:;]|[.!?]\s)\s*\(?[0-9]{1,2}\Z|(?:\A|\n)\s*[A-Za-z]\Z")
_MINUTES = re.compile(r"[0-5]\d(?!\d)")
_DOMAINS = frozenset({"com", "co", "id", "net", "org", "go", "tv", "ac", "or", "info", "news"})
_LOOK_BACK = 40


@cache
def _abbreviations() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in rows("abbreviations.csv")}


@cache
def _starters() -> frozenset[str]:
    return frozenset(words("abbreviations_starters.txt"))


# HTML entities that scraped text keeps, as what they stand for, filled up to their own length so that no offset moves.
_ENTITIES = {
    "&nbsp;": " " * 6,
    "&ldquo;": "“" + "\u2060" * 6,
    "&rdquo;": "”" + " " * 6,
    "&lsquo;": "‘" + "\u2060" * 6,
    "&rsquo;": "’" + " " * 6,
}
_ENTITY = re.compile("|".join(_ENTITIES))


def _plain(text: str) -> str:
    return _ENTITY.sub(lambda match: _ENTITIES[match.group()], text) if "&" in text else text


def _closing_marks(text: str) -> set[int]:
    """Offsets of the quotation marks that close.

    Where a mark stands tells (`kata "Saya` opens, `ini," kata` closes); where it does not (`kami."Saya`), a curly mark
    tells by its shape and a straight one closes if the last mark opened.
    """
    closing: set[int] = set()
    opened = False
    for match in _QUOTE_MARK.finditer(text):
        place, mark = match.start(), match.group()
        free_before = place == 0 or text[place - 1].isspace() or text[place - 1] in "([{-–—:"
        free_after = place + 1 == len(text) or text[place + 1].isspace() or text[place + 1] in ".,;:!?)]}"
        if free_before != free_after:
            closes = free_after
        elif mark in "”»":
            closes = True
        elif mark in "“„«":
            closes = False
        else:
            closes = opened
        if closes:
            closing.add(place)
        opened = not closes
    return closing


def _skip(text: str, place: int, closing: set[int]) -> int:
    """The offset behind the closing marks that follow an end mark."""
    while place < len(text):
        if text[place] in _CLOSERS or place in closing:
            place += 1
        elif text[place] == " " and place + 1 in closing and text[place + 1] == "”":
            place += 2
        else:
            break
    return place


def _next(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place


def _abbreviated(text: str, stop: int, following: int) -> bool:
    """Whether the full stop at `stop` is that of an abbreviation, an initial or a list number and ends no sentence."""
    before = _WORD_BEFORE.search(text, max(0, stop - _LOOK_BACK), stop)
    if before is None:
        return False
    word = before.group()
    after = _WORD_AFTER.match(text, following)
    kind = _abbreviations().get(word.lower())
    if kind == "before":
        return word[0].isupper() or "." in word or word.lower() in ("tgl", "hlm", "vs", "jl", "jln", "yth")
    if kind == "number":
        return following < len(text) and text[following].isdigit()
    if kind == "either":
        # Glued (`S.Sos.Menteri`) or before anything but a word in capitals it goes on.
        return following == stop + 1 or after is None
    if _INITIALS.match(word):
        return after is None or after.group().lower() not in _starters()
    return bool(_LIST_MARK.search(text, max(0, stop - _LOOK_BACK), stop))


def _ends_at_stop(text: str, start: int, end: int, closing: set[int]) -> int | None:
    """Where the next sentence starts if one ends with the marks `text[start:end]`; None if none does."""
    behind = _skip(text, end, closing)
    following = _next(text, behind)
    if following >= len(text) or "\n" in text[behind:following]:
        return None  # the line break decides
    marks, first = text[start:end], text[following]
    glued, quoted = following == behind, behind > end
    if first.islower() or (first not in _OPENERS and not first.isalnum()):
        return None
    if glued and first.isdigit():
        return None
    if "…" in marks or marks.endswith(".."):
        return following if quoted and any(place in closing for place in range(end, behind)) else None
    if marks == "." and not quoted:
        if _abbreviated(text, start, following):
            return None
        if text[start - 1 : start].isdigit() and _MINUTES.match(text, following):
            return None  # `pukul 10. 30`
    if glued and first.isalpha():
        after = _WORD_AFTER.match(text, following)
        name = after.group() if after else ""
        acronym = name.isupper() and len(name) > 1 and text[start - 1 : start].isupper()
        if name.lower() in _DOMAINS or (acronym and marks == "." and not quoted):
            return None
    if glued and first in "-–—'*#@":
        return None
    return following


def _is_wrapped(text: str) -> bool:
    """Whether lines break inside sentences throughout: the text was wrapped at a width, or at its links."""
    breaks = inside = 0
    for match in _BREAK.finditer(text):
        if match.end() < len(text):
            breaks += 1
            inside += text[match.end()].islower() or text[match.end()] in _CONTINUING
    return inside >= 2 and inside * 10 >= breaks


def _ends_at_break(text: str, start: int, end: int, wrapped: bool) -> int | None:
    """The same for a line break at `text[start:end]`."""
    if end >= len(text) or text[end].islower() or text[end] in _CONTINUING:
        return None
    place = start
    while place > max(0, start - _LOOK_BACK) and (text[place - 1].isspace() or text[place - 1] in _QUOTES + _CLOSERS):
        place -= 1
    blank = "\n" in text[start + 1 : end]
    if text[place - 1 : place] == "," and not blank:
        return None
    if wrapped and not blank and text[end] not in _BULLETS:
        if text[place - 1 : place] not in tuple(".!?…:"):
            return None
        if text[place - 1] == "." and not text[place:start].strip() and _abbreviated(text, place - 1, end):
            return None
    return end


def _joins(text: str, noise: Noise) -> bool:
    """Whether a stretch of noise cuts a sentence in two."""
    after = _next(text, noise.end)
    place = noise.start
    while place > 0 and (text[place - 1].isspace() or text[place - 1] in _QUOTES + _CLOSERS):
        place -= 1
    return place > 0 and after < len(text) and text[place - 1] not in ".!?…" and text[after].islower()


def sentence_starts(text: str, noise: Iterable[Noise] = ()) -> list[int]:
    """Offsets at which the sentences of an article start, in order, from 0 on; linear in the text's length.

    Args:
        text: the article.
        noise: its stretches of site noise, sorted, not overlapping.
    """
    stretches = sorted(noise, key=lambda one: one.start)
    text = _plain(text)
    closing, wrapped = _closing_marks(text), _is_wrapped(text)
    starts = {0}
    position = 0
    for match in _END.finditer(text):
        if match.group()[0] == "\n":
            found = _ends_at_break(text, match.start(), match.end(), wrapped)
        else:
            found = _ends_at_stop(text, match.start(), match.end(), closing)
        while position < len(stretches) and stretches[position].end <= match.start():
            position += 1
        inside = position < len(stretches) and stretches[position].start <= match.start()
        if found is not None and not inside:
            starts.add(found)
    for stretch in stretches:
        if not _joins(text, stretch):
            starts.update(place for edge in (stretch.start, stretch.end) if (place := _next(text, edge)) < len(text))
    return sorted(starts)


class SentenceAnnotator:
    """spaCy component `utusan_sentences`.

    Args:
        boundaries: False leaves `is_sent_start` to another component and only marks noise.
    """

    def __init__(self, boundaries: bool = True) -> None:
        declare()
        self.boundaries = boundaries

    def __call__(self, doc: Doc) -> Doc:
        """Set `is_sent_start` of every token (unless the document is parsed) and `_.noise`."""
        noise = document_of(doc).noise
        if self.boundaries and not doc.has_annotation("DEP"):
            self._mark_starts(doc, sentence_starts(doc.text, noise))
        position = 0
        for token in doc if noise else ():
            while position < len(noise) and noise[position].end <= token.idx:
                position += 1
            if position == len(noise):
                break
            token._.noise = noise[position].start < token.idx + len(token)
        return doc

    @staticmethod
    def _mark_starts(doc: Doc, starts: list[int]) -> None:
        position, wanted = 0, True
        marks = np.full(len(doc), -1, dtype="int64")
        tokens = doc.to_array(["IDX", "LENGTH", "IS_SPACE"]).tolist()
        for i, (start, length, space) in enumerate(tokens):
            late = False
            while position < len(starts) and starts[position] < start + length:
                # A start inside a token goes to its nearer end: a tokenizer that leaves words glued loses no sentence.
                if starts[position] - start <= length // 2:
                    wanted = True
                else:
                    late = True
                position += 1
            if i == 0 or (wanted and not space):
                marks[i] = 1
                wanted = False
            wanted = wanted or late
        # setting token by token costs ten times as much
        doc.from_array(["SENT_START"], marks.astype("uint64"))  # type: ignore[arg-type]  # one attribute: one dimension


@Language.factory("utusan_sentences", default_config={"boundaries": True}, assigns=["token.is_sent_start", "doc.sents"])
def create_sentences(nlp: Language, name: str, boundaries: bool) -> SentenceAnnotator:
    """Factory of `utusan_sentences`."""
    return SentenceAnnotator(boundaries)
