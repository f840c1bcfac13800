"""The ordered stages: the one file to read first.

    read -> annotate -> resolve -> graph -> rdf, view, export

Each stage hands frozen data to the next one and knows nothing of its neighbours; this module alone knows them all.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from urllib.parse import quote

import networkx as nx

from kg import graph as graph_stage
from kg import score as score_stage
from kg.annotate.parallel import annotate
from kg.config import Config
from kg.errors import InputError, NothingReadableError, UtusanError
from kg.export import EXPORTERS, Material
from kg.manifest import article_record, manifest
from kg.model import PERSON, Facts, Reading
from kg.output import Output
from kg.rdf import load, quads, triples, write_turtle
from kg.read import read
from kg.resolve import resolve
from kg.view import write_page
from kg.vocab import is_base

Report = Callable[[UtusanError], None]
Progress = Callable[[str, int], None]  # (name of the stage, articles done)


@dataclass(frozen=True, slots=True)
class Build:
    """What a build gives.

    Attributes:
        facts: everything that was read.
        graph: the same facts as a networkx MultiDiGraph, with a place for each node in the picture.
        readings: what each article says by itself, in the order of the articles' ids.
        problems: what was reported on the way, in order.
    """

    facts: Facts
    graph: nx.MultiDiGraph
    readings: tuple[Reading, ...] = ()
    problems: tuple[UtusanError, ...] = field(default=())


def build(
    inputs: Sequence[str | Path] | str | Path,
    output: str | Path | None = None,
    config: Config | None = None,
    *,
    report: Report | None = None,
    progress: Progress | None = None,
) -> Build:
    """Read articles and build their graph.

    Args:
        inputs: files or folders (`.txt`, `.html`, `.json`, `.jsonl`, `.csv`), or `-` for standard input.
        output: folder to write to; None writes nothing. A build that fails or is interrupted leaves it as it was.
        config: settings; the defaults if None.
        report: called with each problem as it is met; the articles concerned are left out.
        progress: called with the stage and the number of articles done.

    Raises:
        NothingReadableError: not one article could be read.
        OutputError: the output folder cannot be written.
        SetupError: a data file of the installation is missing or damaged.
    """
    config = config or Config()
    if not is_base(config.base):
        raise InputError("no base for identifiers", config.base, "give an absolute IRI that ends in / or #")
    paths = [inputs] if isinstance(inputs, (str, Path)) else list(inputs)
    problems: list[UtusanError] = []

    def note(problem: UtusanError) -> None:
        problems.append(problem)
        if report:
            report(problem)

    readings = []
    for done, reading in enumerate(annotate(read(paths, report=note), config.jobs, note), 1):
        readings.append(reading)
        if progress:
            progress("read", done)
    if not readings:
        raise NothingReadableError("no article could be read", ", ".join(map(str, paths)), "see the lines above")
    result = finish(readings, config, problems, progress)
    if output is not None:
        write(result, Path(output), config)
    return result


def finish(
    readings: Iterable[Reading],
    config: Config,
    problems: Sequence[UtusanError] = (),
    progress: Progress | None = None,
) -> Build:
    """From what each article says to the graph of all."""
    ordered = tuple(sorted(readings, key=lambda reading: reading.document.id))
    facts = resolve(ordered, config.min_confidence)
    if progress:
        progress("resolve", len(ordered))
    return Build(facts, graph_stage.draw(facts, seed=config.seed), ordered, tuple(problems))


def write(result: Build, folder: Path, config: Config) -> None:
    """Write a build beside the former one, then put it in its place; raises OutputError if it cannot be written."""
    with Output(folder) as out:
        out.write_lines("articles.jsonl", (article_record(document) for document in result.facts.articles))
        for reading in result.readings:
            alone = resolve([reading], config.min_confidence)
            write_turtle(alone, out.path(f"articles/{reading.document.id}.ttl"), config.base)
        write_turtle(result.facts, out.path("graph.ttl"), config.base)
        write_page(result.facts, result.graph, out.path("graph.html"), lang=config.lang, base=config.base)
        for name in config.formats:
            EXPORTERS[name].write(_material(result, config), out.path(EXPORTERS[name].file))
        out.write_lines("manifest.json", [manifest(result.facts, config, len(result.problems))])


def view(output: Path, page: Path, wanted: graph_stage.Cut, lang: str = "id", start: str = "") -> Build:
    """Write the page of a part of a finished build to the file `page`; what it holds is returned.

    Args:
        output: folder of the build, of which `graph.ttl` is read.
        page: the file to write; one that is there is replaced at the end.
        wanted: which part.
        lang: of the page at first sight.
        start: the view at first sight: `graph`, `map`, `table`; empty: the first.

    Raises:
        OutputError: the folder has no graph, or the page cannot be written.
        QueryError: nobody, or more than one, is called as `wanted` says, or no fact fits.
    """
    whole, base = load(output)
    facts = graph_stage.cut(whole, wanted)
    ego = quote(graph_stage.find(whole, wanted.ego).id, safe="") if wanted.ego else ""
    result = Build(facts, graph_stage.draw(facts))
    write_page(facts, result.graph, page, lang, base, ego + (f"?view={start}" if start else ""))
    return result


def _material(result: Build, config: Config) -> Material:
    """What exporters draw on: the facts, their triples and their networkx graph, made when they are asked for."""
    facts, base = result.facts, config.base
    return Material(
        facts,
        partial(write_turtle, facts, base=base),
        partial(triples, facts, base),
        partial(quads, facts, base),
        lambda: graph_stage.flat(result.graph),
        base,
    )


def score(gold: Path, output: Path | None, report: Report | None = None) -> score_stage.Report:
    """Compare a build with annotations; the annotated articles are built in a passing folder if no output is given."""
    articles = score_stage.read_gold(gold)
    if output is not None:
        return score_stage.score(articles, output)
    with tempfile.TemporaryDirectory(prefix="kg-score-") as passing:
        build([gold], passing, report=report)
        return score_stage.score(articles, Path(passing))


def viewed(result: Build, page: Path, text: Callable[..., str]) -> Iterator[str]:
    """The lines that `view` ends with."""
    facts = result.facts
    persons = sum(entity.kind == PERSON for entity in facts.entities)
    yield text("view.done", persons=persons, meetings=len(facts.meetings), statements=len(facts.statements))
    yield text("build.open", page=page)


def summary(result: Build, output: Path, text: Callable[..., str]) -> Iterator[str]:
    """The lines that a build ends with; `text` gives a message by its key."""
    facts = result.facts
    yield text(
        "build.done",
        articles=len(facts.articles),
        persons=sum(entity.kind == PERSON for entity in facts.entities),
        roles=len(facts.roles),
        kinships=len(facts.kinships),
        meetings=len(facts.meetings),
        statements=len(facts.statements),
    )
    if result.problems:
        yield text("build.problems", problems=len(result.problems))
    yield text("build.open", page=output / "graph.html")
    yield text("build.ask", output=output)
