"""The page beside stock pyvis on the same graphs in headless Chromium without a GPU: `python benchmarks/page.py [SIZES...]`.

Prints a table in Markdown. Graphs are made up by `tests/view/facts_by_hand.many`. Measured in the browser itself:

    painted      from the start of navigation to the first node on the canvas (the first `fill` on it)
    interactive  to the end of the last task of more than 50 ms after which the page is quiet for half a second
    frames       a second, while the view is moved at each frame for two seconds
    filter       from the change of a filter to the second frame after it; the same for the others of the kind
"""

from __future__ import annotations

import importlib.util
import math
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import networkx as nx
from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as TooLong
from pyvis.network import Network

from kg.graph import draw
from kg.model import Facts
from kg.view import write_page
from kg.view.network import vis_network
from kg.view.page import SCRIPTS, STYLES

SIZES = (100, 500, 1_000, 2_000, 5_000, 10_000)
STOCK = 1_000  # nodes: beyond, stock pyvis takes minutes
RUNS = 5
PATIENCE = 240_000  # milliseconds until it must be painted
QUIETING = 60_000  # and then until it must be quiet
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]

WATCH = """
window.__painted = null;
window.__tasks = [];
for (const name of ["fill", "fillRect", "stroke"]) {
  const plain = CanvasRenderingContext2D.prototype[name];
  CanvasRenderingContext2D.prototype[name] = function (...rest) {
    if (window.__painted === null && name === "fill" && this.canvas.width > 200) {
      window.__painted = 0;
      requestAnimationFrame(() => { window.__painted = performance.now(); });
    }
    return plain.apply(this, rest);
  };
}
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) window.__tasks.push(task.startTime + task.duration);
}).observe({ type: "longtask", buffered: true });
"""
PAINTED = "() => window.__painted > 0"
QUIET = "() => window.__painted && performance.now() - Math.max(window.__painted, ...window.__tasks) > 500"
FRAMES = """async () => {
  const network = window.utusan ? utusan.network : window.network;
  const at = network.getViewPosition();
  const start = performance.now();
  let frames = 0;
  while (performance.now() - start < 2000) {
    await new Promise(requestAnimationFrame);
    frames += 1;
    network.moveTo({ position: { x: at.x + 40 * Math.sin(frames / 9), y: at.y + 40 * Math.cos(frames / 9) }, animation: false });
  }
  return (frames * 1000) / (performance.now() - start);
}"""
TIMED = """async (act) => {
  const start = performance.now();
  (0, eval)(act);
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  return performance.now() - start;
}"""
ACTS = {
    "filter": "utusan.state.set({ status: ['scheduled', 'denied'] })",
    "time": "utusan.state.set({ status: [], from: '2025-04-01', to: '2025-08-01', undated: false })",
    "search": "(() => { const box = document.querySelector('#search input'); box.value = 'sa'; box.dispatchEvent(new Event('input')); })()",
    "select": "utusan.select('person/p0')",
    "table": "utusan.state.set({ ...utusan.state.START, view: 'table', table: 'statements' })",
    "sort": "utusan.state.set({ sort: 'column.speaker' })",
    "find": "utusan.state.set({ find: 'nomor 77' })",
    "map": "utusan.state.set({ ...utusan.state.START, view: 'map' })",
}


def made_up(nodes: int) -> Facts:
    path = Path(__file__).parents[1] / "tests" / "view" / "facts_by_hand.py"
    spec = importlib.util.spec_from_file_location("facts_by_hand", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    facts: Facts = module.many(nodes)
    return facts


def stock(graph: nx.MultiDiGraph, path: Path) -> None:
    """The graph as pyvis writes it without any settings: its own template, physics in the browser."""
    network = Network(directed=True, cdn_resources="in_line")
    for node, attributes in graph.nodes(data=True):
        network.add_node(node, label=attributes["label"], group=attributes["type"])
    for source, target, attributes in graph.edges(data=True):
        network.add_edge(source, target, title=attributes["type"])
    path.write_text(network.generate_html(), encoding="utf-8")


def opened(browser: Browser, path: Path, fragment: str = "") -> tuple[Page, float, float]:
    """The page, and after how many milliseconds it was painted and interactive (infinite: not while we waited).

    Raises:
        TooLong: it was not painted in time.
    """
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.set_default_timeout(PATIENCE)
    page.add_init_script(WATCH)
    page.goto(path.as_uri() + fragment, wait_until="commit")
    page.wait_for_function(PAINTED, timeout=PATIENCE, polling=100)
    try:
        page.wait_for_function(QUIET, timeout=QUIETING, polling=100)
    except TooLong:
        return page, page.evaluate("window.__painted"), math.inf
    painted, last = page.evaluate("[window.__painted, Math.max(window.__painted, ...window.__tasks)]")
    return page, painted, last


def measured(browser: Browser, path: Path) -> dict[str, float]:
    """Medians of a few runs, in milliseconds and frames a second; of the first two also the least."""
    found: dict[str, list[float]] = {}

    def note(**values: float) -> None:
        for name, value in values.items():
            found.setdefault(name, []).append(value)

    for _ in range(RUNS):
        page, painted, interactive = opened(browser, path)
        note(painted=painted, interactive=interactive, frames=page.evaluate(FRAMES))
        for name, act in ACTS.items():
            note(**{name: page.evaluate(TIMED, act)})
            page.wait_for_timeout(150)
        page.context.close()
    page, painted, interactive = opened(browser, path, "#?all=true")
    note(all_painted=painted, all_interactive=interactive, all_frames=page.evaluate(FRAMES))
    note(all_filter=page.evaluate(TIMED, ACTS["filter"]))
    page.context.close()
    least = {f"least_{name}": min(found[name]) for name in ("painted", "interactive")}
    return {name: statistics.median(values) for name, values in found.items()} | least


def stock_measured(browser: Browser, path: Path) -> dict[str, float] | None:
    page = None
    try:
        page, painted, interactive = opened(browser, path)
        return {"painted": painted, "interactive": interactive, "frames": page.evaluate(FRAMES)}
    except TooLong:
        return None
    finally:
        for context in browser.contexts:
            context.close()


def seconds(value: float) -> str:
    return f"{value / 1000:.2f}" if math.isfinite(value) else "never quiet"


def main(sizes: list[int]) -> None:
    chromium = shutil.which("chromium")
    ours = sum(len((Path(write_page.__code__.co_filename).parent / name).read_bytes()) for name in (*SCRIPTS, *STYLES))
    library = len(vis_network().encode())
    print(f"Script and style: {(ours + library) / 1000:.0f} kB, of which vis-network {library / 1000:.0f} kB.")
    print(f"{os.cpu_count()} cores, load at the beginning {os.getloadavg()[0]:.1f}.\n")
    rows: list[list[str]] = []
    acts: list[list[str]] = []
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            facts = made_up(size)
            started = time.perf_counter()
            graph = draw(facts)
            drawn = time.perf_counter() - started
            path, plain = Path(folder) / f"{size}.html", Path(folder) / f"{size}-stock.html"
            write_page(facts, graph, path)
            browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
            found = measured(browser, path)
            other: dict[str, float] | None = None
            if size <= STOCK:
                stock(graph, plain)
                other = stock_measured(browser, plain)
            browser.close()
            rows.append(row(graph, drawn, found, other, path, plain if size <= STOCK else None))
            acts.append([f"{len(graph):,}", *(f"{found[name]:.0f}" for name in ACTS), f"{found['all_filter']:.0f}"])
            print("|", " | ".join(rows[-1]), "|", " | ".join(acts[-1]), file=sys.stderr)
    heads = (
        "nodes", "lines", "placed (s)", "painted (s)", "interactive (s)", "frames/s", "all: painted (s)",
        "all: interactive (s)", "all: frames/s", "MB", "pyvis: painted (s)", "pyvis: interactive (s)", "pyvis: frames/s", "pyvis: MB",
    )  # fmt: skip
    table(heads, rows)
    print()
    table(("nodes", *(f"{name} (ms)" for name in ACTS), "all: filter (ms)"), acts)


def row(
    graph: nx.MultiDiGraph,
    drawn: float,
    found: dict[str, float],
    other: dict[str, float] | None,
    path: Path,
    plain: Path | None,
) -> list[str]:
    beside = ["–"] * 4
    if plain:
        told: list[Any] = (
            [seconds(other["painted"]), seconds(other["interactive"]), f"{other['frames']:.0f}"]
            if other
            else ["> 240"] * 3
        )
        beside = [*told, f"{plain.stat().st_size / 1e6:.1f}"]
    return [
        f"{len(graph):,}",
        f"{graph.number_of_edges():,}",
        f"{drawn:.2f}",
        f"{seconds(found['painted'])} ({seconds(found['least_painted'])})",
        f"{seconds(found['interactive'])} ({seconds(found['least_interactive'])})",
        f"{found['frames']:.0f}",
        seconds(found["all_painted"]),
        seconds(found["all_interactive"]),
        f"{found['all_frames']:.0f}",
        f"{path.stat().st_size / 1e6:.1f}",
        *beside,
    ]


def table(heads: tuple[str, ...], rows: list[list[str]]) -> None:
    print("|", " | ".join(heads), "|")
    print("|" + "---:|" * len(heads))
    for cells in rows:
        print("|", " | ".join(cells), "|")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
