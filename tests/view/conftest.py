"""Facts by hand, and a browser that tells what it was asked for and what it complained of."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kg.graph import draw
from kg.model import Facts
from kg.view import write_page

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SCREENSHOTS = Path(__file__).parents[1] / "screenshots"


def _load() -> ModuleType:
    name = "facts_by_hand"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return sys.modules[name]


@pytest.fixture(scope="session")
def by_hand() -> ModuleType:
    return _load()


@pytest.fixture(scope="session")
def story(by_hand: ModuleType) -> Facts:
    facts: Facts = by_hand.story()
    return facts


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    chromium = shutil.which("chromium")
    if chromium is None:
        if os.environ.get("CI"):
            pytest.fail("chromium is not installed")
        pytest.skip("chromium is not installed")
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield launched
        launched.close()


@dataclass
class Opened:
    """A page in the browser, every request it made beside its own file, and every complaint on its console."""

    page: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def shoot(self, name: str) -> None:
        SCREENSHOTS.mkdir(exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png")

    def select(self, id: str) -> None:
        assert self.page.evaluate("id => utusan.select(id)", id)
        self.page.wait_for_timeout(30)

    def on_screen(self, id: str) -> tuple[float, float]:
        """Where a node is drawn, in pixels of the window."""
        x, y = self.page.evaluate(
            """id => {
                const node = utusan.model.nodes.get(id);
                const at = utusan.network.canvasToDOM({x: node.x, y: node.y});
                const box = document.getElementById("canvas").getBoundingClientRect();
                return [box.left + at.x, box.top + at.y];
            }""",
            id,
        )
        return x, y

    def panel(self) -> str:
        text: str = self.page.inner_text("#panel")
        return text


Open = Callable[..., Opened]


@pytest.fixture(scope="session")
def opener(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    def open(
        facts: Facts,
        size: tuple[int, int] = (1440, 900),
        scheme: str = "light",
        fragment: str = "",
        script: bool = True,
        **settings: Any,
    ) -> Opened:
        path = tmp_path_factory.mktemp("page") / "graph.html"
        write_page(facts, draw(facts), path)
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            java_script_enabled=script,
            reduced_motion="reduce",
            **settings,
        )
        opened = Opened(context.new_page())
        opened.page.on("console", lambda message: opened.complaints.append(message.text))
        opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        opened.page.on("request", lambda request: opened.requests.append(request.url))
        opened.page.on("dialog", lambda dialog: opened.complaints.append(dialog.message))
        opened.page.goto(path.as_uri() + fragment)
        if script:
            opened.page.wait_for_function("window.utusan && utusan.ready")
            opened.page.wait_for_timeout(50)
        assert [url for url in opened.requests if not url.startswith(path.as_uri())] == []
        opened.requests.clear()
        return opened

    yield open


@pytest.fixture
def open_page(opener: Open) -> Iterator[Open]:
    """Opens facts in a page of their own, closed after the test."""
    opened = []

    def open(*arguments: Any, **settings: Any) -> Opened:
        opened.append(opener(*arguments, **settings))
        return opened[-1]

    yield open
    for page in opened:
        page.page.context.close()


@pytest.fixture(scope="session")
def shared(opener: Open, story: Facts) -> Iterator[Opened]:
    opened = opener(story)
    yield opened
    opened.page.context.close()


@pytest.fixture
def opened(shared: Opened) -> Iterator[Opened]:
    """The small story, as at first sight; the same page for all tests that leave it as it was, and never complains."""
    shared.page.evaluate(
        """() => {
            document.activeElement.blur();
            if (!document.getElementById("filters").hidden) utusan.filters.toggle(false);
            utusan.state.reset();
            utusan.speak("id");
            document.getElementById("show-graph").click();
            document.getElementById("zoom-fit").click();
        }"""
    )
    shared.page.wait_for_timeout(30)
    yield shared
    assert shared.complaints == []
    assert shared.requests == []
