"""The article's tokens as the search for names sees them: what is a title, what opens a sentence, what the gazetteer knows."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc

from kg.annotate import lexicon
from kg.annotate.attributes import document_of
from kg.annotate.gazetteer import Known, fold, gazetteer, given_names, longest_form, starts_home_name
from kg.annotate.words import is_capitalised, is_common, is_time_word

_LONGEST_FULL_NAME = 4  # words
_OPENERS = frozenset("\"'“‘«([:;•-–—*|")
NOTHING = ""  # the kind of what looks like a name and is none
_LONGEST_BRACKET = 6
_SHOUTED = 0.6  # a sentence with more than this share of all-capital words is a shouted headline


@dataclass(slots=True)
class Candidate:
    """Tokens `start` to `end` that may be a name.

    Attributes:
        kind: set where the lexicons or the head word decide; `NOTHING` where they say that it is no name.
        known: the gazetteer's entry.
        honorific: the gender (`m`, `f` or empty) that a word before the name gives; None if there is no such word.
        nested: names inside this one (`Rusia` in `Kementerian Luar Negeri Rusia`).
    """

    start: int
    end: int
    kind: str | None = None
    known: Known | None = None
    honorific: str | None = None
    nested: list[Candidate] = field(default_factory=list)


@cache
def honorifics() -> dict[str, str]:
    """{word before a person's name: gender `m`, `f` or empty}."""
    return {row["word"]: row["gender"] for row in lexicon.rows("honorifics_person.csv")}


@cache
def _first_words() -> frozenset[str]:
    firsts = {form.replace("-", " ").split()[0] for form in gazetteer()}
    return frozenset(firsts | {form.split()[0] for form in gazetteer()})


class NameView:
    """A Doc with what is asked of its tokens again and again; needs sentences and, if there are any, title spans."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.size = len(doc)
        self.texts = [token.text for token in doc]
        self.noise = [token._.noise for token in doc] if document_of(doc).noise else [False] * len(doc)
        self.in_title = [False] * len(doc)
        for span in doc.spans.get("titles", ()):
            for i in range(span.start, span.end):
                self.in_title[i] = True
        self.persons = {(ent.start, ent.end) for ent in doc.ents if ent.label_ == "PERSON"}
        self.person_starts = {start for start, _ in self.persons}
        self._expected: set[int] = set()
        self.opens = self._openings()
        self.shouted = self._shouting()

    def _openings(self) -> list[bool]:
        """Is the token the first word of a sentence, a quotation or a bracket?"""
        opens = [False] * len(self.doc)
        fresh = True
        for token in self.doc:
            fresh = fresh or bool(token.is_sent_start)
            opens[token.i] = fresh
            blank = token.is_space and "\n" in token.text
            fresh = (fresh and not token.text[0].isalnum()) or token.text in _OPENERS or blank
        return opens

    def _shouting(self) -> list[bool]:
        shouted = [False] * len(self.doc)
        for sent in self.doc.sents:
            words = [token.text for token in sent if token.text.isalpha() and len(token.text) > 1]
            if len(words) > 3 and sum(word.isupper() for word in words) > _SHOUTED * len(words):
                for token in sent:
                    shouted[token.i] = True
        return shouted

    def known_at(self, i: int) -> tuple[int, Known] | None:
        """The longest form of the gazetteer that starts at token i: (end, entry)."""
        texts = self.texts
        if texts[i] not in _first_words():
            return None
        doc, table = self.doc, gazetteer()
        for j in range(min(self.size, i + 2 * longest_form()), i, -1):
            known = table.get(doc[i:j].text)
            if known is None and j == i + 2:
                known = table.get(" ".join(texts[i:j]))  # glued: `FederasiRusia`
            if known:
                return j, known
        return None

    def is_name_word(self, i: int) -> bool:
        """Can the token be part of a name: a capital, no title, no everyday word at the head of a sentence?"""
        if i >= self.size:
            return False
        word = self.texts[i]
        if self.in_title[i] or self.noise[i] or not is_capitalised(word):
            return False
        if is_time_word(word) and not (i and self.known_person(i - 1)):
            return False  # but `Raja Juli Antoni`
        return not (self.opens[i] and is_common(word) and fold(word) not in given_names())

    def known_person(self, i: int) -> bool:
        """Does the full name of an Indonesian holder of high office begin at token i?"""
        return starts_home_name([word.lower() for word in self.texts[i : i + _LONGEST_FULL_NAME]])

    def is_proper(self, i: int) -> bool:
        """A word of a name that is no everyday word and that the gazetteer does not know."""
        return self.is_name_word(i) and not is_common(self.texts[i]) and not self.known_at(i)

    def after_title(self, i: int) -> bool:
        """Does a role title end just before token i?"""
        return i > 0 and self.in_title[i - 1]

    def after_office(self, i: int) -> bool:
        """Does a role title, or a title with what it is held for, end just before token i?"""
        return self.after_title(i) or i in self._expected

    def expect_holder(self, body: Candidate) -> None:
        """Note that a person may follow this country, body or place, since a title stands before it: `Menlu AS (baru) A`."""
        if not self.after_office(body.start):
            return
        self._expected.add(body.end)
        if self.texts[body.end : body.end + 1] == ["("]:
            closing = self.texts[body.end : body.end + _LONGEST_BRACKET]
            if ")" in closing:
                self._expected.add(body.end + closing.index(")") + 1)
