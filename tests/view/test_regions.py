"""The ground behind those who act for one country."""

from __future__ import annotations

from typing import Any

import pytest

from kg.model import Facts

pytestmark = pytest.mark.browser

ELLIPSES = """() => {
    const found = [];
    const ctx = new Proxy({}, {
        get: (_, name) => (...rest) => { if (name === "translate" || name === "scale") found.push(rest); },
        set: () => true,
    });
    utusan.regions.draw(ctx);
    return found;
}"""


def test_the_ground_of_a_country_holds_its_people(opened: Any) -> None:
    found = opened.page.evaluate(ELLIPSES)
    grounds = [(*middle, *size) for middle, size in zip(found[::2], found[1::2], strict=True)]
    assert len(grounds) >= 3  # Russia, the United States, Ukraine
    inside = """([id, [x, y, across, down]]) => {
        const node = utusan.model.nodes.get(id);
        return ((node.x - x) / across) ** 2 + ((node.y - y) / down) ** 2 < 1;
    }"""
    for side in (
        ("country/rusia", "person/vladimir-putin", "person/sergei-lavrov"),
        ("country/ukraina", "person/rustem-umerov"),
    ):
        holding = [ground for ground in grounds if all(opened.page.evaluate(inside, [id, list(ground)]) for id in side)]
        assert len(holding) == 1
        assert not opened.page.evaluate(inside, ["person/prabowo-subianto", list(holding[0])])


def test_no_ground_without_company(open_page: Any, story: Facts) -> None:
    opened = open_page(story, fragment="#?class=person")
    assert opened.page.evaluate(ELLIPSES) == []
