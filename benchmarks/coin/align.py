"""Which mention of the program is which mention of the corpus, and the chains of both in terms of the same mentions.

Three passes, each one to one: the same extent; the same extent where the corpus's mention is cut before its first appositive or
relative clause; and, for names, one within the other where both end or both start together (`Presiden Joko Widodo` and
`Joko Widodo`), for bare titles where both start together. A mention of the program inside a mention of the corpus that goes with
another of the same actor is a part of that one (`Nama Lembaga (NL)`) and left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from coin.corpus import Mention, Paragraph

_CUTS = frozenset({",", "(", "[", "yang", "—", "–", ";"})
_CLITIC = len("nya")
NAME, TITLE, PRONOUN = "name", "title", "pronoun"
_SORTS = {"NOMINAL": TITLE, "PRON": PRONOUN, "CLITIC": PRONOUN}


@dataclass(frozen=True, slots=True)
class Found:
    """A mention of the program in tokens of the corpus: `sort` is NAME, TITLE or PRONOUN, `actor` its number."""

    start: int
    end: int
    sort: str
    actor: int


def found_in(doc: Doc, paragraph: Paragraph) -> list[Found]:
    """The mentions of an annotated Doc that have an actor; of a word with `-nya` only the `-nya`."""
    at = [-1] * (len(paragraph.text) + 1)
    for number, (start, end) in enumerate(paragraph.offsets):
        at[start:end] = [number] * (end - start)
    found = {}
    for group in ("mentions", "references", "possessives"):
        for span in doc.spans.get(group, ()):
            if span._.actor is None:
                continue
            begin = span.end_char - _CLITIC if span.label_ == "CLITIC" else span.start_char
            covered = [number for number in at[begin : span.end_char] if number >= 0]
            if covered:
                one = Found(covered[0], covered[-1] + 1, _SORTS.get(span.label_, NAME), span._.actor)
                found.setdefault((one.start, one.end), one)
    return sorted(found.values(), key=lambda one: (one.start, one.end))


def _cut(mention: Mention, tokens: Sequence[str]) -> int:
    """The end of a mention before what explains it."""
    return next((i for i in range(mention.start + 1, mention.core) if tokens[i] in _CUTS), mention.core)


def _overlap(one: Found, mention: Mention, end: int) -> float:
    """How much of the two is common, if they may be the same mention although their extents differ; else 0."""
    within = (mention.start <= one.start and one.end <= end) or (one.start <= mention.start and end <= one.end)
    names = one.sort == NAME and mention.kind == "PROPER" and (one.start == mention.start or one.end == end)
    titles = one.sort == TITLE and mention.kind in ("NOUN", "PROPER") and one.start == mention.start
    if not within or not (names or titles):
        return 0.0
    shared = min(one.end, end) - max(one.start, mention.start)
    return shared / (max(one.end, end) - min(one.start, mention.start))


def align(found: Sequence[Found], gold: Sequence[Mention], tokens: Sequence[str], strict: bool) -> dict[int, int]:
    """{index of a mention of the program: index of the mention of the corpus that it is}; `strict` takes the same extent only."""
    cuts = [_cut(mention, tokens) for mention in gold]
    pairs = []
    for i, one in enumerate(found):
        for k, mention in enumerate(gold):
            if (one.start, one.end) == (mention.start, mention.end):
                pairs.append((0, 0.0, i, k))
            elif not strict and (one.start, one.end) == (mention.start, cuts[k]):
                pairs.append((1, 0.0, i, k))
            elif not strict and (share := _overlap(one, mention, cuts[k])):
                pairs.append((2, -share, i, k))
    taken: dict[int, int] = {}
    for *_, i, k in sorted(pairs):
        if i not in taken and k not in taken.values():
            taken[i] = k
    return taken


def _parts(found: Sequence[Found], gold: Sequence[Mention], aligned: dict[int, int]) -> set[int]:
    """The mentions of the program that are parts of a mention of the corpus already named by the same actor."""
    wholes = [(gold[k], found[i].actor) for i, k in aligned.items()]
    return {
        i
        for i, one in enumerate(found)
        if i not in aligned
        for whole, actor in wholes
        if actor == one.actor and whole.start <= one.start and one.end <= whole.end
    }


def chains(
    found: Sequence[Found], paragraph: Paragraph, strict: bool
) -> tuple[list[set[Hashable]], list[set[Hashable]]]:
    """(chains of the corpus, chains of the program), mentions as (start, end) in tokens; those of one mention are left out."""
    gold = [mention for chain in paragraph.chains for mention in chain]
    aligned = align(found, gold, paragraph.tokens, strict)
    parts = set() if strict else _parts(found, gold, aligned)
    built: dict[int, set[Hashable]] = defaultdict(set)
    for i, one in enumerate(found):
        if i in aligned:
            built[one.actor].add((gold[aligned[i]].start, gold[aligned[i]].end))
        elif i not in parts:
            built[one.actor].add((one.start, one.end))
    right: list[set[Hashable]] = [{(mention.start, mention.end) for mention in chain} for chain in paragraph.chains]
    return [chain for chain in right if len(chain) > 1], [chain for chain in built.values() if len(chain) > 1]
