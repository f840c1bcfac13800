"""The component that finds who said what: direct, indirect and broken quotations with their speakers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import takewhile

from spacy.language import Language
from spacy.tokens import Doc

from kg.annotate.attributes import document_of
from kg.annotate.statements.groups import lists
from kg.annotate.statements.inner import reported_inside
from kg.annotate.statements.items import NAME, Item, Layers, Unit, layers, units
from kg.annotate.statements.lexicon import confidences
from kg.annotate.statements.memory import Memory, learn_titles
from kg.annotate.statements.phrases import NounPhrases
from kg.annotate.statements.rules import Found, Rules
from kg.model import Evidence, StatementMention

_UNMEASURED = 0.7  # confidence of a rule that reporting_rules.csv does not list


class Statements:
    """Sets `doc._.statements`: one `StatementMention` for each speaker of each stretch of reported content.

    Reads `doc.text`, sentence starts, `doc._.actors`, the span groups `mentions`, `references` and `dates`, and
    `token._.noise`. Works without references: it then resolves `ia`, `-nya` and bare titles by itself.
    """

    def __call__(self, doc: Doc) -> Doc:
        actors = doc._.actors or []
        doc._.statements = []
        if actors:
            text = doc.text
            found_layers = layers(doc, text)
            parts = units(doc, text, found_layers)
            doc._.statements = _mentions(doc, text, parts, _read(doc, text, parts, found_layers))
        return doc


def _read(doc: Doc, text: str, parts: list[Unit], found_layers: Layers) -> list[Found]:
    """The statements of an article, read unit by unit."""
    memory = Memory(doc._.actors or [], references=found_layers.references)
    rules = Rules(text, parts, memory)
    done: list[Found] = []
    pending: list[tuple[int, tuple[int, int]]] = []  # quotations without a speaker yet
    for index, unit in enumerate(parts):
        learn_titles(unit.items, index, memory)
    for index, unit in enumerate(parts):
        memory.unit = index
        scene, left = rules.read(index)
        found = scene.found
        if left and left[0] == 0 and not found:  # a quotation that opens its unit, without an attribution
            piece = scene.quote_span(unit.items[0])
            if done and done[-1].direct and index - 1 in done[-1].units:
                done[-1].pieces.append(piece)
                done[-1].units.append(index)
            else:
                pending.append((index, piece))
                continue
        done.extend(_settle(pending, found, memory, index, found_layers.names))
        pending = []
        done.extend(_deduplicated(found))
        _remember(unit, found, memory)
    done.extend(_settle(pending, [], memory, len(parts), found_layers.names))
    inner = [
        one for outer in done if outer.direct for one in reported_inside(text, parts, outer, found_layers.names, memory)
    ]
    return [*done, *_deduplicated(inner)]


def _settle(
    pending: list[tuple[int, tuple[int, int]]], found: list[Found], memory: Memory, index: int, names: list[Item]
) -> list[Found]:
    """Give waiting quotations to the direct quotation that follows at once, else to who was spoken of.

    Nobody calls himself by his name: a quotation that names whom the text spoke of has no known speaker.
    """
    if not pending:
        return []
    first = found[0] if found else None
    if first is not None and first.direct and pending[-1][0] == index - 1 and first.units == [index]:
        first.pieces[:0] = [piece for _, piece in pending]
        first.units[:0] = [unit for unit, _ in pending]
        return []
    if first is not None and first.rule.endswith(".back"):
        return []
    speaker = memory.person if memory.person is not None else memory.speaker
    pieces = [piece for _, piece in pending]
    if speaker is None or any(_names(names, piece, speaker) for piece in pieces):
        return []
    return [Found((speaker,), pieces, True, "quote.carried", [unit for unit, _ in pending])]


def _names(names: list[Item], piece: tuple[int, int], actor: int) -> bool:
    """Whether a stretch of the text names an actor."""
    first = bisect_left(names, piece[0], key=lambda item: item.start)
    inside = takewhile(lambda k: names[k].start < piece[1], range(first, len(names)))
    return any(names[k].actor == actor for k in inside)


def _deduplicated(found: Iterable[Found]) -> list[Found]:
    """Without statements of one speaker whose content begins at the same place."""
    kept: list[Found] = []
    seen: set[tuple[int, int]] = set()
    for one in found:
        actors = tuple(dict.fromkeys(actor for actor in one.actors if (actor, one.pieces[0][0]) not in seen))
        if actors:
            one.actors = actors
            kept.append(one)
            seen.update((actor, one.pieces[0][0]) for actor in actors)
    return kept


def _remember(unit: Unit, found: list[Found], memory: Memory) -> None:
    """Whom the text is about after this unit: who spoke in it, else its subject."""
    memory.lists.extend((memory.unit, actors) for actors in lists(unit.items))
    bodies = [item.actor for item in unit.items if item.kind == NAME and item.label == "ORG" and not item.quoted]
    if bodies:
        memory.organization = bodies[-1]
    if found:
        memory.spoke(found[0].actors[-1], quoted=found[0].direct)
        return
    phrases = NounPhrases(unit.items, memory)
    person = phrases.topic()
    if person is None:
        person = phrases.opening()
    if person is None:
        sole = phrases.sole()
        person = sole if sole is not None and memory.new(sole) else None
    body = phrases.body_topic()
    if body is not None:
        memory.body = body
    if person is not None:
        memory.turn(person)


def _evidence(source: str, article: str, one: Found, parts: list[Unit]) -> tuple[Evidence, ...]:
    """The sentences that hold content or attribution: the one with the reporting word first."""
    cues = tuple(span for span in (one.cue, one.source) if span is not None)
    wanted = [*one.pieces, *cues]
    sentences = [
        (start, end)
        for index in one.units
        for start, end in parts[index].sentences
        if any(start < high and low < end for low, high in wanted)
    ]
    if one.cue is not None:
        at = one.cue[0]
        sentences.sort(key=lambda span: not span[0] <= at < span[1])
    return tuple(
        Evidence(
            article,
            start,
            end,
            source[start:end],
            tuple(sorted(cue for cue in cues if start <= cue[0] and cue[1] <= end)),
            f"statement.{one.rule}",
        )
        for start, end in sentences
    )


def _mentions(doc: Doc, whole: str, parts: list[Unit], found: list[Found]) -> list[StatementMention]:
    """The statements as the model has them, one for each speaker."""
    article = document_of(doc).id
    mentions = []
    for one in found:
        text = " ".join(whole[start:end] for start, end in one.pieces)
        evidence = _evidence(whole, article, one, parts)
        if not evidence or not text.strip():
            continue
        for actor in one.actors:
            mentions.append(
                StatementMention(
                    speaker=actor,
                    text=text,
                    start=min(start for start, _ in one.pieces),
                    end=max(end for _, end in one.pieces),
                    quotation="direct" if one.direct else "indirect",
                    evidence=evidence,
                    cue=whole[one.cue[0] : one.cue[1]] if one.cue else "",
                    addressee=one.addressee,
                    date=one.date,
                    confidence=confidences().get(one.rule, _UNMEASURED),
                )
            )
    return mentions


@Language.factory(
    "utusan_statements",
    assigns=["doc._.statements"],
    requires=["doc._.actors"],
)
def make_statements(nlp: Language, name: str) -> Statements:
    """The factory of the component; it has no settings."""
    return Statements()
