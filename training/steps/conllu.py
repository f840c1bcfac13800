"""CoNLL-U -> spaCy Docs whose words keep their clitics (`menyetujuinya` is one token, as `spacy convert -T` has it)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab


@dataclass(slots=True)
class Word:
    """A word of a treebank; `head` is an index into the sentence, its own for the root, None where it is not parsed."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int | None
    dep: str
    space: bool


def sentences(path: Path) -> Iterator[list[Word]]:
    """The sentences of a file, clitics merged with their words."""
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if not line:
            if rows:
                yield _merged(rows)
            rows = []
        elif not line.startswith("#"):
            rows.append(line.split("\t"))


def _merged(rows: list[list[str]]) -> list[Word]:
    spans: list[tuple[list[list[str]], str, bool]] = []  # rows of a token, its form, is it followed by a space
    inside = 0
    for row in rows:
        if "." in row[0]:
            continue
        space = "SpaceAfter=No" not in row[9]
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            spans.append(([], row[1], space))
            inside = last - first + 1
        elif inside:
            spans[-1][0].append(row)
            inside -= 1
        else:
            spans.append(([row], row[1], space))
    place = {row[0]: k for k, (parts, _, _) in enumerate(spans) for row in parts}
    words = []
    for k, (parts, form, space) in enumerate(spans):
        top = next((row for row in parts if row[6] == "0" or place[row[6]] != k), parts[0])
        head = k if top[6] == "0" else place[top[6]]
        feats = "" if top[5] == "_" else top[5]
        xpos, lemma = ("" if top[i] == "_" else top[i] for i in (4, 2))
        words.append(Word(form, lemma, top[3], xpos, feats, head, "ROOT" if top[7] == "root" else top[7], space))
    return words


def doc_of(vocab: Vocab, group: list[list[Word]], tags: bool, lemmas: bool) -> Doc:
    """Some sentences as one Doc; what is not known stays unset, so that training leaves it out.

    Args:
        tags: are the fine tags those of the pipeline (CSUI's)?
        lemmas: does the treebank give lemmas?
    """
    words = [word for sentence in group for word in sentence]
    heads: list[int] = []
    for sentence in group:
        base = len(heads)
        heads.extend(base + word.head for word in sentence if word.head is not None)
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words],
        tags=[word.xpos for word in words] if tags else None,
        pos=[word.upos for word in words],
        morphs=[word.feats for word in words],
        lemmas=[word.lemma for word in words] if lemmas else None,
        heads=heads,
        deps=[word.dep for word in words],
    )


def sentences_of(doc: Doc) -> list[list[Word]]:
    """The sentences of a parsed Doc: `doc_of` the other way round."""
    return [
        [
            Word(
                token.text, token.lemma_, token.pos_, token.tag_, str(token.morph), token.head.i - sent.start, token.dep_,
                bool(token.whitespace_),
            )
            for token in sent
        ]
        for sent in doc.sents
    ]  # fmt: skip
