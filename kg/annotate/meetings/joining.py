"""From tellings to encounters: the mentions of one encounter in an article become one, distinct ones stay distinct."""

from __future__ import annotations

from dataclasses import replace

from kg.annotate.meetings.cues import LIST
from kg.annotate.meetings.encounters import Encounter, enough
from kg.annotate.meetings.matching import announces, conflict, newcomers, open_to, takes_companions
from kg.annotate.meetings.participants import GUESSED
from kg.annotate.meetings.place import Where
from kg.annotate.meetings.status import Reading
from kg.annotate.meetings.tellings import Telling
from kg.annotate.meetings.text import singles
from kg.annotate.meetings.when import Time

MEMORY_OF_LIST = 4
MEMORY = 3  # sentences over which an event noun goes back to the encounter told before
MEMORY_POINTING = 8  # the same with `itu`, `tersebut`, `ini`
MOST_CANDIDATES = 40  # encounters of one actor that a telling is compared with


class Joiner:
    """Takes the tellings of an article in order and keeps the encounters found so far."""

    def __init__(self, countries: dict[int, int]) -> None:
        self.countries = countries
        self.encounters: list[Encounter] = []
        self.recent: dict[int, Encounter] = {}  # by id(), the one told last comes last
        self.of_actor: dict[int, dict[int, Encounter]] = {}
        self.waiting: list[Telling] = []

    def add(self, telling: Telling, before: list[Telling]) -> None:
        """Join a telling to an encounter or open one; `before` are the earlier tellings of its sentence."""
        if telling.companions_only:
            if telling.people:
                self._join(telling, self._accompanied(telling), wait=True)
            return
        if telling.cue.points and before and before[-1].companions_only:
            telling.people.clear()  # `Turut hadir dalam pertemuan tersebut A`: the list has them
        if telling.taking.both:
            self._take_pair(telling)
        _take_from_sentence(telling, before)
        self._take_guest(telling, before)
        self._represent(telling)
        telling.full = enough(telling.people, telling.parties, telling.cue.entry.words, self.countries)
        if telling.full:
            known = self._pointed_at(telling, strangers=True) if newcomers(telling) else None
            if known is not None and not (open_to(known, telling) and set(telling.parties) <= self._sides(known)):
                known = None
            known = known or self._one_sided(telling) or self._welcomed(telling) or self._same(telling)
            self._join(telling, known or self._open())
        else:
            late = telling.cue.entry.pattern == "noun" and not telling.purpose
            self._join(telling, self._pointed_at(telling), wait=late)

    def _open(self) -> Encounter:
        encounter = Encounter()
        self.encounters.append(encounter)
        return encounter

    def _join(self, telling: Telling, encounter: Encounter | None, wait: bool = False) -> None:
        if encounter is None:
            if wait:
                self.waiting.append(telling)
            return
        encounter.take(telling)
        self.recent.pop(id(encounter), None)
        self.recent[id(encounter)] = encounter
        for actor in (*telling.people, *telling.parties):
            mine = self.of_actor.setdefault(actor, {})
            mine.pop(id(encounter), None)
            mine[id(encounter)] = encounter
            state = self.countries.get(actor)
            if state is not None:
                self.of_actor.setdefault(state, {})[id(encounter)] = encounter

    def _represent(self, telling: Telling) -> None:
        """Who only speaks of talks with a state (`Melanjutkan negosiasi dengan AS`) stands for his own state in them."""
        if telling.cue.entry.cls != "talks" or not telling.parties:
            return
        for actor, relation in list(telling.people.items()):
            if relation in {"topic", "main-subject"}:
                del telling.people[actor]
                state = self.countries.get(actor)
                if state is not None and state not in telling.parties:
                    telling.parties[state] = relation

    def _take_pair(self, telling: Telling) -> None:
        """Fill in `keduanya`, `kedua negara` from the nearest encounter of two."""
        for encounter in list(reversed(self.recent.values()))[:MOST_CANDIDATES]:
            people = list(encounter.people)[:2]
            serving = [self.countries[p] for p in people if p in self.countries]
            states = list(dict.fromkeys(serving + list(encounter.parties)))[:2]
            if telling.taking.both == "people" and len(people) == 2:
                telling.people.update({actor: "both" for actor in people if actor not in telling.people})
                return
            if len(states) == 2:
                telling.parties.update({actor: "both" for actor in states if actor not in telling.parties})
                return

    def _take_guest(self, telling: Telling, before: list[Telling]) -> None:
        """`Kunjungan ini mencakup pertemuan dengan B`: who visits meets B, not whom the sentence before speaks of."""
        visit = before[-1] if before else None
        if visit is None or not (visit.cue.points and visit.cue.entry.pattern == "visit" and not len(visit.taking)):
            return
        if set(telling.people.values()) & GUESSED:
            encounter = next(reversed(self.recent.values()), None)
            if encounter is not None and encounter.tellings[-1] is visit:
                for actor in [actor for actor, relation in telling.people.items() if relation in GUESSED]:
                    del telling.people[actor]
                telling.people.update({actor: "before" for actor in encounter.people if actor not in telling.people})

    def _accompanied(self, telling: Telling) -> Encounter | None:
        """The encounter that a list of companions belongs to: one of whom they accompany, else one told a short while ago.

        Where the list itself goes back to an encounter (`pada pertemuan ini`), it may have been told long before.
        """
        if telling.cue.entry.kind == LIST:
            if not telling.people:
                return None
            last = next(reversed(self.recent.values()), None)
            reach = 1 if telling.cue.entry.words[0] in singles("namely") else MEMORY_OF_LIST
            return last if last and telling.sentence.number - last.last_sentence <= reach else None
        whom = telling.taking.accompanied
        for encounter in self._candidates(set(whom)):
            if whom & set(encounter.people) and takes_companions(encounter, telling):
                return encounter
        for encounter in reversed(self.recent.values()):
            far = telling.sentence.number - encounter.last_sentence > MEMORY_POINTING
            if far and (whom or not telling.taking.pointed):
                return None
            if whom and not self._has(encounter, whom):
                continue
            if takes_companions(encounter, telling):
                return encounter
        return None

    def _has(self, encounter: Encounter, people: frozenset[int]) -> bool:
        """Whether persons or their states take part in an encounter."""
        return bool({*people, *(self.countries[p] for p in people if p in self.countries)} & encounter.everybody)

    def _sides(self, encounter: Encounter) -> set[int]:
        """Everybody at an encounter, and the states that they serve."""
        return encounter.everybody | {self.countries[p] for p in encounter.people if p in self.countries}

    def _one_sided(self, telling: Telling) -> Encounter | None:
        """The encounter told before that persons of one state are listed for (`Pejabat yang menghadiri negosiasi antara lain A, B`)."""
        sides = {self.countries.get(person) for person in telling.people}
        if len(sides) != 1 or None in sides or telling.parties or set(telling.people.values()) != {"company"}:
            return None
        for encounter in reversed(self.recent.values()):
            if telling.sentence.number - encounter.last_sentence > MEMORY_POINTING:
                return None
            if sides <= encounter.everybody and not conflict(telling, encounter):
                return encounter
        return None

    def _welcomed(self, telling: Telling) -> Encounter | None:
        """The welcome told before that `Presiden juga disambut B` adds to."""
        if not telling.also or telling.cue.entry.cls != "visit":
            return None
        for encounter in reversed(self.recent.values()):
            if telling.sentence.number - encounter.last_sentence > MEMORY:
                return None
            same = encounter.first.cue.entry.words == telling.cue.entry.words
            if same and set(telling.people) & set(encounter.people):
                return encounter
        return None

    def _pointed_at(self, telling: Telling, strangers: bool = False) -> Encounter | None:
        """The encounter that a telling (`pertemuan itu`) goes back to: the nearest fitting one.

        With `strangers` those named may be new to it (`Pertemuan itu dihadiri A`).
        """
        cue = telling.cue
        if cue.entry.pattern not in {"noun", "visit", "summit"} and not telling.taking.both:
            return None
        going = cue.entry.pattern == "visit" and cue.entry.words[0].startswith(("me", "ber"))  # `mengunjungi candi`
        if (telling.purpose or going) and not cue.points:
            return None
        members = set(telling.people) | set(telling.parties)
        for encounter in reversed(self.recent.values()):
            distance = telling.sentence.number - encounter.last_sentence
            if distance > MEMORY_POINTING:
                return None
            first = encounter.first.cue.entry
            if cue.entry.pattern == "visit" and not cue.points and first.cls == "talks":
                continue  # `kunjungan Kanada ke enam negara` is none of the talks told before
            if distance > (MEMORY_POINTING if cue.points else MEMORY) or any(
                (cue.entry.cls == cls) != (first.cls == cls) for cls in ("session", "summit")
            ):
                continue
            if (strangers or not members or members & encounter.everybody) and not conflict(telling, encounter):
                return encounter
        return None

    def _same(self, telling: Telling) -> Encounter | None:
        """The encounter told before that a telling with its own parties repeats."""
        people, parties = set(telling.people), set(telling.parties)
        nations = parties | {self.countries[p] for p in people if p in self.countries}
        for encounter in self._candidates(people | nations):
            prepared = telling.purpose and telling.next_round and encounter.last_sentence == telling.sentence.number
            if prepared or conflict(telling, encounter):
                continue
            theirs = set(encounter.people)
            shared = people & theirs
            other = set(encounter.parties) | {self.countries[p] for p in theirs if p in self.countries}
            if len(shared) >= 2 or _same_gathering(telling, encounter):
                return encounter
            one = len(shared) == 1 and (people == shared or theirs == shared)
            if one and self._partners_fit(shared, people | theirs, nations, other):
                return encounter
            talks = {t.cue.entry.kind == "negotiation" for t in (telling, encounter.first)}
            if len(talks) > 1 and bool(people) != bool(theirs) and len(people | theirs) > 1:
                continue  # two persons meet, while their states negotiate
            if (
                (not people or not theirs)
                and len(nations & other) >= 2
                and (nations <= other or (other <= nations and not theirs))
            ):
                return encounter
        return None

    def _candidates(self, actors: set[int]) -> list[Encounter]:
        found: dict[int, Encounter] = {}
        for actor in actors:
            found.update(list(self.of_actor.get(actor, {}).items())[-MOST_CANDIDATES:])
        order = {key: place for place, key in enumerate(self.recent)} if len(found) > 1 else {}
        return [found[key] for key in sorted(found, key=lambda key: -order.get(key, 0))]

    def _partners_fit(self, shared: set[int], people: set[int], nations: set[int], other: set[int]) -> bool:
        """Whether the other sides of two tellings that share one person can be the same."""
        own = {self.countries.get(next(iter(shared)), -1)}
        mine, yours = nations - own, other - own
        if mine & yours:
            return True
        unknown = any(p not in self.countries for p in people - shared)
        return unknown and bool(mine) != bool(yours)

    def finished(self) -> list[Encounter]:
        """The encounters in order of their first telling, journeys and late tellings joined."""
        kept = self._absorbed()
        by_sentence: dict[int, list[Encounter]] = {}
        for encounter in kept:
            by_sentence.setdefault(encounter.first.sentence.number, []).append(encounter)
        for telling in self.waiting:
            near = range(telling.sentence.number, telling.sentence.number + MEMORY + 1)
            target = next((e for k in near for e in by_sentence.get(k, ()) if announces(telling, e)), None)
            if target is not None:
                target.take(telling)
        return kept

    def _absorbed(self) -> list[Encounter]:
        """A visit to a country and the encounter with its host are one, with the date and status of the encounter."""
        kept: list[Encounter] = []
        for visit in self.encounters:
            host = {actor for actor, relation in visit.parties.items() if relation == "host"}
            if visit.first.cue.entry.pattern != "visit" or len(visit.people) != 1 or not host:
                kept.append(visit)
                continue
            guest = next(iter(visit.people))
            met = [
                e
                for e in self.of_actor.get(guest, {}).values()
                if e is not visit
                and e.first.cue.entry.cls != "summit"
                and guest in e.people
                and any(self.countries.get(p) in host for p in e.people if p != guest)
            ]
            if not met:
                kept.append(visit)
                continue
            nearest = min(met, key=lambda e: abs(e.first.sentence.number - visit.first.sentence.number))
            nearest.visited = nearest.visited or visit.place
            nearest.tellings.extend(_background(telling) for telling in visit.tellings)
        return kept


def joined(tellings: list[Telling], countries: dict[int, int]) -> list[Encounter]:
    """The encounters of an article in order of their first telling."""
    joiner = Joiner(countries)
    before: list[Telling] = []
    for telling in tellings:
        if before and before[-1].sentence != telling.sentence:
            before = []
        joiner.add(telling, before)
        before.append(telling)
    return joiner.finished()


def _background(telling: Telling) -> Telling:
    """A telling of the journey, from which neither date nor status of the encounter comes."""
    return replace(telling, time=Time(), status=Reading("held"), where=Where(), full=False)


def _same_gathering(telling: Telling, encounter: Encounter) -> bool:
    """Whether both are of one summit (`KTT G20`) or one session (`Sidang Kabinet` of one president)."""
    cue, first = telling.cue.entry, encounter.first.cue.entry
    if cue.cls == "summit" == first.cls:
        mine, other = (
            {actor for actor, relation in parties.items() if relation == "body"}
            for parties in (telling.parties, encounter.parties)
        )
        return bool(mine) and mine == other
    return cue.cls == "session" and cue.words == first.words and telling.people.keys() == encounter.people.keys()


def _take_from_sentence(telling: Telling, before: list[Telling]) -> None:
    """`pembicaraan dengan B saat pertemuan pada Juli`: a dated event noun takes the parties told before it."""
    if telling.cue.entry.pattern != "noun" or not telling.time.start or len(telling.taking) > 1:
        return
    for other in before:
        told = other.full and not other.time.start and not other.companions_only
        if telling.cue.entry.cls == "session" != other.cue.entry.cls:
            continue  # `usai menerima X, A mengikuti rapat terbatas`: without X
        if told and set(telling.people) <= set(other.people):
            telling.people.update({actor: "before" for actor in other.people if actor not in telling.people})
