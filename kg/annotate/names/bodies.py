"""Bodies and places that a head word opens: `Kementerian Kelautan dan Perikanan`, `Istana Merdeka Jakarta`."""

from __future__ import annotations

from functools import cache

from kg.annotate import lexicon
from kg.annotate.gazetteer import fold, given_names
from kg.annotate.names.view import NOTHING, Candidate, NameView, honorifics
from kg.annotate.words import is_capitalised, is_common, is_time_word
from kg.model import COUNTRY, ORGANIZATION, PLACE

# bodies whose sub-units are named before them
PARENTS = frozenset({"Kementerian", "Universitas", "Partai"})
_RANKS = frozenset({"Letnan", "Kolonel", "Marsekal", "Laksamana", "Kapten", "Brigadir"})
_ALSO_GIVEN = frozenset({"Tim"})  # heads of bodies that are given names as well
_ALONE = frozenset({"Kongres", "Senat", "Parlemen"})
_COMPANY = frozenset({"PT", "CV", "Perum"})
_REGIONS = (["Provinsi"], ["Kabupaten"], ["Kota"], ["Daerah"], ["Desa"])
# with a country after it: the country itself
_GOVERNMENT = frozenset({"Pemerintah", "Kerajaan", "Negara", "Republik", "Presiden"})
# heads whose names hold lists: `Kementerian Koordinator Bidang Politik, Hukum, dan Keamanan`
_LISTING = frozenset(
    "Kementerian Komisi Direktorat Ditjen Badan Departemen Dinas Lembaga Fakultas Kemenko Majelis Komite Biro Pusat Kamar "
    "Dewan Tim Satgas".split()
)
# heads whose names end in an office: `Sekretariat Wakil Presiden`
_OF_OFFICES = frozenset({"Sekretariat", "Kantor", "Staf"})
_LIST_WORDS = ("dan", ",", "&")
# rarer words in the lists of what ministries and offices deal with
_LIST_ITEMS = frozenset(
    "cukai bina marga kosmetika informatika reformasi birokrasi kebencanaan hortikultura penyuluhan kehutanan kelautan "
    "perikanan fiskal moneter keimigrasian pemasyarakatan permukiman perumahan prasarana olahraga pariwisata investasi hilirisasi "
    "teknologi sains riset inovasi statistika geofisika klimatologi industri internasional obat-obatan".split()
)
_LEARNED = ("logi", "grafi", "isasi")
_LONGEST_LIST = 6
_LONGEST_PERSON = 3


@cache
def org_heads() -> frozenset[str]:
    """Words that open the name of an organisation."""
    return frozenset(lexicon.words("org_heads.txt"))


@cache
def place_heads() -> frozenset[str]:
    """Words that open the name of a place or building."""
    return frozenset(lexicon.words("place_heads.txt"))


@cache
def _units() -> frozenset[str]:
    return frozenset(words.split()[0] for words in lexicon.words("role_units.txt"))


def is_unit(word: str) -> bool:
    """Does the word open the name of a sub-unit (`Departemen`)?"""
    return word.lower() in _units()


def headed(view: NameView, i: int) -> Candidate | None:
    """The body or place whose head word stands at token i, if one does."""
    word = view.texts[i]
    if word in org_heads():
        kind = ORGANIZATION
    elif word in place_heads() and not view.in_title[i]:
        kind = PLACE
    else:
        return None
    if (word in _GOVERNMENT and not _of_region(view, i)) or _is_given_name(view, i):
        return None
    end, nested = _extent(view, i)
    if word == "Kantor" and end > i + 1 and (inner := _housed(view, i + 1)):
        return inner  # `Kantor Kementerian Pertahanan`: the ministry
    if kind == ORGANIZATION and all(view.in_title[i:end]):
        return Candidate(i, end, NOTHING)  # `Ketua Komisi I`: the unit belongs to the title
    if end == i + 1 and word in _ALONE and not view.opens[i]:
        return Candidate(i, end, kind)
    if end == i + 1 or all(view.texts[j] in _LIST_WORDS for j in range(i + 1, end)):
        return None
    return Candidate(i, end, kind, nested=nested)


def _housed(view: NameView, i: int) -> Candidate | None:
    """The body whose office it is."""
    known = view.known_at(i)
    if known is not None:
        return Candidate(i, known[0], ORGANIZATION, known[1]) if known[1].kind == ORGANIZATION else None
    return headed(view, i) if view.texts[i] in org_heads() else None


def _extent(view: NameView, i: int) -> tuple[int, list[Candidate]]:
    """(end, names inside) of the name that goes on from the head word at i."""
    texts = view.texts
    k = i + 1
    while k < view.size and not view.doc[k].is_sent_start:
        word = texts[k]
        foreign = (
            view.in_title[k] and not view.in_title[i] and texts[i] not in _OF_OFFICES and texts[i + 1] != "Koordinator"
        )
        if not is_capitalised(word) or is_time_word(word) or foreign:
            if _list_continues(view, i, k):
                k += 1
                continue
            break
        if k > i + 1 and word in PARENTS and texts[i] != word:
            break  # `Badan Geologi Kementerian Energi`: a body and the one it belongs to
        known = view.known_at(k)
        if view.in_title[i] and not view.in_title[k] and not (known and known[1].kind in (COUNTRY, PLACE)):
            break  # `Sekretaris Kabinet Teddy`: only a country or place goes on with the body of a title
        after_office = (
            texts[i + 1] != "Koordinator" and view.in_title[k - 1] and not view.in_title[i] and not view.in_title[k]
        )
        if after_office or (k > i + 1 and (word in _RANKS or (word in honorifics() and not is_common(word)))):
            break
        if known and (known[1].kind in (COUNTRY, PLACE) or not is_common(word)):
            return _after_known(view, i, known[0]), [Candidate(k, known[0], known[1].kind, known[1])]
        if k > i + 1 and not _is_word_of_lists(word) and (fold(word) in given_names() or _is_person_tail(view, i, k)):
            break
        k += 1
    return k, []


def _after_known(view: NameView, i: int, k: int) -> int:
    """`PT Pertamina Gas`: everyday words after a known name still belong to the body; to a company, all that has a capital."""
    company = view.texts[i] in _COMPANY and not view.after_office(i)
    while view.is_name_word(k) and not view.opens[k] and view.texts[k] not in honorifics():
        if not (company or is_common(view.texts[k])):
            break
        k += 1
    return k


def _of_region(view: NameView, i: int) -> bool:
    """`Pemerintah Provinsi Bali`, `Pemerintah Aceh`: the government of a region is a body, that of a state the country."""
    if view.texts[i] != "Pemerintah" or i + 2 > view.size:
        return False
    known = view.known_at(i + 1) if i + 1 < view.size else None
    return view.texts[i + 1 : i + 2] in _REGIONS or (
        known is not None and known[1].kind == PLACE and not known[1].capital_of
    )


def _is_given_name(view: NameView, i: int) -> bool:
    """`CEO Apple Tim Cook`: a head word that is a given name, with a word after it that is no word of bodies."""
    if fold(view.texts[i]) not in given_names() and view.texts[i] not in _ALSO_GIVEN:
        return False
    before = i > 0 and view.texts[i - 1][:1].isupper()
    return (before and view.is_proper(i + 1)) or (
        view.after_office(i) and not view.after_title(i) and view.is_name_word(i + 1)
    )


def _is_person_tail(view: NameView, i: int, k: int) -> bool:
    """After a title and its body, the last two or three words that are no words of bodies are the person's name."""
    if not view.after_title(i) or not all(is_common(view.texts[j]) for j in range(i, k)):
        return False
    end = k
    while view.is_proper(end):
        end += 1
    closes = end >= view.size or not is_capitalised(view.texts[end])
    return closes and 1 < end - k <= _LONGEST_PERSON


def _is_word_of_lists(word: str) -> bool:
    """Everyday words, and rarer ones that name nobody (`Bina Marga`, `Cukai`)."""
    return is_common(word) or fold(word) in _LIST_ITEMS or word.endswith(_LEARNED)


def _list_continues(view: NameView, i: int, k: int) -> bool:
    """At `,` or `dan` in `Bidang Politik, Hukum, dan Keamanan`: does the name go on?"""
    texts = view.texts
    if texts[k] not in _LIST_WORDS or texts[i] not in _LISTING or k == i + 1:
        return False
    after = k + 2 if texts[k : k + 2] == [",", "dan"] else k + 1
    if texts[k] == "dan" and texts[k - 1] == ",":
        after = k + 1
    if after >= view.size or not is_capitalised(texts[after]) or texts[after] in org_heads() or view.in_title[after]:
        return False
    if not _is_word_of_lists(texts[after]):
        return False
    if texts[k] != "," or after > k + 1:
        return True
    for j in range(k + 1, min(k + 1 + _LONGEST_LIST, view.size)):
        if texts[j] == "dan":
            return True
        if not (is_capitalised(texts[j]) or texts[j] == ","):
            return False
    return False
