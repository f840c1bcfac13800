"""Do two reports speak of one encounter? A sum of points for what speaks for it and against it.

The points and the threshold are set by hand on the project's sample articles, whose reports a reader has joined
(`tests/cases/meeting_pairs.csv`).
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import MeetingMention
from kg.resolve.dates import compatible, days_between

SAME = 3.0  # from so many points on, two reports are taken to speak of one encounter
NEVER = float("-inf")
_SLACK = 1  # days that two outlets may differ by over one encounter (time zones, `Selasa malam`)
_PLANNED = frozenset({"scheduled", "proposed", "possible"})
_REMOTE = frozenset({"phone", "video"})
_DAY = len("2025-12-20")

_SHARED_PERSONS = 2.0  # times the share of the smaller group of persons
_SAME_PERSONS = 1.0
_SHARED_PARTIES = 2.2  # times the share of the smaller group of parties, where persons cannot be compared
_SAME_DAY = 2.0
_NEXT_DAY = 1.0
_SAME_MONTH = 0.7
_SAME_PLACE = 1.5
_OTHER_PLACE = -1.5
_SAME_STATUS = 0.5
_DENIED_ALONE = -0.5
_A_DAY_APART = -0.2  # for each day between the times at which undated reports were made
_FARTHEST = -3.0
_NO_TIME = -0.5


@dataclass(frozen=True, slots=True)
class Report:
    """A meeting as one article tells it, its actors as ids of entities; `published` is the article's day."""

    mention: MeetingMention
    article: str
    published: str | None
    participants: frozenset[str]
    parties: frozenset[str]
    place: str | None

    @property
    def sort_key(self) -> tuple[str, str, int]:
        return self.published or "", self.article, self.mention.evidence[0].start


def alike(a: Report, b: Report) -> float:
    """Points for one encounter; `NEVER` where it is excluded: reports of one article, which its own reading has joined
    already, other persons, other days, a call against a visit."""
    if (
        a.article == b.article
        or {a.mention.mode, b.mention.mode} & _REMOTE
        and "in_person" in (a.mention.mode, b.mention.mode)
    ):
        return NEVER
    return _who(a, b) + _when(a, b) + _where(a, b) + _status(a, b)


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _who(a: Report, b: Report) -> float:
    if a.participants and b.participants:
        least = min(2, len(a.participants), len(b.participants))
        share = _share(a.participants, b.participants)
        if len(a.participants & b.participants) < least or share < 1 / 2:
            return NEVER
        return _SHARED_PERSONS * share + _SAME_PERSONS * (a.participants == b.participants)
    both = (a.participants | a.parties, b.participants | b.parties)
    return _SHARED_PARTIES * _share(*both) if len(both[0] & both[1]) > 1 else NEVER


def _when(a: Report, b: Report) -> float:
    one, other = a.mention.date, b.mention.date
    if one and other:
        if one == other:
            return _SAME_DAY if len(one) == _DAY else _SAME_MONTH
        if _within(a, b) or compatible(one, other, _SLACK):
            return _NEXT_DAY if len(one) == len(other) else _SAME_MONTH
        return NEVER
    planned = a.mention.status in _PLANNED and b.mention.status in _PLANNED
    first = a.published if planned else one or a.published
    second = b.published if planned else other or b.published
    apart = days_between(first, second)
    return _NO_TIME if apart is None else max(_A_DAY_APART * apart, _FARTHEST)


def _within(a: Report, b: Report) -> bool:
    """Does the day of one lie within the range of days of the other?"""
    for one, other in ((a.mention, b.mention), (b.mention, a.mention)):
        if one.date and one.end_date and other.date and one.date <= other.date <= one.end_date:
            return True
    return False


def _where(a: Report, b: Report) -> float:
    if not a.place or not b.place:
        return 0.0
    if a.place == b.place:
        return _SAME_PLACE
    city = {a.place.partition("/")[0], b.place.partition("/")[0]} == {"place", "country"}
    return 0.0 if city else _OTHER_PLACE  # a city and its country do not contradict each other


def _status(a: Report, b: Report) -> float:
    statuses = {a.mention.status, b.mention.status}
    if len(statuses) == 1:
        return _SAME_STATUS
    undated = not (a.mention.date and b.mention.date)
    return _DENIED_ALONE if "denied" in statuses and undated else 0.0
