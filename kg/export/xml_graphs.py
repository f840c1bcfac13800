"""GraphML and GEXF from a networkx graph: attributes flattened, typed, and cleaned of what XML cannot hold.

Written here because networkx' own writers stop at tuples and None, take attributes called `type`, `start` or `end` for
the format's own, and date their files.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from kg.export.material import Material

if TYPE_CHECKING:
    import networkx as nx

Scalar = str | int | float | bool
Attributes = Mapping[str, Scalar]
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_GRAPHML = {bool: "boolean", int: "long", float: "double", str: "string"}
_GEXF = {bool: "boolean", int: "long", float: "double", str: "string"}
_WHOLE = 2**63


def write_graphml(material: Material, path: Path) -> None:
    """GraphML, as yEd, Gephi, Cytoscape and networkx read it."""
    nodes, edges = _parts(material.network())
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in _graphml(nodes, edges))


def write_gexf(material: Material, path: Path) -> None:
    """GEXF 1.2, as Gephi and Gephi Lite read it."""
    nodes, edges = _parts(material.network())
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in _gexf(nodes, edges))


Node = tuple[str, Attributes]
Edge = tuple[str, str, str, Attributes]


def _parts(graph: nx.MultiDiGraph) -> tuple[list[Node], list[Edge]]:
    """Nodes and edges (id, source, target, attributes) in a fixed order, their attributes flattened.

    An edge's id is its key, where keys are unique in the graph; otherwise its number.
    """
    nodes: list[Node] = [(clean(str(id)), flat(attributes)) for id, attributes in graph.nodes(data=True)]
    nodes.sort(key=lambda node: node[0])
    edges: list[Edge] = [
        (clean(str(key)), clean(str(source)), clean(str(target)), flat(attributes))
        for source, target, key, attributes in graph.edges(keys=True, data=True)
    ]
    edges.sort(key=lambda edge: (*edge[1:3], edge[0]))
    if len({edge[0] for edge in edges}) < len(edges):
        edges = [(f"e{number}", *edge[1:]) for number, edge in enumerate(edges)]
    return nodes, edges


def clean(text: str) -> str:
    """`text` without the characters that XML 1.0 cannot hold, not even escaped."""
    return _NOT_XML.sub("\ufffd", text)


def flat(attributes: Mapping[Any, Any]) -> dict[str, Scalar]:
    """Attributes as plain values, sorted by name: words joined with `; `, other structures as JSON, None left out."""
    found: dict[str, Scalar] = {}
    for name in sorted(attributes, key=str):
        value = attributes[name]
        if value is None:
            continue
        if isinstance(value, bool | float) or (isinstance(value, int) and -_WHOLE <= value < _WHOLE):
            found[clean(str(name))] = value
        else:
            found[clean(str(name))] = clean(_joined(value))
    return found


def _joined(value: object) -> str:
    if isinstance(value, set | frozenset):
        value = sorted(value, key=str)
    if isinstance(value, list | tuple) and all(item is None or isinstance(item, Scalar) for item in value):
        return "; ".join(str(item) for item in value if item is not None)
    if isinstance(value, list | tuple | dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return str(value)


def _types(items: Iterable[Attributes]) -> dict[str, type]:
    """{attribute: the one type that holds all its values}: text where they differ, save for numbers of two types."""
    found: dict[str, set[type]] = {}
    for attributes in items:
        for name, value in attributes.items():
            found.setdefault(name, set()).add(type(value))
    return {
        name: next(iter(types)) if len(types) == 1 else float if types == {int, float} else str
        for name, types in sorted(found.items())
    }


def _text(value: Scalar) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return (
        {"inf": "INF", "-inf": "-INF", "nan": "NaN"}.get(str(value), str(value))
        if isinstance(value, float)
        else str(value)
    )


def _graphml(nodes: list[Node], edges: list[Edge]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    keys: dict[tuple[str, str], str] = {}
    for domain, items in (("node", [n[1] for n in nodes]), ("edge", [e[3] for e in edges])):
        for name, kind in _types(items).items():
            key = keys[domain, name] = f"{domain[0]}{len(keys)}"
            yield f'  <key id="{key}" for="{domain}" attr.name={quoteattr(name)} attr.type="{_GRAPHML[kind]}"/>'
    yield '  <graph edgedefault="directed">'
    for id, attributes in nodes:
        yield f"    <node id={quoteattr(id)}>"
        yield from (f'      <data key="{keys["node", n]}">{escape(_text(v))}</data>' for n, v in attributes.items())
        yield "    </node>"
    for id, source, target, attributes in edges:
        yield f"    <edge id={quoteattr(id)} source={quoteattr(source)} target={quoteattr(target)}>"
        yield from (f'      <data key="{keys["edge", n]}">{escape(_text(v))}</data>' for n, v in attributes.items())
        yield "    </edge>"
    yield "  </graph>"
    yield "</graphml>"


def _gexf(nodes: list[Node], edges: list[Edge]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">'
    yield '  <graph defaultedgetype="directed" mode="static">'
    keys: dict[tuple[str, str], str] = {}
    for domain, items in (("node", [n[1] for n in nodes]), ("edge", [e[3] for e in edges])):
        yield f'    <attributes class="{domain}">'
        for name, kind in _types(items).items():
            key = keys[domain, name] = f"{domain[0]}{len(keys)}"
            yield f'      <attribute id="{key}" title={quoteattr(name)} type="{_GEXF[kind]}"/>'
        yield "    </attributes>"
    yield "    <nodes>"
    for id, attributes in nodes:
        yield f"      <node id={quoteattr(id)} label={quoteattr(_text(attributes.get('label', id)))}>"
        yield from _attvalues("node", attributes, keys)
        yield "      </node>"
    yield "    </nodes>"
    yield "    <edges>"
    for id, source, target, attributes in edges:
        ends = f"source={quoteattr(source)} target={quoteattr(target)}"
        yield f"      <edge id={quoteattr(id)} {ends} label={quoteattr(_text(attributes.get('label', '')))}>"
        yield from _attvalues("edge", attributes, keys)
        yield "      </edge>"
    yield "    </edges>"
    yield "  </graph>"
    yield "</gexf>"


def _attvalues(domain: str, attributes: Attributes, keys: Mapping[tuple[str, str], str]) -> Iterator[str]:
    yield "        <attvalues>"
    for name, value in attributes.items():
        yield f'          <attvalue for="{keys[domain, name]}" value={quoteattr(_text(value))}/>'
    yield "        </attvalues>"
