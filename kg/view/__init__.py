"""The graph as one HTML file that opens anywhere and asks no host for anything."""

from kg.view.page import write_page

__all__ = ["write_page"]
