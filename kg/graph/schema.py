"""How facts are drawn: which become nodes, which become edges between what (after followthemoney's schemata)."""

from __future__ import annotations

from dataclasses import dataclass

from kg.vocab import ENTITY_CLASSES

MEETING = "meeting"
NODE_CLASSES = {**ENTITY_CLASSES, MEETING: "Meeting"}  # type of a node -> class of the ontology
NODE_TYPES = tuple(NODE_CLASSES)


@dataclass(frozen=True, slots=True)
class EdgeRule:
    """One kind of edge.

    Attributes:
        type: the edge's type.
        facts: field of `kg.model.Facts` that holds the facts it is drawn from.
        source, target: fields of such a fact that name the ends; a field that holds several ids gives an edge for each.
        keep: further fields of the fact that the edge carries.
        pull: how strongly the layout draws the ends together.
    """

    type: str
    facts: str
    source: str
    target: str
    keep: tuple[str, ...] = ()
    pull: float = 1.0


# Articles are no nodes: as hubs they would tie everything to everything. They are the sources that each edge carries.
# Statements without an addressee have one end: they are attributes of their speaker's node.
EDGE_RULES = (
    EdgeRule("role", "roles", "holder", "of", ("role", "title", "tenure", "attested_on"), pull=1.2),
    EdgeRule("kinship", "kinships", "holder", "of", ("role",), pull=1.5),
    EdgeRule("participant", "meetings", "participants", "id", ("status", "date"), pull=1.0),
    EdgeRule("party", "meetings", "parties", "id", ("status", "date"), pull=0.4),
    EdgeRule("place", "meetings", "id", "place", ("status", "date"), pull=0.3),
    EdgeRule("statement", "statements", "speaker", "addressee", ("text", "quotation", "cue", "date"), pull=0.5),
)
EDGE_TYPES = tuple(rule.type for rule in EDGE_RULES)
PULL = {rule.type: rule.pull for rule in EDGE_RULES}
