"""Facts as Turtle: readable, the same bytes for the same facts, and the same graph whoever reads it."""

from __future__ import annotations

import random
from dataclasses import fields, replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, RDFS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from story import MeetingReport, evidence, story

from kg import rdf, vocab
from kg.config import BASE
from kg.errors import OutputError
from kg.model import Document, Entity, Evidence, Facts, KinshipTie, Meeting, RoleHolding, Statement
from kg.rdf.terms import date, decimal, url
from kg.resources import ontology_dir

DIP, SKOS = Namespace(vocab.DIP), Namespace(vocab.SKOS)
ID = Namespace(BASE)


@pytest.fixture
def written(tmp_path: Path, facts: Facts) -> str:
    rdf.write_turtle(facts, tmp_path / "graph.ttl")
    return (tmp_path / "graph.ttl").read_text(encoding="utf-8")


def parsed(text: str | bytes) -> set[ox.Triple]:
    return {ox.Triple(q.subject, q.predicate, q.object) for q in ox.parse(text, format=ox.RdfFormat.TURTLE)}


def test_two_parsers_read_what_was_written(facts: Facts, written: str) -> None:
    assert parsed(written) == set(rdf.triples(facts))
    assert isomorphic(Graph().parse(data=written, format="turtle"), rdf.graph(facts))


def test_the_number_of_triples_is_given_back(tmp_path: Path, facts: Facts) -> None:
    assert rdf.write_turtle(facts, tmp_path / "graph.ttl") == len(set(rdf.triples(facts))) > 600


def test_every_triple_comes_once(facts: Facts) -> None:
    found = list(rdf.triples(facts))
    assert len(found) == len(set(found))


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_facts_does_not_show(tmp_path: Path, facts: Facts, written: str, seed: int) -> None:
    shuffle = random.Random(seed).sample
    parts = {f.name: getattr(facts, f.name) for f in fields(facts) if not f.name.startswith("_")}
    other = Facts(**{name: tuple(shuffle(part, len(part))) for name, part in parts.items()})
    rdf.write_turtle(other, tmp_path / "other.ttl")
    assert (tmp_path / "other.ttl").read_text(encoding="utf-8") == written


def test_it_is_readable(written: str) -> None:
    assert "\nkinship:kushner-trump\n    a dip:KinshipTie ;\n    dip:holder person:jared-kushner ;\n" in written
    assert "    dip:role dip:SonInLaw ;\n" in written
    headings = [line.strip("# -") for line in written.splitlines() if line.startswith("# ---")]
    assert headings == [*vocab.SECTIONS, "concept"]
    assert not [line for line in written.splitlines() if line != line.rstrip()]


def test_the_base_moves_individuals_and_nothing_else(tmp_path: Path, facts: Facts) -> None:
    base = "https://contoh.example/graf#"
    rdf.write_turtle(facts, tmp_path / "graph.ttl", base)
    text = (tmp_path / "graph.ttl").read_text(encoding="utf-8")
    assert BASE not in text
    assert {str(t.subject.value) for t in parsed(text) if "contoh.example/graf" in str(t.subject)} == {
        t.subject.value.replace(BASE, base) for t in rdf.triples(facts) if t.subject.value.startswith(BASE)
    }


def test_there_are_no_blank_nodes(facts: Facts) -> None:
    assert not [term for triple in rdf.graph(facts) for term in triple if isinstance(term, BNode)]


def test_inference_by_the_ontology_adds_nothing(facts: Facts) -> None:
    graph = rdf.graph(facts)
    ontology = Graph().parse(ontology_dir() / "utusan.ttl")
    for narrow, wide in ontology.subject_objects(RDFS.subClassOf):
        assert set(graph.subjects(RDF.type, narrow)) <= set(graph.subjects(RDF.type, wide)), wide
    for narrow, wide in ontology.subject_objects(RDFS.subPropertyOf):
        assert set(graph.subject_objects(narrow)) <= set(graph.subject_objects(wide)), wide


QUERIES = {
    # in the terms of ORG, SEM with PROV, schema.org and Web Annotation
    "org": """SELECT ?name ?role ?of { ?m a org:Membership ; org:member/schema:name ?name ;
              org:role/skos:notation ?role ; org:organization/schema:name ?of }""",
    "sem": """SELECT ?place ?time { ?e a sem:Event ; sem:hasActor <https://w3id.org/utusan/id/person/jared-kushner> ;
              sem:hasPlace/schema:name ?place ; sem:hasTimeStamp ?time ; prov:wasDerivedFrom ?article }""",
    "schema": """SELECT ?headline { ?e a schema:Event ; schema:attendee/schema:name "Rustem Umerov" ;
              prov:wasDerivedFrom/schema:headline ?headline . }""",
    "oa": """SELECT ?exact ?start ?end { ?s a oa:TextQuoteSelector, oa:TextPositionSelector ; oa:exact ?exact ;
              oa:start ?start ; oa:end ?end . FILTER(CONTAINS(?exact, "menantu")) }""",
}
ROWS = {
    "org": {
        ("Kirill Dmitriev", "special_envoy", "Rusia"),
        ("Kirill Dmitriev", "head_of_agency", "Dana Samudra"),
        ("Joko Contoh", "head_of_state", "Amerika Serikat"),
        ("Steve Witkoff", "special_envoy", "Amerika Serikat"),
    },
    "sem": {("Miami", "2025-12-20")},
    "schema": {('Perundingan "pantai" menyusul',)},
    "oa": {("Jared Kushner, menantu Donald Trump, ikut duduk di meja perundingan itu.", "109", "181")},
}


@pytest.mark.parametrize("name", QUERIES)
def test_standard_terms_answer_without_inference(facts: Facts, name: str) -> None:
    found = rdf.graph(facts).query(QUERIES[name], initNs=dict(vocab.PREFIXES))
    assert {tuple(map(str, row)) for row in found} == ROWS[name]


def test_what_two_sources_say_of_a_meeting_can_both_be_read(facts: Facts) -> None:
    query = """SELECT ?status ?date ?place { <https://w3id.org/utusan/id/meeting/2025-12-20-talks> dip:evidence ?e .
               ?e dip:status/skos:notation ?status ; dip:date ?date ; dip:place/skos:prefLabel ?place }"""
    found = {tuple(map(str, row)) for row in rdf.graph(facts).query(query, initNs=dict(vocab.PREFIXES))}
    assert found == {("held", "2025-12-20", "Miami"), ("scheduled", "2025-12-21", "Palm Beach")}


# what tools that rely on the contract ask, of a graph without the ontology beside it
CONTRACT = {
    "SELECT ?l { <https://w3id.org/utusan/id/person/steve-witkoff> skos:prefLabel|skos:altLabel ?l }": {
        ("Steve Witkoff",),
        ("Witkoff",),
    },
    "SELECT DISTINCT ?n { ?x a dip:RoleHolding ; dip:role ?c . ?c skos:broader*/skos:notation ?n }": {
        ("special_envoy",),
        ("head_of_agency",),
        ("head_of_state",),
    },
    "SELECT ?l { dip:SonInLaw skos:prefLabel ?l }": {("menantu laki-laki",), ("son-in-law",)},
    "SELECT ?x { ?x a ?c . VALUES ?c { dip:RoleHolding dip:KinshipTie dip:Meeting dip:Statement } "
    "FILTER NOT EXISTS { ?x dip:evidence/dip:quote ?q ; dip:confidence ?y ; prov:wasDerivedFrom ?a } }": set(),
    "SELECT ?t { ?x a dip:RoleHolding ; dip:tenure dip:Former ; dip:title ?t FILTER(LANG(?t) = 'id') }": {
        ("Presiden",)
    },
    "SELECT ?d { ?x a dip:Meeting ; dip:date ?d FILTER(DATATYPE(?d) = xsd:gYearMonth) }": {("2025-12",)},
}


@pytest.mark.parametrize("query", CONTRACT)
def test_the_contract(facts: Facts, query: str) -> None:
    found = rdf.graph(facts).query(query, initNs=dict(vocab.PREFIXES))
    assert {tuple(map(str, row)) for row in found} == CONTRACT[query]


def test_evidence_has_the_words_that_gave_the_fact(facts: Facts) -> None:
    query = "SELECT ?cue ?rule { ?f a dip:KinshipTie ; dip:evidence ?e . ?e dip:cue ?cue ; dip:rule ?rule }"
    found = {tuple(map(str, row)) for row in rdf.graph(facts).query(query, initNs=dict(vocab.PREFIXES))}
    assert found == {("menantu", "aturan-uji")}


def test_two_facts_of_one_sentence_have_evidence_of_their_own(facts: Facts) -> None:
    graph = rdf.graph(facts)
    nodes = [e for role in ("dmitriev-envoy", "witkoff-envoy") for e in graph.objects(ID[f"role/{role}"], DIP.evidence)]
    assert len(set(nodes)) == 2
    assert len({str(graph.value(node, DIP.quote)) for node in nodes}) == 1


@pytest.mark.parametrize(
    ("value", "datatype"),
    [
        ("2025-12-20", "date"),
        ("2025-12", "gYearMonth"),
        ("2025", "gYear"),
        ("2025-02-30", "string"),
        ("2025-13", "string"),
        ("0000", "string"),
        ("kemarin", "string"),
        ("２０２５", "string"),
        ("2025-12-20T10:00", "string"),
    ],
)
def test_dates_are_typed_by_their_form(value: str, datatype: str) -> None:
    literal = date(value)
    assert (literal.value, literal.datatype.value) == (value, vocab.XSD + datatype)


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.8, "0.8"), (1, "1.0"), (0, "0.0"), (0.123456, "0.1235"), (-0.00001, "-0.0"), (0.10, "0.1"), (10.0, "10.0")],
)
def test_decimals(value: float, text: str) -> None:
    assert decimal(value).value == text


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_no_decimal_without_a_number(value: float) -> None:
    with pytest.raises(ValueError, match="not a number"):
        decimal(value)


@pytest.mark.parametrize(
    ("value", "iri"),
    [
        ("https://contoh.example/a?b=c&d=e#f", "https://contoh.example/a?b=c&d=e#f"),
        (" https://contoh.example/a b|c ", "https://contoh.example/a%20b%7Cc"),
        ("https://contoh.example/100%-<sah>", "https://contoh.example/100%25-%3Csah%3E"),
        ("HTTP://contoh.example/é", "HTTP://contoh.example/é"),
        ("javascript:alert(1)", None),
        ("contoh.example/tanpa-skema", None),
        ("http://", None),
        ("http://[::1", None),
    ],
)
def test_only_sound_addresses_become_iris(value: str, iri: str | None) -> None:
    term = url(value)
    assert isinstance(term, ox.NamedNode if iri else ox.Literal)
    assert term.value == (iri or value)


def test_a_word_that_is_no_concept_is_named(facts: Facts) -> None:
    wrong = replace(facts, meetings=(replace(facts.meetings[0], status="maybe"),))
    with pytest.raises(KeyError, match="maybe.*status"):
        list(rdf.triples(wrong))


def test_the_former_file_stays_whole_if_writing_fails(tmp_path: Path, facts: Facts) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("lama", encoding="utf-8")
    wrong = replace(facts, roles=(replace(facts.roles[0], role="nobody"),))
    with pytest.raises(KeyError):
        rdf.write_turtle(wrong, path)
    assert [p.name for p in tmp_path.iterdir()] == ["graph.ttl"]
    assert path.read_text(encoding="utf-8") == "lama"


def test_a_folder_that_is_missing_is_said(tmp_path: Path, facts: Facts) -> None:
    with pytest.raises(OutputError, match="cannot write"):
        rdf.write_turtle(facts, tmp_path / "tiada" / "graph.ttl")


def test_quads_hold_what_each_article_says() -> None:
    quads = list(rdf.quads(story()))
    graphs = {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)}
    assert graphs == {f"{BASE}article/{id}" for id in ("miami", "pantai", "telepon", "undangan")}
    talks = ox.NamedNode(f"{BASE}meeting/2025-12-20-talks")
    dates = {
        (q.graph_name.value.rsplit("/")[-1], q.object.value)
        for q in quads
        if q.subject == talks and q.predicate.value == vocab.DIP + "date"
    }
    assert dates == {("miami", "2025-12-20"), ("pantai", "2025-12-21")}
    in_default = {quad.subject.value for quad in quads if isinstance(quad.graph_name, ox.DefaultGraph)}
    assert vocab.role_iri("special_envoy") in in_default
    assert all(iri.startswith(vocab.DIP) for iri in in_default)


# --- hostile strings ----------------------------------------------------------------------------------------------

NASTY = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            '" ; a dip:Meeting . "', "\\", '"""', "'''", "<script>", "\x00", "\u202e", "\u2028", "\ufeff",
            "\ud800", "]]>", "@id", "^^xsd:date", "a\r\nb", "𝔘🙂e\u0301", "../../x", "%2e%2e", "#", "?", "person/../x",
        ]
    ),
)  # fmt: skip


@st.composite
def hostile(draw: st.DrawFn) -> Facts:
    word = draw(st.lists(NASTY, min_size=12, max_size=12))
    article = word[0] or "x"
    source = Evidence(article, 3, 3 + len(word[1]), word[1], ((3, 4),), word[2])
    person, other = Entity("person/" + word[3], "person", word[4], (word[5],)), Entity("person/b", "person", word[6])
    return Facts(
        (Document(article, word[7], word[8], word[9], word[10], word[11]),),
        (person, other),
        (RoleHolding("role/" + word[3], person.id, "royal", word[5], (source,), word[6], "former", (word[7],)),),
        (KinshipTie("kinship/" + word[3], person.id, "cousin", other.id, (source,)),),
        (
            Meeting(
                "meeting/" + word[3], word[4], (MeetingReport(source, "held", (person.id,), date=word[6]),),
                (person.id,), venue=word[5], about=(word[6],), duration=word[7], date=word[8] or None,
            ),
        ),
        (Statement("statement/" + word[3], person.id, word[4], "direct", (source,), word[5]),),
    )  # fmt: skip


@given(hostile())
@settings(max_examples=80, deadline=None)
def test_hostile_strings_stay_strings(tmp_path_factory: pytest.TempPathFactory, facts: Facts) -> None:
    path = tmp_path_factory.mktemp("hostile") / "graph.ttl"
    rdf.write_turtle(facts, path)
    expected = set(rdf.triples(facts))
    assert parsed(path.read_bytes()) == expected
    graph = Graph().parse(path, format="turtle")
    assert len(graph) == len(expected)
    assert set(graph) == set(rdf.graph(facts))
    classes = {o for o in graph.objects(None, RDF.type) if str(o).startswith(vocab.DIP)}
    named = "Article Person RoleHolding KinshipTie Meeting Statement Evidence"
    assert classes == {DIP[name] for name in named.split()}


def test_marks_that_turn_the_direction_are_escaped(tmp_path: Path) -> None:
    facts = Facts((Document("a", "t", "judul \u202elaus\u2066 \x85 \u2028 \x00"),))
    rdf.write_turtle(facts, tmp_path / "graph.ttl")
    text = (tmp_path / "graph.ttl").read_text(encoding="utf-8")
    assert r'"judul \u202Elaus\u2066 \u0085 \u2028 \u0000"' in text
    headline = Graph().parse(data=text).value(ID["article/a"], URIRef(vocab.SCHEMA + "headline"))
    assert headline == Literal(facts.articles[0].title)


def test_evidence_given_twice_is_one() -> None:
    twice = (evidence("miami", 1, "menantu"), evidence("miami", 1, "Jared Kushner", rule="lain"))
    tie = replace(story().kinships[0], evidence=twice)
    graph = rdf.graph(replace(story(), kinships=(tie,), roles=(), meetings=(), statements=()))
    (node,) = graph.objects(ID[tie.id], DIP.evidence)
    assert {str(cue) for cue in graph.objects(node, DIP.cue)} == {"menantu", "Jared Kushner"}
    assert {str(rule) for rule in graph.objects(node, DIP.rule)} == {"aturan-uji", "lain"}
