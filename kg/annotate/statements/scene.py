"""What the rules share while they read one unit: its items, what was found in it, and how content is delimited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.annotate.statements.items import BRACKET, DATE, NAME, PUNCT, QUOTE, WORD, Item, Unit
from kg.annotate.statements.lexicon import ACTIVE, Reporting, forms
from kg.annotate.statements.memory import Memory, Source
from kg.annotate.statements.speaker import Phrases

THAT = frozenset({"bahwa", "agar", "supaya", "bahwasanya", "bahwasannya"})
LOOSE_THAT = THAT | {"kalau", "jika", "bila"}
Span = tuple[int, int]
_OPENING = "[#@$€£\"“'‘"  # marks that content may begin with
_ENDING = "]%?!\"”'’"  # marks that content may end with
_BRIDGES = frozenset({"demikian", "begitu", "juga", "pun"})  # words between a quotation and its attribution
_AGAINST = frozenset({"namun", "tetapi", "tapi", "sedangkan", "sementara"})
_MAX_ANSWERING = 6  # items behind such a word in which somebody answers
_MAX_BETWEEN = 18  # items between a reporting verb and its quotation
_MAX_UNMARKED = 3  # ... where neither comma nor colon stands before the quotation
_DATE_BEFORE, _DATE_AFTER = 2, 8  # items around an attribution in which its date stands


@dataclass(slots=True)
class Found:
    """A statement before it gets its final form.

    Attributes:
        actors: the speakers, one statement each.
        pieces: (start, end) offsets of the reported content, in order.
        direct: True for a quotation.
        cue: (start, end) offsets of the reporting word, or None.
        source: (start, end) offsets of the words that name the speaker, or None.
        rule: name of the rule.
        units: indices of the units it was read from.
        addressee: index of the actor it was said to, or None.
        date: ISO day on which it was said, or None.
    """

    actors: tuple[int, ...]
    pieces: list[Span]
    direct: bool
    rule: str
    units: list[int]
    cue: Span | None = None
    source: Span | None = None
    addressee: int | None = None
    date: str | None = None


class Scene:
    """One unit while it is read.

    Attributes:
        units, index, unit, items: all units, which one is read, and its items.
        spoken: {unit: who spoke in it}, of the units before.
        found: the statements found in it so far.
        used: indices of quotation items that have a speaker (or one that is not named).
        previous: the source of the cue before in this unit.
        focus: who is about to speak though nothing was reported.
    """

    def __init__(self, text: str, units: list[Unit], index: int, spoken: dict[int, set[int]], memory: Memory) -> None:
        self.text = text
        self.units = units
        self.index = index
        self.unit = units[index]
        self.items = self.unit.items
        self.spoken = spoken
        self.memory = memory
        self.phrases = Phrases(self.items, memory)
        self.found: list[Found] = []
        self.used: set[int] = set()
        self.previous: Source | None = None
        self.focus: int | None = None
        memory.here = None

    # --- reading items

    def entry(self, i: int) -> tuple[Reporting | None, int]:
        """The reporting form at index i, or None, and how many items it takes."""
        table = forms()
        if i + 1 < len(self.items) and self.items[i + 1].kind == WORD:
            pair = table.get(f"{self.items[i].low} {self.items[i + 1].low}")
            if pair is not None:
                return pair, 2
        return table.get(self.items[i].low), 1

    def is_cue(self, k: int) -> bool:
        """True if an active reporting verb stands at index k."""
        if self.items[k].kind != WORD or not self.items[k].text.islower():
            return False
        entry, _ = self.entry(k)
        return entry is not None and entry.voice == ACTIVE

    def next_among(self, i: int, name: str) -> bool:
        """True if the item after index i is a word of that class."""
        return i + 1 < len(self.items) and self.items[i + 1].among(name)

    def clitic(self, i: int) -> Source | None:
        """Whom `-nya` at index i means: the subject before it, else who goes on speaking."""
        item = self.items[i]
        actor = self.phrases.topic(i)
        if actor is None:
            actor = self.memory.voice if self.memory.voice is not None else self.memory.person
        if actor is None:
            actor = self.memory.references.get(item.start)
        return None if actor is None else Source((actor,), item.start, item.end, "pronoun", i)

    # --- delimiting content

    def span(self, first: int, last: int) -> Span | None:
        """Offsets of items first..last without marks at the ends, or None if no word is left."""
        items = self.items
        while first <= last and (
            items[first].kind == DATE or (items[first].kind == PUNCT and not items[first].is_mark(_OPENING))
        ):
            first += 1
        while last >= first and items[last].kind == PUNCT and not items[last].is_mark(_ENDING):
            last -= 1
        if all(item.kind == PUNCT for item in items[first : last + 1]):
            return None
        return items[first].start, items[last].end

    def content_end(self, begin: int) -> int:
        """Index of the last item of content that begins at `begin`: before a quotation or a joined reporting verb."""
        items = self.items
        for k in range(begin + 1, len(items)):
            if items[k].kind == QUOTE:
                return k - 1
            if items[k].among("coordinate"):
                j = k + 1
                while j < len(items) and items[j].among("adverb"):
                    j += 1
                if j < len(items) and self.is_cue(j):
                    return k - 1
            if items[k].low in _AGAINST and self._answered(k + 1):
                return k - 1
            if items[k].is_mark(",") and self._credits(k + 1):
                return k - 1
        return len(items) - 1

    def _credits(self, first: int) -> bool:
        """True if nothing but whom it was taken from follows: `..., menurut KCNA.`"""
        rest = self.items[first:]
        return (
            bool(rest) and rest[0].among("credit") and not any(item.is_verb or item.is_mark(",") for item in rest[1:])
        )

    def _answered(self, first: int) -> bool:
        """True if a name and a reporting verb that points back follow: `..., namun Teheran membantahnya`."""
        named = False
        for k in range(first, min(first + _MAX_ANSWERING, len(self.items))):
            item = self.items[k]
            if named and item.kind == WORD and item.low.endswith("nya"):
                entry = forms().get(item.low.removesuffix("nya"))
                return entry is not None and entry.voice == ACTIVE
            named = named or item.kind == NAME
        return False

    def content(self, begin: int) -> Span | None:
        """Offsets of the content that begins at index `begin`."""
        return self.span(begin, self.content_end(begin)) if begin < len(self.items) else None

    def quote_span(self, item: Item) -> Span:
        """Offsets of what a quotation item quotes, without the comma before its closing mark."""
        quotation = item.quotation
        if quotation is None:
            return item.start, item.end
        end = quotation.inner_end
        comma = self.text[end - 1] == "," and end - 1 > quotation.inner_start
        return quotation.inner_start, end - 1 if comma else end

    # --- quotations beside a reporting word

    def quote_before(self, i: int) -> int | None:
        """Index of the free quotation that ends right before index i, or None."""
        k = i - 1
        while k >= 0 and (
            self.items[k].is_mark(",.-–—") or self.items[k].kind == BRACKET or self.items[k].low in _BRIDGES
        ):
            k -= 1
        return k if k >= 0 and self.items[k].kind == QUOTE and k not in self.used else None

    def quote_after(self, i: int, reach: int = _MAX_BETWEEN) -> int | None:
        """Index of the free quotation that begins after index i with only circumstances between, or None."""
        items = self.items
        for k in range(i, min(i + reach, len(items))):
            item = items[k]
            if item.kind == QUOTE:
                joined = k == i or k - i <= _MAX_UNMARKED or items[k - 1].is_mark(",:")
                return k if joined and k not in self.used else None
            if item.is_mark(".;?!") or item.low in THAT or self.is_cue(k):
                return None
        return None

    def take(self, quote: int) -> Span:
        """Give a quotation its speaker: its offsets."""
        self.used.add(quote)
        return self.quote_span(self.items[quote])

    def more(self, i: int) -> list[Span]:
        """The rest of a quotation that its attribution breaks: `"...," kata X, "..."` within the unit."""
        for k in range(i + 1, len(self.items)):
            if self.items[k].kind == QUOTE and k not in self.used:
                return [self.take(k)] if self.items[k - 1].is_mark(",.:-–—") or self.items[k - 1].kind == QUOTE else []
            if self.is_cue(k):
                return []
        return []

    # --- results

    def add(
        self,
        source: Source,
        pieces: Sequence[Span | None],
        rule: str,
        cue: int | None,
        direct: bool = False,
        units: list[int] | None = None,
        addressee: int | None = None,
    ) -> None:
        """Keep a statement, if any content is left; its source stays the subject of verbs joined to this one."""
        self.previous = source
        real = [piece for piece in pieces if piece is not None]
        if not real:
            return
        self.memory.here = source.actors[-1]
        self.found.append(
            Found(
                source.actors,
                real,
                direct,
                rule,
                units or [self.index],
                cue=(self.items[cue].start, self.items[cue].end) if cue is not None else None,
                source=(source.start, source.end) if source.end > source.start else None,
                addressee=addressee if addressee not in source.actors else None,
                date=self._date(cue, source) if cue is not None else None,
            )
        )

    def back(self, source: Source, cue: int, rule: str) -> None:
        """Keep what the unit before says as this source's words: a clause that points back reports it."""
        self.previous = source
        before = self.index - 1
        if before < 0 or not self.units[before].items or self.units[before].items[0].among("credit"):
            return  # `Dilansir dari X, ...`: told by another
        if set(source.actors) <= self.spoken.get(before, set()):
            return
        unit = self.units[before]
        quote = next((item for item in unit.items if item.kind == QUOTE), None)
        piece = self.quote_span(quote) if quote is not None else (unit.start, unit.end)
        self.add(source, [piece], rule, cue, direct=quote is not None, units=[before, self.index])

    def _date(self, cue: int, source: Source) -> str | None:
        """The day beside the attribution: `ujar X, Jumat (30/5)`, `X pada Jumat mengatakan`."""
        low, high = min(cue, source.last), max(cue, source.last)
        for item in self.items[max(0, low - _DATE_BEFORE) : high + _DATE_AFTER]:
            if (
                item.kind == DATE
                and item.when is not None
                and item.when.start
                and len(item.when.start) == len("2025-12-20")
            ):
                return item.when.start
        return None
