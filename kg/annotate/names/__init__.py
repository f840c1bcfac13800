"""Names: where they may stand, of what kind they are."""

from kg.annotate.names.component import KINDS, LABELS, NameFinder

__all__ = ["KINDS", "LABELS", "NameFinder"]
