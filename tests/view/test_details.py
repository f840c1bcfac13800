"""Neighbours, paths, timeline, topics, conflicts, and what can be taken away, as a person uses them."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

from kg.config import BASE
from kg.model import Facts
from kg.rdf import write_turtle
from kg.view.topics import topics_of

pytestmark = pytest.mark.browser

WITKOFF = "person/steve-witkoff"
UMEROV = "meeting/2025-12-04-witkoff-dan-umerov-di-miami"


def lit(opened: Any) -> set[str]:
    return set(opened.page.evaluate("utusan.paint.state.shown.filter(utusan.paint.lit).map(node => node.id)"))


# --- neighbours and paths


def test_neighbours_at_one_and_two_steps(opened: Any) -> None:
    opened.select(WITKOFF)
    one = lit(opened)
    assert UMEROV in one
    assert "person/yuri-ushakov" not in one
    opened.page.click("#panel [data-steps='2']")
    two = lit(opened)
    assert one < two
    assert "person/yuri-ushakov" in two
    assert opened.page.evaluate("document.activeElement.dataset.steps") == "2"
    opened.page.click("#panel .neighbours summary")
    opened.page.wait_for_selector("#panel .neighbours .pick")
    assert opened.page.locator("#panel .neighbours .pick").count() == min(25, len(two) - 1)
    opened.shoot("two-steps")


def test_the_shortest_path_with_the_sentences_of_each_hop(opened: Any) -> None:
    opened.select("person/jared-kushner")
    opened.page.fill("#panel .query", "umerov")
    opened.page.keyboard.press("Enter")
    assert opened.page.inner_text("#panel h2") == "Jared Kushner – Rustem Umerov"
    hops = opened.page.locator(".hops > li")
    assert opened.page.inner_text("#panel .hint") == f"{hops.count()} langkah"
    for index in range(hops.count()):
        assert hops.nth(index).locator("blockquote").count() >= 1
    assert {"person/jared-kushner", "person/rustem-umerov"} <= lit(opened)
    assert opened.page.evaluate("[...utusan.paint.state.focus.edges].every(edge => edge.type !== 'party')")
    opened.shoot("path")
    opened.page.click("button[data-lang=en]")
    assert "hop" in opened.page.inner_text("#panel .hint")
    opened.page.keyboard.press("Escape")
    assert "Start here" in opened.panel()


def test_a_path_keeps_to_what_the_filters_let_through(opened: Any) -> None:
    opened.page.evaluate(
        "utusan.state.set({ class: ['meeting', 'country', 'organization'], path: ['person/sugiono', 'person/vladimir-putin'] })"
    )
    assert "Tidak ada jalur" in opened.panel()
    opened.page.click("#clear-filters")
    assert opened.page.locator(".hops > li").count() >= 1


# --- timeline, topics, conflicts


def test_the_timeline_of_what_is_selected(opened: Any) -> None:
    opened.select(WITKOFF)
    opened.page.click("#tab-timeline")
    months = opened.page.locator(".timeline h3").all_inner_texts()
    assert months == ["Desember 2025", "Januari 2026"]
    assert "tanpa tanggal" not in opened.panel()
    opened.page.keyboard.press("ArrowLeft")
    assert opened.page.get_attribute("#tab-facts", "aria-selected") == "true"
    opened.page.keyboard.press("Escape")
    opened.page.click("#tab-timeline")  # of all that is visible
    assert opened.page.locator(".timeline li.event").count() == 10
    assert opened.page.locator(".timeline li.words").count() == 7
    opened.page.evaluate("utusan.state.set({ undated: false, status: ['held'] })")
    assert 0 < opened.page.locator(".timeline li.event").count() < 8
    opened.shoot("timeline")


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("gencatan senjata harus segera berlaku", {"peace", "security"}),
        ("tarif ekspor kayu akan diturunkan", {"trade"}),
        ("pelanggaran HAM harus diadili", {"law"}),
        ("makan siang di hamparan rumput", set()),
        ("ia datang dengan gembira", set()),
        ("tawanan dipulangkan lewat Belarus", {"captives"}),
    ],
)
def test_topics(text: str, topics: set[str]) -> None:
    assert set(topics_of(text)) == topics


def test_statements_by_topic(opened: Any) -> None:
    opened.select("person/rustem-umerov")
    opened.page.click("#tab-topics")
    assert "Keamanan dan pertahanan" in opened.panel()
    assert "jaminan keamanan adalah syarat utama" in opened.panel()
    opened.page.click("button[data-lang=en]")
    assert "Security and defence" in opened.panel()


def test_sources_that_differ_stand_side_by_side(opened: Any) -> None:
    opened.select(UMEROV)
    rows = opened.page.locator(".compare tbody tr")
    assert rows.count() >= 2
    said = rows.all_inner_texts()
    assert any("Kabar Nusantara" in row and "dijadwalkan" in row for row in said)
    assert any("Warta Dunia" in row and "terlaksana" in row for row in said)
    assert opened.page.locator(".history li").count() == 2
    opened.shoot("conflict")


# --- taking away


def take(opened: Any, kind: str) -> Path:
    opened.page.click("#take")
    with opened.page.expect_download() as download:
        opened.page.click(f"[data-take={kind}]")
    return Path(download.value.path())


def test_pictures(opened: Any) -> None:
    opened.select(WITKOFF)
    png = take(opened, "png").read_bytes()
    assert png.startswith(b"\x89PNG")
    assert len(png) > 20_000
    root = ElementTree.fromstring(take(opened, "svg").read_text(encoding="utf-8"))
    told = " ".join(root.itertext())
    assert "Steve Witkoff" in told
    assert "5 artikel" in told
    assert not [e for e in root.iter() if e.tag.endswith(("script", "image", "foreignObject"))]


def test_hostile_names_stay_text_in_a_picture_and_no_formula_in_a_table(open_page: Any, by_hand: Any) -> None:
    opened = open_page(by_hand.hostile('=cmd|"<script>alert(1)</script>'))
    root = ElementTree.fromstring(take(opened, "svg").read_text(encoding="utf-8"))
    assert not [e for e in root.iter() if e.tag.endswith("script")]
    with take(opened, "csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            assert not any((value or "").startswith(("=", "+", "-", "@")) for value in row.values())
    assert opened.complaints == []


def test_table_and_data_hold_what_is_selected(opened: Any, story: Facts) -> None:
    with take(opened, "csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    facts = (*story.roles, *story.kinships, *story.meetings, *story.statements)
    assert {row["fact"] for row in rows} == {fact.id for fact in facts}
    assert all(row["sentence"] and row["url"].startswith("https://example.org/") for row in rows)
    opened.select(WITKOFF)
    data = json.loads(take(opened, "json").read_text(encoding="utf-8"))
    named = {m.id for m in story.meetings if WITKOFF in m.participants}
    assert {meeting["id"] for meeting in data["meetings"]} == named
    assert data["names"][WITKOFF]["label"] == "Steve Witkoff"
    assert data["sentences"]
    assert data["articles"]


def test_the_menu_by_keyboard(opened: Any) -> None:
    opened.page.focus("#take")
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate("document.activeElement.dataset.take") == "link"
    opened.page.keyboard.press("ArrowUp")
    opened.page.keyboard.press("ArrowUp")
    assert opened.page.evaluate("document.activeElement.dataset.take") == "sparql"
    opened.page.keyboard.press("Enter")
    assert "PREFIX dip:" in opened.page.input_value("dialog textarea")
    opened.page.keyboard.press("Escape")
    assert opened.page.evaluate("document.activeElement.id") == "take"
    opened.page.keyboard.press("Enter")
    opened.page.keyboard.press("Enter")
    opened.page.wait_for_selector(".toast:has-text('Tersalin')")


STATES: tuple[dict[str, Any], ...] = (
    {},
    {"trust": 85},
    {"status": ["held", "denied"]},
    {"source": ["Warta Dunia"]},
    {"role": ["special_envoy"]},
    {"role": ["special_envoy", "foreign_minister"], "country": ["country/rusia"]},
    {"country": ["country/ukraina", "country/turki"]},
    {"from": "2025-12-05"},
    {"to": "2025-12-20", "undated": False},
    {"from": "2025-12-04", "to": "2025-12-31", "undated": False, "country": ["country/amerika-serikat"]},
    {"selected": WITKOFF},
    {"selected": UMEROV},
    {"selected": "country/rusia", "status": ["denied"]},
    {"path": ["person/jared-kushner", "person/rustem-umerov"]},
)


@pytest.fixture(scope="module")
def store(story: Facts, tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    path = tmp_path_factory.mktemp("turtle") / "graph.ttl"
    write_turtle(story, path)
    loaded = ox.Store()
    loaded.load(path=str(path), format=ox.RdfFormat.TURTLE)
    return loaded


@pytest.mark.parametrize("state", STATES, ids=lambda state: "+".join(state) or "all")
def test_the_query_gives_the_same_facts(opened: Any, store: ox.Store, state: dict[str, Any]) -> None:
    query, facts = opened.page.evaluate(
        """change => {
            utusan.state.set(change);
            const state = utusan.state.get();
            return [utusan.sparql.query(state), utusan.rows.chosen(state)];
        }""",
        state,
    )
    found: Any = store.query(query)
    assert {row["fact"].value.removeprefix(BASE) for row in found} == set(facts)
    assert facts
