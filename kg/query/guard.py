"""What a query may do: read this graph. What would change it or reach another host is refused before it runs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.errors import QueryError

_TOKEN = re.compile(
    r"""
    (?P<comment>\#[^\n\r]*)
  | (?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>)
  | (?P<string>'''(?:[^'\\]|\\.|'{1,2}(?!'))*'''|\"{3}(?:[^"\\]|\\.|"{1,2}(?!"))*\"{3}
      |'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")
  | (?P<variable>[?$]\w+)
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<blank>_:[\w.\-]+)
  | (?P<name>(?:[^\W\d_](?:[\w.\-]*[\w\-])?)?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\.)?(?:[\w.:\-]|%[0-9A-Fa-f]{2}|\\.)*)
  | (?P<word>[A-Za-z_]\w*)
  | (?P<space>\s+)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_READS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_UPDATES = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH", "USING"},
)


def tokens(text: str) -> Iterator[tuple[str, str]]:
    """(kind, text) of what stands in a query, without comments and space."""
    for token in _TOKEN.finditer(text):
        if token.lastgroup not in ("comment", "space"):
            yield token.lastgroup or "other", token[0]


def check(text: str, name: str, prefixes: Mapping[str, str]) -> None:
    """Raise QueryError if the query would write, reach another host, or uses a prefix that nobody declares.

    Args:
        text: SPARQL.
        name: of the query, for the message.
        prefixes: those that are declared for every query.
    """
    found = list(tokens(text))
    declared = set(prefixes)
    form = ""
    expects = ""
    for kind, token in found:
        if kind == "word":
            word = token.upper()
            if word == "SERVICE":
                raise QueryError("SERVICE would reach another host", name, "queries read this graph only")
            if word == "FROM":
                raise QueryError("FROM would read another graph", name, "leave it out: the query reads this graph")
            if not form and word in _UPDATES:
                raise QueryError(
                    f"{word} would change the graph", name, "queries only read: SELECT, ASK, CONSTRUCT, DESCRIBE"
                )
            if word in _READS:
                form = form or word
            expects = "prefix" if word == "PREFIX" else ""
        elif kind == "name":
            prefix = token.partition(":")[0]
            if expects == "prefix":
                declared.add(prefix)
            elif prefix not in declared:
                known = ", ".join(sorted(declared))
                raise QueryError(f"nobody declares the prefix {prefix}:", name, f"declared: {known}")
            expects = ""
        else:
            expects = ""
    if not form:
        raise QueryError("this is no query", name, "it needs SELECT, ASK, CONSTRUCT or DESCRIBE")
