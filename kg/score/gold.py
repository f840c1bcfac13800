"""Annotated articles: one JSON object a line, with the article's keys and its annotation under `gold`.

{"id": "a1", "title": "...", "text": "...", "gold": {"entities": [...], "roles": [...], "kin": [...],
 "meetings": [...], "statements": [...]}}
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import InputError

_NOT_A_FILE_NAME = frozenset("/\\\0")


@dataclass(frozen=True, slots=True)
class GoldEntity:
    id: str
    type: str
    name: str
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldRole:
    who: str
    type: str
    of: str | None
    evidence: str


@dataclass(frozen=True, slots=True)
class GoldKinship:
    who: str
    rel: str
    of: str
    evidence: str


@dataclass(frozen=True, slots=True)
class GoldMeeting:
    who: frozenset[str]
    parties: frozenset[str]
    place: str | None
    date: str | None
    status: str
    mode: str
    cue: str
    evidence: str


@dataclass(frozen=True, slots=True)
class GoldStatement:
    who: str
    start: str


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One article and what a careful reader learns from it; `who`, `of` and `parties` are ids of its entities."""

    id: str
    title: str
    text: str
    entities: tuple[GoldEntity, ...]
    roles: tuple[GoldRole, ...]
    kinships: tuple[GoldKinship, ...]
    meetings: tuple[GoldMeeting, ...]
    statements: tuple[GoldStatement, ...]

    def name(self, id: str | None) -> str:
        """The fullest name of an entity; `-` for none, the id itself where it is no entity of this article."""
        return next((entity.name for entity in self.entities if entity.id == id), id or "-")


def read_gold(path: Path) -> list[dict[str, Any]]:
    """The annotated articles of a JSON Lines file, checked.

    Raises InputError (with `file:line`) at the first line that is no annotated article, and where the file cannot be
    read, holds no article, or names one article twice.
    """
    try:
        content = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("not UTF-8 text", str(path), "an annotated file is JSON Lines in UTF-8") from error
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", str(path)) from error
    records: list[dict[str, Any]] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(content.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise InputError(f"not valid JSON: {error}", where, "one JSON object a line") from error
        article = parse_gold(record, where)
        if article.id in seen:
            raise InputError(f"article {article.id!r} stands already on line {seen[article.id]}", where)
        seen[article.id] = number
        records.append(record)
    if not records:
        raise InputError(
            "no annotated article in it", str(path), "one JSON object a line, with `id`, `text` and `gold`"
        )
    return records


def parse_gold(record: object, where: str) -> GoldArticle:
    """One annotated article from its JSON object.

    Args:
        record: the decoded JSON.
        where: file and line for messages.

    Raises InputError naming the first key that is missing, of the wrong type, or points to no entity.
    """
    top = _Fields(record, where, "")
    id, text, gold = top.string("id"), top.string("text"), top.object("gold")
    if id in {"", ".", ".."} or _NOT_A_FILE_NAME & set(id):
        raise InputError(f"`id` {id!r} cannot be a file name", where)
    entities = tuple(map(_entity, gold.objects("entities")))
    known = {entity.id for entity in entities}
    if len(known) < len(entities):
        raise InputError("`entities` has one `id` twice", where)
    article = GoldArticle(
        id=id,
        title=top.optional("title") or "",
        text=text,
        entities=entities,
        roles=tuple(map(_role, gold.objects("roles"))),
        kinships=tuple(map(_kinship, gold.objects("kin"))),
        meetings=tuple(map(_meeting, gold.objects("meetings"))),
        statements=tuple(map(_statement, gold.objects("statements"))),
    )
    for part, id_ in _references(article):
        if id_ not in known:
            raise InputError(f"`{part}` names {id_!r}, which is no entity of the article", where)
    return article


class _Fields:
    """A JSON object whose keys are asked for by type; `path` says where it stands in the record."""

    def __init__(self, value: object, where: str, path: str) -> None:
        self.where, self.path = where, path
        if not isinstance(value, Mapping):
            raise self.fault("", "an object")
        self.value = value

    def fault(self, key: str, wanted: str) -> InputError:
        name = ".".join(part for part in (self.path, key) if part)
        return InputError(f"`{name}` is not {wanted}" if name else f"not {wanted}", self.where)

    def optional(self, key: str) -> str | None:
        found = self.value.get(key)
        if found is not None and not isinstance(found, str):
            raise self.fault(key, "a string or null")
        return found

    def string(self, key: str) -> str:
        found = self.value.get(key)
        if not isinstance(found, str):
            raise self.fault(key, "a string")
        return found

    def strings(self, key: str) -> tuple[str, ...]:
        found = self.value.get(key, [])
        if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
            raise self.fault(key, "a list of strings")
        return tuple(found)

    def object(self, key: str) -> _Fields:
        return _Fields(self.value.get(key), self.where, ".".join(part for part in (self.path, key) if part))

    def objects(self, key: str) -> Iterator[_Fields]:
        found = self.value.get(key)
        if not isinstance(found, list):
            raise self.fault(key, "a list")
        for index, item in enumerate(found):
            yield _Fields(item, self.where, f"{self.path}.{key}[{index}]")


def _entity(item: _Fields) -> GoldEntity:
    return GoldEntity(item.string("id"), item.string("type"), item.string("name"), item.strings("mentions"))


def _role(item: _Fields) -> GoldRole:
    return GoldRole(item.string("who"), item.string("type"), item.optional("of"), item.optional("ev") or "")


def _kinship(item: _Fields) -> GoldKinship:
    return GoldKinship(item.string("who"), item.string("rel"), item.string("of"), item.optional("ev") or "")


def _meeting(item: _Fields) -> GoldMeeting:
    return GoldMeeting(
        who=frozenset(item.strings("who")),
        parties=frozenset(item.strings("for")),
        place=item.optional("place"),
        date=item.optional("date"),
        status=item.string("status"),
        mode=item.string("mode"),
        cue=item.optional("cue") or "",
        evidence=item.optional("ev") or "",
    )


def _statement(item: _Fields) -> GoldStatement:
    return GoldStatement(item.string("who"), item.string("start"))


def _references(article: GoldArticle) -> Iterator[tuple[str, str]]:
    for role in article.roles:
        yield "roles", role.who
        if role.of is not None:
            yield "roles", role.of
    for tie in article.kinships:
        yield from (("kin", tie.who), ("kin", tie.of))
    for meeting in article.meetings:
        yield from (("meetings", id) for id in sorted(meeting.who | meeting.parties))
    for statement in article.statements:
        yield "statements", statement.who
