"""The data that the stages hand to each other: frozen, without behaviour beyond small derivations.

    Document --annotate--> Reading --resolve--> Facts --graph, rdf, view--> files

A `Reading` is what one article says, with actors numbered inside the article; `Facts` is what all articles say, with
actors named by identifiers that depend only on what they name.

All offsets count Unicode code points of `Document.text`. Words such as `special_envoy` or `held` are the notations of the
SKOS concepts in `ontology/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

# --- read ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Noise:
    """A stretch of an article's text from which no fact may come: `start` and `end` offsets, and the `kind` of noise."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it was read.

    Attributes:
        id: unique within a build, safe as a file name.
        text: the article's text, unchanged except for the newline convention; offsets refer to it.
        title: the headline, empty where unknown.
        url: empty where unknown.
        publisher: empty where unknown.
        published: ISO day, month or year, or None.
        language: ISO 639-1 code found (`id` for Indonesian).
        source: where it was read (`file` or `file:line`), for messages.
        noise: stretches of site noise, sorted, not overlapping.
        sha256: of the text, in hexadecimal.
    """

    id: str
    text: str
    title: str = ""
    url: str = ""
    publisher: str = ""
    published: str | None = None
    language: str = "id"
    source: str = ""
    noise: tuple[Noise, ...] = ()
    sha256: str = ""


# --- annotate -----------------------------------------------------------------------------------------------------

PERSON, ORGANIZATION, COUNTRY, PLACE = "person", "organization", "country", "place"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence that a fact was read from.

    Attributes:
        article: id of the `Document`.
        start, end: offsets of the sentence: `document.text[start:end] == quote`.
        quote: the exact sentence.
        cues: (start, end) offsets of the words inside it that gave the fact.
        rule: name of the rule or model that read it.
    """

    article: str
    start: int
    end: int
    quote: str
    cues: tuple[tuple[int, int], ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """A named person, organisation, country or place of one article.

    Attributes:
        kind: `person`, `organization`, `country` or `place`.
        name: the fullest form found in the article.
        aliases: every other surface form, in order of first appearance.
        iso: ISO 3166-1 alpha-2 code of a country, or of the country a place lies in, where known.
        known: the canonical name in a lexicon (`Amerika Serikat` for `AS`), where there is one.
    """

    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    iso: str | None = None
    known: str | None = None


@dataclass(frozen=True, slots=True)
class RoleMention:
    """`holder` (an index into `Reading.actors`, as is `of`) has the role `role` (a notation)."""

    holder: int
    role: str
    title: str
    evidence: Evidence
    of: int | None = None
    tenure: str = "current"  # current, former, future
    confidence: float = 0.8


@dataclass(frozen=True, slots=True)
class KinshipMention:
    """`holder` is the `role` (a kinship notation) of `of`: both are indices into `Reading.actors`."""

    holder: int
    role: str
    of: int
    evidence: Evidence
    confidence: float = 0.8


@dataclass(frozen=True, slots=True)
class MeetingMention:
    """One encounter as one article tells it, its mentions within the article joined.

    Attributes:
        participants: indices of persons (and bodies taking part as such).
        parties: indices of countries and organisations represented.
        place: index of a place or country, or None.
        venue: building or room in the article's words, or empty.
        date, end_date: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, or None.
        status, mode, kind: notations.
        about: topics in the article's words.
        duration: in the article's words (`hampir lima jam`), or empty.
        cue: the word that names the encounter.
        evidence: the sentences, the best first.
    """

    participants: tuple[int, ...]
    parties: tuple[int, ...]
    evidence: tuple[Evidence, ...]
    place: int | None = None
    venue: str = ""
    date: str | None = None
    end_date: str | None = None
    status: str = "held"
    mode: str = "unknown"
    kind: str = "other"
    about: tuple[str, ...] = ()
    duration: str = ""
    cue: str = ""
    confidence: float = 0.7


@dataclass(frozen=True, slots=True)
class StatementMention:
    """Reported content of a named source.

    Attributes:
        speaker: index of the source (person, organisation or country).
        text: the reported content, without the attribution.
        start, end: offsets from the first to the last character of the reported content.
        quotation: `direct` or `indirect`.
        cue: the reporting word, or empty.
        addressee: index of whom it was said to, or None.
        topics: in the article's words.
        evidence: the sentences that hold content and attribution, the best first.
    """

    speaker: int
    text: str
    start: int
    end: int
    quotation: str
    evidence: tuple[Evidence, ...]
    cue: str = ""
    addressee: int | None = None
    date: str | None = None
    confidence: float = 0.8


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article says."""

    document: Document
    actors: tuple[Actor, ...] = ()
    roles: tuple[RoleMention, ...] = ()
    kinships: tuple[KinshipMention, ...] = ()
    meetings: tuple[MeetingMention, ...] = ()
    statements: tuple[StatementMention, ...] = ()


# --- resolve ------------------------------------------------------------------------------------------------------
# Identifiers are paths below the base IRI: `person/steve-witkoff`, `meeting/2025-12-20-dmitriev-witkoff-1f3a9c2e`.


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, country or place of the graph.

    Attributes:
        id: path below the base IRI, `<kind>/<slug>`.
        kind: `person`, `organization`, `country` or `place`.
        label: the fullest name.
        aliases: every other surface form, sorted.
        iso: ISO 3166-1 alpha-2 code of a country.
        in_country: id of the country a place lies in, where known.
        wikidata: `Q...`, where known.
        articles: ids of the articles that name it, sorted.
    """

    id: str
    kind: str
    label: str
    aliases: tuple[str, ...] = ()
    iso: str | None = None
    in_country: str | None = None
    wikidata: str | None = None
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleHolding:
    id: str
    holder: str
    role: str
    title: str
    evidence: tuple[Evidence, ...]
    of: str | None = None
    tenure: str = "current"
    attested_on: tuple[str, ...] = ()  # ISO days on which an article attests it
    confidence: float = 0.8


@dataclass(frozen=True, slots=True)
class KinshipTie:
    id: str
    holder: str
    role: str
    of: str
    evidence: tuple[Evidence, ...]
    confidence: float = 0.8


@dataclass(frozen=True, slots=True)
class MeetingReport:
    """What one article says of a meeting: kept beside the resolved values so that sources that disagree can both be read."""

    evidence: Evidence
    status: str
    participants: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    place: str | None = None
    date: str | None = None
    end_date: str | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    id: str
    label: str
    reports: tuple[MeetingReport, ...]
    participants: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    place: str | None = None
    venue: str = ""
    date: str | None = None
    end_date: str | None = None
    status: str = "held"
    mode: str = "unknown"
    kind: str = "other"
    about: tuple[str, ...] = ()
    duration: str = ""
    confidence: float = 0.7

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence of all reports."""
        return tuple(report.evidence for report in self.reports)


@dataclass(frozen=True, slots=True)
class Statement:
    id: str
    speaker: str
    text: str
    quotation: str
    evidence: tuple[Evidence, ...]
    cue: str = ""
    addressee: str | None = None
    date: str | None = None
    confidence: float = 0.8


@dataclass(frozen=True, slots=True)
class Facts:
    """What all articles say together: every tuple sorted by id."""

    articles: tuple[Document, ...] = ()
    entities: tuple[Entity, ...] = ()
    roles: tuple[RoleHolding, ...] = ()
    kinships: tuple[KinshipTie, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    statements: tuple[Statement, ...] = ()
    _index: Mapping[str, Entity] = field(default_factory=dict, repr=False, compare=False)

    def entity(self, id: str) -> Entity:
        """The entity with this id; raises KeyError if there is none."""
        if not self._index:
            object.__setattr__(self, "_index", {entity.id: entity for entity in self.entities})
        return self._index[id]
