"""The SHACL shapes on a good and a bad graph each, with what pySHACL must find in the bad one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, SH, BNode, Graph, URIRef
from rdflib.collection import Collection

from kg.rdf.shapes import shapes
from kg.resources import ontology_dir

EXAMPLES = ontology_dir() / "examples"
NAMES = sorted(path.stem.removesuffix("-good") for path in EXAMPLES.glob("*-good.ttl"))


@cache
def plain_shapes() -> Graph:
    return Graph().parse(ontology_dir() / "shapes.ttl")


def found(path: Path, shape_graph: Graph) -> set[str]:
    """`path component` of every violation, as the examples name them."""
    data = Graph().parse(EXAMPLES / "context.ttl").parse(path)
    data.namespace_manager.bind("dip", "https://w3id.org/utusan/ontology#", replace=True)
    _, report, _ = pyshacl.validate(data, shacl_graph=shape_graph)
    assert isinstance(report, Graph)
    results = report.subjects(RDF.type, SH.ValidationResult)
    return {
        f"{written(report, report.value(result, SH.resultPath), data)} "
        f"{str(report.value(result, SH.sourceConstraintComponent)).split('#')[1].removesuffix('ConstraintComponent')}"
        for result in results
    }


def written(report: Graph, path: object, names: Graph) -> str:
    if path is None:
        return "-"
    if isinstance(path, URIRef):
        return path.n3(names.namespace_manager)
    assert isinstance(path, BNode)
    alternatives = report.value(path, SH.alternativePath)
    steps = Collection(report, alternatives or path)
    return ("|" if alternatives else "/").join(written(report, step, names) for step in steps)


def expected(path: Path) -> set[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line.removeprefix("# violates: ") for line in lines if line.startswith("# violates: ")}


def test_every_shape_has_a_good_and_a_bad_example() -> None:
    described = {
        str(shape).split("#")[1]
        for shape in plain_shapes().subjects(RDF.type, SH.NodeShape)
        if (shape, SH.targetClass, None) in plain_shapes()
    }
    for kind in ("good", "bad"):
        first_lines = {path.read_text(encoding="utf-8").splitlines()[0] for path in EXAMPLES.glob(f"*-{kind}.ttl")}
        named = {line.split("dip:")[1].rstrip(".").split(",")[0] for line in first_lines}
        assert named == described


@pytest.mark.parametrize("name", NAMES)
def test_the_good_example_conforms(name: str) -> None:
    assert found(EXAMPLES / f"{name}-good.ttl", plain_shapes()) == set()


@pytest.mark.parametrize("name", NAMES)
def test_the_bad_example_violates_what_it_says(name: str) -> None:
    path = EXAMPLES / f"{name}-bad.ttl"
    assert expected(path)
    assert found(path, plain_shapes()) == expected(path)


def test_shapes_arranged_for_speed_find_the_same() -> None:
    for name in NAMES:
        path = EXAMPLES / f"{name}-bad.ttl"
        assert found(path, shapes()) == expected(path)


def test_the_shapes_are_themselves_valid_shacl() -> None:
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=plain_shapes(), meta_shacl=True)
    assert conforms, text


def test_every_property_shape_speaks_both_languages() -> None:
    graph = plain_shapes()
    targets = {shape for shape in graph.subjects(SH.path) if not isinstance(graph.value(shape, SH.path), type(None))}
    assert len(targets) > 40
    for shape in targets:
        languages = sorted(message.language for message in graph.objects(shape, SH.message))
        assert languages == ["en", "id"], graph.value(shape, SH.path)


def test_every_concept_of_the_ontology_conforms() -> None:
    data = Graph().parse(ontology_dir() / "concepts.ttl")
    conforms, _, text = pyshacl.validate(data, shacl_graph=shapes())
    assert conforms, text
