"""A tokenizer for Indonesian news as it comes off web pages.

Words keep their clitics (`menantunya`) and their reduplication (`negara-negara`). What pages glue together is taken apart,
without moving an offset: sentences (`Barat.Ben`), a name and what stands before or after it (`PrancisEmmanuel`,
`RIPrabowo`, `Macronpada`), countries and persons joined by a hyphen (`AS-Rusia`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from kg.annotate import lexicon
from kg.annotate.gazetteer import common_words, fold, gazetteer, given_names, person_words, public_figures
from kg.annotate.words import is_common
from kg.model import COUNTRY

_UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100\u0102\u010c\u0110\u011e\u0130\u0139\u013d\u0141\u0147\u0158\u015a\u015e\u0160\u017b\u017d"
# a letter with an accent in a page whose UTF-8 was read as Latin-1 or Windows-1252 (`J\u00c3\u00a4ger`) is two characters
_SECOND_BYTES = "".join(sorted({*map(chr, range(0x80, 0xC0)), *bytes(range(0x80, 0xC0)).decode("cp1252", "ignore")}))
_MISREAD = rf"[\u00c3-\u00c5][{re.escape(_SECOND_BYTES)}]"
_LETTER = rf"(?:{_MISREAD}|[^\W\d_])"
_WORD = rf"{_LETTER}+(?:['\u2019\u02bc`]{_LETTER}+)*"
_TOKEN = re.compile(
    rf"""https?://\S+[\w/]|www\.\S+[\w/]
      |[\w.+-]+@[\w-]+(?:\.[\w-]+)+                        # e-mail
      |@\w+(?:\.\w+)*                                      # @kementerian.ri
      |(?:[{_UPPER}]\.){{2,}}                              # U.S., A.S.
      |[{_UPPER}]{{1,6}}-?\d{{1,3}}(?!\w)                   # G20, RI-1
      |\d+(?:[.,:/]\d+)+%?                                 # 1.500  10,5  20/12/2025
      |\d+(?:-an|-nya|%)?
      |(?:ke|se|pra|pasca|non|anti)-(?:\d+|{_WORD})        # ke-7
      |[{_UPPER}](?=\.\s*[{_UPPER}])\.(?=\s?[{_UPPER}])    # initials: S. Yudhoyono
      |{_WORD}(?:-{_WORD})*
      |\.{{2,}}|--+|[^\S ]+|\S""",
    re.X,
)
_CAMEL = re.compile(rf"(?<=[a-z\u00e0-\u017f])(?!{_MISREAD})(?=[{_UPPER}])")
_PREFIXED_NAME = re.compile(r"(?:Mc|Mac|De|Di|Du|Le|La|Al|El|Fitz|Van|O')$")
_ACRONYM_FIRST = re.compile(rf"([{_UPPER}]{{2,6}})([{_UPPER}][a-z\u00e0-\u017f]{{2,}}.*)$")
_AFTER_NAMES = frozenset({"dari"})  # certain after a known name
_MIN_STEM = 3
_MIN_GUESSED = 5
_MIN_BEFORE_NAME = 4  # letters glued to a given name (`SmallingDonald`)
_MIN_OF_PAIR = 5  # letters of each name, where only one is known (`Yudhoyono-Sylviana`)
_MIN_DOUBTFUL = 6  # `Subiantohari ini`
_VERB = re.compile(r"(?:me|ber|di|ter)[a-z]{4,}$")
# a function word of at least this length needs no second witness of the stem, unless ordinary words and names end in it
_CERTAIN_GLUE = 4
_DOUBTFUL_GLUE = frozenset({"akan", "antara", "dari", "hari", "atau"})


@cache
def _glue() -> tuple[str, ...]:
    return tuple(sorted(lexicon.words("function_words.txt"), key=lambda word: (-len(word), word)))


@cache
def _acronyms() -> frozenset[str]:
    return frozenset(form for form in gazetteer() if form.isupper() and len(form) < 7) | {
        "PM",
        "WNI",
        "KTT",
        "CEO",
        "WIB",
        "WITA",
        "WIT",
    }


@cache
def _first_words() -> frozenset[str]:
    """Of the names of countries in several words (`ASEAN-Selandia Baru`)."""
    return frozenset(form.split()[0] for form, known in gazetteer().items() if known.kind == COUNTRY and " " in form)


@cache
def _last_words() -> frozenset[str]:
    """Of the names of countries in several words (`Amerika SerikatDonald Trump`)."""
    return frozenset(form.split()[-1] for form, known in gazetteer().items() if known.kind == COUNTRY and " " in form)


class NewsTokenizer:
    """Callable: text -> Doc. `Doc.text` always equals the text."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        pieces = [match.span() for match in _TOKEN.finditer(text)]
        seen = Counter(text[start:end] for start, end in pieces)
        words: list[str] = []
        spaces: list[bool] = []
        position = 0
        for start, end in pieces:
            position = self._blank(text, position, start, words, spaces)
            parts = list(_split(text[start:end], seen))
            words.extend(parts)
            spaces.extend([False] * len(parts))
            position = end
        self._blank(text, position, len(text), words, spaces)
        return Doc(self.vocab, words=words, spaces=spaces)

    @staticmethod
    def _blank(text: str, position: int, start: int, words: list[str], spaces: list[bool]) -> int:
        """Put the blanks between two tokens: the first on the token before them, further ones as a token of their own."""
        gap = text[position:start]
        if gap and words and not words[-1].isspace():
            spaces[-1] = True
            gap = gap[1:]
        if gap:
            words.append(gap)
            spaces.append(False)
        return start

    def to_disk(self, path: str | Path, **_: Any) -> None:
        """Nothing to keep: the rules are code."""

    def from_disk(self, path: str | Path, **_: Any) -> NewsTokenizer:
        return self

    def to_bytes(self, **_: Any) -> bytes:
        return b""

    def from_bytes(self, data: bytes, **_: Any) -> NewsTokenizer:
        return self


def _split(word: str, seen: Counter[str]) -> Iterator[str]:
    if len(word) < 4 or not word[0].isalpha() or "@" in word or "/" in word:
        yield word
        return
    if "-" in word:
        yield from _hyphenated(word, seen)
        return
    for part in _camel(word, seen):
        yield from _suffixed(part, seen)


def _hyphenated(word: str, seen: Counter[str]) -> Iterator[str]:
    """`AS-Rusia` and `Trump-Xi` are two names, `sela-sela` and `Hsin-i` are one word, known names stay whole."""
    parts = word.split("-")
    glued = _CAMEL.search(parts[0])
    if glued and word not in gazetteer() and word[: glued.start()] in common_words():
        yield word[: glued.start()]  # `senjataIran-Israel`
        yield from _split(word[glued.start() :], seen)
        return
    if (
        word in gazetteer()
        or not all(part[:1].isupper() for part in parts)
        or parts[0] == parts[-1]
        or fold(word) in person_words()
    ):
        yield word
        return
    alone = [part in gazetteer() or part in _first_words() or seen[part] for part in parts]
    if not any(alone) and all(fold(part) in given_names() and not _is_figure(part) for part in parts):
        yield word  # `Frank-Walter`
        return
    known = [each or fold(part) in person_words() for each, part in zip(alone, parts, strict=True)]
    if not all(known) and not (any(known) and min(map(len, parts)) >= _MIN_OF_PAIR):
        yield word
        return
    for i, part in enumerate(parts):
        if i:
            yield "-"
        yield part


def _known(word: str, seen: Counter[str]) -> bool:
    return seen[word] > 0 or word in gazetteer() or word.lower() in common_words() or fold(word) in person_words()


def _camel(word: str, seen: Counter[str]) -> Iterator[str]:
    if word in gazetteer():
        yield word
        return
    acronym = _ACRONYM_FIRST.match(word)
    if acronym and acronym[1] in _acronyms():
        yield acronym[1]
        yield from _camel(acronym[2], seen)
        return
    for match in _CAMEL.finditer(word):
        left, right = word[: match.start()], word[match.start() :]
        parts = list(_suffixed(left, seen))
        if _PREFIXED_NAME.match(left) or not (len(parts) > 1 or _ends(left, right, seen)) or len(right) == 1:
            continue
        yield from parts
        yield from _camel(right, seen)
        return
    yield word


def _ends(left: str, right: str, seen: Counter[str]) -> bool:
    """Whether a word ends where a capital follows a small letter."""
    if _known(left, seen) or left in _last_words() or is_common(left):
        return True
    return len(left) >= _MIN_BEFORE_NAME and len(right) >= _MIN_STEM and _is_person(right)


def _is_figure(word: str) -> bool:
    return fold(word) in public_figures()


def _is_person(word: str) -> bool:
    return fold(word) in person_words() or _is_figure(word)


def _suffixed(word: str, seen: Counter[str]) -> Iterator[str]:
    """`Macronpada` -> `Macron`, `pada`; `ASdari` -> `AS`, `dari`."""
    lower = word.lower()
    if (
        word[0].isupper()
        and lower not in common_words()
        and word not in gazetteer()
        and fold(word) not in person_words()
    ):
        for suffix in _glue():
            stem = word[: -len(suffix)]
            if not word.endswith(suffix) or len(stem) < 2:
                continue
            known = stem in gazetteer() or stem in _acronyms() or fold(stem) in public_figures()
            attested = seen[stem] > 0 or known
            certain = len(suffix) >= _CERTAIN_GLUE and suffix not in _DOUBTFUL_GLUE
            least = _MIN_DOUBTFUL if suffix in _DOUBTFUL_GLUE else _MIN_STEM
            named = len(suffix) > 2 and len(stem) > least and _is_person(stem)
            guessed = named or (certain and len(stem) >= _MIN_GUESSED and seen[word] == 1 and not stem.isupper())
            if attested or guessed:
                yield stem
                yield suffix
                return
        for cut in range(len(word) - _CERTAIN_GLUE, _MIN_STEM, -1):
            stem, rest = word[:cut], word[cut:]
            beside = seen[stem] and rest in common_words()  # `Shinawatratengah` beside `Shinawatra`
            if beside or (_VERB.match(rest) and is_common(rest) and (seen[stem] or _is_person(stem))):
                yield stem
                yield rest
                return
    yield word


@registry.tokenizers("utusan.NewsTokenizer.v1")  # type: ignore[untyped-decorator]
def create_news_tokenizer() -> Any:
    """The factory that a pipeline's config names."""
    return lambda nlp: NewsTokenizer(nlp.vocab)
