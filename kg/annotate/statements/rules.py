"""Reads the units of an article in order and hands every reporting word to the rule that fits it."""

from __future__ import annotations

from kg.annotate.statements.active import active
from kg.annotate.statements.items import QUOTE, WORD, Unit
from kg.annotate.statements.lexicon import ACTIVE, PASSIVE
from kg.annotate.statements.memory import Memory
from kg.annotate.statements.passive import noun, passive
from kg.annotate.statements.quotes import according, bare, closing, colon
from kg.annotate.statements.scene import Found, Scene

_CLOSERS = frozenset({"demikian", "demikianlah", "begitu", "bunyi", "isi"})


class Rules:
    """Reads units in order; `memory` carries the discourse from one to the next."""

    def __init__(self, text: str, units: list[Unit], memory: Memory) -> None:
        self.text = text
        self.units = units
        self.memory = memory
        self.spoken: dict[int, set[int]] = {}  # unit: who spoke in it

    def read(self, index: int) -> tuple[Scene, list[int]]:
        """A unit with its statements, and the indices of its quotation items that no rule gave a speaker."""
        scene = Scene(self.text, self.units, index, self.spoken, self.memory)
        colon(scene)
        for i, item in enumerate(scene.items):
            if item.kind == WORD and not item.quoted:
                _apply(scene, i)
        self.spoken[index] = {actor for found in scene.found for actor in found.actors}
        if scene.focus is not None and not scene.found:
            self.memory.spoke(scene.focus)
        return scene, [k for k, item in enumerate(scene.items) if item.kind == QUOTE and k not in scene.used]


def _apply(scene: Scene, i: int) -> None:
    """Let the rule read on from the word at index i, if it is a reporting word."""
    item = scene.items[i]
    entry, width = scene.entry(i)
    if item.low == "menurut" or (item.low == "berdasarkan" and scene.next_among(i, "source")):
        if not scene.next_among(i, "group"):  # `menurut mereka`
            according(scene, i, scene.phrases.after(i + 1))
    elif item.low == "menurutnya":
        according(scene, i, scene.clitic(i))
    elif entry is None:
        if item.low in _CLOSERS:
            closing(scene, i)
        elif item.among("speech"):
            noun(scene, i)
    elif entry.voice == ACTIVE:
        active(scene, i, entry, width)
    elif entry.voice == PASSIVE:
        passive(scene, i, entry, width)
    else:
        bare(scene, i, entry)
        if item.among("speech"):
            noun(scene, i)


__all__ = ["Found", "Rules"]
