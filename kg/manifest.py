"""What a build says of itself: the articles it read, its settings and its counts. No times: the same input, the same bytes."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version

from kg.config import Config
from kg.model import Document, Facts
from kg.resources import tree_digest


def program_version() -> str:
    """The installed version of the program."""
    try:
        return version("utusan")
    except PackageNotFoundError:
        return "unknown"


def article_record(document: Document) -> str:
    """One line of `articles.jsonl`: the article as it was read, so that evidence can be checked against it."""
    record = {
        "id": document.id,
        "title": document.title,
        "text": document.text,
        "url": document.url,
        "publisher": document.publisher,
        "published": document.published,
        "language": document.language,
        "source": document.source,
        "sha256": document.sha256,
        "noise": [[noise.start, noise.end, noise.kind] for noise in document.noise],
    }
    return json.dumps(record, ensure_ascii=False)


def manifest(facts: Facts, config: Config, problems: int) -> str:
    """`manifest.json`: version, hash of the lexicons and models, settings and counts."""
    counts = {
        "articles": len(facts.articles),
        "entities": len(facts.entities),
        "roles": len(facts.roles),
        "kinships": len(facts.kinships),
        "meetings": len(facts.meetings),
        "statements": len(facts.statements),
        "problems": problems,
    }
    settings = {key: value for key, value in asdict(config).items() if key != "jobs"}
    record = {"utusan": program_version(), "data": tree_digest(), "settings": settings, "counts": counts}
    return json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True)
