"""Tables of the lemmatizer: {part of speech: {form: [lemma]}} for forms that occur in the news, and rules for clitics.

A form's lemma is the one that the treebanks give it most often with that part of speech, else the one of the kumparan
list (nlp-id), else that of the form without its clitic or of one half of a reduplication. Forms that are their own
lemma are left out.

Usage: python -m steps.lemmas DATA WORK
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from steps.conllu import sentences
from steps.treebanks import PARTS

OPEN = ("NOUN", "VERB", "ADJ", "ADV")
CLITICS = ("nya", "lah", "kah", "pun", "ku", "mu")
_RARE = 3  # a form of the news that occurs less often is left to the rules
_CASED = frozenset({"NOUN", "ADJ", "ADV"})  # elsewhere forms that are their own lemma are listed: `Ia` -> `ia`
_LONG = 4  # letters that remain after a clitic


def treebank(data: Path) -> dict[str, dict[str, Counter[str]]]:
    """{part of speech: {lower-cased form: lemmas}} of the training parts."""
    table: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for part, (name, wanted) in PARTS.items():
        if part.startswith("train/"):
            for k, sentence in enumerate(sentences(data / "corpora" / "ud" / f"{name}.conllu")):
                for word in sentence if wanted(k) else ():
                    if word.lemma and word.form.islower():
                        table[word.upos][word.form][word.lemma] += 1
    return table


def listed(data: Path) -> dict[str, str]:
    """The kumparan list."""
    with gzip.open(data / "corpora" / "lexicon" / "kumparan-lemma.json.gz", "rt", encoding="utf-8") as file:
        return {form: lemma for form, lemma in json.load(file).items() if lemma}


def lemma(form: str, table: dict[str, str]) -> str:
    """By the list, else without the clitic or the doubling; the form itself if nothing is known."""
    if form in table:
        return table[form]
    for clitic in CLITICS:
        stem = form[: -len(clitic)]
        if form.endswith(clitic) and len(stem) >= _LONG:
            return lemma(stem, table)
    first, hyphen, second = form.partition("-")
    if hyphen and first and (first == second or second.startswith(first)):
        return lemma(first, table)
    return form


def main() -> None:
    """Write `lemmas.json`."""
    data, work = Path(sys.argv[1]), Path(sys.argv[2])
    table, counted = listed(data), treebank(data)
    news = Counter(word for line in (work / "news.txt").open(encoding="utf-8") for word in line.split())
    exceptions: dict[str, dict[str, list[str]]] = {}
    for pos in sorted({*OPEN, *counted} - {"PROPN", "PUNCT", "NUM", "SYM", "X"}):
        found = {form: lemmas.most_common(1)[0][0] for form, lemmas in counted[pos].items()}
        if pos in OPEN:
            for form, count in news.items():
                if count >= _RARE and form not in found and form.replace("-", "").isalpha():
                    found[form] = lemma(form, table)
        rule = CLITICS[:1]
        exceptions[pos.lower()] = {
            form: [base]
            for form, base in sorted(found.items())
            if base != form
            or (pos not in _CASED and form in counted[pos])
            or (form.endswith(rule) and len(form) > len(rule[0]) + _LONG)
        }
        print(pos, len(exceptions[pos.lower()]))
    rules = {pos.lower(): [["nya", ""]] for pos in OPEN}
    tables = {"lemma_exc": exceptions, "lemma_rules": rules, "lemma_index": {}}
    (work / "lemmas.json").write_text(json.dumps(tables, ensure_ascii=False, sort_keys=True), encoding="utf-8")


if __name__ == "__main__":
    main()
