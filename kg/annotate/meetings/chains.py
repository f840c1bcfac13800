"""What stands before a name: titles, the states they are held for, and names that only qualify it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span

from kg.annotate.meetings.text import Text, singles, uses
from kg.annotate.roles.lexicon import HIGH_OFFICES
from kg.model import PERSON

LONGEST_ENTRY = 4
LONGEST_BRACKET = 6
NAMES = frozenset({"PERSON", "ORG", "COUNTRY", "PLACE"})  # labels of names, not of references


@dataclass(slots=True)
class Chain:
    """What stands before a name: where it starts, and what sort of words it is made of."""

    start: int
    title: bool = False
    delegate: bool = False
    aide: bool = False  # the first word left of the name that governs it makes somebody else of it (`menantu Trump`)
    crossed: tuple[int, ...] = ()  # names inside the chain
    comma: bool = False  # it goes on behind a comma (`Menteri Luar Negeri Ukraina, X`)
    closed: bool = False


class ChainReader:
    """Reads the chain before each of an article's names, from the first to the last.

    Args:
        text: the article.
        items: its names and references in order.
        kinds: the kind of each.
        aides: actors who hold the role of an envoy, adviser or spokesman themselves.
    """

    def __init__(self, text: Text, items: list[Span], kinds: list[str], aides: set[int]) -> None:
        self.text, self.items, self.kinds, self.aides = text, items, kinds, aides
        self.at = {i: k for k, span in enumerate(items) for i in range(span.start, span.end)}
        self.titles = list(text.doc.spans.get("titles", ()))
        self.chains: list[Chain] = []
        for k in range(len(items)):
            self.chains.append(self._read(k))

    def _read(self, k: int) -> Chain:
        span = self.items[k]
        chain = Chain(span.start)
        limit = self.text.sentence(span.start).start
        person = self.kinds[k] == PERSON
        while chain.start > limit and not chain.closed:
            if not (
                self._title(chain, span, person, limit)
                or self._name(chain, span, person)
                or self._bracket(chain, limit)
                or (person and self._comma(chain, span, limit))
                or self._words(chain, span, person, limit)
            ):
                break
        if chain.comma and self.text.low[chain.start] == ",":  # nothing behind the comma qualified the name
            return Chain(span.start)
        if chain.comma and self._opened(chain, limit) and self.text.low[span.end : span.end + 1] != [","]:
            return Chain(span.start)  # `Selain Menhan Malaysia, Prabowo menemui ...`
        return chain

    def _opened(self, chain: Chain, limit: int) -> bool:
        """Whether a chain stands behind a preposition that opens the sentence."""
        return chain.start - 1 == limit and self.text.low[limit] in singles("opening")

    def _title(self, chain: Chain, span: Span, person: bool, limit: int) -> bool:
        left = chain.start - 1
        if left not in self.text.title_at:
            return False
        title = self.titles[self.text.title_at[left]]
        direct = chain.start == span.start and not chain.comma
        chain.start, chain.title = max(limit, title.start), True
        if not person or not _aide(self.text, title.start, title.end):
            return True
        if direct:
            chain.aide = span._.actor not in self.aides
        elif not chain.comma and not chain.crossed:
            chain.aide = True  # `utusan khusus Presiden Vladimir Putin`
        elif not chain.comma:
            # `utusan khusus Presiden Rusia Vladimir Putin`
            chain.aide = title.end in self.text.title_at and span._.actor not in self.aides
        return True

    def _name(self, chain: Chain, span: Span, person: bool) -> bool:
        j = self.at.get(chain.start - 1)
        if j is None or not person:
            return False
        if self.kinds[j] != PERSON:
            if not self._governed(j):
                return False
            chain.crossed += (j,)
            chain.start = self.items[j].start
            return True
        if self.chains[j].aide and (chain.comma or chain.start == span.start):
            chain.crossed += (j, *self.chains[j].crossed)
            chain.start = self.chains[j].start
            chain.closed = True
            return True
        return False

    def _bracket(self, chain: Chain, limit: int) -> bool:
        if self.text.before(chain.start) != ")":
            return False
        for i in range(chain.start - 2, max(limit, chain.start - LONGEST_BRACKET) - 1, -1):
            if self.text.low[i] == "(":
                chain.start = i
                return True
        return False

    def _comma(self, chain: Chain, span: Span, limit: int) -> bool:
        left = chain.start - 1
        if self.text.low[left] != "," or chain.comma or chain.start != span.start or left <= limit:
            return False
        if span.label_ not in NAMES:
            return False  # a pronoun opens the main clause
        j = self.at.get(left - 1)
        if (body := self._body_before(left)) is not None:
            chain.crossed += (body,)
            chain.start = self.items[body].start
        elif j is not None and self._counterpart_of(j):
            chain.crossed += (j,)
            chain.start, chain.title = self.items[j].start - 2, True
        elif j is not None and (posts := self._posted_to(j)):
            chain.crossed += posts
            chain.start = self.items[posts[-1]].start
        elif left - 1 in self.text.title_at or (j is not None and (self.chains[j].aide or self._governed(j))):
            chain.start = left
        else:
            return False
        chain.comma = True
        return True

    def _words(self, chain: Chain, span: Span, person: bool, limit: int) -> bool:
        text, left = self.text, chain.start - 1
        aide = _entry_before(text, chain.start, limit, "aide") if person else 0
        if aide:
            kin = bool(singles("kin") & set(text.low[chain.start - aide : chain.start]))
            chain.aide = kin or (span._.actor not in self.aides and not chain.crossed)
            chain.start -= aide
            return True
        size = _entry_before(text, chain.start, limit, "delegate")
        if size:
            chain.delegate = True
            chain.start -= size
            return True
        titled = left - 1 in text.title_at and left > limit
        inside = text.low[left] in singles("link_word") and left > limit and (titled or chain.title)
        if inside or (text.low[left] == "/" and titled and chain.title):
            chain.start = left
            return True
        return False

    def _body_before(self, comma: int) -> int | None:
        """The name that a capitalised word before a comma goes on (`Chairman Lotte Group, X`), if a title governs it."""
        j = self.at.get(comma - 2) if self.text.capital[comma - 1] and comma - 1 not in self.text.title_at else None
        return j if j is not None and self._governed(j) else None

    def _counterpart_of(self, j: int) -> bool:
        """Whether a state stands behind `timpalannya dari`, which is said of the person behind the comma."""
        text, start = self.text, self.items[j].start
        return (
            self.kinds[j] != PERSON
            and start > 1
            and text.low[start - 1] == "dari"
            and start - 2 in text.title_at
            and text.low[start - 2].endswith("nya")
        )

    def _posted_to(self, j: int) -> tuple[int, ...]:
        """The names crossed in `Duta Besar Jerman untuk Ukraina,`: where the envoy is posted, and for whom."""
        before = self.items[j].start - 1
        if self.kinds[j] == PERSON or before < 1 or self.text.low[before] not in {"untuk", "di"}:
            return ()
        k = self.at.get(before - 1)
        if k is None or self.kinds[k] == PERSON or self.items[k].start - 1 not in self.text.title_at:
            return ()
        post = self.titles[self.text.title_at[self.items[k].start - 1]]
        return (j, k) if self.text.low[before] == "untuk" or post.label_ not in HIGH_OFFICES else ()

    def _governed(self, j: int) -> bool:
        """Whether a title or unnamed people stand before a name that is no person's."""
        chain = self.chains[j]
        return self.kinds[j] != PERSON and (chain.title or chain.delegate) and chain.start < self.items[j].start


def delegates_before(text: Text, end: int) -> bool:
    """Whether people without a name stand before `dari` (`penasihat keamanan nasional dari Ukraina`)."""
    return end - 1 in text.title_at or bool(_entry_before(text, end, max(0, end - LONGEST_ENTRY), "delegate"))


def _aide(text: Text, start: int, end: int) -> bool:
    return any(text.matches(start, entry) for entry in uses()["aide"] if len(entry) <= end - start)


def _entry_before(text: Text, end: int, limit: int, use: str) -> int:
    entries = uses()[use]
    for size in range(min(LONGEST_ENTRY, end - limit), 0, -1):
        if tuple(text.low[end - size : end]) in entries:
            return size
    return 0
