"""Other forms of the graph, for other tools: one table of exporters."""

from kg.export.material import Exporter, Material
from kg.export.write import EXPORTERS, export

__all__ = ["EXPORTERS", "Exporter", "Material", "export"]
