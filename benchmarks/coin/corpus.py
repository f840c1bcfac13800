"""Reading COIN (WebAnno TSV 3): paragraphs with mentions and chains, and their text as a newspaper would print it.

A line of the fourth column holds `KIND[number]` for every mention that covers the token and `LINK[a_b]` where mention b names
the same as mention a. As the corpus's own preparation has it, an appositive (`APPOS`) belongs to the mention that it explains and
the list after an `EXAPPOS` link is left out, unless another link makes them a mention of a chain; chains of one are left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

_LABEL = re.compile(r"(?P<kind>[A-Z]+)\[(?P<first>\d+)(?:_(?P<second>\d+))?\]$")
_CHAINING = frozenset({"IDENT", "ALIAS"})
_TOKEN, _LABELS = 2, 3  # columns


class CorpusError(ValueError):
    """The file is not what it should be; says in which line."""


@dataclass(slots=True)
class Mention:
    """A stretch of tokens (`end` is behind it); `core` is its end without appositives; `number` names it in the file."""

    number: int
    kind: str
    start: int
    end: int
    core: int = 0


@dataclass(slots=True)
class Paragraph:
    """One paragraph: its tokens, its chains and `text` with `offsets` (start and end of each token in it)."""

    tokens: list[str]
    chains: list[list[Mention]]
    text: str = ""
    offsets: list[tuple[int, int]] = field(default_factory=list)


def read(content: str) -> Iterator[Paragraph]:
    """The paragraphs of a file's content. Raises CorpusError where a line has too few columns or a label is unknown."""
    tokens: list[str] = []
    labels: list[list[str]] = []
    for number, line in enumerate([*content.split("\n"), "#Text="], 1):
        if line.startswith("#Text="):
            if tokens:
                yield _paragraph(tokens, labels)
            tokens, labels = [], []
        elif line and not line.startswith("#"):
            columns = line.split("\t")
            if len(columns) <= _LABELS:
                raise CorpusError(f"line {number}: {len(columns)} columns instead of at least {_LABELS + 1}")
            tokens.append(columns[_TOKEN])
            labels.append([] if columns[_LABELS] == "_" else columns[_LABELS].split("|"))
            for label in labels[-1]:
                if not _LABEL.match(label):
                    raise CorpusError(f"line {number}: unknown label {label!r}")


def _paragraph(tokens: list[str], labels: list[list[str]]) -> Paragraph:
    mentions: dict[int, Mention] = {}
    links: list[tuple[str, int, int]] = []
    for i, here in enumerate(labels):
        for label in here:
            match = _LABEL.match(label)
            assert match is not None  # `read` has looked at every label
            first = int(match["first"])
            if match["second"] is not None:
                links.append((match["kind"], first, int(match["second"])))
            elif first in mentions:
                mentions[first].end = i + 1
            else:
                mentions[first] = Mention(first, match["kind"], i, i + 1)
    for mention in mentions.values():
        mention.core = mention.end
    text, offsets = printed(tokens)
    return Paragraph(tokens, _chains(mentions, links), text, offsets)


def _chains(mentions: dict[int, Mention], links: list[tuple[str, int, int]]) -> list[list[Mention]]:
    root = {number: number for number in mentions}

    def top(number: int) -> int:
        while root[number] != number:
            number = root[number]
        return number

    chained = set()
    for kind, first, second in links:
        if kind in _CHAINING and first in mentions and second in mentions:
            root[top(second)] = top(first)
            chained |= {first, second}
    for kind, first, second in links:
        if kind == "APPOS" and first in mentions and second in mentions:
            mentions[first].end = max(mentions[first].end, mentions[second].end)
            if second in chained:  # a mention of a chain on its own, so that chain and the explained mention are one
                root[top(second)] = top(first)
    apart = {second for kind, _, second in links if kind in ("APPOS", "EXAPPOS") and second not in chained}
    chains: dict[int, list[Mention]] = defaultdict(list)
    for number, mention in mentions.items():
        if number not in apart:
            chains[top(number)].append(mention)
    return [chain for chain in chains.values() if len(chain) > 1]


_BEFORE = frozenset(".,;:!?%)]}…”")  # stand close to what is before them
_AFTER = frozenset("([{“")  # stand close to what is behind them
_BOTH = frozenset("/")
_ENDINGS = frozenset({"an", "nya", "kan", "lah", "kah", "ku", "mu"})
_CLITICS = frozenset({"nya", "Nya"})
_PREFIXES = frozenset({"ke", "se", "non", "anti", "pra", "pasca", "antar", "eks", "sub", "multi", "ber"})
_SHARED = 3


def printed(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """(the text that the tokens were cut from, start and end of each token in it).

    COIN puts a blank around every mark, cuts `-nya` off, and writes `muda - nya` for `mudanya`: there the hyphen is empty.
    """
    text = ""
    offsets: list[tuple[int, int]] = []
    tight = True
    quoting = False
    for i, token in enumerate(tokens):
        before = tokens[i - 1] if i else ""
        after = tokens[i + 1] if i + 1 < len(tokens) else ""
        if token == "-" and after in _CLITICS:
            offsets.append((len(text), len(text)))
            tight = True
            continue
        close, open_after = _spacing(before, token, after, quoting)
        if token == '"':
            quoting = not quoting
        if not (tight or close):
            text += " "
        offsets.append((len(text), len(text) + len(token)))
        text += token
        tight = open_after
    return text, offsets


def _spacing(before: str, token: str, after: str, quoting: bool) -> tuple[bool, bool]:
    """(no blank before the token, no blank behind it)."""
    if token in _CLITICS and before.isalpha():
        return True, False
    if token == '"':
        return quoting, not quoting
    if token in ("-", "–") and _hyphen(before, after):
        return True, True
    if token in ("'", "’"):
        inside = before.isalpha() and after.isalpha() and (len(before) < _SHARED or len(after) < _SHARED)
        return bool(before), inside
    if token in ("’s", "'s") or token in _BOTH:
        return True, token in _BOTH
    if token in (".", ",") and before.isdigit() and after[:1].isdigit():
        return True, True
    if token == "." and len(before) == 1 and before.isupper():
        return True, len(after) == 1 and after.isupper()
    return token in _BEFORE or set(token) == {"."}, token in _AFTER


def _hyphen(before: str, after: str) -> bool:
    """Does a hyphen between the two join them: a word said twice, an ending or a prefix, two numbers, two names?"""
    if not before or not after:
        return False
    a, b = before.lower(), after.lower()
    said_twice = a == b or (min(len(a), len(b)) >= _SHARED and (a[-_SHARED:] in b or b[:_SHARED] in a))
    return (
        said_twice
        or b in _ENDINGS
        or a in _PREFIXES
        or (before[-1].isdigit() and after[0].isdigit())
        or (before[:1].isupper() and after[:1].isupper())
    )
