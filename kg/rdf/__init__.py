"""Facts to triples and back, with their evidence: `graph.ttl`, its SHACL check, and the ontology's own page."""

from kg.rdf.load import load
from kg.rdf.write import graph, quads, triples, write_turtle

__all__ = ["graph", "load", "quads", "triples", "write_turtle"]
