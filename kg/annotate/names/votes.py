"""What a trained recogniser says of the candidates: for each written form, the share of its occurrences with each kind."""

from __future__ import annotations

from collections import Counter, defaultdict

from spacy.tokens import Doc

from kg.annotate.gazetteer import gazetteer
from kg.annotate.names.runs import kin_terms
from kg.annotate.names.view import Candidate, honorifics
from kg.annotate.words import is_capitalised, is_common
from kg.model import COUNTRY, ORGANIZATION, PERSON, PLACE

# labels of recognisers, ours and those of other pipelines
LABELS = {
    "PERSON": PERSON,
    "PER": PERSON,
    "ORG": ORGANIZATION,
    "COUNTRY": COUNTRY,
    "GPE": COUNTRY,
    "PLACE": PLACE,
    "LOC": PLACE,
    "FAC": PLACE,
}


def recognised(doc: Doc) -> bool:
    """Has a recogniser of names read this article?"""
    return doc.has_annotation("ENT_IOB")


def votes(doc: Doc, candidates: list[Candidate]) -> dict[str, dict[str, float]]:
    """{written form of an undecided candidate: {kind: share of its occurrences}}; the rest of the shares says `none`.

    An occurrence inside a longer name of the same kind counts for that kind as well.
    """
    kind_at = {i: LABELS[ent.label_] for ent in doc.ents if ent.label_ in LABELS for i in range(ent.start, ent.end)}
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for candidate in candidates:
        if candidate.kind is None:
            kinds = Counter(kind_at.get(i, "none") for i in range(candidate.start, candidate.end))
            counted[doc[candidate.start : candidate.end].text][kinds.most_common(1)[0][0]] += 1
    return {form: {kind: n / count.total() for kind, n in count.items()} for form, count in counted.items()}


def unseen(doc: Doc, candidates: list[Candidate]) -> list[Candidate]:
    """Names that only the recogniser found, such as those in lower case."""
    covered = {i for candidate in candidates for i in range(candidate.start, candidate.end)}
    covered |= {i for span in doc.spans.get("titles", ()) for i in range(span.start, span.end)}
    found = []
    for ent in doc.ents:
        if ent.text.startswith("@") or ent.text.rstrip(".") in honorifics():
            continue
        if ent.text.islower() and any(token.text[:1].isupper() for token in ent.sent):
            continue  # `y-to-y` in a text with capitals
        if len(ent) == 1 and (ent.text.lower() in kin_terms() or is_common(ent.text)):
            continue
        if ent.label_ in LABELS and covered.isdisjoint(range(ent.start, ent.end)) and not ent[0]._.noise:
            known = gazetteer().get(ent.text) or gazetteer().get(ent.text.upper()) or gazetteer().get(ent.text.title())
            found.append(Candidate(ent.start, ent.end, known.kind if known else LABELS[ent.label_], known))
    return found


def widen(doc: Doc, candidates: list[Candidate]) -> None:
    """Give undecided candidates the first words that our rules took for everyday ones but the recogniser for a person's
    (`Andi Pratama`)."""
    ends = {ent.end: ent for ent in doc.ents if LABELS.get(ent.label_) == PERSON}
    taken = {i for candidate in candidates for i in range(candidate.start, candidate.end)}
    titled = {i for span in doc.spans.get("titles", ()) for i in range(span.start, span.end)}
    for candidate in candidates:
        ent = ends.get(candidate.end)
        if candidate.kind is not None or ent is None or ent.start >= candidate.start:
            continue
        before = range(ent.start, candidate.start)
        names = all(_may_be_given(doc[i].text) for i in before)
        if names and len(before) == 1 and taken.isdisjoint(before) and titled.isdisjoint(before):
            candidate.start = ent.start


def _may_be_given(word: str) -> bool:
    return is_capitalised(word) and word not in honorifics() and word.lower() not in kin_terms()


def part(doc: Doc, candidates: list[Candidate]) -> list[Candidate]:
    """The persons at the end of a body's name after a title, where the recogniser sees one there (`Direktur PT Contoh Budi
    Hartanto`); the bodies lose them."""
    ends = {ent.end: ent for ent in doc.ents if LABELS.get(ent.label_) == PERSON}
    titled = {span.end for span in doc.spans.get("titles", ())}
    found = []
    for body in candidates:
        ent = ends.get(body.end)
        whole = ent is not None and body.start < ent.start and len(ent) > 1
        if ent is not None and whole and body.kind != PERSON and not body.known and body.start in titled:
            found.append(Candidate(ent.start, ent.end))
            body.nested = [inner for inner in body.nested if inner.end <= ent.start]
            body.end = ent.start
    return found
