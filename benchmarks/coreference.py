"""How well mentions of the same actor are joined within an article: runs the annotating pipeline on COIN.

    python benchmarks/coreference.py COIN.tsv

The corpus is a WebAnno TSV file of COIN (aimakerspace/seacorenlp-data on GitHub, CC BY-SA 4.0): paragraphs of news magazines and
Wikipedia with chains of everything, dishes and years included, without types. `benchmarks/coreference.md` says what the rows mean.
"""

from __future__ import annotations

import sys
from collections.abc import Hashable
from pathlib import Path

from coin.align import chains, found_in
from coin.corpus import CorpusError, Paragraph, read
from coin.metrics import MEASURES, Counts, conll

from kg.annotate import lexicon
from kg.annotate.gazetteer import fold, person_words
from kg.annotate.pipeline import load, prepare
from kg.model import Document

_PERSONAL = frozenset({"ia", "dia", "beliau", "dirinya", "saya", "aku"})
SETTINGS = ("all chains", "all chains, same extent", "chains of actors", "mentions that both have")
Side = list[set[Hashable]]


def _openers() -> frozenset[str]:
    """Words that open what names a person or a body: offices, honorifics, heads of bodies, given names."""
    heads = {row["head"].split()[0] for row in lexicon.rows("role_heads.csv")}
    honorifics = {row["word"].lower() for row in lexicon.rows("honorifics_person.csv")}
    styles = {row["words"].split()[0].strip(".") for row in lexicon.rows("honorifics.csv")}
    return frozenset(heads | honorifics | styles | {word.lower() for word in lexicon.words("org_heads.txt")} | {"sang"})


def is_actor(chain: set[Hashable], paragraph: Paragraph, openers: frozenset[str]) -> bool:
    """Do the words of a chain, not what the program read in them, tell that it is a person or a body?"""
    for start, end in chain:  # type: ignore[misc]
        words = paragraph.tokens[start:end]
        first = words[0].lower()
        named = words[0][:1].isupper() and fold(words[0]) in person_words()
        if first in openers or named or (len(words) == 1 and first in _PERSONAL):
            return True
    return False


def shared(gold: Side, found: Side) -> tuple[Side, Side]:
    """Both sides with only the mentions that are on both."""
    both = set().union(*gold) & set().union(*found)
    return [chain & both for chain in gold if chain & both], [chain & both for chain in found if chain & both]


def measure(paragraphs: list[Paragraph]) -> dict[str, dict[str, Counts]]:
    """{setting: {measure: its parts, added up over the paragraphs}}."""
    nlp, openers = load(), _openers()
    totals = {setting: {name: Counts() for name in MEASURES} for setting in SETTINGS}
    for number, paragraph in enumerate(paragraphs):
        found = found_in(nlp(prepare(nlp, Document(id=str(number), text=paragraph.text))), paragraph)
        gold, built = chains(found, paragraph, strict=False)
        actors = [chain for chain in gold if is_actor(chain, paragraph, openers)]
        wanted: set[Hashable] = set().union(*actors)
        others: set[Hashable] = set().union(*gold) - wanted
        kept = [rest for chain in built if len(rest := chain - others) > 1]
        for setting, sides in zip(
            SETTINGS,
            (
                (gold, built),
                chains(found, paragraph, strict=True),
                (actors, [chain for chain in kept if chain & wanted or is_actor(chain, paragraph, openers)]),
                shared(gold, built),
            ),
            strict=True,
        ):
            for name, score in MEASURES.items():
                totals[setting][name] += score(*sides)
    return totals


def main(path: str) -> None:
    """Print a table for each setting."""
    try:
        paragraphs = list(read(Path(path).read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, CorpusError) as error:
        sys.exit(f"{path}: {error}; give a WebAnno TSV file of COIN")
    print(f"{len(paragraphs)} paragraphs, {sum(len(one.chains) for one in paragraphs)} chains")
    for setting, scores in measure(paragraphs).items():
        print(f"\n{setting}")
        for name, score in scores.items():
            print(
                f"  {name:8} P {100 * score.precision:5.1f}  R {100 * score.recall:5.1f}  F1 {100 * score.f1:5.1f}"
                + ("" if name != "CEAF-e" else f"  ({score.gold:.0f} chains, {score.found:.0f} found)")
            )
        print(f"  mean     F1 {100 * conll(list(scores.values())):5.1f}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
