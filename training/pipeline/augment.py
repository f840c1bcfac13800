"""Augmenters: the news as it is - in lower case, in capitals, without its quotation marks."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from spacy import registry
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

Augmenter = Callable[[Language, Example], Iterator[Example]]
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


def _rewritten(nlp: Language, doc: Doc, form: Callable[[object], str]) -> Example:
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
