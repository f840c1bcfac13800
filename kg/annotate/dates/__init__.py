"""Dates and times: a grammar over characters, resolved with the publication date and the article's own dates."""

from kg.annotate.dates.component import DateAnnotator, Time, find_times, reference_date

__all__ = ["DateAnnotator", "Time", "find_times", "reference_date"]
