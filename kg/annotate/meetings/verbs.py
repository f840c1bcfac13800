"""The parties of verbs: A bertemu (dengan) B, A menemui B, A diterima (oleh) B, A dan B membahas C."""

from __future__ import annotations

from kg.annotate.meetings.companions import take_company
from kg.annotate.meetings.cues import Cue
from kg.annotate.meetings.named import Named
from kg.annotate.meetings.parties import Parties, Taking
from kg.annotate.meetings.subjects import take_subject
from kg.annotate.meetings.text import Sentence, Text, singles
from kg.model import ORGANIZATION, PERSON

DIRECT_CLASSES = frozenset({"encounter", "visit", "call"})  # their partner may follow without `dengan`
GAP_TO_AGENT = 12
REACH_OF_INVITATION = 10  # tokens from a cue back to the word for an invitation
REACH_OF_GROUP = 3  # tokens from a cue to the word for a group


def with_partner(parties: Parties, cue: Cue) -> Taking:
    sentence, taking = parties.text.sentence(cue.start), Taking()
    members = (
        parties.right(sentence, cue.end) if cue.entry.cls in DIRECT_CLASSES or partner_follows(parties, cue) else []
    )
    if members and cue.entry.words[0] in singles("loose") and not any(m.kind == PERSON for m in members):
        return taking
    if members:
        taking.add(members, "object")
    else:
        members, _ = parties.partner(sentence, cue.end)
        if not members and cue.entry.kind == "visit":
            members = at_home(parties, cue, sentence)
        taking.add(members, "with")
    taking.add(_in_group(parties, cue, sentence), "object")
    if not len(taking) and cue.entry.words[0] in singles("speaking"):
        return taking
    invited = None if len(taking) else _invitation(parties, cue, sentence)
    if invited is not None:
        taking.add(parties.right(sentence, invited + 1, 3), "object")
    take_subject(parties, cue, sentence, taking, cue.start if invited is None else invited)
    take_company(parties, cue, sentence, taking)
    return taking


def _invitation(parties: Parties, cue: Cue, sentence: Sentence) -> int | None:
    """Where the word for an invitation stands before its sender and the cue: `menolak undangan X untuk bertemu`."""
    for i in range(cue.start - 1, max(sentence.start, cue.start - REACH_OF_INVITATION), -1):
        if parties.text.low[i] in singles("invitation"):
            sender = parties.right(sentence, i + 1, 3)
            return i if sender and sender[-1].end < cue.start else None
    return None


def _in_group(parties: Parties, cue: Cue, sentence: Sentence) -> list[Named]:
    """Those named of a group that is met: `memanggil beberapa menterinya, seperti A dan B`."""
    group = singles("group") & set(parties.text.low[cue.end : cue.end + REACH_OF_GROUP])
    return [m for m in parties.named_after_group(sentence, cue.end) if m.kind == PERSON] if group else []


def partner_follows(parties: Parties, cue: Cue) -> bool:
    return any(word in singles("partner") for word in parties.text.low[cue.end : cue.end + 4])


def left_out(text: Text, cue: Cue) -> bool:
    """`tidak membahas C`: what they left out tells nothing of an encounter."""
    return cue.entry.pattern == "discuss" and text.before(cue.start) in singles("negation")


def discuss(parties: Parties, cue: Cue) -> Taking:
    """`A dan B membahas C`: an exchange only where both are named as its subject, or B behind `dengan`."""
    sentence, taking = parties.text.sentence(cue.start), Taking()
    subject = [m for m in parties.before(sentence, cue.start) if m.kind == PERSON or m.speaks_for]
    if len({m.actor for m in subject}) >= 2 and cue.start - subject[-1].end <= 4:
        taking.add(subject, "subject")
    elif cue.clitic:
        members, _ = parties.partner(sentence, cue.end)
        if any(m.kind == PERSON for m in members):
            taking.add(members, "with")
            take_subject(parties, cue, sentence, taking, cue.start)
    return taking


def with_object(parties: Parties, cue: Cue) -> Taking:
    sentence, taking = parties.text.sentence(cue.start), Taking()
    members = [
        m for m in parties.right(sentence, cue.end) if m.kind == PERSON or m.speaks_for or m.kind == ORGANIZATION
    ]
    if cue.entry.kind == "visit":
        members = [m for m in members if parties.text.low[m.name] not in singles("site")]
        members = members or at_home(parties, cue, sentence)
    if not members and cue.clitic:
        members = parties.topic(sentence)
    if not members and cue.entry.cls == "call":  # `telepon pada Jumat antara A dan B`
        between, word = parties.partner(sentence, cue.end)
        taking.add(between if word == "antara" else [], "between")
    if members and _called(parties.text, members[-1].end):
        return taking
    taking.add([*members, *_in_group(parties, cue, sentence)], "object")
    if not len(taking):
        return taking
    take_subject(parties, cue, sentence, taking, cue.start)
    take_company(parties, cue, sentence, taking)
    return taking


def passive(parties: Parties, cue: Cue) -> Taking:
    text = parties.text
    sentence, taking = text.sentence(cue.start), Taking()
    if text.before(cue.start) == "yang" and not {cue.start - 2, cue.start - 3} & (text.named | text.title_at.keys()):
        return taking  # `keterangan yang diterima X`
    if text.before(cue.start) in singles("able"):
        return taking  # `lokasi yang dapat diterima, dengan X sebagai saksi`
    members = parties.right(sentence, cue.end)
    if not members:
        for i in range(cue.end, min(sentence.end, cue.end + GAP_TO_AGENT)):
            if parties.text.low[i] == "oleh":
                members = parties.right(sentence, i + 1)
                break
            if parties.text.low[i] in singles("stop_partner"):
                break
    if not members:
        return taking
    taking.add([m for m in members if m.kind == PERSON or m.speaks_for or m.kind == ORGANIZATION], "agent")
    received = Taking()
    take_subject(parties, cue, sentence, received, cue.start)
    for actor, relation in received.people.items():
        if parties.text.doc._.actors[actor].kind == PERSON or cue.entry.words == ("diundang",):
            taking.people.setdefault(actor, relation)
    for actor, relation in received.parties.items():
        taking.parties.setdefault(actor, relation)
    take_company(parties, cue, sentence, taking)
    return taking


def _called(text: Text, end: int) -> bool:
    """`memanggil X dengan sebutan`: a name is given, nobody is met."""
    return text.low[end : end + 1] == ["dengan"] and bool(singles("naming").intersection(text.low[end + 1 : end + 2]))


def at_home(parties: Parties, cue: Cue, sentence: Sentence) -> list[Named]:
    """The host in `sowan ke rumah Presiden X`, `mendatangi kediaman X`."""
    for party in parties.of(sentence):
        before = parties.text.before(party.start)
        home = before in singles("home")
        if party.name < cue.end or party.kind != PERSON or party.start - cue.end > (4 if home else 1):
            continue
        if before == "ke" or home:
            return [party]
    return []
