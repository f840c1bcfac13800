"""What stands around a candidate and decides alone: short forms of bodies in brackets, kin introduced by name, credits, streets."""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Doc

from kg.annotate.body_actors import abbreviates
from kg.annotate.names.features import KIN
from kg.annotate.names.view import Candidate
from kg.model import COUNTRY, ORGANIZATION, PERSON

_CREDITS = frozenset(
    [
        "editor",
        "penulis",
        "pewarta",
        "reporter",
        "fotografer",
        "penyunting",
        "penerjemah",
        "foto",
        "kontributor",
        "redaktur",
        "koresponden",
    ]
)
_MADE = frozenset(["diadaptasi", "ditulis", "disunting", "diterjemahkan", "disadur", "diedit", "dilaporkan"])
_FARTHEST_VERB = 8
_STREET = frozenset({"jl", "jln", "jalan"})
_FARTHEST_STREET = 4  # tokens, for a rank between (`Jl. Jend. Sudirman`)


def decided_by_context(doc: Doc, candidates: list[Candidate]) -> dict[str, str | None]:
    """{form of an undecided candidate: its kind, None for what names nobody of the article's matter}."""
    return (
        _envoys(doc, candidates)
        | _short_forms(doc, candidates)
        | _relatives(doc, candidates)
        | _credited(doc, candidates)
        | _streets(doc, candidates)
    )


def _envoys(doc: Doc, candidates: list[Candidate]) -> dict[str, str | None]:
    """{form: person} of who stands behind an office held at a state: `Duta Besar Jepang untuk Peru Kenji Morita`."""
    offices = {span.end for span in doc.spans.get("titles", ())}
    bodies = {candidate.end: candidate for candidate in candidates if candidate.kind in (COUNTRY, ORGANIZATION)}
    found: dict[str, str | None] = {}
    for candidate in candidates:
        host = bodies.get(candidate.start)
        if candidate.kind is not None or candidate.end - candidate.start < 2 or host is None:
            continue
        sender = bodies.get(host.start - 1) if doc[host.start - 1].lower_ == "untuk" else None
        if sender is not None and sender.start in offices:
            found[doc[candidate.start : candidate.end].text] = PERSON
    return found


def _short_forms(doc: Doc, candidates: list[Candidate]) -> dict[str, str | None]:
    """{form: organization} of what stands in brackets after a body's name and abbreviates it: `Asosiasi Pilot (AP)`."""
    ends = {candidate.end: candidate for candidate in candidates if candidate.kind == ORGANIZATION}
    found: dict[str, str | None] = {}
    for candidate in candidates:
        body = ends.get(candidate.start - 1)
        if candidate.kind is None and body is not None and candidate.end < len(doc):
            form = doc[candidate.start : candidate.end].text
            brackets = doc[candidate.start - 1].text == "(" and doc[candidate.end].text == ")"
            if brackets and abbreviates(form, doc[body.start : body.end].text):
                found[form] = ORGANIZATION
    return found


def _relatives(doc: Doc, candidates: list[Candidate]) -> dict[str, str | None]:
    """{form: person} of who is introduced as somebody's kin: `putri mereka, Lila`, `istrinya, Rosa`."""
    found: dict[str, str | None] = {}
    for candidate in candidates:
        i = candidate.start
        if candidate.kind is not None or i < 2 or doc[i - 1].text != ",":
            continue
        word, before = doc[i - 2].lower_, doc[i - 3].lower_ if i > 2 else ""
        if (word.endswith("nya") and KIN.match(word)) or (word == "mereka" and KIN.match(before)):
            found[doc[i : candidate.end].text] = PERSON
    return found


def _credited(doc: Doc, candidates: list[Candidate]) -> dict[str, str | None]:
    """{form: None} of who is named only as an author: `Editor: Budi Santoso`, `Diadaptasi oleh Ana Sari`."""
    credits: dict[str, list[bool]] = defaultdict(list)
    before: Candidate | None = None
    for candidate in candidates:
        if candidate.kind is not None:
            before = None
            continue
        form = doc[candidate.start : candidate.end].text
        joined = before is not None and doc[before.end : candidate.start].text in ("dan", ",", "&")
        credited = _is_credit(doc, candidate) or (
            joined and credits[doc[before.start : before.end].text][-1] if before else False
        )
        credits[form].append(credited)
        before = candidate
    return {form: None for form, found in credits.items() if all(found)}


def _is_credit(doc: Doc, candidate: Candidate) -> bool:
    i = candidate.start
    if i > 1 and doc[i - 1].text in (":", "/") and doc[i - 2].lower_ in _CREDITS:
        return True
    if i > 1 and doc[i - 1].lower_ == "oleh" and doc[i - 2].lower_ in _MADE:
        return True
    return doc[candidate.end : candidate.end + _FARTHEST_VERB].text.startswith(("berkontribusi dalam", "turut menulis"))


def _streets(doc: Doc, candidates: list[Candidate]) -> dict[str, str | None]:
    """{form: None} of who is named only as a street: `Jl. Jend. Sudirman`."""
    streets: dict[str, bool] = {}
    for candidate in candidates:
        if candidate.kind is None:
            form = doc[candidate.start : candidate.end].text
            streets[form] = streets.get(form, True) and _is_street(doc, candidate)
    return {form: None for form, street in streets.items() if street}


def _is_street(doc: Doc, candidate: Candidate) -> bool:
    for k in range(candidate.start - 1, max(-1, candidate.start - 1 - _FARTHEST_STREET), -1):
        if doc[k].lower_.rstrip(".") in _STREET:
            return True
        if not (doc[k].text == "." or doc[k].text[:1].isupper()):
            return False
    return False
