"""Who speaks: the noun phrase before or after a reporting word, and what `ia`, `-nya` and bare titles stand for.

`Phrases` reads noun phrases of one unit; `Memory` keeps what the article has said so far (who spoke last, whom the last
sentence was about, which titles stood with which person).
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from dataclasses import dataclass, field

from kg.annotate.attributes import ActorState
from kg.annotate.statements_items import BRACKET, DATE, NAME, PUNCT, QUOTE, WORD, Item
from kg.annotate.statements_lexicon import ACTIVE, forms, is_verb, long_titles, words

PERSON = "PERSON"
_MAX_REACH = 60  # items to look through for a subject
_MAX_MENTIONS = 300  # mentions of persons to look through for the holder of a bare title
_MAX_PHRASE = 16  # items in the noun phrase after a reporting word
_OFFICES = ("kantor", "istana", "tim", "sekretariat", "kementerian", "kedutaan")  # what a person's name follows only as its owner
_SPOKEN_FOR = frozenset({"pemerintah", "pemerintahan"})


@dataclass(frozen=True, slots=True)
class Source:
    """A resolved speaker: actor indices (several for a joint statement), the words that name it, and how it was found."""

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
    voice: int | None = None  # who goes on speaking in a quotation that names nobody
    spoke_once: set[int] = field(default_factory=set)
    body: int | None = None  # the country or body that was named as subject last
    organization: int | None = None  # the body named last
    references: dict[int, int | None] = field(default_factory=dict)  # offset: actor, by another component
    unit: int = 0  # index of the unit that is being read
    titles: dict[int, set[str]] = field(default_factory=dict)
    order: list[tuple[int, int]] = field(default_factory=list)  # (unit, person) of every mention of a person, in order

    def kind(self, actor: int | None) -> str:
        return self.actors[actor].kind if actor is not None and 0 <= actor < len(self.actors) else ""

    def entitle(self, person: int, title: list[str]) -> None:
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

    def pronoun(self) -> int | None:
        return self.person if self.person is not None else self.speaker

    def home(self) -> int | None:
        """The country that `pemerintah` alone means: Indonesia if the article names it, else None."""
        for index, actor in enumerate(self.actors):
            if actor.kind == "country" and (actor.iso == "ID" or "indonesia" in actor.name.lower() or "RI" in actor.aliases):
                return index
        return None

    def turn(self, person: int) -> None:
        """The text turns to a person: a new one, or one who has spoken before, is about to speak."""
        self.person = person
        new = all(unit >= self.unit for unit, other in self.order[: _MAX_MENTIONS] if other == person)
        if new or person in self.spoke_once or self.kind(self.voice) != "person":
            self.voice = person

    def spoke(self, actor: int) -> None:
        self.speaker = self.voice = actor
        self.spoke_once.add(actor)
        if self.kind(actor) == "person":
            self.person = actor
        else:
            self.body = actor


_EVENT = re.compile(r"(?:ke|pe[mnr]?|peng|peny|per)[a-z]{3,}an$|[a-z]{4,}-[a-z]{4,}an$")


def _lifeless(item: Item) -> bool:
    """True for a noun that opens a phrase but names no speaker: `kunjungan Trump`, `langkah Israel`, `serangan itu`."""
    if item.kind != WORD or any(item.among(name) for name in ("body", "spokes", "office", "speech", "institution", "source")):
        return False
    return item.among("lifeless") or _EVENT.match(item.low) is not None


def boundary(item: Item) -> bool:
    """True if a noun phrase cannot go on over this item."""
    if item.kind == QUOTE:
        return True
    if item.kind == PUNCT:
        return item.text not in "'’.-/&" or item.text == ""
    if item.kind == WORD:
        if item.low == "yang" or item.among("preposition") or item.among("conjunction") or item.among("join"):
            return True
        if item.text.islower() and item.low in forms() and forms()[item.low].voice == ACTIVE:
            return True
        return item.is_verb
    return False


class Phrases:
    """Noun phrases of one unit's items."""

    def __init__(self, items: list[Item], memory: Memory) -> None:
        self.items = items
        self.memory = memory

    # --- to the left: the subject of an active verb

    def before(self, verb: int) -> tuple[int, bool]:
        """Index of the last item before a verb and its adverbs, and whether the verb is real (not negated, not yet to come)."""
        i = verb - 1
        while i >= 0:
            item = self.items[i]
            if item.among("negation") or item.among("modal"):
                return i, False
            if item.kind in (DATE, BRACKET):
                i -= 1
            elif i >= 1 and item.kind == WORD and self.items[i - 1].low in ("secara", "dengan") and item.text.islower():
                i -= 2
            elif item.among("adverb") and not (item.low == "dan"):
                i -= 1
            else:
                break
        return i, True

    def subject(self, verb: int) -> Source | None:
        """The source that stands as subject before the verb at this index, or None."""
        at, _ = self.before(verb)
        i = at
        if i < 0:
            return None
        opener = self.items[at]
        if opener.among("point"):
            pointed = self._pointed(at)
            if pointed is not None:
                return pointed
        if opener.low == "yang":
            return self._antecedent(at)
        if opener.among("conjunction") or (opener.among("preposition") and not opener.among("clausal")):
            return None
        low = i - _MAX_REACH
        apposed: Source | None = None
        agent: Source | None = None
        companions: tuple[int, ...] = ()
        direct = True  # nothing but the phrase stands between subject and verb
        while i >= 0 and i > low:
            item = self.items[i]
            if item.kind == QUOTE or (item.kind == PUNCT and item.text in ".;:?!"):
                break
            if item.kind in (DATE, BRACKET) or item.kind == PUNCT:
                i -= 1
                continue
            if boundary(item):
                if item.among("conjunction") or item.low in ("bahwa", "agar", "supaya"):
                    break
                direct = False
                i -= 1
                continue
            j = self._phrase_left(i)
            governor = self.items[j] if j >= 0 else None
            if governor is not None and governor.kind == WORD:
                if governor.among("clausal") and direct and i == at:
                    return self.resolve(j + 1, i, left=True)
                if governor.low in ("untuk", "bidang") and direct and i == at and self._office_for(j, i):
                    return self.resolve(j + 1, i, left=True)
                if governor.among("preposition") and governor.low != "atau":
                    if governor.low == "bersama":
                        with_whom = self.resolve(j + 1, i, left=True)
                        companions = with_whom.actors if with_whom is not None and with_whom.how == "name" else ()
                    if direct and governor.among("manner") and not any(x.kind == NAME for x in self.items[j + 1 : i + 1]):
                        return None
                    i, direct = j - 1, False
                    continue
                if governor.low == "yang":
                    i, direct = j - 1, False
                    continue
                reports = governor.low in forms() and forms()[governor.low].voice == ACTIVE
                if governor.is_verb and governor.low.startswith("di") and agent is None:
                    agent = self.resolve(j + 1, i, left=True)
                if (governor.is_verb or reports) and not (reports and direct and forms()[governor.low].kind != "ask"):
                    i, direct = j - 1, False
                    continue
            source = self.resolve(j + 1, i, left=True)
            if source is None and agent is not None and any(x.among("source") or x.among("speech") for x in self.items[j + 1 : i + 1]):
                return agent  # `survei yang digelar X mengungkapkan`
            listed = governor is not None and (governor.text == "," or governor.among("join"))
            if source is not None and listed and self._aside(j + 1, i, source, i < at):
                # `X di Jakarta, Jumat, mengatakan`; `X, anggota komisi Y, mengatakan`
                apposed = apposed or (source if source.how != "name" else None)
                i, direct = j - 1, False
                continue
            if source is not None:
                joint = self._joint(j, governor, source)
                same = [one for one in companions if self.memory.kind(one) == self.memory.kind(source.actors[0])]
                return Source((*joint.actors, *same), joint.start, joint.end, joint.how, joint.last) if same else joint
            if self._unnamed(j + 1, i):
                return None
            if not listed:
                break
            i, direct = j - 1, False
        return apposed

    def _pointed(self, at: int) -> Source | None:
        """`Eks duta besar X di Y itu`, `sosok yang menjabat Menteri Z itu`: a long phrase that points back to a person."""
        k = at
        while k > 0 and at - k < _MAX_PHRASE and not (self.items[k - 1].kind in (PUNCT, QUOTE) or self.items[k - 1].among("conjunction")):
            k -= 1
        while k < at and (self.items[k].kind == DATE or (self.items[k].among("adverb") and not self.items[k].among("office"))):
            k += 1
        head = self.items[k]
        if not any(self.items[n].among("preposition") or self.items[n].low == "yang" for n in range(k, at)):
            return None
        if not (head.among("office") or head.among("spokes") or head.among("human")) or head.among("preposition"):
            return None
        person = self.memory.person
        return None if person is None else Source((person,), head.start, self.items[at].end, "nominal", at)

    def _office_for(self, j: int, last: int) -> bool:
        """True for `Duta Besar Y untuk Z Kim Darroch`: an office stands before the preposition, a person after it."""
        if self.items[last].kind != NAME or self.items[last].label != PERSON:
            return False
        k = j - 1
        while k >= 0 and not boundary(self.items[k]):
            if self.items[k].among("spokes") or self.items[k].among("office"):
                return True
            k -= 1
        return False

    def _phrase_left(self, i: int) -> int:
        """Index of the item before the noun phrase that ends at index i."""
        if self.items[i].among("pronoun") or self.items[i].among("group"):
            return i - 1
        j = i
        while j >= 0 and not boundary(self.items[j]) and self.items[j].kind != DATE:
            j -= 1
        return j

    def _antecedent(self, at: int) -> Source | None:
        """The source that a `yang` at this index refers to: the noun phrase right before it."""
        i = at - 1
        while i >= 0 and (self.items[i].kind in (DATE, BRACKET) or self.items[i].text == ","):
            i -= 1
        if i < 0 or boundary(self.items[i]):
            return None
        j = self._phrase_left(i)
        source = self.resolve(j + 1, i, left=True)
        words_said = all(item.kind == WORD for item in self.items[j + 1 : i + 1]) and (
            self.items[j + 1].among("source") or self.items[j + 1].among("speech")
        )
        if words_said and j > 0 and self.items[j].is_verb:
            return self.subject(j)  # `X merilis pernyataan yang menyebut`
        return source

    def _aside(self, first: int, last: int, source: Source, closed: bool) -> bool:
        """True if a phrase between commas is a place or an office of somebody named before it, not the subject."""
        names = [item for item in self.items[first : last + 1] if item.kind == NAME]
        if source.how == "name" and names and names[-1].label == "PLACE":
            return True
        if source.how == "body" and closed:
            return self.items[first - 2].kind == NAME or any(item.among("spokes") or item.among("office") for item in self.items[first : last + 1])
        return False

    def _joint(self, j: int, governor: Item | None, source: Source) -> Source:
        """`X dan Y`: both, if a name stands right before the `dan`."""
        if governor is None or not governor.among("join") or j < 1:
            return source
        person = self.memory.kind(source.actors[0]) == "person"
        actors: list[int] = []
        start = source.start
        k = j - 2 if self.items[j - 1].text == "," else j - 1
        while k >= 0:
            left = self.items[k]
            if left.kind != NAME or left.actor is None or (left.label == PERSON) != person or left.label == "PLACE":
                break
            first = k
            while first > 0 and not boundary(self.items[first - 1]):
                first -= 1
            opener = self.items[first - 1] if first else None
            if opener is not None and opener.kind == WORD and not opener.among("conjunction"):
                break
            actors.insert(0, left.actor)
            start = left.start
            if opener is None or opener.text != "," or not person and first != k:
                break
            k = first - 2
        return Source((*actors, *source.actors), start, source.end, source.how, source.last) if actors else source

    # --- to the right: `kata X`

    def after(self, first: int) -> Source | None:
        """The source whose noun phrase begins at this index (`kata` Menteri Luar Negeri X), or None."""
        i = first
        n = len(self.items)
        while i < n and (self.items[i].low in ("oleh", "langsung", "kembali", "resmi", "juga", "lagi", "pula", "dari", "para", "pada", "lanjut")):
            i += 1
        end = i
        while end < n and end - i < _MAX_PHRASE and not self._stop_right(end):
            end += 1
        if end == i:
            return None
        source = self.resolve(i, end - 1, left=False)
        if end < n and self.items[end].low in ("untuk", "di", "bidang", "pada") and (source is None or source.how in ("office", "body")):
            person = self._beyond(end + 1)
            if person is not None and any(item.among("spokes") or item.among("office") for item in self.items[i:end]):
                return person
        if end < n and self.items[end].text == "," and (source is None or source.how in ("office", "body", "nominal")):
            person = self._apposed(end + 1)
            if person is not None and any(item.among("spokes") or item.among("office") for item in self.items[i:end]):
                return person
        if source is not None and end + 1 < n and self.items[end].among("join") and source.how == "name":
            other = self._apposed(end + 1)
            if other is not None:
                return Source(source.actors + other.actors, source.start, other.end, "name", other.last)
        return source

    def _stop_right(self, k: int) -> bool:
        item = self.items[k]
        if item.kind == DATE:
            return True
        if item.kind == PUNCT and item.text == ".":
            nearby = self.items[k + 1] if k + 1 < len(self.items) else None
            return nearby is None or nearby.start > item.end
        if item.kind == WORD and item.low in ("dan", "serta", "&"):
            # inside a title: `Menteri Koordinator Politik dan Keamanan X`
            before, after = self.items[k - 1], self.items[k + 1] if k + 1 < len(self.items) else None
            return not (before.kind == WORD and before.text[:1].isupper() and after is not None and after.text[:1].isupper())
        return boundary(item)

    def _beyond(self, first: int) -> Source | None:
        """The person named after the place or body that an office is for: `Duta Besar Y untuk PBB, Danny Danon`."""
        k = first
        while k < min(first + 6, len(self.items)):
            item = self.items[k]
            if item.kind == NAME and item.label == PERSON and item.actor is not None:
                return Source((item.actor,), item.start, item.end, "name", k)
            if item.kind == PUNCT and item.text == ",":
                return self._apposed(k + 1)
            if item.kind not in (NAME, BRACKET) and not (item.kind == WORD and item.text[:1].isupper()):
                return None
            k += 1
        return None

    def _apposed(self, first: int) -> Source | None:
        """The person whose name begins within a few capitalised words from here."""
        for k in range(first, min(first + 5, len(self.items))):
            item = self.items[k]
            if item.kind == NAME:
                if item.label == PERSON and item.actor is not None:
                    return Source((item.actor,), item.start, item.end, "name", k)
                continue
            if item.kind not in (WORD, BRACKET) or boundary(item):
                return None
        return None

    # --- a noun phrase

    def _unnamed(self, first: int, last: int) -> bool:
        phrase = self.items[first : last + 1]
        return any(item.among("unnamed") for item in phrase)

    def resolve(self, first: int, last: int, left: bool) -> Source | None:
        """The source that the items first..last name, or None."""
        phrase = self.items[first : last + 1]
        if not phrase:
            return None
        memory = self.memory
        start, end = phrase[0].start, phrase[-1].end
        names = [k for k, item in enumerate(phrase) if item.kind == NAME and item.actor is not None]
        persons = [k for k in names if phrase[k].label == PERSON]
        lows = [item.low for item in phrase if item.kind == WORD]
        if persons:
            k = persons[-1]
            office = phrase[k - 1] if k else None
            if office is not None and k == 1 and office.label == "ORG" and office.low.startswith(_OFFICES):
                return Source((office.actor or 0,), office.start, phrase[k].end, "name", first + k)
            before = [item for item in phrase[:k] if item.kind == WORD]
            actor = phrase[k].actor
            assert actor is not None
            if before and before[-1].text.islower() and (before[-1].among("kin") or before[-1].among("rule")):
                country = memory.actors[actor].country if before[-1].among("rule") else None
                return None if country is None else Source((country,), start, end, "body", first + k)
            if before and _lifeless(before[0]) and len(before) <= 3 and not any(item.among("office") for item in before):
                return None
            if before and before[-1].low in ("bicara", "jubir") and actor in memory.titles and not {"bicara"} & memory.titles[actor]:
                return None
            return Source((actor,), phrase[k].start, phrase[k].end, "name", first + k)
        pointing = any(item.among("point") for item in phrase if item.kind == WORD)
        if names:
            return self._body(phrase, names, pointing, first)
        if any(item.among("unnamed") and not item.among("office") for item in phrase[:2]):
            return self._pair(phrase, first, last)
        if lows and lows[-1] == "keduanya" and len(memory.last_two()) == 2:
            return Source(memory.last_two(), start, end, "pronoun", last)
        found = self._nominal(phrase, lows, pointing, first) or self._reference(phrase)
        return None if found is None else Source((found[0],), start, end, found[1], last)

    def _reference(self, phrase: list[Item]) -> tuple[int, str] | None:
        """Whom another component takes this phrase for, where nothing here tells."""
        for item in phrase:
            actor = self.memory.references.get(item.start)
            if actor is not None:
                return actor, "nominal"
        return None

    def _body(self, phrase: list[Item], names: list[int], pointing: bool, first: int) -> Source | None:
        """A phrase that names a country or body, with or without words before it."""
        memory = self.memory
        k = next((n for n in names if phrase[n].label == "ORG"), names[-1])
        before = [item for item in phrase[: names[0]] if item.kind == WORD and not item.among("adverb")]
        actor = phrase[k].actor
        assert actor is not None
        where = (phrase[0].start, phrase[-1].end)
        if not before:
            return Source((actor,), phrase[k].start, phrase[k].end, "name", first + k)
        lows = [item.low for item in before]
        head = lows[0]
        office = any(low in words("spokes") or low in words("office") for low in lows)
        if office:
            title = lows + [phrase[n].low for n in names]
            holder = memory.holder([w for part in title for w in part.split() if w not in words("point")])
            if holder is None and pointing:
                holder = memory.person
            if holder is not None:
                return Source((holder,), *where, "office", first + len(phrase) - 1)
        if _lifeless(before[0]) or any(low in words("unnamed") for low in lows) or (head in words("kin") and head not in words("body")):
            return None
        if pointing and not office:
            return Source((memory.person,), *where, "nominal", first + len(phrase) - 1) if memory.person is not None else None
        return Source((actor,), *where, "body", first + k)

    def _nominal(self, phrase: list[Item], lows: list[str], pointing: bool, first: int) -> tuple[int, str] | None:
        """A phrase without a name: a pronoun, `lembaga itu`, `politikus itu`, `Presiden`, `pemerintah`."""
        memory = self.memory
        content = [low for low in lows if low not in words("adverb") or low in words("office")]
        if not content:
            return None
        if content[-1] in words("pronoun") or content[0] in words("pronoun"):
            earlier = self._earlier(first)
            actor = earlier if earlier is not None else memory.pronoun()
            return None if actor is None else (actor, "pronoun")
        if content[0] in words("group"):
            actor = memory.speaker if content[0] == "pihaknya" else memory.body
            return None if actor is None else (actor, "pronoun")
        title = [low for low in content if low not in words("point") and low not in words("pointer")]
        if title and title[0] in _SPOKEN_FOR and len(title) <= 2:
            home = memory.home()
            return None if home is None else (home, "body")
        offices = [low for low in title if low in words("office") or low in words("spokes") or low in long_titles()]
        if offices:
            holder = memory.holder(title) if len(title) <= 6 else None
            if holder is None and pointing and {"juru", "jubir"} & set(title):
                holder = memory.speaker
            if holder is None and (pointing or content[0] in words("pointer")):
                holder = memory.person
            return None if holder is None else (holder, "office")
        if pointing and title and title[0] in words("speech"):
            return None if memory.speaker is None else (memory.speaker, "nominal")
        if pointing and title and title[0] in words("institution"):
            actor = memory.organization if title[0] in words("source") else memory.body
            return None if actor is None else (actor, "nominal")
        if title and (title[0] in words("human") and pointing or content[0] == "sang"):
            return None if memory.person is None else (memory.person, "nominal")
        if len(title) == 1 and title[0] in words("institution") and first <= 2:
            actor = memory.organization if memory.organization is not None else memory.body
            return None if actor is None else (actor, "nominal")
        return None

    def _pair(self, phrase: list[Item], first: int, last: int) -> Source | None:
        """`Kedua pemimpin`, `kedua menteri itu`: the two persons named last."""
        if phrase[0].low != "kedua" or not any(item.among("office") or item.among("spokes") for item in phrase[1:3]):
            return None
        actors = self.memory.last_two()
        return Source(actors, phrase[0].start, phrase[-1].end, "nominal", last) if len(actors) == 2 else None

    def _earlier(self, first: int) -> int | None:
        """The person who is subject earlier in this unit, before index first."""
        person = self.topic(first)
        return person

    def topic(self, stop: int | None = None) -> int | None:
        """The first person of the unit that no preposition and no verb governs, looking no further than index stop."""
        items = self.items if stop is None else self.items[:stop]
        acted = False  # a verb has been passed
        for k, item in enumerate(items):
            if item.kind == QUOTE:
                return None
            acted = acted or item.is_verb
            if item.kind != NAME or item.label != PERSON or item.quoted:
                continue
            j = k - 1
            while j >= 0 and not boundary(items[j]) and items[j].kind != DATE:
                j -= 1
            opener = items[j] if j >= 0 else None
            if opener is not None and opener.kind == WORD and not opener.among("conjunction"):
                continue
            if _lifeless(items[j + 1]) or (acted and not (opener is not None and self._acts(k + 1))):
                continue
            return item.actor
        return None

    def sole(self) -> int | None:
        """The only person that the unit names outside quotations, or None."""
        persons = {item.actor for item in self.items if item.kind == NAME and item.label == PERSON and not item.quoted}
        return persons.pop() if len(persons) == 1 else None

    def _acts(self, k: int) -> bool:
        """True if what stands at index k goes on as after a subject: a verb, an adverb or an apposition."""
        while k < len(self.items) and self.items[k].kind in (BRACKET, DATE):
            k += 1
        if k >= len(self.items):
            return False
        item = self.items[k]
        return item.is_verb or item.among("adverb") or item.low in ("yang", ",")

    def body_topic(self) -> int | None:
        """The country or body that the unit begins with as its subject, or None."""
        for k, item in enumerate(self.items[:14]):
            if item.kind == QUOTE:
                return None
            if item.kind == NAME and item.label in ("ORG", "COUNTRY"):
                j = k - 1
                while j >= 0 and not boundary(self.items[j]):
                    j -= 1
                if j < 0 or self.items[j].text == ",":
                    return item.actor
        return None


def learn_titles(items: list[Item], unit: int, memory: Memory) -> None:
    """Remember which words stand as titles before (and, between commas, after) each person's name."""
    for k, item in enumerate(items):
        if item.kind != NAME or item.label != PERSON or item.actor is None:
            continue
        memory.order.append((unit, item.actor))
        title: list[str] = []
        j = k - 1
        while j >= 0 and k - j < 18 and _titular(items, j):
            if items[j].kind == NAME and items[j].label == PERSON:
                break
            title.extend(items[j].low.split() if items[j].kind in (WORD, NAME, BRACKET) else [])
            j -= 1
        if k + 1 < len(items) and items[k + 1].text == ",":
            j = k + 2
            while j < len(items) and j - k < 14 and items[j].kind in (WORD, NAME, BRACKET) and not is_verb(items[j].text):
                if items[j].kind == NAME and items[j].label == PERSON:
                    break
                title.extend(items[j].low.split())
                j += 1
        title.extend(item.low.split())
        memory.entitle(item.actor, title)


def _titular(items: list[Item], j: int) -> bool:
    """True if item j can be part of the title before a name: `Menteri Koordinator Bidang Politik, Hukum, dan Keamanan`."""
    item = items[j]
    if not boundary(item):
        return True
    after = items[j + 1]
    if item.kind == PUNCT and item.text == ",":
        return after.kind in (NAME, BRACKET) or after.low in ("dan", "hukum") or after.text[:1].isupper()
    return item.low == "dan" and after.text[:1].isupper()
