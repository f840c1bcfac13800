"""`kg view`: the page of a part of a build."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kg.cli import main
from kg.pipeline import Build


def kg(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as end:
        main(["--lang", "en", "view", *arguments])
    return int(end.value.code or 0), capsys.readouterr().err


def facts(page: Path) -> dict[str, dict[str, object]]:
    found = re.search(r'<script type="application/json" id="data-facts">(.*?)</script>', page.read_text("utf-8"), re.S)
    assert found
    return dict(json.loads(found[1]))


def test_the_whole_build_gives_the_same_facts_as_its_page(
    capsys: pytest.CaptureFixture[str], built: tuple[Build, Path], tmp_path: Path
) -> None:
    status, said = kg(capsys, str(built[1]), "-o", str(tmp_path / "all.html"))
    assert status == 0
    assert f"{len(built[0].facts.meetings)} meetings" in said and "all.html" in said
    old, new = facts(built[1] / "graph.html"), facts(tmp_path / "all.html")
    for table in ("roles", "kinships", "meetings", "statements", "articles"):
        assert old[table].keys() == new[table].keys(), table
    assert old["base"] == new["base"]


def test_the_surroundings_of_one_person(
    capsys: pytest.CaptureFixture[str], built: tuple[Build, Path], tmp_path: Path
) -> None:
    page = tmp_path / "witkoff.html"
    status, _ = kg(capsys, str(built[1]), "--ego", "Steve Witkoff", "--depth", "2", "--status", "held", "-o", str(page))
    assert status == 0
    found = facts(page)
    assert found["start"] == "person%2Fsteve-witkoff"
    assert {meeting["status"] for meeting in found["meetings"].values()} == {"held"}  # type: ignore[index]
    assert 0 < len(found["meetings"]) < len(facts(built[1] / "graph.html")["meetings"])
    assert list(tmp_path.iterdir()) == [page]  # nothing else is left behind


def test_without_a_name_the_page_stands_beside_the_build(
    capsys: pytest.CaptureFixture[str], built: tuple[Build, Path]
) -> None:
    status, said = kg(capsys, str(built[1]), "--from", "2026", "--to", "2026-02-28")
    assert status == 0 and "view.html" in said
    dates = [meeting["date"] for meeting in facts(built[1] / "view.html")["meetings"].values()]  # type: ignore[index]
    assert dates and all("2026-01" <= date < "2026-03" for date in dates)


def test_the_page_begins_with_the_map(
    capsys: pytest.CaptureFixture[str], built: tuple[Build, Path], tmp_path: Path
) -> None:
    page = tmp_path / "map.html"
    assert kg(capsys, str(built[1]), "--map", "-o", str(page))[0] == 0
    found = facts(page)
    assert found["start"] == "?view=map"
    assert kg(capsys, str(built[1]), "--table", "-o", str(tmp_path / "table.html"))[0] == 0
    assert facts(tmp_path / "table.html")["start"] == "?view=table"
    assert set(found["points"]) == {meeting["place"] for meeting in found["meetings"].values() if "place" in meeting}  # type: ignore[index, union-attr, operator]


@pytest.mark.parametrize(
    ("arguments", "status", "line"),
    [
        (("--ego", "Steve Witkof"), 2, "Steve Witkof: the graph names nobody so (similar: Steve Witkoff)"),
        (("--from", "2025-13"), 2, "2025-13: this is no date (write 2025-12-31, 2025-12 or 2025)"),
        (("--to", "kemarin"), 2, "kemarin: this is no date (write 2025-12-31, 2025-12 or 2025)"),
        (("--from", "2031"), 2, "no fact fits (widen --from, --to, --status or --depth)"),
        (("-o", "/nowhere/at/all.html"), 3, "/nowhere/at/all.html: cannot write the page: No such file or directory"),
    ],
)
def test_what_is_wrong_is_one_line(
    capsys: pytest.CaptureFixture[str], built: tuple[Build, Path], arguments: tuple[str, ...], status: int, line: str
) -> None:
    assert kg(capsys, str(built[1]), *arguments) == (status, f"kg: {line}\n")


def test_a_folder_without_a_build(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, said = kg(capsys, str(tmp_path))
    assert status == 3 and "there is no graph here (build one with kg build)" in said
