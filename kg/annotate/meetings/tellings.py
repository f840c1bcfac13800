"""One telling of an encounter: what a single cue and its sentence say."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.annotate.meetings import mode_kind, place, status, topic, when
from kg.annotate.meetings.absence import absence, leave_out_absent
from kg.annotate.meetings.arrival import arrived
from kg.annotate.meetings.companions import DELEGATION
from kg.annotate.meetings.cues import LIST, Cue
from kg.annotate.meetings.named import Named
from kg.annotate.meetings.participants import taking_part
from kg.annotate.meetings.parties import Parties, Taking
from kg.annotate.meetings.text import Sentence, Text, singles, verbal
from kg.model import PERSON

ROUND = "putaran"
MET = frozenset({"with", "object"})  # relations of whom somebody meets
REACH_OF_APART = 3  # tokens from a cue to `terpisah`
REACH_OF_SPEECH = 5
REACH_OF_TOURISTS = 5  # tokens before a cue
REACH_OF_ALSO = 2  # tokens before a cue


@dataclass(slots=True)
class Telling:
    """What one cue says.

    Attributes:
        taking: persons and bodies, and what others represent, each with the relation it was read by.
        companions_only: a sentence that only brings further participants of an encounter told before.
    """

    cue: Cue
    sentence: Sentence
    taking: Taking
    status: status.Reading
    time: when.Time
    where: place.Where
    mode: str
    kind: str
    about: tuple[str, ...] = ()
    duration: str = ""
    quoted: bool = False
    companions_only: bool = False
    full: bool = False  # it names at least two parties itself
    again: bool = False  # it says that the parties meet once more
    also: bool = False  # it adds to what was told before (`juga disambut`)
    purpose: bool = (
        False  # it is what an encounter told before it in the sentence is for (`bertemu untuk menyiapkan KTT`)
    )
    next_round: bool = False  # it tells of a round of talks (`putaran keenam perundingan`)
    rule: str = ""

    @property
    def people(self) -> dict[int, str]:
        return self.taking.people

    @property
    def parties(self) -> dict[int, str]:
        return self.taking.parties

    def place_rank(self) -> int:
        """How well its place can be that of the encounter: of the encounter itself before where a visit went, a city before a country."""
        return 2 * (self.cue.entry.pattern not in {"visit", "ask"}) + (not self.where.wide)


def tellings(text: Text, named: list[Named], cues: list[Cue]) -> list[Telling]:
    """A telling for each cue, in order of position."""
    parties = Parties(text, named)
    venues = place.Venues(text, named)
    by_sentence: dict[int, list[Cue]] = {}
    for cue in cues:
        if cue.entry.kind != DELEGATION:  # it has neither a day nor a place of its own
            by_sentence.setdefault(text.sentence_of[cue.start], []).append(cue)
    found: list[Telling] = []
    for cue in cues:
        sentence = text.sentence(cue.start)
        others = by_sentence.get(sentence.number, [])
        here = parties.of(sentence)
        if _sport(text, cue, sentence) or _speech(text, cue) or _tourism(text, cue):
            continue
        taking = taking_part(parties, cue)
        if _teams(text, taking):
            continue
        away = absence(text, cue, sentence)
        away = away if away and leave_out_absent(taking) else range(0)
        clause = replace(sentence, end=parties.clause_end(sentence, cue.start, cue.end))
        where = venues.placed(place.where_of(text, cue, clause, here, others))
        if where.place is None and cue.entry.pattern in {"visit", "ask"}:
            visited = next((actor for actor, relation in taking.parties.items() if relation == "host"), None)
            where = place.Where(visited, where.venue, wide=True)
        time = when.time_of(text, cue, clause, others)
        if cue.entry.kind == LIST:
            where = place.Where()
        elif cue.entry.kind == DELEGATION:
            time, where = when.Time(), place.Where()
        time, where = arrived(parties, cue, sentence, time, where)
        reading = status.status_of(text, cue, sentence, away)
        purpose = _purpose(text, cue, others)
        next_round = ROUND in text.low[max(0, cue.start - REACH_OF_ALSO) : cue.end]
        if (found and found[-1].sentence == sentence) and (
            (not reading.word and not away and _goes_on(text, found[-1], cue, sentence))
            or (purpose and not next_round and reading.word in singles("purpose"))
        ):
            reading = found[-1].status  # `bertemu untuk membahas rencana`
        parts = _each(text, cue, taking)
        for part in parts:
            if len(parts) > 1 and cue.entry.pattern == "visit":
                where = place.Where(next(a for a, relation in part.parties.items() if relation == "host"), wide=True)
            found.append(
                Telling(
                    cue,
                    sentence,
                    part,
                    reading,
                    time,
                    where,
                    mode_kind.mode_of(text, cue, sentence),
                    mode_kind.kind_said(text, cue, sentence),
                    topic.topics_of(text, cue, sentence),
                    when.duration_of(text, cue, sentence),
                    cue.start in text.quoted,
                    companions_only=cue.entry.cls == "company" and not part.greets,
                    again=_again(text, cue),
                    also=bool(singles("also") & set(text.low[max(0, cue.start - REACH_OF_ALSO) : cue.start])),
                    purpose=purpose,
                    next_round=next_round,
                    rule=f"{cue.entry.cls}-{cue.entry.pattern}",
                )
            )
    return found


def _goes_on(text: Text, last: Telling, cue: Cue, sentence: Sentence) -> bool:
    """Whether a cue goes on a list that the one before it began (`akan digelar KTT A, KTT B`)."""
    if last.sentence != sentence or last.cue.entry.cls != cue.entry.cls:
        return False
    return not any(
        word in singles("boundary") or word in singles("conjunction") or verbal(word)
        for word in text.low[last.cue.end : cue.start]
    )


def _each(text: Text, cue: Cue, taking: Taking) -> list[Taking]:
    """`pembicaraan bilateral dengan para pemimpin A, B, dan C` and `bertemu secara terpisah dengan A, B, dan C` are three."""
    hosts = [actor for actor, relation in taking.parties.items() if relation == "host"]
    if cue.entry.pattern == "visit" and len(hosts) > 1:  # `kunjungan ke A, B, dan C`
        return [
            Taking(
                dict(taking.people), {a: r for a, r in taking.parties.items() if r != "host" or a == host}, taking.last
            )
            for host in hosts
        ]
    near = {
        *text.low[max(0, cue.start - REACH_OF_ALSO) : cue.end + REACH_OF_APART],
        *text.low[taking.last : taking.last + REACH_OF_APART],
    }
    if not near & singles("apart"):
        return [taking]
    whom = [
        (table, actor, relation)
        for table, members in (("people", taking.people), ("parties", taking.parties))
        for actor, relation in members.items()
        if relation in MET
    ]
    people = {actor: relation for actor, relation in taking.people.items() if relation not in MET}
    if len(whom) < 2 or len(people) != 1:
        return [taking]
    return [
        Taking({**people, actor: relation}, {}, taking.last)
        if table == "people"
        else Taking(dict(people), {actor: relation}, taking.last)
        for table, actor, relation in whom
    ]


def _purpose(text: Text, cue: Cue, others: list[Cue]) -> bool:
    before = max((other.end for other in others if other.end <= cue.start), default=None)
    if before is None:
        return False
    purpose = next((i for i in range(before, cue.start) if text.begins(i, "purpose")), None)
    other = purpose is not None and "," in text.low[before:purpose] and any(map(verbal, text.low[before:purpose]))
    return purpose is not None and not other  # `Setelah bertemu A, B terbang ke C untuk bertemu D`: what B flies for


def _again(text: Text, cue: Cue) -> bool:
    """`bertemu lagi`, `kembali bertemu`."""
    return bool(singles("again").intersection((*text.low[cue.end : cue.end + 1], *text.low[cue.start - 1 : cue.start])))


def _speech(text: Text, cue: Cue) -> bool:
    """Whether somebody only speaks there: `pidatonya di hadapan Sidang Umum`."""
    before = text.low[max(0, cue.start - REACH_OF_SPEECH) : cue.start]
    return cue.entry.cls == "summit" and any(word.removesuffix("nya") in singles("speech") for word in before)


def _tourism(text: Text, cue: Cue) -> bool:
    """Whether visits are counted: `kunjungan turis`, `jumlah kunjungan`, `wisatawan yang mengunjungi`."""
    beside = {text.before(cue.start), *text.low[cue.end : cue.end + 1]}
    guests = text.low[max(0, cue.start - REACH_OF_TOURISTS) : cue.start]
    return cue.entry.cls == "visit" and bool(singles("tourism") & beside or singles("tourist") & {*beside, *guests})


def _teams(text: Text, taking: Taking) -> bool:
    """Whether a side that plays (`Timnas Indonesia`) meets another, no person among them; in a report on sport nobody
    in an office."""
    actors = [text.doc._.actors[actor] for actor in (*taking.people, *taking.parties)]
    played = any(singles("team") & set(actor.name.lower().split()) for actor in actors)
    if text.on_sport and len(actors) > 1:
        return text.holders.isdisjoint(taking.people)
    return played and not any(actor.kind == PERSON for actor in actors)


def _sport(text: Text, cue: Cue, sentence: Sentence) -> bool:
    """Whether teams meet: `menjamu X dalam pertandingan`."""
    return bool(singles("sport") & set(text.low[max(sentence.start, cue.start - 15) : cue.end + 15]))
