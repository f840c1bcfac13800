"""The rules that find reported speech in a unit: each gives a `Found` with speaker, content, cue and the rule's name."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.annotate.statements_items import BRACKET, DATE, NAME, PUNCT, QUOTE, WORD, Item, Unit
from kg.annotate.statements_lexicon import ACTIVE, BARE, CLITIC, PASSIVE, Reporting, forms, words
from kg.annotate.statements_speaker import Memory, Phrases, Source

_MAX_LEAD = 26  # items between a reporting verb and its `bahwa`
_MAX_COLON = 9
_MAX_LOST = 4  # sentences that a quotation without marks may have before the one with its attribution
_THAT = frozenset({"bahwa", "agar", "supaya", "bahwasanya", "bahwasannya"})
_LOOSE_THAT = _THAT | {"kalau", "jika", "bila"}


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
    pieces: list[tuple[int, int]]
    direct: bool
    rule: str
    units: list[int]
    cue: tuple[int, int] | None = None
    source: tuple[int, int] | None = None
    addressee: int | None = None
    date: str | None = None


@dataclass(slots=True)
class _State:
    """What the rules share while they read one unit."""

    index: int
    unit: Unit
    items: list[Item]
    phrases: Phrases
    found: list[Found] = field(default_factory=list)
    used: set[int] = field(default_factory=set)  # indices of quotation items that have a speaker
    previous: Source | None = None  # the source of the cue before in this unit
    focus: int | None = None  # who is about to speak


class Rules:
    """Reads units in order; `memory` carries the discourse from one to the next."""

    def __init__(self, text: str, units: list[Unit], memory: Memory) -> None:
        self.text = text
        self.units = units
        self.spoken: dict[int, set[int]] = {}  # unit: who spoke in it
        self.memory = memory

    def read(self, index: int) -> tuple[list[Found], list[int]]:
        """The statements of a unit, and the indices of its quotation items that no rule gave a speaker."""
        unit = self.units[index]
        state = _State(index, unit, unit.items, Phrases(unit.items, self.memory))
        self._colon(state)
        for i, item in enumerate(state.items):
            if item.kind != WORD or item.quoted:
                continue
            self._item(state, i, item)
        self.spoken[index] = {actor for found in state.found for actor in found.actors}
        left = [k for k, item in enumerate(state.items) if item.kind == QUOTE and k not in state.used]
        if state.focus is not None and not state.found:
            self.memory.spoke(state.focus)
        return state.found, left

    def _item(self, state: _State, i: int, item: Item) -> None:
        entry, width = self._entry(state.items, i)
        if item.low == "menurut" or (item.low == "berdasarkan" and self._next_among(state.items, i, "source")):
            if not self._next_among(state.items, i, "group"):
                self._according(state, i, state.phrases.after(i + 1))
        elif item.low in ("menurutnya", "menurutmu"):
            self._according(state, i, self._clitic(state, i))
        elif entry is None:
            if item.low in ("demikian", "demikianlah", "begitu", "bunyi", "isi"):
                self._closing(state, i)
            elif item.among("speech"):
                self._noun(state, i)
        elif entry.voice == ACTIVE:
            self._active(state, i, entry, width)
        elif entry.voice == BARE:
            self._bare(state, i, entry)
            if item.among("speech"):
                self._noun(state, i)
        elif entry.voice == CLITIC:
            self._bare(state, i, entry)
        elif entry.voice == PASSIVE:
            self._passive(state, i, entry, width)

    @staticmethod
    def _entry(items: list[Item], i: int) -> tuple[Reporting | None, int]:
        """The reporting form at index i and how many items it takes."""
        table = forms()
        if i + 1 < len(items) and items[i + 1].kind == WORD:
            pair = f"{items[i].low} {items[i + 1].low}"
            if pair in table:
                return table[pair], 2
        entry = table.get(items[i].low)
        return entry, 1

    @staticmethod
    def _next_among(items: list[Item], i: int, name: str) -> bool:
        return i + 1 < len(items) and items[i + 1].among(name)

    # --- helpers

    def _clitic(self, state: _State, i: int) -> Source | None:
        item = state.items[i]
        actor = state.phrases.topic(i)
        if actor is None:
            actor = self._carried()
        if actor is None:
            actor = self.memory.references.get(item.start)
        return None if actor is None else Source((actor,), item.start, item.end, "pronoun", i)

    def _carried(self) -> int | None:
        """Who goes on speaking: the last speaker, unless the text has turned to another person since."""
        memory = self.memory
        return memory.voice if memory.voice is not None else memory.person

    def _span(self, state: _State, first: int, last: int) -> tuple[int, int] | None:
        """Offsets of items first..last without marks at the ends, or None if no word is left."""
        items = state.items
        while first <= last and items[first].kind in (PUNCT, DATE) and not (items[first].kind == PUNCT and items[first].text in "[#@$€£\"“'‘"):
            first += 1
        while last >= first and items[last].kind == PUNCT and items[last].text not in "]%?!\"”'’":
            last -= 1
        if first > last or all(item.kind == PUNCT for item in items[first : last + 1]):
            return None
        return items[first].start, items[last].end

    def _quote_span(self, item: Item) -> tuple[int, int]:
        quotation = item.quotation
        assert quotation is not None
        end = quotation.inner_end
        if self.text[end - 1] == "," and end - 1 > quotation.inner_start:
            end -= 1
        return quotation.inner_start, end

    def _add(
        self,
        state: _State,
        source: Source,
        pieces: list[tuple[int, int] | None],
        rule: str,
        cue: int | None,
        direct: bool = False,
        units: list[int] | None = None,
        addressee: int | None = None,
    ) -> None:
        real = [piece for piece in pieces if piece is not None]
        state.previous = source
        if not real:
            return
        item = state.items[cue] if cue is not None else None
        state.found.append(
            Found(
                source.actors,
                real,
                direct,
                rule,
                units or [state.index],
                (item.start, item.end) if item is not None else None,
                (source.start, source.end) if source.end > source.start else None,
                addressee if addressee not in source.actors else None,
                self._date(state, cue, source),
            )
        )

    @staticmethod
    def _date(state: _State, cue: int | None, source: Source) -> str | None:
        """The day beside the attribution: `ujar X, Jumat (30/5)`, `X pada Jumat mengatakan`."""
        if cue is None:
            return None
        low, high = min(cue, source.last), max(cue, source.last)
        for item in state.items[max(0, low - 2) : high + 8]:
            if item.kind == DATE and item.when is not None and item.when.start and len(item.when.start) == 10:
                return item.when.start
        return None

    def _quote_before(self, state: _State, i: int) -> int | None:
        """Index of the quotation that ends right before index i, or None."""
        k = i - 1
        while k >= 0 and (
            (state.items[k].kind == PUNCT and state.items[k].text in ",.-–—")
            or state.items[k].kind == BRACKET
            or state.items[k].low in ("demikian", "begitu", "juga", "pun")
        ):
            k -= 1
        return k if k >= 0 and state.items[k].kind == QUOTE else None

    def _quote_after(self, state: _State, i: int, reach: int = 18) -> int | None:
        """Index of the quotation that begins after index i with only circumstances between, or None."""
        items = state.items
        for k in range(i, min(i + reach, len(items))):
            item = items[k]
            if item.kind == QUOTE:
                before = items[k - 1] if k else None
                if k == i or (before is not None and (before.text in ",:" or k - i <= 3)):
                    return k
                return None
            if item.kind == PUNCT and item.text in ".;?!":
                return None
            if item.kind == WORD and (item.low in _THAT or self._is_cue(items, k)):
                return None
        return None

    def _is_cue(self, items: list[Item], k: int) -> bool:
        entry, _ = self._entry(items, k)
        return entry is not None and entry.voice == ACTIVE and items[k].text.islower()

    # --- `X mengatakan ...`

    def _active(self, state: _State, i: int, entry: Reporting, width: int) -> None:
        items, phrases = state.items, state.phrases
        at, real = phrases.before(i)
        if not real or (items[i].text[:1].isupper() and i > 0):
            return
        coordinated = at >= 0 and items[at].kind == WORD and items[at].among("coordinate")
        if at >= 0 and items[at].kind == WORD and items[at].among("preposition") and not coordinated:
            return
        source = phrases.subject(i) if not coordinated else None
        if source is None and (coordinated or (at >= 0 and items[at].text == ",")):
            source = self._coordinated(state, i)
        if entry.root == "dorong" and at >= 0 and items[at].low == "yang":
            return  # `..., yang mendorong X untuk`: a cause, not a word
        if source is None or (entry.kind == "hope" and self.memory.kind(source.actors[0]) != "person"):
            return
        last = i + width - 1
        quote = self._quote_after(state, last + 1)
        rule = "active.coordinated" if coordinated else "active.pronoun" if source.how in ("pronoun", "nominal") else "active"
        if quote is not None and quote not in state.used:
            state.used.add(quote)
            pieces = [self._quote_span(items[quote])]
            self._add(state, source, [*pieces, *self._more(state, quote)], "quote.fronted", i, direct=True)
            return
        begin, marked, addressee = self._content(state, last + 1, entry)
        before = self._quote_before(state, phrases.before(i)[0] + 1 if coordinated else self._phrase_start(state, source, i))
        ended = self._ended(state, begin)
        if before is not None and before not in state.used and (ended or not marked):
            state.used.add(before)
            self._add(state, source, [self._quote_span(items[before]), *self._more(state, last)], "quote.subject", i, direct=True)
            return
        if entry.needs == "quote" or ended:
            state.previous = source
            return
        if not self._allowed(state, begin, marked, entry, self.memory.kind(source.actors[0])) or (
            not marked and ((entry.root == "sampai" and items[begin].among("courtesy")) or (entry.kind == "say" and items[begin].among("vague")))
        ):
            state.previous = source
            return
        if self._points_back(state, begin):
            self._back(state, source, i, "active.back")
            return
        self._add(state, source, [self._span(state, begin, self._content_end(state, begin))], rule, i, addressee=addressee)

    def _coordinated(self, state: _State, i: int) -> Source | None:
        if state.previous is not None:
            return state.previous
        person = state.phrases.topic(i)
        actor = person if person is not None else state.phrases.body_topic()
        return None if actor is None else Source((actor,), 0, 0, "carried", i)

    @staticmethod
    def _phrase_start(state: _State, source: Source, i: int) -> int:
        """Index of the first item of the noun phrase that holds the subject."""
        k = i - 1
        while k > 0 and state.items[k - 1].kind != QUOTE and not (state.items[k - 1].kind == PUNCT and state.items[k - 1].text in ",.:;-–—"):
            k -= 1
        return k

    def _content(self, state: _State, first: int, entry: Reporting) -> tuple[int, bool, int | None]:
        """(index of the first item of the content, whether a `bahwa` or `agar` opens it, addressee)."""
        items = state.items
        k = first
        addressee: int | None = None
        while k < len(items) and (
            items[k].kind in (DATE, BRACKET) or (items[k].kind == PUNCT and items[k].text in ",:") or items[k].low in ("kembali", "lagi", "pula", "juga", "secara")
        ):
            k += 2 if items[k].low == "secara" else 1
        start = k
        if k < len(items) and items[k].low in _LOOSE_THAT:
            return (k + 1 if items[k].low in _THAT else k), True, None
        if k > first and items[first].text == "," and entry.kind != "ask":
            return k, True, None
        lead = k < len(items) and (items[k].among("preposition") or items[k].among("address") or items[k].low in ("saat", "ketika"))
        asks = entry.kind in ("ask", "tell", "hope") or entry.root in ("ingat", "peringat", "yakin", "janji")
        if lead or asks:
            for j in range(k, min(k + _MAX_LEAD, len(items))):
                item = items[j]
                if item.kind == QUOTE or (item.kind == PUNCT and item.text in ".;?!"):
                    break
                if item.kind == WORD and item.low in _THAT:
                    return j + 1, True, self._addressee(items[k:j])
                if item.kind == WORD and self._is_cue(items, j):
                    break
        if k < len(items) and items[k].low == "kepada":
            j = k + 1
            while j < len(items) and j - k < 14 and not (items[j].kind == PUNCT and items[j].text in ",.;:") and items[j].low != "untuk":
                j += 1
            if j + 1 < len(items) and items[j].text != ".":
                addressee = self._addressee(items[k:j])
                start = j + 1 if items[j].text == "," else j
        return start, False, addressee

    @staticmethod
    def _addressee(items: list[Item]) -> int | None:
        return next((item.actor for item in items if item.kind == NAME and item.actor is not None), None)

    @staticmethod
    def _ended(state: _State, begin: int) -> bool:
        """True if no content follows: the unit ends here or only circumstances are left."""
        items = state.items
        if begin >= len(items):
            return True
        item = items[begin]
        return (item.kind == PUNCT and item.text in ".;!") or item.kind == QUOTE

    def _allowed(self, state: _State, begin: int, marked: bool, entry: Reporting, speaker: str) -> bool:
        """Whether what follows an active form is reported content, by what the verb needs."""
        if marked or entry.needs == "any":
            return True
        if entry.root == "catat" and speaker == "organization":
            return True
        items = state.items
        if any(item.quoted for item in items[begin : begin + 2]):
            return entry.needs in ("bahwa", "clause")
        if entry.needs == "clause":
            return any(item.among("content") or item.quoted for item in items[begin : begin + 12])
        return False

    def _content_end(self, state: _State, begin: int) -> int:
        """Index of the last item of content that begins at `begin`: before a coordinated reporting verb or an attribution."""
        items = state.items
        for k in range(begin + 1, len(items)):
            item = items[k]
            if item.kind == QUOTE:
                return k - 1
            if item.kind == WORD and item.among("coordinate") and k + 1 < len(items):
                j = k + 1
                while j < len(items) and items[j].among("adverb"):
                    j += 1
                if j < len(items) and items[j].kind == WORD and self._is_cue(items, j):
                    return k - 1
        return len(items) - 1

    def _points_back(self, state: _State, begin: int) -> bool:
        """True for `hal itu`, `hal tersebut` and the like as the whole content."""
        items = state.items[begin : begin + 2]
        if len(items) == 2 and items[0].among("back") and items[1].among("point"):
            return True
        return bool(items) and items[0].low == "itu" and (len(items) == 1 or items[1].kind in (PUNCT, DATE) or items[1].among("preposition"))

    def _back(self, state: _State, source: Source, i: int, rule: str) -> None:
        """A clause that points back: what was said is the sentence before."""
        state.previous = source
        if state.index == 0:
            return
        unit = self.units[state.index - 1]
        if not unit.items:
            return
        if set(source.actors) <= self.spoken.get(state.index - 1, set()):
            return
        quote = next((item for item in unit.items if item.kind == QUOTE), None)
        piece = self._quote_span(quote) if quote is not None else (unit.start, unit.end)
        self._add(state, source, [piece], rule, i, direct=quote is not None, units=[state.index - 1, state.index])

    def _more(self, state: _State, i: int) -> list[tuple[int, int]]:
        """The rest of a quotation that its attribution breaks: `"...," kata X, "..."` within the unit."""
        items = state.items
        for k in range(i + 1, len(items)):
            if items[k].kind == QUOTE and k not in state.used:
                before = items[k - 1]
                if before.kind == PUNCT and before.text in ",.:-–—" or before.kind == QUOTE:
                    state.used.add(k)
                    return [self._quote_span(items[k])]
                return []
            if items[k].kind == WORD and self._is_cue(items, k):
                return []
        return []

    # --- `..., kata X`, `..., katanya`

    def _bare(self, state: _State, i: int, entry: Reporting) -> None:
        items = state.items
        quote = self._quote_before(state, i)
        if quote in state.used:
            quote = None
        before = items[i - 1] if i else None
        opens = before is None or before.kind == QUOTE or (before.kind == PUNCT and before.text in ",.-–—;:!?…") or before.low in ("demikian", "begitu")
        if before is not None and before.kind == BRACKET:
            opens = True
        if not opens:
            return
        if entry.voice == CLITIC:
            source = self._clitic(state, i)
        else:
            source = state.phrases.after(i + 1)
            nearest = items[i + 1] if i + 1 < len(items) else None
            if source is None or nearest is None or nearest.kind == PUNCT:
                if quote is not None:
                    state.used.add(quote)  # said by somebody unnamed
                return
            if not entry.anywhere and quote is None and source.how == "nominal":
                return
        if source is None:
            if quote is not None:
                state.used.add(quote)
            return
        kind = "pronoun" if source.how in ("pronoun", "nominal", "carried") else "name"
        if quote is not None:
            state.used.add(quote)
            pieces: list[tuple[int, int] | None] = [*self._adjoining(state, quote), self._quote_span(items[quote]), *self._more(state, i)]
            self._add(state, source, pieces, f"quote.final.{kind}", i, direct=True)
            return
        after = self._quote_after(state, source.last + 1, 12)
        if after is not None and after not in state.used and (before is None or before.kind == PUNCT and i <= 8):
            state.used.add(after)
            self._add(state, source, [self._quote_span(items[after]), *self._more(state, after)], "quote.fronted", i, direct=True)
            return
        if entry.needs == "quote" and not (before is not None and before.text == ","):
            return
        if entry.voice == CLITIC and not entry.anywhere and before is None:
            return
        self._parenthesis(state, i, source, f"parenthesis.{kind}")

    def _adjoining(self, state: _State, quote: int) -> list[tuple[int, int] | None]:
        """Quotations of the unit that stand right before this one with nothing between."""
        pieces: list[tuple[int, int] | None] = []
        k = quote - 1
        while k >= 0 and state.items[k].kind == QUOTE and k not in state.used:
            state.used.add(k)
            pieces.insert(0, self._quote_span(state.items[k]))
            k -= 1
        return pieces

    def _parenthesis(self, state: _State, i: int, source: Source, rule: str) -> None:
        """`Langkah itu, kata X, sudah tepat.` and `Langkah itu sudah tepat, kata X di Jakarta.`"""
        items = state.items
        low = 0
        for k in range(i - 1, -1, -1):
            if items[k].kind == QUOTE or (items[k].kind == PUNCT and items[k].text in "?!;"):
                low = k + 1
                break
        first = self._span(state, low, i - 1)
        comma = next((k for k in range(source.last + 1, len(items)) if items[k].kind == PUNCT and items[k].text == ","), None)
        rest = self._span(state, comma + 1, self._content_end(state, comma + 1)) if comma is not None and comma + 1 < len(items) else None
        if first is not None and rest is not None and self._tail(state, source.last + 1):
            rest = None
        earlier = self._said_before(state) if rest is None and low == 0 else []
        pieces: list[tuple[int, int] | None] = [(self.units[k].start, self.units[k].end) for k in earlier]
        self._add(state, source, [*pieces, first, rest], rule, i, units=[*earlier, state.index])

    def _said_before(self, state: _State) -> list[int]:
        """Units before this one that belong to a quotation whose marks were lost: they say `saya` or `kami`, nobody said them."""
        first = state.index
        for k in range(state.index - 1, max(-1, state.index - 1 - _MAX_LOST), -1):
            items = self.units[k].items
            if k < 0 or self.spoken.get(k) or any(item.kind == QUOTE for item in items):
                break
            if any(item.low in ("saya", "kami", "kita", "aku") and not item.quoted for item in items):
                first = k
        return list(range(first, state.index))

    @staticmethod
    def _tail(state: _State, first: int) -> bool:
        """True if after an attribution only circumstances follow (`, di Jakarta, Jumat`), not the rest of a clause."""
        rest = state.items[first:]
        if sum(item.kind != PUNCT for item in rest) <= 3:
            return True
        return any(item.kind == DATE for item in rest) and not any(item.is_verb for item in rest)

    # --- `Menurut X, ...`

    def _according(self, state: _State, i: int, source: Source | None) -> None:
        if source is None:
            return
        items = state.items
        kind = "pronoun" if source.how in ("pronoun", "nominal", "carried") else "name"
        quote = self._quote_before(state, i)
        if quote is not None and quote not in state.used:
            state.used.add(quote)
            self._add(state, source, [self._quote_span(items[quote])], "according.quote", i, direct=True)
            return
        after = self._quote_after(state, source.last + 1, 14)
        if after is not None and after not in state.used:
            state.used.add(after)
            self._add(state, source, [self._quote_span(items[after]), *self._more(state, after)], "according.quote", i, direct=True)
            return
        leading = not any(item.is_verb for item in items[:i]) and i <= 8
        if leading:
            begin = next(
                (k + 1 for k in range(source.last + 1, len(items)) if items[k].kind == PUNCT and items[k].text == ","), source.last + 1
            )
            while begin < len(items) and (items[begin].kind == DATE or items[begin].text == "," or items[begin].low in _THAT):
                begin += 1
            self._add(state, source, [self._span(state, begin, self._content_end(state, begin))], f"according.{kind}", i)
            return
        self._parenthesis(state, i, source, f"according.{kind}")

    # --- `demikian pernyataan X`, `bunyi pernyataan X`

    def _closing(self, state: _State, i: int) -> None:
        items = state.items
        before = items[i - 1] if i else None
        if before is None or not (before.kind == QUOTE or (before.kind == PUNCT and before.text in ",.")):
            return
        k = i + 1
        while k < len(items) and (items[k].among("close") or items[k].low in ("resmi", "pers", "bersama", "tertulis")):
            k += 1
        if k < len(items) and (self._entry(items, k)[0] or items[k].low in ("menurut", "dikutip", "dilansir", "dilaporkan", "diberitakan")):
            return  # `demikian disampaikan X`: the passive's own rule
        source = state.phrases.after(k)
        if source is None and k > i + 1 and k < len(items) and items[k].among("point") and self.memory.speaker is not None:
            source = Source((self.memory.speaker,), items[k].start, items[k].end, "carried", k)
        if source is None:
            return
        quote = self._quote_before(state, i)
        if quote is not None and quote not in state.used:
            state.used.add(quote)
            self._add(state, source, [self._quote_span(items[quote]), *self._more(state, i)], "quote.closing", i, direct=True)
        elif before.text == ",":
            self._add(state, source, [self._span(state, 0, i - 1)], "closing", i)

    # --- `disampaikan X`

    def _passive(self, state: _State, i: int, entry: Reporting, width: int) -> None:
        items = state.items
        last = i + width - 1
        at, real = state.phrases.before(i)
        if not real:
            return
        following = items[last + 1] if last + 1 < len(items) else None
        if entry.object:
            source = self._clitic(state, i)
        else:
            k = last + 1
            while k < len(items) and (items[k].low in ("langsung", "kembali", "juga", "secara", "resmi", "lagi", "sendiri") or items[k].kind == DATE):
                k += 1
            if not items[:i] and k < len(items) and (items[k].text == "," or items[k].low in _THAT) and self.memory.speaker is not None:
                begin = k + 1
                carried = Source((self.memory.speaker,), 0, 0, "carried", k)
                self._add(state, carried, [self._span(state, begin, self._content_end(state, begin))], "passive.carried", i)
                return
            if k >= len(items) or not (items[k].low == "oleh" or items[k].kind == NAME or items[k].among("office") or items[k].among("spokes") or items[k].among("body") or items[k].among("pronoun")):
                return
            if items[k].low != "oleh" and entry.kind in ("judge", "ask", "claim", "deny", "promise") and items[k].kind != NAME:
                return
            source = state.phrases.after(k)
        if source is None or following is None:
            return
        subject = items[:i]
        if any(item.among("alike") for item in subject[-4:]):
            state.focus = source.actors[-1]
            return
        joined = at >= 0 and (items[at].text == "," or items[at].low in ("seperti", "sebagaimana", "demikian", "sebagai"))
        quote = self._quote_before(state, at + 1 if joined and items[at].kind == PUNCT else at)
        if joined and quote is not None and quote not in state.used:
            state.used.add(quote)
            self._add(state, source, [self._quote_span(items[quote])], "quote.passive", i, direct=True)
            return
        if self._pointing(subject):
            self._back(state, source, i, "passive.back")
            return
        if not subject:
            begin, _, addressee = self._content(state, source.last + 1, entry)
            self._add(state, source, [self._span(state, begin, self._content_end(state, begin))], "passive.fronted", i, addressee=addressee)
            return
        if joined:
            self._add(state, source, [self._span(state, 0, at - (1 if items[at].low in ("seperti", "sebagaimana") else 0))], "passive.as", i)
            return
        begin = source.last + 1
        if not self._goes_on(state, begin):
            return
        rest = self._span(state, begin, self._content_end(state, begin)) if begin < len(items) else None
        relative = any(item.low == "yang" for item in items[max(0, at - 1) : at + 1])
        if relative:
            self._add(state, source, [rest], "passive.relative", i)
        else:
            self._add(state, source, [self._span(state, 0, at), rest], "passive", i)

    @staticmethod
    def _goes_on(state: _State, begin: int) -> bool:
        """True if after the agent of a passive its clause goes on: `disebut X sebagai ...`, `diakui X sudah ...`."""
        if begin >= len(state.items):
            return False
        item = state.items[begin]
        if item.kind != WORD:
            return False
        return item.low in ("sebagai", "untuk") or item.low in _THAT or item.is_verb or item.among("content")

    @staticmethod
    def _pointing(subject: list[Item]) -> bool:
        """True if a passive's subject points back to the sentence before: `Hal itu`, `Pernyataan tersebut`."""
        tail = [item for item in subject if item.kind == WORD and not item.among("adverb")] or [item for item in subject if item.kind == WORD]
        if len(tail) >= 2 and tail[-1].among("point") and tail[-2].among("back"):
            return True
        lows = [item.low for item in subject if item.kind == WORD]
        return len(lows) >= 2 and lows[-1] in words("point") and lows[-2] in words("back")

    # --- `pernyataan X bahwa ...`

    def _noun(self, state: _State, i: int) -> None:
        items = state.items
        source = state.phrases.after(i + 1)
        if source is None or source.last + 2 >= len(items) or items[source.last + 1].low not in _THAT:
            return
        begin = source.last + 2
        self._add(state, source, [self._span(state, begin, self._content_end(state, begin))], "noun", i)

    # --- `Trump: ...`

    def _colon(self, state: _State) -> None:
        items = state.items
        for k, item in enumerate(items[:_MAX_COLON]):
            if item.kind == PUNCT and item.text == ":":
                if k == 0 or k + 2 >= len(items) or items[k - 1].kind != NAME:
                    return
                if any(i.kind == WORD and (i.is_verb or i.text.islower()) or i.kind == PUNCT for i in items[:k]):
                    return
                source = state.phrases.resolve(0, k - 1, left=True)
                if source is None or self.memory.kind(source.actors[0]) != "person":
                    return
                follower = items[k + 1]
                if follower.kind == QUOTE:
                    state.used.add(k + 1)
                    self._add(state, source, [self._quote_span(follower)], "colon.quote", None, direct=True)
                elif len(items) - k > 4 and state.index > 0:
                    self._add(state, source, [self._span(state, k + 1, len(items) - 1)], "colon", None)
                return
            if item.kind == QUOTE:
                return
