"""SPARQL over a build: the shipped queries, a store, answers as rdflib objects and as text; why a fact is there."""

from kg.query.explain import Explanation, explain
from kg.query.explained import explained
from kg.query.library import Query, find, shipped
from kg.query.render import FORMATS, render
from kg.query.run import Answer, Opened, answer, open_store, run

__all__ = [
    "FORMATS",
    "Answer",
    "Explanation",
    "Opened",
    "Query",
    "answer",
    "explain",
    "explained",
    "find",
    "open_store",
    "render",
    "run",
    "shipped",
]
