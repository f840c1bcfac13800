"""Meetings of all articles -> one node an encounter.

Reports are blocked by their participants and parties, judged in pairs (`kg.resolve.alike`) and clustered so that every pair in
a cluster is alike enough. A meeting's own values are resolved from its reports; what each source says stays with its evidence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from kg.model import PERSON, Entity, Meeting, MeetingMention, MeetingReport, Reading
from kg.resolve.alike import SAME, Report, alike
from kg.resolve.identifiers import digest, last_part
from kg.resolve.relations import MOST_CERTAIN

# what the last word on a meeting is, when articles of the same day differ: what happened outranks what was planned
_RANK = ("denied", "cancelled", "held", "ongoing", "scheduled", "proposed", "possible")
_PLANNED = frozenset({"scheduled", "proposed", "possible"})
T = TypeVar("T")


def resolve_meetings(
    readings: Sequence[Reading], owner: dict[tuple[str, int], str], entities: dict[str, Entity]
) -> tuple[Meeting, ...]:
    """One meeting an encounter, sorted by id."""
    reports = sorted(
        (_report_of(reading, mention, owner) for reading in readings for mention in reading.meetings),
        key=lambda report: report.sort_key,
    )
    clusters: list[list[Report]] = []
    by_actor: dict[str, list[int]] = defaultdict(list)
    for report in reports:
        near = sorted({number for actor in report.participants | report.parties for number in by_actor[actor]})
        likeness = {n: min(alike(report, other) for other in clusters[n]) for n in near}
        number = max(near, key=lambda n: (likeness[n], -n), default=-1)
        if number >= 0 and likeness[number] >= SAME:
            clusters[number].append(report)
        else:
            number = len(clusters)
            clusters.append([report])
        for actor in report.participants | report.parties:
            if number not in by_actor[actor]:
                by_actor[actor].append(number)
    meetings = [_meeting(cluster, entities) for cluster in clusters]
    return tuple(sorted(_distinct(meetings), key=lambda meeting: meeting.id))


def _report_of(reading: Reading, mention: MeetingMention, owner: dict[tuple[str, int], str]) -> Report:
    article = reading.document.id
    return Report(
        mention,
        article,
        reading.document.published,
        frozenset(owner[article, number] for number in mention.participants),
        frozenset(owner[article, number] for number in mention.parties),
        owner[article, mention.place] if mention.place is not None else None,
    )


def _most(values: Iterable[T | None], key: Callable[[T], object] = str) -> T | None:
    """The most frequent value that is there; among equals the first by `key`."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], str(key(value)))) if counts else None


def _status(cluster: list[Report]) -> str:
    """The latest word: of the last day's reports the one that ranks first; a plan does not undo what was reported held."""
    last = max(report.published or "" for report in cluster)
    latest = {report.mention.status for report in cluster if (report.published or "") == last}
    every = {report.mention.status for report in cluster}
    status = min(latest, key=_RANK.index)
    if status in _PLANNED and "held" in every:
        return "held"
    return status


def _meeting(cluster: list[Report], entities: dict[str, Entity]) -> Meeting:
    mentions = [report.mention for report in cluster]
    participants = tuple(sorted(frozenset().union(*(report.participants for report in cluster))))
    parties = tuple(sorted(frozenset().union(*(report.parties for report in cluster))))
    date = _most(m.date for m in mentions if m.date and len(m.date) == len("2025-12-20")) or _most(
        m.date for m in mentions
    )
    place = _most(report.place for report in cluster)
    doubt = 1.0
    for report in cluster:
        doubt *= 1.0 - report.mention.confidence
    names = sorted(_short(entities[id]) for id in participants)
    if len(names) < 2:  # with one person alone nobody would see who met
        names += sorted(entities[id].label for id in parties)
    meeting = Meeting(
        id="",
        label=_name(names, entities[place].label if place else "", date),
        reports=tuple(
            _source(report, evidence_number)
            for report in cluster
            for evidence_number in range(len(report.mention.evidence))
        ),
        participants=participants,
        parties=parties,
        place=place,
        venue=_most(m.venue for m in mentions) or "",
        date=date,
        end_date=_most(m.end_date for m in mentions if m.end_date and (not date or m.end_date >= date)),
        status=_status(cluster),
        mode=_most(m.mode for m in mentions if m.mode != "unknown") or "unknown",
        kind=_most(m.kind for m in mentions if m.kind != "other") or "other",
        about=tuple(dict.fromkeys(topic for m in mentions for topic in m.about))[:6],
        duration=_most(m.duration for m in mentions) or "",
        confidence=round(min(1.0 - doubt, MOST_CERTAIN), 3),
    )
    return _identified(meeting, "")


def _identified(meeting: Meeting, salt: str) -> Meeting:
    names = sorted(last_part(id) for id in meeting.participants or meeting.parties)[:3]
    mark = digest(
        *meeting.participants,
        "|",
        *meeting.parties,
        meeting.date,
        meeting.place,
        meeting.mode if meeting.mode != "unknown" else "",
        salt,
    )
    return replace(meeting, id=f"meeting/{meeting.date or 'undated'}-{'-'.join(names)}-{mark}")


def _distinct(meetings: list[Meeting]) -> list[Meeting]:
    """Two encounters that nothing but their sentences tell apart get identifiers from those."""
    twice = {id for id, n in Counter(meeting.id for meeting in meetings).items() if n > 1}
    result, used = [], set()
    for meeting in meetings:
        if meeting.id in twice:
            meeting = _identified(
                meeting, "\n".join(sorted(report.evidence.quote for report in meeting.reports)) + meeting.status
            )
        while meeting.id in used:
            meeting = _identified(meeting, meeting.id)
        used.add(meeting.id)
        result.append(meeting)
    return result


def _source(report: Report, number: int) -> MeetingReport:
    m = report.mention
    return MeetingReport(
        m.evidence[number],
        m.status,
        tuple(sorted(report.participants)),
        tuple(sorted(report.parties)),
        report.place,
        m.date,
        m.end_date,
    )


def _short(entity: Entity) -> str:
    """How news calls a person after the first mention: the one-word name seen, the last one of several; else the full name."""
    if entity.kind != PERSON:
        return entity.label
    words = entity.label.split()
    seen = [word for word in words if word in entity.aliases]
    return seen[-1] if seen else (entity.label if len(words) < 3 else words[-1])


def _name(names: list[str], place: str, date: str | None) -> str:
    """A readable name: `Dmitriev – Kushner – Witkoff, Miami, 2025-12-20`, `Witkoff – Rusia – Ukraina, Jenewa`."""
    shown = " – ".join(names[:4]) + (" …" if len(names) > 4 else "")
    return ", ".join(part for part in (shown, place, date or "") if part)
