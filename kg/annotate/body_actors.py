"""Which names of bodies name the same body: acronyms in brackets or by initials, names that hold such a bracket, names with and
without their country (`Mahkamah Konstitusi Thailand`, later `MK`); places with and without the word for their kind."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from spacy.tokens import Doc, Span

from kg.annotate import lexicon
from kg.annotate.attributes import ActorState
from kg.annotate.gazetteer import fold, gazetteer
from kg.model import COUNTRY, ORGANIZATION, PERSON, PLACE

_LEGAL_FIRST = frozenset({"PT", "CV", "Partai", "Perusahaan", "Kelompok", "Perum", "partai", "perusahaan", "kelompok"})
_LEGAL_LAST = frozenset({"Tbk", "Inc", "Ltd", "Corp", "Corporation", "Persero", "Co"})
_CALLING = frozenset({"alias", "disapa", "sapaan", "dipanggil", "panggilan", "dikenal"})
_CALLED = _CALLING | frozenset(
    "yang akrab biasa kerap sering lebih dikenal sebagai dengan nama atau juga akrabnya , ( - – —".split()
)
_SHORTENED = frozenset({"(", ",", "atau", "yang", "disingkat", "selanjutnya", "singkatan"})
_FEWEST_INITIALS = 3
_SMALL = ("Kabupaten", "Kota", "Kecamatan", "Desa", "Kelurahan", "Distrik")
_ADMINISTRATIVE = frozenset(_SMALL) | {"Provinsi", "Pulau"}
_FARTHEST_NICKNAME = 7
_HOME = "ID"  # bodies that the lexicon knows by a name that other states' bodies have too


def canonical(form: str) -> str:
    """A body's form as the lexicons would write it, for comparison: `Kemlu AS` is `Kementerian Luar Negeri Amerika Serikat`,
    `DPRD DKI` is `DPRD DKI Jakarta`, `KPK RI` is `Komisi Pemberantasan Korupsi`, `PT Contoh Tbk` is `Contoh`."""
    words = form.split()
    while len(words) > 1 and words[0] in _LEGAL_FIRST:
        words = words[1:]
    while len(words) > 1 and words[-1].strip("().") in _LEGAL_LAST:
        words = words[:-1]
    whole = gazetteer().get(" ".join(words))
    if whole is not None:
        return whole.name if whole.kind == ORGANIZATION else " ".join(words)
    for k in range(1, len(words)):
        tail = gazetteer().get(" ".join(words[k:]))
        if tail is None or tail.kind not in (COUNTRY, PLACE):
            continue
        head = gazetteer().get(" ".join(words[:k]))
        body = head.name if head is not None and head.kind == ORGANIZATION else " ".join(words[:k])
        at_home = tail.kind == COUNTRY and tail.iso == _HOME and head is not None and head.iso in (_HOME, None)
        return body if at_home else f"{body} {tail.name}"
    return " ".join(words)


def same_bodies(doc: Doc, actors: list[ActorState], mentions: list[Span]) -> dict[int, int]:
    """{actor: the actor that it is}, to be applied to every mention; only bodies, places, and persons with a nickname."""
    merged: dict[int, int] = {}
    abroad = _abroad(actors, mentions)
    for _, general in abroad:
        actors[general].known = actors[general].iso = None
    for a, b in [
        *_in_brackets(doc, actors, mentions),
        *_nicknames(doc, mentions),
        *_around_brackets(mentions),
        *_initials(actors, mentions),
        *_administrative(actors, mentions),
        *abroad,
    ]:
        a, b = merged.get(a, a), merged.get(b, b)
        if a != b:
            merged = {old: a if new == b else new for old, new in merged.items()}
            merged[b] = a
    return merged


def _in_brackets(doc: Doc, actors: list[ActorState], mentions: list[Span]) -> list[tuple[int, int]]:
    """`Name (ACRONYM)`: the bracket's name is the same actor, unless the lexicons know it as another."""
    starts = {span.start: span for span in mentions}
    found = []
    for span in mentions:
        other = _bracketed(doc, span, starts)
        if other is None:
            continue
        a, b = actors[span._.actor], actors[other._.actor]
        if b.known and b.known != a.known and a.known:
            continue
        body = a.kind == ORGANIZATION and b.kind in (ORGANIZATION, PLACE) and abbreviates(other.text, span.text)
        if body or (a.kind == b.kind == PERSON and len(other.text.split()) == 1):
            found.append((span._.actor, other._.actor))
    return found


def _bracketed(doc: Doc, span: Span, starts: dict[int, Span]) -> Span | None:
    """The name in the bracket after a name (`(KPK)`, `(disingkat KPK)`), or behind `disingkat`."""
    at = span.end
    while at < len(doc) and at - span.end <= 3 and doc[at].lower_ in _SHORTENED:
        at += 1
    other = starts.get(at)
    between = [token.lower_ for token in doc[span.end : at]]
    if other is None or not between:
        return None
    closed = other.end < len(doc) and doc[other.end].text == ")"
    return other if ("disingkat" in between and "(" not in between) or (between[0] == "(" and closed) else None


def without_kind(form: str) -> str:
    """A place's name without the word for its kind (`Kabupaten Maros`), or an empty string if it has none."""
    first, _, rest = form.partition(" ")
    return rest if first in _ADMINISTRATIVE else ""


@cache
def _regions() -> frozenset[str]:
    return frozenset(row["name"] for row in lexicon.rows("regions.csv"))


def _initials(actors: list[ActorState], mentions: list[Span]) -> list[tuple[int, int]]:
    """A body written as the initials of one that was named before and that nothing else explains."""
    whole: dict[str, int] = {}
    found = []
    for span in mentions:
        if span.label_ != "ORG":
            continue
        words = [token.text for token in span]
        if len(words) == 1 and words[0] in whole and not actors[span._.actor].known:
            found.append((whole[words[0]], span._.actor))
        letters = "".join(word[0] for word in words if word[:1].isupper())
        if len(letters) >= _FEWEST_INITIALS:
            whole.setdefault(letters, span._.actor)
    return found


def _administrative(actors: list[ActorState], mentions: list[Span]) -> list[tuple[int, int]]:
    """`Kabupaten Maros` and `Maros`: a place with and without the word for its kind, if the article has one such place only; a
    city or district that is called as its province is another place (`Kota Bengkulu`)."""
    bare = {span.text: span._.actor for span in mentions if span.label_ == "PLACE"}
    kinds: dict[str, set[int]] = defaultdict(set)
    for span in mentions:
        rest = without_kind(span.text)
        if span.label_ == "PLACE" and rest in bare and not (span.text.startswith(_SMALL) and rest in _regions()):
            kinds[rest].add(span._.actor)
    return [(next(iter(found)), bare[rest]) for rest, found in kinds.items() if len(found) == 1]


def _nicknames(doc: Doc, mentions: list[Span]) -> list[tuple[int, int]]:
    """`A alias B`, `A yang akrab disapa B`, `A lebih dikenal sebagai B`, `B, sapaan A`: the longer name is the actor's."""
    people = [span for span in mentions if span.label_ == "PERSON"]
    found = []
    for span, other in zip(people, people[1:], strict=False):
        between = [token.lower_ for token in doc[span.end : other.start]]
        summoned = between == ["dipanggil"]  # without a word for habit, somebody called for him
        if len(between) <= _FARTHEST_NICKNAME and set(between) <= _CALLED and _CALLING & set(between) and not summoned:
            pair = (span, other) if len(span) >= len(other) else (other, span)
            found.append((pair[0]._.actor, pair[1]._.actor))
    return found


def _around_brackets(mentions: list[Span]) -> list[tuple[int, int]]:
    """`Badan Pengelola Investasi (BPI) Danantara`, `Kedutaan Besar Chile di Roma`: its head and, if that is a body, its end
    name the whole."""
    beside: dict[tuple[str, int], list[Span]] = defaultdict(list)
    for span in mentions:
        if span.label_ == "ORG":
            beside["start", span.start].append(span)
            beside["end", span.end].append(span)
    return [
        (part._.actor, whole._.actor)
        for whole in mentions
        if whole.label_ == "ORG" and any(token.text in ("(", "di") for token in whole)
        for part in (*beside["start", whole.start], *beside["end", whole.end])
        if len(part) < len(whole)
    ]


def _abroad(actors: list[ActorState], mentions: list[Span]) -> list[tuple[int, int]]:
    """A general name (`Mahkamah Konstitusi`, `MK`) after the same name with one foreign country is that country's body."""
    first: dict[int, int] = {}
    for span in mentions:
        first.setdefault(span._.actor, span.start)
    general = {
        name: i for i, actor in enumerate(actors) if _is_general(actor) for name in (*actor.aliases, actor.known)
    }
    wholes: dict[int, set[int]] = defaultdict(set)
    for i in first:
        for alias in actors[i].aliases if actors[i].kind == ORGANIZATION and not actors[i].known else ():
            name = _without_country(alias)
            if name in general:
                wholes[general[name]].add(i)
    return [
        (whole, i)
        for i, found in wholes.items()
        if i in first and len(found) == 1 and not any(map(_at_home, actors[i].aliases))
        for whole in found
        if first[whole] < first[i]
    ]


def _at_home(form: str) -> bool:
    """Whether the home country stands at the end of a form (`Kementerian Luar Negeri RI`)."""
    return _country_at_end(form)[1] == _HOME


def _is_general(actor: ActorState) -> bool:
    return actor.kind == ORGANIZATION and bool(actor.known)


def _without_country(form: str) -> str:
    """The form without a foreign country at its end, or an empty string."""
    head, iso = _country_at_end(form)
    return head if iso != _HOME else ""


def _country_at_end(form: str) -> tuple[str, str | None]:
    """What stands before the country at the end of a form, and its ISO code; `("", None)` if none stands there."""
    words = form.split()
    for k in range(1, len(words)):
        known = gazetteer().get(" ".join(words[k:]))
        if known is not None and known.kind == COUNTRY:
            return " ".join(words[:k]), known.iso
    return "", None


def abbreviates(short: str, full: str) -> bool:
    """Are the letters of the short form, in order, in the full one, beginning with its first letter?"""
    letters, rest = fold(short).replace(" ", ""), iter(fold(full))
    return bool(letters) and fold(full)[:1] == letters[0] and all(letter in rest for letter in letters)
