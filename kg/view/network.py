"""A pyvis Network that renders our template instead of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
import networkx as nx
import pyvis
from pyvis.network import Network

from kg.errors import SetupError
from kg.view.data import short_label

TEMPLATE = "template.html"
# The file that pyvis' own template loads; Apache-2.0 or MIT, its licence comment stays in the page.
VIS_NETWORK = Path("lib", "vis-9.1.2", "vis-network.min.js")


def vis_network() -> str:
    """The script of vis-network from the installed pyvis; raises SetupError if it is not there."""
    path = Path(pyvis.__file__).parent / VIS_NETWORK
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise SetupError("pyvis has no vis-network", str(VIS_NETWORK), "install pyvis 0.3.2") from error


class _Ids(list[str]):
    """A list that knows quickly what is in it: pyvis looks up both ends of every edge."""

    def __init__(self) -> None:
        super().__init__()
        self._known: set[str] = set()

    def append(self, item: str) -> None:
        super().append(item)
        self._known.add(item)

    def __contains__(self, item: object) -> bool:
        return item in self._known


class PageNetwork(Network):  # type: ignore[misc]
    """`generate_html()` renders `template.html` of this folder, autoescaped, with `context` at hand in it."""

    def __init__(self, context: dict[str, Any]) -> None:
        super().__init__(directed=True, cdn_resources="in_line")
        self.node_ids = _Ids()
        self.path = TEMPLATE
        self.template_dir = str(Path(__file__).parent)
        self.templateEnv = jinja2.Environment(
            loader=jinja2.FileSystemLoader(self.template_dir),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.templateEnv.policies["json.dumps_kwargs"] = {"separators": (",", ":"), "sort_keys": True}
        self.options = {
            "physics": {"enabled": False},
            "layout": {"improvedLayout": False},
            "interaction": {
                "hover": False,
                "selectable": False,
                "keyboard": {"enabled": True, "bindToWindow": False},
                "zoomSpeed": 0.6,
            },
        }
        self.templateEnv.globals.update(context | {"vis_options": self.options})

    def fill(self, graph: nx.MultiDiGraph) -> None:
        """Take nodes and edges from a graph that has been measured and placed, the most central node first.

        Raises:
            ValueError: a node has no rank or position.
        """
        tied = {node for a, b in graph.edges() if a != b for node in (a, b)}
        for node, attributes in graph.nodes(data=True):
            if not {"rank", "degree", "x", "y"} <= attributes.keys():
                raise ValueError(f"{node} has no rank or position: measure and place the graph first")
        for node, attributes in sorted(graph.nodes(data=True), key=lambda item: item[1]["rank"]):
            extra = {"status": attributes["status"]} if "status" in attributes else {}
            self.add_node(
                node,
                label=short_label(attributes["label"], attributes.get("date")),
                shape="custom",
                group=attributes["type"],
                x=attributes["x"],
                y=attributes["y"],
                degree=attributes["degree"],
                alone=node not in tied,
                **extra,
            )
        for source, target, key, attributes in sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3]):
            self.add_edge(
                source,
                target,
                id=key,
                type=attributes["type"],
                fact=attributes["fact"],
                words={lang: attributes[f"label_{lang}"] for lang in ("id", "en")},
            )
