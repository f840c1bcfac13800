"""What follows a title: the country or body it is held for, and the person, another title, or nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Span

from kg.annotate.lexicon import rows
from kg.annotate.roles import lexicon
from kg.annotate.roles.context import COUNTRY, ORGANIZATION, Context
from kg.annotate.roles.lexicon import HIGH_OFFICES
from kg.annotate.roles.titles import FORMER, FUTURE, Title
from kg.annotate.words import is_common

JOINS = frozenset({"/", "sekaligus", "merangkap", "dan", "serta", "yang", "juga", "&"})
_JOIN_FILLERS = frozenset({"juga", "yang", "sebagai", "menjabat", "sekaligus", "merangkap", "kini", "mantan"})
# `juru bicara partainya`
_OWN_BODIES = frozenset({"partainya", "perusahaannya", "kementeriannya", "kelompoknya", "organisasinya", "lembaganya"})
_LONGEST_BRACKET = 12
_LONGEST_CLAUSE = 3
_MOST_UNKNOWN = 12
_MOST_FREE = 2
_LONGEST_ENUMERATION = 10
_LISTED = frozenset({",", "dan", "serta"})
_REACH_OF_STATE = 3  # sentences
_POINTED = (["itu"], ["tersebut"])
_NAMELY = frozenset({"yakni", "yaitu", "masing-masing", "("})
_ENUMERATING = frozenset({"dan", "&", "and", "serta"})


@cache
def link_words(where: str) -> dict[str, str]:
    """{word: use} of `role_links.csv` for a place (`name`, `body`, `many`)."""
    return {row["word"]: row["use"] for row in rows("role_links.csv") if row["where"] == where}


@dataclass(slots=True)
class Phrase:
    """What was read after a title.

    Attributes:
        title: the title.
        end: first token that does not belong to title and bodies any more.
        bodies: (actor, preposition before it or "") of countries, bodies and places, in order.
        spans: the names of `bodies`.
        person: the name that the phrase ends with, or None.
        comma: does a comma stand before that name?
        joined, join: a title coordinated with this one (`sekaligus`, `/`, `dan`), and by which word.
        inner: a title that stands where the body or the name was expected.
        tenure: `former` or `future` by a word after the body (`terpilih`, `ke-44`), else "".
        unknown: how many words were taken for a part of a name that is not known.
        also: which of `bodies` are joined by `dan` to the one before.
        of_group: does a common noun of a group follow, so that the title is none of a state (`pemimpin kelompok X`)?
        charge: did `bidang` or `urusan` follow, which tell what somebody is in charge of?
    """

    title: Title
    end: int
    bodies: list[tuple[int, str]] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    person: Span | None = None
    comma: bool = False
    joined: Title | None = None
    join: str = ""
    inner: Title | None = None
    tenure: str = ""
    unknown: int = 0
    charge: bool = False
    of_group: bool = False
    also: list[int] = field(default_factory=list)


class PhraseReader:
    """Reads the phrases of one Doc, each once."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._read: dict[int, Phrase] = {}

    def after(self, title: Title) -> Phrase:
        """What follows this title."""
        if title.start not in self._read:
            self._read[title.start] = _Scan(self.context, title).run()
        return self._read[title.start]


class _Scan:
    def __init__(self, context: Context, title: Title) -> None:
        self.context, self.title = context, title
        self.words, self.lower = context.words, context.lower
        self.phrase = Phrase(title, title.end)
        self.preposition = self.last = ""
        self.free = 0
        self.i = title.end
        self.stop = context.sentence(title.end - 1)[1]

    def run(self) -> Phrase:
        noun = self.title.end + (self.lower[self.title.end : self.title.end + 1] == ["dari"])
        self.phrase.of_group = noun < self.stop and self.words[noun] in link_words("group")
        self._bodies_in_tail()
        while self.i < self.stop and self.phrase.person is None and self._step():
            pass
        return self.phrase

    def _add(self, span: Span) -> None:
        self.phrase.bodies.append((span._.actor, self.preposition))
        self.phrase.spans.append(span)
        self.last, self.preposition = self.preposition, ""
        self.i = self.phrase.end = span.end

    def _bodies_in_tail(self) -> None:
        """A body's name that overlaps the title's last words: `Kepala [Biro Pers Istana]`."""
        if "org" not in self.title.head.of or self.title.head.of[0] == "country":
            return
        seen = None
        for j in range(self.title.start + 1, self.title.end):
            span = self.context.mention.get(j)
            if (
                span is not None
                and span is not seen
                and span.start > self.title.start
                and span.end > self.title.head_end
            ):
                if self.context.kind(span) != ORGANIZATION:
                    continue
                seen = span
                self._add(span)
        self.i = self.phrase.end = max(self.phrase.end, self.title.end)

    def _step(self) -> bool:
        """Read on by one item; False where the phrase ends."""
        context, i, word = self.context, self.i, self.lower[self.i]
        name = context.skip_honorifics(i)
        person = context.person_at(name) if name < self.stop else None
        if person is not None:
            self.phrase.person = person
            return False
        span = context.mention.get(i)
        if span is not None:
            if context.kind(span) == "person":
                if span.start <= self.title.start:  # `Paus Leo`: the title is part of the name
                    self.phrase.person = span
                return False
            if span.start < self.title.end and (
                span.start < self.title.start or self.title.head.of[:1] == ("country",)
            ):
                country = context.country_in_name(
                    span._.actor
                )  # `[Kantor Perdana Menteri Israel]`, `Menteri [Angkatan Laut AS]`
                if country is not None:
                    self.phrase.bodies.append((country, ""))
                self.i = self.phrase.end = span.end
            else:
                self._add(span)
            return True
        other = context.title.get(i)
        if other is not None and other.start != self.title.start:
            self.phrase.inner = other
            return False
        if name > i:
            self.i = name
            return True
        if word == "(":
            return self._bracket()
        if word == ")" and self.title.outer and self.words[self.title.outer - 1] == "(":
            self.i += 1
            return self.words[self.i : self.i + 1] != [","]
        if word == ",":
            return self._comma()
        if word == ":":
            return self._colon()
        if word in JOINS and self._join():
            return self.phrase.joined is None
        if word == "yang" and (after := self._after_clause()):
            self.i = after
            return True
        return self._filler(word)

    def _after_clause(self) -> int:
        """The comma after a short relative clause before the name (`Presiden Chile yang ternama, A`), or 0."""
        for j in range(self.i + 1, min(self.stop - 1, self.i + 2 + _LONGEST_CLAUSE)):
            if self.words[j] == ",":
                named = self.context.person_at(self.context.skip_honorifics(j + 1)) is not None
                return j if named and j > self.i + 1 else 0
            if not self.words[j].islower() or j in self.context.title:
                return 0
        return 0

    def _bracket(self) -> bool:
        """Past a bracket; a person alone in it is the holder (`Ketua DPR (Puan Maharani)`)."""
        close = next(
            (j for j in range(self.i + 1, min(self.stop, self.i + _LONGEST_BRACKET)) if self.words[j] == ")"), None
        )
        if close is None:
            return False
        first = self.context.skip_honorifics(self.i + 1)
        person = self.context.person_at(first)
        if person is not None and (person.end == close or len(self.phrase.bodies) > 1):
            self.phrase.person = person
            return False
        preposition = self.last
        for j in range(self.i + 1, close):
            span = self.context.mention.get(j)
            if span is not None and span.start == j and self.context.kind(span) != "person":
                self.preposition = preposition  # a short form of the body before it
                self._add(span)
        self.i = self.phrase.end = close + 1
        return True

    def _enumerated(self) -> int:
        """The body that an enumeration of fields leads to (`VP Pemasaran, Hukum & Niaga PT X`), or 0."""
        j, joined = self.i + 1, False
        while j < min(self.stop, self.i + _LONGEST_ENUMERATION):
            span = self.context.mention.get(j)
            if span is not None:
                return j if joined and span.start == j and self.context.kind(span) == ORGANIZATION else 0
            if j in self.context.title or not (self.words[j][:1].isupper() or self.lower[j] in _ENUMERATING):
                return 0
            joined |= self.lower[j] in _ENUMERATING
            j += 1
        return 0

    def _countries(self) -> bool:
        """Read on to the names of a list that shares the title out (`Menlu A, B, dan C, yakni X, Y, dan Z`)."""
        spans, i = [], self.i
        while i < self.stop and (self.lower[i] in _LISTED or self.lower[i] in _NAMELY):
            person = self.context.person_at(self.context.skip_honorifics(i + 1))
            if person is not None:
                break
            span = self.context.mention.get(i + 1)
            if span is not None and self.context.kind(span) == COUNTRY:
                spans.append(span)
            i = span.end if span is not None else i + 1
        else:
            return False
        if not spans or self.last or self.context.kind(self.phrase.spans[-1]) != COUNTRY:
            return False
        for span in spans:
            self._add(span)
        self.i = i
        return True

    def _comma(self) -> bool:
        name = self.context.skip_honorifics(self.i + 1)
        person = self.context.person_at(name)
        if person is not None and not self._clause_after_place(person):
            self.phrase.person, self.phrase.comma = person, True
            return False
        if self.phrase.bodies and self._countries():
            return True
        if not self.phrase.bodies and self.title.head.of[:1] == ("org",) and (body := self._enumerated()):
            self.i = body
            return True
        span = self.context.mention.get(self.i + 1)
        if span is None or not self.title.head.tail or self.context.kind(span) != ORGANIZATION or span.end >= self.stop:
            return False
        after = self.context.skip_honorifics(span.end + (self.words[span.end] == ","))
        whole = self.phrase.unknown > 1 and not self.phrase.bodies  # `peneliti di Pusat X, Lembaga Y.`
        if self.context.person_at(after) is None and not (
            whole and self.words[span.end] in (",", ".")
        ):  # `Direktur Penyidikan, Lembaga X, Budi`
            return False
        self._add(span)
        return True

    def _clause_after_place(self, person: Span) -> bool:
        """`Dalam pertemuan dengan Menteri Luar Negeri Spanyol di Madrid, X menyerukan ...`: X is somebody else.

        Offices of a state's government are held nowhere else; between two commas the name is an apposition all the same.
        """
        apposed = person.end < self.stop and self.words[person.end] == ","
        return self.last == "di" and self.title.role in HIGH_OFFICES and not apposed

    def _colon(self) -> bool:
        """`Ketua Majelis: Budi`."""
        name = self.context.skip_honorifics(self.i + 1)
        self.phrase.person = self.context.person_at(name)
        return False

    def _join(self) -> bool:
        """Is this a coordination with another title or, after a body, with another body?"""
        j = self.i + 1
        while j < self.stop and self.lower[j] in _JOIN_FILLERS and j not in self.context.title:
            j += 1
        other = self.context.title.get(j)
        if other is not None:
            self.phrase.joined, self.phrase.join = other, self.lower[self.i]
            return True
        if self.phrase.bodies and self.lower[self.i] in ("dan", "serta"):
            span = self.context.mention.get(self.i + 1)
            if span is not None and self.context.kind(span) != "person":
                self.i += 1
                self.preposition = self.last
                self.phrase.also.append(len(self.phrase.bodies))
                return True
        return False

    def _filler(self, word: str) -> bool:
        end = self.context.reader.ordinals(self.i)
        if end:
            self.phrase.tenure = FORMER
            self.i = self.phrase.end = end
            return True
        found = lexicon.modifiers().at(self.lower, self.i)
        if found and found[1].place == "after":
            if found[1].effect in (FORMER, FUTURE):
                self.phrase.tenure = found[1].effect
            self.i = self.phrase.end = found[0]
            return True
        if (
            word == "negara"
            and self.lower[self.i + 1 : self.i + 2] in _POINTED
            and (state := self._state_before()) is not None
        ):
            self.phrase.bodies.append((state, self.preposition))  # `Menteri luar negeri negara itu, A`
            self.last, self.preposition = self.preposition, ""
            self.i = self.phrase.end = self.i + 2
            return True
        use = link_words("body").get(word)
        text = self.words[self.i]
        if self.i == self.title.end and text in _OWN_BODIES:
            self.i = self.phrase.end = self.i + 1
            return True
        if use in ("preposition", "aside"):
            self.preposition = word
            self.phrase.charge |= word in ("bidang", "urusan")
        elif use == "mission":
            self.preposition = ""  # `kuasa usaha di kedutaan A di B`: held for A
        elif use == "company" or word == "sekaligus":
            self.free = _MOST_FREE
        elif use == "filler":
            pass
        elif self.phrase.bodies and text[:1].isupper() and word not in lexicon.fields() and is_common(word):
            return False  # a headline in capitals: `Dubes Pakistan Temui Prabowo`
        elif text[:1].isupper() or text.isdigit() or text in ("-", "&") or word in lexicon.fields():
            self.phrase.unknown += 1
        elif word in ("dan", "serta", ".") and self._inside_name():
            pass
        elif self.free and word.isalpha():
            self.free -= 1
        else:
            return False
        self.i += 1
        if text[:1].isupper():
            self.phrase.end = self.i
        return self.phrase.unknown <= _MOST_UNKNOWN

    def _state_before(self) -> int | None:
        """The state that the sentence names first before the title, else the one before it or before that."""
        end = self.title.start
        for _ in range(_REACH_OF_STATE):
            start = self.context.sentence(max(0, end - 1))[0]
            for j in range(start, end):
                span = self.context.mention.get(j)
                if span is not None and self.context.kind(span) == COUNTRY:
                    actor: int = span._.actor
                    return actor
            end = start
        return None

    def _inside_name(self) -> bool:
        """A conjunction between two capitalised words of an unknown body's name, or the full stop of an
        abbreviation."""
        if self.i + 1 >= self.stop or self.i + 1 in self.context.mention or self.i + 1 in self.context.title:
            return False
        return (
            self.words[self.i - 1][:1].isupper()
            and self.words[self.i + 1][:1].isupper()
            and self.i - 1 not in self.context.mention
        )
