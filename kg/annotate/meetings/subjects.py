"""Who is the subject of a cue: named before it, in the main clause or the sentence before, or a quotation's speaker."""

from __future__ import annotations

from collections.abc import Iterable

from kg.annotate.meetings.cues import Cue
from kg.annotate.meetings.named import Named
from kg.annotate.meetings.parties import Parties, Taking
from kg.annotate.meetings.text import THAT, Sentence, Text, singles, verbal
from kg.annotate.words import counts
from kg.model import COUNTRY, PERSON

REACH_OF_COMMA = 4
REACH_OF_GROUP = 4  # tokens from `bahwa` to the word for a group
OPENING = 2  # words that may stand before a cue that opens its sentence


def take_subject(parties: Parties, cue: Cue, sentence: Sentence, taking: Taking, start: int) -> None:
    opened = _subordinate(parties, cue, sentence)
    if cue.start in parties.text.quoted:
        first = first_person(parties.text, cue, sentence)
        if first:
            taking.add([m for m in parties.speaker(sentence, cue.start) if m.actor not in taking.people], "speaker")
            return
    if opened is not None and opened == sentence.start:
        members = parties.main_subject(sentence, opened, max(cue.end, taking.last))
        relation = "main-subject"
    else:
        members = parties.before(sentence, start)
        told = bool(members) and THAT in parties.text.low[members[-1].end : start]  # `A menambahkan bahwa pembicaraan`
        relation = "subject" if opened is None and not told else "main-subject"
        if told and (state := _sends(parties, members, start)) is not None:
            taking.parties.setdefault(state, relation)
            return
        objects, subject = parties.objects.get(sentence.number, (set(), []))
        if subject and members and all(m.actor in objects for m in members):
            members = subject  # `A bertemu B usai bertemu C`
        if not members and (opened is not None or _opens(parties.text, sentence, start)):
            members = parties.main_subject(sentence, start, max(cue.end, taking.last))
    if not members:
        members, relation = parties.topic(sentence), "topic"
    if members and relation != "topic":
        parties.objects[sentence.number] = ({*taking.people, *taking.parties}, members)
    taking.add([m for m in members if m.actor not in taking.people and m.actor not in taking.parties], relation)
    if members and relation != "topic":
        taking.add(_escorts(parties, sentence, members[0].start), "company")


def _sends(parties: Parties, members: list[Named], start: int) -> int | None:
    """The state of whom `A mengumumkan bahwa tiga pejabat pemerintahannya` names, where such people are the subject."""
    low, end = parties.text.low, members[-1].end
    that = low.index(THAT, end)
    group = any(
        low[i].removesuffix("nya") in singles("leaders") for i in range(that + 1, min(start, that + REACH_OF_GROUP))
    )
    owned = any(word.endswith("nya") for word in low[that + 1 : start])
    return parties.text.serving.get(members[-1].actor) if group and owned and "," not in low[that:start] else None


def _escorts(parties: Parties, sentence: Sentence, start: int) -> list[Named]:
    """Who escorts the party that begins at `start`: `X mendampingi A bertemu B`, `usai mendampingi A ..., kata X`."""
    text = parties.text
    verb = start - 1
    if verb < sentence.start or text.low[verb] not in singles("escorting"):
        return []
    opened = verb > sentence.start and text.before(verb) in singles("before")
    if opened and verb - 1 == sentence.start:
        return [p for p in parties.main_subject(sentence, verb - 1, start + 1) if p.kind == PERSON and p.start > start]
    return [p for p in parties.before(sentence, verb) if p.kind == PERSON]


def _opens(text: Text, sentence: Sentence, start: int) -> bool:
    """Whether the sentence opens with what stands at `start`, no pronoun before it."""
    before = text.low[sentence.start : start]
    return len(before) <= OPENING and not singles("pronoun") & set(before)


def _subordinate(parties: Parties, cue: Cue, sentence: Sentence) -> int | None:
    """Where `usai`, `saat`, `untuk` ... directly before the cue stands, if it does."""
    for i in range(cue.start - 1, max(sentence.start - 1, cue.start - 4), -1):
        word = parties.text.low[i]
        if word in singles("before"):
            return i
        if word not in singles("helping"):
            return None
    return None


def first_person(text: Text, cue: Cue, sentence: Sentence) -> bool:
    """Whether `saya`, `kami`, `kita` is the subject of a quoted cue."""
    for i in range(cue.start - 1, max(sentence.start - 1, cue.start - 9), -1):
        if text.low[i] in singles("first_person"):
            return True
        if text.low[i] in {".", ",", '"', "“"} and cue.start - i > 2:
            return False
    return False


def pair_named_before(text: Text, cue: Cue, sentence: Sentence) -> str:
    """`people` or `states` where the cue's parties are a pair named before (`keduanya`, `kedua negara`), else empty."""
    stranger = text.low[cue.end : cue.end + 1] == ["dengan"]  # `mereka tidak berunding dengan teroris`
    for i in (
        *(() if stranger else range(cue.start - 1, max(sentence.start - 1, cue.start - 8), -1)),
        *range(cue.end, min(sentence.end, cue.end + 5)),
    ):
        owner = (
            text.low[i] in singles("pronoun")
            and i > cue.end
            and not verbal(text.before(i))
            and text.before(i) not in singles("partner")
        )
        if text.low[i] in singles("both") and not owner:
            following = set(text.low[i + 1 : i + 3])
            led = following & singles("leaders")  # `kedua kepala negara`
            return "states" if following & singles("both_states") and not led else "people"
        if text.low[i] in {".", ",", ";"} and i > cue.start:
            break
    return ""


def counted_before(text: Text, cue: Cue, sentence: Sentence) -> tuple[int, str, str]:
    """How many parties the cue is said to have: `pertemuan tiga negara`, `ketiga menteri bertemu`.

    Returns:
        their number (0: not counted), their kind, and the role that they hold, if a title says so.
    """
    before = range(cue.start - 1, max(sentence.start - 1, cue.start - 6), -1)
    behind = range(cue.end, min(sentence.end - 1, cue.end + 3))
    found = _counted(text, (*before, *behind), sentence)
    return found if found[0] else _counted(text, _main_clause(text, cue, sentence), sentence)


def _counted(text: Text, tokens: Iterable[int], sentence: Sentence) -> tuple[int, str, str]:
    for i in tokens:
        if text.low[i] in counts() and i + 1 < sentence.end:
            count = counts()[text.low[i]]
            if text.low[i + 1] == "negara":
                return count, COUNTRY, ""
            if i + 1 in text.title_at:
                return count, PERSON, text.doc.spans["titles"][text.title_at[i + 1]].label_
            if text.low[i + 1] in singles("leaders"):
                return count, PERSON, ""
        if text.low[i] in {".", ",", ";"}:
            break
    return 0, "", ""


def _main_clause(text: Text, cue: Cue, sentence: Sentence) -> range:
    """Where the subject of the main clause stands: `Dalam pertemuan itu, utusan kedua negara ...`."""
    if not cue.points or cue.start - sentence.start > OPENING:
        return range(0)
    end = min(sentence.end, cue.end + REACH_OF_COMMA)
    comma = next((i for i in range(cue.end, end) if text.low[i] == ","), None)
    return range(0) if comma is None else range(comma + 1, min(sentence.end - 1, comma + 1 + REACH_OF_COMMA))


def light_verb(text: Text, cue: Cue, sentence: Sentence) -> int | None:
    """Where the light verb or `dalam`, `usai` before an event noun stands (`mengadakan pertemuan`)."""
    for i in range(cue.start - 1, max(sentence.start - 1, cue.start - 5), -1):
        if text.low[i] in singles("light"):
            return i
        if text.low[i] in {",", ".", "dan"}:
            return None
    return None
