"""The page as a person uses it, in Debian's chromium."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest

from kg.model import Facts
from kg.view.page import SCRIPTS

pytestmark = pytest.mark.browser

WITKOFF = "person/steve-witkoff"
UMEROV = "meeting/2025-12-04-witkoff-dan-umerov-di-miami"
KINSHIP = "kinship/jared-kushner-son-in-law-donald-trump"
SENTENCE = "Menantu Presiden AS Donald Trump, Jared Kushner, duduk di samping Witkoff yang menjadi utusan khusus"


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_opens_clean_at_every_size_and_theme(
    open_page: Any, story: Facts, size: tuple[int, int], scheme: str
) -> None:
    opened = open_page(story, size=size, scheme=scheme)
    opened.shoot(f"first-{size[0]}-{scheme}")
    opened.select(WITKOFF)
    opened.shoot(f"person-{size[0]}-{scheme}")
    opened.select(UMEROV)
    opened.shoot(f"meeting-{size[0]}-{scheme}")
    assert opened.complaints == []
    assert opened.requests == []
    assert opened.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    background = opened.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, background[4:-1].split(","))) < 200) == (scheme == "dark")


def test_a_click_on_a_node_shows_its_sentence(opened: Any) -> None:
    opened.page.mouse.click(*opened.on_screen(WITKOFF))
    opened.page.wait_for_selector("#panel.chosen")
    text = opened.panel()
    assert SENTENCE in text
    assert "Kabar Nusantara, 20 Desember 2025" in text
    assert opened.page.inner_text("#panel mark >> nth=0") == "utusan khusus"
    link = opened.page.query_selector("#panel figcaption a")
    assert link.get_attribute("href") == "https://example.org/kabar-1"
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert opened.page.url.endswith("#person%2Fsteve-witkoff")
    opened.page.keyboard.press("Escape")
    assert "Mulai dari sini" in opened.panel()
    assert opened.complaints == []


def test_a_click_on_a_line_shows_its_sentence(opened: Any) -> None:
    (x1, y1), (x2, y2) = opened.on_screen("person/jared-kushner"), opened.on_screen("person/donald-trump")
    opened.page.mouse.click((x1 + x2) / 2, (y1 + y2) / 2)
    opened.page.wait_for_selector("#panel.chosen")
    assert "menantu laki-laki" in opened.panel()
    assert opened.page.inner_text("#panel mark") == "Menantu"
    opened.shoot("edge")


def test_a_click_on_nothing_clears(opened: Any) -> None:
    opened.select(WITKOFF)
    box = opened.page.locator("#canvas").bounding_box()
    opened.page.mouse.click(box["x"] + 5, box["y"] + 5)
    opened.page.wait_for_selector("#panel:not(.chosen)")


def test_a_meeting_tells_what_its_sources_disagree_on(opened: Any) -> None:
    opened.select(UMEROV)
    text = opened.panel()
    assert "Sumber berbeda tentang status." in text
    assert text.index("dijadwalkan bertemu") < text.index("Perundingan antara")
    assert "Sekretaris Dewan Keamanan Nasional, Ukraina" in text
    assert "keyakinan 80%" in text


SELECTED = {
    KINSHIP: "menantu laki-laki",
    f"{UMEROV}#participant:{WITKOFF}": "Witkoff dijadwalkan bertemu",
    f"{UMEROV}#place:place/miami": "bertempat di",
    "statement/umerov-jaminan-keamanan-adalah-": "jaminan keamanan adalah syarat utama",
    "role/putin-head_of_state": "Presiden",
    "country/rusia": "Pemegang jabatan",
    "organization/perserikatan-bangsa-bangsa": "PBB",
    "place/gaza": "Disebut dalam",
}


def test_everything_can_be_selected_by_its_id(opened: Any) -> None:
    for id, told in SELECTED.items():
        opened.select(id)
        assert told in opened.panel()
    assert opened.complaints == []


def test_an_address_selects_and_an_unknown_one_does_not(open_page: Any, story: Facts) -> None:
    opened = open_page(story, fragment="#person%2Fsteve-witkoff")
    assert SENTENCE in opened.panel()
    opened.page.evaluate("location.hash = '#person%2Fnobody'")
    opened.page.wait_for_timeout(50)
    assert opened.page.evaluate("utusan.select('person/nobody')") is False
    opened.page.evaluate("location.hash = '#%E0%A4%A'")
    opened.page.evaluate("location.hash = '#country/rusia'")
    opened.page.wait_for_function("document.querySelector('#panel h2').textContent === 'Rusia'")
    assert opened.complaints == []


def test_the_language_is_switched_in_the_page(opened: Any) -> None:
    opened.select(WITKOFF)
    opened.page.click("button[data-lang=en]")
    assert opened.page.inner_text("#summary") == "5 articles · 17 persons · 10 meetings · December 2025 – January 2026"
    assert opened.page.evaluate("document.documentElement.lang") == "en"
    for said in ("special envoy", "confidence 90%", "held", "20–21 December 2025"):
        assert said in opened.panel()
    assert "cancelled" in opened.page.inner_text("#legend")
    opened.shoot("english")
    opened.page.click("button[data-lang=id]")
    assert "utusan khusus" in opened.panel()
    assert opened.complaints == []


def test_the_theme_follows_the_system_while_the_page_is_open(open_page: Any, story: Facts) -> None:
    opened = open_page(story)
    light = opened.page.evaluate("utusan.paint.state.theme.paper")
    opened.page.emulate_media(color_scheme="dark")
    opened.page.wait_for_function("light => utusan.paint.state.theme.paper !== light", arg=light)


def test_without_a_script_the_list_is_read(open_page: Any, story: Facts) -> None:
    opened = open_page(story, script=False)
    assert opened.page.is_visible("noscript p")
    assert "Telepon Prabowo dan Macron" in opened.page.inner_text("#list tbody")
    assert not opened.page.is_visible("#legend")
    opened.shoot("no-script")


def test_names_without_relations_are_shown_on_demand(open_page: Any, story: Facts) -> None:
    opened = open_page(story)
    shown = "utusan.paint.state.shown.length"
    assert opened.page.evaluate(shown) == 40
    opened.page.check("#show-alone")
    assert opened.page.evaluate(shown) == 42
    opened.page.uncheck("#show-alone")
    assert opened.page.evaluate(shown) == 40
    opened.select("place/gaza")
    assert opened.page.evaluate(shown) == 41
    assert not opened.page.is_checked("#show-alone")


def test_of_many_nodes_the_most_central_come_first(
    open_page: Any, by_hand: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.view.page.FIRST", 100)
    opened = open_page(by_hand.many(300))
    shown = "utusan.paint.state.shown.map(node => node.id)"
    first = opened.page.evaluate(shown)
    assert 90 <= len(first) <= 100
    assert "person/p0" in first
    assert sum(id.startswith("meeting/") for id in first) > 20
    assert sum(id.startswith("person/") for id in first) > 20
    assert f"Tampil {len(first)} dari" in opened.page.inner_text("#notices")
    opened.shoot("ranked")
    opened.page.click("#show-all")
    assert len(opened.page.evaluate(shown)) > 200
    assert opened.page.inner_text("#notices") == ""
    opened.shoot("many")
    assert opened.complaints == []


def test_five_thousand_nodes_begin_with_fifteen_hundred(open_page: Any, by_hand: ModuleType) -> None:
    opened = open_page(by_hand.many(5000))
    shown = "utusan.paint.state.shown.length"
    first = opened.page.evaluate(shown)
    assert 1_000 < first <= 1_500
    assert f"Tampil {first:,}".replace(",", ".") in opened.page.inner_text("#notices")
    names = opened.page.evaluate("utusan.names.boxes().length")
    assert 10 < names < 80  # few enough to be read
    opened.page.click("#show-all")
    assert opened.page.evaluate(shown) > 4_500
    assert opened.complaints == []


def test_selecting_a_node_beyond_the_first_shows_it(
    open_page: Any, by_hand: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.view.page.FIRST", 50)
    opened = open_page(by_hand.many(200))
    last = opened.page.evaluate("[...utusan.model.nodes.values()].filter(node => !node.alone).at(-1).id")
    opened.select(last)
    assert last in opened.page.evaluate("utusan.paint.state.shown.map(node => node.id)")


HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(1)>\u2028<!--\u202e\ud800\x00",
    "javascript:alert(1)//<svg onload=alert(1)>",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_strings_stay_text(open_page: Any, by_hand: ModuleType, text: str) -> None:
    opened = open_page(by_hand.hostile(text))
    for id in (WITKOFF, UMEROV, KINSHIP, "country/rusia", "role/putin-head_of_state", "person/prabowo-subianto"):
        opened.select(id)
        assert opened.page.locator("#panel a, #panel img, #panel script").count() == 0
    opened.page.click("#show-map")
    for table in ("persons", "roles", "meetings", "statements"):
        opened.page.click("#show-table")
        opened.page.click(f"#table [data-table={table}]")
        assert opened.page.locator("#table a, #table img, #table script").count() == 0
    assert opened.page.locator("img").count() == 0
    assert opened.page.locator("script").count() == len(SCRIPTS) + 6  # vis-network and five blocks of data
    assert opened.complaints == []
    assert opened.requests == []


def test_the_policy_stops_what_is_put_into_the_page(open_page: Any, story: Facts) -> None:
    opened = open_page(story)
    opened.page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.broken = true";
            document.body.append(script);
        }"""
    )
    assert opened.page.evaluate("window.broken") is None
    assert any("Content Security Policy" in complaint for complaint in opened.complaints)


def test_a_node_can_be_dragged_and_the_view_zoomed(open_page: Any, story: Facts) -> None:
    opened = open_page(story)
    x, y = opened.on_screen("country/prancis")
    opened.page.mouse.move(x, y)
    opened.page.mouse.down()
    opened.page.mouse.move(x + 40, y - 30, steps=4)
    opened.page.mouse.up()
    opened.page.wait_for_timeout(100)
    moved = opened.on_screen("country/prancis")
    assert abs(moved[0] - x - 40) < 6
    assert abs(moved[1] - y + 30) < 6
    before = opened.page.evaluate("utusan.network.getScale()")
    opened.page.click("#zoom-in")
    assert opened.page.evaluate("utusan.network.getScale()") > before
    opened.page.click("#zoom-fit")
    assert opened.page.evaluate("utusan.network.getScale()") == pytest.approx(before, rel=0.15)


def test_a_finger_finds_a_node(open_page: Any, story: Facts) -> None:
    opened = open_page(story, size=(390, 844), has_touch=True, is_mobile=True)
    opened.page.touchscreen.tap(*opened.on_screen("country/prancis"))
    opened.page.wait_for_selector("#panel.chosen")
    assert "Prancis" in opened.panel()
    opened.page.click("#panel .close")
    opened.page.wait_for_selector("#panel:not(.chosen)")


def test_an_empty_build_says_so(open_page: Any) -> None:
    opened = open_page(Facts())
    assert "Tidak ada hubungan" in opened.page.inner_text("#notices")
    opened.page.click("button[data-lang=en]")
    assert "No relation was found" in opened.page.inner_text("#notices")
    assert opened.complaints == []


def test_names_do_not_overlap(opened: Any) -> None:
    boxes = opened.page.evaluate("utusan.names.boxes()")
    assert len(boxes) > 25
    for index, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[:index]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top


def test_a_lone_meeting_without_anything_is_drawn(open_page: Any, story: Facts) -> None:
    meeting = replace(story.meetings[0], participants=(), place=None, date=None, about=())
    opened = open_page(replace(story, meetings=(meeting,)))
    opened.select(meeting.id)
    assert "tanpa tanggal" in opened.panel()
    assert opened.complaints == []
