"""Facts to triples with their evidence: `graph.ttl`, its SHACL check, and the ontology's own page."""

from kg.rdf.write import graph, quads, triples, write_turtle

__all__ = ["graph", "quads", "triples", "write_turtle"]
