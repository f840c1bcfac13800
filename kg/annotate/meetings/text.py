"""Small readings of the token sequence that all parts of the meetings component share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc, Span

from kg.annotate import lexicon
from kg.annotate.attributes import ActorState
from kg.annotate.quotations import quoted_tokens
from kg.model import COUNTRY, ORGANIZATION, PERSON

_LEXICON = "meeting_words.csv"
THAT = "bahwa"
SPORT = 0.3  # of the sentences of a report on sport tell of it
AGREEMENTS = frozenset({"TREATY", "PLAN"})  # labels of names of what parties agree on
ACTORS = frozenset({"PERSON", "ORG"})  # labels of names of those who act


def uses() -> dict[str, frozenset[tuple[str, ...]]]:
    """{use: the words of `meeting_words.csv` with that use, each as its tokens}."""
    return lexicon.uses(_LEXICON)


@cache
def singles(use: str) -> frozenset[str]:
    """The one-word entries of `meeting_words.csv` with this use."""
    return lexicon.singles(_LEXICON, use)


@cache
def phrases(use: str) -> frozenset[str]:
    """The entries of `meeting_words.csv` with this use, each as one string."""
    return frozenset(" ".join(entry) for entry in uses()[use])


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as token offsets; `number` counts from 0."""

    number: int
    start: int
    end: int


class Text:
    """A Doc with what is asked of it again and again, computed once.

    Attributes:
        shown, low: token texts as written and in lower case.
        capital: for each token, whether it begins with a capital letter.
        sentences: the sentences in order.
        sentence_of: {token index: sentence number}.
        title_at: {token index: index of the title span that covers it}.
        serving: {person: the country that the article makes him serve}.
        named: token indices inside names.
        actors: token indices inside names of persons and bodies.
        quoted: {token inside quotation marks: the first token of the quotation and the one after it}.
        dates: {sentence number: its time expressions}.
        agreements: {sentence number: names of agreements and plans}.
        held: {token from a title to its holder's name behind it: first token of the name}, of the roles that are read so.
        holders: persons who hold a role.
        states: {country code: the state}.
        bodies: {usual name: the body}.
        on_sport: whether the article reports on sport.
        actor_named: {name of an actor: his index, the first of equals}.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.shown = [token.text for token in doc]
        self.low = [shown.lower() for shown in self.shown]
        self.capital = [shown[:1].isupper() for shown in self.shown]
        spans = list(doc.sents) if doc.has_annotation("SENT_START") else [doc[:]]
        self.sentences = [Sentence(number, span.start, span.end) for number, span in enumerate(spans) if len(span)]
        self.sentences = [Sentence(number, s.start, s.end) for number, s in enumerate(self.sentences)]
        self.sentence_of = [s.number for s in self.sentences for _ in range(s.start, s.end)]
        self.title_at = {
            i: k for k, span in enumerate(doc.spans.get("titles", ())) for i in range(span.start, span.end)
        }
        self.serving = _serving(doc)
        self.named = frozenset(i for span in doc.spans.get("mentions", ()) for i in range(span.start, span.end))
        acting = (span for span in doc.spans.get("mentions", ()) if span.label_ in ACTORS)
        self.actors = frozenset(i for span in acting for i in range(span.start, span.end))
        self.quoted = quoted_tokens(doc)
        self.dates: dict[int, list[Span]] = {}
        for span in doc.spans.get("dates", ()):
            self.dates.setdefault(self.sentence_of[span.start], []).append(span)
        self.agreements: dict[int, list[str]] = {}
        for span in doc.spans.get("events", ()):
            if span.label_ in AGREEMENTS:
                self.agreements.setdefault(self.sentence_of[span.start], []).append(span.text)
        sport = singles("sport") | singles("sporting")
        told = sum(not sport.isdisjoint(self.low[s.start : s.end]) for s in self.sentences)
        self.on_sport = told > SPORT * len(self.sentences)
        self.held = _held(doc)
        self.holders = frozenset(role.holder for role in doc._.roles or ())
        actors = enumerate(doc._.actors or ())
        self.states = {actor.iso: i for i, actor in actors if actor.kind == COUNTRY and actor.iso}
        self.bodies = {a.known or a.name: i for i, a in enumerate(doc._.actors or ()) if a.kind == ORGANIZATION}
        self.actor_named: dict[str, int] = {}
        for i, actor in enumerate(doc._.actors or ()):
            for name in (actor.name, *actor.aliases):
                self.actor_named.setdefault(name, i)

    def sentence(self, token: int) -> Sentence:
        """The sentence that holds a token."""
        return self.sentences[self.sentence_of[token]]

    def begins(self, token: int, use: str) -> bool:
        """Whether a word or phrase of `meeting_words.csv` with this use begins at a token."""
        return any(self.matches(token, entry) for entry in uses()[use])

    def noisy(self, start: int, end: int) -> bool:
        """Whether a token of the stretch is site noise."""
        return any(token._.noise for token in self.doc[start:end])

    def before(self, token: int) -> str:
        """The word before a token, in lower case; empty for the first token."""
        return self.low[token - 1] if token > 0 else ""

    def matches(self, start: int, entry: tuple[str, ...]) -> bool:
        """Whether the tokens from `start` are the words of `entry`."""
        return tuple(self.low[start : start + len(entry)]) == entry

    def ends_with(self, end: int, entry: tuple[str, ...]) -> bool:
        """Whether the tokens before `end` are the words of `entry`."""
        return end >= len(entry) and tuple(self.low[end - len(entry) : end]) == entry


def verbal(word: str) -> bool:
    """Whether a lower-case word looks like a verb by its prefix."""
    return len(word) > 5 and word.startswith(("me", "di", "ber", "ter")) and word not in singles("no_verb")


def _serving(doc: Doc) -> dict[int, int]:
    actors = doc._.actors or ()
    found = {i: int(a.country) for i, a in enumerate(actors) if a.kind == PERSON and a.country is not None}
    states = {name: i for i, a in enumerate(actors) if a.kind == COUNTRY for name in (a.name, *a.aliases)}
    for role in doc._.roles or ():
        if role.of is not None:
            state = role.of if actors[role.of].kind == COUNTRY else _state_of(actors[role.of], states)
            if state is not None:
                found.setdefault(role.holder, state)
    return found


def _held(doc: Doc) -> dict[int, int]:
    """{token from a title to its holder's name behind it: first token of the name}."""
    titles = {doc[span.start : span.end].start_char: span.start for span in doc.spans.get("titles", ())}
    names = {doc[span.start].idx: span for span in doc.spans.get("mentions", ()) if span.label_ == "PERSON"}
    found: dict[int, int] = {}
    for role in doc._.roles or ():
        for first, last in pairwise(sorted(start for start, _ in role.evidence.cues)):
            if first in titles and last in names and names[last]._.actor == role.holder:
                found.update(dict.fromkeys(range(titles[first], names[last].start), names[last].start))
    return found


def _state_of(body: ActorState, states: dict[str, int]) -> int | None:
    """The country of a body: as the article tells, or by the end of its name (`Dewan Keamanan Ukraina`)."""
    if body.country is not None:
        return int(body.country)
    return next((states[end] for end in endings(body.name) if end in states), None)


def endings(name: str) -> list[str]:
    """The ends of a name at its spaces, the longest first: `A B C` has `B C` and `C`."""
    words = name.split(" ")
    return [" ".join(words[k:]) for k in range(1, len(words))]
