"""Where the data files lie: inside the package when installed from a wheel, beside it in a source tree."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from kg.errors import SetupError

_PACKAGE = Path(__file__).parent


def ontology_dir() -> Path:
    """Folder with the ontology, its shapes, concepts and `queries/`; raises SetupError if it is missing."""
    for folder in (_PACKAGE / "ontology", _PACKAGE.parent / "ontology"):
        if (folder / "concepts.ttl").is_file():
            return folder
    raise SetupError("the ontology is missing from the installation", str(_PACKAGE), "install the package again")


def lexicon_dir() -> Path:
    """Folder with the lexicons of the annotating components; raises SetupError if it is missing."""
    folder = _PACKAGE / "annotate" / "lexicons"
    if not folder.is_dir():
        raise SetupError("the lexicons are missing from the installation", str(_PACKAGE), "install the package again")
    return folder


def model_dir() -> Path:
    """Folder with the weights of the small models of the annotating components."""
    return _PACKAGE / "annotate" / "models"


@cache
def tree_digest() -> str:
    """SHA-256 over the lexicons, the models and the weights' own digest: which data a build was made with."""
    total = hashlib.sha256()
    weights = _PACKAGE / "annotate" / "weights" / "meta.json"
    if weights.is_file():
        total.update(weights.read_bytes())
    for folder in (lexicon_dir(), model_dir()):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()
