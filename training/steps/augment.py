"""Augmenters: the news as it is, in lower case, in capitals, without quotation marks, with words glued at names."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from functools import cache

from spacy import registry
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.training import Example

from kg.annotate import lexicon
from steps.spans import UNKNOWN, Labelled, doc_of, labelled_of, rebuilt

Augmenter = Callable[[Language, Example], Iterator[Example]]
_WORD_START = re.compile(r"(?<!\S)[a-z]")
_QUOTES = frozenset("\"'“”‘’`") | {"``", "''"}


@registry.augmenters("utusan.treebank_augmenter.v1")
def treebank_augmenter(lower: float, unquote: float) -> Augmenter:
    """Besides each Doc, with the given chances, a copy in lower case, and one without quotation marks."""

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        yield example
        if random.random() < lower:
            yield _rewritten(nlp, example.reference, lambda token: token.text.lower())
        if random.random() < unquote:
            yield _rewritten(nlp, example.reference, lambda token: "" if token.text in _QUOTES else token.text)

    return augment


def _rewritten(nlp: Language, doc: Doc, form: Callable[[Token], str]) -> Example:
    """The Doc with each token's text replaced; tokens without text, where nothing hangs on them, are left out."""
    kept = [token for token in doc if form(token) or token.n_lefts or token.n_rights]
    place = {token.i: k for k, token in enumerate(kept)}
    new = Doc(
        doc.vocab,
        words=[form(token) or token.text for token in kept],
        spaces=[bool(token.whitespace_) for token in kept],
        tags=[token.tag_ for token in kept] if doc.has_annotation("TAG") else None,
        pos=[token.pos_ for token in kept],
        morphs=[str(token.morph) for token in kept],
        heads=[place[token.head.i] for token in kept],
        deps=[token.dep_ for token in kept],
    )
    return Example(nlp.make_doc(new.text), new)


@registry.augmenters("utusan.news_augmenter.v1")
def news_augmenter(lower: float, upper: float, title: float, unquote: float, glue: float, rename: float) -> Augmenter:
    """Besides each text, with the given chances, a changed copy of it.

    Args:
        lower, upper: all in lower case, all in capitals.
        title: every word with a capital, as in headlines.
        unquote: without quotation marks.
        glue: the space at one edge of a name in three is lost.
        rename: the persons get other names.
    """
    changes = (
        (lower, lambda item: Labelled(item.text.lower(), item.spans)),
        (upper, lambda item: Labelled(item.text.upper(), item.spans)),
        (title, lambda item: Labelled(_WORD_START.sub(lambda match: match[0].upper(), item.text), item.spans)),
        (unquote, _unquoted),
        (glue, glued),
        (rename, _renamed),
    )

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        yield example
        for chance, change in changes:
            if random.random() < chance:
                item = labelled_of(example.reference)
                changed = change(item)
                if len(changed.text) == len(item.text) or changed.text.strip():
                    reference = doc_of(nlp.make_doc, changed)
                    yield Example(nlp.make_doc(changed.text), reference)

    return augment


def _unquoted(item: Labelled) -> Labelled:
    return rebuilt(item, [(k, k + 1, "") for k, char in enumerate(item.text) if char in _QUOTES])


def glued(item: Labelled) -> Labelled:
    """The space at one edge of a name in three is lost."""
    cuts = set()
    for start, end, label in item.spans:
        if label != UNKNOWN and random.random() < 1 / 3:
            at = end if random.random() < 0.7 else start - 1
            if 0 < at < len(item.text) - 1 and item.text[at] == " ":
                cuts.add(at)
    return rebuilt(item, [(at, at + 1, "") for at in sorted(cuts)])


@cache
def _names() -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(
        tuple(word for word in lexicon.words(f"{which}_names.txt") if word.istitle() and len(word) > 2)
        for which in ("given", "family")
    )  # type: ignore[return-value]


def _renamed(item: Labelled) -> Labelled:
    """Every word of the persons' names replaced, the same word by the same everywhere in the text."""
    given, family = _names()
    new: dict[str, str] = {}
    pieces = []
    for start, end, label in item.spans:
        if label != "PERSON":
            continue
        at = start
        for k, word in enumerate(item.text[start:end].split(" ")):
            if word.istitle() and len(word) > 2:
                new.setdefault(word, random.choice(given if k == 0 and " " in item.text[start:end] else family))
                pieces.append((at, at + len(word), new[word]))
            at += len(word) + 1
    return rebuilt(item, pieces)
