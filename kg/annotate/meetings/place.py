"""Where an encounter takes place: the location beside its cue, and the building or room in the article's words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from kg.annotate import lexicon
from kg.annotate.meetings.cues import Cue
from kg.annotate.meetings.named import Named
from kg.annotate.meetings.text import Sentence, Text, endings, singles, uses
from kg.model import COUNTRY, ORGANIZATION, PLACE

LONGEST = 24
_BEFORE_CITY = r"(?:, (?:di )?| di | \()"
OWN_PLACE = frozenset({"with", "object", "passive", "noun", "summit"})


@dataclass(frozen=True, slots=True)
class Where:
    """`place`: an actor index; `venue`: words; `wide`: the place is a whole country."""

    place: int | None = None
    venue: str = ""
    wide: bool = False


@cache
def venue_words() -> frozenset[str]:
    """Words of the names of buildings and rooms."""
    return frozenset(lexicon.words("venue_words.txt"))


class Venues:
    """Where the buildings of an article stand, as it says somewhere (`Istana Al-Salam, Jeddah`)."""

    def __init__(self, text: Text, named: list[Named]) -> None:
        self.text = str(text.doc.text)
        self.places = {
            text.doc[party.name].idx: party.actor
            for party in named
            if party.kind == PLACE and not any(_venue_like(word) for word in text.low[party.name : party.end])
        }
        self.known: dict[str, int | None] = {}

    def placed(self, where: Where) -> Where:
        """The same with the city of its venue, where another mention of the venue names it."""
        if where.place is not None or not where.venue:
            return where
        if where.venue not in self.known:
            found = re.finditer(re.escape(where.venue) + _BEFORE_CITY, self.text)
            self.known[where.venue] = next((self.places[m.end()] for m in found if m.end() in self.places), None)
        return replace(where, place=self.known[where.venue])


def where_of(text: Text, cue: Cue, sentence: Sentence, located: list[Named], cues: list[Cue]) -> Where:
    """The place of an encounter: the first `di` phrase behind its cue, else one that opens its sentence."""
    found = Where()
    if cue.entry.pattern in {"visit", "ask"}:
        found = _visited(text, cue, sentence, located)
        if found.place is not None:
            return found
    clause = False
    for i in range(cue.end, sentence.end - 1):
        if text.low[i] in singles("spoken") or text.low[i] in singles("reported") or text.low[i] in singles("topic"):
            break
        clause = clause or text.low[i] in singles("subclause")
        if any(o.start == i and (found.venue or (clause and o.entry.pattern in OWN_PLACE)) for o in cues):
            break
        if text.low[i] == "di" and (i < cue.end + 1 or not _abstract(text, i + 1)):
            if _of_relative(text, cue, i):
                break  # `membahas Olimpiade yang digelar di Pyeongchang`, `menerima X yang mengajar di Oxford`
            where = phrase(text, i + 1, sentence, located)
            if where.place is not None:
                return replace(where, venue=found.venue or where.venue)
            if where.venue and not found.venue:
                found = where
    if found.venue:
        return found
    towards = _towards(text, cue, sentence, located)
    if towards is not None:
        return Where(towards)
    for i in range(sentence.start, cue.start):
        if text.low[i] == "di" and not _abstract(text, i + 1):
            if any(i < other.start < cue.start and other.entry.pattern in OWN_PLACE for other in cues):
                continue
            if any(word in singles("spoken") for word in text.low[i : cue.start]):
                continue
            where = phrase(text, i + 1, sentence, located)
            if where.place is not None or where.venue:
                return where
    return Where()


def _of_relative(text: Text, cue: Cue, i: int) -> bool:
    """Whether what stands at `i` belongs to a relative clause that says nothing of the encounter."""
    opened = next((j for j in range(i - 1, cue.end - 1, -1) if text.low[j] == "yang"), None)
    if opened is None:
        return False
    verbs = set(text.low[opened + 1 : i])
    return cue.entry.pattern == "discuss" or not verbs & (singles("occurring") | singles("being"))


def _towards(text: Text, cue: Cue, sentence: Sentence, located: list[Named]) -> int | None:
    """`terbang ke Washington pekan ini untuk bertemu`: the place that the parties go to for the encounter."""
    near = range(cue.start - 1, max(sentence.start, cue.start - 5), -1)
    purpose = next((i for i in near if text.begins(i, "purpose")), None)
    if purpose is None:
        return None
    dated = {i for span in text.dates.get(sentence.number, ()) for i in range(span.start, span.end)}
    end = purpose
    while end > sentence.start and (end - 1 in dated or text.before(end) in {"pada", ",", "kembali"}):
        end -= 1
    for k, named in enumerate(located):
        if named.located and named.end in {end, end - 1} and named.kind in {PLACE, COUNTRY}:
            before = located[k - 1] if k and named.kind == COUNTRY and text.before(named.start) == "," else named
            return before.actor if before.end == named.start - 1 and before.kind == PLACE else named.actor
    return None


def _visited(text: Text, cue: Cue, sentence: Sentence, located: list[Named]) -> Where:
    """The place that a visit goes to: `kunjungan X ke Candi Borobudur, Magelang`."""
    for i in range(cue.end, min(sentence.end - 1, cue.end + 14)):
        if text.low[i] in {"ke", "di"} or (
            i == cue.end and "kunjungan" not in cue.entry.words and cue.entry.pattern == "visit"
        ):
            return phrase(text, i + (text.low[i] in {"ke", "di"}), sentence, located)
        if text.low[i] in {".", "pada"}:
            break
    return Where()


def _abstract(text: Text, i: int) -> bool:
    if i >= 2 and text.low[i - 2] in singles("matter"):
        return True
    return text.low[i] in singles("abstract")


def phrase(text: Text, start: int, sentence: Sentence, located: list[Named]) -> Where:
    """Reads `Istana Merdeka, Jakarta`, `Doha, Qatar`, `kediamannya di Hambalang, Bogor` from `start`."""
    end = start
    limit = min(sentence.end, start + LONGEST)
    names = {i: named for named in located for i in range(named.name, named.end)}
    dates = {i for span in text.dates.get(sentence.number, ()) for i in range(span.start, span.end)}
    while end < limit and end not in dates:
        word = text.low[end]
        shape = text.shown[end]
        if word == "(" and text.low[end + 2 : end + 3] == [")"] and text.shown[end + 1].isupper():
            end += 3  # `Balai Sidang (BSJ) Vientiane`
            continue
        if not (
            shape[:1].isupper()
            or shape[:1].isdigit()
            or word in singles("venue_inside")
            or end in names
            or _venue_like(word)
            or (end == start and word.endswith("nya"))
        ):
            break
        other = word in singles("spoken") or (end in names and names[end].kind not in {PLACE, COUNTRY, ORGANIZATION})
        if other and (text.before(end) == "," or not _follows_venue_word(text, start, end)):
            break
        end += 1
    venue_end = start
    inside: int | None = None  # the city that the building's name ends with (`Gedung PBB Jenewa, Swiss`)
    for i in range(start, end):
        named = names.get(i)
        if named is None or i != named.name:
            continue
        if tuple(text.low[named.name : named.end]) in uses()["region"]:
            return Where()
        inner = i > start and i - 1 not in names and text.capital[i - 1]
        building = (
            inner or named.kind == ORGANIZATION or any(_venue_like(text.low[j]) for j in range(named.name, named.end))
        )
        if (
            building
            or named.kind not in {PLACE, COUNTRY}
            or (i > start and i == venue_end and text.before(i) not in {",", "di", "("})
        ):
            inside = named.actor if named.kind == PLACE and not building else inside
            venue_end = named.end
            continue
        city = names.get(named.end + 1) if text.low[named.end : named.end + 1] == [","] else None
        if city is not None and city.kind == PLACE and text.low[city.name] in singles("whole_city"):
            return Where(city.actor, _words(text, start, named.end))
        said = _words(text, start, named.name)
        if named.kind == COUNTRY and inside is not None:
            return Where(inside, said)
        return Where(named.actor, said, named.kind == COUNTRY)
    opens = end > start and (_venue_like(text.low[start]) or venue_end > start)
    venue = _words(text, start, max(venue_end, _first_break(text, start, end))) if opens else ""
    return Where(_named_in_venue(text, venue), venue)


def _venue_like(word: str) -> bool:
    return word in venue_words() or word.removesuffix("nya") in venue_words()


def _follows_venue_word(text: Text, start: int, i: int) -> bool:
    return any(_venue_like(text.low[j]) for j in range(start, i))


def _first_break(text: Text, start: int, end: int) -> int:
    return next((i for i in range(start, end) if text.low[i] in {",", ".", "("}), end)


def _named_in_venue(text: Text, venue: str) -> int | None:
    """The place that the name of a building ends with (`Istana Kepresidenan Bogor`), if the article names it as one."""
    found = next((text.actor_named[end] for end in endings(venue) if end in text.actor_named), None)
    return found if found is not None and text.doc._.actors[found].kind == PLACE else None


def _words(text: Text, start: int, end: int) -> str:
    while end > start and text.before(end) in {",", ".", "di", "(", "-", "dan"}:
        end -= 1
    return str(text.doc[start:end].text) if end > start else ""
