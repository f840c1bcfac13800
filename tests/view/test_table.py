"""The tables of persons, roles, meetings and statements, as a person uses them."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kg.model import Facts

pytestmark = pytest.mark.browser


@pytest.fixture
def table(opened: Any) -> Any:
    opened.page.click("#show-table")
    return opened


def column(opened: Any, number: int) -> list[str]:
    """The texts of the column (from 1), top to bottom."""
    cells = opened.page.locator(f"#table tbody tr > :nth-child({number})").all_inner_texts()
    return [" ".join(cell.split()) for cell in cells]


def headings(opened: Any) -> dict[str, str]:
    found = opened.page.evaluate(
        "[...document.querySelectorAll('#table thead th')]"
        ".map(th => [th.querySelector('button').firstChild.textContent, th.getAttribute('aria-sort')])"
    )
    return dict(found)


def test_meetings_come_first_the_latest_on_top(table: Any) -> None:
    assert table.page.inner_text("#table-count") == "10 baris"
    assert headings(table)["Tanggal"] == "descending"
    assert column(table, 1)[:3] == ["Januari 2026", "21 Desember 2025", "20–21 Desember 2025"]
    assert column(table, 1)[-2:] == ["", ""]  # undated ones last
    assert "Jared Kushner Kirill Dmitriev Steve Witkoff" in column(table, 4)


@pytest.mark.parametrize(
    ("name", "rows", "first"),
    [("persons", 17, "Nama"), ("roles", 16, "Nama"), ("meetings", 10, "Tanggal"), ("statements", 7, "Tanggal")],
)
def test_each_table_holds_what_the_facts_hold(table: Any, name: str, rows: int, first: str) -> None:
    table.page.click(f"#table [data-table={name}]")
    assert table.page.get_attribute(f"#table [data-table={name}]", "aria-pressed") == "true"
    assert table.page.locator("#table tbody tr").count() == rows
    assert next(iter(headings(table))) == first
    assert table.page.locator("#table tbody th[scope=row]").count() == rows
    table.shoot(f"table-{name}")


def test_headings_sort_and_say_how(table: Any) -> None:
    table.page.click("#table [data-table=persons]")
    assert headings(table)["Pertemuan"] == "descending"
    numbers = [int(text) for text in column(table, 4)]
    assert numbers == sorted(numbers, reverse=True)
    assert column(table, 1)[0] == "Steve Witkoff"
    table.page.focus("#table [data-column='column.name']")
    table.page.keyboard.press("Enter")
    assert headings(table)["Nama"] == "ascending"
    assert headings(table)["Pertemuan"] == "none"
    assert column(table, 1) == sorted(column(table, 1))
    table.page.keyboard.press("Enter")  # the focus stays on the heading
    assert headings(table)["Nama"] == "descending"
    assert column(table, 1) == sorted(column(table, 1), reverse=True)


def test_sorting_by_date_is_by_time_and_not_by_words(table: Any) -> None:
    table.page.click("#table [data-column='field.date']")
    found = column(table, 1)
    assert found[0] == "2 Desember 2025" or found[0] == "Desember 2025"
    assert found.index("4 Desember 2025") < found.index("17 Desember 2025") < found.index("Januari 2026")
    assert found[-1] == ""


def test_the_tables_follow_the_filters_and_their_own(table: Any) -> None:
    table.page.evaluate("utusan.state.set({ status: ['held'] })")
    assert "terlaksana" not in column(table, 3)
    assert table.page.inner_text("#table-count") == "6 baris"
    table.page.fill("#table-find", "umerov BATAL")
    assert table.page.inner_text("#table-count") == "0 baris"
    table.page.fill("#table-find", "umerov")
    assert table.page.inner_text("#table-count") == "1 baris"
    assert column(table, 2) == ["Dmitriev dan Umerov di Istanbul"]
    assert table.page.evaluate("document.activeElement.id") == "table-find"  # one goes on typing
    assert "find=umerov" in table.page.url
    table.page.fill("#table-find", "")
    table.page.evaluate("utusan.state.set({ country: ['country/indonesia'], status: [] })")
    table.page.click("#table [data-table=persons]")
    assert "Sugiono" in column(table, 1)
    assert "Yuri Ushakov" not in column(table, 1)


def test_names_lead_to_the_panel_and_the_row_is_marked(table: Any) -> None:
    table.page.click("#table tbody button:has-text('Telepon Prabowo')")
    assert "tentang Gaza" in table.panel()
    assert table.page.inner_text("#table tr.chosen th") == "Telepon Prabowo dan Macron"
    table.page.click("#table tbody button:has-text('Emmanuel Macron')")
    assert "Presiden" in table.panel()
    table.page.click("#table [data-table=roles]")
    table.page.click("#table tbody button:has-text('Penasihat')")
    assert "Yuri Ushakov" in table.panel()
    assert table.page.is_visible("#table")


def test_the_table_is_copied_and_saved(table: Any, tmp_path: Path) -> None:
    table.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    table.page.click("#table [data-table=roles]")
    table.page.fill("#table-find", "rusia")
    table.page.click("#table-copy")
    table.page.wait_for_selector(".toast:has-text('Tersalin')")
    lines = [line.split("\t") for line in table.page.evaluate("navigator.clipboard.readText()").split("\n")]
    assert lines[0][:4] == ["Nama", "Jabatan", "Untuk", "Masa"]
    assert ["Sergei Lavrov", "Menlu", "Rusia", "sedang menjabat"] in [line[:4] for line in lines]
    assert len(lines) == 1 + 4
    with table.page.expect_download() as download:
        table.page.click("#table-save")
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert path.name == "utusan-roles.csv"
    assert rows == lines


def test_the_table_speaks_english(table: Any) -> None:
    table.page.click("button[data-lang=en]")
    assert next(iter(headings(table))) == "Date"
    assert "held" in column(table, 3)
    assert "20–21 December 2025" in column(table, 1)
    assert table.page.inner_text("#table-count") == "10 rows"


def test_the_state_of_the_table_is_in_the_address(open_page: Any, story: Facts) -> None:
    opened = open_page(story, fragment="#?view=table&table=persons&sort=column.name&find=putin")
    assert column(opened, 1) == ["Vladimir Putin"]
    assert headings(opened)["Nama"] == "ascending"
    opened.page.evaluate("location.hash = '#?view=table&table=none&sort=what'")
    opened.page.wait_for_function("document.querySelectorAll('#table tbody tr').length === 10")
    assert opened.complaints == []


def test_thousands_of_rows_come_a_page_at_a_time(open_page: Any, by_hand: ModuleType) -> None:
    opened = open_page(by_hand.many(2000), fragment="#?view=table&table=statements")
    assert opened.page.inner_text("#table-count") == "2.000 baris"
    assert opened.page.locator("#table tbody tr").count() == 100
    assert "1–100 dari 2.000" in opened.page.inner_text("#table .pages")
    assert opened.page.is_disabled("#table-back")
    opened.page.click("#table-on")
    assert "101–200 dari 2.000" in opened.page.inner_text("#table .pages")
    opened.page.fill("#table-find", "usulan nomor 1999")
    assert opened.page.locator("#table tbody tr").count() == 1
    assert not opened.page.is_visible("#table .pages")
    # persons beyond the first sight of the network are there as well
    opened.page.fill("#table-find", "")
    opened.page.evaluate("utusan.state.set({ table: 'persons' })")
    assert int(opened.page.inner_text("#table-count").split()[0].replace(".", "")) > 950
    assert opened.complaints == []


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_table_opens_clean(open_page: Any, story: Facts, size: tuple[int, int], scheme: str) -> None:
    opened = open_page(story, size=size, scheme=scheme, fragment="#?view=table")
    opened.shoot(f"table-{size[0]}-{scheme}")
    assert opened.complaints == []
    assert opened.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
