"""What the graph's words are called in Indonesian and English: concepts and classes by the ontology, edges by us."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from kg import vocab
from kg.errors import SetupError
from kg.graph.schema import NODE_CLASSES

LANGUAGES = ("id", "en")
Labels = dict[str, dict[str, dict[str, str]]]


@cache
def labels() -> Labels:
    """{scheme: {word: {language: label}}}; raises SetupError if the ontology or our table is damaged.

    Schemes: those of `kg.vocab.SCHEMES`, `class` (types of nodes), `edge` (types of edges), and `holding`: how a title
    is said of who holds it now, held it, or will, with `{}` for the title.
    """
    path = Path(__file__).with_name("labels.json")
    try:
        ours: Labels = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SetupError(f"cannot read the labels: {error}", path.name, "install the package again") from error
    concepts = {
        scheme: {concept.notation: dict(concept.labels) for concept in vocab.concepts(scheme)}
        for scheme in vocab.SCHEMES
    }
    classes = {kind: {lang: vocab.term_label(name, lang) for lang in LANGUAGES} for kind, name in NODE_CLASSES.items()}
    return {**concepts, "class": classes, **ours}


def label(scheme: str, word: str, lang: str) -> str:
    """The label of a word; the word itself, its underscores as spaces, where there is none."""
    return labels().get(scheme, {}).get(word, {}).get(lang) or word.replace("_", " ")
