"""Annotating: a spaCy pipeline for Indonesian news, one component a file."""

from kg.annotate.pipeline import COMPONENTS, load, read_document, reading_of

__all__ = ["COMPONENTS", "load", "read_document", "reading_of"]
