"""Component `utusan_actors`: which names of the article name the same actor.

Countries and known bodies are joined by the gazetteer, persons by the words of their names, bodies by the acronym that the
article itself introduces (`Asosiasi Penyelenggara Jasa Internet Indonesia (APJII)`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.annotate import lexicon
from kg.annotate.attributes import ActorState
from kg.annotate.body_actors import abbreviates, canonical, same_bodies, without_kind
from kg.annotate.gazetteer import Known, country_name, fold, gazetteer
from kg.annotate.names import KINDS
from kg.annotate.names.features import KIN
from kg.model import COUNTRY, ORGANIZATION, PERSON, PLACE

_DEGREES = frozenset(
    ["dr", "prof", "h", "hj", "ir", "drs", "dra", "kh", "sh", "mh", "mm", "msi", "st", "se", "mba", "phd"]
)
_GENERATIONS = frozenset(["jr", "junior", "sr", "senior", "ii", "iii"])
_CAMEL = re.compile(r"(?<=[a-z]{3})(?=[A-Z])")
_MIN_FUZZY = 6


@cache
def _person_aliases() -> dict[str, str]:
    return {row["alias"]: row["name"] for row in lexicon.rows("person_aliases.csv")}


@cache
def _styles() -> frozenset[str]:
    """Honorifics that the press writes as part of a name (`Sheikh`, `Pangeran`)."""
    return frozenset(row["word"] for row in lexicon.rows("honorifics_person.csv") if row["style"] == "yes")


def _styled(span: Span) -> str:
    """The name with the honorifics that the press writes as part of it."""
    for size in (2, 1):
        start = span.start - size
        if start >= 0 and span.doc[start : span.start].text in _styles():
            return span.doc[start : span.end].text
    return span.text


def _unglued(span: Span) -> str:
    """The name with the spaces that the page lost between its words (`negeriKorut`)."""
    parts = [token.text_with_ws for token in span[:-1]]
    for i, (part, after) in enumerate(zip(parts, span[1:], strict=True)):
        if part[-1:].islower() and after.text[:1].isupper():
            parts[i] = f"{part} "
    return "".join(parts) + span[-1].text


_FATHER = frozenset({"bin", "binti", "ibn", "bint"})  # the names of father and grandfather follow
_PARTICLES = _FATHER | {"al", "el"}


def _words(name: str) -> tuple[str, ...]:
    """The words of a person's name, folded, without degrees and hyphens."""
    apart = _CAMEL.sub(" ", name.replace("-", " ").replace("\u2019", "'"))  # `PrabowoSubianto`
    words = [fold(word).strip(".") for word in apart.split()]
    return tuple(word.replace("'", "") for word in words if word and word not in _DEGREES)


def _one_letter_apart(a: str, b: str) -> bool:
    """Do two long words differ by one letter put in, left out or changed (`Zelensky`, `Zelenskyy`)?"""
    if abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < _MIN_FUZZY or a[0] != b[0]:
        return False
    if len(a) > len(b):
        a, b = b, a
    i = next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    return a[i:] == b[i + 1 :] or a[i + 1 :] == b[i + 1 :]


def _same_word(a: str, b: str) -> bool:
    return a == b or _one_letter_apart(a, b)


def is_short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Is one name a shorter form of the other: its words, in order, among the other's (an initial stands for a word)?"""
    if not short or len(short) > len(full):
        return False
    if len(short) > 1 and full[-1] in _GENERATIONS and short[-1] != full[-1]:
        return False  # `Donald Trump` is not `Donald Trump Jr`
    if len(short) > 1 and short[0] not in _PARTICLES and not _FATHER.isdisjoint(full):
        own = next(k for k, word in enumerate(full) if word in _FATHER)
        if not any(_same_word(short[0], word) for word in full[:own]):
            return False  # `Salman bin Abdulaziz` is not `Mohammed bin Salman bin Abdulaziz`
    i = 0
    for word in short:
        while i < len(full) and not (
            _same_word(word, full[i]) or (len(word) == 1 and full[i].startswith(word) and len(short) > 1)
        ):
            i += 1
        if i == len(full):
            return False
        i += 1
    return True


class _Names:
    """Names of persons by their words, so that the ones that a shorter name can stand for are found without looking at all.

    A word is kept under itself and under itself with a letter left out: words a letter apart share one of these
    (Garbe, SymSpell, 2012).
    """

    def __init__(self) -> None:
        self._by_word: dict[str, list[tuple[str, ...]]] = defaultdict(list)

    @staticmethod
    def _forms(word: str) -> set[str]:
        shorter = {word[:i] + word[i + 1 :] for i in range(len(word))} if len(word) >= _MIN_FUZZY else set()
        return {word} | shorter

    def add(self, name: tuple[str, ...]) -> None:
        """Keep a name."""
        for form in {form for word in name for form in self._forms(word)}:
            self._by_word[form].append(name)

    def sharing(self, name: tuple[str, ...]) -> list[tuple[str, ...]]:
        """The names kept so far with a word like this one's longest, the longest names first."""
        found = {kept: None for form in self._forms(max(name, key=len)) for kept in self._by_word.get(form, ())}
        return sorted(found, key=lambda kept: (-len(kept), kept))


def _offices(doc: Doc, mentions: list[Span]) -> dict[str, set[str]]:
    """{form of a person's name: the kinds of office that stand directly before it, a country between left aside}."""
    titles = {span.end: span.label_ for span in doc.spans.get("titles", ())}
    states = {span.end: span.start for span in mentions if span.label_ == "COUNTRY"}
    found: dict[str, set[str]] = defaultdict(set)
    for span in mentions:
        office = titles.get(span.start) or titles.get(states.get(span.start, -1))
        if span.label_ == "PERSON" and office:
            found[span.text].add(office)
    return found


def _rests_of_names(doc: Doc, mentions: list[Span]) -> dict[int, Span]:
    """{first token of what goes on behind initials in brackets: the name before them}: `Mohammed bin Salman (MbS) Al Saud`."""
    persons = {span.start: span for span in mentions if span.label_ == "PERSON"}
    return {
        span.end + 3: span
        for span in persons.values()
        if span.end + 3 in persons
        and (doc[span.end].text, doc[span.end + 2].text) == ("(", ")")
        and abbreviates(doc[span.end + 1].text, span.text)
    }


@Language.factory("utusan_actors", assigns=["doc._.actors", "span._.actor"], requires=["doc.spans"])
def create_actors(nlp: Language, name: str) -> ActorJoiner:
    """The factory that a pipeline's config names."""
    return ActorJoiner()


class ActorJoiner:
    """Callable: Doc -> Doc with `doc._.actors` and `span._.actor` on every mention."""

    def __call__(self, doc: Doc) -> Doc:
        mentions: list[Span] = list(doc.spans.get("mentions", ()))
        actors: list[ActorState] = []
        named: dict[tuple[str, str], int] = {}
        for span in mentions:
            kind = KINDS[span.label_]
            if kind != PERSON:
                span._.actor = self._known(actors, named, _unglued(span), kind)
        rests = _rests_of_names(doc, mentions)
        persons = [span for span in mentions if span.label_ == "PERSON" and span.start not in rests]
        self._join_persons(actors, persons, _offices(doc, mentions))
        for span in mentions:
            if span.start in rests:
                span._.actor = rests[span.start]._.actor
                actors[span._.actor].aliases.append(span.text)
        self._join_bodies(doc, actors, mentions)
        starts: dict[int, int] = {}
        for span in mentions:
            starts.setdefault(span._.actor, span.start)
        kept = sorted(starts, key=lambda actor: starts[actor])
        number = {old: new for new, old in enumerate(kept)}
        for span in mentions:
            span._.actor = number[span._.actor]
        doc._.actors = [self._named_in_full(actors[old]) for old in kept]
        return doc

    def _known(self, actors: list[ActorState], named: dict[tuple[str, str], int], form: str, kind: str) -> int:
        """The actor of a country, body or place; a new one if the article has not named it yet."""
        plain = " ".join(form.split())
        short = canonical(plain) if kind == ORGANIZATION else plain
        known: Known | None = gazetteer().get(form) or gazetteer().get(short) or gazetteer().get(plain)
        iso = known.iso if known else None
        if kind == COUNTRY and iso:
            key, name = (COUNTRY, iso), country_name(iso)
        elif known and known.kind == kind:
            key, name = (kind, known.name), known.name
        else:
            key, name = (kind, fold(short)), None
        if key not in named:
            named[key] = len(actors)
            actors.append(ActorState(kind, form, [], iso, name))
        actor = actors[named[key]]
        if form not in actor.aliases:
            actor.aliases.append(form)
        return named[key]

    def _join_persons(self, actors: list[ActorState], spans: list[Span], offices: dict[str, set[str]]) -> None:
        """Full names first, then every shorter form to the fullest name it can stand for.

        Of several, the one before whose names the same office stands, then the most frequent, then the first.
        """
        forms = Counter(span.text for span in spans)
        keys = {form: _words(_person_aliases().get(form, form)) or (fold(form),) for form in forms}
        by_key: dict[tuple[str, ...], int] = {}
        longer = _Names()
        owner: dict[str, int] = {}
        weight: Counter[int] = Counter()
        first: dict[str, int] = {}
        for span in spans:
            first.setdefault(span.text, span.start)
        kin = {span.text for span in spans if _is_kin(span)}
        for form in sorted(forms, key=lambda f: (-len(keys[f]), first[f])):
            key = keys[form]
            fits = [other for other in longer.sharing(key) if is_short_for(key, other)]
            fits = [other for other in fits if not _of_relative(actors[by_key[other]].name, form, first, kin)]
            if len(fits) > 1:
                mine = offices.get(form, set())
                fits.sort(
                    key=lambda other: (
                        mine.isdisjoint(offices.get(actors[by_key[other]].name, ())),
                        -weight[by_key[other]],
                        first[actors[by_key[other]].name],
                    )
                )
            if not fits:
                by_key[key] = len(actors)
                longer.add(key)
                actors.append(ActorState(PERSON, form, [], known=_person_aliases().get(form)))
                fits = [key]
            owner[form] = by_key[fits[0]]
            weight[owner[form]] += forms[form]
        for span in spans:
            actor = actors[owner[span.text]]
            styled = _styled(span)
            actor.aliases.extend(form for form in (span.text, styled, _unglued(span)) if form not in actor.aliases)
            span._.actor = owner[span.text]

    @staticmethod
    def _join_bodies(doc: Doc, actors: list[ActorState], mentions: list[Span]) -> None:
        merged = same_bodies(doc, actors, mentions)
        for span in mentions:
            old = span._.actor
            if old in merged:
                span._.actor = merged[old]
                target = actors[merged[old]]
                target.known = target.known or actors[old].known
                target.iso = target.iso or actors[old].iso
                target.aliases.extend(form for form in actors[old].aliases if form not in target.aliases)

    @staticmethod
    def _named_in_full(actor: ActorState) -> ActorState:
        """The fullest form is the name; capitals alone do not make a form fuller."""
        actor.aliases = list(dict.fromkeys(actor.aliases))
        plain = [form for form in actor.aliases if form.split()[0] not in _styles()] or actor.aliases
        if actor.kind == COUNTRY:  # a capital that stands for the country is not its name
            plain = [form for form in plain if not _is_capital(form)] or plain
        if actor.kind == PLACE:  # so that it is one place with articles that leave the kind out
            plain = [form for form in plain if without_kind(form) not in plain] or plain
        actor.name = _readable(max(plain, key=lambda form: (len(form.split()), not form.isupper(), len(form))))
        return actor


def _is_kin(span: Span) -> bool:
    """Whether somebody is introduced as another's kin: `Presiden Erdogan didampingi istrinya, Emine Erdogan`."""
    before = span.doc[max(0, span.start - 2) : span.start]
    word = next((token.lower_ for token in reversed(before) if token.text != ","), "")
    return word.endswith("nya") and KIN.match(word) is not None


def _of_relative(full: str, form: str, first: dict[str, int], kin: set[str]) -> bool:
    """Whether a surname was named before the relative who shares it, so that it is somebody else's."""
    return full in kin and " " not in form and first[form] < first[full]


def _readable(form: str) -> str:
    """The name as it was meant, where its page was read in the wrong encoding (`JÃ¤ger` is `Jäger`)."""
    for encoding in ("latin-1", "cp1252"):
        try:
            return form.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return form


def _is_capital(form: str) -> bool:
    known = gazetteer().get(form)
    return known is not None and known.capital_of is not None
