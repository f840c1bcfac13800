"""What an article has told so far: who spoke last, whom the text is about, which titles stood with which person."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from dataclasses import dataclass, field

from kg.annotate.attributes import ActorState
from kg.annotate.statements.grammar import PERSON, boundary
from kg.annotate.statements.items import BRACKET, NAME, PUNCT, WORD, Item
from kg.annotate.statements.lexicon import is_verb, long_titles

_MAX_MENTIONS = 300  # mentions of persons to look through for the holder of a bare title
_MAX_LIST_AGE = 6  # units back to which a group phrase may reach
_MAX_TITLE = 18  # items before a name that may be its title


@dataclass(frozen=True, slots=True)
class Source:
    """A resolved speaker: actors (several for a joint statement), the words that name it, how it was found."""

    actors: tuple[int, ...]
    start: int
    end: int
    how: str  # name, body, office, pronoun, carried
    last: int = 0  # index of the last item of the phrase


@dataclass(slots=True)
class Memory:
    """What the article has told up to here."""

    actors: list[ActorState]
    person: int | None = None  # whom the text is about
    speaker: int | None = None  # who spoke last
    here: int | None = None  # who spoke last in the unit that is being read
    voice: int | None = None  # who goes on speaking in a quotation that names nobody
    first: dict[int, int] = field(default_factory=dict)  # person: the unit that names him first
    spoke_once: set[int] = field(default_factory=set)  # who has spoken
    body: int | None = None  # the country or body that was named as subject last
    organization: int | None = None  # the body named last
    references: dict[int, int | None] = field(default_factory=dict)  # offset: actor, by another component
    unit: int = 0  # index of the unit that is being read
    titles: dict[int, set[str]] = field(default_factory=dict)
    order: list[tuple[int, int]] = field(default_factory=list)  # (unit, person) of every mention of a person, in order
    lists: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)  # (unit, actors named in one list), in order

    def kind(self, actor: int | None) -> str:
        """The kind of an actor; empty if there is none."""
        return self.actors[actor].kind if actor is not None and 0 <= actor < len(self.actors) else ""

    def entitle(self, person: int, title: list[str]) -> None:
        """Remember words that stood with a person's name, short titles written out too."""
        bag = self.titles.setdefault(person, set())
        for word in title:
            bag.add(word)
            bag.update(long_titles().get(word, "").split())

    def holder(self, title: list[str]) -> int | None:
        """The person last mentioned with all the words of a title, or None."""
        wanted: set[str] = set()
        whole = long_titles().get(" ".join(title))
        for word in whole.split() if whole else title:
            wanted.update(long_titles().get(word, word).split())
        if not wanted:
            return None
        here = bisect_left(self.order, (self.unit, -1))
        nearest = itertools.chain(
            reversed(self.order[max(0, here - _MAX_MENTIONS) : here]), self.order[here : here + _MAX_MENTIONS]
        )
        return next((person for _, person in nearest if wanted <= self.titles.get(person, set())), None)

    def pair(self) -> tuple[int, ...]:
        """Whom `keduanya` means: two persons named together a short while ago, else the two named last."""
        return self.listed("person", 2) or self.last_two()

    def last_two(self) -> tuple[int, ...]:
        """The two persons mentioned last before this unit."""
        here = bisect_left(self.order, (self.unit, -1))
        found: list[int] = []
        for _, person in reversed(self.order[max(0, here - _MAX_MENTIONS) : here]):
            if person not in found:
                found.insert(0, person)
            if len(found) == 2:
                break
        return tuple(found)

    def listed(self, kind: str, count: int) -> tuple[int, ...]:
        """The actors of this kind that were last named together, `count` of them (0: any number); empty if none were."""
        for unit, actors in reversed(self.lists):
            if self.unit - unit > _MAX_LIST_AGE:
                break
            if self.kind(actors[0]) == kind and count in (0, len(actors)):
                return actors
        return ()

    def pronoun(self) -> int | None:
        """Whom `ia` means."""
        return self.person if self.person is not None else self.speaker

    def home(self) -> int | None:
        """The country that `pemerintah` alone means: Indonesia if the article names it, else None."""
        for index, actor in enumerate(self.actors):
            if actor.kind == "country" and (
                actor.iso == "ID" or "indonesia" in actor.name.lower() or "RI" in actor.aliases
            ):
                return index
        return None

    def new(self, person: int) -> bool:
        """True if this unit is the first that names the person."""
        return self.first.get(person, self.unit) >= self.unit

    def turn(self, person: int) -> None:
        """The text turns to a person: a new one, or one who has spoken before, is about to speak."""
        self.person = person
        if self.new(person) or person in self.spoke_once or self.kind(self.voice) != "person":
            self.voice = person

    def spoke(self, actor: int, quoted: bool = False) -> None:
        """An actor has spoken; whom the text quotes is who `tambahnya` means next, else a person before a body."""
        self.speaker = actor
        self.spoke_once.add(actor)
        if quoted or self.kind(actor) == "person" or self.kind(self.voice) != "person":
            self.voice = actor
        if self.kind(actor) == "person":
            self.person = actor
        else:
            self.body = actor


def learn_titles(items: list[Item], unit: int, memory: Memory) -> None:
    """Remember which words stand as titles before (and, between commas, after) each person's name."""
    for k, item in enumerate(items):
        if item.kind != NAME or item.label != PERSON or item.actor is None:
            continue
        memory.order.append((unit, item.actor))
        memory.first.setdefault(item.actor, unit)
        title: list[str] = []
        j = k - 1
        while j >= 0 and k - j < _MAX_TITLE and _titular(items, j):
            if items[j].kind == NAME and items[j].label == PERSON:
                break
            title.extend(items[j].low.split() if items[j].kind in (WORD, NAME, BRACKET) else [])
            title.extend(_other_names(items[j], memory))
            j -= 1
        if k + 1 < len(items) and items[k + 1].text == ",":
            j = k + 2
            while (
                j < len(items)
                and j - k < _MAX_TITLE
                and items[j].kind in (WORD, NAME, BRACKET)
                and not is_verb(items[j].text)
            ):
                if items[j].kind == NAME and items[j].label == PERSON:
                    break
                title.extend(items[j].low.split())
                title.extend(_other_names(items[j], memory))
                j += 1
        title.extend(item.low.split())
        memory.entitle(item.actor, title)


def _other_names(item: Item, memory: Memory) -> list[str]:
    """The words of all names of a country or body in a title: who is minister of `Republik Indonesia` is one of `RI`."""
    if item.kind != NAME or item.actor is None or item.label == PERSON:
        return []
    actor = memory.actors[item.actor]
    return " ".join((actor.name, *actor.aliases)).lower().split()


def _titular(items: list[Item], j: int) -> bool:
    """True if item j can be part of the title before a name: `Menteri Politik, Hukum, dan Keamanan`."""
    item = items[j]
    if not boundary(item):
        return True
    after = items[j + 1]
    if item.low == "untuk":
        return after.kind == NAME and items[j - 1].kind == NAME  # `Duta Besar Y untuk Z X`
    if item.kind == PUNCT and item.text == ",":
        another = after.among("spokes")  # `Menurut Menlu, Presiden X`
        return not another and (after.kind in (NAME, BRACKET) or after.low == "dan" or after.text[:1].isupper())
    return item.low == "dan" and after.text[:1].isupper()
