"""Files to `Document`s: `read` streams them, `count` says beforehand how many to expect."""

from kg.read.readers import READERS
from kg.read.reading import count, read

__all__ = ["READERS", "count", "read"]
