"""The spaCy component: from the names, references, roles and dates of an article to its meetings."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from kg.annotate.attributes import document_of
from kg.annotate.meetings import confidence, mode_kind, topic
from kg.annotate.meetings.cues import find_cues
from kg.annotate.meetings.encounters import Encounter, enough
from kg.annotate.meetings.joining import joined
from kg.annotate.meetings.named import named_in
from kg.annotate.meetings.tellings import Telling, tellings
from kg.annotate.meetings.text import Text, singles
from kg.model import COUNTRY, PERSON, Document, Evidence, MeetingMention

FACTORY = "utusan_meetings"
MOST_TOPICS = 4
MOST_EVIDENCE = 8
REACH_OF_TOPIC = 2  # sentences


def read_meetings(doc: Doc) -> list[MeetingMention]:
    """The meetings of an article that has names, references, roles and dates; none if it has no named actors."""
    if not doc._.actors:
        return []
    text = Text(doc)
    cues = find_cues(text)
    if not cues:
        return []
    serving = text.serving
    document = document_of(doc)
    found = joined(tellings(text, named_in(text), cues), serving)
    around = _topics_around(text, found)
    mentions = (
        _mention(text, encounter, serving, document, around.get(id(encounter), []))
        for encounter in found
        if enough(encounter.people, encounter.parties, encounter.first.cue.entry.words, serving)
    )
    return [mention for mention in mentions if mention.confidence >= confidence.least()]


def _topics_around(text: Text, found: list[Encounter]) -> dict[int, list[str]]:
    """{id of an encounter: topics told in the sentences that follow its own, before those of another}."""
    told = {telling.sentence.number: encounter for encounter in found for telling in encounter.tellings}
    topics: dict[int, list[str]] = {}
    for number in sorted(told):
        for sentence in text.sentences[number + 1 : number + 1 + REACH_OF_TOPIC]:
            if sentence.number in told:
                break
            if not text.noisy(sentence.start, sentence.end):
                topics.setdefault(id(told[number]), []).extend(topic.topics_around(text, sentence))
    return topics


def _mention(
    text: Text, encounter: Encounter, serving: dict[int, int], document: Document, around: list[str]
) -> MeetingMention:
    told = encounter.tellings
    first = encounter.first
    people = {actor for actor in encounter.people if _takes_part(text, actor)}
    parties = (encounter.everybody | {serving[p] for p in people if p in serving}) - people
    sides = {actor for actor in parties if text.doc._.actors[actor].kind == COUNTRY}
    return MeetingMention(
        participants=tuple(sorted(people)),
        parties=tuple(sorted(parties)),
        evidence=_evidence(text, encounter, document.id),
        place=encounter.place if encounter.place is not None else encounter.visited,
        venue=next((t.where.venue for t in told if t.where.venue), ""),
        date=encounter.time.start,
        end_date=encounter.time.end,
        status=_status(encounter, document.published),
        mode=encounter.mode or "unknown",
        kind=mode_kind.kind_of(
            [t.kind for t in told if t.kind], [t.cue.entry for t in told], sides, any(p not in serving for p in people)
        ),
        about=tuple(dict.fromkeys((*(said for t in told for said in t.about), *around)))[:MOST_TOPICS],
        duration=next((t.duration for t in told if t.duration), ""),
        cue=str(text.doc[first.cue.start : first.cue.end].text),
        confidence=round(confidence.confidence(confidence.features(text, encounter)), 3),
    )


def _status(encounter: Encounter, published: str | None) -> str:
    """What the tellings state; where nothing sure is stated, the date decides.

    An encounter on a day after the article is scheduled, a planned one on a day before it was held, one of several days with the
    article's among them is going on.
    """
    date = encounter.time.start
    status = encounter.status.status
    if encounter.status.sure or not date or not published:
        return status
    length = min(len(date), len(published))
    if date[:length] > published[:length]:
        return "scheduled"
    if status == "held" and encounter.time.end is not None and encounter.time.end[:length] >= published[:length]:
        return "ongoing"
    return "held" if status == "scheduled" and date[:length] < published[:length] else status


def _takes_part(text: Text, actor: int) -> bool:
    """Persons do, and bodies that meet as such (councils, teams, boards); others are parties that people represent."""
    body = text.doc._.actors[actor]
    return body.kind == PERSON or bool(singles("meets") & set(body.name.lower().split()))


def _evidence(text: Text, encounter: Encounter, article: str) -> tuple[Evidence, ...]:
    """A piece for each sentence, those that name the most parties first, then in order of position."""
    sentences: dict[int, list[Telling]] = {}
    for telling in encounter.tellings:
        sentences.setdefault(telling.sentence.number, []).append(telling)
    ranked = sorted(sentences.values(), key=lambda told: (-max(len(t.taking) for t in told), told[0].sentence.number))
    return tuple(_piece(text, told, article) for told in ranked[:MOST_EVIDENCE])


def _piece(text: Text, told: list[Telling], article: str) -> Evidence:
    span = text.doc[told[0].sentence.start : told[0].sentence.end]
    quote = span.text.strip()
    start = span.start_char + span.text.index(quote)
    cues = set()
    for telling in told:
        cue = text.doc[telling.cue.start : telling.cue.end]
        cues.add((cue.start_char, cue.end_char))
        if telling.status.token >= 0:
            end = telling.status.token + len(telling.status.word.split())
            word = text.doc[telling.status.token : end]
            cues.add((word.start_char, word.end_char))
    best = max(told, key=lambda telling: len(telling.taking))
    return Evidence(article, start, start + len(quote), quote, tuple(sorted(cues)), f"meeting {best.rule}")


class Meetings:
    """Reads `doc._.meetings` from mentions, references, titles, dates and roles."""

    def __call__(self, doc: Doc) -> Doc:
        doc._.meetings = read_meetings(doc)
        return doc


@Language.factory(FACTORY, requires=["doc.spans", "doc._.actors", "doc._.roles"], assigns=["doc._.meetings"])
def make_meetings(nlp: Language, name: str) -> Meetings:
    """The component; it has no settings."""
    return Meetings()
