"""The command line as a user meets it: help in two languages, exit statuses, one clear line an error."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.cli import main
from kg.pipeline import Build

ARTICLE = "Menteri Luar Negeri RI Sugiono bertemu Menteri Luar Negeri Jepang Takeshi Iwaya di Tokyo, Senin (12/1/2026)."


def kg(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as end:
        main(list(arguments))
    out, err = capsys.readouterr()
    return int(end.value.code or 0), out, err


@pytest.mark.parametrize(("lang", "word"), [("id", "siapa bertemu siapa"), ("en", "who met whom")])
def test_help_speaks_both_languages(capsys: pytest.CaptureFixture[str], lang: str, word: str) -> None:
    status, out, _ = kg(capsys, "--lang", lang, "--help")
    assert status == 0 and word in " ".join(out.split())
    for command in ("build", "query", "check", "score"):
        status, out, _ = kg(capsys, "--lang", lang, command, "--help")
        assert status == 0 and ("Contoh:" if lang == "id" else "Example:") in out


def test_a_build_says_what_to_open(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    status, out, err = kg(
        capsys, "--lang", "en", "build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "o"), "--jobs", "1"
    )
    assert status == 0 and out == ""
    assert "1 articles: 2 persons, 2 roles" in err and "graph.html" in err


def test_what_is_left_out_is_said_with_its_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "a", "text": ARTICLE}) + "\n{broken\n", encoding="utf-8")
    status, _, err = kg(capsys, "build", str(path), "-o", str(tmp_path / "o"), "--jobs", "1")
    assert status == 1 and "a.jsonl:2" in err


def test_nothing_readable_is_status_3(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, _, err = kg(capsys, "build", str(tmp_path / "none.txt"), "-o", str(tmp_path / "o"))
    assert status == 3 and "no article could be read" in err and not (tmp_path / "o").exists()


def test_a_damaged_installation_is_status_4(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg.annotate import linear, parallel

    linear.load_linear.cache_clear()
    monkeypatch.setattr(linear, "model_dir", lambda: tmp_path)
    monkeypatch.setattr(parallel, "_nlp", None)
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    status, _, err = kg(capsys, "build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "o"), "--jobs", "1")
    linear.load_linear.cache_clear()
    assert status == 4 and "names.json" in err and "Traceback" not in err


def test_a_query_by_name_by_text_and_in_formats(capsys: pytest.CaptureFixture[str], built: tuple[Build, Path]) -> None:
    folder = str(built[1])
    status, out, _ = kg(capsys, "--lang", "en", "query", folder, "kinship")
    assert status == 0 and "Jared Kushner" in out
    status, out, _ = kg(capsys, "query", folder, "SELECT (COUNT(?p) AS ?n) { ?p a dip:Person }", "--format", "csv")
    assert status == 0 and int(out.split()[1]) > 10
    status, out, _ = kg(capsys, "query", folder, "ASK { ?m dip:status ?s }", "--format", "json")
    assert json.loads(out)["boolean"] is True
    status, out, _ = kg(capsys, "query", folder, "CONSTRUCT { ?s a dip:Person } { ?s a dip:Person }", "--format", "ttl")
    assert status == 0 and "@prefix" in out


def test_a_wrong_query_is_one_line_and_status_2(capsys: pytest.CaptureFixture[str], built: tuple[Build, Path]) -> None:
    for query in ("no-such-query", "SELECT ?x WHERE {", "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }"):
        status, _, err = kg(capsys, "query", str(built[1]), query)
        assert status == 2 and err.startswith("kg: ") and len(err.splitlines()) == 1


def test_a_folder_without_a_build_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, _, err = kg(capsys, "query", str(tmp_path), "kinship")
    assert status == 3 and "kg build" in err


def test_check_finds_a_forged_quotation(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    folder = tmp_path / "o"
    kg(capsys, "build", str(tmp_path / "a.txt"), "-o", str(folder), "--jobs", "1")
    assert kg(capsys, "check", str(folder))[0] == 0
    turtle = (folder / "graph.ttl").read_text(encoding="utf-8")
    (folder / "graph.ttl").write_text(
        turtle.replace(f'dip:quote "{ARTICLE}', f'dip:quote "X{ARTICLE}'), encoding="utf-8"
    )
    status, out, _ = kg(capsys, "check", str(folder))
    assert status == 1 and out


def test_score_builds_what_it_is_not_given(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    gold = Path(__file__).parents[1] / "golden" / "samples_gold.jsonl"
    status, out, _ = kg(capsys, "score", str(gold), "--json", str(tmp_path / "f.json"), "--errors", str(tmp_path / "e"))
    assert status == 0 and "headline" in out
    figures = json.loads((tmp_path / "f.json").read_text())
    assert figures["evidence that does not match the text"] == 0 and figures["facts without evidence"] == 0
    assert all(json.loads(line) for line in (tmp_path / "e").read_text().splitlines())


def test_queries_are_listed_with_their_titles(capsys: pytest.CaptureFixture[str]) -> None:
    _, indonesian, _ = kg(capsys, "--lang", "id", "queries")
    _, english, _ = kg(capsys, "--lang", "en", "queries")
    assert len(english.splitlines()) >= 12 and "Who met whom" in english and indonesian != english
