"""An answer as text: a table for people, CSV, SPARQL JSON, Turtle."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.errors import QueryError
from kg.query.columns import heading
from kg.query.run import Answer

_WORDS: Mapping[str, tuple[str, str]] = {
    "true": ("ya", "yes"),
    "false": ("tidak", "no"),
    "none": ("tidak ada hasil", "no results"),
    "rows": ("{} baris", "{} rows"),
}
# a terminal obeys control characters, and text of strangers may hold them
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_NATURAL_WIDTH = 100_000


def render(found: Answer, form: str = "table", lang: str = "id", width: int | None = None) -> str:
    """The answer in one of `FORMATS`, ending with a newline.

    Args:
        found: what `answer` gave.
        form: `table`, `csv`, `json` or `ttl`.
        lang: of a table's words, `id` or `en`.
        width: of the terminal in columns; None for a table as wide as its text.

    Raises:
        QueryError: there is no such format, or the answer cannot be written in it.
    """
    if form not in FORMATS:
        raise QueryError(f"there is no format {form!r}", mend="formats: " + ", ".join(FORMATS))
    text = FORMATS[form](found, lang, width)
    return text if text.endswith("\n") else text + "\n"


def _table(found: Answer, lang: str, width: int | None) -> str:
    result = found.result
    if result.type == "ASK":
        return _word("true" if result.askAnswer else "false", lang)
    if result.graph is not None:
        return _turtle(found, lang, width)
    names = [str(variable) for variable in result.vars or ()]
    title = Text(found.query.title(lang)) if found.query.titles else None
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in names:
        table.add_column(Text(heading(name, lang) if found.query.shipped else name), overflow="fold")
    rows = 0
    for row in result.bindings:
        cells = {str(variable): value for variable, value in row.items()}
        table.add_row(*(_cell(cells.get(name), found.prefixes) for name in names))
        rows += 1
    out = io.StringIO()
    console = Console(file=out, width=width or _NATURAL_WIDTH, color_system=None, highlight=False, emoji=False)
    console.print(table)
    console.print(_word("rows", lang).format(rows) if rows else _word("none", lang), markup=False)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _word(word: str, lang: str) -> str:
    return _WORDS[word][lang == "en"]


def _cell(value: Node | None, prefixes: Mapping[str, str]) -> Text:
    text = "" if value is None else _short(value, prefixes) if isinstance(value, URIRef) else str(value)
    return Text(plain(text))


def plain(text: str) -> str:
    """Text without the control characters that a terminal would obey."""
    return _CONTROL.sub(" ", text)


def _short(iri: str, prefixes: Mapping[str, str]) -> str:
    names = [(namespace, name) for name, namespace in prefixes.items() if iri.startswith(namespace)]
    namespace, name = max(names, key=lambda pair: len(pair[0]), default=("", ""))
    return f"{name}:{iri[len(namespace) :]}" if namespace else iri


def _csv(found: Answer, lang: str, width: int | None) -> str:
    """SPARQL 1.1 CSV: values without quotes or types; a graph as subject, predicate and object."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    result = found.result
    if result.type == "ASK":
        return "true\n" if result.askAnswer else "false\n"
    if result.graph is not None:
        writer.writerow(("subject", "predicate", "object"))
        writer.writerows(sorted(tuple(map(str, triple)) for triple in result.graph))
        return out.getvalue()
    variables = result.vars or []
    writer.writerow(variables)
    writer.writerows([str(row.get(variable, "")) for variable in variables] for row in result.bindings)
    return out.getvalue()


def _json(found: Answer, lang: str, width: int | None) -> str:
    """SPARQL 1.1 Query Results JSON; a graph as JSON-LD."""
    result = found.result
    if result.graph is not None:
        return str(result.graph.serialize(format="json-ld", sort_keys=True))
    if result.type == "ASK":
        return json.dumps({"head": {}, "boolean": bool(result.askAnswer)})
    names = [str(variable) for variable in result.vars or ()]
    rows = [{str(name): _json_term(value) for name, value in row.items()} for row in result.bindings]
    return json.dumps({"head": {"vars": names}, "results": {"bindings": rows}}, ensure_ascii=False, indent=1)


def _json_term(value: Node) -> dict[str, str]:
    if isinstance(value, Literal):
        extra = {"xml:lang": value.language} if value.language else {}
        extra |= {"datatype": str(value.datatype)} if value.datatype else {}
        return {"type": "literal", "value": str(value), **extra}
    return {"type": "uri" if isinstance(value, URIRef) else "bnode", "value": str(value)}


def _turtle(found: Answer, lang: str, width: int | None) -> str:
    graph = found.result.graph
    if not isinstance(graph, Graph):
        raise QueryError("rows cannot be written as Turtle", found.query.name, "use CONSTRUCT, or --format csv or json")
    return str(graph.serialize(format="turtle"))


FORMATS: Mapping[str, Callable[[Answer, str, int | None], str]] = {
    "table": _table,
    "csv": _csv,
    "json": _json,
    "ttl": _turtle,
}
"""{name of a format: function that writes an answer in it}."""
