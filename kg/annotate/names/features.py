"""What speaks for a candidate naming a person, a body or a place: features of all its occurrences in the article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from spacy.tokens import Doc

from kg.annotate import lexicon
from kg.annotate.gazetteer import fold, given_names, person_words, public_figures
from kg.annotate.names.candidates import Candidate
from kg.annotate.words import is_acronym, is_common
from kg.model import COUNTRY

_MANY = 4
_LONGEST_FIELD = 12  # tokens
_IN_FIELD = frozenset({"bidang", "urusan", "dan", ",", "&", "of", "and"})
KIN = re.compile(
    r"(?:istri|suami|putra|putri|anak|ayah|ibu|adik|kakak|menantu|mertua|besan|keponakan|cucu|paman|bibi|mereka)(?:nya)?$"
)


@cache
def _contexts() -> dict[str, dict[str, tuple[str, ...]]]:
    table: dict[str, dict[str, list[str]]] = {"before": defaultdict(list), "after": defaultdict(list)}
    for row in lexicon.rows("name_contexts.csv"):
        for word in row["words"].split():
            table[row["side"]][word].append(row["feature"])
    return {side: {word: tuple(found) for word, found in words.items()} for side, words in table.items()}


def _word_at(doc: Doc, i: int) -> str:
    return doc[i].text if 0 <= i < len(doc) else ""


@dataclass(frozen=True, slots=True)
class _Beside:
    """What may stand beside a candidate: titles by their ends and starts, known names by their ends, other candidates."""

    title_ends: dict[int, str]
    title_starts: dict[int, str]
    known_ends: dict[int, Candidate]
    open_starts: frozenset[int]


def _occurrence(doc: Doc, candidate: Candidate, beside: _Beside) -> set[str]:
    """Features of one occurrence: the words beside it."""
    found: set[str] = set()
    start, end = candidate.start, candidate.end
    before, after = _word_at(doc, start - 1), _word_at(doc, end)
    for side, word in (("before", before.lower()), ("after", after.lower())):
        found.update(_contexts()[side].get(word, ()))
    if candidate.honorific is not None:
        found.add("honorific")
    if start in beside.title_ends:
        found.add("title_before")
        found.add(f"after_{beside.title_ends[start]}")
        if _word_at(doc, start - 1)[:1].isupper():
            found.add("title_before_capital")
    elif before == "," and start - 1 in beside.title_ends:
        found.add("title_comma_before")
    elif start in beside.known_ends or (before == "," and start - 1 in beside.known_ends):
        other = beside.known_ends.get(start) or beside.known_ends[start - 1]
        if other.start in beside.title_ends or titled(doc, other.start, beside.title_ends):
            found.add("title_via_known" if other.kind == COUNTRY else "title_via_body")
        else:
            found.add("known_before")
    if before == "," and start > 1 and KIN.match(_word_at(doc, start - 2).lower()):
        found.add("title_comma_before")  # `istrinya, X` speaks for a person as a title does
    if before == ")" and any(start - back in beside.title_ends for back in (2, 3, 4, 5)):
        found.add("title_bracket_before")
    if end in beside.title_starts:
        found.add("title_after")
    if after in (",", "(", "selaku", "sebagai") and (
        end + 1 in beside.title_starts
        or (_word_at(doc, end + 1) in ("yang", "seorang", "mantan") and end + 2 in beside.title_starts)
    ):
        found.add("title_comma_after")
    if after == "(" and _word_at(doc, end + 1).isdigit() and _word_at(doc, end + 2) == ")":
        found.add("age_after")
    if "title_before" in found and (end in beside.open_starts or (after == "," and end + 1 in beside.open_starts)):
        found.add("body_place")  # between a title and a name
    if before in "\"“'‘" and before and after and after in "\"”'’":
        found.add("quoted")
    if before == "(" and after == ")":
        found.add("bracketed")
    if after.startswith(("me", "ber")) and len(after) > 5:
        found.add("verb_after")
    if doc[start].is_sent_start:
        found.add("opens")
    return found


def titled(doc: Doc, body: int, title_ends: Container[int], within: frozenset[str] = _IN_FIELD) -> bool:
    """Whether a title stands before a body with only its field between: `Staf Khusus Bidang Kemitraan Global Kementerian X`.

    Args:
        body: first token of the body.
        title_ends: tokens behind a title.
        within: words in small letters that may stand between, beside those with a capital.
    """
    for i in range(body - 1, max(0, body - _LONGEST_FIELD), -1):
        word = doc[i].text
        if not (word[:1].isupper() or word in within):
            return False
        if i in title_ends:
            return True
    return False


def _shape(words: list[str]) -> set[str]:
    """Features of the form itself."""
    size = len(words)
    common = [is_common(word) for word in words]
    persons = [fold(word) in person_words() for word in words]
    found = {f"words_{min(size, _MANY)}"}
    tests = {
        "given_first": fold(words[0]) in given_names(),
        "public_figure": fold(" ".join(words)) in public_figures(),
        "given_only": size == 1 and persons[0],
        "person_last": size > 1 and persons[-1],
        "person_most": size > 1 and sum(persons) * 2 >= size,
        "person_none": not any(persons),
        "common_all": all(common),
        "common_any": any(common),
        "common_first": common[0] and size > 1,
        "common_last": common[-1] and size > 1,
        "unknown_all": not any(common) and not any(persons),
        "acronym": all(is_acronym(word) for word in words),
        "acronym_any": size > 1 and any(is_acronym(word) for word in words),
        "digit": any(char.isdigit() for word in words for char in word),
        "camel": any(char.isupper() for word in words for char in word[2:]) and not is_acronym(words[0]),
        "particle": any(word.islower() for word in words),
        "short": size == 1 and len(words[0]) < 4,
        "bin": any(word in ("bin", "binti", "al", "van", "von") or word.lower().startswith("al-") for word in words),
    }
    return found | {name for name, holds in tests.items() if holds}


def features(doc: Doc, candidates: list[Candidate]) -> dict[str, set[str]]:
    """{written form of an undecided candidate: its features over all its occurrences in the article}."""
    titles = list(doc.spans.get("titles", ()))
    beside = _Beside(
        {span.end: span.label_ for span in titles},
        {span.start: span.label_ for span in titles},
        {candidate.end: candidate for candidate in candidates if candidate.kind},
        frozenset(candidate.start for candidate in candidates if candidate.kind is None),
    )
    result: dict[str, set[str]] = {}
    opens: dict[str, list[bool]] = defaultdict(list)
    for candidate in candidates:
        if candidate.kind is not None:
            continue
        form = doc[candidate.start : candidate.end].text
        found = result.setdefault(form, _shape([token.text for token in doc[candidate.start : candidate.end]]))
        here = _occurrence(doc, candidate, beside)
        opens[form].append("opens" in here)
        found |= here - {"opens"}
    for form, found in result.items():
        if all(opens[form]):
            found.add("opens_always")
        if len(opens[form]) > 1:
            found.add("repeated")
    _longer_forms(result)
    return {form: found | {f"{a}&{b}" for a, b in combinations(sorted(found), 2)} for form, found in result.items()}


def _longer_forms(result: dict[str, set[str]]) -> None:
    """`part_of`: a shorter form of a longer candidate; what speaks for the one speaks for the other."""
    by_word: dict[str, list[str]] = defaultdict(list)
    for form in result:
        words = form.split()
        if len(words) > 1:
            for word in set(words):
                by_word[word].append(form)
    strong = {
        "title_before",
        "title_via_known",
        "honorific",
        "title_comma_after",
        "say_before",
        "age_after",
        "title_via_body",
    }
    shared: dict[str, set[str]] = defaultdict(set)
    for form in result:
        words = form.split()
        if len(words) > 2 or words[0] not in by_word:
            continue
        longer = [other for other in by_word[words[0]] if other != form and set(words) <= set(other.split())]
        if longer:
            shared[form].add("part_of")
            for other in longer:
                shared[form] |= {f"longer_{name}" for name in result[other] & (strong | {"given_first"})}
                shared[other] |= {f"shorter_{name}" for name in result[form] & (strong | {"say_after"})} | {"has_short"}
    for form, names in shared.items():
        result[form] |= names
