"""How the name of a body goes on after its head: a country (`Mahkamah Konstitusi Thailand`), a short form in brackets
(`Kementerian Luar Negeri (Kemlu) RI`), an English `of` (`National University of Singapore`)."""

from __future__ import annotations

from functools import cache

from kg.annotate import lexicon
from kg.annotate.gazetteer import Known
from kg.annotate.names.view import Candidate, NameView
from kg.annotate.words import is_acronym, is_capitalised, is_common
from kg.model import COUNTRY, ORGANIZATION, PLACE

_OWN = "ID"  # bodies of the state that the lexicon knows without a country in their names are Indonesian
_MISSIONS = frozenset({"Kedutaan", "Kedubes", "Konsulat", "Konjen"})
_LONGEST_BRACKET = 3
_ENGLISH = frozenset({"of", "for", "on"})
_ARTICLES = frozenset({"the", "The"})
_LONGEST_ENGLISH = 6


@cache
def regional() -> frozenset[str]:
    """First words of bodies that every region has (`Pemprov`, `DPRD`, `Polda`)."""
    return frozenset(lexicon.words("regional_bodies.txt"))


@cache
def company_tails() -> frozenset[str]:
    """Words that go on the name of a known company."""
    return frozenset(lexicon.words("company_tails.txt"))


def extended(view: NameView, body: Candidate) -> Candidate:
    """The candidate with all that belongs to its name after it; itself where nothing does."""
    for step in (_company, _bracket, _country, _seat, _english):
        body = step(view, body) or body
    return body


def _company(view: NameView, body: Candidate) -> Candidate | None:
    """`Samsung SDI`, `Vietjet Air`, `Bareskrim Polri`: a known name that opens a longer one."""
    known, k = body.known, body.end
    if known is None or known.institution or known.medium or view.after_office(body.start) or k >= view.size:
        return None
    if view.opens[k] or view.in_title[k] or len(view.texts[body.start]) == 1:
        return None
    following = view.known_at(k)
    if following is not None:
        joined = following[1].kind == ORGANIZATION and known.iso == following[1].iso == _OWN
        return Candidate(body.start, following[0], ORGANIZATION) if joined else None
    if view.texts[k] in company_tails() and view.is_name_word(k):
        return Candidate(body.start, k + 1, ORGANIZATION)
    return None


def _of_state(view: NameView, body: Candidate) -> bool:
    """Does each state have such a body (`DPR`, `Kementerian Pertahanan`)?"""
    known = body.known
    if known is None or known.kind != ORGANIZATION or known.institution or known.medium:
        return False
    return known.iso == _OWN or known.name.startswith(("Kementerian", "Sekretariat", "Kantor"))


def _country(view: NameView, body: Candidate) -> Candidate | None:
    """`DPR AS`, `Kemlu RI`; for bodies of regions `DPRD DKI Jakarta`."""
    following = view.known_at(body.end) if body.end < view.size and not view.opens[body.end] else None
    if following is None:
        return None
    end, known = following
    fits = (known.kind == COUNTRY and _of_state(view, body)) or (
        known.kind == PLACE and view.texts[body.start] in regional() and not _other_place(view, body, known)
    )
    if not fits or _is_hyphened(view, end):
        return None
    return Candidate(body.start, end, ORGANIZATION, nested=[*body.nested, Candidate(body.end, end, known.kind, known)])


def _other_place(view: NameView, body: Candidate, known: Known) -> bool:
    """A body that already has its place (`Pemkab Badung, Bali`)."""
    return any(inner.kind == PLACE and inner.end == body.end for inner in body.nested)


def _is_hyphened(view: NameView, end: int) -> bool:
    """`DPR AS-Kuba`: the country belongs to a pair, not to the body."""
    return end + 1 < view.size and view.texts[end] == "-" and is_capitalised(view.texts[end + 1])


def _bracket(view: NameView, body: Candidate) -> Candidate | None:
    """`Badan Pengelola Investasi (BPI) Danantara`: a short form of the head in brackets, then the rest of the name."""
    texts, end = view.texts, body.end
    if end >= view.size or texts[end] != "(" or view.in_title[body.start]:
        return None
    close = next((j for j in range(end + 2, min(view.size, end + 2 + _LONGEST_BRACKET)) if texts[j] == ")"), None)
    if close is None or not _shortens(texts[body.start : body.end], texts[end + 1 : close]):
        return None
    following = view.known_at(close + 1) if close + 1 < view.size and not view.opens[close + 1] else None
    if following is None or _is_hyphened(view, following[0]):
        return None
    stop, known = following
    if known.medium or (stop < view.size and texts[stop] == "(" and known.kind == ORGANIZATION):
        return None
    inner = [
        Candidate(body.start, body.end, ORGANIZATION, body.known),
        Candidate(end + 1, close, ORGANIZATION),
        Candidate(close + 1, stop, known.kind, known),
    ]
    return Candidate(body.start, stop, ORGANIZATION, nested=inner)


def _shortens(full: list[str], short: list[str]) -> bool:
    """Do the letters of the short form stand, in order, in the full one?"""
    letters = iter("".join(full).lower())
    return bool(short) and all(char in letters for char in "".join(short).lower() if char.isalnum())


def _seat(view: NameView, body: Candidate) -> Candidate | None:
    """`Kedutaan Besar AS di Hanoi`: a mission is named by the city or country where it sits."""
    k = body.end + 1
    if view.texts[body.start].capitalize() not in _MISSIONS or view.texts[k - 1 : k] != ["di"] or k >= view.size:
        return None
    known = view.known_at(k)
    if known is None or known[1].kind not in (COUNTRY, PLACE):
        return None
    seat = Candidate(k, known[0], PLACE if known[1].capital_of else known[1].kind, known[1])
    mission = Candidate(body.start, body.end, ORGANIZATION, body.known)
    return Candidate(body.start, known[0], ORGANIZATION, nested=[mission, *body.nested, seat])


def _english(view: NameView, body: Candidate) -> Candidate | None:
    """`Institute of International Relations`: a name in English goes on after `of`, `for` or `on`."""
    texts, end = view.texts, body.end
    if body.known or end + 1 >= view.size or texts[end] not in _ENGLISH or is_common(texts[end - 1]):
        return None
    k = end + 1 + (texts[end + 1] in _ARTICLES)
    first = k
    while k < min(view.size, first + _LONGEST_ENGLISH) and is_capitalised(texts[k]) and not view.doc[k].is_sent_start:
        if view.in_title[k] or (k > first and is_acronym(texts[k])):
            break
        k += 1
    if k == first:
        return None
    known = view.known_at(first)
    nested = [Candidate(first, known[0], known[1].kind, known[1])] if known and known[0] == k else []
    return Candidate(body.start, k, ORGANIZATION, nested=[*body.nested, *nested])
