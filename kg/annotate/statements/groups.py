"""Several actors named in one list, and the phrases that mean them all later: `Kedua menteri itu`, `ketiga negara`."""

from __future__ import annotations

from collections.abc import Iterator

from kg.annotate.statements.grammar import PERSON, boundary
from kg.annotate.statements.items import BRACKET, NAME, WORD, Item
from kg.annotate.words import counts

_STATES = frozenset({"negara", "negara-negara", "pemerintah", "republik"})
_LONGEST_TITLE = 12  # items between two names of a list


def counted(items: list[Item]) -> int | None:
    """How many a phrase speaks of (`Kedua pemimpin`: 2), 0 for any number (`negara-negara itu`), None for no group."""
    first = items[0].low
    if first.startswith("ke") and first in counts():
        return counts()[first]
    return 0 if first == "negara-negara" and any(item.among("point") for item in items[1:]) else None


def of_states(items: list[Item]) -> bool:
    """True if a group phrase speaks of countries: `kedua negara`, `ketiga menteri dari negara-negara tersebut`."""
    return any(item.low in _STATES for item in items)


def lists(items: list[Item]) -> Iterator[tuple[int, ...]]:
    """Names of one kind (persons; countries) joined by commas and conjunctions, titles between them left out.

    Args:
        items: those of one unit.
    Yields:
        the actors of each list of two or more, without those inside quotations, in order.
    """
    for persons in (True, False):
        found: list[int] = []
        last = -1
        for k, item in enumerate(items):
            if not _fits(item, persons):
                continue
            if last >= 0 and not _joined(items, last, k, persons):
                if len(found) > 1:
                    yield tuple(found)
                found = []
            assert item.actor is not None
            if item.actor not in found:
                found.append(item.actor)
            last = k
        if len(found) > 1:
            yield tuple(found)


def _fits(item: Item, persons: bool) -> bool:
    label = PERSON if persons else "COUNTRY"
    return item.kind == NAME and item.actor is not None and item.label == label and not item.quoted


def _joined(items: list[Item], left: int, right: int, persons: bool) -> bool:
    """True if between two names of a list there are only a comma or conjunction and a title with its country or body."""
    between = items[left + 1 : right]
    if len(between) > _LONGEST_TITLE or not between:
        return False
    linked = False
    for item in between:
        if item.is_mark(",") or item.among("join"):
            linked = True
        elif not (
            item.kind == BRACKET
            or (item.kind == NAME and persons and item.label != PERSON)
            or (item.kind == WORD and persons and not boundary(item))
        ):
            return False
    return linked
