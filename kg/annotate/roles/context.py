"""What the readers of roles and kinship need to know of a Doc: names and references by token, titles by token,
sentences."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Span

from kg.annotate.attributes import ActorState, document_of
from kg.annotate.roles import lexicon
from kg.annotate.roles.lexicon import Holder
from kg.annotate.roles.titles import Title, TitleReader
from kg.model import COUNTRY, ORGANIZATION, PERSON, PLACE, Evidence

INDONESIA = frozenset({"indonesia", "ri", "republik indonesia", "nkri", "tanah air"})


class Context:
    """An index over one Doc; built once for each component that reads it.

    Attributes:
        doc, words, lower: the Doc, its tokens and their lower-cased forms.
        mention: {token: the longest name that covers it}.
        reference: {token: the pronoun or noun phrase that stands for a named actor}.
        reader: reads titles off the tokens.
        title: {first token with its words of tenure, or first token: title}.
        covered: {token: the title that covers it}.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.words = [token.text for token in doc]
        self.lower = [token.lower_ for token in doc]
        self.actors: list[ActorState] = doc._.actors or []
        self.mention: dict[int, Span] = {}
        for span in sorted(doc.spans.get("mentions", ()), key=lambda span: span.end - span.start):
            if span._.actor is not None:
                self.mention.update((i, span) for i in range(span.start, span.end))
        self.reference: dict[int, Span] = {
            i: span
            for span in doc.spans.get("references", ())
            if span._.actor is not None
            for i in range(span.start, span.end)
        }
        self.reader = TitleReader(doc)
        self.title: dict[int, Title] = {}
        self.covered: dict[int, Title] = {}
        self.titles = [title for title in self._titles() if self._stands_alone(title)]
        for title in self.titles:
            self.title[title.outer] = self.title[title.start] = title
            self.covered.update((i, title) for i in range(title.start, title.end))
        self._sentence: dict[int, tuple[int, int]] = {}
        for sentence in doc.sents:
            for i in range(sentence.start, sentence.end):
                self._sentence[i] = (sentence.start, sentence.end)
        self._document = document_of(doc)
        self._offices: dict[int, tuple[Holder, ...]] = {}
        self._by_iso: dict[str, int] = {}
        for i in reversed(self.countries()):
            self._by_iso[self.iso(i)] = i

    def _titles(self) -> list[Title]:
        """The titles of `doc.spans["titles"]`, read again for what a span can't carry."""
        titles = []
        for span in self.doc.spans.get("titles", ()):
            for outer in range(max(0, span.start - 4), span.start + 1):
                title = self.reader.at(outer)
                if title and title.start == span.start and title.end == span.end:
                    titles.append(replace(title, role=span.label_, tenure=span._.tenure))
                    break
        return titles

    def _stands_alone(self, title: Title) -> bool:
        """A word that begins a name is a title only if such names carry it (`Raja Salman`, not `Raja Ampat`)."""
        span = self.mention.get(title.start)
        inside = span is not None and span.start == title.start and span.end > title.head_end
        if span is not None and inside:
            return "own" in title.head.flags and self.kind(span) == PERSON
        return "name" not in title.head.flags

    def sentence(self, i: int) -> tuple[int, int]:
        """First token and end of the sentence of token `i`."""
        return self._sentence.get(i, (0, len(self.doc)))

    def kind(self, span: Span) -> str:
        """`person`, `organization`, `country` or `place`: of the actor rather than of the mention."""
        kind: str = self.actors[span._.actor].kind
        return kind

    def person_at(self, i: int) -> Span | None:
        """The name of a person that starts at token `i`, or None."""
        span = self.mention.get(i)
        return span if span is not None and span.start == i and self.kind(span) == PERSON else None

    def person_before(self, end: int) -> Span | None:
        """The name of a person that ends right before token `end`, a nickname in brackets after it left out, or
        None."""
        if end > 2 and self.words[end - 1] == ")":
            opening = next((j for j in range(end - 2, max(-1, end - 8), -1) if self.words[j] == "("), None)
            if opening:
                end = opening
        span = self.mention.get(end - 1)
        return span if span is not None and span.end == end and self.kind(span) == PERSON else None

    def skip_honorifics(self, i: int) -> int:
        """Past honorifics, ranks and degrees, and a line break before them."""
        while i < len(self.words) and self.words[i].isspace():
            i += 1
        while (found := lexicon.honorifics().at(self.lower, i)) and i not in self.mention:
            i = found[0]
            if i < len(self.words) and self.words[i] == "." and self.person_at(i + 1):
                i += 1
        return i

    def names(self, actor: int) -> tuple[str, ...]:
        """All the names of an actor, the fullest first."""
        state = self.actors[actor]
        return (state.name, *state.aliases)

    def offices(self, actor: int) -> tuple[Holder, ...]:
        """High offices that the lexicon knows under the actor's name, the fullest form first."""
        if actor not in self._offices:
            names = sorted(self.names(actor), key=len, reverse=True)
            self._offices[actor] = next(
                (lexicon.holders()[n.lower()] for n in names if n.lower() in lexicon.holders()), ()
            )
        return self._offices[actor]

    def body_class(self, actor: int) -> str:
        """The class of body that an organisation's names tell."""
        for name in self.names(actor):
            if found := lexicon.body_class(name):
                return found
        return ""

    def countries(self) -> list[int]:
        """Indices of the countries among the actors."""
        return [i for i, state in enumerate(self.actors) if state.kind == COUNTRY]

    def country_of_iso(self, iso: str) -> int | None:
        """The first country with this code among the actors, or None."""
        return self._by_iso.get(iso) if iso else None

    def iso(self, actor: int) -> str:
        """The code of a country among the actors, or an empty string."""
        return self.actors[actor].iso or ("ID" if any(name.lower() in INDONESIA for name in self.names(actor)) else "")

    def country_in_name(self, body: int) -> int | None:
        """The country that a body's name ends with (`Dewan Keamanan Nasional Ukraina`), or that is known of it."""
        for name in self.names(body):
            for country in self.countries():
                if any(name.lower().endswith(" " + known.lower()) for known in self.names(country)):
                    return country
        return self.actors[body].country

    def evidence(self, token: int, cues: list[tuple[int, int]], rule: str) -> Evidence:
        """The sentence of a token as evidence; `cues` are token ranges (first, end)."""
        first, end = self.sentence(token)
        span = self.doc[first:end]
        text = span.text
        start = span.start_char + len(text) - len(text.lstrip())
        quote = text.strip()
        inside = ((a, b) for a, b in cues if first <= a < b <= end)
        offsets = tuple(sorted({(self.doc[a].idx, self.doc[b - 1].idx + len(self.doc[b - 1])) for a, b in inside}))
        return Evidence(self._document.id, start, start + len(quote), quote, offsets, rule)


__all__ = ["COUNTRY", "INDONESIA", "ORGANIZATION", "PERSON", "PLACE", "Context"]
