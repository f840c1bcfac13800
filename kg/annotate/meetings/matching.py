"""Whether a telling can be of an encounter that was told before it, by what both say."""

from __future__ import annotations

from kg.annotate.meetings.encounters import CALLS, Encounter
from kg.annotate.meetings.tellings import Telling
from kg.annotate.meetings.text import singles

SIDE = {"held": "past", "ongoing": "past", "scheduled": "future", "proposed": "future", "possible": "future"}


def takes_companions(encounter: Encounter, telling: Telling) -> bool:
    """Whether a list of companions can add to an encounter; side by side before the press, two can be its only sides."""
    if telling.cue.entry.pattern == "joint":
        members = set(telling.people)
        if len(members) != 2 or not members & set(encounter.people) or len(encounter.people) > 1:
            return False
    return encounter.status.status in {"held", "ongoing", "scheduled"}


def newcomers(telling: Telling) -> bool:
    """Whether a telling that points back only says who else was there or spoke there."""
    relations = {*telling.people.values(), *telling.parties.values()}
    return telling.cue.points and (
        (bool(telling.people) and set(telling.people.values()) <= {"company", "subject"})
        or relations in ({"both"}, {"beside"})
    )


def open_to(encounter: Encounter, telling: Telling) -> bool:
    """Whether those who spoke `dalam pertemuan itu` may be new to it: at sessions and summits."""
    return "subject" not in telling.people.values() or encounter.first.cue.entry.cls in {"session", "summit"}


def announces(telling: Telling, encounter: Encounter) -> bool:
    """Whether a telling without enough parties belongs to an encounter that is told after it."""
    members = set(telling.people) | set(telling.parties)
    if conflict(telling, encounter):
        return False
    if telling.companions_only:
        return telling.cue.entry.pattern == "joint" and bool(members & encounter.everybody)
    return encounter.first.cue.entry.cls == telling.cue.entry.cls and members <= encounter.everybody


def conflict(telling: Telling, encounter: Encounter) -> bool:
    """Whether date, status, format or mode show that a telling is of another encounter."""
    start, theirs = telling.time.start, encounter.time.start
    if start and theirs and not (start.startswith(theirs) or theirs.startswith(start)):
        within = bool(encounter.end and theirs <= start <= encounter.end)
        if not within and not (telling.time.end and start <= theirs <= telling.time.end):
            return True
    mine, other = telling.status, encounter.status
    both_stated = mine.word and other.word and not (start and start == theirs) and not telling.cue.points
    if both_stated and SIDE.get(mine.status) != SIDE.get(other.status):
        return True
    if mine.word in singles("offer") and other.status == "held" and not telling.cue.points:
        return True
    if telling.again and not encounter.first.again and telling.full:
        return True
    cue, first = telling.cue.entry, encounter.first.cue.entry
    if "summit" in {cue.cls, first.cls} and cue.cls != first.cls:
        return True
    return bool(
        telling.mode and encounter.mode and (telling.mode in CALLS) != (encounter.mode in CALLS) and cue.cls != "talks"
    )
