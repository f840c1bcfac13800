"""Precision, recall and F1 of a build against annotated articles."""

from kg.score.counting import Difference
from kg.score.gold import read_gold
from kg.score.report import Report
from kg.score.scorer import score

__all__ = ["Difference", "Report", "read_gold", "score"]
