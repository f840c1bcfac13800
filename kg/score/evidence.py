"""Whether every fact has evidence, and every evidence is what the article says at its offsets."""

from __future__ import annotations

from kg.score.contract import BuiltGraph
from kg.score.counting import Difference, Tally
from kg.score.gold import GoldArticle


def count_evidence(gold: GoldArticle, built: BuiltGraph, tally: Tally) -> None:
    """Offsets may count from the text's start or from that of the title, two line breaks and the text."""
    titled = f"{gold.title}\n\n{gold.text}"
    for selector in built.selectors:
        span = slice(selector.start, selector.end)
        numbers = selector.start is not None and selector.end is not None
        if numbers and selector.quote in (gold.text[span], titled[span]):
            continue
        tally.bad_evidence += 1
        what = f"[{selector.start}:{selector.end}]"
        tally.differences.append(Difference(gold.id, "evidence", "does not match the text", what, selector.quote))
    tally.without_evidence += built.unproven
    if built.unproven:
        what = f"{built.unproven} facts"
        tally.differences.append(Difference(gold.id, "evidence", "fact without evidence", what, "", built.unproven))
