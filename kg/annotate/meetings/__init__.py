"""Meetings: who met, meets, will or did not meet whom, where, when, and how.

cues          the words that name an encounter (`bertemu`, `perundingan`, `KTT`)
named         which names can be parties; chains: what stands before them
participants  the parties beside a cue, by its pattern: verbs, nouns, companions; parties, subjects: what the patterns ask
status, when, place, mode_kind, topic   what the cue's sentence says of it
tellings      all that one cue tells
joining       the tellings of one encounter become one; encounters: what they say together
confidence    how far an encounter is trusted
component     the spaCy component `utusan_meetings`
"""

from kg.annotate.meetings.component import FACTORY, Meetings, read_meetings

__all__ = ["FACTORY", "Meetings", "read_meetings"]
