"""Which side each node stands on: the country, or the body without one, that it acts for."""

from __future__ import annotations

from collections import Counter

import networkx as nx

from kg.graph.schema import MEETING
from kg.model import COUNTRY, ORGANIZATION

FORMER = 0.3  # an office that somebody held counts less than one that he holds


def sides(graph: nx.MultiDiGraph) -> dict[str, str]:
    """{node: the country or body that it stands for}, nodes that stand for none left out.

    A country stands for itself; a body or place for the country it is in, a body without one for itself; a person for
    the side that most of its offices are held for, without an office for that of its kin; a meeting for the side of all
    who take part in it, if they are of one. Ties go to the first in the order of ids.
    """
    found: dict[str, str] = {}
    for node, attributes in graph.nodes(data=True):
        country = attributes.get("in_country")
        if attributes["type"] == COUNTRY:
            found[node] = node
        elif country in graph:
            found[node] = country
        elif attributes["type"] == ORGANIZATION:
            found[node] = node
    # two rounds: an office may be held for a person (the spokesperson of a president), whose side must be known first
    for kinds in (("role",), ("role",), ("kinship",)):
        found = _by_ties(graph, found, kinds) | found
    for node, kind in graph.nodes(data="type"):
        if kind == MEETING:
            ends = {found.get(a) for a, _, way in graph.in_edges(node, data="type") if way in ("participant", "party")}
            if len(ends) == 1 and (side := ends.pop()):
                found[node] = side
    return found


def _by_ties(graph: nx.MultiDiGraph, found: dict[str, str], kinds: tuple[str, ...]) -> dict[str, str]:
    votes: dict[str, Counter[str]] = {}
    for source, target, attributes in graph.edges(data=True):
        if attributes["type"] in kinds and source not in found and target in found:
            weight = FORMER if attributes.get("tenure") == "former" else 1.0
            votes.setdefault(source, Counter())[found[target]] += weight  # type: ignore[assignment]
    return {node: min(count, key=lambda side: (-count[side], side)) for node, count in votes.items()}
