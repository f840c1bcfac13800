"""Precision, recall and F1 of a build against annotated articles."""

from kg.score.counting import Difference, Judgement
from kg.score.gold import read_gold
from kg.score.reliability import Bin, calibration_error, reliability
from kg.score.report import Report
from kg.score.scorer import score

__all__ = ["Bin", "Difference", "Judgement", "Report", "calibration_error", "read_gold", "reliability", "score"]
