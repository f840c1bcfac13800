"""Runs of capitalised words that neither the gazetteer nor a head word decides: most names of persons are among them."""

from __future__ import annotations

from functools import cache

from kg.annotate import lexicon
from kg.annotate.gazetteer import fold, given_names, person_words, public_figures
from kg.annotate.names.bodies import org_heads
from kg.annotate.names.view import Candidate, NameView, honorifics
from kg.annotate.words import is_acronym, is_capitalised, is_common
from kg.model import ORGANIZATION, PLACE

_SHORTEST_WITH_BODY = 3
_STREETS = frozenset({"Road", "Street", "Avenue", "Boulevard"})
_CREDITS = frozenset({"Editor", "Reporter", "Pewarta", "Penulis", "Simak"})  # `Budi Santoso Editor: ...`
_ARABIC = frozenset({"Al", "al", "El", "el", "Ad", "An", "As", "Ar", "Ash"})
_ENGLISH = frozenset({"of", "for", "and"})  # inside English names of bodies


@cache
def _particles() -> frozenset[str]:
    return frozenset(lexicon.words("name_particles.txt"))


@cache
def kin_terms() -> frozenset[str]:
    """Single words for kin that are no names themselves."""
    terms = frozenset(row["term"] for row in lexicon.rows("kinship_terms.csv"))
    return frozenset(term for term in terms if " " not in term and term not in given_names())


@cache
def org_tails() -> frozenset[str]:
    """Words that close the name of a body."""
    return frozenset(lexicon.words("org_tails.txt"))


def run(view: NameView, i: int) -> tuple[Candidate | None, int]:
    """(the candidate that begins at token i after its honorifics, the token to go on from)."""
    texts = view.texts
    honorific: str | None = None
    while size := _honorific(view, i):
        honorific = honorifics()[" ".join(texts[i : i + size])] or honorific or ""
        i += size
        if i < view.size and texts[i] == ".":
            i += 1
    end = _extent(view, i)
    if end <= i:
        return None, i + (honorific is None)
    if body_end := org_tail(view, i, end):
        return Candidate(i, body_end, ORGANIZATION), body_end
    start = _after_body(view, i, end)
    if start > i and honorific is None:
        return Candidate(i, start), start
    named = view.after_office(start) or honorific is not None  # `Menteri Pertahanan Dong Jun`: no trimming
    start = _after_leads(view, start, end, named)
    words = texts[start:end]
    kind = ORGANIZATION if "of" in words and any(word in org_tails() for word in words) else None
    kind = PLACE if len(words) > 1 and words[-1] in _STREETS else kind
    return Candidate(start, end, kind, honorific=honorific), end


def org_tail(view: NameView, start: int, end: int) -> int | None:
    """Where a body ends that a word such as `Federation` closes, inside a run; None if no such word stands in it."""
    tails = [k for k in range(start + 1, end) if view.texts[k] in org_tails()]
    return tails[-1] + 1 if tails else None


def _honorific(view: NameView, i: int) -> int:
    """How many words of honorific stand at token i (`Dato Seri`): 0, 1 or 2."""
    if view.known_person(i):
        return 0  # `Raja Juli Antoni`
    return next((size for size in (2, 1) if " ".join(view.texts[i : i + size]) in honorifics()), 0)


def _after_leads(view: NameView, start: int, end: int, named: bool) -> int:
    """Past the everyday words before a name: one of them, or several before a given name (`Politik Keamanan Budi Santoso`);
    where a person is expected anyway, only before a given name with a surname."""
    if view.known_person(start):
        return start
    k = start
    while k < end - 1 and _is_lead(view.texts[k]):
        k += 1
    given = fold(view.texts[k]) in given_names() and end - k > 1
    if k == start or (named and not given):
        return start
    return k if given or (k == start + 1 and not _is_everyday(view.texts[k])) else start


def _is_lead(word: str) -> bool:
    """An everyday word or a kinship term before a name (`Namun Budi`, `Besan Budi`)."""
    return _is_everyday(word) or word.lower() in kin_terms()


def _is_everyday(word: str) -> bool:
    return is_common(word) and fold(word) not in given_names()


def _extent(view: NameView, start: int) -> int:
    """Where the run that begins at `start` ends."""
    k = start
    while k < view.size and not (k > start and view.doc[k].is_sent_start):
        if view.is_name_word(k):
            if k > start and _breaks(view, start, k):
                break
            k += 1
        elif k > start and (ahead := _joined(view, start, k)):
            k = ahead + 1
        else:
            break
    return k


def _breaks(view: NameView, start: int, k: int) -> bool:
    """Does another name begin inside the run at k: an honorific, a known name, the head of a body, a word after an acronym?"""
    word = view.texts[k]
    if k - start > 1 and not view.doc[k - 1].whitespace_ and fold(" ".join(view.texts[start:k])) in public_figures():
        return True  # `Prabowo SubiantoKani Dwi`: two persons
    acronyms = all(is_acronym(text) for text in view.texts[start:k])
    if acronyms and k in view.person_starts:
        return True  # `guru besar UI Budi Santoso`, as the recogniser has it
    if acronyms and len(view.texts[k - 1]) > 2 and not is_acronym(word) and word not in org_tails():
        return True  # `BPN Nusron Wahid`
    if word in honorifics() or (word in org_heads() and is_common(word)) or word in _CREDITS:
        return True
    return bool(view.known_at(k)) and not _name_goes_on(view, start, k)


def _joined(view: NameView, start: int, k: int) -> int | None:
    """The token that a particle or hyphen at k joins to the run (`Hamad bin Khalifa`, `Jean-Noel`), or None."""
    texts, ahead = view.texts, k + 1
    if texts[k] == "-" and texts[k - 1] in _ARABIC and ahead < view.size and is_capitalised(texts[ahead]):
        return ahead  # `Al-Turki`
    while ahead < view.size and ahead < k + 2 and texts[ahead] in _particles():
        ahead += 1
    joins = texts[k] in _particles() or texts[k] == "&" or (texts[k] == "-" and _is_one_name(view, start, k))
    if texts[k] in _ENGLISH and view.is_name_word(k + 1):
        return k + 1
    if not joins or not view.is_proper(ahead):
        return None
    return ahead


def _is_one_name(view: NameView, start: int, k: int) -> bool:
    """Does the hyphen at k stand inside one name (`Jean-Noel`), not between two (`Prabowo Subianto-Gibran`)?"""
    if view.doc[k - 1].whitespace_ or k + 1 >= view.size:
        return False
    alone = view.texts.count(view.texts[k - 1]) > 1 and view.texts.count(view.texts[k + 1]) > 1
    return k - start == 1 and not alone


def _name_goes_on(view: NameView, start: int, k: int) -> bool:
    """`Emmanuel Roma` ends at a known place, `Melinda French Gates` does not: a lone form that is also a person's name."""
    known = view.known_at(k)
    if known is None or known[0] != k + 1 or known[1].kind == ORGANIZATION or known[1].capital_of:
        return False
    if known[1].kind == PLACE and (start, known[0]) in view.persons:
        return True  # `Hikmahanto Juwana`, as the recogniser has it
    if fold(view.texts[start]) not in given_names():
        return False
    return fold(view.texts[k]) in person_words() or (
        known[1].kind == PLACE and view.after_office(start) and k == start + 1
    )


def _after_body(view: NameView, start: int, end: int) -> int:
    """After a title, `Nvidia Jensen Huang` is a body and a person: the person begins at the given name."""
    if not view.after_title(start) or end - start < _SHORTEST_WITH_BODY or fold(view.texts[start]) in given_names():
        return start
    for k in range(start + 1, end - 1):
        if fold(view.texts[k]) in given_names() and not is_common(view.texts[k]):
            return k
    return start
