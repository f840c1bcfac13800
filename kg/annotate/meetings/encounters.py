"""An encounter as the article tells it: its tellings, and what they say together."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.annotate.meetings.status import Reading
from kg.annotate.meetings.tellings import Telling
from kg.annotate.meetings.text import phrases, singles
from kg.annotate.meetings.when import Time

CALLS = frozenset({"phone", "video"})
COUNCIL = "council"  # the relation of a body that meets on its own


@dataclass(slots=True)
class Encounter:
    """Tellings of one encounter in order of position, and what is kept of them as they come.

    Attributes:
        people, parties: {actor: relation}, as in `Taking`.
        time: the most exact date told, the first of equals.
        status: a stated one before an assumed one, of a telling that names the parties before one that only points.
        mode: a call where one telling says so.
        place: of the encounter itself before that of a visit or an invitation.
        visited: the country that a visit went to, where no place is told.
    """

    tellings: list[Telling] = field(default_factory=list)
    people: dict[int, str] = field(default_factory=dict)
    parties: dict[int, str] = field(default_factory=dict)
    time: Time = field(default_factory=Time)
    end: str | None = None
    status: Reading = field(default_factory=lambda: Reading("held"))
    mode: str = ""
    place: int | None = None
    visited: int | None = None
    _status_rank: int = -1
    _place_rank: int = -1

    def take(self, telling: Telling) -> None:
        """Join a telling."""
        self.tellings.append(telling)
        for actor, relation in telling.people.items():
            self.people.setdefault(actor, relation)
            self.parties.pop(actor, None)
        for actor, relation in telling.parties.items():
            if actor not in self.people:
                self.parties.setdefault(actor, relation)
        if len(telling.time.start or "") > len(self.time.start or ""):
            self.time = telling.time
        self.end = self.end or telling.time.end
        if telling.mode in CALLS and self.mode not in CALLS:
            self.mode = telling.mode
        self.mode = self.mode or telling.mode
        self._take_status(telling)
        rank = telling.place_rank()
        if telling.where.place is not None and rank > self._place_rank:
            self.place, self._place_rank = telling.where.place, rank

    def _take_status(self, telling: Telling) -> None:
        stated = bool(telling.status.word)
        if telling.full:
            rank = 3 if stated else 1
        else:
            rank = 2 if stated and telling.cue.points else 0
        if rank > self._status_rank:
            self.status, self._status_rank = telling.status, rank

    @property
    def everybody(self) -> set[int]:
        return set(self.people) | set(self.parties)

    @property
    def first(self) -> Telling:
        return self.tellings[0]

    @property
    def last_sentence(self) -> int:
        return self.tellings[-1].sentence.number


def independent(people: dict[int, str], parties: dict[int, str], countries: dict[int, int]) -> int:
    """How many identified parties there are: a country counts only if no person present serves it."""
    served = {countries[p] for p in people if p in countries}
    return len(people) + len([p for p in parties if p not in served])


def enough(people: dict[int, str], parties: dict[int, str], words: tuple[str, ...], countries: dict[int, int]) -> bool:
    """Whether the parties make an encounter: two of them, one person who holds a session of his own government, or a
    council that meets on its own. Contact in general (`komunikasi`, `dialog`) needs a person."""
    if independent(people, parties, countries) >= 2:
        return bool(people) or words[0] not in singles("general")
    if " ".join(words) in phrases("council_session") and COUNCIL in (*people.values(), *parties.values()):
        return True
    return " ".join(words) in phrases("own_session") and any(actor in countries for actor in people)
