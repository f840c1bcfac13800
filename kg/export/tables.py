"""CSV tables for spreadsheets: one file a class, in a folder."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from kg.export.material import Material
from kg.model import Evidence, Facts
from kg.vocab import label

Cell = str | int | float | None
Row = Sequence[Cell]
Table = tuple[tuple[str, ...], Iterable[Row]]

ARTICLE = ("id", "title", "publisher", "published", "url", "language", "sha256")
ENTITY = ("id", "kind", "label", "aliases", "iso", "in_country", "wikidata", "articles")
ROLE = (
    *("id", "holder", "role", "role_id", "role_en", "of"),
    *("title", "tenure", "attested_on", "confidence", "quote"),
)
KINSHIP = ("id", "holder", "role", "role_id", "role_en", "of", "confidence", "quote")
MEETING = (
    *("id", "label", "participants", "parties", "place", "venue", "date", "end_date"),
    *("status", "mode", "kind", "about", "duration", "confidence", "quote"),
)
STATEMENT = ("id", "speaker", "text", "quotation", "cue", "addressee", "date", "confidence", "quote")
EVIDENCE = ("fact", "article", "start", "end", "quote", "rule", "status", "date", "place", "participants")

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(material: Material, path: Path) -> None:
    """A folder of tables in UTF-8 with a byte order mark, which spreadsheet programs need to see it.

    A cell that a spreadsheet would run as a formula gets an apostrophe in front, as those programs themselves do it.
    """
    path.mkdir()
    for name, (header, rows) in tables(material.facts).items():
        with (path / f"{name}.csv").open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(header)
            writer.writerows([_guarded(cell) for cell in row] for row in rows)


def tables(facts: Facts) -> dict[str, Table]:
    """{table: (header, rows)}."""
    names = {entity.id: entity.label for entity in facts.entities}

    def named(id: str | None) -> str:
        return names.get(id, id) if id else ""

    def listed(ids: Iterable[str]) -> str:
        return "; ".join(map(named, ids))

    return {
        "articles": (ARTICLE, ([getattr(document, column) for column in ARTICLE] for document in facts.articles)),
        "entities": (
            ENTITY,
            (
                [e.id, e.kind, e.label, "; ".join(e.aliases), e.iso, named(e.in_country), e.wikidata, len(e.articles)]
                for e in facts.entities
            ),
        ),
        "roles": (
            ROLE,
            (
                [
                    r.id,
                    named(r.holder),
                    *_both("role", r.role),
                    named(r.of),
                    r.title,
                    r.tenure,
                    "; ".join(r.attested_on),
                ]
                + [r.confidence, _quote(r.evidence)]
                for r in facts.roles
            ),
        ),
        "kinships": (
            KINSHIP,
            (
                [k.id, named(k.holder), *_both("kinship", k.role), named(k.of), k.confidence, _quote(k.evidence)]
                for k in facts.kinships
            ),
        ),
        "meetings": (
            MEETING,
            (
                [m.id, m.label, listed(m.participants), listed(m.parties), named(m.place), m.venue, m.date, m.end_date]
                + [m.status, m.mode, m.kind, "; ".join(m.about), m.duration, m.confidence, _quote(m.evidence)]
                for m in facts.meetings
            ),
        ),
        "statements": (
            STATEMENT,
            (
                [s.id, named(s.speaker), s.text, s.quotation, s.cue, named(s.addressee), s.date]
                + [s.confidence, _quote(s.evidence)]
                for s in facts.statements
            ),
        ),
        "evidence": (EVIDENCE, _evidence(facts, named)),
    }


def _evidence(facts: Facts, named: Callable[[str | None], str]) -> Iterator[Row]:
    """Every sentence of every fact; of meetings also what the source says."""
    plain = (*((f.id, f.evidence) for f in facts.roles), *((f.id, f.evidence) for f in facts.kinships))
    for id, evidence in (*plain, *((f.id, f.evidence) for f in facts.statements)):
        for e in evidence:
            yield [id, e.article, e.start, e.end, e.quote, e.rule, None, None, None, None]
    for meeting in facts.meetings:
        for report in meeting.reports:
            e, people = report.evidence, "; ".join(map(named, report.participants))
            told = [report.status, report.date, named(report.place), people]
            yield [meeting.id, e.article, e.start, e.end, e.quote, e.rule, *told]


def _both(scheme: str, word: str) -> tuple[str, str, str]:
    return word, label(scheme, word, "id"), label(scheme, word, "en")


def _quote(evidence: tuple[Evidence, ...]) -> str:
    return evidence[0].quote if evidence else ""


def _guarded(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
