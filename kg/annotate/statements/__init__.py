"""Who said what: quotations and reported speech with their speakers."""

from kg.annotate.statements.component import Statements

__all__ = ["Statements"]
