"""What an article says around a title: which country, body or place it is mostly about, whose delegation a list is of."""

from __future__ import annotations

from collections import Counter

from kg.annotate.gazetteer import gazetteer
from kg.annotate.roles.context import COUNTRY, ORGANIZATION, PLACE, Context
from kg.annotate.roles.phrase import link_words
from kg.annotate.roles.titles import Title

_SIDES = frozenset({"delegasi", "pihak", "rombongan", "kubu", "perwakilan", "pejabat", "perunding"})
_LISTING = frozenset({"tampak", "hadir", "turut", "terlihat", "mereka", "antara", "adapun", "ikut", "di"})
_MINISTRY = ("kementerian", "kemen", "kemlu", "departemen")


class Around:
    """Looks about in one Doc."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._favourite: dict[str, int | None] = {}

    def organizations(self) -> list[int]:
        """The organisations among the actors."""
        return [i for i, state in enumerate(self.context.actors) if state.kind == ORGANIZATION]

    def only_ministry(self) -> int | None:
        """The ministry, where the article names just one."""
        fitting = [i for i in self.organizations() if self.context.actors[i].name.lower().startswith(_MINISTRY)]
        return fitting[0] if len(fitting) == 1 else None

    def most_named(self, kind: str) -> int | None:
        """The actor of this kind that the article names most often; not a region of several countries (`Asia`)."""
        if kind not in self._favourite:
            fitting = [i for i, s in enumerate(self.context.actors) if s.kind == kind and not _spans_countries(s.name)]
            self._favourite[kind] = self.first_of(fitting)
        return self._favourite[kind]

    def first_of(self, actors: list[int]) -> int | None:
        """The one of these that the article names most often, the earliest of several."""
        spans = self.context.doc.spans.get("mentions", ())
        counts = Counter(span._.actor for span in spans if span._.actor is not None)
        return min(actors, key=lambda actor: (-counts[actor], actor)) if actors else None

    def delegation(self, title: Title) -> int | None:
        """The country of the delegation that a title's list is of: `delegasi X dipimpin Menteri A`, `Dari pihak X, hadir
        Menteri A`, `... disambut delegasi X. Tampak di antaranya Menteri A`."""
        first = self.context.sentence(title.start)[0]
        if first and self.context.lower[first] in _LISTING:
            first = self.context.sentence(first - 1)[0]
        for i in range(title.outer - 1, first, -1):
            span = self.context.mention.get(i)
            if span is None or span.start != i or self.context.kind(span) != COUNTRY:
                continue
            before = i - 1
            while before > first and link_words("body").get(self.context.lower[before]) == "filler":
                before -= 1
            word = self.context.lower[before]
            actor: int = span._.actor
            return actor if word in _SIDES or word == "dari" and before == first else None
        return None

    def country_of_person_before(self, title: Title, countries: dict[int, int]) -> int | None:
        """The country of the nearest person named before the title in its sentence."""
        first = self.context.sentence(title.start)[0]
        for i in range(title.outer - 1, first - 1, -1):
            span = self.context.mention.get(i)
            if span is not None and span._.actor in countries:
                return countries[span._.actor]
        return None

    def country_before(self, title: Title) -> int | None:
        """The nearest country named before the title in its sentence."""
        first = self.context.sentence(title.start)[0]
        for i in range(title.outer - 1, first - 1, -1):
            span = self.context.mention.get(i)
            if span is not None and self.context.kind(span) == COUNTRY:
                actor: int = span._.actor
                return actor
        return None


def _spans_countries(name: str) -> bool:
    known = gazetteer().get(name)
    return known is not None and known.kind == PLACE and known.iso is None
