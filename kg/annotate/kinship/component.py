"""Component `utusan_kinship`: which named persons are kin, and how (`menantu Trump, Jared Kushner`; `menantunya`).

Reads `doc.spans["mentions"]`, `doc.spans["references"]`, `doc.spans["titles"]` and `doc._.roles` (for bare titles
that stand for a person); fills `doc._.kinships`. The constructions are in `kinship_rules.py`.
"""

from __future__ import annotations

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from kg.annotate.kinship.rules import TieReader
from kg.annotate.kinship.ties import Tie
from kg.annotate.lexicon import rows
from kg.annotate.roles.context import Context
from kg.model import KinshipMention

_UNKNOWN_RULE = 0.6
# (child, B) said from the other side is (parent, A): two sentences may tell one tie from its two ends
INVERSE = {
    "spouse": "spouse",
    "child": "parent",
    "parent": "child",
    "sibling": "sibling",
    "sibling_in_law": "sibling_in_law",
    "grandchild": "grandparent",
    "grandparent": "grandchild",
    "cousin": "cousin",
    "nephew_niece": "uncle_aunt",
    "uncle_aunt": "nephew_niece",
    "co_parent_in_law": "co_parent_in_law",
    "relative": "relative",
}


@Language.factory(
    "utusan_kinship", assigns=["doc._.kinships"], requires=["doc.spans", "doc._.actors", "token.is_sent_start"]
)
def create_kinship(nlp: Language, name: str) -> KinshipReader:
    """The factory that a pipeline's config names."""
    return KinshipReader()


@cache
def _precision() -> dict[str, float]:
    """{rule: how often it is right}, measured on the training articles and cases."""
    return {row["rule"]: float(row["precision"]) for row in rows("kinship_precision.csv")}


class KinshipReader:
    """Callable: Doc -> Doc with `doc._.kinships`, one entry for each tie; the first sentence that tells it gives its
    direction."""

    def __call__(self, doc: Doc) -> Doc:
        context = Context(doc)
        ties: dict[tuple[int, str, int], Tie] = {}
        for tie in TieReader(context).ties():
            inverse = (tie.of, INVERSE.get(tie.role, ""), tie.holder)
            if (tie.holder, tie.role, tie.of) not in ties and inverse not in ties:
                ties[tie.holder, tie.role, tie.of] = tie
        doc._.kinships = [_mention(context, tie) for tie in ties.values()]
        return doc


def _mention(context: Context, tie: Tie) -> KinshipMention:
    evidence = context.evidence(tie.token, list(tie.cues), tie.rule)
    return KinshipMention(tie.holder, tie.role, tie.of, evidence, _precision().get(tie.rule, _UNKNOWN_RULE))
