"""Component `utusan_roles`: who holds which role for what, from titles and names.

Reads `doc.spans["titles"]`, `doc.spans["mentions"]` and `doc.spans["references"]`; fills `doc._.roles`. Each role
rests on a rule (`claims.py`) and on how its country or body is known (`of.py`); its confidence is their
measured precision.
"""

from __future__ import annotations

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from kg.annotate.lexicon import rows
from kg.annotate.roles.anaphora import nameless_claims
from kg.annotate.roles.apart import claims_apart, posts_pointed_at
from kg.annotate.roles.claims import ClaimReader
from kg.annotate.roles.context import Context
from kg.annotate.roles.of import Holding, OfResolver
from kg.model import RoleMention

_TRUSTED = 0.85  # confidence from which on the longer title is shown, not the surer one
_UNKNOWN_RULE = 0.6


@Language.factory(
    "utusan_roles", assigns=["doc._.roles"], requires=["doc.spans", "doc._.actors", "token.is_sent_start"]
)
def create_roles(nlp: Language, name: str) -> RoleReader:
    """The factory that a pipeline's config names."""
    return RoleReader()


@cache
def _precision() -> dict[tuple[str, str], float]:
    """{(rule, how the body is known): precision}, measured on the training articles."""
    return {(row["rule"], row["known"]): float(row["precision"]) for row in rows("role_precision.csv")}


class RoleReader:
    """Callable: Doc -> Doc with `doc._.roles`, one entry for each person, role and what it is held for."""

    def __call__(self, doc: Doc) -> Doc:
        context = Context(doc)
        doc._.roles = [_mention(context, holding) for holding in self._holdings(context)]
        return doc

    def holdings(self, doc: Doc) -> list[Holding]:
        """The same roles with all that is known of how they were read; for measuring."""
        return self._holdings(Context(doc))

    @staticmethod
    def _holdings(context: Context) -> list[Holding]:
        reader = ClaimReader(context)
        claims = reader.claims()
        taken = {claim.phrase.title.start for claim in claims}
        claims += [claim for claim in claims_apart(context, reader) if claim.phrase.title.start not in taken]
        claims += posts_pointed_at(context, reader)
        claims = sorted(
            [*claims, *nameless_claims(context, claims, reader)], key=lambda claim: claim.phrase.title.start
        )
        holdings = OfResolver(context, claims, reader.phrases).holdings()
        return _distinct([holding for holding in holdings if _worth_saying(holding)])


def confidence_of(holding: Holding) -> float:
    """How far a rule and its reading of the body can be trusted, 0 to 1."""
    table = _precision()
    rule = holding.claim.rule
    return table.get((rule, holding.stated), table.get((rule, ""), _UNKNOWN_RULE))


def _worth_saying(holding: Holding) -> bool:
    """Titles that are common nouns (`anggota`, `perwakilan`) are roles only where it is said for whom."""
    return "need" not in holding.claim.phrase.title.head.flags or (
        holding.of is not None and holding.stated in ("phrase", "person")
    )


def _distinct(holdings: list[Holding]) -> list[Holding]:
    """One holding for each (person, role, body), the one that tells most; a stated body displaces one that is only implied."""
    stated = {(h.claim.holder, h.role) for h in holdings if h.of is not None and h.stated in ("phrase", "person")}
    best: dict[tuple[int, str, int | None], Holding] = {}
    for holding in holdings:
        person = (holding.claim.holder, holding.role)
        if person in stated and holding.stated not in ("phrase", "person"):
            continue
        key = (*person, holding.of)
        if key not in best or _tells(holding) > _tells(best[key]):
            best[key] = holding
    named = {(person, role) for person, role, of in best if of is not None}
    return [holding for (person, role, of), holding in best.items() if of is not None or (person, role) not in named]


def _tells(holding: Holding) -> tuple[bool, int, float]:
    """How well a holding says what somebody is: one to be trusted with the longest title, else the surest."""
    title, trust = holding.claim.phrase.title, confidence_of(holding)
    return trust >= _TRUSTED, (title.end - title.start) * (trust >= _TRUSTED), trust


def _mention(context: Context, holding: Holding) -> RoleMention:
    claim = holding.claim
    title = claim.phrase.title
    return RoleMention(
        holder=claim.holder,
        role=holding.role,
        title=context.doc[title.start : title.end].text,
        evidence=context.evidence(title.start, claim.cues, claim.rule),
        of=holding.of,
        tenure=claim.tenure,
        confidence=confidence_of(holding),
    )
