"""Who takes part in an encounter: the parties beside its cue, by the pattern of the cue.

Each party is found by a relation (`subject`, `object`, `with`, `between`, `owner`, `agent`, `company`, `main-subject`, `topic`,
`host`, `body`), which says how it was read and decides later how far it is trusted.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.annotate.meetings.cues import Cue
from kg.annotate.meetings.named import Named
from kg.annotate.meetings.text import Sentence, Text, singles, verbal
from kg.model import COUNTRY, ORGANIZATION, PERSON, PLACE

REACH_OF_SUBJECT = 45
REACH_OF_PARTNER = 26
REACH_OF_GAP = 9
CLAUSE_START = frozenset(
    ', . : ; " “ ” ( ) - -- – — bahwa dan serta sementara karena jika bila ketika saat setelah usai seusai agar oleh antara namun tetapi tapi '
    "dengan lalu kemudian sebelum bila apabila sebab maupun bersama kata ujar".split()
)
OBLIQUE = frozenset(
    "kepada terhadap atas tentang soal mengenai terkait bagi pada untuk antara dengan terhadap melawan depan hadapan".split()
)
PARTNER = frozenset({"dengan", "bersama", "antara", "antar"})
FACING = frozenset({"depan", "hadapan"})
STOP_PARTNER = frozenset(
    "untuk guna agar supaya karena yang bahwa setelah usai sebelum namun tetapi sementara kata ujar . ; : ! ?".split()
)
DIRECT_CLASSES = frozenset({"encounter", "visit", "call"})


@dataclass(slots=True)
class Taking:
    """Parties of one cue: {actor: relation} for persons and bodies, and for what others represent."""

    people: dict[int, str] = field(default_factory=dict)
    parties: dict[int, str] = field(default_factory=dict)
    last: int = 0  # token after the last party read beside the cue
    both: str = ""  # `keduanya`, `kedua negara`: the pair named before

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
        """The list of parties that is most likely the subject of what follows at `end`: the nearest one in subject position."""
        found: list[Named] = []
        agents = [p for p in self.agents(sentence) if p.end <= end and end - p.end <= REACH_OF_SUBJECT]
        for party in reversed(agents):
            if self._subject(party, agents):
                found = [p for p in agents if p.group == party.group]
                break
        return self._with_company(sentence, found, agents)

    def _with_company(self, sentence: Sentence, found: list[Named], agents: list[Named]) -> list[Named]:
        """`A bersama B`, `A didampingi B`: A as well."""
        while found:
            start = found[0].start
            earlier = [p for p in agents if p.end < start]
            if not earlier:
                break
            between = self.text.low[earlier[-1].end : start]
            if between == ["dengan"] and found[0].kind == PERSON:
                found = [p for p in earlier if p.group == earlier[-1].group] + found
                continue
            if len(between) > 8 or not any(word in singles("company") for word in between):
                break
            if any(w in {".", ";", '"', "”"} or (verbal(w) and w not in singles("company")) for w in between):
                break
            found = [p for p in earlier if p.group == earlier[-1].group] + found
        return found

    def _subject(self, party: Named, agents: list[Named]) -> bool:
        first = next(p for p in agents if p.group == party.group)
        before = self.text.low[first.start - 1] if first.start else "."
        at_start = first.start == self.text.sentence(first.start).start
        if before == "oleh" and first.kind == ORGANIZATION:
            return False
        if at_start or before in CLAUSE_START and before not in OBLIQUE:
            return True
        earlier = [p for p in agents if p.end == first.start - 1]
        if before == "dengan" and first.kind == PERSON and earlier and earlier[-1].kind == PERSON:
            return True  # `A dengan B melakukan pertemuan`
        if before == "dengan" and first.kind == PERSON and self.text.low[first.start - 2] in {"bersama"}:
            return True
        if before in OBLIQUE:
            return False
        return first.kind == PERSON or first.speaks_for

    def right(self, sentence: Sentence, start: int, within: int = REACH_OF_GAP) -> list[Named]:
        """The list of parties directly right of `start`, with only words between that may stand there."""
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
            return self.text.low[i - 1] in singles("delegate") or self.text.low[i - 1] in {"senior", "tinggi"}
        return word in singles("skip") or i in self.text.title_at or word in singles("delegate") or word.isdigit()

    def partner(self, sentence: Sentence, start: int) -> tuple[list[Named], str]:
        """The parties behind the next `dengan`, `bersama` or `antara` of the clause, and that word."""
        for i in range(start, min(sentence.end, start + REACH_OF_PARTNER)):
            word = self.text.low[i]
            if word in PARTNER:
                members = self.right(sentence, i + 1, 6)
                if members:
                    return members, word
                if word != "bersama":
                    return [], ""
            if word in STOP_PARTNER and i > start:
                break
            if i > start and verbal(word) and i not in self.text.title_at:
                break
        return [], ""

    def main_subject(self, sentence: Sentence, start: int, end: int) -> list[Named]:
        """The subject of the clause that a subordinate one at `start` leans on: before it, or behind the comma after it."""
        if start > sentence.start:
            found = self.before(sentence, start)
            if found:
                return found
        comma = False
        for i in range(end, sentence.end):
            if self.text.low[i] == ",":
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

    def speaker(self, sentence: Sentence, token: int) -> list[Named]:
        """Who says the quotation that holds a token: the party at the reporting word nearest to it."""
        text = self.text
        for number in (sentence.number, sentence.number + 1, sentence.number + 2):
            if number >= len(text.sentences):
                break
            here = text.sentences[number]
            for i in range(token if number == sentence.number else here.start, here.end):
                word = text.low[i]
                if i in text.quoted or not (
                    word in singles("attribution") or word.removesuffix("nya") in singles("attribution")
                ):
                    continue
                if word.endswith("nya"):
                    actor = self.clitics.get(i)
                    if actor is not None:
                        return [Named(i, i, i + 1, actor, PERSON)]
                    return self.topic(sentence)
                found = [p for p in self.agents(here) if i < p.name <= i + 12 and p.start <= i + 3]
                return found[:1] or self.topic(sentence)
        before = [p for p in self.agents(sentence) if p.end <= token and p.name not in text.quoted]
        return before[-1:] or self.topic(sentence)

    def topic(self, sentence: Sentence) -> list[Named]:
        """The first person of the nearest earlier sentence that has one: whom an unnamed subject stands for."""
        for number in range(sentence.number - 1, max(-1, sentence.number - 3), -1):
            people = [p for p in self.agents(self.text.sentences[number]) if p.kind == PERSON]
            if people:
                return people[:1]
        return []


def taking_part(parties: Parties, cue: Cue) -> Taking:
    """The parties of a cue, by its pattern."""
    taking = PATTERNS[cue.entry.pattern](parties, cue)
    if (
        cue.entry.words[0] not in singles("general")
        and cue.entry.cls == "talks"
        and cue.entry.pattern == "noun"
        and not taking.people
        and len(taking) < 2
    ):
        _nations_beside(parties, cue, taking)
    if len(taking) == 1:
        _council(parties, taking)
    if len(taking) < 2:
        taking.both = _both(parties.text, cue, parties.text.sentence(cue.start))
    return taking


def _council(parties: Parties, taking: Taking) -> None:
    """A council, board or parliament that meets on its own."""
    table = taking.people or taking.parties
    actor = next(iter(table))
    body = parties.text.doc._.actors[actor]
    if body.kind == ORGANIZATION and singles("council") & set(body.name.lower().split()):
        taking.people.pop(actor, None)
        taking.parties.pop(actor, None)
        taking.people[actor] = "council"
        for i, parent in enumerate(parties.text.doc._.actors):
            if (
                parent.kind == ORGANIZATION
                and i != actor
                and body.name.endswith(tuple(f" {name}" for name in (parent.name, *parent.aliases)))
            ):
                taking.parties.setdefault(i, "parent")


def _nations_beside(parties: Parties, cue: Cue, taking: Taking) -> None:
    """`kesepakatan dengan Teheran ... negosiasi`: the two states of the sentence, if it names just two."""
    sentence = parties.text.sentence(cue.start)
    found: dict[int, Named] = {}
    for party in parties.of(sentence):
        if party.kind == COUNTRY and not party.located:
            found.setdefault(party.actor, party)
    if len(found) == 2 and taking.parties.keys() <= found.keys():
        taking.add(list(found.values()), "beside")


BOTH = frozenset({"keduanya", "kedua", "mereka"})
BOTH_STATES = frozenset({"negara", "pihak", "belah", "pemerintah", "delegasi", "negosiator", "kubu"})


def _both(text: Text, cue: Cue, sentence: Sentence) -> str:
    """`people` or `states` where the cue's parties are a pair named before (`keduanya`, `kedua negara`), else empty."""
    for i in (
        *range(cue.start - 1, max(sentence.start - 1, cue.start - 8), -1),
        *range(cue.end, min(sentence.end, cue.end + 5)),
    ):
        if text.low[i] in BOTH:
            following = set(text.low[i + 1 : i + 3])
            return "states" if following & BOTH_STATES and "pemimpin" not in following else "people"
        if text.low[i] in {".", ",", ";"}:
            if i > cue.start:
                break
    return ""


def _subordinate(parties: Parties, cue: Cue, sentence: Sentence) -> int | None:
    """Where `usai`, `saat`, `untuk` ... directly before the cue stands, if it does."""
    for i in range(cue.start - 1, max(sentence.start - 1, cue.start - 4), -1):
        word = parties.text.low[i]
        if word in singles("before"):
            return i
        if word not in {
            "akan",
            "telah",
            "bisa",
            "dapat",
            "melakukan",
            "menggelar",
            "mengadakan",
            "menghadiri",
            "dijadwalkan",
            "sempat",
        }:
            return None
    return None


def _subject(parties: Parties, cue: Cue, sentence: Sentence, taking: Taking, start: int) -> None:
    opened = _subordinate(parties, cue, sentence)
    if cue.start in parties.text.quoted:
        first = _first_person(parties.text, cue, sentence)
        if first:
            taking.add([m for m in parties.speaker(sentence, cue.start) if m.actor not in taking.people], "speaker")
            return
    if opened is not None and opened == sentence.start:
        members = parties.main_subject(sentence, opened, max(cue.end, taking.last))
        relation = "main-subject"
    else:
        members = parties.before(sentence, start)
        relation = "subject" if opened is None else "main-subject"
        objects, subject = parties.objects.get(sentence.number, (set(), []))
        if subject and members and all(m.actor in objects for m in members):
            members = subject  # `A bertemu B usai bertemu C`
        if not members:
            members = parties.main_subject(sentence, start, max(cue.end, taking.last)) if opened is not None else []
    if not members:
        members, relation = parties.topic(sentence), "topic"
    if members and relation != "topic":
        parties.objects[sentence.number] = ({*taking.people, *taking.parties}, members)
    taking.add([m for m in members if m.actor not in taking.people and m.actor not in taking.parties], relation)


def _first_person(text: Text, cue: Cue, sentence: Sentence) -> bool:
    """Whether `saya`, `kami`, `kita` is the subject of a quoted cue."""
    for i in range(cue.start - 1, max(sentence.start - 1, cue.start - 9), -1):
        if text.low[i] in {"saya", "kami", "kita", "aku"}:
            return True
        if text.low[i] in {".", ",", '"', "“"} and cue.start - i > 2:
            return False
    return False


def _with(parties: Parties, cue: Cue) -> Taking:
    sentence, taking = parties.text.sentence(cue.start), Taking()
    members = parties.right(sentence, cue.end) if cue.entry.cls in DIRECT_CLASSES or _with_follows(parties, cue) else []
    if members and cue.entry.words[0] in LOOSE and not any(m.kind == PERSON for m in members):
        return taking
    if members:
        taking.add(members, "object")
    else:
        members, _ = parties.partner(sentence, cue.end)
        if not members and cue.entry.kind == "visit":
            members = _at_home(parties, cue, sentence)
        taking.add(members, "with")
    if not len(taking) and cue.entry.words[0] in singles("speaking"):
        return taking
    _subject(parties, cue, sentence, taking, cue.start)
    _company_after(parties, cue, sentence, taking)
    return taking


def _discuss(parties: Parties, cue: Cue) -> Taking:
    """`A dan B membahas C`: an exchange only where both are named as its subject, or B behind `dengan`."""
    sentence, taking = parties.text.sentence(cue.start), Taking()
    subject = [m for m in parties.before(sentence, cue.start) if m.kind == PERSON or m.speaks_for]
    if len({m.actor for m in subject}) >= 2 and cue.start - subject[-1].end <= 4:
        taking.add(subject, "subject")
    elif cue.clitic:
        members, _ = parties.partner(sentence, cue.end)
        if any(m.kind == PERSON for m in members):
            taking.add(members, "with")
            _subject(parties, cue, sentence, taking, cue.start)
    return taking


LOOSE = frozenset({"berkomunikasi", "berkoordinasi", "berkonsultasi"})  # contact in general unless with a person


def _with_follows(parties: Parties, cue: Cue) -> bool:
    return any(word in PARTNER for word in parties.text.low[cue.end : cue.end + 4])


def _object(parties: Parties, cue: Cue) -> Taking:
    sentence, taking = parties.text.sentence(cue.start), Taking()
    members = [
        m for m in parties.right(sentence, cue.end) if m.kind == PERSON or m.speaks_for or m.kind == ORGANIZATION
    ]
    if not members and cue.entry.kind == "visit":
        members = _at_home(parties, cue, sentence)
    if not members and cue.clitic:
        members = parties.topic(sentence)
    if not members or _called(parties.text, members[-1].end):
        return taking
    taking.add(members, "object")
    _subject(parties, cue, sentence, taking, cue.start)
    _company_after(parties, cue, sentence, taking)
    return taking


def _called(text: Text, end: int) -> bool:
    """`memanggil X dengan sebutan`: a name is given, nobody is met."""
    return text.low[end : end + 1] == ["dengan"] and text.low[end + 1 : end + 2] in (
        ["sebutan"],
        ["julukan"],
        ["panggilan"],
        ["nama"],
    )


def _at_home(parties: Parties, cue: Cue, sentence: Sentence) -> list[Named]:
    """The host in `sowan ke rumah Presiden X`, `mendatangi kediaman X`."""
    for party in parties.of(sentence):
        if party.name >= cue.end and party.kind == PERSON and party.start - cue.end <= (4 if party.owned else 1):
            if party.owned or parties.text.low[party.start - 1] == "ke":
                return [party]
    return []


def _passive(parties: Parties, cue: Cue) -> Taking:
    sentence, taking = parties.text.sentence(cue.start), Taking()
    members = parties.right(sentence, cue.end)
    if not members:
        for i in range(cue.end, min(sentence.end, cue.end + 12)):
            if parties.text.low[i] == "oleh":
                members = parties.right(sentence, i + 1)
                break
            if parties.text.low[i] in STOP_PARTNER:
                break
    if not members:
        return taking
    taking.add([m for m in members if m.kind == PERSON or m.speaks_for or m.kind == ORGANIZATION], "agent")
    received = Taking()
    _subject(parties, cue, sentence, received, cue.start)
    for actor, relation in received.people.items():
        if parties.text.doc._.actors[actor].kind == PERSON or cue.entry.words == ("diundang",):
            taking.people.setdefault(actor, relation)
    for actor, relation in received.parties.items():
        taking.parties.setdefault(actor, relation)
    _company_after(parties, cue, sentence, taking)
    return taking


def _noun(parties: Parties, cue: Cue) -> Taking:
    text = parties.text
    sentence, taking = text.sentence(cue.start), Taking()
    owners = parties.right(sentence, cue.end, 6)
    between = text.low[cue.end : owners[0].start] if owners else []
    if owners and ("antara" in between):
        taking.add(owners, "between")
        more, word = parties.partner(sentence, owners[-1].end)
        if more and (len(owners) < 2 and more[0].start - owners[-1].end <= 4):
            taking.add(more, "between")
    elif owners and not any(word in PARTNER for word in between):
        taking.add(owners, "owner")
        more, word = parties.partner(sentence, owners[-1].end)
        if more and more[0].start - owners[-1].end <= 8:
            taking.add(more, "with")
    elif owners:
        taking.add(owners, "with")
    else:
        members, word = parties.partner(sentence, cue.end)
        taking.add(members, "between" if word == "antara" else "with")
    partner = any(relation in {"with"} for relation in (*taking.people.values(), *taking.parties.values()))
    alone = len(taking) < 2
    if alone or (partner and not any(r == "owner" for r in (*taking.people.values(), *taking.parties.values()))):
        light = _light(text, cue, sentence)
        if light is not None or cue.clitic:
            _subject(parties, cue, sentence, taking, cue.start if light is None else light)
        elif partner and len(taking):
            _subject(parties, cue, sentence, taking, cue.start)
        elif cue.start in text.quoted and _first_person(text, cue, sentence):
            taking.add(parties.speaker(sentence, cue.start), "speaker")
    if cue.entry.cls == "call" and len(taking) < 2:
        _told(parties, cue, sentence, taking)
    if len(taking) < 2 or not any(r in {"with", "between", "owner"} for r in taking.people.values()):
        _facing(parties, cue, sentence, taking)
    _company_after(parties, cue, sentence, taking)
    return taking


def _facing(parties: Parties, cue: Cue, sentence: Sentence, taking: Taking) -> None:
    """`di depan Presiden X dalam pertemuan`, `di hadapan X`."""
    for i in range(max(sentence.start, cue.start - 16), min(sentence.end - 1, cue.end + 16)):
        if parties.text.low[i] in FACING and parties.text.low[i - 1] == "di":
            members = [m for m in parties.right(sentence, i + 1, 5) if m.kind == PERSON]
            if members and i < cue.start and not len(taking):
                taking.add(members, "with")
                _subject(parties, cue, sentence, taking, i - 1)
            else:
                taking.add(members, "with")
            return


def _told(parties: Parties, cue: Cue, sentence: Sentence, taking: Taking) -> None:
    """`kata A kepada B melalui telepon`."""
    for i in range(sentence.start, sentence.end):
        if parties.text.low[i] in {"kepada", "memberitahu"} or (
            parties.text.low[i] == "tahu" and parties.text.low[i - 1] == "memberi"
        ):
            members = [
                m for m in parties.right(sentence, i + 1, 8) if m.kind == PERSON or m.speaks_for or m.kind == COUNTRY
            ]
            if members:
                taking.add(members, "told")
                taking.add(parties.before(sentence, i), "subject")
                return


def _light(text: Text, cue: Cue, sentence: Sentence) -> int | None:
    """Where the light verb or `dalam`, `usai` before an event noun stands (`mengadakan pertemuan`)."""
    for i in range(cue.start - 1, max(sentence.start - 1, cue.start - 5), -1):
        if text.low[i] in singles("light"):
            return i
        if text.low[i] in {",", ".", "dan"}:
            return None
    return None


def _visit(parties: Parties, cue: Cue) -> Taking:
    text = parties.text
    sentence, taking = text.sentence(cue.start), Taking()
    noun = "kunjungan" in cue.entry.words or "lawatan" in cue.entry.words
    if noun:
        owners = [p for p in parties.right(sentence, cue.end, 6)]
        between = text.low[cue.end : owners[0].start] if owners else []
        if owners and not any(word in PARTNER for word in between):
            taking.add(owners, "owner")
        elif owners:
            taking.add(owners, "with")
            _subject(parties, cue, sentence, taking, cue.start)
        else:
            light = _light(text, cue, sentence)
            if light is not None or cue.clitic:
                _subject(parties, cue, sentence, taking, cue.start if light is None else light)
    else:
        _subject(parties, cue, sentence, taking, cue.start)
    taking.add(_at_home(parties, cue, sentence), "host")
    visited = _visited(parties, cue, sentence, max(cue.end, taking.last if noun else cue.end))
    taking.add(visited, "host")
    _company_after(parties, cue, sentence, taking)
    return taking


def _visited(parties: Parties, cue: Cue, sentence: Sentence, start: int) -> list[Named]:
    text = parties.text
    for party in parties.of(sentence):
        if party.name < start or party.name - start > 8 or party.kind == PLACE or party.kind == PERSON:
            continue
        if party.located and text.low[party.start - 1] not in {"ke"}:
            continue
        if party.located or party.start - start <= 1 or text.low[party.start - 1] in {"ke", "kepada"}:
            return [party]
    return []


def _joint(parties: Parties, cue: Cue) -> Taking:
    """`A dalam konferensi pers bersama B`: no meeting in itself, but it names the host of a visit."""
    sentence, taking = parties.text.sentence(cue.start), Taking()
    members = [m for m in parties.right(sentence, cue.end) if m.kind == PERSON]
    if not members:
        members = [m for m in parties.partner(sentence, cue.end)[0] if m.kind == PERSON]
    taking.add(members, "company")
    taking.add([m for m in parties.before(sentence, cue.start) if m.kind == PERSON], "company")
    return taking


def _attend(parties: Parties, cue: Cue) -> Taking:
    """`Turut hadir A, B, dan C`, `A turut mendampingi`: companions of an encounter told before."""
    sentence, taking = parties.text.sentence(cue.start), Taking()
    listed = [p for p in parties.agents(sentence) if p.name >= cue.end and p.kind == PERSON]
    if listed and listed[0].start - cue.end <= 14:
        group = listed[0].group
        for party in listed:
            if party.group > group + 1:
                break
            group = party.group
            taking.add([party], "company")
    elif not listed or cue.start - sentence.start > 3:
        taking.add([p for p in parties.before(sentence, cue.start) if p.kind == PERSON], "company")
    return taking


ATTENDING = frozenset(
    "menghadiri hadiri mengikuti dalam hadir di pada memimpin membuka menuju saat usai sela sela-sela".split()
)


def _summit(parties: Parties, cue: Cue) -> Taking:
    text = parties.text
    sentence, taking = text.sentence(cue.start), Taking()
    end = cue.end
    for party in parties.of(sentence):
        if (
            party.name < cue.start - 2
            or party.kind not in {ORGANIZATION, COUNTRY}
            or (party.located and text.low[party.start - 1] in {"di", ",", "ke"})
        ):
            continue
        gap = range(end, party.name)
        if party.name - end > 6 or not all(_of_summit(text, i) for i in gap):
            if party.name >= cue.end:
                break
            continue
        taking.parties.setdefault(party.actor, "body")
        taking.last = end = max(end, party.end)
    if not taking.parties and text.low[cue.end : cue.end + 12].count("dengan"):
        return _noun(parties, cue)
    for i in range(cue.start - 1, max(sentence.start - 1, cue.start - 8), -1):
        if text.low[i] in ATTENDING:
            members = parties.before(sentence, i) or parties.main_subject(
                sentence, cue.start, max(cue.end, taking.last)
            )
            taking.add([m for m in members if m.kind == PERSON or m.kind == COUNTRY], "subject")
            break
        if text.low[i] in {",", "."}:
            break
    _company_after(parties, cue, sentence, taking)
    return taking


def _of_summit(text: Text, i: int) -> bool:
    """Whether a token may stand between `KTT` and a body that meets there."""
    word = text.low[i]
    return (
        word in {"-", "–", "--", "(", ")", "antara", "plus"}
        or (word in {"dan", ","} and "antara" in text.low[i - 4 : i])
        or word.startswith("ke")
        or text.doc[i].text[:1].isupper()
        or word.isdigit()
    )


def _company_after(parties: Parties, cue: Cue, sentence: Sentence, taking: Taking) -> None:
    """`didampingi B`, `dihadiri (oleh) B`, `bersama B` behind the parties, up to the end of the clause."""
    text = parties.text
    for i in range(max(cue.end, taking.last), sentence.end):
        word = text.low[i]
        if word in {"untuk", "guna", "kata", "ujar", "mengatakan", ".", ";"} and i > cue.end:
            break
        if word in singles("company") and i + 1 < sentence.end:
            taking.add(parties.right(sentence, i + 1, 8), "company")


PATTERNS = {
    "with": _with,
    "object": _object,
    "ask": _object,
    "passive": _passive,
    "noun": _noun,
    "visit": _visit,
    "summit": _summit,
    "attend": _attend,
    "joint": _joint,
    "discuss": _discuss,
}
