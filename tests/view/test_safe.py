"""What articles hold cannot become more than text: ids, addresses, requests, in a real browser."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest

from kg.model import Facts
from kg.view.page import SCRIPTS

pytestmark = pytest.mark.browser

WITKOFF = "person/steve-witkoff"
IDS = ('"]<img src=x onerror=alert(1)>', "' onmouseover='alert(1)", "</script><script>alert(1)</script>", "\\\n%2F#?&=")
SCRIPTS_IN_PAGE = len(SCRIPTS) + 6  # vis-network and five blocks of data


def walk(page: Any, suffix: str = "") -> None:
    """Go through all views and tools, as a person might."""
    for id in (WITKOFF, "meeting/2025-12-04-witkoff-dan-umerov-di-miami", "country/rusia", "role/putin-head_of_state"):
        assert page.evaluate("id => utusan.select(id)", id + suffix)
    for tab in ("timeline", "topics", "facts"):
        page.evaluate("([id, tab]) => utusan.state.set({ selected: id, tab })", ["person/rustem-umerov" + suffix, tab])
    page.evaluate(
        "ids => utusan.state.set({ selected: '', path: ids })", [WITKOFF + suffix, f"person/prabowo-subianto{suffix}"]
    )
    page.click("#show-map")
    dots = page.locator("#map .dot")
    for number in range(dots.count()):  # drawn anew where the map has moved
        dots.nth(number).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    for table in ("persons", "roles", "meetings", "statements"):
        page.click("#show-table")
        page.click(f"#table [data-table={table}]")
        page.click("#table thead button >> nth=0")
    page.click("#open-filters")
    boxes = page.locator("#filters input[type=checkbox]")
    for number in range(min(boxes.count(), 6)):  # the list is drawn anew after each
        boxes.nth(number).click()
        boxes.nth(number).click()
    page.keyboard.press("Escape")
    page.fill("#search input", "a")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.click("#take")
    page.click("[data-take=sparql]")
    page.keyboard.press("Escape")
    page.click("#show-graph")
    for number in range(3):
        page.click(f"#legend .entry >> nth={number}")
    page.click("#undo")


@pytest.mark.parametrize("text", IDS)
def test_hostile_ids_stay_ids(open_page: Any, by_hand: ModuleType, text: str) -> None:
    opened = open_page(by_hand.hostile_ids(text))
    walk(opened.page, text)
    assert opened.page.locator("img").count() == 0
    assert opened.page.locator("script").count() == SCRIPTS_IN_PAGE
    assert opened.page.evaluate("[...document.querySelectorAll('*')].every(e => !e.hasAttribute('onmouseover'))")
    # the state goes into an address and comes back from it
    opened.select(WITKOFF + text)
    address = opened.page.evaluate("location.hash")
    assert opened.page.evaluate("hash => utusan.state.fromAddress(hash).selected", address) == WITKOFF + text
    assert opened.complaints == []
    assert opened.requests == []


def test_nothing_is_asked_of_any_host(open_page: Any, story: Facts) -> None:
    opened = open_page(story)
    walk(opened.page)
    assert opened.requests == []
    assert opened.complaints == []
    assert opened.page.evaluate("performance.getEntriesByType('resource').length") == 0


ADDRESSES = {
    "https://example.org/a?b=1&c=%22": True,
    "http://example.org/": True,
    "javascript:alert(1)": False,
    "JaVaScRiPt:alert(1)": False,
    " javascript:alert(1)": False,
    "data:text/html,<script>alert(1)</script>": False,
    "file:///etc/passwd": False,
    "vbscript:x": False,
    "//example.org/": False,
    "example.org": False,
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_only_addresses_of_the_web_are_links(open_page: Any, story: Facts, address: str) -> None:
    opened = open_page(replace(story, articles=tuple(replace(article, url=address) for article in story.articles)))
    opened.select(WITKOFF)
    links = opened.page.evaluate(
        "[...document.querySelectorAll('a')].map(a => [a.protocol, a.rel, a.target, a.getAttribute('href')])"
    )
    assert bool(links) == ADDRESSES[address]
    for protocol, rel, target, href in links:
        assert protocol in {"http:", "https:"}
        assert (rel, target) == ("noopener noreferrer", "_blank")
        assert href == address
    assert opened.complaints == []


def test_a_script_handed_over_in_the_address_does_not_run(open_page: Any, story: Facts) -> None:
    fragment = (
        "#%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E?view=<script>&table=__proto__&sort=constructor&class=%22%5D&lang=xx"
    )
    opened = open_page(story, fragment=fragment)
    opened.page.click("#show-table")
    opened.page.click("#show-map")
    assert opened.page.locator("img").count() == 0
    assert opened.complaints == []
