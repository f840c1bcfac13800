"""Queries as they are kept in files: a header of comments with title, description and parameters, then SPARQL.

    # title@id: Siapa bertemu siapa
    # title@en: Who met whom
    # description@en: ...
    # param: person
    # param: lang "id"

A parameter `person` is a variable that the query binds once, `VALUES $person { UNDEF }` (or `{ "its default" }`):
unbound means "any". A value given by the user takes the place of what stands in those braces, as an escaped literal.
The file stays plain SPARQL, which any other tool can run as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import MappingProxyType

from kg.errors import QueryError
from kg.resources import ontology_dir

_HEADER = re.compile(r"#\s*(title|description)@([a-z]{2}):\s*(.*)")
_PARAM = re.compile(r'#\s*param:\s*([A-Za-z][A-Za-z0-9]*)(?:\s+"([^"]*)")?\s*')
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_LANGUAGES = ("id", "en")


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it was written.

    Attributes:
        name: of a shipped query or of the file; `query` for one given as text.
        text: SPARQL, comments and all.
        titles, descriptions: {language: text}.
        params: {parameter: its default, or None where it has none}.
        shipped: whether it comes with Utusan.
    """

    name: str
    text: str
    titles: Mapping[str, str] = field(default_factory=dict)
    descriptions: Mapping[str, str] = field(default_factory=dict)
    params: Mapping[str, str | None] = field(default_factory=dict)
    shipped: bool = False

    def title(self, lang: str = "id") -> str:
        """The query's title in `lang`, its name where it has none."""
        return self.titles.get(lang) or self.name

    def bound(self, values: Mapping[str, str]) -> str:
        """The SPARQL with parameters set; an empty value means "any".

        Raises QueryError for a parameter that the query does not have, and for a language that it does not speak.
        """
        text = self.text
        for name, value in values.items():
            if name not in self.params:
                known = ", ".join(self.params) or "none"
                raise QueryError(f"no parameter {name!r}", self.name, f"its parameters: {known}")
            if name == "lang" and value not in _LANGUAGES:
                raise QueryError(f"no language {value!r}", self.name, "id or en")
            literal = f'"{value.translate(_ESCAPES)}"' if value else "UNDEF"
            block = re.search(rf'VALUES\s+[$?]{name}\s*\{{\s*(?:UNDEF|"[^"]*")\s*\}}', text)
            if not block:
                raise QueryError(f"the parameter {name!r} is bound nowhere", self.name, f"VALUES ${name} {{ UNDEF }}")
            text = f"{text[: block.start()]}VALUES ${name} {{ {literal} }}{text[block.end() :]}"
        return text


def parse(name: str, text: str, shipped: bool = False) -> Query:
    """A query with what its header says."""
    titles: dict[str, str] = {}
    descriptions: dict[str, str] = {}
    params: dict[str, str | None] = {}
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            break
        if header := _HEADER.fullmatch(line.strip()):
            (titles if header[1] == "title" else descriptions)[header[2]] = header[3]
        elif param := _PARAM.fullmatch(line.strip()):
            params[param[1]] = param[2]
    return Query(name, text, titles, descriptions, params, shipped)


@cache
def shipped() -> Mapping[str, Query]:
    """{name: query} of `ontology/queries/`, sorted; raises SetupError if the folder of the ontology is missing."""
    files = sorted((ontology_dir() / "queries").glob("*.rq"))
    return MappingProxyType({f.stem: parse(f.stem, f.read_text(encoding="utf-8"), shipped=True) for f in files})


def find(query: str) -> Query:
    """The query that the user means: the name of a shipped one, a file, or SPARQL itself.

    Raises QueryError if it is none of them (the message lists the names) or the file cannot be read.
    """
    if query in shipped():
        return shipped()[query]
    if _is_file(query):
        return _read(query)
    if query.strip().endswith((".rq", ".sparql")) and "{" not in query:
        raise QueryError("there is no such query file", query)
    if re.search(r"[\s{]", query):
        return parse("query", query)
    close = get_close_matches(query, shipped(), 1)
    what = f"there is no query {query!r}" + (f", did you mean {close[0]!r}?" if close else "")
    raise QueryError(what, mend="shipped queries: " + ", ".join(shipped()))


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):
        return False


def _read(name: str) -> Query:
    try:
        return parse(Path(name).stem, Path(name).read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"the query file cannot be read: {error}", name) from error
