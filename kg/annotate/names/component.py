"""Component `utusan_names`: which stretches of the article are names, and of what kind.

Finds candidates by capitals and lexicons and decides what the lexicons leave open by a small model, together with the
pipeline's trained recogniser where there is one. Fills `doc.spans["mentions"]` (without actors: `utusan_actors` joins them).
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.annotate.gazetteer import Known, fold, gazetteer, given_names
from kg.annotate.linear import load_linear
from kg.annotate.names.candidates import Candidate, find_candidates
from kg.annotate.names.context import decided_by_context
from kg.annotate.names.features import features, titled
from kg.annotate.names.reporting import reports
from kg.annotate.names.votes import part, recognised, unseen, votes, widen
from kg.annotate.words import is_common
from kg.model import COUNTRY, ORGANIZATION, PERSON, PLACE

LABELS = {PERSON: "PERSON", ORGANIZATION: "ORG", COUNTRY: "COUNTRY", PLACE: "PLACE"}
KINDS = {label: kind for kind, label in LABELS.items()}
_LOCATIVE = frozenset(
    [
        "di",
        "ke",
        "dari",
        "kota",
        "menuju",
        "tiba",
        "asal",
        "via",
        "dekat",
        "sekitar",
        "ibu",
        "kota",
        "ibukota",
        "warga",
        "wilayah",
        "mengunjungi",
        "kunjungi",
        "menyambangi",
        "sambangi",
        "meninggalkan",
    ]
)
_SPEAKS = (
    "mengatakan",
    "menyatakan",
    "menyebut",
    "menolak",
    "menuduh",
    "menegaskan",
    "meminta",
    "mendesak",
    "membantah",
    "berharap",
    "menilai",
)
_AT = frozenset({"di", "ke", "menuju"})
_TRUST = 0.4  # weight of a trained recogniser beside our own model; chosen on annotated articles held out
_THRESHOLDS = {PERSON: 0.5, ORGANIZATION: 0.45, PLACE: 0.5}
_JOINING = frozenset({",", "dan", "atau"})
_HELD_FOR = frozenset({PLACE, ORGANIZATION, COUNTRY})
_IN_OFFICE = frozenset({"dari", "untuk", "di", "bidang", "urusan", "dan", "fraksi"})
_LONGEST_HOLDER = 4  # words
_OWN_CAPITALS = frozenset({"Jakarta"})  # seldom a metonym in the country's own press


@Language.factory("utusan_names", assigns=["doc.spans"], requires=["token.is_sent_start", "doc.spans"])
def create_names(nlp: Language, name: str) -> NameFinder:
    """The factory that a pipeline's config names."""
    return NameFinder()


class NameFinder:
    """Callable: Doc -> Doc with `doc.spans["mentions"]`."""

    def __init__(self) -> None:
        self.model = load_linear("names")

    def __call__(self, doc: Doc) -> Doc:
        candidates = find_candidates(doc)
        if recognised(doc):
            widen(doc, candidates)
            candidates = sorted([*candidates, *part(doc, candidates)], key=lambda candidate: candidate.start)
        self._decide(doc, candidates)
        _surnames(doc, candidates)
        if recognised(doc):
            candidates += unseen(doc, candidates)
        title_ends = frozenset(span.end for span in doc.spans.get("titles", ()))
        spans: list[Span] = []
        for candidate in candidates:
            for each in (candidate, *candidate.nested):
                kind = self._kind_here(doc, each, title_ends)
                if kind:
                    spans.append(Span(doc, each.start, each.end, label=LABELS[kind]))
        doc.spans["mentions"] = sorted(spans, key=lambda span: (span.start, -span.end))
        return doc

    def _decide(self, doc: Doc, candidates: list[Candidate]) -> None:
        """Set the kind of the candidates that the lexicons leave open: one decision a written form."""
        decided: dict[str, str | None] = {}
        title_ends = {span.end for span in doc.spans.get("titles", ())}
        heard = votes(doc, candidates) if recognised(doc) else {}
        surnames: set[str] = set()
        for form, found in sorted(features(doc, candidates).items(), key=lambda item: -len(item[0].split())):
            probabilities = self.model.probabilities(found)
            if (
                form in heard and form not in surnames
            ):  # a recogniser sees the sentence, not who was named in full before
                probabilities = {
                    kind: (1 - _TRUST) * own + _TRUST * heard[form].get(kind, 0.0)
                    for kind, own in probabilities.items()
                }
            kind = max(probabilities, key=lambda label: (probabilities[label], label))
            decided[form] = kind if probabilities[kind] >= _THRESHOLDS.get(kind, 1.0) else None
            if decided[form] == PERSON and " " in form:
                surnames.add(form.rsplit(maxsplit=1)[1])
        decided |= decided_by_context(doc, candidates)
        for candidate in candidates:
            if candidate.kind is None:
                candidate.kind = decided.get(doc[candidate.start : candidate.end].text)
        for body, person in zip(candidates, candidates[1:], strict=False):
            if body.kind in _HELD_FOR and body.end == person.start and _holds(doc, body, person, title_ends, heard):
                person.kind = PERSON  # `Gubernur Hawaii Josh Green`, `Anggota Komisi I DPR dari Fraksi X Sukamta`
            if body.kind is None and person.kind == PERSON and body.end == person.start and body.start in title_ends:
                body.kind = ORGANIZATION  # `CEO Nvidia Jensen Huang`

    def _kind_here(self, doc: Doc, candidate: Candidate, title_ends: frozenset[int]) -> str | None:
        known = candidate.known
        if known is None:
            return candidate.kind
        if known.medium:
            return ORGANIZATION if self._acts(doc, candidate, title_ends) else None
        if known.capital_of:
            return COUNTRY if self._metonym(doc, candidate, known) else PLACE
        if known.institution and candidate.start and doc[candidate.start - 1].lower_ in _AT:
            return PLACE  # `di Gedung Putih`
        return candidate.kind

    def _acts(self, doc: Doc, candidate: Candidate, title_ends: frozenset[int]) -> bool:
        """A medium that acts or speaks or has office-holders, and is not merely credited as the source."""
        if candidate.start in title_ends:
            return True  # `Deputi Bidang Protokol Sekretariat Presiden`
        return reports(doc, candidate.start, candidate.end)

    def _metonym(self, doc: Doc, candidate: Candidate, known: Known) -> bool:
        """Does the capital stand for its government (`Moskow menolak`), or is it a place (`di Moskow`)?"""
        start, end = candidate.start, candidate.end
        before = doc[start - 1].lower_ if start else ""
        after = doc[end].lower_ if end < len(doc) else ""
        if known.name in _OWN_CAPITALS:
            return after in _SPEAKS
        if before in _LOCATIVE or (before in _JOINING and _led_by_locative(doc, start - 1)) or after == "(":
            return False
        if (
            after == ","
            and end + 1 < len(doc)
            and (entry := gazetteer().get(doc[end + 1].text))
            and entry.iso == known.iso
        ):
            return False
        if doc[start].is_sent_start and after in ("-", ",", "–", "—", "--", ":", "("):
            return False  # a dateline
        ends_a_name = end - start == 1 and before and doc[start - 1].text[:1].isupper()
        return not ends_a_name or bool(doc[start - 1].is_sent_start)


def _holds(
    doc: Doc, body: Candidate, candidate: Candidate, title_ends: set[int], heard: dict[str, dict[str, float]]
) -> bool:
    """Whether an undecided candidate reads like who holds the office at the body before it: a full name, or what the
    recogniser takes for a person."""
    span = doc[candidate.start : candidate.end]
    if candidate.kind is not None or len(span) > _LONGEST_HOLDER:
        return False
    if (
        body.start in title_ends
        and len(span) > 1
        and fold(span[0].text) in given_names()
        and not is_common(span[0].text)
    ):
        return True
    sure = heard.get(span.text, {}).get(PERSON) == 1.0
    return sure and (body.start in title_ends or titled(doc, body.start, title_ends, _IN_OFFICE))


def _surnames(doc: Doc, candidates: list[Candidate]) -> None:
    """Places that are the surname of a person named in full are that person (`Kazuo Ueda`, `Gubernur Ueda`)."""
    surnames = {doc[each.end - 1].text for each in candidates if each.kind == PERSON and each.end - each.start > 1}
    for each in candidates:
        known, alone = each.known, each.end - each.start == 1
        if (
            known is None
            or known.kind != PLACE
            or known.capital_of
            or not alone
            or doc[each.start].text not in surnames
        ):
            continue
        if not each.start or doc[each.start - 1].lower_ not in _LOCATIVE:
            each.kind, each.known = PERSON, None


def _led_by_locative(doc: Doc, i: int) -> bool:
    """Whether the names before token i stand behind a locative word: `di Istana Kremlin, Moskow`, `di Jenewa dan Moskow`."""
    while i > 0 and (doc[i].text[:1].isupper() or doc[i].text in _JOINING):
        i -= 1
    return doc[i].lower_ in _LOCATIVE
