"""Statements of one article compared: by their first words and by who speaks."""

from __future__ import annotations

from kg.score.align import Alignment
from kg.score.contract import BuiltGraph
from kg.score.counting import Difference, Tally
from kg.score.gold import GoldArticle
from kg.score.names import norm, sentence_holding
from kg.score.readable import Readable

_FEW_WORDS = 3  # so many of the first words found elsewhere: the content was read, but cut otherwise


def count_statements(gold: GoldArticle, built: BuiltGraph, alignment: Alignment, tally: Tally) -> None:
    """A statement is right if its text or evidence holds the first words of one with the same speaker.

    Several statements of a build may be right by the same one of the annotation, and one may be right by several:
    recall counts those of the annotation, precision those of the build.
    """
    readable = Readable(gold, built)
    claimed: set[str] = set()
    starts = {norm(statement.start) for statement in gold.statements}
    for statement in gold.statements:
        start = norm(statement.start)
        holding = [other for other in built.statements if any(start in text for text in other.texts)]
        right = [other.iri for other in holding if statement.who in map(alignment.same.get, other.speakers)]
        claimed.update(right)
        if right:
            tally.statement.add(hit=1)
            continue
        tally.statement.add(missed=1)
        if holding:
            cause = "speaker differs"
            said = readable.names(alignment.id(iri) for other in holding for iri in other.speakers)
        else:
            few = " ".join(start.split()[:_FEW_WORDS])
            cut = any(few in text for other in built.statements for text in other.texts)
            cause, said = ("cut differently" if cut else "not read"), "-"
        what = f"{readable.name(statement.who)}: {statement.start} / built: {said}"
        sentence = sentence_holding(gold.text, statement.start)
        tally.differences.append(Difference(gold.id, "statement missed", cause, what, sentence))
    for other in built.statements:
        tally.judge(gold.id, "statement", other.iri, other.iri in claimed, built.confidence)
        if other.iri in claimed:
            tally.statement_built.add(hit=1)
            continue
        tally.statement_built.add(false=1)
        known = any(start in text for start in starts for text in other.texts)
        cause = "speaker differs" if known else "not in the annotation"
        what = f"{readable.names(map(alignment.id, other.speakers))}: {other.text}"
        tally.differences.append(Difference(gold.id, "statement false", cause, what, other.quote))
