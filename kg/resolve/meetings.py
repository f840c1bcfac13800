"""Meetings of all articles -> one node an encounter.

Reports are blocked by their participants and parties, judged in pairs (`same_meeting`) and clustered so that every pair in a
cluster is compatible. A meeting's own values are resolved from its reports; what each source says stays with its evidence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kg.model import Entity, Meeting, MeetingMention, MeetingReport, Reading
from kg.resolve.dates import compatible, days_between
from kg.resolve.identifiers import digest, last_part

_SLACK = 1  # days that two outlets may differ by over one encounter (time zones, `Selasa malam`)
_NEWS_CYCLE = 10  # days between publications within which an undated report can speak of the same encounter
# what the last word on a meeting is, when articles of the same day differ: what happened outranks what was planned
_RANK = ("denied", "cancelled", "held", "ongoing", "scheduled", "proposed", "possible")
_PLANNED = frozenset({"scheduled", "proposed", "possible"})
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Report:
    mention: MeetingMention
    article: str
    published: str | None
    participants: frozenset[str]
    parties: frozenset[str]
    place: str | None

    @property
    def sort_key(self) -> tuple[str, str, int]:
        return self.published or "", self.article, self.mention.evidence[0].start


def resolve_meetings(
    readings: Sequence[Reading], owner: dict[tuple[str, int], str], entities: dict[str, Entity]
) -> tuple[Meeting, ...]:
    """One meeting an encounter, sorted by id."""
    reports = sorted(
        (_report(reading, mention, owner) for reading in readings for mention in reading.meetings),
        key=lambda report: report.sort_key,
    )
    clusters: list[list[_Report]] = []
    by_actor: dict[str, list[int]] = defaultdict(list)
    for report in reports:
        near = sorted({number for actor in report.participants | report.parties for number in by_actor[actor]})
        fits = [n for n in near if all(same_meeting(report, other) for other in clusters[n])]
        if fits:
            number = max(fits, key=lambda n: (max(_closeness(report, other) for other in clusters[n]), -n))
            clusters[number].append(report)
        else:
            number = len(clusters)
            clusters.append([report])
        for actor in report.participants | report.parties:
            if number not in by_actor[actor]:
                by_actor[actor].append(number)
    meetings = [_meeting(cluster, entities) for cluster in clusters]
    return tuple(sorted(_distinct(meetings), key=lambda meeting: meeting.id))


def _report(reading: Reading, mention: MeetingMention, owner: dict[tuple[str, int], str]) -> _Report:
    article = reading.document.id
    return _Report(
        mention,
        article,
        reading.document.published,
        frozenset(owner[article, number] for number in mention.participants),
        frozenset(owner[article, number] for number in mention.parties),
        owner[article, mention.place] if mention.place is not None else None,
    )


def same_meeting(a: _Report, b: _Report) -> bool:
    """Can two reports speak of one encounter? Those of one article never do: the article's own reading has joined its mentions."""
    if a.article == b.article:
        return False
    if a.participants and b.participants:
        shared = len(a.participants & b.participants)
        if shared < min(2, len(a.participants), len(b.participants)) or shared * 2 < min(
            len(a.participants), len(b.participants)
        ):
            return False
    elif len((a.participants | a.parties) & (b.participants | b.parties)) < 2:
        return False
    if not compatible(a.mention.date, b.mention.date, _SLACK) and not _within(a, b):
        return False
    if a.place and b.place and a.place != b.place and a.mention.date != b.mention.date:
        return False
    if {a.mention.mode, b.mention.mode} == {"in_person", "phone"} or {a.mention.mode, b.mention.mode} == {
        "in_person",
        "video",
    }:
        return False
    if not (a.mention.date and b.mention.date):
        apart = days_between(a.mention.date or a.published, b.mention.date or b.published)
        if apart is None:
            return bool(a.place and a.place == b.place) or _comparable_plan(a, b)
        return apart <= _NEWS_CYCLE
    return True


def _within(a: _Report, b: _Report) -> bool:
    """Does the date of one lie within the range of days of the other?"""
    for one, other in ((a.mention, b.mention), (b.mention, a.mention)):
        if one.date and one.end_date and other.date and one.date <= other.date <= one.end_date:
            return True
    return False


def _comparable_plan(a: _Report, b: _Report) -> bool:
    return (
        a.participants == b.participants
        and bool(a.participants)
        and a.mention.status == b.mention.status
        and a.place == b.place
    )


def _closeness(a: _Report, b: _Report) -> float:
    shared = len((a.participants | a.parties) & (b.participants | b.parties))
    return shared + 2 * bool(a.mention.date and a.mention.date == b.mention.date) + bool(a.place and a.place == b.place)


def _most(values: Iterable[T | None], key: Callable[[T], object] = str) -> T | None:
    """The most frequent value that is there; among equals the first by `key`."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], str(key(value)))) if counts else None


def _status(cluster: list[_Report]) -> str:
    """The latest word: of the last day's reports the one that ranks first; a plan does not undo what was reported held."""
    last = max(report.published or "" for report in cluster)
    latest = {report.mention.status for report in cluster if (report.published or "") == last}
    every = {report.mention.status for report in cluster}
    status = min(latest, key=_RANK.index)
    if status in _PLANNED and "held" in every:
        return "held"
    return status


def _meeting(cluster: list[_Report], entities: dict[str, Entity]) -> Meeting:
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
    names = [entities[id].label.split()[-1] for id in participants] or [entities[id].label for id in parties]
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
        confidence=round(1.0 - doubt, 3),
    )
    return _identified(meeting, "")


def _identified(meeting: Meeting, salt: str) -> Meeting:
    from dataclasses import replace

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


def _source(report: _Report, number: int) -> MeetingReport:
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


def _name(names: list[str], place: str, date: str | None) -> str:
    """A readable name: `Dmitriev – Kushner – Witkoff, Miami, 2025-12-20`."""
    shown = " – ".join(sorted(names)[:4]) + (" …" if len(names) > 4 else "")
    return ", ".join(part for part in (shown, place, date or "") if part)
