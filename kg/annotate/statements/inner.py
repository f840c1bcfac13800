"""What a quotation reports of others: `"Presiden X meminta agar ...," ujar Y` is also a statement of X."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from kg.annotate.statements.active import active
from kg.annotate.statements.items import WORD, Item, Unit, items_between
from kg.annotate.statements.lexicon import ACTIVE
from kg.annotate.statements.memory import Memory
from kg.annotate.statements.quotes import SELF
from kg.annotate.statements.scene import THAT, Found, Scene
from kg.model import PERSON

RULE = "active.inner"


def reported_inside(text: str, units: list[Unit], found: Found, names: list[Item], memory: Memory) -> list[Found]:
    """The statements of named others that a direct quotation reports with an active verb.

    Args:
        units: all units; `found.units` index them.
        names: the names of the article in order.
        memory: who is who; not changed.
    """
    sentences = sorted((start, end, index) for index in found.units for start, end in units[index].sentences)
    inner: list[Found] = []
    for low, high in found.pieces:
        k = max(0, bisect_right(sentences, low, key=lambda sentence: sentence[0]) - 1)
        while k < len(sentences) and sentences[k][0] < high:
            left, right, index = max(sentences[k][0], low), min(sentences[k][1], high), sentences[k][2]
            if left < right:
                inner.extend(_read(text, Unit(sentences=[(left, right)]), index, names, memory))
            k += 1
    readout = all(memory.kind(actor) != PERSON for actor in found.actors)  # `..., kata Istana Elysee` of its president
    return [one for one in inner if _of_others(one, found, memory) and (readout or _marked(text, one))]


def _of_others(one: Found, outer: Found, memory: Memory) -> bool:
    """Whether persons speak, and others than whoever is quoted."""
    return all(memory.kind(actor) == PERSON and actor not in outer.actors for actor in one.actors)


def _marked(text: str, one: Found) -> bool:
    """Whether `bahwa` or `agar` opens what was said."""
    between = text[one.cue[1] : one.pieces[0][0]] if one.cue else ""
    return not THAT.isdisjoint(between.lower().split())


def _read(text: str, unit: Unit, index: int, names: list[Item], memory: Memory) -> list[Found]:
    first = bisect_left(names, unit.start, key=lambda item: item.start)
    unit.items = list(items_between(text, unit.start, unit.end, names, first))
    scene = Scene(text, [unit], 0, {}, Memory(memory.actors, first=memory.first))
    for i, item in enumerate(scene.items):
        entry, width = scene.entry(i) if item.kind == WORD else (None, 1)
        if entry is not None and entry.voice == ACTIVE and (i == 0 or scene.items[i - 1].low not in SELF):
            active(scene, i, entry, width)
    kept = [one for one in scene.found if one.rule == "active" and one.source is not None]
    for one in kept:
        one.rule, one.units = RULE, [index]
    return kept
