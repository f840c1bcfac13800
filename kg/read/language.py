"""Whether an article is in Indonesian: the rules know no other language, so others are left out, not guessed."""

from __future__ import annotations

import importlib
import re
from functools import cache
from typing import Any

from kg.model import Noise
from kg.read.tables import rows

_CANDIDATES = (
    "id",
    "ms",
    "jv",
    "en",
    "nl",
    "de",
    "fr",
    "es",
    "pt",
    "it",
    "tl",
    "vi",
    "tr",
    "ar",
    "fa",
    "ru",
    "uk",
    "zh",
    "ja",
    "ko",
    "th",
    "hi",
)
_SAMPLE = 6_000  # characters
_TOO_SHORT = 25  # words below which nothing is decided
# Share of the table's words: Indonesian news has 0.06 and more, mostly 0.2; other languages have under 0.03.
_INDONESIAN_SHARE = 0.05
_CERTAIN = 0.5
_MALAY_WORDS = 3  # different ones: names of Malaysian bodies bring some into Indonesian news

NAMES = {
    "en": "English",
    "ms": "Malay",
    "jv": "Javanese",
    "nl": "Dutch",
    "ar": "Arabic",
    "zh": "Chinese",
    "ja": "Japanese",
}


@cache
def _kinds() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("language.csv")}


@cache
def _identifier() -> Any:
    """py3langid's model; loaded only for texts that do not look Indonesian, since it takes a second."""
    langid = importlib.import_module("py3langid.langid")
    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    identifier.set_languages(_CANDIDATES)
    return identifier


def of(text: str, noise: tuple[Noise, ...] = ()) -> str:
    """The ISO 639-1 code of the language of `text` outside `noise`: `id` unless it is plainly another."""
    sample = _without(text, noise)[:_SAMPLE]
    words = [word.casefold() for word in re.findall(r"[^\W\d_]+", sample)]
    kinds = [kind for word in words if (kind := _kinds().get(word))]
    unspaced = len(
        re.findall(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]", sample)
    )  # scripts without spaces
    if len(words) < _TOO_SHORT and unspaced < _TOO_SHORT:
        return "id"
    malay = {word for word in words if _kinds().get(word) == "ms"}
    if len(kinds) >= _INDONESIAN_SHARE * len(words) and unspaced < len(words):
        return "ms" if len(malay) >= _MALAY_WORDS and kinds.count("ms") > 2 * kinds.count("id") else "id"
    code, confidence = _identifier().classify(sample)
    if code in ("id", "ms") or confidence < _CERTAIN:
        return "id"
    return str(code)


def _without(text: str, noise: tuple[Noise, ...]) -> str:
    parts, at = [], 0
    for stretch in noise:
        parts.append(text[at : stretch.start])
        at = stretch.end
    return " ".join([*parts, text[at:]])
