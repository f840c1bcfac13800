"""Errors are told in the user's language: every one that the code raises is in `errors.csv`, and nothing else is."""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.cli import main
from kg.errors import InputError
from kg.messages import in_language, problem

PACKAGE = Path(kg.__file__).parent
ERRORS = frozenset({"InputError", "OutputError", "QueryError", "SetupError", "NothingReadableError"})
# said by functions whose result an error takes: (module, function)
TELLING = (
    ("query/explain.py", "similar"),
    ("query/run.py", "_explained"),
    ("annotate/parallel.py", "_attempt"),
)
FILLED_IN = frozenset({"English", "Malay", "Javanese", "Dutch", "Arabic", "Chinese", "Japanese", "none"}) | frozenset(
    {"of an unknown version", "an object", "a string", "a string or null", "a list", "a list of strings"}
    | {"the same article again", "another article"}
)


def rows() -> list[dict[str, str]]:
    text = (PACKAGE / "messages" / "errors.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if line and not line.startswith("#")))


def templates(node: ast.expr, names: dict[str, list[ast.expr]]) -> Iterator[str]:
    """The strings that an expression may give, `{}` for what is filled in; nothing for what is not told here."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        parts = [list(templates(v, names)) if isinstance(v, ast.Constant) else _choices(v) for v in node.values]
        yield from _joined(parts)
    elif isinstance(node, ast.IfExp):
        yield from templates(node.body, names)
        yield from templates(node.orelse, names)
    elif isinstance(node, ast.BinOp):
        left, right = list(templates(node.left, names)), list(templates(node.right, names)) or ["{}"]
        yield from (a + b for a in left for b in right)
    elif isinstance(node, ast.Name):
        for value in names.get(node.id, ()):
            yield from templates(value, {**names, node.id: []})
    elif isinstance(node, ast.Tuple):
        for value in node.elts:
            yield from templates(value, names)


def _choices(node: ast.expr) -> list[str]:
    return ["{}"] if isinstance(node, ast.FormattedValue) else []


def _joined(parts: list[list[str]]) -> Iterator[str]:
    said = [""]
    for part in parts:
        said = [before + each for before in said for each in part]
    yield from said


def raised() -> set[tuple[str, str]]:
    """(file, what or how to mend) of each error of the package."""
    found: set[tuple[str, str]] = set()
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        name = path.relative_to(PACKAGE).as_posix()
        assigned: dict[str, list[ast.expr]] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                assigned.setdefault(node.targets[0].id, []).append(node.value)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS:
                told = [*node.args[:1], *node.args[2:3], *(key.value for key in node.keywords if key.arg == "mend")]
                found |= {(name, said) for each in told for said in templates(each, assigned)}
            elif isinstance(node, ast.FunctionDef) and (name, node.name) in TELLING:
                given = [each.value for each in ast.walk(node) if isinstance(each, ast.Return) and each.value]
                found |= {(name, said) for each in given for said in templates(each, assigned)}
    return {(name, said) for name, said in found if re.search(r"[a-z]{2}", said)}


RAISED = sorted(raised())


def test_the_code_was_searched() -> None:
    assert len(RAISED) > 100 and {name.split("/")[0] for name, _ in RAISED} >= {"read", "query", "annotate", "rdf"}


@pytest.mark.parametrize(("file", "said"), RAISED)
def test_each_error_is_told_in_indonesian(file: str, said: str) -> None:
    example = said.replace("{}", "X.7")
    told = in_language(example, "id")
    assert in_language(example, "en") == example
    if not said.startswith(("VALUES ", "pip install")):  # the same in every language
        assert told != example, f"{file}: no line of kg/messages/errors.csv says {said!r}"
        assert told.count("X.7") == said.count("{}")


def test_the_table_says_nothing_that_no_error_says() -> None:
    said = {each for _, each in RAISED}
    said |= {each.removesuffix(": {}") for each in said}  # `could not be annotated: {}: {}`: two blanks as one
    assert {row["en"] for row in rows()} - said <= FILLED_IN | {"line {}"}


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["en"])
def test_a_translation_fills_in_what_the_english_fills_in(row: dict[str, str]) -> None:
    assert row["id"] and row["en"].count("{}") == len(re.findall(r"\{\d?\}", row["id"]))


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (InputError("no text", "a.json:3", "left out"), "a.json:3: tidak ada teks (dilewati)"),
        (
            InputError("not in Indonesian but in English", "a.txt", "left out"),
            "a.txt: bukan bahasa Indonesia melainkan bahasa Inggris (dilewati)",
        ),
        (InputError("the query cannot be read at 'x'", "line 7"), "baris 7: kueri tidak dapat dibaca pada 'x'"),
        (InputError("no text", "not here.txt"), "not here.txt: tidak ada teks"),
        (InputError("what nobody translated", "a"), "a: what nobody translated"),
    ],
)
def test_an_error_is_one_line_in_the_language(error: InputError, line: str) -> None:
    assert problem(error, "id") == line
    assert problem(error, "en") == str(error)


@pytest.mark.parametrize(
    ("lang", "line"),
    [("id", "berkas atau folder tidak ada (periksa namanya)"), ("en", "no such file or folder (check the name)")],
)
def test_the_command_line_tells_errors_in_the_language(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, lang: str, line: str
) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--lang", lang, "build", str(tmp_path / "nothing"), "-o", str(tmp_path / "o")])
    assert end.value.code == 3 and line in capsys.readouterr().err
