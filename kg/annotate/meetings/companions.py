"""Who else was there: `didampingi B` in the sentence of the cue, `Turut hadir B` in one of its own."""

from __future__ import annotations

from itertools import pairwise

from kg.annotate.meetings.cues import LIST, OPENING, Cue
from kg.annotate.meetings.named import Named
from kg.annotate.meetings.parties import Parties, Taking
from kg.annotate.meetings.text import Sentence, singles, verbal
from kg.model import COUNTRY, PERSON

REACH_OF_LIST = 14
DELEGATION = "delegation"  # kind of a cue behind a state whom it names as speaking for it
LEADING = "memimpin"  # first word of a cue between who leads a delegation and the state that sends it
SIDES = frozenset({"pihak", "kubu"})  # last words of a cue before a state
REACH_OF_PRESENT = 3


def take_company(parties: Parties, cue: Cue, sentence: Sentence, taking: Taking) -> None:
    """`didampingi B`, `dihadiri (oleh) B`, `bersama B` behind the parties, up to the end of the clause."""
    text = parties.text
    for i in range(max(cue.end, taking.last), sentence.end):
        word = text.low[i]
        if word in singles("clause_end") and i > cue.end:
            break
        without = text.before(i) in singles("refusal") or text.before(i) in singles("lacking")  # `tanpa melibatkan B`
        if word in singles("company") and i + 1 < sentence.end and not without:
            members = parties.right(sentence, i + 1, 8) or _group_of_states(parties, sentence, i + 1)
            represented = word in singles("standing_in")
            taking.add([m for m in members if not represented or m.kind != PERSON], "company")


def _group_of_states(parties: Parties, sentence: Sentence, start: int) -> list[Named]:
    """`dihadiri delegasi dari negara-negara Islam, seperti Mesir dan Turki`: the states."""
    if not singles("delegate") & set(parties.text.low[start : start + REACH_OF_PRESENT]):
        return []
    return [m for m in parties.named_after_group(sentence, start) if m.kind == COUNTRY]


def attend(parties: Parties, cue: Cue) -> Taking:
    """`Turut hadir A, B, dan C`, `A turut mendampingi`: companions of an encounter told before."""
    sentence, taking = parties.text.sentence(cue.start), Taking()
    if cue.entry.kind == DELEGATION:
        return _sent(parties, cue, sentence)
    listed = [p for p in parties.agents(sentence) if p.name >= cue.end and p.kind == PERSON]
    before = [p for p in parties.before(sentence, cue.start) if p.kind == PERSON]
    low = parties.text.low[sentence.start : sentence.end]
    taking.pointed = any(a in singles("told_before") and b in singles("pointing") for a, b in pairwise(low))
    taking.accompanied = frozenset(p.actor for p in (before if listed else ()))
    if listed and listed[0].start - cue.end <= (OPENING if cue.entry.kind == LIST else REACH_OF_LIST):
        taking.add(listed, "company")
        taking.greets = len(listed) > 1 and any(
            word in singles("welcoming") for word in parties.text.low[listed[0].start - 2 : listed[0].start]
        )
    elif cue.entry.kind != LIST and (not listed or cue.start - sentence.start > OPENING):
        taking.add(before, "company")
    return taking


def _sent(parties: Parties, cue: Cue, sentence: Sentence) -> Taking:
    """`Delegasi A dipimpin B`, `A mengirim B`, `B memimpin delegasi A`: who speaks for a state in the encounter told before."""
    taking = Taking()
    start, named = cue.end, parties.before(sentence, cue.start)
    if cue.entry.words[0] == LEADING:
        return _leader(parties, cue, sentence, named)
    if cue.entry.words[-1] in SIDES:
        named = [p for p in parties.of(sentence) if p.name == cue.end]
        present = range(named[0].end, min(named[0].end + REACH_OF_PRESENT, sentence.end)) if named else ()
        start = next((i + 1 for i in present if parties.text.low[i] in singles("present")), sentence.end)
    senders = [p for p in named if p.kind == COUNTRY or p.speaks_for]
    members = [p for p in parties.right(sentence, start) if p.kind == PERSON]
    if (
        len({p.actor for p in senders}) == 1
        and members
        and "ke" not in parties.text.low[members[-1].end : sentence.end]
    ):
        taking.accompanied = frozenset(p.actor for p in senders)
        taking.add(members, "company")
    return taking


def _leader(parties: Parties, cue: Cue, sentence: Sentence, named: list[Named]) -> Taking:
    """`B akan memimpin delegasi A, didampingi C`: those who lead it and who go with them."""
    taking = Taking()
    sender = next((p for p in parties.of(sentence) if p.name == cue.end and p.kind == COUNTRY), None)
    leaders = [p for p in named if p.kind == PERSON]
    if sender is None or any(map(verbal, parties.text.low[sender.end : min(sender.end + 1, sentence.end)])):
        return taking  # `A memimpin delegasi B menemui C` is a telling of its own
    if leaders:
        taking.accompanied = frozenset({sender.actor})
        taking.add(leaders, "company")
        take_company(parties, cue, sentence, taking)
    return taking


def joint(parties: Parties, cue: Cue) -> Taking:
    """`A dalam konferensi pers bersama B`: no meeting in itself, but it names the host of a visit."""
    sentence, taking = parties.text.sentence(cue.start), Taking()
    members = [m for m in parties.right(sentence, cue.end) if m.kind == PERSON]
    if not members:
        members = [m for m in parties.partner(sentence, cue.end)[0] if m.kind == PERSON]
    taking.add(members, "company")
    taking.add([m for m in parties.before(sentence, cue.start) if m.kind == PERSON], "company")
    return taking
