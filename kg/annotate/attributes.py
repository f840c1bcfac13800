"""Every attribute and span group that our components put on a spaCy `Doc`, declared in one place.

Span groups (`doc.spans[...]`), each sorted by position:

    "dates"       label DATE; `span._.when` says which time it names
    "titles"      role titles as written (`Menteri Luar Negeri`, `utusan khusus`); label = role notation; `span._.tenure`
    "mentions"    names; label PERSON, ORG, COUNTRY or PLACE; `span._.actor` = index into `doc._.actors`
    "events"      names of gatherings, wars, agreements and plans; label EVENT, TREATY or PLAN
    "references"  words that stand for an actor named elsewhere; label PRON (ia, dia, beliau), CLITIC (the token that carries
                  `-nya`) or NOMINAL (`sang menlu`, `presiden itu`, `politikus senior itu`, `partai itu`); `span._.actor` =
                  index, or None if unresolved
    "possessives" other words with `-nya` (`rumahnya`, `mengajaknya`); label CLITIC; `span._.actor` = whom the -nya stands for

Results, as the dataclasses of `kg.model`: `doc._.roles`, `doc._.kinships`, `doc._.meetings`, `doc._.statements`.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg.model import Actor, Document


@dataclass(frozen=True, slots=True)
class When:
    """A resolved time.

    Attributes:
        start: ISO day (`2025-12-20`), month (`2025-12`), year (`2025`), or None where the words do not tell.
        end: the same for the end of a range, else None.
        kind: `date`, `time` (of day), `duration` or `set`, as TIMEX3 has them.
        past: True for `kemarin`, `pekan lalu`; False for `besok`, `pekan depan`; None where the words do not tell.
        duration: ISO 8601 period (`PT5H`) of a duration, else None.
    """

    start: str | None = None
    end: str | None = None
    kind: str = "date"
    past: bool | None = None
    duration: str | None = None


@dataclass(slots=True)
class ActorState:
    """An actor of the article while it is being read.

    Attributes:
        kind, name, iso, known: as in `kg.model.Actor`.
        aliases: surface forms, the first seen first.
        country: index of the country that the actor belongs to or represents, where the article tells.
        gender: `m`, `f` or None.
    """

    kind: str
    name: str
    aliases: list[str]
    iso: str | None = None
    known: str | None = None
    country: int | None = None
    gender: str | None = None

    def frozen(self) -> Actor:
        others = tuple(alias for alias in dict.fromkeys(self.aliases) if alias != self.name)
        return Actor(self.kind, self.name, others, self.iso, self.known)


def declare() -> None:
    """Register the attributes on spaCy's classes; safe to call more than once."""
    for owner, name, default in (
        (Doc, "document", None),
        (Doc, "actors", None),  # list[ActorState]
        (Doc, "roles", None),  # list[RoleMention]
        (Doc, "kinships", None),  # list[KinshipMention]
        (Doc, "meetings", None),  # list[MeetingMention]
        (Doc, "statements", None),  # list[StatementMention]
        (Token, "noise", False),
        (Span, "when", None),  # When
        (Span, "tenure", "current"),
        (Span, "actor", None),  # int
    ):
        if not owner.has_extension(name):
            owner.set_extension(name, default=default)


declare()


def document_of(doc: Doc) -> Document:
    """The article a Doc was made from; one with the Doc's own text if the Doc was made by hand."""
    return doc._.document or Document(id="", text=doc.text)


def mention_at(doc: Doc) -> dict[int, Span]:
    """{token index: the name or reference that covers it}."""
    return {
        token.i: span for group in ("references", "mentions") for span in doc.spans.get(group, ()) for token in span
    }
