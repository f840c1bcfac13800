"""A graph whose attributes are plain values, for file formats that know no others."""

from __future__ import annotations

import json
import re
from typing import Any

import networkx as nx

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def flat(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """A copy for GraphML and GEXF: words joined by `; `, other structures as JSON, nothing where there is nothing.

    Characters that XML cannot hold become U+FFFD.
    """
    result = nx.MultiDiGraph()
    result.add_nodes_from((node, _plain(attributes)) for node, attributes in graph.nodes(data=True))
    result.add_edges_from(
        (a, b, key, _plain(attributes)) for a, b, key, attributes in graph.edges(keys=True, data=True)
    )
    return result


def _plain(attributes: dict[str, Any]) -> dict[str, str | int | float | bool]:
    return {key: _value(value) for key, value in attributes.items() if value not in (None, (), "")}


def _value(value: Any) -> str | int | float | bool:
    if isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, tuple) and all(isinstance(item, str) for item in value):
        value = "; ".join(value)
    if not isinstance(value, str):
        value = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return _NOT_XML.sub("\ufffd", value)
