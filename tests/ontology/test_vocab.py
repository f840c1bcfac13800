"""The ontology against the contract, and the vocabulary that code reads from it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace

from kg import vocab
from kg.rdf.ontology_docs import render
from kg.resources import ontology_dir

DIP = Namespace(vocab.DIP)
BASE = "https://contoh.example/id/"

# the words of the contract, in its order
NOTATIONS = {
    "role": """head_of_state deputy_head_of_state head_of_government deputy_head_of_government foreign_minister
        defence_minister minister deputy_minister special_envoy ambassador diplomat security_council_head adviser
        spokesperson secretary_general head_of_agency military_commander legislator legislature_speaker party_leader
        regional_head supreme_leader judge_or_prosecutor religious_leader business_leader expert first_lady royal
        official""",
    "kinship": """son_in_law daughter_in_law father_in_law mother_in_law spouse child parent sibling sibling_in_law
        grandchild grandparent cousin nephew_niece uncle_aunt co_parent_in_law relative""",
    "status": "held ongoing scheduled proposed possible cancelled denied",
    "mode": "in_person phone video unknown",
    "kind": "bilateral trilateral multilateral negotiation visit internal other",
    "tenure": "current former future",
    "quotation": "direct indirect",
}
CLASSES = "Person Organization Country Place Article RoleHolding KinshipTie Meeting Statement Evidence"
PROPERTIES = """inCountry sha256 holder role of title tenure attestedOn participant party place venue date endDate
    status mode kind about duration speaker text quotation cue addressee article quote start end evidence confidence"""
STANDARD = {
    "Person": {"schema:Person"},
    "Organization": {"schema:Organization", "org:Organization"},
    "Country": {"schema:Country"},
    "Place": {"schema:Place"},
    "Article": {"schema:NewsArticle"},
    "RoleHolding": {"org:Membership"},
    "KinshipTie": set(),
    "Meeting": {"sem:Event", "schema:Event"},
    "Statement": set(),
}


@pytest.fixture(scope="module")
def ontology() -> Graph:
    graph = Graph()
    for name in ("utusan.ttl", "concepts.ttl"):
        graph.parse(ontology_dir() / name)
    return graph


@pytest.mark.parametrize("scheme", NOTATIONS)
def test_concepts_are_those_of_the_contract(scheme: str) -> None:
    assert [concept.notation for concept in vocab.concepts(scheme)] == NOTATIONS[scheme].split()


def test_contract_individuals_keep_their_names() -> None:
    named = {vocab.concept("tenure", word).iri.removeprefix(vocab.DIP) for word in NOTATIONS["tenure"].split()}
    named |= {vocab.concept("quotation", word).iri.removeprefix(vocab.DIP) for word in NOTATIONS["quotation"].split()}
    assert named == {"Current", "Former", "Future", "Direct", "Indirect"}


@pytest.mark.parametrize("local", CLASSES.split())
def test_classes(ontology: Graph, local: str) -> None:
    assert (DIP[local], RDF.type, OWL.Class) in ontology


@pytest.mark.parametrize("local", PROPERTIES.split())
def test_properties(ontology: Graph, local: str) -> None:
    kinds = {OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property}
    assert kinds & set(ontology.objects(DIP[local], RDF.type))


@pytest.mark.parametrize("local", STANDARD)
def test_standard_classes(local: str) -> None:
    expanded = {vocab.PREFIXES[name.split(":")[0]] + name.split(":")[1] for name in STANDARD[local]}
    assert set(vocab.superclasses(local)) == expanded


def test_every_term_has_a_label_and_a_definition_in_both_languages(ontology: Graph) -> None:
    terms = {s for s in ontology.subjects(RDF.type) if str(s).startswith(vocab.DIP)}
    assert len(terms) >= 120
    for term in terms:
        label = SKOS.prefLabel if (term, SKOS.prefLabel, None) in ontology else RDFS.label
        for predicate in (label, SKOS.definition):
            texts = [text for text in ontology.objects(term, predicate) if isinstance(text, Literal)]
            assert sorted(text.language or "" for text in texts) == ["en", "id"], (term, predicate)
            assert all(len(text.strip()) > 1 for text in texts)


def test_no_concept_is_a_class_or_a_property(ontology: Graph) -> None:
    concepts = {c.iri for scheme in vocab.SCHEMES for c in vocab.concepts(scheme)}
    assert len(concepts) == sum(len(words.split()) for words in NOTATIONS.values())
    assert not concepts & {str(term) for term in ontology.subjects(RDFS.label)}


def test_kinship_inverses_are_mutual() -> None:
    kinship = {concept.notation: set(concept.inverse) for concept in vocab.concepts("kinship")}
    assert all(inverses for inverses in kinship.values())
    assert all(word in kinship[other] for word, inverses in kinship.items() for other in inverses)
    symmetric = {word for word, inverses in kinship.items() if word in inverses}
    assert symmetric == {"spouse", "sibling", "sibling_in_law", "cousin", "co_parent_in_law", "relative"}


def test_labels() -> None:
    assert vocab.label("status", "held") == "terlaksana"
    assert vocab.label("role", "special_envoy", "en") == "special envoy"
    assert vocab.label("role", "astronaut", "en") == "astronaut"
    assert vocab.term_label("Meeting", "id") == "Pertemuan"
    assert vocab.role_iri("special_envoy") == vocab.DIP + "SpecialEnvoy"
    assert vocab.concept_of(vocab.kinship_iri("son_in_law")) == vocab.concept("kinship", "son_in_law")


def test_an_unknown_word_is_named() -> None:
    with pytest.raises(KeyError, match="astronaut.*role"):
        vocab.role_iri("astronaut")


@pytest.mark.parametrize(
    ("base", "sound"),
    [
        ("https://w3id.org/utusan/id/", True),
        ("http://localhost:8000/graf#", True),
        ("https://contoh.example", False),
        ("https:///", False),
        ("urn:x:", False),
        ("https://contoh.example/a b/", False),
        ("> a <b/", False),
        ("", False),
    ],
)
def test_bases(base: str, sound: bool) -> None:
    assert vocab.is_base(base) is sound


def test_how_classes_are_drawn() -> None:
    assert vocab.drawing("RoleHolding") == ("edge", "holder", "of")
    assert vocab.drawing("Person") == ("node", "", "")
    assert vocab.drawing("Evidence") is None


@pytest.mark.parametrize(
    ("id", "path"),
    [
        ("person/steve-witkoff", "person/steve-witkoff"),
        ("person/../../etc", "person/%2E%2E/%2E%2E/etc"),
        ("country/côte d'ivoire", "country/c%C3%B4te%20d%27ivoire"),
        ("place/a?b#c", "place/a%3Fb%23c"),
        ("place/100%", "place/100%25"),
    ],
)
def test_individuals(id: str, path: str) -> None:
    assert vocab.individual(BASE, id) == BASE + path


@pytest.mark.parametrize(("id", "step"), [("a0001", "a0001"), ("../x", "..%2Fx"), ("..", "%2E%2E"), ("b c", "b%20c")])
def test_articles(id: str, step: str) -> None:
    assert vocab.article_iri(BASE, id) == f"{BASE}article/{step}"


IDS = st.text(st.one_of(st.sampled_from("./%a2F"), st.characters(exclude_categories=["Cs"])), max_size=8)


@given(st.lists(IDS, min_size=2, max_size=2, unique=True))
def test_different_ids_have_different_iris(ids: list[str]) -> None:
    first, second = (vocab.article_iri(BASE, id) for id in ids)
    assert first != second
    first, second = (vocab.individual(BASE, id) for id in ids)
    assert first != second


def test_the_vocabulary_is_not_read_at_import() -> None:
    code = "import kg.vocab as v; print(v._index.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


def test_the_page_on_the_ontology_is_up_to_date() -> None:
    page = Path(__file__).parents[2] / "docs" / "ontology.md"
    assert page.read_text(encoding="utf-8") == render(), "run: python -m kg.rdf.ontology_docs docs/ontology.md"
