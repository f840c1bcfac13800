"""Facts and their graph -> graph.html."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import networkx as nx
from markupsafe import Markup

from kg.config import BASE
from kg.errors import OutputError, SetupError
from kg.model import Facts, Meeting
from kg.view.data import page_data, short_label
from kg.view.network import PageNetwork, vis_network
from kg.view.places import points, world
from kg.view.policy import inline, policy
from kg.view.words import LANGUAGES, Words, words

SCRIPTS = (
    "glyphs.js",
    "model.js",
    "state.js",
    "visible.js",
    "paint.js",
    "names.js",
    "evidence.js",
    "panel.js",
    "search.js",
    "path.js",
    "timeline.js",
    "views.js",
    "focus.js",
    "camera.js",
    "regions.js",
    "still.js",
    "pointer.js",
    "graph.js",
    "map.js",
    "mapcamera.js",
    "columns.js",
    "table.js",
    "legend.js",
    "undo.js",
    "timerange.js",
    "filters.js",
    "sparql.js",
    "rows.js",
    "picture.js",
    "mappicture.js",
    "takeaway.js",
    "page.js",
)  # in the order they run
STYLES = ("theme.css", "page.css", "tools.css", "panel.css", "story.css", "world.css", "table.css", "narrow.css")
FIRST = 1_500  # nodes shown at first

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")  # what HTML cannot hold


@dataclass(frozen=True, slots=True)
class Row:
    """A meeting in the list that can be read without a script."""

    label: str
    date: str
    names: tuple[str, ...]
    place: str
    status: str


def write_page(
    facts: Facts, graph: nx.MultiDiGraph, path: Path, lang: str = "id", base: str = BASE, start: str = ""
) -> None:
    """Write the page: one file, the same bytes for the same facts and graph.

    Args:
        facts: what the panel tells.
        graph: the facts' graph with `rank`, `degree`, `x` and `y` on its nodes (`kg.graph.draw`).
        path: the file to write, its folder existing.
        lang: language at first sight, `id` or `en`.
        base: what identifiers begin with in the Turtle, for the SPARQL query that the page gives.
        start: the state at first sight, as it stands after `#` in an address of the page (see `state.js`).

    Raises:
        OutputError: the file cannot be written.
        SetupError: a part of the page is missing from the installation.
        ValueError: the graph was not measured and placed, or `lang` is neither.
    """
    html = page(facts, graph, lang, base, start)
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(html.encode("utf-8", "replace"))
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise OutputError(f"cannot write the page: {error.strerror or error}", str(path)) from error


def page(facts: Facts, graph: nx.MultiDiGraph, lang: str = "id", base: str = BASE, start: str = "") -> str:
    """The page's HTML; arguments and errors as for `write_page`."""
    say = words(graph.graph["labels"], lang)
    library, *scripts = (inline(source) for source in (vis_network(), *map(_part, SCRIPTS)))
    styles = [inline(_part(name)) for name in STYLES]
    rows = meeting_rows(facts, say)
    network = PageNetwork(
        {
            "say": say,
            "library": Markup(library),
            "scripts": [Markup(text) for text in scripts],
            "styles": [Markup(text) for text in styles],
            "policy": policy([library, *scripts], styles),
            "languages": LANGUAGES,
            "rows": rows,
            "summary": summary(facts, say),
            "world": world(),
            "data": page_data(facts)
            | {
                "words": say.table,
                "lang": lang,
                "base": base,
                "start": start,
                "points": points(facts),
                "first": FIRST,
                "span": date_range(facts),
                "wide": graph.graph.get("wide", 1.0),
            },
        }
    )
    network.fill(graph)
    html: str = network.generate_html(name="graph.html")
    return html


def _part(name: str) -> str:
    path = Path(__file__).with_name(name)
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SetupError(f"cannot read a part of the page: {error}", name, "install the package again") from error


def date_range(facts: Facts) -> list[str]:
    """The first and the last date of meetings and articles, empty if there is none."""
    dates = sorted(
        date
        for date in (
            *(article.published for article in facts.articles),
            *(date for meeting in facts.meetings for date in (meeting.date, meeting.end_date)),
        )
        if date
    )
    return [dates[0], dates[-1]] if dates else []


def summary(facts: Facts, say: Words) -> str:
    """The line under the title: how many articles, persons and meetings, from when to when."""
    persons = sum(entity.kind == "person" for entity in facts.entities)
    parts = [
        say.count("summary.articles", len(facts.articles)),
        say.count("summary.persons", persons),
        say.count("summary.meetings", len(facts.meetings)),
    ]
    if span := date_range(facts):
        parts.append(say.dates(*span))
    return " · ".join(parts)


def meeting_rows(facts: Facts, say: Words) -> list[Row]:
    """The meetings, the latest first, those without a date last."""

    def row(meeting: Meeting) -> Row:
        names = tuple(seen(facts.entity(id).label) for id in (*meeting.participants, *meeting.parties))
        where = seen(facts.entity(meeting.place).label) if meeting.place else ""
        label = seen(short_label(meeting.label, meeting.date))
        return Row(label, say.dates(meeting.date, meeting.end_date), names, where, meeting.status)

    ordered = sorted(facts.meetings, key=lambda meeting: meeting.id)
    return [row(meeting) for meeting in sorted(ordered, key=lambda meeting: meeting.date or "", reverse=True)]


def seen(text: str) -> str:
    """The text without characters that HTML cannot hold."""
    return _UNSEEN.sub("\ufffd", text)
