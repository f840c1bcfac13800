"""Component `utusan_references`: words that stand for an actor named elsewhere in the article.

    PRON     ia, dia, beliau; dirinya as a subject
    CLITIC   the token that carries -nya after a reporting verb, a kinship term or a role (`ujarnya`, `menantunya`)
    NOMINAL  a bare title with a demonstrative or an article (`sang menlu`, `presiden itu`, `Menlu tersebut`), a relative or a
             description with a demonstrative (`Suami Ivanka Trump itu`, `politikus kelahiran Solo itu`), the word that a body's
             or place's name begins with (`partai itu`)

The words whose `-nya` is an owner or an object (`rumahnya`, `mengajaknya`) are a group of their own, `doc.spans["possessives"]`: they
say whom the text is about, not who does something.

A pronoun goes to the person that the reader has in mind: the subject of the clauses before it, first in its own sentence, then
in the sentences before (Centering: Grosz, Joshi and Weinstein 1995; subjects rank before objects, a subject that
goes on before one that is new; who stands behind a preposition comes last). A bare title goes to the nearest person
before it who holds such a role.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.annotate import lexicon
from kg.annotate.attributes import document_of
from kg.annotate.quotations import quoted_tokens
from kg.annotate.reference_phrases import DEMONSTRATIVES, described_end, person_nouns, relative_end

PRONOUNS = frozenset({"ia", "dia", "beliau"})
_ARTICLES = frozenset({"sang", "si"})
_CLITIC = re.compile(
    r"(?:kata|ujar|ucap|tutur|ungkap|tegas|jelas|imbuh|tambah|lanjut|papar|sebut|tulis|terang|cetus|beber|pungkas|sambung|tukas|tandas|menurut|katanya|klaim|tanya|jawab|simpul|cerita|kisah|pesan|harap|seru|puji"
    r"|menantu|istri|suami|putra|putri|anak|ayah|ibu|adik|kakak|mertua|besan|keponakan|cucu|paman|bibi|saudara|sepupu|ipar|pasangan|orangtua"
    r"|pendahulu|penerus|rekan|mitra|utusan|wakil|juru|penasihat|menteri)nya$",
    re.I,
)
_OWNED = re.compile(r"(?!(?:ber|ter)[a-z]{4,}nya$)[a-z-]{3,}nya$")  # `berkumpulnya` is a clause
_TRANSITIVE = re.compile(r"me[a-z]{4,}nya$")
_PREPOSITIONS = frozenset(
    "dengan dari bersama kepada untuk pada terhadap tentang seperti antara di ke bagi mengenai".split()
)  # not `oleh`: the agent of a passive is whom the next sentence goes on about
_HELD_FOR = frozenset({"COUNTRY", "ORG"})  # what stands between a title and its holder: `Menlu Jepang Takeshi Iwaya`
_LONGEST_TITLE = 8  # tokens between a preposition and a name
_MEMORY = 8  # sentences that a reader keeps a person in mind for
THAT = "bahwa"
SELF = "dirinya"
_WITH = frozenset({"dan", "beserta", "serta"})
_MEANWHILE = frozenset({"ketika", "saat", "setelah", "sebelum", "usai", "karena"})
_PARTING = frozenset({"dan", ",", "atau", "yang", "kepada"})
_LONGEST_SAYING = 9  # tokens from a speaker to what he says
_NEAR = 3  # ... and another one beside him


@Language.factory("utusan_references", assigns=["doc.spans", "span._.actor"], requires=["doc.spans", "doc._.actors"])
def create_references(nlp: Language, name: str) -> ReferenceResolver:
    """The factory that a pipeline's config names."""
    return ReferenceResolver()


@dataclass(slots=True)
class _Focus:
    """What the reader has in mind: the persons of a sentence, the subject first, those behind a preposition apart."""

    ranked: list[int] = field(default_factory=list)
    oblique: list[int] = field(default_factory=list)

    def take(self, actor: int | None) -> None:
        """Somebody was named or referred to."""
        if actor is not None and actor not in self.ranked:
            self.ranked.append(actor)


class ReferenceResolver:
    """Callable: Doc -> Doc with `doc.spans["references"]` and `doc.spans["possessives"]`."""

    def __call__(self, doc: Doc) -> Doc:
        reader = _Reader(doc)
        noisy = bool(document_of(doc).noise)
        for sent in doc.sents:
            reader.focus.append(_Focus())
            i = sent.start
            while i < sent.end:
                i = i + 1 if noisy and doc[i]._.noise else max(i + 1, reader.read(i))
        doc.spans["references"] = reader.found
        doc.spans["possessives"] = reader.owned
        return doc


class _Reader:
    """An article while it is read from left to right.

    Attributes:
        focus: whom each sentence up to here has in mind.
        found, owned: the references and the possessives up to here.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.focus: list[_Focus] = []
        self.found: list[Span] = []
        self.owned: list[Span] = []
        self._mentions: dict[int, Span] = {span.start: span for span in doc.spans.get("mentions", ())}
        self._ending = {span.end: span for span in self._mentions.values()}
        self._titles = {span.start: span for span in doc.spans.get("titles", ())}
        offices = [*self._titles.values(), *(span for span in self._mentions.values() if span.label_ in _HELD_FOR)]
        self._in_title = {k for span in offices for k in range(span.start, span.end)}
        self._holders: dict[str, list[int]] = {}
        for role in doc._.roles or ():
            self._holders.setdefault(role.role, []).append(role.holder)
        self._quoted = quoted_tokens(doc)
        self._opened: dict[str, int] = {}  # word that the name of a body or place begins with: the one named last

    def read(self, i: int) -> int:
        """Read what starts at token i; gives the token behind it."""
        if i in self._mentions:
            span = self._mentions[i]
            if span.label_ != "PERSON":
                self._opened.update(dict.fromkeys(_first_words(self.doc, span), span._.actor))
            elif i not in self._quoted and self._is_oblique(i):
                self.focus[-1].oblique.append(span._.actor)
            elif i not in self._quoted:
                self.focus[-1].take(span._.actor)
            return int(span.end)
        made = _reference(self.doc, i, self._titles)
        if made is not None:
            return self._refer(i, *made)
        word = self.doc[i].lower_
        if word in self._opened and i + 1 < len(self.doc) and self.doc[i + 1].lower_ in DEMONSTRATIVES:
            self._add(self.found, i, i + 2, "NOMINAL", self._opened[word])
            return i + 2
        if i not in self._quoted and _has_owner(word):
            owner = self._owner(word)
            if owner is not None:
                self._add(self.owned, i, i + 1, "CLITIC", owner)
                self.focus[-1].take(owner)
        return i + 1

    def _refer(self, i: int, label: str, end: int) -> int:
        title = self._titles.get(i) or self._titles.get(i + 1)
        actor = None
        if label == "NOMINAL" and title is not None:
            actor = self._by_role(title)
        elif i not in self._quoted:
            actor = self._speaker(i) if label == "PRON" else None
            actor = self._in_focus() if actor is None else actor
        if i not in self._quoted:
            self.focus[-1].take(actor)
        if label != "NOMINAL" or actor is not None:
            self._add(self.found, i, end, label, actor)
        return end

    def _add(self, to: list[Span], start: int, end: int, label: str, actor: int | None) -> None:
        span = Span(self.doc, start, end, label=label)
        span._.actor = actor
        to.append(span)

    def _by_role(self, title: Span) -> int | None:
        """The person most recently in mind who holds a role of the title's type."""
        able = self._holders.get(title.label_, [])
        for past in reversed(self.focus):
            for actor in past.ranked:
                if actor in able:
                    return actor
        return able[0] if len(set(able)) == 1 else None

    def _speaker(self, i: int) -> int | None:
        """Who says what a pronoun opens: `setelah Presiden X mengatakan bahwa ia ...`, whoever the sentence began with."""
        sent = self.doc[i].sent.start
        if i > sent and self.doc[i - 1].lower_ in _MEANWHILE:
            return self._told_of(sent, i)
        if i == sent or self.doc[i - 1].lower_ != THAT:
            return None
        for k in range(i - 2, max(sent - 1, i - _LONGEST_SAYING), -1):
            if self.doc[k].lower_ in _PARTING:
                return None
            span = self._ending.get(k + 1)
            if span is not None and span.label_ == "PERSON":
                return None if self._is_oblique(span.start) else span._.actor
        return None

    def _told_of(self, sent: int, i: int) -> int | None:
        """Of whom somebody tells something: `X mengatakan bahwa Y senang ketika ia ...`."""
        that = next((k for k in range(i - 1, sent, -1) if self.doc[k].lower_ == THAT), None)
        if that is None:
            return None
        first = that + 1
        while first < i and (first in self._in_title or self.doc[first].text in _honorifics()):
            first += 1
        span = self._mentions.get(first)
        return span._.actor if span is not None and span.label_ == "PERSON" else None

    def _owner(self, word: str) -> int | None:
        """Whom the -nya of a word stands for; as the object of a verb, not whom the sentence has named last (its subject)."""
        if not _TRANSITIVE.match(word) or not self.focus[-1].ranked:
            return self._in_focus()
        subject = self.focus[-1].ranked[-1]
        near = (actor for past in reversed(self.focus[-_NEAR:]) for actor in past.ranked)
        return next((actor for actor in near if actor != subject), None)

    def _in_focus(self) -> int | None:
        """The person that a pronoun stands for: the subject of its own sentence so far, else of the nearest sentence with one."""
        now = self.focus[-1]
        if now.ranked:
            return now.ranked[0]
        for past in reversed(self.focus[:-1][-_MEMORY:]):
            if past.ranked:
                return past.ranked[0]
        return next((past.oblique[0] for past in reversed(self.focus[-_MEMORY - 1 :]) if past.oblique), None)

    def _is_oblique(self, i: int) -> bool:
        """Does a preposition stand before the name that starts at token i, its title and honorifics?"""
        at = i - 1
        while at > 0 and i - at <= _LONGEST_TITLE and (at in self._in_title or self.doc[at].text in _honorifics()):
            at -= 1
        return at >= 0 and self.doc[at].lower_ in _PREPOSITIONS


def _reference(doc: Doc, i: int, titles: dict[int, Span]) -> tuple[str, int] | None:
    """(label, end) of a reference that starts at token i."""
    text = doc[i].lower_
    if text in PRONOUNS or (text == SELF and _is_subject(doc, i)):
        return "PRON", i + 1
    if _CLITIC.match(text):
        return "CLITIC", i + 1
    if text in _ARTICLES and i + 1 in titles:
        return "NOMINAL", titles[i + 1].end
    if text in _ARTICLES and i + 1 < len(doc) and doc[i + 1].lower_ in person_nouns():
        return "NOMINAL", i + 2
    if i in titles:
        end = titles[i].end
        if end < len(doc) and doc[end].lower_ in DEMONSTRATIVES:
            return "NOMINAL", end + 1
    end = relative_end(doc, i) or (described_end(doc, i) if text in person_nouns() else 0)
    return ("NOMINAL", end) if end else None


def _is_subject(doc: Doc, i: int) -> bool:
    """`bahwa dirinya`, `dirinya dan X`: not the object of a verb (`menyebut dirinya`)."""
    joined = i + 1 < len(doc) and doc[i + 1].lower_ in _WITH
    return i > 0 and (doc[i - 1].lower_ == THAT or joined)


def _first_words(doc: Doc, span: Span) -> set[str]:
    """The words that names of this body or place begin with, of those with more words (`partai` of `Partai Amanat Nasional`)."""
    actor = doc._.actors[span._.actor]
    return {form.split()[0].lower() for form in (span.text, *actor.aliases, actor.known or "") if " " in form}


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon.rows("honorifics_person.csv"))


@cache
def _ownerless() -> frozenset[str]:
    return frozenset(lexicon.words("nya_words.txt"))


def _has_owner(word: str) -> bool:
    """Does the word carry a -nya that may stand for somebody?"""
    return word.endswith("nya") and bool(_OWNED.match(word)) and word not in _ownerless()
