"""The one table of exporters, and the one way to call them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from uuid import uuid4

from kg.errors import OutputError
from kg.export.material import Exporter, Material
from kg.export.rdf_files import write_jsonld, write_nquads, write_turtle
from kg.export.tables import write_csv
from kg.export.xml_graphs import write_gexf, write_graphml

EXPORTERS: Mapping[str, Exporter] = MappingProxyType(
    {
        "ttl": Exporter("graph.ttl", write_turtle, {"id": "Turtle", "en": "Turtle"}),
        "nquads": Exporter(
            "graph.nq", write_nquads, {"id": "N-Quads, satu graf per artikel", "en": "N-Quads by article"}
        ),
        "jsonld": Exporter("graph.jsonld", write_jsonld, {"id": "JSON-LD", "en": "JSON-LD"}),
        "graphml": Exporter(
            "graph.graphml", write_graphml, {"id": "GraphML (yEd, Gephi)", "en": "GraphML (yEd, Gephi)"}
        ),
        "gexf": Exporter("graph.gexf", write_gexf, {"id": "GEXF (Gephi)", "en": "GEXF (Gephi)"}),
        "csv": Exporter("csv", write_csv, {"id": "folder tabel CSV", "en": "a folder of CSV tables"}),
    }
)
"""{name of a format: its exporter}."""


def export(name: str, folder: str | os.PathLike[str], material: Material) -> Path:
    """Write one format into `folder` and return the path of what was written.

    What stood there before is replaced only when the new one is whole.

    Raises:
        KeyError: `name` is no key of `EXPORTERS`.
        OutputError: it cannot be written.
    """
    exporter = EXPORTERS[name]
    target = Path(folder) / exporter.file
    part = Path(folder) / f".{uuid4().hex}.part"
    try:
        exporter.write(material, part)
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)
        part.replace(target)
    except OSError as error:
        raise OutputError(f"cannot write: {error.strerror or error}", str(target)) from error
    finally:
        if part.is_dir():
            shutil.rmtree(part, ignore_errors=True)
        else:
            part.unlink(missing_ok=True)
    return target
