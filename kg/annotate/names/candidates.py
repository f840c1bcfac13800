"""Where names may stand: runs of capitalised words, cut at titles, known names and the heads of bodies and places."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.annotate.gazetteer import Known, fold, given_names, person_words
from kg.annotate.names.bodies import PARENTS, headed, is_unit
from kg.annotate.names.extend import extended
from kg.annotate.names.lower import first_words, lower_body
from kg.annotate.names.runs import org_tail, run
from kg.annotate.names.view import NOTHING, Candidate, NameView
from kg.annotate.words import is_acronym, is_capitalised, is_common
from kg.model import COUNTRY, ORGANIZATION, PLACE

__all__ = ["Candidate", "find_candidates"]


_LONGEST_TAIL = 4  # words behind a place in the name of a body that it opens
_REACH_OF_VERB = 2  # words behind a name in a headline, one of which is an everyday one
_OF_A_COUNTRY = frozenset({"untuk", "di", "ke", "dari", "bagi", "pada"})


def find_candidates(doc: Doc) -> list[Candidate]:
    """Every stretch that may be a name, by position; needs sentences and, if there are any, `doc.spans["titles"]`."""
    view, found, i = NameView(doc), [], 0
    while i < view.size:
        if view.noise[i] or not (is_capitalised(view.texts[i]) or view.texts[i] in first_words()):
            i += 1
            continue
        candidate, after = _at(view, i)
        if candidate:
            if candidate.kind:
                view.expect_holder(candidate)
            found.append(candidate)
        i = max(after, i + 1)
    return _headlines_cut(view, _units_marked(view, found))


def _headlines_cut(view: NameView, found: list[Candidate]) -> list[Candidate]:
    """A headline in title case, cut behind a name that also stands alone: `Budi Santoso Temui Xi Jinping` are two names.

    Behind it stands an everyday word, or the recogniser ends the name there.
    """
    words = {(each.start, each.end): tuple(view.texts[each.start : each.end]) for each in found if each.kind is None}
    alone = {name for name in words.values() if len(name) > 1}
    known = {word for name in alone for word in name} | {name[0] for name in words.values() if len(name) == 1}
    recognised = {(ent.start, ent.end) for ent in view.doc.ents}
    cut: list[Candidate] = []
    for each in found:
        name = words.get((each.start, each.end), ())
        ends = (
            k
            for k in range(2, len(name))
            if any(map(_is_everyday, name[k : k + _REACH_OF_VERB])) or (each.start, each.start + k) in recognised
        )
        end = next((k for k in ends if name[:k] in alone), None)
        if end is None:
            cut.append(each)
            continue
        cut.append(Candidate(each.start, each.start + end, honorific=each.honorific))
        cut.extend(_named_again(view, each.start + end, each.end, known))
    return cut


def _named_again(view: NameView, start: int, end: int, known: set[str]) -> Iterator[Candidate]:
    """The stretches of words that names elsewhere in the article are made of."""
    while start < end:
        last = start
        while last < end and view.texts[last] in known and not _is_everyday(view.texts[last]):
            last += 1
        if last > start:
            yield Candidate(start, last)
        start = last + 1


def _units_marked(view: NameView, found: list[Candidate]) -> list[Candidate]:
    """Sub-units marked as no names that stand right before the body they belong to (`Fakultas Hukum` of a university)."""
    starts = {body.start for body in found if body.kind == ORGANIZATION and view.texts[body.start] in PARENTS}
    for each in found:
        if each.end in starts and each.kind == ORGANIZATION and not each.known and is_unit(view.texts[each.start]):
            each.kind = NOTHING
    return found


def _at(view: NameView, i: int) -> tuple[Candidate | None, int]:
    """(the candidate at token i, the token to go on from)."""
    candidate, after = _begins(view, i)
    if candidate is None or candidate.kind != ORGANIZATION:
        return candidate, after
    body = extended(view, candidate)
    return body, max(after, body.end)


def _begins(view: NameView, i: int) -> tuple[Candidate | None, int]:
    """The same, before the name of a body goes on after its head."""
    if view.texts[i].lower() in first_words() and (body := lower_body(view, i)):
        return body, body.end
    if not is_capitalised(view.texts[i]):
        return None, i + 1
    known = view.known_at(i)
    if known and _belongs_to_country(view, i, *known) and (body := headed(view, i)):
        return body, body.end  # `Kementerian Luar Negeri Ukraina`
    if known and known[1].institution and view.is_name_word(known[0]) and (body := headed(view, i)):
        return body, body.end  # `Istana Constantine`
    if known and (end := _foreign_body(view, i, *known)):
        return Candidate(i, end, ORGANIZATION), end
    if known and not _only_a_title(view, i, *known) and not _is_person(view, i, *known):
        return Candidate(i, known[0], known[1].kind, known[1], nested=_country_at_end(view, i, *known)), known[0]
    if view.shouted[i]:
        return None, i + 1
    body = headed(view, i)
    if body:
        return body, body.end
    if view.is_name_word(i):
        return run(view, i)
    return None, i + 1


def _country_at_end(view: NameView, i: int, end: int, known: Known) -> list[Candidate]:
    """The country in a known body's form (`DPR RI`)."""
    if known.kind != ORGANIZATION:
        return []
    found = ((k, view.known_at(k)) for k in range(i + 1, end))
    return [
        Candidate(k, end, COUNTRY, last[1]) for k, last in found if last and last[0] == end and last[1].kind == COUNTRY
    ][:1]


def _foreign_body(view: NameView, i: int, end: int, known: Known) -> int | None:
    """`Dartmouth College`, `New York Post`: a place that opens the name of a body; where that name ends."""
    last = end
    while view.is_name_word(last) and last < end + _LONGEST_TAIL:
        last += 1
    return org_tail(view, i, last) if known.kind in (PLACE, COUNTRY) and last > end else None


def _belongs_to_country(view: NameView, i: int, end: int, known: Known) -> bool:
    """A ministry known by its general name, with another country than its own after it."""
    if known.kind != ORGANIZATION or known.iso or end - i == 1 or end >= view.size:
        return False
    following = view.known_at(end)
    return following is not None and following[1].kind == COUNTRY


def _only_a_title(view: NameView, i: int, end: int, known: Known) -> bool:
    """A word that names a body elsewhere but is a plain word of a title here (`Sekretaris Istana`)."""
    return view.in_title[i] and known.kind == ORGANIZATION and end - i == 1 and not is_acronym(view.texts[i])


def _is_person(view: NameView, i: int, end: int, known: Known) -> bool:
    """`Israel Katz`, `Bima Arya`: a given name that is also a country or a place, with a surname after it."""
    if end - i > 1 or (known.kind == ORGANIZATION and fold(view.texts[i]) not in given_names()):
        return False
    titled = view.after_title(i) and known.kind == PLACE and not known.capital_of
    if fold(view.texts[i]) not in given_names() and not (
        titled and fold(view.texts[min(end, view.size - 1)]) in given_names()
    ):
        return False
    if known.kind == COUNTRY and i and view.texts[i - 1] in _OF_A_COUNTRY:
        return False  # `Duta Besar RI untuk China Budi Santoso`
    if not view.is_name_word(end) or view.known_at(end) or (_is_everyday(view.texts[end]) and not titled):
        return False
    if titled or (known.kind == ORGANIZATION and fold(view.texts[end]) in person_words()):
        return True
    same_before = view.texts[i] in view.texts[max(0, i - 3) : i]
    return same_before or (not view.after_title(i) and fold(view.texts[end]) not in given_names())


def _is_everyday(word: str) -> bool:
    return is_common(word) and fold(word) not in given_names()
