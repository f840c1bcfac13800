"""Annotated files that are not as they should be: said with file and line."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.score import read_gold
from kg.score.gold import parse_gold
from kg.score.names import norm, sentence_holding


def _set(path: str, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(record: dict[str, Any]) -> None:
        *parents, last = path.split("/")
        target: Any = record
        for key in parents:
            target = target[int(key) if key.isdigit() else key]
        target[int(last) if last.isdigit() else last] = value

    return change


FAULTS = [
    ("id", None, "`id`"),
    ("id", "../../x", "file name"),
    ("id", "a\0b", "file name"),
    ("id", "..", "file name"),
    ("text", 7, "`text`"),
    ("title", [], "`title`"),
    ("gold", None, "`gold`"),
    ("gold/entities", {}, "`gold.entities`"),
    ("gold/entities/0", "Arga", r"`gold.entities\[0\]`"),
    ("gold/entities/0/mentions", "Arga", r"`gold.entities\[0\].mentions`"),
    ("gold/entities/0/id", "e2", "twice"),
    ("gold/roles", None, "`gold.roles`"),
    ("gold/roles/1/who", "e99", "e99"),
    ("gold/roles/1/of", "e99", "e99"),
    ("gold/kin/0/rel", 1, r"`gold.kin\[0\].rel`"),
    ("gold/kin/0/of", "e98", "e98"),
    ("gold/meetings/0/who", "e1", r"`gold.meetings\[0\].who`"),
    ("gold/meetings/0/for", ["e97"], "e97"),
    ("gold/meetings/0/date", 2026, r"`gold.meetings\[0\].date`"),
    ("gold/statements/0/start", None, r"`gold.statements\[0\].start`"),
    ("gold/statements/0/who", "e96", "e96"),
]


@pytest.mark.parametrize(("path", "value", "message"), FAULTS)
def test_a_fault_is_named_with_file_and_line(
    path: str, value: Any, message: str, gold: list[dict[str, Any]], tmp_path: Path
) -> None:
    record = deepcopy(gold[0])
    _set(path, value)(record)
    file = tmp_path / "gold.jsonl"
    file.write_text(f"{json.dumps(gold[1])}\n\n{json.dumps(record)}\n", encoding="utf-8")
    with pytest.raises(InputError, match=message) as caught:
        read_gold(file)
    assert caught.value.where == f"{file}:3"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "no annotated article"),
        (b"\n \n", "no annotated article"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"{\n", "JSON"),
        (b"[1]\n", "object"),
        (b'"text"\n', "object"),
        (b"[" * 100_000, "JSON"),
    ],
)
def test_a_file_that_is_none(content: bytes, message: str, tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_bytes(content)
    with pytest.raises(InputError, match=message) as caught:
        read_gold(file)
    assert caught.value.where.startswith(str(file))


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_gold(tmp_path / "none.jsonl")


def test_one_article_twice(gold: list[dict[str, Any]], tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    line = json.dumps(gold[0])
    file.write_text(f"{line}\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 1") as caught:
        read_gold(file)
    assert caught.value.where == f"{file}:2"


def test_a_byte_order_mark_and_line_separators_in_a_text_do_no_harm(gold: list[dict[str, Any]], tmp_path: Path) -> None:
    record = {**gold[0], "text": gold[0]["text"] + "\u2028\x85akhir"}
    file = tmp_path / "gold.jsonl"
    file.write_text("\ufeff" + json.dumps(record, ensure_ascii=False) + "\r\n", encoding="utf-8")
    assert read_gold(file) == [record]


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "text", "gold", "who"]), inner),
    max_leaves=8,
)


@given(_JSON)
def test_any_json_is_an_article_or_an_input_error(value: Any) -> None:
    try:
        article = parse_gold(value, "here:1")
    except InputError as error:
        assert str(error).startswith("here:1: ")
    else:
        assert article.id == value["id"]


@given(st.text())
def test_norm_is_stable(text: str) -> None:
    assert norm(norm(text)) == norm(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("Zelenskyy,  Wolodymyr", "zelenskyy wolodymyr"), ("Erdoğan", "erdogan"), ("Путин", ""), ("al-Thani", "al thani")],
)
def test_norm(text: str, wanted: str) -> None:
    assert norm(text) == wanted


SENTENCES = 'Satu hari.  Dua malam!\n"Tiga pagi?" kata Ani. Empat\u00a0sore (4/2). Lima.'


@pytest.mark.parametrize(
    ("fragment", "wanted"),
    [
        ("Satu", "Satu hari."),
        ("malam", "Dua malam!"),
        ("Tiga pagi", '"Tiga pagi?" kata Ani.'),
        ("Empat sore", "Empat sore (4/2)."),
        ("sore (4/2). Lima", "Empat sore (4/2). Lima."),
        ("tidak ada", "tidak ada"),
        ("", ""),
    ],
)
def test_sentence_holding(fragment: str, wanted: str) -> None:
    assert sentence_holding(SENTENCES, fragment) == wanted
