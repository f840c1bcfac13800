"""Search, filters, time range, undo and redo, as a person uses them."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from kg.model import Facts

pytestmark = pytest.mark.browser

WITKOFF = "person/steve-witkoff"


def shown(opened: Any) -> set[str]:
    return set(opened.page.evaluate("utusan.paint.state.shown.map(node => node.id)"))


def facts(opened: Any) -> set[str]:
    return set(opened.page.evaluate("[...utusan.visible().facts]"))


def chips(opened: Any) -> list[str]:
    found = opened.page.locator("#chips .chip[data-key] .name").all_inner_texts()
    return [text.strip() for text in found]


# --- search


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("witk", "Steve Witkoff"),
        ("STEVE W", "Steve Witkoff"),
        ("pbb", "Perserikatan Bangsa-Bangsa"),
        ("prabowo", "Prabowo Subianto"),
        ("telepon", "Telepon Prabowo dan Macron"),
    ],
)
def test_search_suggests_names_and_other_names(opened: Any, typed: str, first: str) -> None:
    opened.page.fill("#search input", "")
    opened.page.type("#search input", typed)
    options = opened.page.locator("#search [role=option] .name").all_inner_texts()
    assert options[0] == first
    assert opened.page.get_attribute("#search input", "aria-expanded") == "true"
    opened.page.keyboard.press("Escape")
    assert opened.page.get_attribute("#search input", "aria-expanded") == "false"
    assert opened.page.input_value("#search input") == ""


def test_search_is_done_by_keyboard_alone(opened: Any) -> None:
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("u")
    first = opened.page.get_attribute("#search input", "aria-activedescendant")
    opened.page.keyboard.press("ArrowDown")
    second = opened.page.get_attribute("#search input", "aria-activedescendant")
    assert first != second
    assert opened.page.get_attribute(f"#{second}", "aria-selected") == "true"
    name = opened.page.inner_text(f"#{second} .name")
    opened.page.keyboard.press("ArrowUp")
    opened.page.keyboard.press("ArrowUp")  # around to the last
    opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("Enter")
    assert opened.page.inner_text("#panel h2") == name
    assert opened.page.evaluate("document.activeElement.tagName") == "H2"


def test_search_that_finds_nothing_says_so(opened: Any) -> None:
    opened.page.fill("#search input", "qqqq")
    assert opened.page.inner_text("#search [role=listbox]") == "Tidak ada nama yang cocok"
    assert opened.page.inner_text("#search [role=status]") == "0 nama cocok"
    opened.page.keyboard.press("Enter")
    assert not opened.page.evaluate("utusan.state.get().selected")
    opened.page.keyboard.press("Escape")


def test_search_by_click(opened: Any) -> None:
    opened.page.fill("#search input", "macron")
    opened.page.click("#search [role=option] >> nth=0")
    assert opened.page.inner_text("#panel h2") == "Emmanuel Macron"
    assert not opened.page.is_visible("#search [role=listbox]")


# --- filters


def test_a_legend_entry_takes_its_kind_out_and_back(opened: Any) -> None:
    before = shown(opened)
    entry = opened.page.locator("#legend [data-key=status][data-value=denied]")
    entry.click()
    assert entry.get_attribute("aria-pressed") == "false"
    gone = before - shown(opened)
    assert gone - {"place/istanbul"} == set(  # nothing else took place there
        opened.page.evaluate("[...utusan.model.nodes.values()].filter(n => n.status === 'denied').map(n => n.id)")
    )
    assert chips(opened) == ["tanpa: dibantah"]
    assert opened.page.evaluate("document.activeElement.dataset.value") == "denied"
    opened.page.keyboard.press("Enter")
    assert shown(opened) == before
    opened.page.click("#legend [data-key=line][data-value=role]")
    assert not opened.page.evaluate("utusan.paint.state.lines.some(line => line.type === 'role')")
    opened.page.click("#legend [data-key=class][data-value=place]")
    assert not any(id.startswith("place/") for id in shown(opened))


def test_the_drawer_filters_by_country_role_outlet_and_confidence(opened: Any, story: Facts) -> None:
    page = opened.page
    page.click("#open-filters")
    page.check("#filters input[value='country/turki']")
    assert {"person/hakan-fidan", "person/sugiono"} <= shown(opened)
    assert WITKOFF not in shown(opened)
    assert "Hakan Fidan" in opened.panel()
    assert "Witkoff" not in opened.panel()
    page.uncheck("#filters input[value='country/turki']")
    page.check("#filters input[value='special_envoy']")
    assert WITKOFF in shown(opened)
    assert "person/emmanuel-macron" not in shown(opened)
    page.check("#filters input[value='Warta Dunia']")
    assert chips(opened) == ["utusan khusus", "Warta Dunia"]
    assert page.inner_text("#open-filters .badge") == "2"
    told = facts(opened)
    assert told
    for meeting in story.meetings:
        if meeting.id in told:
            assert any(report.evidence.article.startswith("warta") for report in meeting.reports)
    page.click("#clear-filters")
    assert chips(opened) == []
    page.focus("#trust")
    for _ in range(17):
        page.keyboard.press("ArrowRight")
    assert page.evaluate("utusan.state.get().trust") == 85
    confident = {
        fact.id
        for fact in (*story.roles, *story.kinships, *story.meetings, *story.statements)
        if fact.confidence >= 0.85
    }
    assert facts(opened) == confident
    page.keyboard.press("Escape")
    assert not page.is_visible("#filters")
    assert page.evaluate("document.activeElement.id") == "open-filters"


def test_what_is_filtered_out_can_fade(opened: Any) -> None:
    page = opened.page
    before = shown(opened)
    page.click("#open-filters")
    page.check("#filters input[value='country/turki']")
    fewer = shown(opened)
    page.check("#filters input[value=fade]")
    assert shown(opened) == before
    assert set(page.evaluate("utusan.paint.state.shown.filter(utusan.paint.lit).map(node => node.id)")) == fewer
    opened.shoot("faded")
    page.click("#filters .close")


def test_filters_that_leave_nothing_say_so(opened: Any) -> None:
    opened.page.evaluate("utusan.state.set({ country: ['country/turki'], source: ['Warta Dunia'] })")
    assert opened.page.inner_text("#notices") == "Saringan tidak menyisakan apa pun."


# --- time


def test_the_time_range_has_two_thumbs(opened: Any) -> None:
    page = opened.page
    assert "Desember 2025" in page.inner_text("#time output")
    page.focus("#time .from")
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("utusan.state.get().from") > "2025-12-20"
    told = facts(opened)
    assert "meeting/2025-12-04-witkoff-dan-umerov-di-miami" not in told
    assert "meeting/2026-01-witkoff-dan-ushakov" in told
    assert "meeting/undated-putin-dan-zelensky" in told
    page.uncheck("#keep-undated")
    assert "meeting/undated-putin-dan-zelensky" not in facts(opened)
    assert len(chips(opened)) == 2
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    assert chips(opened) == []
    assert page.input_value("#time .from") == "0"
    page.focus("#time .to")
    page.keyboard.press("Home")
    assert "meeting/2026-01-witkoff-dan-ushakov" not in facts(opened)
    page.focus("#time .from")
    page.keyboard.press("End")  # stops at the other thumb
    assert page.input_value("#time .from") == "0"


# --- undo and redo


def test_undo_and_redo(opened: Any) -> None:
    page = opened.page
    first = shown(opened)
    page.click("#legend [data-key=class][data-value=meeting]")
    opened.select(WITKOFF)
    page.click("#undo")
    assert "Mulai dari sini" in opened.panel()
    page.click("#undo")
    assert shown(opened) == first
    page.keyboard.press("Control+Shift+z")
    assert shown(opened) != first
    page.click("#redo")
    assert page.inner_text("#panel h2") == "Steve Witkoff"
    assert page.get_attribute("#redo", "aria-disabled") == "true"


def test_the_address_holds_the_state(open_page: Any, story: Facts) -> None:
    opened = open_page(story)
    opened.select(WITKOFF)
    opened.page.evaluate(
        "utusan.state.set({ country: ['country/rusia'], status: ['denied', 'cancelled'], from: '2025-12-01', lang: 'en' })"
    )
    state = opened.page.evaluate("utusan.state.get()")
    fragment = "#" + opened.page.url.split("#")[1]
    again = open_page(story, fragment=fragment)
    assert again.page.evaluate("utusan.state.get()") == state
    assert again.page.inner_text("#panel h2") == "Steve Witkoff"
    assert (
        chips(again) == ["without: cancelled", "without: denied", "Rusia", "since 1 December 2025"]
        or len(chips(again)) == 4
    )


@pytest.mark.parametrize(
    "fragment",
    ["#?class=%00&from=x&steps=9&trust=NaN&lang=xx&path=a&path=b&view=no", "#a%b?%", "#?constructor=1&__proto__=2"],
)
def test_an_address_that_makes_no_sense_does_no_harm(open_page: Any, story: Facts, fragment: str) -> None:
    opened = open_page(story, fragment=fragment)
    assert len(shown(opened)) == 40
    assert opened.page.is_visible("#canvas")
    assert opened.complaints == []


# --- every size, theme and language


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize(("size", "scheme"), [((360, 740), "light"), ((390, 844), "dark"), ((1440, 900), "dark")])
def test_the_tools_at_every_size_theme_and_language(
    open_page: Any, story: Facts, size: tuple[int, int], scheme: str, lang: str
) -> None:
    opened = open_page(story, size=size, scheme=scheme, has_touch=size[0] < 500)
    page = opened.page
    page.click(f"button[data-lang={lang}]")
    page.fill("#search input", "witkoff")
    opened.shoot(f"search-{size[0]}-{scheme}-{lang}")
    page.keyboard.press("Enter")
    assert page.inner_text("#told") == "Steve Witkoff"
    page.click("#open-filters")
    page.check("#filters input[value='country/rusia']")
    assert page.is_visible("#time .from")
    opened.shoot(f"filters-{size[0]}-{scheme}-{lang}")
    page.click("#filters .close")
    page.click("#tab-timeline")
    page.click("#take")
    opened.shoot(f"take-{size[0]}-{scheme}-{lang}")
    page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("document.getElementById('canvas').clientHeight") > 80
    assert opened.complaints == []
    assert opened.requests == []


def test_printed_are_the_graph_and_what_is_told_without_the_tools(open_page: Any, story: Facts) -> None:
    opened = open_page(story)
    opened.select(WITKOFF)
    opened.page.emulate_media(media="print")
    for hidden in ("#search", "#undo", "#time", "#zoom", "#panel .close"):
        assert not opened.page.is_visible(hidden)
    assert opened.page.is_visible("#canvas")
    assert opened.page.evaluate("getComputedStyle(document.getElementById('panel')).overflowY") == "visible"


def test_a_low_window_does_no_harm(open_page: Any, story: Facts) -> None:
    opened = open_page(story, size=(390, 420), fragment="#person%2Fdonald-trump?country=country%2Frusia")
    assert opened.page.inner_text("#panel h2") == "Donald Trump"
    assert opened.complaints == []


# --- at scale


def test_filters_answer_at_once_among_many_nodes(open_page: Any, by_hand: ModuleType) -> None:
    opened = open_page(by_hand.many(5000))
    spent = opened.page.evaluate(
        """() => {
            utusan.state.set({ all: true });
            const changes = [{ country: ["country/n1"] }, { country: [] }, { status: ["held"] }, { status: [] },
                { from: "2025-06-01" }, { from: "" }, { outside: "fade", role: ["minister"] }, { role: [] }];
            const least = changes.map(() => Infinity);
            for (let round = 0; round < 4; round += 1)
                changes.forEach((change, index) => {
                    const start = performance.now();
                    utusan.state.set(change);
                    utusan.network.redraw();
                    least[index] = Math.min(least[index], performance.now() - start);
                });
            return least.sort((a, b) => a - b)[least.length / 2];
        }"""
    )
    assert spent < 100
    assert opened.complaints == []
