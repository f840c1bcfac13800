"""Utusan reads Indonesian news about diplomacy into a knowledge graph.

    >>> import kg
    >>> build = kg.build("samples/", "output/")            # doctest: +SKIP
    >>> build.graph                                         # networkx MultiDiGraph  # doctest: +SKIP
    >>> kg.ask("output/", "who-met-whom")                   # rdflib result          # doctest: +SKIP

The names below are loaded when they are first used, so that `import kg` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.annotate import load
    from kg.config import Config
    from kg.model import Document, Facts
    from kg.pipeline import Build, build
    from kg.query import run as ask

_WHERE = {
    "Build": ("kg.pipeline", "Build"),
    "Config": ("kg.config", "Config"),
    "Document": ("kg.model", "Document"),
    "Facts": ("kg.model", "Facts"),
    "build": ("kg.pipeline", "build"),
    "load": ("kg.annotate", "load"),
    "ask": ("kg.query", "run"),
}
__all__ = ["Build", "Config", "Document", "Facts", "ask", "build", "load"]


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    module, attribute = _WHERE[name]
    return getattr(import_module(module), attribute)
