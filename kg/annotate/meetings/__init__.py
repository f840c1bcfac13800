"""Meetings: who met, meets, will or did not meet whom, where, when, and how.

named         which names can be parties
cues          the words that name an encounter
participants  the parties beside a cue
status, when, place, mode_kind, topic   what the cue's sentence says of it
joining       the tellings of one encounter become one
component     the spaCy component `utusan_meetings`
"""

from kg.annotate.meetings.component import FACTORY, Meetings, read_meetings

__all__ = ["FACTORY", "Meetings", "read_meetings"]
