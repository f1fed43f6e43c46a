"""The shapes: the valid graph meets them, and each of them fails where it should and nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pyshacl
import pytest
import yaml
from changeable import Changeable
from rdflib import Graph

from recalling.dataset import Dataset
from recalling.rdf.graph import Term
from recalling.rdf.namespaces import Iris, expand
from recalling.validate import Report, Result, validate
from recalling.validate.engines import ENGINES, rdflib_graph
from recalling.validate.facts import Facts
from recalling.validate.shapes import checks, shapes

_MUTATIONS: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "mutations.yaml").read_text("utf-8")
)
_CASES = [
    pytest.param(shape, case, id=f"{shape}.{number}")
    for shape, cases in _MUTATIONS.items()
    for number, case in enumerate(cases, start=1)
]
_SYMBOLS = (
    "A/57/170",
    "S/24",
    "E/1998/27/Corr.1",
    "A/CONF.157/24 (Part I)",
    "E/CN.4/Sub.2/1998/14",
    "A/ES-10/794",
    "A/75/6 (Sect. 3)/Add.1",
    "A/74/6 (Income sect. 1)",
    "A/C.6/64/SR.1-28",
    "S/PV.4567 (Resumption 1)",
    "A/RES/217(III)[A]",
    "UNEP/EA.4/Res.1",
)
_NO_SYMBOLS = (
    "a/57/170",
    "57/170",
    "A/57/ 170",
    "A/57/170.",
    "A//170",
    "A/57/170 and Corr.1",
    "E/1998/27/Corr. 1",
    "A/CONF.157/24(Part I",
    "E/CN.4/1999/4-E/CN.4/Sub.2/1998/45",
)


def _said(result: Result) -> tuple[str, str, str | None]:
    return result.shape, result.focus, result.value


def _all_said(results: list[Result]) -> set[tuple[Any, ...]]:
    return {(*_said(r), r.severity, r.message, r.component, r.term, r.places) for r in results}


@pytest.fixture(scope="module")
def before(valid: Changeable) -> set[tuple[str, str, str | None]]:
    """What the shapes find in the graph that is not changed."""
    return {_said(r) for r in valid.results()[0]}


@pytest.fixture(scope="module")
def report(dataset: Dataset) -> Report:
    return validate(dataset)


def test_the_graph_of_57_176_conforms(report: Report) -> None:
    assert report.conforms
    assert [(r.check, r.focus) for r in report.results if r.severity == "violation"] == []


def test_its_only_warning_is_the_renaming_whose_act_the_text_does_not_name(report: Report) -> None:
    assert [(r.check, r.focus) for r in report.results if r.severity == "warning"] == [("S42", "un/event/odc-renaming")]


def test_its_notes(report: Report) -> None:
    notes = [(r.check, r.focus) for r in report.results if r.severity == "info"]
    assert notes == [("S11", "un/ga/res/57/176#cit-op3-m1"), ("S11", "un/ga/res/57/176#cit-op3-m2")]


def test_the_reduced_graph_fails_nothing_else_than_the_whole(report: Report, before: set[Any]) -> None:
    assert before == {_said(r) for r in report.results}


@pytest.mark.parametrize(("shape", "case"), _CASES)
def test_a_check_fails_where_it_should(shape: str, case: dict[str, Any], valid: Changeable, before: set[Any]) -> None:
    with valid.changed(case["update"]) as changed:
        results, facts = changed.results()
        assert _all_said(changed.fast()) == _all_said(results)  # the engines agree
    found = [r for r in results if _said(r) not in before]
    assert {r.check for r in found} == {shape.partition("-")[0], *case.get("also", ())}
    assert shape in {r.shape for r in found}
    for result in found:
        assert result.message.startswith(f"{result.check} ")
        assert result.severity == checks()[result.shape].severity
        if _has_evidence(result, facts, valid.iris):
            assert result.lines
            assert all(line.startswith("A_RES_57_176.md:") for line in result.lines)


def _has_evidence(result: Result, facts: Facts, iris: Iris) -> bool:
    at_fault: Term = iris.of(result.focus)
    if result.component.endswith("SPARQLConstraintComponent") and result.term is not None:
        at_fault = result.term
    return bool(facts.values(facts.values([at_fault], "unc:hasEvidence"), "oa:hasSource"))


def test_every_shape_has_a_mutation() -> None:
    assert set(_MUTATIONS) == {name for name in checks() if not name.startswith("X")}


def test_the_numbers_are_s01_to_s72() -> None:
    assert {name.partition("-")[0] for name in _MUTATIONS} == {f"S{n:02}" for n in range(1, 73)}


def test_every_message_is_a_sentence_that_begins_with_its_number() -> None:
    for name, check in checks().items():
        assert check.message.startswith(name.partition("-")[0] + " ")
        assert check.message.endswith(".")
        assert check.advice.endswith(".")
        assert check.title


def test_the_shapes_are_valid_shacl() -> None:
    conforms, _, _ = pyshacl.validate(Graph(), shacl_graph=rdflib_graph(shapes()), meta_shacl=True)
    assert conforms


def test_the_number_of_sparql_queries_stays_small() -> None:
    """Each costs as much as twenty checks in core: an eighth needs a reason.

    S72 is the seventh: what S10 asks of acts, asked of instruments, with a severity of its own.
    """
    assert sum(t.predicate.value.endswith("#select") for t in shapes()) == 7


def test_s36_knows_how_symbols_are_written() -> None:
    documents = {ox.NamedNode(f"https://example.org/{n}"): s for n, s in enumerate((*_SYMBOLS, *_NO_SYMBOLS))}
    data = [ox.Triple(document, expand("unc:symbol"), ox.Literal(symbol)) for document, symbol in documents.items()]
    found = ENGINES["pyshacl"].validate(data, shapes(), [])
    assert {documents[f.focus] for f in found if f.shape.endswith("S36")} == set(_NO_SYMBOLS)
