"""A Doc cut into units (a sentence, or several held together by a quotation) of items: words, names, quotations, dates.

Works on offsets of the text, not on tokens, so that names and quotation marks glued to words do no harm.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc

from kg.annotate import quotations
from kg.annotate.attributes import When
from kg.annotate.quotations import Quotation
from kg.annotate.statements.lexicon import BARE, CLITIC, attribution_pattern, forms, is_verb, words

WORD, PUNCT, NAME, QUOTE, BRACKET, DATE = "word", "punct", "name", "quote", "bracket", "date"

_WORD = re.compile(
    r"&(?:nbsp|[lrb]?dquo|[lr]squo|quot|amp);|(?<=[Mm]enteri )[Dd]alam [Nn]egeri\b|\d+(?:[.,:/]\d+)*\w*|\w+(?:[-'’]\w+)*|[^\w\s]"
)
_MAX_BRACKET = 140
_MAX_SENTENCE = 6000  # characters: a longer one is no sentence and is cut
_CONTEXT = 40  # characters beside a quotation that are looked at
_MIN_DIRECT = 3  # words that a quotation needs to be a statement of its own rather than a quoted term
_DAY = "senin|selasa|rabu|kamis|jum'?at|sabtu|ahad|minggu"
_MONTH = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
_DATE = re.compile(  # what a dates component may have missed beside an attribution
    rf"(?:(?:{_DAY})\b(?:,?\s+(?:dini hari|pagi|siang|sore|petang|malam))?,?(?:\s*\(\s*\d[^)]{{2,30}}\))?"
    rf"(?:\s+\d{{1,2}}\s+(?:{_MONTH})(?:\s+\d{{4}})?)?(?:\s+(?:waktu setempat|wib|lalu|kemarin|ini))?"
    r"|\(\s*\d{1,2}/\d{1,2}(?:/\d{2,4})?\s*\)"
    rf"|\d{{1,2}}\s+(?:{_MONTH})(?:\s+\d{{4}})?"
    r"|(?:pekan|bulan|tahun|minggu)\s+(?:lalu|ini|depan)|hari ini|kemarin|baru-baru ini|belum lama ini)(?!\w)",
    re.I,
)
_CUT = re.compile(
    r"(?<=[a-z0-9)\]])[.?!][\"”“]?(?=[“\"”]?[A-Z][a-z])"  # sentences glued together: `Barat.Ben`
    r"|[.?!](?:&rdquo;|[\"”])?(?:\s*&nbsp;\s*)+(?=&ldquo;|[\"“]|[A-Z])"
    r"|\n[^\S\n]*\n\s*"  # an empty line
    r"|(?<=[.?!\"”])[^\S\n]*\n\s*"
)
_LINE = re.compile(r"\n\s*(?=[A-Z\"“”])")
_LONG_LINE = (
    30  # characters: a line break between lines of this length is a paragraph, between shorter ones a torn link
)


@dataclass(slots=True)
class Item:
    """One word, mark, name, quotation, bracket or date of a unit; `low` is its text in small letters."""

    kind: str
    text: str
    low: str
    start: int
    end: int
    actor: int | None = None
    label: str = ""
    quotation: Quotation | None = None
    when: When | None = None
    quoted: bool = False  # inside a quoted fragment
    noise: bool = False
    in_title: bool = False  # goes on the title of a role: `Menteri Haji *dan Umrah*`

    def among(self, name: str) -> bool:
        """True if this is a word of that class of the lexicon."""
        return self.kind == WORD and self.low in words(name)

    def is_mark(self, marks: str) -> bool:
        """True if this is one of these punctuation marks."""
        return self.kind == PUNCT and self.text in marks

    @property
    def is_verb(self) -> bool:
        """True if this is a word that looks like a verb."""
        return self.kind == WORD and is_verb(self.text)


@dataclass(slots=True)
class Unit:
    """Consecutive sentences held together by quotations: their items and their (start, end) offsets."""

    items: list[Item] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    paragraph: bool = False  # begins a paragraph

    @property
    def start(self) -> int:
        return self.sentences[0][0]

    @property
    def end(self) -> int:
        return self.sentences[-1][1]


@dataclass(slots=True)
class Layers:
    """What other components found, by offset."""

    names: list[Item]
    references: dict[int, int | None]  # offset of a pronoun, a bare title or a word with -nya: actor
    titles: frozenset[int]  # offsets of the words of titles behind the first


def _overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    k = bisect_right(spans, (start, end))
    return (k > 0 and spans[k - 1][1] > start) or (k < len(spans) and spans[k][0] < end)


def layers(doc: Doc, text: str) -> Layers:
    """The names and dates of a Doc as items, sorted, none overlapping another, and what its references stand for.

    Args:
        text: the Doc's text, which is costly to build.
    """
    items: list[Item] = []
    references: dict[int, int | None] = {}
    taken: list[tuple[int, int]] = []

    def add(new: Iterable[Item]) -> None:
        nonlocal taken
        kept = []
        last = -1
        for item in sorted(new, key=lambda i: (i.start, -i.end)):
            if item.start >= last and not _overlaps(taken, item.start, item.end):
                kept.append(item)
                last = item.end
        items.extend(kept)
        taken = sorted(taken + [(item.start, item.end) for item in kept])

    def make(
        kind: str, start: int, end: int, actor: int | None = None, label: str = "", when: When | None = None
    ) -> Item:
        piece = text[start:end]
        return Item(kind, piece, piece.lower(), start, end, actor, label, when=when)

    add(
        make(NAME, s.start_char, s.end_char, s._.actor, s.label_)
        for s in doc.spans.get("mentions", ())
        if s._.actor is not None
    )
    for span in doc.spans.get("references", ()):
        references[span.start_char] = span._.actor
    add(make(DATE, s.start_char, s.end_char, when=s._.when) for s in doc.spans.get("dates", ()))
    add(make(DATE, f.start(), f.end()) for f in _DATE.finditer(text))
    titles = frozenset(token.idx for span in doc.spans.get("titles", ()) for token in span[1:])
    return Layers(sorted(items, key=lambda item: item.start), references, titles)


def _is_paragraph(text: str, end: int, start: int) -> bool:
    """True if the line before this break and the line after it are both long."""
    before = end - (text.rfind("\n", 0, end) + 1)
    stop = text.find("\n", start)
    return before >= _LONG_LINE and (len(text) if stop < 0 else stop) - start >= _LONG_LINE


def _quotation_cuts(text: str, direct: list[Quotation]) -> Iterator[int]:
    """Sentence starts that quotations give away: before one that follows a full stop, after one that ends with it."""
    for quotation in direct:
        lead = text[max(0, quotation.start - 12) : quotation.start].replace("&nbsp;", " ").rstrip()
        if lead.endswith((".", "?", "!")) and not lead.endswith(".."):
            yield quotation.start
        if text[quotation.inner_end - 1] in ".?!":
            after = text[quotation.end : quotation.end + 12].replace("&nbsp;", " ").lstrip()
            if after[:1].isupper() or after.startswith(("&ldquo;", "“", '"')):
                yield quotation.end


def _sentences(doc: Doc, text: str, direct: list[Quotation]) -> list[tuple[int, int]]:
    """(start, end) of the sentences without outer blanks; what the sentencizer left glued together is cut."""
    cuts = {0, len(text)}
    if doc.has_annotation("SENT_START"):
        cuts.update(sent.start_char for sent in doc.sents)
    cuts.update(found.end() for found in _CUT.finditer(text))
    cuts.update(found.end() for found in _LINE.finditer(text) if _is_paragraph(text, found.start(), found.end()))
    cuts.update(_quotation_cuts(text, direct))
    bounds = sorted(cuts)
    spans = []
    for start, end in zip(bounds, bounds[1:], strict=False):
        piece = text[start:end]
        left = start + len(piece) - len(piece.lstrip())
        right = start + len(piece.rstrip())
        while right - left > _MAX_SENTENCE:  # so that what is read of a sentence stays linear in the text
            cut = text.rfind(" ", left + 1, left + _MAX_SENTENCE)
            cut = cut if cut > 0 else left + _MAX_SENTENCE
            spans.append((left, cut))
            left = cut
            while left < right and text[left].isspace():
                left += 1
        if left < right:
            spans.append((left, right))
    return spans


def _is_direct(text: str, quotation: Quotation, sentence_starts: set[int]) -> bool:
    """True for a quotation that stands as a clause of its own, False for a quoted term or fragment in a sentence."""
    inner = text[quotation.inner_start : quotation.inner_end]
    count = len(inner.split())
    comma = text[quotation.end : quotation.end + 1] == ","
    if _is_attributed(text, quotation.end) and (count > 1 or comma or inner[-1:] in ",.!?"):
        return True
    before = text[max(0, quotation.start - _CONTEXT) : quotation.start].replace("&nbsp;", " ").rstrip()
    unmarked = before.rstrip("\"”’' ")
    after_mark = unmarked != before and unmarked[-1:] in (*".?!…,", "")
    if quotation.start in sentence_starts or not before or before[-1] in ".?!…\n;" or after_mark:
        return count >= _MIN_DIRECT and (comma or inner[-1:] in ".?!,…")
    lead = re.findall(r"[\w-]+$", before.rstrip(",:"))
    spoken = bool(lead) and lead[0].lower() in forms()
    if before[-1] == ":":
        return True
    if before[-1] == ",":
        clause = inner[:1].isupper() or not inner[:1].isalpha() or _is_broken(text, quotation.start)
        return clause and (count >= _MIN_DIRECT or spoken)
    return spoken and count > _MIN_DIRECT and inner[:1].isupper() and inner[-1:] in ".?!,…"


def _is_broken(text: str, start: int) -> bool:
    """True if before this offset an attribution breaks a quotation: `"...," kata X, "..."`."""
    low = max(0, start - 2 * _CONTEXT)
    mark = max(text.rfind('"', low, start), text.rfind("”", low, start))
    return mark >= 0 and _is_attributed(text, mark + 1)


def _is_attributed(text: str, end: int) -> bool:
    """True if after this offset an attribution follows: `kata`, `ujarnya`, `demikian`."""
    after = text[end : end + _CONTEXT].replace("&nbsp;", " ").lstrip(" ,.-–—").split(maxsplit=1)
    word = after[0].lower().strip(".,:;") if after else ""
    entry = forms().get(word)
    return word in words("close") or (entry is not None and entry.voice in (BARE, CLITIC))


def items_between(text: str, start: int, end: int, names: list[Item], first: int) -> Iterator[Item]:
    """The items between two offsets: names (from index `first` on), and the words and marks between them."""
    position = start
    k = first
    while k < len(names) and names[k].start < end:
        name = names[k]
        k += 1
        if name.start < position or name.end > end:
            continue
        yield from _plain(text, position, name.start)
        yield name
        position = name.end
    yield from _plain(text, position, end)


def _plain(text: str, start: int, end: int) -> Iterator[Item]:
    for found in _WORD.finditer(text, start, end):
        piece = found.group()
        if piece == "&nbsp;":
            continue
        kind = WORD if piece[0].isalnum() else PUNCT
        yield Item(kind, piece, piece.lower(), found.start(), found.end())


def _brackets(items: list[Item]) -> list[Item]:
    """The items with every short bracket made one item."""
    out: list[Item] = []
    opened: int | None = None
    for item in items:
        out.append(item)
        if item.text == "(":
            opened = len(out) - 1
        elif item.text == ")" and opened is not None:
            head = out[opened]
            if item.end - head.start <= _MAX_BRACKET:
                between = out[opened + 1 : -1]
                actor = between[0].actor if len(between) == 1 and between[0].kind == NAME else None
                del out[opened:]
                words_inside = " ".join(i.text for i in between)
                out.append(Item(BRACKET, words_inside, words_inside.lower(), head.start, item.end, actor))
            opened = None
    return out


def _noise(doc: Doc) -> list[tuple[int, int]]:
    """(start, end) of the stretches of noise."""
    spans: list[tuple[int, int]] = []
    if not any(isinstance(key, tuple) and "noise" in key for key in doc.user_data):
        return spans  # asking every token is slow
    for token in doc:
        if token._.noise:
            if spans and spans[-1][1] >= token.idx - 1:
                spans[-1] = (spans[-1][0], token.idx + len(token))
            else:
                spans.append((token.idx, token.idx + len(token)))
    return spans


def units(doc: Doc, text: str, found: Layers) -> list[Unit]:
    """The units of a Doc in order, with quotations that stand as clauses of their own made one item each."""
    quoted = quotations.find(text, attribution_pattern())
    starts = {sent.start_char for sent in doc.sents} if doc.has_annotation("SENT_START") else {0}
    direct = [q for q in quoted if _is_direct(text, q, starts)]
    sentences = _sentences(doc, text, direct)
    direct_starts = {q.start for q in direct}
    fragments = [(q.start, q.end) for q in quoted if q.start not in direct_starts]
    noise = _noise(doc)
    merged: list[Unit] = []
    k = 0
    for start, end in sentences:
        while k < len(direct) and direct[k].end <= start:
            k += 1
        inside = k < len(direct) and direct[k].start < start < direct[k].end
        # `"...!" kata X`: a sentencizer may cut after the mark
        inside = inside or (text[start].islower() and k > 0 and merged != [] and direct[k - 1].end == merged[-1].end)
        if inside and merged:
            merged[-1].sentences.append((start, end))
        else:
            gap = text[merged[-1].end : start] if merged else "\n"
            merged.append(Unit(sentences=[(start, end)], paragraph="\n" in gap))
    starts_of_names = [item.start for item in found.names]
    k = 0
    for unit in merged:
        items: list[Item] = []
        position = unit.start
        while k < len(direct) and direct[k].start < unit.end:
            quotation = direct[k]
            k += 1
            if quotation.start < position:
                continue
            items.extend(
                items_between(text, position, quotation.start, found.names, bisect_right(starts_of_names, position - 1))
            )
            items.append(Item(QUOTE, '"', '"', quotation.start, quotation.end, quotation=quotation))
            position = quotation.end
        items.extend(items_between(text, position, unit.end, found.names, bisect_right(starts_of_names, position - 1)))
        for item in items:
            item.noise = _overlaps(noise, item.start, item.end)
            item.in_title = item.start in found.titles
            item.quoted = item.kind != QUOTE and _overlaps(fragments, item.start, item.end)
        unit.items = _brackets([item for item in items if not item.noise])
    return merged
