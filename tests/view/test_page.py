"""The page as a file: policy, data, hostile input, determinism."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kg.config import BASE
from kg.errors import OutputError, SetupError
from kg.graph import draw, to_networkx
from kg.graph.labels import labels
from kg.model import Evidence, Facts
from kg.view import write_page
from kg.view.data import cues, page_data, short_label
from kg.view.network import vis_network
from kg.view.page import SCRIPTS, STYLES, page
from kg.view.policy import inline
from kg.view.words import Words, messages, words

VIEW = Path(__file__).parents[2] / "kg" / "view"
HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>'",
    "javascript:alert(1)",
    "{{ 7*7 }}{% raw %}",
    "</title></style></noscript><script>alert(1)</script>",
    "\u2028\u2029\x00\x0b\ud800\ufffe",
    "\u202egnitnirp\u202c &amp; &lt;b&gt;",
]


class Elements(HTMLParser):
    """Start tags with their attributes, and the text of scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[tuple[str, dict[str, str | None], str]] = []
        self.text: list[str] = []
        self._open: tuple[str, dict[str, str | None]] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in {"script", "style"}:
            self._open = (tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        self._open = None

    def handle_data(self, data: str) -> None:
        if self._open:
            self.inside.append((*self._open, data))
        else:
            self.text.append(data)

    def data(self, name: str) -> Any:
        return json.loads(
            "".join(text for _, attributes, text in self.inside if attributes.get("id") == f"data-{name}")
        )


@pytest.fixture(scope="module")
def html(story: Facts) -> str:
    return page(story, draw(story))


@pytest.fixture(scope="module")
def elements(html: str) -> Elements:
    return Elements(html)


def rules(elements: Elements) -> dict[str, list[str]]:
    (content,) = [
        attributes["content"] or ""
        for tag, attributes in elements.tags
        if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    return {name: sources for name, *sources in (part.split() for part in content.split(";"))}


def test_the_policy_allows_the_pages_own_scripts_and_styles_by_hash_and_nothing_else(elements: Elements) -> None:
    found: dict[str, list[str]] = {"script": [], "style": []}
    for tag, attributes, text in elements.inside:
        if attributes.get("type") != "application/json":
            found[tag].append(f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'")
    policy = rules(elements)
    assert policy["script-src"] == found["script"]
    assert policy["style-src"] == found["style"]
    assert len(found["script"]) == len(SCRIPTS) + 1
    assert len(found["style"]) == len(STYLES)
    assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == ["'none'"]
    assert policy["img-src"] == ["data:"]
    assert not set(policy) - {"default-src", "script-src", "style-src", "img-src", "base-uri", "form-action"}


def test_the_policy_comes_before_anything_it_governs(html: str) -> None:
    assert html.index("Content-Security-Policy") < min(
        html.index("<style"), html.index("<script"), html.index("<title")
    )


def test_nothing_is_loaded_from_anywhere(elements: Elements) -> None:
    for tag, attributes in elements.tags:
        assert tag not in {"link", "iframe", "object", "embed", "img", "base", "form"}
        assert not {"src", "href", "srcset", "style", "action"} & set(attributes)
        assert not [name for name in attributes if name.startswith("on")]


def test_only_vis_network_and_the_articles_name_addresses(html: str) -> None:
    rest = html.replace(inline(vis_network()), "")
    addresses = set(re.findall(r"https?://[^\s\"'`<>]+", rest))
    assert {address for address in addresses if not address.startswith("https://example.org/")} == {
        "http://www.w3.org/2000/svg",  # the name of SVG's namespace
        BASE,  # these four are names in the SPARQL query that the page gives
        "https://w3id.org/utusan/ontology#",
        "https://schema.org/",
        "http://www.w3.org/2004/02/skos/core#",
        "https://www.wikidata.org/wiki/${encodeURIComponent(about.wikidata)}",  # a link's beginning
    }


def test_vis_network_comes_with_its_licence(html: str) -> None:
    assert "vis.js is dual licensed under both" in html
    assert "vis.js may be distributed under either license" in html


@pytest.mark.parametrize("name", SCRIPTS)
def test_our_scripts_neither_write_markup_nor_run_text(name: str) -> None:
    source = (VIEW / name).read_text(encoding="utf-8")
    for forbidden in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "fetch(",
    ):
        assert forbidden not in source


def test_data_come_back_as_they_went_in(elements: Elements, story: Facts) -> None:
    facts = elements.data("facts")
    assert facts == json.loads(json.dumps(page_data(story) | {name: facts[name] for name in EXTRA}))
    quotes = {evidence.quote for meeting in story.meetings for evidence in meeting.evidence}
    assert quotes <= {quote for _, quote in facts["sentences"]}
    assert {node["id"] for node in elements.data("nodes")} == set(draw(story))
    assert len(elements.data("edges")) == draw(story).number_of_edges()
    assert elements.data("options")["physics"] == {"enabled": False}


EXTRA = ("words", "lang", "base", "start", "first", "span", "wide", "points")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_strings_stay_text(by_hand: ModuleType, html: str, text: str) -> None:
    bad = Elements(page(by_hand.hostile(text), draw(by_hand.hostile(text))))
    good = Elements(html)
    assert [tag for tag, _ in bad.tags] == [tag for tag, _ in good.tags]
    assert rules(bad) == rules(good)
    assert bad.data("facts")["meetings"] != good.data("facts")["meetings"]
    assert {node["label"] for node in bad.data("nodes")} == {text}


def test_the_same_facts_give_the_same_bytes(story: Facts, by_hand: ModuleType, tmp_path: Path) -> None:
    for name, facts in {"a": story, "b": by_hand.story()}.items():
        write_page(facts, draw(facts), tmp_path / f"{name}.html")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_what_utf_8_cannot_hold_is_replaced(by_hand: ModuleType, tmp_path: Path) -> None:
    facts = by_hand.hostile("x\ud800y\x00z")
    write_page(facts, draw(facts), tmp_path / "graph.html")
    text = (tmp_path / "graph.html").read_text(encoding="utf-8")
    assert "\x00" not in text
    assert "x\ufffdy\ufffdz" in text


def test_the_title_line_counts(elements: Elements) -> None:
    assert "5 artikel · 17 tokoh · 10 pertemuan · Desember 2025 – Januari 2026" in elements.text


def test_the_list_can_be_read_without_a_script(elements: Elements) -> None:
    text = " ".join("".join(elements.text).split())
    assert "20–21 Desember 2025 Dmitriev, Witkoff, Kushner di Miami terlaksana" in text
    assert "Jared Kushner, Kirill Dmitriev, Steve Witkoff, Amerika Serikat, Rusia Miami" in text
    assert "Grafik memerlukan JavaScript" in text


def test_the_page_can_begin_in_english(story: Facts) -> None:
    found = Elements(page(story, draw(story), "en"))
    assert ("html", {"lang": "en", "class": "plain"}) in found.tags
    assert "5 articles · 17 persons · 10 meetings · December 2025 – January 2026" in found.text


def test_an_empty_build_gives_a_page() -> None:
    text = Elements(page(Facts(), draw(Facts()))).text
    assert "0 artikel · 0 tokoh · 0 pertemuan" in text
    assert "Tidak ada pertemuan yang ditemukan." in text


def test_a_graph_without_places_is_an_error(story: Facts) -> None:
    with pytest.raises(ValueError, match="place the graph first"):
        page(story, to_networkx(story))


def test_an_unknown_language_is_an_error(story: Facts) -> None:
    with pytest.raises(ValueError, match="no language 'fr'"):
        page(story, draw(story), "fr")


def test_a_folder_that_is_not_there_is_said(story: Facts, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot write the page"):
        write_page(story, draw(story), tmp_path / "missing" / "graph.html")


def test_a_missing_part_is_said(story: Facts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.view.page.SCRIPTS", ("missing.js",))
    with pytest.raises(SetupError, match="missing.js"):
        page(story, draw(story))


@pytest.mark.parametrize("source", ["a</script>", "</STYLE>", "<!-- x"])
def test_a_script_that_would_end_its_element_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match="holds"):
        inline(source)


@pytest.mark.parametrize(
    ("quote", "start", "spans", "expected"),
    [
        ("ia bertemu dia", 10, [(13, 20)], [[3, 10]]),
        ("ia bertemu dia", 10, [(13, 18), (15, 20)], [[3, 10]]),
        ("ia bertemu dia", 10, [(21, 24), (10, 12)], [[0, 2], [11, 14]]),
        ("ia bertemu dia", 10, [(0, 12), (22, 90)], [[0, 2], [12, 14]]),
        ("ia bertemu dia", 10, [(0, 5), (40, 50), (12, 12)], []),
        ("😀 ia bertemu", 0, [(5, 12)], [[6, 13]]),
        ("\ud800 ia", 0, [(2, 4)], [[2, 4]]),
    ],
)
def test_cues_are_counted_as_a_script_counts(
    quote: str, start: int, spans: list[tuple[int, int]], expected: list[list[int]]
) -> None:
    evidence = Evidence("a", start, start + len(quote), quote, tuple(spans))
    assert cues(evidence) == expected


@pytest.mark.parametrize(
    ("lang", "first", "last", "expected"),
    [
        ("id", "2025-12-20", None, "20 Desember 2025"),
        ("en", "2025-12-01", None, "1 December 2025"),
        ("id", "2025-12-20", "2025-12-21", "20–21 Desember 2025"),
        ("id", "2025-12-20", "2025-12-20", "20 Desember 2025"),
        ("en", "2025-11-30", "2025-12-01", "30 November 2025 – 1 December 2025"),
        ("id", "2025-12", "2026-01", "Desember 2025 – Januari 2026"),
        ("id", "2025", None, "2025"),
        ("en", None, None, "undated"),
        ("id", "2025-99-01", None, "2025-99-01"),
        ("id", "kemarin", None, "kemarin"),
    ],
)
def test_dates_in_words(lang: str, first: str | None, last: str | None, expected: str) -> None:
    assert words(labels(), lang).dates(first, last) == expected


@pytest.mark.parametrize(
    ("label", "date", "expected"),
    [
        ("Putin – Witkoff, Moskow, 2025-12-02", "2025-12-02", "Putin – Witkoff, Moskow"),
        ("Putin – Witkoff, 2025-12", "2025-12", "Putin – Witkoff"),
        ("Putin – Witkoff, 2025-12-02", "2025-12-03", "Putin – Witkoff, 2025-12-02"),
        ("Putin – Witkoff", None, "Putin – Witkoff"),
    ],
)
def test_a_label_does_not_repeat_the_date(label: str, date: str | None, expected: str) -> None:
    assert short_label(label, date) == expected


def test_numbers_and_singulars() -> None:
    assert words(labels(), "id").number(12345) == "12.345"
    assert words(labels(), "en").number(12345) == "12,345"
    assert words(labels(), "en").count("summary.articles", 1) == "1 article"
    assert words(labels(), "en").count("summary.articles", 2) == "2 articles"


def test_every_message_has_both_languages_and_the_same_parts() -> None:
    for key, texts in messages().items():
        assert set(texts) == {"id", "en"}, key
        parts = [sorted(re.findall(r"{\w+}", text)) for text in texts.values()]
        assert parts[0] == parts[1], key


def test_every_message_is_used_and_every_used_one_exists() -> None:
    known = Words(messages(), "id").table
    sources = "".join(
        path.read_text(encoding="utf-8")
        for path in sorted(VIEW.iterdir())
        if path.is_file() and path.name != "messages.json"
    )
    asked = set(re.findall(r"(?:say|count|section|entries)\(\s*\"([a-z_.]+)\"", sources))
    asked |= set(re.findall(r"data-say(?:-label)?=\"([a-z_.]+)\"", sources))
    assert {key for key in asked if key not in known} == set()
    unused = {
        key for key in known if f'"{key}"' not in sources and not key.startswith("month.") and not key.endswith(".one")
    }
    assert unused == set()


def test_replacing_facts_changes_the_page(story: Facts, html: str) -> None:
    fewer = replace(story, meetings=story.meetings[:-1])
    assert page(fewer, draw(fewer)) != html
