"""The world map of meetings, as a person uses it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from kg.model import Facts

pytestmark = pytest.mark.browser

MIAMI = "place/miami"


@pytest.fixture
def on_map(opened: Any) -> Any:
    opened.page.click("#show-map")
    opened.page.wait_for_selector("#map .dot")
    return opened


def dots(opened: Any) -> dict[str, str]:
    found = opened.page.evaluate(
        "[...document.querySelectorAll('#map .dot')].map(dot => [dot.dataset.node, dot.getAttribute('aria-label')])"
    )
    return dict(found)


def test_each_place_has_a_circle_with_its_meetings(on_map: Any) -> None:
    assert set(dots(on_map)) == {MIAMI, "place/moskow", "place/istanbul", "place/jakarta", "place/ankara"}
    assert dots(on_map)[MIAMI] == "Miami: 2 pertemuan (2 terlaksana)"
    assert dots(on_map)["place/jakarta"] == "Jakarta: 1 pertemuan (1 batal)"
    assert "6 pertemuan di 5 tempat." in on_map.page.inner_text("#map-note")
    assert "4 pertemuan lain tidak diketahui tempatnya." in on_map.page.inner_text("#map-note")
    on_map.page.click("button[data-lang=en]")
    assert dots(on_map)[MIAMI] == "Miami: 2 meetings (2 held)"
    assert "6 meetings in 5 places." in on_map.page.inner_text("#map-note")


def test_the_world_is_drawn_and_circles_are_apart(on_map: Any) -> None:
    assert on_map.page.locator("#map .land path").count() > 170
    places = on_map.page.evaluate("utusan.map.places().map(place => [place.sx, place.sy, place.r])")
    for index, (x, y, r) in enumerate(places):
        for u, v, s in places[:index]:
            assert ((x - u) ** 2 + (y - v) ** 2) ** 0.5 > r + s
    # Moscow lies east of Istanbul's meridian and north of it; Jakarta south-east of both
    at = dict(on_map.page.evaluate("utusan.map.places().map(place => [place.id, [place.px, place.py]])"))
    assert at["place/moskow"][0] > at["place/istanbul"][0] < at["place/jakarta"][0]
    assert at["place/moskow"][1] < at["place/istanbul"][1] < at["place/jakarta"][1]


def test_a_click_opens_the_meetings_of_a_place(on_map: Any) -> None:
    on_map.page.click(f"#map .dot[data-node='{MIAMI}']")
    assert on_map.page.inner_text("#panel h2") == "Miami"
    assert "Witkoff dan Umerov di Miami" in on_map.panel()
    assert on_map.page.get_attribute(f"#map .dot[data-node='{MIAMI}']", "aria-pressed") == "true"
    assert on_map.page.is_visible("#map")  # and the map stays


def test_the_map_by_keyboard(on_map: Any) -> None:
    on_map.page.focus("#map .dot[tabindex='0']")
    focused = "document.activeElement.dataset.node"
    assert on_map.page.evaluate(focused) == MIAMI  # the most meetings first
    on_map.page.keyboard.press("ArrowRight")
    second = on_map.page.evaluate(focused)
    assert second != MIAMI
    assert on_map.page.locator("#map .dot[tabindex='0']").count() == 1
    on_map.page.keyboard.press("End")
    assert on_map.page.evaluate(focused) not in {MIAMI, second}
    on_map.page.keyboard.press("ArrowRight")
    assert on_map.page.evaluate(focused) == MIAMI
    on_map.page.keyboard.press("Enter")
    assert on_map.page.inner_text("#panel h2") == "Miami"
    assert on_map.page.evaluate(focused) == MIAMI
    before = on_map.page.evaluate("utusan.mapcamera.camera.k")
    on_map.page.keyboard.press("+")
    assert on_map.page.evaluate("utusan.mapcamera.camera.k") > before


def test_the_map_follows_the_filters(on_map: Any) -> None:
    on_map.page.evaluate("utusan.state.set({ status: ['held'] })")
    assert set(dots(on_map)) == {"place/istanbul", "place/jakarta", "place/ankara"}
    on_map.page.evaluate("utusan.state.set({ status: [], from: '2025-12-20', undated: false })")
    assert set(dots(on_map)) == {MIAMI, "place/ankara", "place/jakarta"}


def test_zooming_and_dragging(on_map: Any) -> None:
    camera = "({...utusan.mapcamera.camera})"
    before = on_map.page.evaluate(camera)
    on_map.page.click("#map-in")
    on_map.page.click("#map-in")
    near = on_map.page.evaluate(camera)
    assert near["k"] > before["k"] * 1.5
    box = on_map.page.locator("#map-stage").bounding_box()
    on_map.page.mouse.move(box["x"] + 300, box["y"] + 40)
    on_map.page.mouse.down()
    on_map.page.mouse.move(box["x"] + 360, box["y"] + 60, steps=4)
    on_map.page.mouse.up()
    moved = on_map.page.evaluate(camera)
    assert moved["x"] == pytest.approx(near["x"] + 60, abs=6)
    on_map.page.mouse.wheel(0, 400)
    on_map.page.wait_for_function("k => utusan.mapcamera.camera.k < k", arg=moved["k"])
    on_map.page.click("#map-fit")
    assert on_map.page.evaluate(camera)["k"] == pytest.approx(before["k"])
    for _ in range(12):
        on_map.page.click("#map-out")
    whole = on_map.page.evaluate(
        "[utusan.mapcamera.camera.k * utusan.map.size[0], document.getElementById('map-stage').clientWidth]"
    )
    assert whole[0] <= whole[1] + 1  # never smaller than the whole world


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_map_opens_clean_from_its_address(open_page: Any, story: Facts, size: tuple[int, int], scheme: str) -> None:
    opened = open_page(story, size=size, scheme=scheme, fragment="#?view=map")
    assert opened.page.is_visible("#map .dot")
    assert not opened.page.is_visible("#canvas")
    opened.shoot(f"map-{size[0]}-{scheme}")
    assert opened.complaints == []
    assert opened.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    opened.page.click("#show-graph")
    fitted = opened.page.evaluate("utusan.network.getScale()")
    opened.page.click("#zoom-fit")
    assert opened.page.evaluate("utusan.network.getScale()") == pytest.approx(fitted, rel=0.02)
    assert opened.complaints == []


def test_a_meeting_known_by_its_country_is_marked(open_page: Any, story: Facts) -> None:
    entities = tuple(replace(e, iso="RU") if e.id == "country/rusia" else e for e in story.entities)
    meetings = tuple(replace(meeting, place="country/rusia") for meeting in story.meetings)
    opened = open_page(replace(story, entities=entities, meetings=meetings, _index={}), fragment="#?view=map")
    (label,) = dots(opened).values()
    assert label.endswith("Hanya negaranya yang diketahui")
    assert opened.page.locator("#map .vague").count() == 1
    opened.page.click("#map .dot")
    assert "Pertemuan di sini" in opened.panel()


def test_the_map_is_taken_away_as_a_picture(on_map: Any) -> None:
    found = {}
    for kind in ("png", "svg"):
        on_map.page.click("#take")
        with on_map.page.expect_download() as download:
            on_map.page.click(f"[data-take={kind}]")
        found[kind] = Path(download.value.path()).read_bytes()
    assert found["png"].startswith(b"\x89PNG")
    assert len(found["png"]) > 30_000
    root = ElementTree.fromstring(found["svg"].decode())
    told = [text.strip() for text in root.itertext() if text.strip()]
    assert "Moskow" in told and any("5 artikel" in text for text in told)
    assert {element.tag.rpartition("}")[2] for element in root.iter()} == {"svg", "g", "path", "circle", "text", "rect"}
    land = next(element for element in root.iter() if len(element.get("d", "")) > 500)
    assert land.get("fill", "").startswith("rgb(")  # the colours are in the picture itself
    on_map.page.click("#show-table")
    on_map.page.click("#take")
    assert on_map.page.locator("[data-take=png]").count() == 0
    on_map.page.keyboard.press("Escape")


def test_a_map_without_places_says_so(open_page: Any) -> None:
    opened = open_page(Facts(), fragment="#?view=map")
    assert "0 pertemuan di 0 tempat." in opened.page.inner_text("#map-note")
    assert opened.complaints == []
