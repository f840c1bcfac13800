"""Silver sentences for the parser that ships: raw news and the text of the old treebank, parsed by the teachers.

Writes a folder: the silver sentences (`news.spacy`, `gsd-old.spacy`), and the treebanks several times over.

Usage: python -m teacher.label_syntax BASE DATA WORK OUT TEACHER.pt...
(BASE: a pipeline with the word vectors; OUT: the folder, within WORK/syntax.)
"""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import spacy
import steps.register  # noqa: F401
from steps.conllu import Word, sentences
from steps.news import paragraphs
from steps.treebanks import GROUP, write

import kg.annotate.sentences  # noqa: F401  (registers its factory)
from teacher.parse import parsed
from teacher.parser import Parser
from teacher.store import voters

EVERY = 5  # every fifth article of the news
COPIES = 4  # of the treebanks beside the silver sentences
_SHORTEST, _LONGEST = 5, 45  # tokens of a silver sentence


def news(data: Path, chance: random.Random) -> Iterator[list[Word]]:
    """Of every fifth article up to GROUP sentences in a row, not parsed."""
    nlp = spacy.blank("id", config={"nlp": {"tokenizer": {"@tokenizers": "utusan.NewsTokenizer.v1"}}})
    nlp.add_pipe("utusan_sentences")
    for k, text in enumerate(paragraphs(data)):
        if k % EVERY:
            continue
        found = []
        for sent in nlp(text).sents:
            words = [
                Word(token.text, "", "", "", "", None, "", bool(token.whitespace_))
                for token in sent
                if not token.is_space
            ]
            if _SHORTEST <= len(words) <= _LONGEST and not any(token._.noise for token in sent):
                words[-1].space = True  # a line break may stand here
                found.append(words)
        start = chance.randrange(max(1, len(found) - GROUP + 1))
        yield from found[start : start + GROUP]


def main() -> None:
    """Parse and write."""
    base, data, work, name_of_folder, *paths = sys.argv[1:]
    teachers = voters(Parser, base, paths)
    folder = Path(work) / "syntax"
    out = folder / name_of_folder
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    for path in (folder / "train").glob("*.spacy"):
        for copy in range(COPIES):
            shutil.copy(path, out / f"{path.stem}-{copy}.spacy")
    vocab = spacy.blank("id").vocab
    texts = {
        "news": news(Path(data), random.Random(7)),
        "gsd-old": sentences(Path(data) / "corpora" / "ud" / "gsd-v2.0-train.conllu"),
    }
    for name, unparsed in texts.items():
        silver = list(parsed(teachers, unparsed))
        write(vocab, silver, out / f"{name}.spacy", tags=True, lemmas=False)
        print(name, len(silver), "sentences", sum(map(len, silver)), "tokens", flush=True)


if __name__ == "__main__":
    main()
