"""The parties of event nouns: pertemuan (antara) A dan B, panggilan telepon A dengan B, kunjungan A ke B, KTT B."""

from __future__ import annotations

from dataclasses import replace

from kg.annotate.gazetteer import gazetteer
from kg.annotate.meetings.companions import take_company
from kg.annotate.meetings.cues import Cue
from kg.annotate.meetings.named import Named
from kg.annotate.meetings.parties import Parties, Taking
from kg.annotate.meetings.subjects import first_person, light_verb, take_subject
from kg.annotate.meetings.text import Sentence, Text, singles
from kg.annotate.meetings.verbs import at_home
from kg.model import COUNTRY, ORGANIZATION, PERSON, PLACE

BANQUET = "jamuan"
HOST = ["tuan", "rumah"]
SELF = ("antara", "dirinya", "dan")
REACH_OF_SELF = 5  # tokens from a cue
LONGEST_LINK = 2  # `, dan`


def noun(parties: Parties, cue: Cue) -> Taking:
    text = parties.text
    sentence, taking = text.sentence(cue.start), Taking()
    owners = parties.right(sentence, cue.end, 6)
    between = text.low[cue.end : owners[0].start] if owners else []
    if own := _beside_self(parties, cue, sentence):
        taking.add(own, "between")
        take_subject(parties, cue, sentence, taking, cue.start)
    elif owners and ("antara" in between):
        taking.add(owners, "between")
        more, word = parties.partner(sentence, owners[-1].end)
        if more and (len(owners) < 2 and more[0].start - owners[-1].end <= 4):
            taking.add(more, "between")
    elif owners and not any(word in singles("partner") for word in between):
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
        light = light_verb(text, cue, sentence)
        if light is not None or cue.clitic or cue.entry.words[0] in singles("light"):
            take_subject(parties, cue, sentence, taking, cue.start if light is None else light)
        elif partner and len(taking):
            take_subject(parties, cue, sentence, taking, cue.start)
        elif cue.start in text.quoted and not _of_others(text, cue, between) and first_person(text, cue, sentence):
            taking.add(parties.speaker(sentence, cue.start), "speaker")
    if not len(taking) and cue.entry.words[0] == BANQUET:
        _honoured(parties, cue, sentence, taking)
    _heard(parties, cue, sentence, taking)
    if text.before(cue.start) in singles("attending"):
        taking.add([m for m in parties.named_after_group(sentence, cue.end) if m.kind == PERSON], "company")
    if cue.entry.cls == "call" and len(taking) < 2:
        _told(parties, cue, sentence, taking)
    if len(taking) < 2 or not any(r in {"with", "between", "owner"} for r in taking.people.values()):
        _facing(parties, cue, sentence, taking)
    take_company(parties, cue, sentence, taking)
    return taking


def _honoured(parties: Parties, cue: Cue, sentence: Sentence, taking: Taking) -> None:
    """`A menggelar jamuan kenegaraan bagi B`, `A menjadi tuan rumah jamuan untuk menghormati B`."""
    low = parties.text.low
    first = next((i for i in range(cue.end, min(cue.end + 2, sentence.end)) if low[i] in singles("honouring")), None)
    if first is None:
        return
    first += 1 + (low[first + 1 : first + 2] == ["menghormati"])
    guests = [m for m in parties.right(sentence, first, 4) if m.kind == PERSON]
    if guests:
        taking.add(guests, "with")
        light = light_verb(parties.text, cue, sentence)
        take_subject(parties, cue, sentence, taking, cue.start if light is None else light)


def _of_others(text: Text, cue: Cue, between: list[str]) -> bool:
    """`dialog antara kedua negara` in a quotation: whoever says so takes no part in it."""
    return "antara" in between or text.low[cue.end : cue.end + 1] == ["antara"]


def _beside_self(parties: Parties, cue: Cue, sentence: Sentence) -> list[Named]:
    """The other side of the subject: `pertemuan antara dirinya dan B`."""
    low = parties.text.low
    near = range(cue.end, min(sentence.end - 1, cue.end + REACH_OF_SELF))
    at = next((i for i in near if tuple(low[i : i + len(SELF)]) == SELF), None)
    return [] if at is None else parties.right(sentence, at + len(SELF), 6)


def _heard(parties: Parties, cue: Cue, sentence: Sentence, taking: Taking) -> None:
    """`kata X dalam pertemuan antara A dan B`: who is heard there takes part as well."""
    text = parties.text
    if len(taking) < 2 or text.before(cue.start) not in {"dalam", "pada", "saat"}:
        return
    for party in parties.agents(sentence):
        if party.kind == PERSON and party.end == cue.start - 1 and text.before(party.start) in singles("spoken"):
            taking.add([party], "heard")


def _facing(parties: Parties, cue: Cue, sentence: Sentence, taking: Taking) -> None:
    """`di depan Presiden X dalam pertemuan`, `di hadapan X`."""
    for i in range(max(sentence.start, cue.start - 16), min(sentence.end - 1, cue.end + 16)):
        if parties.text.low[i] in singles("facing") and parties.text.before(i) == "di":
            members = [m for m in parties.right(sentence, i + 1, 5) if m.kind == PERSON]
            if members and i < cue.start and not len(taking):
                taking.add(members, "with")
                take_subject(parties, cue, sentence, taking, i - 1)
            else:
                taking.add(members, "with")
            return


def _told(parties: Parties, cue: Cue, sentence: Sentence, taking: Taking) -> None:
    """`kata A kepada B melalui telepon`."""
    for i in range(sentence.start, sentence.end):
        if parties.text.low[i] in {"kepada", "memberitahu"} or (
            parties.text.low[i] == "tahu" and parties.text.before(i) == "memberi"
        ):
            members = [
                m for m in parties.right(sentence, i + 1, 8) if m.kind == PERSON or m.speaks_for or m.kind == COUNTRY
            ]
            if members:
                taking.add(members, "told")
                taking.add(parties.before(sentence, i), "subject")
                return


def visit(parties: Parties, cue: Cue) -> Taking:
    text = parties.text
    sentence, taking = text.sentence(cue.start), Taking()
    noun = "kunjungan" in cue.entry.words or "lawatan" in cue.entry.words
    if noun:
        owners = parties.right(sentence, cue.end, 6)
        between = text.low[cue.end : owners[0].start] if owners else []
        if owners and not any(word in singles("partner") for word in between):
            taking.add(owners, "owner")
        elif owners:
            taking.add(owners, "with")
            take_subject(parties, cue, sentence, taking, cue.start)
        else:
            light = light_verb(text, cue, sentence)
            if light is not None or cue.clitic:
                take_subject(parties, cue, sentence, taking, cue.start if light is None else light)
    else:
        take_subject(parties, cue, sentence, taking, cue.start)
    taking.add(at_home(parties, cue, sentence), "host")
    visited = _visited(parties, cue, sentence, max(cue.end, taking.last if noun else cue.end))
    visited = [m for m in visited if m.kind != PLACE] or _hosts(text, visited, taking)
    visited += [m for m in parties.of(sentence) for v in visited if _listed_behind(m, v)]
    taking.add(visited, "host")
    take_company(parties, cue, sentence, taking)
    return taking


def _visited(parties: Parties, cue: Cue, sentence: Sentence, start: int) -> list[Named]:
    text = parties.text
    for party in parties.of(sentence):
        if party.name < start or party.name - start > 8:
            continue
        if party.kind == PLACE:
            if text.before(party.start) == "ke" or party.start <= start + 1:
                return [party]
            continue
        if party.kind == PERSON:
            if text.before(party.start) == "kepada":
                return [party]
            continue
        if party.located and text.before(party.start) != "ke":
            continue
        if party.kind == ORGANIZATION and text.low[party.name] in singles("site"):
            continue  # `mengunjungi Akademi Militer`: a place, no host
        if party.located or party.start - start <= 1 or text.before(party.start) in {"ke", "kepada"}:
            return [party]
    return []


def _listed_behind(party: Named, first: Named) -> bool:
    """Whether a state stands in the list that another opens: `kunjungan ke Jepang, Korea Selatan, dan China`."""
    return party.kind == first.kind == COUNTRY and party.group == first.group and party.start > first.start


def _hosts(text: Text, visited: list[Named], taking: Taking) -> list[Named]:
    """The state whose capital somebody visits who serves another state, if the article names it."""
    guests = {text.serving[person] for person in taking.people if person in text.serving}
    for city in visited if guests else ():
        known = gazetteer().get(text.doc[city.name : city.end].text)
        state = text.states.get(known.capital_of or "") if known else None
        if state is not None and state not in guests:
            return [replace(city, actor=state, kind=COUNTRY)]
    return []


def summit(parties: Parties, cue: Cue) -> Taking:
    text = parties.text
    sentence, taking = text.sentence(cue.start), Taking()
    end, group = cue.end, -1
    for party in parties.of(sentence):
        if (
            (party.name < cue.start and party.end != cue.start)
            or party.kind not in {ORGANIZATION, COUNTRY}
            or (party.located and text.before(party.start) in {"di", ",", "ke"})
        ):
            continue
        gap = range(end, party.name)
        listed = party.group == group and party.kind == COUNTRY and party.start - end <= LONGEST_LINK
        if not listed and (party.name - end > 6 or not all(_of_summit(text, i) for i in gap)):
            if party.name >= cue.end:
                break
            continue
        taking.parties.setdefault(party.actor, "body")
        taking.last = end = max(end, party.end)
        group = party.group if party.kind == COUNTRY else -1
    if not taking.parties and text.low[cue.end : cue.end + 12].count("dengan"):
        return noun(parties, cue)
    for i in range(cue.start - 1, max(sentence.start - 1, cue.start - 8), -1):
        if text.low[i] in singles("attending"):
            members = parties.before(sentence, i) or parties.main_subject(
                sentence, cue.start, max(cue.end, taking.last)
            )
            taking.add([m for m in members if m.kind == PERSON or m.kind == COUNTRY], "subject")
            break
        if text.low[i] in {",", "."}:
            break
    _host(parties, cue, sentence, taking)
    take_company(parties, cue, sentence, taking)
    return taking


def _host(parties: Parties, cue: Cue, sentence: Sentence, taking: Taking) -> None:
    """`China akan menjadi tuan rumah KTT`, `Presiden X mengumumkan negaranya menjadi tuan rumah KTT`: the country.

    `Prancis dan Arab Saudi akan menyelenggarakan KTT`: both.
    """
    low = parties.text.low
    near = range(cue.start - 1, max(sentence.start, cue.start - 5), -1)
    at = next((i for i in near if low[i : i + 2] == HOST or low[i] in singles("organising")), None)
    if at is None:
        return
    planned = [m for m in parties.agents(sentence) if m.kind == COUNTRY and 0 <= at - m.end <= 1]
    members = [m for m in parties.agents(sentence) if planned and m.group == planned[-1].group] or parties.before(
        sentence, at
    )
    if low[at] in singles("organising") and len([m for m in members if m.kind == COUNTRY]) < 2:
        return
    for member in members:
        state = member.actor if member.kind == COUNTRY else parties.text.serving.get(member.actor)
        if state is not None:
            taking.parties.setdefault(state, "host")


def _of_summit(text: Text, i: int) -> bool:
    """Whether a token may stand between `KTT` and a body that meets there."""
    word = text.low[i]
    return (
        word in {"-", "–", "--", "(", ")", "antara", "plus"}
        or (word in {"dan", ","} and "antara" in text.low[i - 4 : i])
        or word.startswith("ke")
        or text.capital[i]
        or word.isdigit()
    )
