"""The parties of an article by sentence, and the questions that the patterns of the cues ask of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.annotate.meetings.named import Named
from kg.annotate.meetings.text import Sentence, Text, singles, uses, verbal
from kg.model import COUNTRY, ORGANIZATION, PERSON, PLACE

REACH_OF_SUBJECT = 45
REACH_OF_PARTNER = 26
REACH_OF_GAP = 9
REACH_OF_PAIR = 3  # sentences in which two persons are named, the last one included
REACH_OF_NAMES = 10  # tokens from a group to the list of those who are in it
REACH_OF_OPENING = 2  # words before what opens a sentence
REACH_OF_LIST = 6  # sentences back to a list that a counted noun means


@dataclass(slots=True)
class Taking:
    """Parties of one cue: {actor: relation} for persons and bodies, and for what others represent."""

    people: dict[int, str] = field(default_factory=dict)
    parties: dict[int, str] = field(default_factory=dict)
    last: int = 0  # token after the last party read beside the cue
    both: str = ""  # `keduanya`, `kedua negara`: the pair named before
    pointed: bool = False  # the sentence goes back to an encounter told before (`pada pertemuan ini`)
    greets: bool = False  # a list of those who welcome somebody (`hadir menyambut kedatangan X, antara lain A`)
    accompanied: frozenset[int] = frozenset()  # persons in whose company the others are (`Presiden X didampingi Y`)

    def add(self, members: list[Named], relation: str) -> None:
        """Take the members in; a relation found before stays."""
        for member in members:
            table = (
                self.people
                if member.kind == PERSON or (member.kind == ORGANIZATION and not member.speaks_for)
                else self.parties
            )
            if member.actor not in self.people:
                table.setdefault(member.actor, relation)
            self.last = max(self.last, member.end)

    def __len__(self) -> int:
        return len(self.people) + len(self.parties)


class Parties:
    """The parties of an article by sentence, and the questions that the patterns ask of them."""

    def __init__(self, text: Text, named: list[Named]) -> None:
        self.text = text
        self.by_sentence: dict[int, list[Named]] = {}
        self.acting: dict[int, list[Named]] = {}
        for party in named:
            number = text.sentence_of[party.name]
            self.by_sentence.setdefault(number, []).append(party)
            if not party.located and not party.owned and (party.kind != PLACE or party.speaks_for):
                self.acting.setdefault(number, []).append(party)
        self.objects: dict[
            int, tuple[set[int], list[Named]]
        ] = {}  # by sentence: objects of the last cue, and its subject
        self.clitics = {
            span.start: span._.actor
            for span in text.doc.spans.get("references", ())
            if span.label_ == "CLITIC" and span._.actor is not None
        }

    def of(self, sentence: Sentence) -> list[Named]:
        """Those of one sentence, in order."""
        return self.by_sentence.get(sentence.number, [])

    def agents(self, sentence: Sentence) -> list[Named]:
        """Those that can act: no locations."""
        return self.acting.get(sentence.number, [])

    def before(self, sentence: Sentence, end: int) -> list[Named]:
        """The parties that are most likely the subject of what follows at `end`: the nearest in subject position."""
        found: list[Named] = []
        agents = [p for p in self.agents(sentence) if p.end <= end and end - p.end <= REACH_OF_SUBJECT]
        for party in reversed(agents):
            if self._in_subject_position(party, agents):
                found = [p for p in agents if p.group == party.group]
                break
        return self._with_company(sentence, found, agents)

    def _with_company(self, sentence: Sentence, found: list[Named], agents: list[Named]) -> list[Named]:
        """`A bersama B`, `A didampingi B`: A as well; `A mewakili B`: A in the place of B."""
        while found:
            start = found[0].start
            earlier = [p for p in agents if p.end < start]
            if not earlier:
                break
            between = self.text.low[earlier[-1].end : start]
            if between == ["dengan"] and found[0].kind == PERSON:
                found = [p for p in earlier if p.group == earlier[-1].group] + found
                continue
            if found[0].kind == PERSON and between[:1] and between[0] in singles("standing_in"):
                found = [p for p in earlier if p.group == earlier[-1].group]  # `A mewakili B`: A alone
                continue
            if len(between) > 8 or not any(word in singles("company") for word in between):
                break
            together = "bersama" in between[-2:] and not singles("spoken") & set(between)  # `A berdiri bersama B`
            if any(
                w in {".", ";", '"', "”"} or (not together and verbal(w) and w not in singles("company"))
                for w in between
            ):
                break
            found = [p for p in earlier if p.group == earlier[-1].group] + found
        return found

    def _in_subject_position(self, party: Named, agents: list[Named]) -> bool:
        first = next(p for p in agents if p.group == party.group)
        before = self.text.before(first.start) or "."
        at_start = first.start == self.text.sentence(first.start).start
        if before == "oleh" and first.kind == ORGANIZATION:
            return False
        if at_start or before in singles("clause_start") and before not in singles("oblique"):
            return True
        earlier = [p for p in agents if p.end == first.start - 1]
        if before == "dengan" and first.kind == PERSON and earlier and earlier[-1].kind == PERSON:
            return True  # `A dengan B melakukan pertemuan`
        if before == "dengan" and first.kind == PERSON and self.text.before(first.start - 1) == "bersama":
            return True
        if before in singles("oblique"):
            return False
        return first.kind == PERSON or first.speaks_for

    def right(self, sentence: Sentence, start: int, within: int = REACH_OF_GAP) -> list[Named]:
        """The list of parties directly right of `start`, with only words between that may stand there."""
        if self.text.low[start : start + 1] == [","]:
            start += 1  # a link that the page lost: `bertemu dengan , mantan Menteri X`
        for party in self.agents(sentence):
            if party.name < start:
                continue
            if party.start - start > within or not all(self._may_stand(i) for i in range(start, party.start)):
                return []
            return [p for p in self.agents(sentence) if p.group == party.group and p.name >= start]
        return []

    def _may_stand(self, i: int) -> bool:
        word = self.text.low[i]
        if word == "dari":
            before = self.text.before(i)
            return i - 1 in self.text.title_at or before in singles("delegate") or before in singles("adverb_of_rank")
        if self.text.before(i) in singles("delegate") and word.isalpha() and not self.text.capital[i]:
            return not verbal(word) and word not in singles("stop_partner")  # `delegasi dagang`
        return word in singles("skip") or i in self.text.title_at or word in singles("delegate") or word.isdigit()

    def partner(self, sentence: Sentence, start: int) -> tuple[list[Named], str]:
        """The parties behind the next `dengan`, `bersama` or `antara` of the clause, and that word."""
        for i in range(start, min(sentence.end, start + REACH_OF_PARTNER)):
            word = self.text.low[i]
            if word in singles("partner"):
                members = self.right(sentence, i + 1, 6)
                if members:
                    return members, word
                if word != "bersama":
                    return [], ""
            if word in singles("stop_partner") and i > start:
                break
            if verbal(word) and word not in singles("occurring") and i not in self.text.title_at:
                break
        return [], ""

    def main_subject(self, sentence: Sentence, start: int, end: int) -> list[Named]:
        """The subject of the clause that a subordinate one at `start` leans on: before it, or behind the next comma.

        A comma inside a list of parties is none; `Dalam pertemuan itu X menawarkan ...` does without.
        """
        if start > sentence.start:
            found = self.before(sentence, start)
            if found:
                return found
        comma = False
        starts = {party.start for party in self.agents(sentence) if party.kind == PERSON}
        for i in range(end, sentence.end):
            listed = self.text.low[i] != "," or self._inside_list(sentence, i)
            if not listed or (self.text.low[i] in singles("pointing") and i + 1 in starts):
                comma = True
            elif comma:
                for party in self.agents(sentence):
                    if party.start <= i <= party.name and (
                        party.kind == PERSON or party.speaks_for or party.kind == COUNTRY
                    ):
                        return [p for p in self.agents(sentence) if p.group == party.group]
                if i > end + 40:
                    break
        return []

    def clause_end(self, sentence: Sentence, cue_start: int, cue_end: int) -> int:
        """Where the clause of a cue ends: before the main clause's subject, if `usai`, `sebelum` ... opens the sentence."""
        if not singles("before") & set(
            self.text.low[sentence.start : min(cue_start, sentence.start + REACH_OF_OPENING)]
        ):
            return sentence.end
        starts = {party.start for party in self.agents(sentence) if party.kind == PERSON}
        commas = (i for i in range(cue_end, sentence.end) if self.text.low[i] == "," and i + 1 in starts)
        return next((i for i in commas if not self._inside_list(sentence, i)), sentence.end)

    def _inside_list(self, sentence: Sentence, i: int) -> bool:
        """Whether the comma at token i stands between two parties of one list."""
        before = [party for party in self.of(sentence) if party.end <= i]
        after = next((party for party in self.of(sentence) if party.start >= i), None)
        return bool(before) and after is not None and before[-1].group == after.group

    def speaker(self, sentence: Sentence, token: int) -> list[Named]:
        """Who says the quotation that holds a token: the party at the reporting word behind it, else the last one before it."""
        text = self.text
        first, end = text.quoted.get(token, (token, token + 1))
        here = text.sentence(end - 1)
        behind = text.sentences[here.number + (here.end == end) :]  # the rest of its sentence, or the next one
        stop = behind[0].end if behind else end
        for i in range(end, stop):
            word = text.low[i]
            if i in text.quoted or not (
                word in singles("attribution") or word.removesuffix("nya") in singles("attribution")
            ):
                continue
            if word.endswith("nya"):
                actor = self.clitics.get(i)
                return [Named(i, i, i + 1, actor, PERSON)] if actor is not None else self.topic(sentence)
            found = [p for p in self.agents(text.sentence(i)) if i < p.name <= i + 12 and p.start <= i + 3]
            return found[:1] or self.topic(sentence)
        opening = text.sentence(first)
        before = [p for p in self.agents(opening) if p.end <= first and p.name not in text.quoted]
        return before[-1:] or self.topic(opening)

    def listed(self, sentence: Sentence, count: int, kind: str) -> list[Named]:
        """The nearest earlier list of so many parties of one kind: whom `ketiga negara` means."""
        for number in range(sentence.number, max(-1, sentence.number - REACH_OF_LIST), -1):
            groups: dict[int, dict[int, Named]] = {}
            for party in self.of(self.text.sentences[number]):
                if party.kind == kind:
                    groups.setdefault(party.group, {}).setdefault(party.actor, party)
            for members in reversed(groups.values()):
                if len(members) == count:
                    return list(members.values())
        return []

    def named_after_group(self, sentence: Sentence, start: int) -> list[Named]:
        """Those named in `sejumlah pejabat Rusia, antara lain A dan B`, from the group on that stands at `start`."""
        low = self.text.low
        for i in range(start, min(sentence.end, start + REACH_OF_NAMES)):
            size = next((len(entry) for entry in uses()["naming_list"] if self.text.matches(i, entry)), 0)
            if size:
                first = i + size + (low[i + size : i + size + 1] == [","])
                return self.right(sentence, first)
        return []

    def pair(self, sentence: Sentence, end: int, far: bool) -> list[Named]:
        """The only two persons named before `end` in the sentence, and if need be and `far` in those before it."""
        return self._two(sentence, end, PERSON, REACH_OF_PAIR if far else 1)

    def two_states(self, sentence: Sentence, end: int) -> list[Named]:
        """The only two states named before `end` in the sentence, and if need be in those before: whom `kedua pihak` means."""
        return self._two(sentence, end, COUNTRY, REACH_OF_PAIR)

    def _two(self, sentence: Sentence, end: int, kind: str, reach: int) -> list[Named]:
        found: dict[int, Named] = {}
        for number in range(sentence.number, max(-1, sentence.number - reach), -1):
            for party in self.of(self.text.sentences[number]):
                if party.kind == kind and party.end <= end and (kind == PERSON or not party.located):
                    found.setdefault(party.actor, party)
            if len(found) >= 2:
                break
        return list(found.values()) if len(found) == 2 else []

    def holding(self, sentence: Sentence, count: int, role: str) -> list[Named]:
        """The so many persons named last who hold a role: whom `kedua presiden` means; none if there are fewer."""
        holders = {
            held.holder for held in self.text.doc._.roles or () if held.role == role and held.tenure == "current"
        }
        found: dict[int, Named] = {}
        for number in range(sentence.number, max(-1, sentence.number - REACH_OF_LIST), -1):
            for party in reversed(self.of(self.text.sentences[number])):
                if party.actor in holders and len(found) < count:
                    found.setdefault(party.actor, party)
        return list(found.values()) if len(found) == count else []

    def topic(self, sentence: Sentence) -> list[Named]:
        """The first person of the nearest earlier sentence that has one: whom an unnamed subject stands for."""
        for number in range(sentence.number - 1, max(-1, sentence.number - 3), -1):
            people = [p for p in self.agents(self.text.sentences[number]) if p.kind == PERSON]
            if people:
                return people[:1]
        return []
