"""Whom a noun phrase means: a name, a body, a bare title, a pronoun."""

from __future__ import annotations

from kg.annotate.statements.grammar import PERSON, boundary, lifeless
from kg.annotate.statements.groups import counted, of_states
from kg.annotate.statements.items import BRACKET, DATE, NAME, QUOTE, WORD, Item
from kg.annotate.statements.lexicon import long_titles, words
from kg.annotate.statements.memory import Memory, Source

# what a person's name follows only as its owner: `Kantor Perdana Menteri X`
_OFFICES = ("kantor", "istana", "tim", "sekretariat", "kementerian", "kedutaan")
_GOVERNMENT = frozenset({"pemerintah", "pemerintahan"})
_MAX_OPENING = 14  # items at the beginning of a unit in which its subject is looked for


class NounPhrases:
    """The noun phrases of one unit's items and whom they mean."""

    def __init__(self, items: list[Item], memory: Memory) -> None:
        self.items = items
        self.memory = memory

    def unnamed(self, first: int, last: int) -> bool:
        """True if the items first..last speak of a source without a name (`seorang pejabat`)."""
        return any(item.among("unnamed") for item in self.items[first : last + 1])

    def resolve(self, first: int, last: int) -> Source | None:
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
            return self._person(phrase, persons[-1], first)
        pointing = any(item.among("point") for item in phrase if item.kind == WORD)
        if names:
            return self._body(phrase, names, pointing, first)
        if any(item.among("unnamed") and not item.among("office") for item in phrase[:2]):
            return self._group(phrase, first, last)
        if lows and lows[-1] == "keduanya" and len(memory.pair()) == 2:
            return Source(memory.pair(), start, end, "pronoun", last)
        found = self._nominal(phrase, lows, pointing, first) or self._reference(phrase)
        return None if found is None else Source((found[0],), start, end, found[1], last)

    def _person(self, phrase: list[Item], k: int, first: int) -> Source | None:
        """A phrase whose last person is item k."""
        office = phrase[k - 1] if k else None
        if office is not None and k == 1 and office.label == "ORG" and office.low.startswith(_OFFICES):
            return Source((office.actor or 0,), office.start, phrase[k].end, "name", first + k)
        before = [item for item in phrase[:k] if item.kind == WORD]
        pointed = max((n for n, item in enumerate(before) if item.among("point")), default=-1)
        before = before[pointed + 1 :]  # `usai pertemuan tersebut Presiden X`
        actor = phrase[k].actor
        assert actor is not None
        owner = before[-1] if before else None
        if owner is not None and (
            owner.among("kin") or (owner.text.islower() and (owner.among("parent") or owner.among("rule")))
        ):
            country = self.memory.actors[actor].country if owner.among("rule") else None
            return None if country is None else Source((country,), phrase[0].start, phrase[-1].end, "body", first + k)
        if before and lifeless(before[0]) and len(before) <= 3:
            return None
        if (
            before
            and before[-1].low in ("bicara", "jubir")
            and actor in self.memory.titles
            and not {"bicara"} & self.memory.titles[actor]
        ):
            return None
        return Source((actor,), phrase[k].start, phrase[k].end, "name", first + k)

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
        outlet = phrase[k].label == "ORG" and all(low in words("outlet") for low in lows)  # `surat kabar X`
        if (
            lifeless(before[0])
            or (any(low in words("unnamed") for low in lows) and not outlet)
            or (head in words("kin") | words("parent") and head not in words("body"))
        ):
            return None
        if pointing and not office:
            return (
                Source((memory.person,), *where, "nominal", first + len(phrase) - 1)
                if memory.person is not None
                else None
            )
        return Source((actor,), *where, "body", first + k)

    def _nominal(self, phrase: list[Item], lows: list[str], pointing: bool, first: int) -> tuple[int, str] | None:
        """A phrase without a name: a pronoun, `lembaga itu`, `politikus itu`, `Presiden`, `pemerintah`."""
        memory = self.memory
        if lows[:1] == ["masing-masing"]:
            return None
        content = [low for low in lows if low not in words("adverb") or low in words("office")]
        if not content:
            return None
        if content[-1] in words("pronoun") or content[0] in words("pronoun"):
            earlier = memory.here if memory.kind(memory.here) == "person" else self.topic(first)
            actor = earlier if earlier is not None else memory.pronoun()
            return None if actor is None else (actor, "pronoun")
        if content[0] in words("group"):
            speaker = memory.here if memory.here is not None else memory.speaker
            actor = speaker if content[0] == "pihaknya" else memory.body
            return None if actor is None else (actor, "pronoun")
        title = [low for low in content if low not in words("point") and low not in words("pointer")]
        if title and title[0] in _GOVERNMENT and len(title) <= 2:
            home = memory.home()
            if home is None and memory.kind(memory.body) == "country":
                home = memory.body
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

    def _group(self, phrase: list[Item], first: int, last: int) -> Source | None:
        """`Kedua pemimpin`, `ketiga negara itu`: those who were named together; of two persons else the two named last."""
        count = counted(phrase)
        if count is None:
            return None
        memory = self.memory
        actors: tuple[int, ...] = ()
        if any(item.among("office") or item.among("spokes") for item in phrase[1:3]):
            actors = memory.pair() if count == 2 else memory.listed("person", count)
        if len(actors) < 2 and (of_states(phrase) or count > 2):
            actors = memory.listed("country", count)
        return Source(actors, phrase[0].start, phrase[-1].end, "nominal", last) if len(actors) > 1 else None

    def _before_phrase(self, k: int) -> int:
        """Index of the item before the noun phrase that ends at index k; -1 if it opens the unit."""
        j = k - 1
        while j >= 0 and not boundary(self.items[j]) and self.items[j].kind != DATE:
            j -= 1
        return j

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
            j = self._before_phrase(k)
            opener = items[j] if j >= 0 else None
            if opener is not None and opener.kind == WORD:
                continue
            if lifeless(items[j + 1]) or (acted and not (opener is not None and self._acts(k + 1))):
                continue
            return item.actor
        return None

    def opening(self) -> int | None:
        """The holder of the bare title that the unit begins with as its subject, or None."""
        end = 0
        while end < len(self.items) and not boundary(self.items[end]) and self.items[end].kind != DATE:
            end += 1
        if end == 0 or not (self.items[0].among("office") or self.items[0].among("spokes")):
            return None
        found = self.resolve(0, end - 1)
        return found.actors[0] if found is not None and found.how == "office" else None

    def sole(self) -> int | None:
        """The only person that the unit names outside quotations, or None."""
        found: set[int] = set()
        for k, item in enumerate(self.items):
            if item.kind == NAME and item.label == PERSON and item.actor is not None and not item.quoted:
                if k and lifeless(self.items[k - 1]):
                    return None  # `langkah X`: about what he did
                j = self._before_phrase(k)
                opener = self.items[j] if j >= 0 else None
                if opener is not None and opener.among("preposition") and not opener.among("introducing"):
                    return None  # `di bawah Presiden X`
                found.add(item.actor)
        return found.pop() if len(found) == 1 else None

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
        for k, item in enumerate(self.items[:_MAX_OPENING]):
            if item.kind == QUOTE:
                return None
            if item.kind == NAME and item.label in ("ORG", "COUNTRY"):
                j = k - 1
                while j >= 0 and not boundary(self.items[j]):
                    j -= 1
                if (j < 0 or self.items[j].text == ",") and not any(map(lifeless, self.items[j + 1 : k])):
                    return item.actor
        return None
