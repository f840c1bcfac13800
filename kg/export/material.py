"""What an exporter may draw on: the facts, and what other stages make of them, made only if it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.config import BASE
from kg.model import Facts

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Material:
    """Handed down by the pipeline, which alone knows the stages that the functions come from.

    Attributes:
        facts: what all articles say.
        turtle: writes the graph as Turtle to a path.
        triples: the graph's triples.
        quads: the same by article, each in a graph named by the article's IRI.
        network: the networkx graph; nodes and edges may carry any attributes.
        base: IRI under which individuals live.
    """

    facts: Facts
    turtle: Callable[[Path], object]
    triples: Callable[[], Iterable[ox.Triple]]
    quads: Callable[[], Iterable[ox.Quad]]
    network: Callable[[], nx.MultiDiGraph]
    base: str = BASE


Write = Callable[[Material, Path], None]


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format.

    Attributes:
        file: name of the file, or of the folder, that it writes.
        write: writes it to a path that does not exist yet.
        titles: {language: what the format is, for the command's help}.
    """

    file: str
    write: Write
    titles: Mapping[str, str]
