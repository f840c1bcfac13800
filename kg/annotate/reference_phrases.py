"""Where phrases end that name an actor without a name: a relative, a described person or a body, each with a demonstrative."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from kg.annotate import lexicon
from kg.annotate.kinship.lexicon import term_at

DEMONSTRATIVES = frozenset({"itu", "tersebut", "ini"})
_QUANTIFIERS = frozenset("seorang para banyak setiap kedua ketiga keempat semua salah seluruh sebagian".split())
_INNER_STOPS = frozenset(
    "dan atau tetapi tapi namun bahwa karena sehingga agar untuk adalah ialah merupakan telah sudah akan sedang juga oleh saat ketika "
    "menjadi seperti kata ujar kepada".split()
)
_PLAIN_BODIES = frozenset("negara negeri bangsa tim klub grup daerah lembaga".split())
_LOOSE = frozenset({"yang", "di", "dari", "pada", "dengan"})
_LONGEST_NAME = 4
_LONGEST_PHRASE = 12


def relative_end(doc: Doc, i: int) -> int:
    """Where a phrase ends that names the person in mind by whose relative he is (`Suami Ivanka Trump itu`); 0 if none starts here."""
    if i + 1 >= len(doc) or not doc[i + 1].text[:1].isupper():
        return 0
    term = term_at([doc[i].lower_], 0)
    if term is None or term.clitic:
        return 0
    end = i + 1
    while end < len(doc) and end - i <= _LONGEST_NAME and doc[end].text[:1].isupper():
        end += 1
    return end + 1 if i + 1 < end < len(doc) and doc[end].lower_ in DEMONSTRATIVES else 0


def described_end(doc: Doc, i: int) -> int:
    """Where the phrase ends that describes a person, its head word at token `i`; 0 if it is none.

    `politikus senior itu`, `pria kelahiran Solo tersebut`, `pengusaha dari Solo itu`. The demonstrative belongs to a noun nearer than
    the head if that is a body or place (`kader partai itu`), and behind a preposition or `yang` unless a name is between.
    """
    if i and (doc[i - 1].lower_ in _counting() or doc[i - 1].is_digit):
        return 0
    loose = False
    for end in range(i + 1, min(len(doc), i + _LONGEST_PHRASE)):
        word = doc[end]
        low = word.lower_
        if low in DEMONSTRATIVES:
            last = doc[end - 1].text
            named = last[:1].isupper() or last[-1:].isdigit()
            return end + 1 if end == i + 1 or named or not (loose or last in _bodies()) else 0
        if low in _INNER_STOPS or word.is_space or (word.is_punct and word.text != "-"):
            return 0
        loose = loose or low in _LOOSE
    return 0


@cache
def _counting() -> frozenset[str]:
    """Words before a noun that make it none of one known person: `para`, `belasan`, `tiga`."""
    return _QUANTIFIERS | {row["word"] for row in lexicon.rows("number_words.csv")}


@cache
def _bodies() -> frozenset[str]:
    """Nouns for bodies and places, those that open names and those that do not."""
    heads = {word.lower() for name in ("org_heads.txt", "place_heads.txt") for word in lexicon.words(name)}
    return _PLAIN_BODIES | heads


@cache
def person_nouns() -> frozenset[str]:
    """Nouns that describe persons (`politikus`)."""
    return frozenset(lexicon.words("person_nouns.txt"))
