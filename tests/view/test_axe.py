"""axe-core finds no barrier in any view of the page, in either theme."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest

from kg.model import Facts

pytestmark = pytest.mark.browser

GRAVE = {"moderate", "serious", "critical"}
WITKOFF = "person%2Fsteve-witkoff"
UMEROV = "meeting%2F2025-12-04-witkoff-dan-umerov-di-miami"
KINSHIP = "kinship%2Fjared-kushner-son-in-law-donald-trump"
# {name: (address, selectors to press or to type into one after the other)}
SEEN: dict[str, tuple[str, tuple[str, ...]]] = {
    "first sight": ("", ()),
    "person": (f"#{WITKOFF}", ()),
    "timeline": (f"#{WITKOFF}?tab=timeline", ()),
    "topics": ("#person%2Frustem-umerov?tab=topics", ()),
    "meeting": (f"#{UMEROV}", ()),
    "line": (f"#{KINSHIP}", ()),
    "path": ("#?path=person%2Fsteve-witkoff&path=person%2Fprabowo-subianto", ()),
    "filters": ("#?status=held&country=country%2Frusia&trust=40&from=2025-12-02", ("#open-filters",)),
    "filters that leave nothing": ("#?source=nobody", ()),
    "suggestions": ("", ("#search input=wi",)),
    "menu": ("", ("#take",)),
    "query": ("", ("#take", "[data-take=sparql]")),
    "map": ("#?view=map", ("#map .dot >> nth=0",)),
    "persons": ("#?view=table&table=persons", ()),
    "roles": ("#?view=table&table=roles", ()),
    "meetings": (f"#{UMEROV}?view=table&table=meetings", ()),
    "statements": ("#?view=table&table=statements&find=a", ()),
}


@pytest.fixture(scope="session")
def axe() -> str:
    pytest.importorskip("axe_playwright_python")
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def barriers(page: Any, axe: str) -> list[str]:
    page.evaluate(axe)
    found = page.evaluate("async () => (await axe.run(document, { resultTypes: ['violations'] })).violations")
    return [
        f"{item['impact']} {item['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:300]}"
        for item in found
        if item["impact"] in GRAVE
        for node in item["nodes"]
    ]


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_in_any_view(open_page: Any, story: Facts, axe: str, scheme: str, size: tuple[int, int]) -> None:
    opened = open_page(story, scheme=scheme, size=size)
    address = opened.page.url.split("#")[0]
    found = {}
    for name, (fragment, presses) in SEEN.items():
        opened.page.goto("about:blank")
        opened.page.goto(address + fragment)
        opened.page.wait_for_function("window.utusan && utusan.ready")
        for press in presses:
            selector, typed, text = press.partition("=") if press.startswith("#search") else (press, "", "")
            opened.page.fill(selector, text) if typed else opened.page.click(selector)
        opened.page.wait_for_timeout(50)
        if met := barriers(opened.page, axe):
            found[name] = met
    assert found == {}


def test_a_barrier_would_be_found(open_page: Any, story: Facts, axe: str) -> None:
    opened = open_page(story)
    opened.page.evaluate("document.querySelector('#summary').setAttribute('role', 'slider')")
    assert any("#summary" in line or 'id="summary"' in line for line in barriers(opened.page, axe))
