"""The shipped language model: finding it, checking it, loading it. Nothing is fetched, nothing falls back.

The model is an ordinary spaCy pipeline in `weights/` (tagger, morphologizer, parser, lemmatizer, NER on
`NewsTokenizer`), made by `training/`. Its `meta.json` says what it is, and holds the digest of the folder.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, cast

import spacy
from spacy.language import Language
from spacy.util import is_compatible_version

from kg.annotate import tokenizer  # noqa: F401  (registers the tokenizer that the model's config names)
from kg.annotate.word_vectors import remember
from kg.errors import SetupError

_META = "meta.json"
_DIGEST = "sha256"  # key of meta.json, the only thing that the digest leaves out
_AGAIN = "install the package again"


def weights_dir() -> Path:
    """Folder with the shipped pipeline; raises SetupError if it is missing."""
    folder = Path(__file__).parent / "weights"
    if not (folder / _META).is_file():
        raise SetupError("the language model is missing from the installation", str(folder), _AGAIN)
    return folder


def digest(folder: Path) -> str:
    """SHA-256 over every file of a pipeline's folder and its name, in the order of the names.

    `meta.json` counts without the digest that it holds. Raises OSError or ValueError if a file cannot be read.
    """
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        if path.is_file() and "__pycache__" not in path.parts:
            name = path.relative_to(folder).as_posix()
            content = _meta_bytes(path) if name == _META else path.read_bytes()
            total.update(f"{name}\0{len(content)}\0".encode() + content)
    return total.hexdigest()


def _meta_bytes(path: Path) -> bytes:
    meta = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(meta, dict):
        raise ValueError(f"{path.name} is no JSON object")
    return json.dumps({key: value for key, value in meta.items() if key != _DIGEST}, sort_keys=True).encode()


def check_weights(folder: Path | None = None) -> dict[str, Any]:
    """The model's `meta.json`, once its digest and the version of spaCy that it asks for are found to fit.

    Args:
        folder: of the pipeline; the shipped one if left out.
    Raises:
        SetupError: it is missing, damaged, or made for another version of spaCy.
    """
    folder = folder or weights_dir()
    path = folder / _META
    if not path.is_file():
        raise SetupError("the language model is missing", str(folder), _AGAIN)
    try:
        found = digest(folder)
        meta = cast(dict[str, Any], json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise SetupError(f"the language model cannot be read: {error}", str(folder), _AGAIN) from error
    wanted = str(meta.get("spacy_version", ""))
    if not wanted or not is_compatible_version(spacy.about.__version__, wanted):
        what = f"the language model needs spaCy {wanted or 'of an unknown version'}, not {spacy.about.__version__}"
        raise SetupError(what, str(folder), f'pip install "spacy{wanted}"' if wanted else _AGAIN)
    if found != meta.get(_DIGEST):
        raise SetupError("the language model is damaged: its files do not fit their digest", str(folder), _AGAIN)
    return meta


def load_weights(folder: Path | None = None, exclude: tuple[str, ...] = ()) -> Language:
    """The trained pipeline, checked and ready; `nlp.meta` is its `meta.json`.

    Args:
        folder: of the pipeline; the shipped one if left out.
        exclude: components that are not wanted (`parser`, `lemmatizer` ...), to save time.
    Raises:
        SetupError: it is missing, damaged, or made for another version of spaCy.
    """
    folder = folder or weights_dir()
    check_weights(folder)
    try:
        nlp = spacy.load(folder, exclude=list(exclude))
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:  # what spaCy raises on odd files
        line = " ".join(str(error).split())[:200]
        raise SetupError(f"the language model cannot be loaded: {line}", str(folder), _AGAIN) from error
    nlp.vocab.vectors = remember(nlp.vocab.vectors)
    return nlp
