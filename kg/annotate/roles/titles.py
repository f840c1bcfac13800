"""Component `utusan_titles`: the titles of roles as an article writes them (`Wakil Ketua Komisi I`, `Menlu`, `utusan
khusus`).

Needs nothing but tokens and runs before the names are known: a title is evidence that a person follows. A title
leaves out the country or body it is held for, the person's name, and the words that tell its tenure (`mantan`,
`terpilih`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.annotate.gazetteer import fold, gazetteer, given_names, public_figures, starts_home_name
from kg.annotate.roles import lexicon
from kg.annotate.roles.lexicon import Head
from kg.annotate.words import is_common, is_time_word
from kg.model import COUNTRY

GROUP = "titles"
CURRENT, FORMER, FUTURE = "current", "former", "future"

_NUMBER = re.compile(r"(?:[IVX]+|\d{1,2})$")
_ORDINAL = re.compile(r"ke-\d+$")
_SPELLED = frozenset({"kelima", "keenam", "ketujuh", "kedelapan"})
_CONNECTORS = frozenset({",", "dan", "&", "serta", "/", "and"})
_BEFORE_WEAK = frozenset(
    {
        ",",
        "(",
        "sebagai",
        "selaku",
        "adalah",
        "merupakan",
        "seorang",
        "menjabat",
        "menjadi",
        "bernama",
        "oleh",
        "dan",
        "/",
        "sekaligus",
    }
)
_LONGEST_BRACKET = 6
_LONGEST_TAIL = 16
_SAME = "same"
_OFFICE = "presiden"  # last word of a title of somebody who serves the holder of that office
_BEING = frozenset({"adalah", "merupakan", "sebagai", "selaku", "ialah"})
_HOLDING = frozenset({"menjadi", "menjabat"})
_THEN = frozenset({"saat", "ketika", "sewaktu", "semasa", "kala"})
_LONGEST_NAME = 3
_LONGEST_FULL_NAME = 4
_FARTHEST_SAME = 40


@dataclass(frozen=True, slots=True)
class Title:
    """A title found at tokens `start` to `end` (exclusive).

    Attributes:
        outer: first token with the words of tenure before it (`mantan`).
        head_end: where the head ends and its portfolio, unit or field begins.
        head: the lexicon's entry.
        role: notation, deputies accounted for.
        tenure: `current`, `former` or `future`, as far as the words beside the title tell.
        deputy: is it held by a deputy (`Wakil Ketua`)?
    """

    start: int
    end: int
    outer: int
    head_end: int
    head: Head
    role: str
    tenure: str
    deputy: bool


@Language.factory("utusan_titles", assigns=["doc.spans"])
def create_titles(nlp: Language, name: str) -> TitleFinder:
    """The factory that a pipeline's config names."""
    return TitleFinder()


class TitleFinder:
    """Callable: Doc -> Doc with `doc.spans["titles"]`, labelled with role notations, not overlapping, in order."""

    def __call__(self, doc: Doc) -> Doc:
        spans = []
        for title in find_titles(doc):
            span = Span(doc, title.start, title.end, label=title.role)
            span._.tenure = title.tenure
            spans.append(span)
        doc.spans[GROUP] = spans
        return doc


def find_titles(doc: Doc) -> list[Title]:
    """Every title of the article, in order; stretches of site noise hold none."""
    reader = TitleReader(doc)
    titles: list[Title] = []
    i = 0
    while i < len(doc):
        word = reader.lower[i]
        possible = (word in lexicon.heads() or word in lexicon.modifiers()) and not doc[i]._.noise
        title = reader.at(i) if possible else None
        if title and title.role == _SAME:
            title = _like_the_one_before(title, titles)
        if title and reader.plausible(title):
            titles.append(title)
            i = max(title.end, i + 1)
        else:
            i += 1
    return titles


def _like_the_one_before(title: Title, earlier: Sequence[Title]) -> Title | None:
    """`mitranya` and `pendahulunya` take the role of the title before them."""
    if not earlier or title.start - earlier[-1].end > _FARTHEST_SAME:
        return None
    tenure = FORMER if title.head.words == "pendahulunya" else title.tenure
    return replace(title, role=earlier[-1].role, tenure=tenure)


class TitleReader:
    """Reads titles off the tokens of one Doc."""

    def __init__(self, doc: Doc) -> None:
        self.words = [token.text for token in doc]
        self.lower = [token.lower_ for token in doc]

    def at(self, outer: int) -> Title | None:
        """The title that starts at this token, words of tenure included, or None."""
        before, start, i = self._modifiers(outer)
        choices = lexicon.heads().all_at(self.lower, i)
        plain = lexicon.heads().all_at(self.lower, outer)
        if plain and (not choices or plain[0][0] >= choices[0][0]):  # `wakil menteri` is a head of its own
            before, start, i, choices = [], outer, outer, plain
        for end, head in choices:
            if end - i > 1 and self.lower[end - 1] == _OFFICE and self._holds_office(outer, end):
                continue
            title = self._complete(outer, start, i, end, head, before)
            if title:
                return title
        return None

    def _holds_office(self, outer: int, end: int) -> bool:
        """Whether the name behind a title such as `penasihat presiden` is that of the president: `A, penasihat Presiden Rusia B`.

        It is where another person stands before the title, behind a comma or a verb of being, or where the name is that of a
        holder of high office.
        """
        name = next((end + size for size in (1, 2, 3) if self._country(end, end + size)), end)
        last = name
        while last < len(self.words) and last - name < _LONGEST_NAME and self.words[last][:1].isupper():
            last += 1
        if name == end or last == name:
            return False
        before = self.lower[outer - 1] if outer else ""
        other = (
            self.words[outer - 2] if outer > 1 and before == "," else ""
        )  # no place or day: `Di Moskow, penasihat ...`
        apposed = other[:1].isupper() and other not in gazetteer() and not is_time_word(other)
        closed = self.words[last : last + 1] in ([], [","], ["."], [")"])
        return (apposed and closed) or before in _BEING or fold(self.words[last - 1]) in public_figures()

    def _country(self, start: int, end: int) -> bool:
        known = gazetteer().get(" ".join(self.words[start:end]))
        return known is not None and known.kind == COUNTRY

    def plausible(self, title: Title) -> bool:
        """Common nouns (`kepala`, `anggota`) count as titles only where a name or a body may follow or stand before."""
        if self.lower[title.start] in ("pm", "gm") and title.outer and self.words[title.outer - 1].isdigit():
            return False  # a time of day
        if starts_home_name(self.lower[title.start : title.start + _LONGEST_FULL_NAME]):
            return False  # `Raja Juli Antoni` is a name
        rank = lexicon.honorifics().at(self.lower, title.start)
        if rank and rank[1] == "rank" and rank[0] > title.head_end:
            return False  # `Komisaris Besar` of the police
        if "weak" not in title.head.flags:
            return True
        after = self.words[title.end] if title.end < len(self.words) else ""
        before = self.lower[title.outer - 1] if title.outer else ""
        return (
            title.outer != title.start
            or after[:1].isupper()
            or after == "the"
            or before in _BEFORE_WEAK
            or lexicon.honorifics().at(self.lower, title.end) is not None
        )

    def _modifiers(self, outer: int) -> tuple[list[str], int, int]:
        """Effects of the words before the head, the first token of the title proper, and the first token of the
        head."""
        effects: list[str] = []
        start = i = outer
        while found := lexicon.modifiers().at(self.lower, i):
            end, modifier = found
            if modifier.place != "before":
                break
            effects.append(modifier.effect)
            if modifier.effect in (FORMER, FUTURE) and start == i:
                start = end
            i = end
        return effects, start, i

    def _complete(
        self, outer: int, start: int, head_start: int, head_end: int, head: Head, before: Sequence[str]
    ) -> Title | None:
        end = self._tail(head, head_end)
        if end is None:
            return None
        end = self._bracket(end, tail=end > head_end)
        end, after = self._modifiers_after(end)
        effects = {*before, *after}
        deputy = "deputy" in effects
        role = lexicon.deputies().get(head.role, head.role) if deputy else head.role
        tenure = (
            FORMER
            if FORMER in effects or self._once(outer)
            else FUTURE
            if FUTURE in effects or head.words.startswith(("ca", "bacal")) and self._candidate(head)
            else CURRENT
        )
        return Title(start, end, outer, head_end, head, role, tenure, deputy or self.lower[head_start].startswith("wa"))

    def _once(self, outer: int) -> bool:
        """Whether the title is one of a time gone by: `sewaktu (masih) menjabat (sebagai) Menteri Keuangan`."""
        i = outer - 1 - (self.lower[outer - 1 : outer] == ["sebagai"])
        if i < 1 or self.lower[i] not in _HOLDING:
            return False
        return self.lower[i - 1 - (self.lower[i - 1] == "masih")] in _THEN

    @staticmethod
    def _candidate(head: Head) -> bool:
        return head.words in ("capres", "cawapres", "cagub", "cawagub", "cabup", "caleg")

    def _tail(self, head: Head, i: int) -> int | None:
        """Where the title ends with its portfolio, unit or field; None if a tail that the head needs is missing."""
        if head.tail == "portfolio":
            return self._listed(self._run(self._bracket(i, tail=False), lexicon.portfolio()), i)
        if head.tail == "field":
            return self._run(i, lexicon.fields_but_countries() if "country" in head.of else lexicon.fields())
        if head.tail == "unit":
            found = lexicon.units().at(self.lower, i)
            if not found:
                return i
            end = self._run(self._skip_number(found[0]), lexicon.portfolio())
            return end if end > found[0] else i  # `Kepala Kantor X`: the office has a name of its own
        if head.tail == "commission":
            numbered = self._skip_number(i)
            end = numbered if numbered > i else self._run(i, lexicon.portfolio())
            return end if end > i else None
        return i

    def _skip_number(self, i: int) -> int:
        return i + 1 if i < len(self.words) and _NUMBER.match(self.words[i]) else i

    def _run(self, i: int, allowed: frozenset[str]) -> int:
        """The end of a run of allowed words; a comma or conjunction belongs to it only between two of them."""
        end, limit = i, min(len(self.words), i + _LONGEST_TAIL)
        while i < limit:
            if self.lower[i] in allowed and (i == end or end > 0) and not self._starts_country(i):
                i += 1
                end = i
                continue
            connector = i
            while i < limit and self.lower[i] in _CONNECTORS:
                i += 1
            if (
                i == connector
                or connector != end
                or i >= limit
                or self.lower[i] not in allowed
                or self._starts_title(i)
            ):
                break
        return end

    def _listed(self, end: int, start: int) -> int:
        """Past further fields of a list that begins with a known one: `Ketahanan, Perwilayahan, dan Akses Industri`.

        Behind its `dan` everyday words count, since a name may follow them.
        """
        if end == start or self.words[end : end + 1] != [","]:
            return end
        i = end
        while i < min(len(self.words), end + _LONGEST_TAIL) and (self.words[i] == "," or self._is_field(i)):
            i += 1
        if i == end + 1 or self.lower[i : i + 1] != ["dan"]:
            return end
        last = i + 1
        while last < len(self.words) and self._is_field(last) and is_common(self.words[last]):
            last += 1
        return last if last > i + 1 else end

    def _is_field(self, i: int) -> bool:
        word = self.words[i]
        named = fold(word) in given_names() or word in gazetteer() or self._starts_title(i)
        return word.istitle() and not named

    def _starts_country(self, i: int) -> bool:
        """Whether a country's name of several words starts here, of which the first alone may belong to a title (`Amerika`)."""
        known = (gazetteer().get(" ".join(self.words[i:end])) for end in (i + 2, i + 3))
        return any(each is not None and each.kind == COUNTRY for each in known)

    def _starts_title(self, i: int) -> bool:
        return bool(lexicon.heads().at(self.lower, i))

    def _bracket(self, i: int, tail: bool) -> int:
        """Past a short form in brackets: `(Menlu)`, `(Menko Polhukam)`, and, after a tail, of its words: `(ESDM)`."""
        if i >= len(self.words) or self.words[i] != "(":
            return i
        stop = next((j for j in range(i + 1, min(len(self.words), i + _LONGEST_BRACKET)) if self.words[j] == ")"), None)
        if stop is None or stop == i + 1:
            return i
        inner = self.words[i + 1 : stop]
        if (
            tail
            and all(word.isupper() for word in inner)
            or lexicon.heads().at(self.lower, i + 1)
            and not any(word == "," for word in inner)
        ):
            return stop + 1
        return i

    def ordinals(self, i: int) -> int:
        """The end of `ke-7`, `ke-10 dan ke-12` or `kelima` (before a name: `kelima negara` counts) at token i, or 0."""
        end = self._ordinal(i)
        while end and self.lower[end : end + 1] == ["dan"] and (further := self._ordinal(end + 1)):
            end = further
        return end

    def _ordinal(self, i: int) -> int:
        word = self.lower[i] if i < len(self.words) else ""
        if _ORDINAL.match(word) or word in _SPELLED and "".join(self.words[i + 1 : i + 2])[:1].isupper():
            return i + 1
        number = self.words[i + 2] if i + 2 < len(self.words) else ""
        return i + 3 if self.lower[i : i + 2] == ["ke", "-"] and number.isdigit() else 0

    def _modifiers_after(self, i: int) -> tuple[int, list[str]]:
        """The end of the title with `ke-7` or `senior`, and the effects of the words after it, which may lie
        outside."""
        effects: list[str] = []
        end = i
        while i < len(self.words):
            if ordinal := self.ordinals(i):
                end = i = ordinal
                effects.append(FORMER)
                continue
            found = lexicon.modifiers().at(self.lower, i)
            if not found or found[1].place != "after":
                break
            effects.append(found[1].effect)
            i = found[0]
            if found[1].effect in ("part", "acting"):
                end = i
        return end, effects
