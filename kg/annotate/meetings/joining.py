"""From tellings to encounters: the mentions of one encounter in an article become one, distinct ones stay distinct."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kg.annotate.meetings.encounter import Telling
from kg.annotate.meetings.place import Where
from kg.annotate.meetings.status import Reading
from kg.annotate.meetings.text import singles
from kg.annotate.meetings.when import Time

SIDE = {"held": "past", "ongoing": "past", "scheduled": "future", "proposed": "future", "possible": "future"}
CALLS = frozenset({"phone", "video"})
OWN_SESSIONS = frozenset(
    {("rapat", "terbatas"), ("ratas",), ("rapat", "kabinet"), ("sidang", "kabinet"), ("pertemuan", "kabinet")}
)
COUNCIL = "council"
COUNCIL_SESSIONS = frozenset(
    {
        ("bertemu",),
        ("pertemuan",),
        ("rapat",),
        ("sidang",),
        ("bersidang",),
        ("pertemuan", "darurat"),
        ("pertemuan", "tertutup"),
        ("rapat", "darurat"),
    }
)
OFFERS = frozenset({"mengajak", "mengundang", "undang", "mengusulkan", "menawarkan", "ajak"})
MEMORY = 3  # sentences over which an event noun goes back to the encounter told before
MEMORY_POINTING = 8  # the same with `itu`, `tersebut`, `ini`


@dataclass(slots=True)
class Encounter:
    """Tellings of one encounter, the first first."""

    tellings: list[Telling] = field(default_factory=list)
    people: dict[int, str] = field(default_factory=dict)
    parties: dict[int, str] = field(default_factory=dict)
    visited: int | None = None  # the country that a visit went to, where no place is told

    def take(self, telling: Telling) -> None:
        """Join a telling."""
        self.tellings.append(telling)
        for actor, relation in telling.people.items():
            self.people.setdefault(actor, relation)
        for actor, relation in telling.parties.items():
            if actor not in self.people:
                self.parties.setdefault(actor, relation)

    @property
    def everybody(self) -> set[int]:
        return set(self.people) | set(self.parties)

    @property
    def start(self) -> str | None:
        return self.time.start

    @property
    def time(self) -> Time:
        """The most exact date, the first of equals."""
        times = [t.time for t in self.tellings if t.time.start]
        return max(times, key=lambda time: len(time.start or ""), default=Time())

    @property
    def place(self) -> int | None:
        told = [t for t in self.tellings if t.where.place is not None]
        exact = [t for t in told if t.cue.entry.pattern not in {"visit", "ask"}] or told
        return next((t.where.place for t in exact), self.visited)

    @property
    def mode(self) -> str:
        said = next((t.mode for t in self.tellings if t.mode in CALLS), "")
        return said or next((t.mode for t in self.tellings if t.mode), "")

    @property
    def status(self) -> Reading:
        """A stated status before an assumed one, the first telling before later ones."""
        full = [t for t in self.tellings if t.full] or self.tellings
        pointing = [t for t in self.tellings if t.cue.points and not t.full]
        return next((t.status for t in (*full, *pointing) if t.status.word), full[0].status)


def joined(tellings: list[Telling], countries: dict[int, int]) -> list[Encounter]:
    """The encounters of an article in order of their first telling."""
    encounters: list[Encounter] = []
    waiting: list[Telling] = []
    for telling in tellings:
        if telling.companions_only:
            target = _accompanied(telling, encounters)
            if target is not None:
                target.take(telling)
            else:
                waiting.append(telling)
            continue
        if telling.taking.both:
            _pair(telling, encounters, countries)
        _same_sentence(telling, tellings)
        _represented(telling, countries)
        telling.full = enough(telling.people, telling.parties, telling.cue.entry.words, countries)
        if not telling.full:
            target = _pointed_at(telling, encounters)
            if target is not None:
                target.take(telling)
            elif telling.cue.entry.pattern == "noun" and not telling.companions_only:
                waiting.append(telling)
            continue
        target = _same(telling, encounters, countries)
        if target is None:
            target = Encounter()
            encounters.append(target)
        target.take(telling)
    encounters = _absorbed(encounters, countries)
    for telling in waiting:
        target = _told_later(telling, encounters)
        if target is not None:
            target.take(telling)
    return encounters


def _absorbed(encounters: list[Encounter], countries: dict[int, int]) -> list[Encounter]:
    """A visit to a country and the encounter with its host are one, with the date and status of the encounter."""
    kept: list[Encounter] = []
    for visit in encounters:
        first = visit.tellings[0]
        host = [actor for actor, relation in visit.parties.items() if relation == "host"]
        if first.cue.entry.pattern != "visit" or len(visit.people) != 1 or not host:
            kept.append(visit)
            continue
        guest = next(iter(visit.people))
        met = [
            e
            for e in encounters
            if e is not visit
            and e.tellings[0].cue.entry.cls != "summit"
            and guest in e.people
            and any(countries.get(p) in host for p in e.people if p != guest)
        ]
        if not met:
            kept.append(visit)
            continue
        nearest = min(met, key=lambda e: abs(e.tellings[0].sentence.number - first.sentence.number))
        if nearest.place is None:
            nearest.visited = visit.place
        nearest.tellings.extend(_background(t) for t in visit.tellings)
    return kept


def _background(telling: Telling) -> Telling:
    """A telling of the journey, from which neither date nor status of the encounter comes."""
    return replace(telling, time=Time(), status=Reading("held"), where=Where(), full=False)


def _told_later(telling: Telling, encounters: list[Encounter]) -> Encounter | None:
    """The encounter that a telling without enough parties announces: the first fitting one after it."""
    members = set(telling.people) | set(telling.parties)
    for encounter in encounters:
        distance = encounter.tellings[0].sentence.number - telling.sentence.number
        if 0 <= distance <= MEMORY and not _conflict(telling, encounter):
            first = encounter.tellings[0].cue.entry
            if telling.companions_only:
                if telling.cue.entry.pattern == "joint" and members & encounter.everybody:
                    return encounter
            elif first.cls == telling.cue.entry.cls and members <= encounter.everybody:
                return encounter
    return None


def independent(people: dict[int, str], parties: dict[int, str], countries: dict[int, int]) -> int:
    """How many identified parties there are: a country counts only if no person present serves it."""
    served = {countries[p] for p in people if p in countries}
    return len(people) + len([p for p in parties if p not in served])


def enough(people: dict[int, str], parties: dict[int, str], words: tuple[str, ...], countries: dict[int, int]) -> bool:
    """Whether the parties make an encounter: two of them, or one person who holds a session of his own government."""
    if independent(people, parties, countries) >= 2:
        return bool(people) or words[0] not in singles("general")
    if words in COUNCIL_SESSIONS and any(relation == COUNCIL for relation in (*people.values(), *parties.values())):
        return True
    return words in OWN_SESSIONS and any(actor in countries for actor in people)


def _represented(telling: Telling, countries: dict[int, int]) -> None:
    """Who only speaks of talks with a state (`Melanjutkan negosiasi dengan AS`) stands for his own state in them."""
    if telling.cue.entry.cls != "talks" or not telling.parties:
        return
    for actor, relation in list(telling.people.items()):
        if relation in {"topic", "main-subject"}:
            del telling.people[actor]
            if actor in countries and countries[actor] not in telling.parties:
                telling.parties[countries[actor]] = relation


def _same_sentence(telling: Telling, tellings: list[Telling]) -> None:
    """`pembicaraan dengan B saat pertemuan pada Juli`: a dated event noun takes the parties told before it."""
    if telling.cue.entry.pattern != "noun" or not telling.time.start or len(telling.taking) > 1:
        return
    for other in tellings:
        if other is telling:
            break
        told = other.sentence == telling.sentence and other.full and not other.time.start and not other.companions_only
        if told and set(telling.people) <= set(other.people):
            telling.people.update({actor: "before" for actor in other.people if actor not in telling.people})


def _pair(telling: Telling, encounters: list[Encounter], countries: dict[int, int]) -> None:
    """Fill in `keduanya`, `kedua negara` from the nearest encounter of two."""
    for encounter in reversed(encounters):
        people = list(encounter.people)[:2]
        states = list(dict.fromkeys([countries[p] for p in people if p in countries] + list(encounter.parties)))[:2]
        if telling.taking.both == "people" and len(people) == 2:
            for actor in people:
                telling.people.setdefault(actor, "both")
            return
        if len(states) == 2:
            for actor in states:
                telling.parties.setdefault(actor, "both")
            return


def _accompanied(telling: Telling, encounters: list[Encounter]) -> Encounter | None:
    """The encounter that a list of companions belongs to: the nearest one within a few sentences."""
    for encounter in reversed(encounters):
        if telling.sentence.number - encounter.tellings[-1].sentence.number <= MEMORY_POINTING:
            members = set(telling.people)
            if telling.cue.entry.pattern == "joint" and (
                len(members) != 2 or not members & set(encounter.people) or len(encounter.people) > 1
            ):
                continue
            if encounter.status.status in {"held", "ongoing", "scheduled"}:
                return encounter
    return None


def _pointed_at(telling: Telling, encounters: list[Encounter]) -> Encounter | None:
    """The encounter that an under-specified telling (`pertemuan itu`) goes back to: the nearest fitting one."""
    cue = telling.cue
    if cue.entry.pattern not in {"noun", "visit", "summit"} and not telling.taking.both:
        return None
    members = set(telling.people) | set(telling.parties)
    for encounter in reversed(encounters):
        if telling.sentence.number - encounter.tellings[-1].sentence.number > (
            MEMORY_POINTING if cue.points else MEMORY
        ):
            continue
        first = encounter.tellings[0].cue.entry
        if (cue.entry.cls == "session") != (first.cls == "session") or (cue.entry.cls == "summit") != (
            first.cls == "summit"
        ):
            continue
        if members and not members & encounter.everybody:
            continue
        if _conflict(telling, encounter):
            continue
        return encounter
    return None


def _same(telling: Telling, encounters: list[Encounter], countries: dict[int, int]) -> Encounter | None:
    people, parties = set(telling.people), set(telling.parties)
    nations = parties | {countries[p] for p in people if p in countries}
    for encounter in reversed(encounters):
        if _conflict(telling, encounter):
            continue
        theirs = set(encounter.people)
        shared = people & theirs
        other = set(encounter.parties) | {countries[p] for p in theirs if p in countries}
        if len(shared) >= 2:
            return encounter
        one = len(shared) == 1 and (people == shared or theirs == shared)
        if one and _partners_fit(shared, people, nations, theirs, other, countries):
            return encounter
        if (
            (not people or not theirs)
            and len(nations & other) >= 2
            and (nations <= other or (other <= nations and not theirs))
        ):
            return encounter
    return None


def _partners_fit(
    shared: set[int], people: set[int], nations: set[int], theirs: set[int], other: set[int], countries: dict[int, int]
) -> bool:
    """Whether the other sides of two tellings that share one person can be the same."""
    own = {countries.get(next(iter(shared)), -1)}
    mine, yours = nations - own, other - own
    if mine & yours:
        return True
    unknown = any(p not in countries for p in (people | theirs) - shared)
    return unknown and bool(mine) != bool(yours)


def _conflict(telling: Telling, encounter: Encounter) -> bool:
    """Whether date, format or mode show that a telling is of another encounter."""
    start, theirs = telling.time.start, encounter.start
    if start and theirs and not (start.startswith(theirs) or theirs.startswith(start)):
        ends = [t.time.end for t in encounter.tellings if t.time.end]
        within = bool(ends and theirs <= start <= ends[0]) or bool(
            telling.time.end and start <= theirs <= telling.time.end
        )
        if not within:
            return True
    word, theirs_word = telling.status, encounter.status
    both_stated = word.word and theirs_word.word and not (start and start == theirs) and not telling.cue.points
    if both_stated and SIDE.get(word.status) != SIDE.get(theirs_word.status):
        return True
    if (
        word.status == "proposed"
        and word.word in OFFERS
        and encounter.status.status == "held"
        and not telling.cue.points
    ):
        return True
    mine, first = telling.cue.entry, encounter.tellings[0].cue.entry
    if "summit" in {mine.cls, first.cls} and mine.cls != first.cls:
        return True
    return bool(
        telling.mode and encounter.mode and (telling.mode in CALLS) != (encounter.mode in CALLS) and mine.cls != "talks"
    )
