"""Who is related to whom."""

from kg.annotate.kinship.component import KinshipReader

__all__ = ["KinshipReader"]
