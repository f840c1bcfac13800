"""What the page's script is handed: plain data with every sentence once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.model import Evidence, Facts, Meeting
from kg.view.topics import topics_of

Data = dict[str, Any]


class Sentences:
    """The sentences that facts were read from, each kept once and known by its number."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, str]] = []
        self._number: dict[tuple[str, int, int, str], int] = {}

    def refer(self, evidence: Evidence) -> Data:
        """A reference: number of the sentence, cue offsets inside it in UTF-16 units (a script's), and the rule."""
        key = (evidence.article, evidence.start, evidence.end, evidence.quote)
        if key not in self._number:
            self._number[key] = len(self.rows)
            self.rows.append((evidence.article, evidence.quote))
        return {"sentence": self._number[key], "cues": cues(evidence), "rule": evidence.rule}

    def all(self, found: Iterable[Evidence]) -> list[Data]:
        """References to each of them."""
        return [self.refer(evidence) for evidence in found]


def cues(evidence: Evidence) -> list[list[int]]:
    """The cue words' offsets inside the quote in UTF-16 units, sorted, joined where they overlap, none outside."""
    spans = sorted(
        (max(start - evidence.start, 0), min(end - evidence.start, len(evidence.quote))) for start, end in evidence.cues
    )
    joined: list[list[int]] = []
    for start, end in spans:
        if start >= end:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    return [[_utf16(evidence.quote[:at]) for at in span] for span in joined]


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def short_label(label: str, date: str | None) -> str:
    """A meeting's label without the date at its end: the page says the date beside it, in words."""
    return label.removesuffix(f", {date}") if date else label


def page_data(facts: Facts) -> Data:
    """All facts as JSON values, in the order of their ids; names that are nowhere given are left out."""
    sentences = Sentences()
    data: Data = {
        "articles": {
            article.id: _full(title=article.title, publisher=article.publisher, date=article.published, url=article.url)
            for article in sorted(facts.articles, key=lambda article: article.id)
        },
        "entities": {
            entity.id: _full(
                aliases=entity.aliases,
                country=entity.in_country,
                wikidata=entity.wikidata,
                articles=entity.articles,
            )
            for entity in sorted(facts.entities, key=lambda entity: entity.id)
        },
        "roles": {
            role.id: _full(
                holder=role.holder,
                role=role.role,
                title=role.title,
                of=role.of,
                tenure=role.tenure,
                confidence=role.confidence,
                evidence=sentences.all(role.evidence),
            )
            for role in sorted(facts.roles, key=lambda role: role.id)
        },
        "kinships": {
            tie.id: _full(
                holder=tie.holder,
                role=tie.role,
                of=tie.of,
                confidence=tie.confidence,
                evidence=sentences.all(tie.evidence),
            )
            for tie in sorted(facts.kinships, key=lambda tie: tie.id)
        },
        "meetings": {
            meeting.id: _meeting(meeting, sentences) for meeting in sorted(facts.meetings, key=lambda item: item.id)
        },
        "statements": {
            statement.id: _full(
                speaker=statement.speaker,
                text=statement.text,
                quotation=statement.quotation,
                cue=statement.cue,
                addressee=statement.addressee,
                date=statement.date,
                topics=topics_of(statement.text),
                confidence=statement.confidence,
                evidence=sentences.all(statement.evidence),
            )
            for statement in sorted(facts.statements, key=lambda statement: statement.id)
        },
    }
    data["sentences"] = sentences.rows
    return data


def _meeting(meeting: Meeting, sentences: Sentences) -> Data:
    return _full(
        label=short_label(meeting.label, meeting.date),
        participants=meeting.participants,
        parties=meeting.parties,
        place=meeting.place,
        venue=meeting.venue,
        date=meeting.date,
        end=meeting.end_date,
        status=meeting.status,
        mode=meeting.mode,
        kind=meeting.kind,
        about=meeting.about,
        duration=meeting.duration,
        confidence=meeting.confidence,
        reports=[
            _full(
                status=report.status,
                participants=report.participants,
                parties=report.parties,
                place=report.place,
                date=report.date,
                end=report.end_date,
                evidence=[sentences.refer(report.evidence)],
            )
            for report in meeting.reports
        ],
    )


def _full(**fields: Any) -> Data:
    return {name: value for name, value in fields.items() if value not in (None, "", (), [])}
