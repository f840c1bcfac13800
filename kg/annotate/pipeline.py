"""The annotating pipeline: which components run, in which order, and how a finished Doc becomes a `Reading`."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.annotate import attributes, tokenizer  # noqa: F401  (the tokenizer registers itself)
from kg.annotate.model_loader import load_weights
from kg.model import Document, Reading

# parts of the trained pipeline that no component of ours asks for
_UNUSED = ("tok2vec", "tagger", "morphologizer", "parser", "lemmatizer")
_MODULES = {"titles": "roles.titles"}  # where a component is not in the module of its own name
COMPONENTS = (
    "sentences",
    "dates",
    "titles",
    "names",
    "events",
    "actors",
    "roles",
    "references",
    "kinship",
    "meetings",
    "statements",
)


def load(only: Sequence[str] = COMPONENTS, trained: bool = True) -> Language:
    """The pipeline, ready to read.

    Args:
        only: names of the components to run, without their prefix `utusan_`.
        trained: use the trained recogniser of names beside the rules and the small model; without it they stand alone.
    Raises:
        SetupError: a lexicon or a model is missing or damaged.
    """
    nlp = load_weights(exclude=_UNUSED) if trained else _blank()
    nlp.max_length = 10_000_000
    for component in COMPONENTS:
        if component in only:
            import_module(f"kg.annotate.{_MODULES.get(component, component)}")  # registers its factory
            nlp.add_pipe(f"utusan_{component}", first=True if component == "sentences" else None)
    return nlp


def _blank() -> Language:
    return spacy.blank("id", config={"nlp": {"tokenizer": {"@tokenizers": "utusan.NewsTokenizer.v1"}}})


def prepare(nlp: Language, document: Document) -> Doc:
    """A tokenized Doc that knows its article."""
    doc = nlp.make_doc(document.text)
    doc._.document = document
    return doc


def read_document(nlp: Language, document: Document) -> Reading:
    """What one article says."""
    return reading_of(nlp(prepare(nlp, document)))


def reading_of(doc: Doc) -> Reading:
    """The facts on an annotated Doc, frozen and free of spaCy."""
    return Reading(
        document=attributes.document_of(doc),
        actors=tuple(actor.frozen() for actor in doc._.actors or ()),
        roles=tuple(doc._.roles or ()),
        kinships=tuple(doc._.kinships or ()),
        meetings=tuple(doc._.meetings or ()),
        statements=tuple(doc._.statements or ()),
    )
