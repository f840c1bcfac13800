"""The command line: `kg build | view | query | queries | explain | check | score`. No logic: each command calls the pipeline and prints."""

from __future__ import annotations

import json
import os
import shutil
import sys
from datetime import date as day
from functools import partial
from pathlib import Path
from typing import NoReturn

import click

from kg.config import BASE, Config
from kg.errors import EXIT_OK, EXIT_PARTIAL, InputError, QueryError, UtusanError
from kg.manifest import program_version
from kg.messages import LANGUAGES, language, message, problem

EXIT_INTERRUPTED = 130
_STATUSES = ("held", "ongoing", "scheduled", "proposed", "possible", "cancelled", "denied")  # of the ontology, as above
_FORMATS = ("graphml", "gexf", "nquads", "jsonld", "csv")  # of kg.export, spelled out so that help needs no import


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and exit with a status that means something (see `kg.errors`)."""
    arguments = sys.argv[1:] if arguments is None else arguments
    lang = language(arguments)
    try:
        status = commands(lang)(args=arguments, standalone_mode=False, prog_name="kg")
    except click.exceptions.Abort:
        _say(message("interrupted", lang))
        sys.exit(EXIT_INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except UtusanError as error:
        _say(f"kg: {problem(error, lang)}")
        sys.exit(error.exit_status)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(EXIT_OK)
    sys.exit(status or EXIT_OK)


def _say(line: str) -> None:
    click.echo(line, err=True)


def commands(lang: str) -> click.Group:
    """All commands, with their help in this language."""

    def text(key: str, **values: object) -> str:
        return message(key, lang, **values)

    folder = click.Path(path_type=Path, file_okay=False)
    option_lang = click.option(
        "--lang", type=click.Choice(LANGUAGES), default=lang, show_default=True, help=text("lang")
    )

    @click.group(help=text("about"), context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
    @click.version_option(program_version(), prog_name="kg")
    @option_lang
    def group(lang: str) -> None:
        pass

    @group.command("build", help=text("build"))
    @click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
    @click.option("-o", "--output", type=folder, default=Path("output"), show_default=True, help=text("build.output"))
    @click.option("--base", default=BASE, show_default=True, help=text("build.base"))
    @click.option("--format", "formats", multiple=True, type=click.Choice(_FORMATS), help=text("build.format"))
    @click.option("--jobs", type=click.IntRange(1, 64), default=os.cpu_count() or 1, help=text("build.jobs"))
    @click.option(
        "--min-confidence",
        type=click.FloatRange(0.0, 1.0),
        default=0.0,
        show_default=True,
        help=text("build.min_confidence"),
    )
    @click.option("-q", "--quiet", is_flag=True, help=text("build.quiet"))
    @option_lang
    def build(
        inputs: tuple[str, ...],
        output: Path,
        base: str,
        formats: tuple[str, ...],
        jobs: int,
        min_confidence: float,
        quiet: bool,
        lang: str,
    ) -> int:
        from kg import pipeline
        from kg.progress import progress_bar

        with progress_bar(inputs, text, partial(problem, lang=lang), quiet) as (advance, note):
            config = Config(base=base, lang=lang, jobs=jobs, formats=formats, min_confidence=min_confidence)
            result = pipeline.build(inputs, output, config, report=note, progress=advance)
        if not quiet:
            for line in pipeline.summary(result, output, text):
                _say(line)
        return EXIT_PARTIAL if result.problems else EXIT_OK

    @group.command("view", help=text("view"))
    @click.argument("output", type=folder)
    @click.option("--ego", default="", metavar="NAME", help=text("view.ego"))
    @click.option("--depth", type=click.IntRange(1, 9), default=1, show_default=True, help=text("view.depth"))
    @click.option("--from", "since", default="", metavar="DATE", callback=_date, help=text("view.from"))
    @click.option("--to", "until", default="", metavar="DATE", callback=_date, help=text("view.to"))
    @click.option("--status", "statuses", multiple=True, type=click.Choice(_STATUSES), help=text("view.status"))
    @click.option("--map", "start", flag_value="map", default="", help=text("view.map"))
    @click.option("--table", "start", flag_value="table", help=text("view.table"))
    @click.option("-o", "--output", "page", type=click.Path(path_type=Path, dir_okay=False), help=text("view.output"))
    @option_lang
    def view(
        output: Path,
        ego: str,
        depth: int,
        since: str,
        until: str,
        statuses: tuple[str, ...],
        start: str | None,
        page: Path | None,
        lang: str,
    ) -> int:
        from kg import pipeline
        from kg.graph import Cut

        page = page or output / "view.html"
        result = pipeline.view(output, page, Cut(ego, depth, since, until, statuses), lang, start or "")
        for line in pipeline.viewed(result, page, text):
            _say(line)
        return EXIT_OK

    @group.command("query", help=text("query"))
    @click.argument("output", type=folder)
    @click.argument("query")
    @click.option(
        "--format",
        "form",
        type=click.Choice(("table", "csv", "json", "ttl")),
        default="table",
        help=text("query.format"),
    )
    @click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help=text("query.param"))
    @option_lang
    def query_(output: Path, query: str, form: str, params: tuple[str, ...], lang: str) -> int:
        from kg import query as asking

        values = dict(_pair(param) for param in params)
        if "lang" in asking.find(query).params:
            values.setdefault("lang", lang)
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        click.echo(asking.render(asking.answer(output, query, values), form, lang, width), nl=False)
        return EXIT_OK

    @group.command("queries", help=text("queries"))
    @option_lang
    def queries(lang: str) -> int:
        from kg import query as asking

        for name, each in asking.shipped().items():
            given = ", ".join(param for param in each.params if param != "lang")
            click.echo(f"{name:28} {each.title(lang)}" + (f"  [--param {given}]" if given else ""))
        return EXIT_OK

    @group.command("explain", help=text("explain"))
    @click.argument("output", type=folder)
    @click.argument("what", metavar="IRI")
    @click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help=text("explain.format"))
    @option_lang
    def explain(output: Path, what: str, form: str, lang: str) -> int:
        from kg import query as asking

        click.echo(asking.explained(asking.explain(output, what, lang), form, lang), nl=False)
        return EXIT_OK

    @group.command("check", help=text("check"))
    @click.argument("output", type=folder)
    @option_lang
    def check(output: Path, lang: str) -> int:
        from kg.rdf.check import check as checked

        found = checked(output)
        for violation in found:
            click.echo(violation.text(lang))
        _say(text("check.bad", count=len(found)) if found else text("check.good"))
        return EXIT_PARTIAL if found else EXIT_OK

    @group.command("score", help=text("score"))
    @click.argument("gold", type=click.Path(path_type=Path, exists=True, dir_okay=False))
    @click.argument("output", type=folder, required=False)
    @click.option("--json", "figures", type=click.Path(path_type=Path, dir_okay=False), help=text("score.json"))
    @click.option("--errors", type=click.Path(path_type=Path, dir_okay=False), help=text("score.errors"))
    @click.option("--errors-summary", is_flag=True, help=text("score.summary"))
    @click.option("--reliability", is_flag=True, help=text("score.reliability"))
    @option_lang
    def score_(
        gold: Path,
        output: Path | None,
        figures: Path | None,
        errors: Path | None,
        errors_summary: bool,
        reliability: bool,
        lang: str,
    ) -> int:
        from kg import pipeline

        report = pipeline.score(gold, output, report=lambda error: _say(f"kg: {problem(error, lang)}"))
        for line in report.lines():
            click.echo(line)
        if figures:
            _write(figures, json.dumps(report.as_dict(), indent=1) + "\n")
        if errors:
            _write(errors, "".join(f"{line}\n" for line in report.error_lines()))
        if errors_summary:
            for line in report.summary_lines():
                click.echo(line)
        if reliability:
            for line in report.reliability_lines():
                click.echo(line)
        return EXIT_OK

    return group


def _date(context: click.Context, option: click.Parameter, value: str) -> str:
    """An ISO day, month or year, or nothing; raises QueryError for anything else."""
    rest = {4: "-01-01", 7: "-01"}.get(len(value), "")
    try:
        if value:
            day.fromisoformat(value + rest)
    except ValueError:
        raise QueryError("this is no date", value, "write 2025-12-31, 2025-12 or 2025") from None
    return value


def _pair(param: str) -> tuple[str, str]:
    """(name, value) of `name=value`; raises QueryError if it is nothing of the kind."""
    name, sign, value = param.partition("=")
    if not sign:
        raise QueryError(f"--param {param}: no value", mend="write --param name=value")
    return name.strip(), value.strip()


def _write(path: Path, content: str) -> None:
    try:
        path.write_text(content, encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot write: {error.strerror or error}", str(path), "name another file") from error


if __name__ == "__main__":
    main()
