"""Meetings of one article: aligned one to one, then compared slot by slot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.score.align import Alignment
from kg.score.contract import BuiltGraph, BuiltMeeting
from kg.score.counting import Count, Difference, Tally
from kg.score.gold import GoldArticle, GoldMeeting
from kg.score.names import norm, norms, sentence_holding
from kg.score.readable import Readable

SLOTS = ("who", "party", "place", "date", "status", "mode")

# How alike two meetings are: the share of common parties, and among equals what else they share.
_SAME_DATE, _SAME_PLACE, _SAME_STATUS = 0.05, 0.04, 0.03
_LEAST_OVERLAP = 0.2

Names = frozenset[str]
_NONE: Names = frozenset()


@dataclass(frozen=True, slots=True)
class SlotValues:
    """The values of a meeting by slot: gold ids (or IRIs behind `?`), comparable place names, dates, notations.

    `place_names` are all names under which the place may go; `iri` is that of a build's meeting.
    """

    slots: Mapping[str, Names]
    place_names: Names
    sentence: str
    cue: str = ""
    iri: str = ""

    @property
    def actors(self) -> Names:
        return self.slots["who"] | self.slots["party"]


def count_meetings(gold: GoldArticle, built: BuiltGraph, alignment: Alignment, tally: Tally) -> None:
    """Align the meetings, count them, and count the slots of each pair and of each without partner."""
    wanted = [_gold_values(meeting, gold) for meeting in gold.meetings]
    given = [_built_values(meeting, built, alignment) for meeting in built.meetings]
    readable = Readable(gold, built)
    for left, right in _pairs(wanted, given):
        counts = compare(left, right)
        for slot, count in counts.items():
            for total in (tally.slots[slot], tally.counts["meeting_slots"]):
                total.add(count.hit, count.missed, count.false)
        tally.counts["meeting"].add(
            hit=int(left is not None and right is not None), missed=int(right is None), false=int(left is None)
        )
        if right is not None:
            tally.judge(gold.id, "meeting", right.iri, left is not None, built.confidence)
        tally.differences.extend(_differences(gold, left, right, counts, readable))


def compare(gold: SlotValues | None, built: SlotValues | None) -> dict[str, Count]:
    """Hits, misses and false values per slot of an aligned pair; either may be None.

    Three slots are no plain comparison of sets. Where the annotation names participants, parties follow from them:
    they are neither owed nor held against a build. A mode that the annotation leaves open is not held against a build.
    A place is right under any name of its entity.
    """
    left, right = (values.slots if values else dict.fromkeys(SLOTS, _NONE) for values in (gold, built))
    counts: dict[str, Count] = {}
    for slot in SLOTS:
        count = counts[slot] = Count()
        count.sets(left[slot], right[slot])
    if left["who"]:
        counts["party"].missed = counts["party"].false = 0
    if not left["mode"]:
        counts["mode"].false = 0
    same_place = bool(gold and built and left["place"] and gold.place_names & right["place"])
    counts["place"] = Count(
        hit=int(same_place),
        missed=int(bool(left["place"]) and not same_place),
        false=int(bool(right["place"]) and not same_place),
    )
    return counts


def _gold_values(meeting: GoldMeeting, gold: GoldArticle) -> SlotValues:
    place = place_names = _NONE
    if meeting.place:
        place = place_names = frozenset({norm(meeting.place)})
        for entity in gold.entities:  # several may go by this name (a capital, and its country): the last one counts
            if place & (names := norms((*entity.mentions, entity.name))):
                place_names = place | names
    slots = {
        "who": meeting.who,
        "party": meeting.parties,
        "place": place,
        "date": frozenset({meeting.date}) if meeting.date is not None else _NONE,
        "status": frozenset({meeting.status}),
        "mode": frozenset({meeting.mode}) - {"unknown"},
    }
    return SlotValues(slots, place_names, sentence_holding(gold.text, meeting.evidence), meeting.cue)


def _built_values(meeting: BuiltMeeting, built: BuiltGraph, alignment: Alignment) -> SlotValues:
    places = frozenset(label for place in meeting.of("place") for label in built.labels.get(place, {norm(place)}))
    slots = {
        "who": frozenset(map(alignment.id, meeting.of("participant"))),
        "party": frozenset(map(alignment.id, meeting.of("party"))),
        "place": places,
        "date": meeting.of("date"),
        "status": built.notation(meeting.of("status")),
        "mode": built.notation(meeting.of("mode")) - {"unknown"},
    }
    return SlotValues(slots, places, meeting.quote, iri=meeting.iri)


def _overlap(gold: SlotValues, built: SlotValues) -> float:
    common = len(gold.actors & built.actors)
    one_of_a_pair = gold.slots["who"] & built.slots["who"] and len(gold.actors) <= 2
    if common < 2 and not one_of_a_pair:
        return 0.0
    return (
        common / len(gold.actors | built.actors)
        + _SAME_DATE * bool(gold.slots["date"] & built.slots["date"])
        + _SAME_PLACE * bool(gold.place_names & built.slots["place"])
        + _SAME_STATUS * bool(gold.slots["status"] & built.slots["status"])
    )


def _pairs(
    gold: Sequence[SlotValues], built: Sequence[SlotValues]
) -> Iterator[tuple[SlotValues | None, SlotValues | None]]:
    """Every meeting of both sides once: the most alike are paired first."""
    candidates = sorted(
        ((_overlap(left, right), i, j) for i, left in enumerate(gold) for j, right in enumerate(built)), reverse=True
    )
    left_taken: set[int] = set()
    right_taken: set[int] = set()
    for overlap, i, j in candidates:
        if overlap > _LEAST_OVERLAP and i not in left_taken and j not in right_taken:
            left_taken.add(i)
            right_taken.add(j)
            yield gold[i], built[j]
    yield from ((left, None) for i, left in enumerate(gold) if i not in left_taken)
    yield from ((None, right) for j, right in enumerate(built) if j not in right_taken)


def _differences(
    article: GoldArticle,
    gold: SlotValues | None,
    built: SlotValues | None,
    counts: Mapping[str, Count],
    readable: Readable,
) -> Iterator[Difference]:
    if gold is not None and built is not None:
        yield from _slot_differences(article, gold, built, counts, readable)
        return
    values, kind = (gold, "meeting missed") if gold is not None else (built, "meeting false")
    assert values is not None
    cost = sum(count.missed + count.false for count in counts.values())
    status = ", ".join(sorted(values.slots["status"])) or "-"
    date, place = ("".join(sorted(values.slots[slot])[:1]) or "-" for slot in ("date", "place"))
    what = f"{values.cue + ': ' if values.cue else ''}{readable.names(values.actors)} | {status} | {date} | {place}"
    cause = f"status {status}, {'with' if values.slots['who'] else 'without'} participants"
    yield Difference(article.id, kind, cause, what, values.sentence, cost)


def _slot_differences(
    article: GoldArticle, gold: SlotValues, built: SlotValues, counts: Mapping[str, Count], readable: Readable
) -> Iterator[Difference]:
    for slot, count in counts.items():
        left, right = gold.slots[slot], built.slots[slot]
        if count.missed == count.false == 0:
            continue
        in_words = readable.names if slot in ("who", "party") else _plain
        what = f"{slot}: {in_words(left)} / built: {in_words(right)}"
        for word, cost, sentence in (("missed", count.missed, gold.sentence), ("false", count.false, built.sentence)):
            if cost:
                yield Difference(article.id, f"meeting.{slot} {word}", _cause(slot, left, right), what, sentence, cost)


def _cause(slot: str, gold: Names, built: Names) -> str:
    if slot in ("who", "party"):
        return "participants differ" if slot == "who" else "parties differ"
    if not built:
        return f"{_plain(gold)} not read" if slot in ("status", "mode") else "not read"
    if not gold:
        return "not in the annotation"
    return f"{_plain(gold)} read as {_plain(built)}" if slot in ("status", "mode") else "another value"


def _plain(values: Names) -> str:
    return ", ".join(sorted(values)) or "-"
