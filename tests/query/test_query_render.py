"""Answers as text."""

from __future__ import annotations

import csv
import io
import json

import pytest
from rdflib import Graph

from kg import query
from kg.errors import QueryError

ROWS = 'SELECT ?p ?n ?d { VALUES (?p ?n ?d) { (person:a "x, \\"y\\""@id 1) (UNDEF "a\\nb" UNDEF) } }'


def rendered(opened: query.Opened, text: str, form: str = "table", **options: object) -> str:
    return query.render(query.answer(opened, text), form, **options)  # type: ignore[arg-type]


def test_a_table_in_both_languages(opened: query.Opened) -> None:
    assert rendered(opened, "outlets").splitlines() == [
        "Media dan isinya",
        "Media           Artikel  Pertemuan  Pernyataan",
        "Kabar Nusa      2        3          2",
        "Harian Samudra  1        2          0",
        "2 baris",
    ]
    assert rendered(opened, "outlets", lang="en").splitlines()[:2] == [
        "Outlets and what they carry",
        "Outlet          Articles  Meetings  Statements",
    ]


def test_iris_are_short_and_nothing_is_cut_in_a_narrow_terminal(opened: query.Opened) -> None:
    text = rendered(opened, "SELECT ?x ?q { ?x dip:role dip:SonInLaw ; dip:evidence/dip:quote ?q }", width=40)
    assert max(map(len, text.splitlines())) <= 40
    first = "".join(line[:18].strip() for line in text.splitlines()[1:-1])
    second = " ".join(line[18:].strip() for line in text.splitlines()[1:-1])
    assert first == "kinship:kushner-trump"
    assert second == "Jared Kushner, menantu Donald Trump, ikut duduk di meja perundingan itu."


def test_no_rows(opened: query.Opened) -> None:
    assert "tidak ada hasil" in rendered(opened, "SELECT ?x { ?x a dip:Nothing }")
    assert "no results" in rendered(opened, "SELECT ?x { ?x a dip:Nothing }", lang="en")


def test_a_terminal_is_not_obeyed(opened: query.Opened) -> None:
    text = rendered(opened, 'SELECT ?x { VALUES ?x { "\\u001b[31mmerah\\u202e [bold]tebal[/bold] :smile:" } }')
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "[bold]tebal[/bold] :smile:" in text


def test_csv(opened: query.Opened) -> None:
    rows = list(csv.reader(io.StringIO(rendered(opened, ROWS, "csv"), newline="")))
    assert rows == [["p", "n", "d"], ["https://w3id.org/utusan/id/person/a", 'x, "y"', "1"], ["", "a\nb", ""]]


def test_json(opened: query.Opened) -> None:
    found = json.loads(rendered(opened, ROWS, "json"))
    assert found["head"] == {"vars": ["p", "n", "d"]}
    assert found["results"]["bindings"] == [
        {
            "p": {"type": "uri", "value": "https://w3id.org/utusan/id/person/a"},
            "n": {"type": "literal", "value": 'x, "y"', "xml:lang": "id"},
            "d": {"type": "literal", "value": "1", "datatype": "http://www.w3.org/2001/XMLSchema#integer"},
        },
        {"n": {"type": "literal", "value": "a\nb"}},
    ]


@pytest.mark.parametrize(
    ("form", "lang", "text"),
    [("table", "id", "ya\n"), ("table", "en", "yes\n"), ("csv", "id", "true\n"), ("json", "id", None)],
)
def test_ask(opened: query.Opened, form: str, lang: str, text: str | None) -> None:
    found = rendered(opened, "ASK { ?x a dip:Person }", form, lang=lang)
    assert found == text if text else json.loads(found) == {"head": {}, "boolean": True}


CONSTRUCT = "CONSTRUCT { ?a schema:spouse ?b } WHERE { ?a dip:holder ?x ; dip:of ?b }"


@pytest.mark.parametrize(("form", "parser"), [("table", "turtle"), ("ttl", "turtle"), ("json", "json-ld")])
def test_graphs(opened: query.Opened, form: str, parser: str) -> None:
    graph = query.run(opened, CONSTRUCT).graph
    assert graph is not None
    text = rendered(opened, CONSTRUCT, form)
    assert set(Graph().parse(data=text, format=parser)) == set(graph)
    assert text == rendered(opened, CONSTRUCT, form)


def test_a_graph_as_csv(opened: query.Opened) -> None:
    rows = list(csv.reader(io.StringIO(rendered(opened, CONSTRUCT, "csv"))))
    assert rows[0] == ["subject", "predicate", "object"]
    assert len(rows) == 6


@pytest.mark.parametrize(
    ("text", "form", "said"),
    [
        ("outlets", "ttl", "rows cannot be written as Turtle"),
        ("outlets", "xml", "no format 'xml'.*table, csv, json, ttl"),
    ],
)
def test_what_cannot_be_written(opened: query.Opened, text: str, form: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        rendered(opened, text, form)
