"""Asking a build: what may be asked, how parameters are set, what is said when something is wrong."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef, Variable

from kg import query
from kg.errors import OutputError, QueryError
from kg.query.guard import check, tokens
from kg.query.library import parse
from kg.vocab import ONTOLOGY, PREFIXES


def test_select_gives_rdflib_objects(opened: query.Opened) -> None:
    result = query.run(opened, "SELECT ?p ?n { ?p a dip:Person ; skos:prefLabel ?n FILTER(CONTAINS(?n, 'Putin')) }")
    assert result.type == "SELECT"
    assert result.vars == [Variable("p"), Variable("n")]
    (row,) = result
    assert row == (URIRef("https://w3id.org/utusan/id/person/vladimir-putin"), Literal("Vladimir Putin"))


def test_unbound_variables_are_left_out(opened: query.Opened) -> None:
    (row,) = query.run(opened, "SELECT ?x ?y { BIND(1 AS ?x) OPTIONAL { ?s dip:nothing ?y } }")
    assert (row.x.toPython(), row.y) == (1, None)


@pytest.mark.parametrize(("name", "answer"), [("Person", True), ("Astronaut", False)])
def test_ask(opened: query.Opened, name: str, answer: bool) -> None:
    assert query.run(opened, f"ASK {{ ?x a dip:{name} }}").askAnswer is answer


@pytest.mark.parametrize(
    "text", ["CONSTRUCT WHERE { ?k a dip:KinshipTie ; dip:of ?o }", "DESCRIBE kinship:kushner-trump"]
)
def test_graphs(opened: query.Opened, text: str) -> None:
    graph = query.run(opened, text).graph
    assert isinstance(graph, Graph)
    assert (None, None, URIRef("https://w3id.org/utusan/id/person/donald-trump")) in graph


def test_a_folder_will_do(output: Path) -> None:
    assert query.run(output, "ASK { ?x a dip:Meeting }").askAnswer
    assert query.run(str(output), "who-met-whom").bindings


def test_the_answer_is_that_of_the_turtle_alone(opened: query.Opened, output: Path) -> None:
    (row,) = query.run(opened, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert int(row.n) == len(Graph().parse(output / "graph.ttl"))


def test_the_ontology_is_a_named_graph(opened: query.Opened) -> None:
    text = f'SELECT ?d {{ GRAPH <{ONTOLOGY}> {{ dip:Denied skos:definition ?d FILTER(LANG(?d) = "en") }} }}'
    (row,) = query.run(opened, text)
    assert str(row.d).startswith("The encounter is denied")


def test_a_file(tmp_path: Path, opened: query.Opened) -> None:
    path = tmp_path / "kueri saya.rq"
    path.write_text(
        '\ufeff# title@id: Uji\n# param: kind\nSELECT ?x { VALUES $kind { "held" } ?x skos:notation $kind }', "utf-8"
    )
    found = query.answer(opened, str(path))
    assert (found.query.title(), found.query.title("en"), len(found.result.bindings)) == ("Uji", "kueri saya", 1)
    assert query.run(opened, str(path), {"kind": "phone"}).bindings[0][Variable("x")] == URIRef(
        PREFIXES["dip"] + "Phone"
    )


# --- parameters ---------------------------------------------------------------------------------------------------


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_a_parameter_is_a_literal_whatever_it_holds(value: str) -> None:
    kept = parse("uji", '# param: word "x"\nSELECT ?word { VALUES $word { "x" } }')
    (row,) = ox.Store().query(kept.bound({"word": value}))
    assert (row["word"].value if value else row["word"]) == (value or None)


@pytest.mark.parametrize(
    ("name", "params", "said"),
    [
        ("kinship", {"colour": "red"}, "no parameter 'colour'.*person, lang"),
        ("kinship", {"lang": "fr"}, "no language 'fr'"),
        ("outlets", {"person": "x"}, "its parameters: none"),
    ],
)
def test_parameters_that_do_not_exist(opened: query.Opened, name: str, params: dict[str, str], said: str) -> None:
    with pytest.raises(QueryError, match=said):
        query.run(opened, name, params)


# --- what goes wrong ----------------------------------------------------------------------------------------------

REFUSED = [
    ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE would reach another host"),
    ("SELECT * { sErViCe SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE would reach"),
    ("SELECT * { ?x dip:of <http://a\\u0041#b> . SERVICE <http://127.0.0.1:9/> {} }", "SERVICE would reach"),
    ("SELECT * { # catatan\rSERVICE <http://127.0.0.1:9/> {} }", "SERVICE would reach"),
    ('SELECT * { ?x ?y "a\\"" . SERVICE <http://127.0.0.1:9/> {} }', "SERVICE would reach"),
    ("SELECT * { ?x ?y '''a'b''' . SERVICE ?z {} }", "SERVICE would reach"),
    ("SELECT * { FILTER(?a<?b) SERVICE <http://127.0.0.1:9/> {} FILTER(?a>?b) }", "SERVICE would reach"),
    ("SELECT * FROM <http://contoh.example/g> { ?s ?p ?o }", "FROM would read another graph"),
    ("ASK FROM NAMED <http://contoh.example/g> { ?s ?p ?o }", "FROM would read another graph"),
    ("LOAD <http://contoh.example/g>  ", "LOAD would change the graph"),
    ("INSERT DATA { dip:a dip:b dip:c }", "INSERT would change the graph"),
    ("PREFIX x: <http://x/> DELETE WHERE { ?s ?p ?o }", "DELETE would change the graph"),
    ("DROP ALL { }", "DROP would change the graph"),
    ("WITH <http://g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "WITH would change the graph"),
    ("HELLO { }", "this is no query"),
    ("SELECT * { ?s foaf:name ?o }", "nobody declares the prefix foaf:.*dip"),
    ("SELECT * {\n  ?s ?p\n}", "line 3: the query cannot be read at '}'"),
    ("SELECT ?x { ?x a dip:Person ", r"line 1: the query cannot be read at 'SELECT \?x \{"),
    ("SELECT (?nothing + AS ?y) {}", "line 1: the query cannot be read"),
    ("who-met-who", "did you mean 'who-met-whom'.*kinship"),
    ("", "there is no query ''"),
    ("tiada.rq", "tiada.rq: there is no such query file"),
    ("x\x00y", "there is no query"),
    ("a" * 5000, "there is no query"),
]


@pytest.mark.parametrize(("text", "said"), REFUSED, ids=[text[:30] for text, _ in REFUSED])
def test_one_clear_line(opened: query.Opened, text: str, said: str) -> None:
    with pytest.raises(QueryError, match=said) as caught:
        query.run(opened, text)
    assert "\n" not in str(caught.value)


ALLOWED = [
    "SELECT ?service { ?service dip:service ?from } # SERVICE <http://x> FROM",
    'SELECT * { ?x dip:quote "security SERVICE FROM" }',
    "SELECT * { ?x dip:quote '''LOAD <http://x>''' ; dip:of <http://x/SERVICE> }",
    "PREFIX from: <http://x/> SELECT * { ?x from:service ?insert }",
    "SELECT * { ?s schema:name|skos:prefLabel ?o FILTER(?o < 5 && ?o > 3) }",
    "PREFIX : <http://x/> SELECT * { ?x :a/:b _:c FILTER(?x != :d) }",
    'BASE <http://x/> SELECT * { <a> <b> 1.5e3, true, "x"@en, "2025"^^xsd:gYear }',
]


@pytest.mark.parametrize("text", ALLOWED)
def test_words_that_only_look_dangerous(opened: query.Opened, text: str) -> None:
    assert query.run(opened, text).type == "SELECT"


@given(st.text(max_size=60))
def test_every_text_has_tokens(text: str) -> None:
    joined = "".join(token for _, token in tokens(text))
    assert len(joined) <= len(text)
    try:
        check(text, "uji", PREFIXES)
    except QueryError as error:
        assert str(error)


def test_a_folder_without_a_graph(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"graph.ttl: there is no graph here \(build one"):
        query.run(tmp_path, "kinship")


def test_a_damaged_graph(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("@prefix x: <http://x/> .\nx:a x:b", encoding="utf-8")
    with pytest.raises(OutputError, match="no valid Turtle"):
        query.open_store(tmp_path)


def test_a_wrong_query_is_said_before_the_graph_is_read(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        query.run(tmp_path, "SELECT * { SERVICE <http://x> {} }")
