"""SPARQL over a build: the shipped queries, a store, answers as rdflib objects and as text."""

from kg.query.library import Query, find, shipped
from kg.query.render import FORMATS, render
from kg.query.run import Answer, Opened, answer, open_store, run

__all__ = ["FORMATS", "Answer", "Opened", "Query", "answer", "find", "open_store", "render", "run", "shipped"]
