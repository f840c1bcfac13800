"""Silver labels: what an older treebank or a tagged corpus says, kept where a trained pipeline says the same.

The old GSD sentences have heads and labels of 2017; the pipeline parses them anew, and a token's head and label count
only if the old head agrees, its part of speech only if the old one agrees. The kumparan sentences have a coarse tag:
the pipeline's part of speech counts if the tag allows it. All else is missing, so that training leaves it out. The
kumparan sentences are written only if asked for: they did not pay (`benchmarks/model.md`).

Usage: python -m steps.silver PIPELINE DATA WORK [--tagged]
"""

from __future__ import annotations

import gzip
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import steps.register  # noqa: F401
from steps.conllu import Word, sentences

# kumparan tag -> parts of speech that it allows
ALLOWED = {
    "NN": {"NOUN"},
    "NNP": {"PROPN"},
    "SYM": {"PUNCT", "SYM"},
    "VB": {"VERB"},
    "IN": {"ADP"},
    "PR": {"PRON", "DET"},
    "ADV": {"ADV", "AUX"},
    "JJ": {"ADJ"},
    "SC": {"SCONJ", "ADP"},
    "DT": {"DET"},
    "NUM": {"NUM", "DET"},
    "CC": {"CCONJ", "ADV"},
    "FW": {"X"},
    "NEG": {"PART", "ADV"},
    "RP": {"PART", "ADV"},
    "UH": {"INTJ"},
}
_EVERY = 4  # every fourth kumparan sentence: more of them adds time, not accuracy
_WEIGHT = 2  # a treebank sentence counts as two silver ones
_CLITICS = {"nya", "ku", "mu", "lah", "kah", "pun"}
_NO_SPACE_BEFORE = frozenset(".,;:!?)]}%”’")
_NO_SPACE_AFTER = frozenset("([{“‘")


def old_gsd(nlp: Language, path: Path) -> Iterator[Doc]:
    """The sentences of GSD 2.0 whose root both annotations share, with the labels that they share."""
    for words in sentences(path):
        starts = [k == 0 for k in range(len(words))]
        forms, spaces = [word.form for word in words], [word.space for word in words]
        doc = nlp(Doc(nlp.vocab, words=forms, spaces=spaces, sent_starts=starts))
        if confirmed := confirmed_sentence(nlp, doc, words):
            yield confirmed


def confirmed_sentence(nlp: Language, doc: Doc, words: list[Word]) -> Doc | None:
    """A parsed sentence with what its older annotation confirms; None if that has another root.

    (Without a root spaCy would not see where the sentence ends.)
    """
    same = [token.head.i == words[token.i].head for token in doc]
    tagged = [token.pos_ == words[token.i].upos for token in doc]
    if not any(ok and token.head.i == token.i for token, ok in zip(doc, same, strict=True)):
        return None
    kept = Doc(
        nlp.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        pos=[token.pos_ if ok else "" for token, ok in zip(doc, tagged, strict=True)],
        morphs=[str(token.morph) if ok else "" for token, ok in zip(doc, tagged, strict=True)],
        heads=[token.head.i for token in doc],
        deps=[token.dep_ if ok else "" for token, ok in zip(doc, same, strict=True)],
    )
    return kept if len(list(kept.sents)) == 1 else None


def tagged_sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    """(word, tag) of each sentence, clitics put back on their words."""
    rows: list[tuple[str, str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in [*file, "\n"]:
            word, _, tag = line.rstrip("\n").partition("\t")
            if word in _CLITICS and rows and rows[-1][0].isalpha():
                rows[-1] = (rows[-1][0] + word, rows[-1][1])
            elif word:
                rows.append((word, tag.upper()))
            elif rows:
                yield rows
                rows = []


def kumparan(nlp: Language, path: Path) -> Iterator[Doc]:
    """Every fourth sentence, with the parts of speech that its tags allow; no heads."""
    for k, rows in enumerate(tagged_sentences(path)):
        if k % _EVERY:
            continue
        words = [word for word, _ in rows]
        spaces = [
            word not in _NO_SPACE_AFTER and (after is None or after not in _NO_SPACE_BEFORE)
            for word, after in zip(words, [*words[1:], None], strict=True)
        ]
        doc = nlp(Doc(nlp.vocab, words=words, spaces=spaces))
        kept = [token.pos_ in ALLOWED.get(rows[token.i][1], ()) for token in doc]
        yield Doc(
            nlp.vocab,
            words=words,
            spaces=spaces,
            tags=[token.tag_ if ok else "" for token, ok in zip(doc, kept, strict=True)],
            pos=[token.pos_ if ok else "" for token, ok in zip(doc, kept, strict=True)],
            morphs=[str(token.morph) if ok else "" for token, ok in zip(doc, kept, strict=True)],
        )


def main() -> None:
    """Write the silver sentences and the treebanks into one folder."""
    nlp, data, work = spacy.load(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
    ud, out = data / "corpora" / "ud", work / "syntax" / "all"
    out.mkdir(parents=True, exist_ok=True)
    for path in (work / "syntax" / "train").glob("*.spacy"):
        for copy in range(_WEIGHT):
            shutil.copy(path, out / f"{path.stem}-{copy}.spacy")
    gsd = list(old_gsd(nlp, ud / "gsd-v2.0-train.conllu"))
    DocBin(docs=gsd, store_user_data=False).to_disk(out / "gsd-old.spacy")
    tokens = sum(map(len, gsd))
    print(
        "gsd", tokens, "heads", sum(t.dep != 0 for d in gsd for t in d), "tags", sum(t.pos != 0 for d in gsd for t in d)
    )
    if "--tagged" not in sys.argv:
        return
    with nlp.select_pipes(disable="parser"):
        tagged = list(kumparan(nlp, ud / "kumparan-postag.txt.gz"))
    DocBin(docs=tagged, store_user_data=False).to_disk(out / "kumparan.spacy")
    print("kumparan", sum(map(len, tagged)), "tags", sum(t.pos != 0 for d in tagged for t in d))


if __name__ == "__main__":
    main()
