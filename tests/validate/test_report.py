"""The report: for people, for machines, and from whatever graph it is asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pyoxigraph as ox
import pytest

from recalling.dataset import Dataset, assemble
from recalling.errors import RecallingError
from recalling.model import Extraction
from recalling.rdf.namespaces import Iris, expand
from recalling.validate import Report, validate
from recalling.validate.checks import check
from recalling.validate.engines import ENGINES, Finding
from recalling.validate.facts import Facts
from recalling.validate.results import results
from recalling.validate.shapes import checks

_FOOTNOTE = "https://w3id.org/recalling/un/ga/res/57/176#fn9"


@pytest.fixture(scope="module")
def report(dataset: Dataset) -> Report:
    return validate(dataset)


def _finding(shape: str, focus: str, value: ox.NamedNode | ox.Literal | None = None, component: str = "Or") -> Finding:
    said = checks()[shape]
    return Finding(
        shape=f"https://w3id.org/recalling/shapes#{shape}",
        component=f"http://www.w3.org/ns/shacl#{component}ConstraintComponent",
        severity=f"http://www.w3.org/ns/shacl#{said.severity.capitalize()}",
        message=said.message,
        focus=ox.NamedNode(focus),
        value=value,
    )


def _report(findings: Iterable[Finding], dataset: Dataset) -> Report:
    found = results(findings, Facts(dataset.in_graphs("src/")), dataset.iris)
    return Report(tuple(sorted(found)), checks(), 1)


@pytest.fixture(scope="module")
def bad(dataset: Dataset) -> Report:
    """A report of a violation at two nodes, a warning and a note."""
    source = "https://w3id.org/recalling/src/80b8189d3318"
    evidence = ox.NamedNode("https://w3id.org/recalling/un/ga/res/57/176#ev-pp1-fn1")
    return _report(
        [
            _finding("S11", "https://w3id.org/recalling/un/ga/res/57/176#cit-op3-m1", expand("act:welcome")),
            _finding("S42", "https://w3id.org/recalling/un/event/odc-renaming"),
            _finding("S15", _FOOTNOTE),
            _finding("S15", _FOOTNOTE.replace("fn9", "fn10")),
            _finding("S46", source, evidence, "SPARQL"),
        ],
        dataset,
    )


# ---------------------------------------------------------------------------------- for people


def test_it_says_whether_the_graph_conforms(report: Report, bad: Report) -> None:
    assert report.conforms
    assert report.summary_lines()[0] == (
        "the graph conforms: 0 violations, 1 warning, 2 notes (1 source text compared with it)"
    )
    assert not bad.conforms
    assert bad.text().startswith("the graph does not conform: 3 violations, 1 warning, 1 note (")


def test_it_counts_by_severity_and_check(bad: Report) -> None:
    assert bad.counts() == {"violation": 3, "warning": 1, "info": 1}
    assert list(bad.counts_by_check().items()) == [("S15", 2), ("S46", 1), ("S42", 1), ("S11", 1)]


def test_its_table_begins_with_the_worst(bad: Report) -> None:
    assert [line.split()[:3] for line in bad.summary_lines()[1:]] == [
        ["S15", "violation", "2"],
        ["S46", "violation", "1"],
        ["S42", "warning", "1"],
        ["S11", "info", "1"],
    ]


def test_it_says_what_to_do_and_where_to_look(bad: Report) -> None:
    text = bad.text()
    assert "Add the form in which the reference is printed to the forms of citation." in text
    assert "    A_RES_57_176.md:45  un/ga/res/57/176#fn9  “<sup>9</sup> Resolution 317 (IV).”\n" in text


def test_the_lines_are_those_of_the_faulty_node_where_one_query_was_asked_of_many(bad: Report) -> None:
    (result,) = (r for r in bad.results if r.check == "S46")
    assert result.lines == ("A_RES_57_176.md:21",)
    assert result.value == "un/ga/res/57/176#ev-pp1-fn1"


def test_a_node_without_evidence_takes_the_lines_of_those_that_use_it(dataset: Dataset) -> None:
    reference = _report([_finding("S61", _FOOTNOTE.replace("fn9", "fn9-r1"))], dataset).results[0]
    assert "A_RES_57_176.md:45" in reference.lines


def test_many_results_of_one_check_are_cut_short_in_the_text_only(dataset: Dataset) -> None:
    report = _report([_finding("S13", f"{_FOOTNOTE}-{n}") for n in range(50)], dataset)
    assert "and 30 more" in report.text()
    assert "(no line)" in report.text()
    assert len([q for q in report.quads(dataset.iris) if q.predicate == expand("sh:result")]) == 50


# -------------------------------------------------------------------------------- for machines


def test_its_graph_has_a_named_result_for_each(bad: Report, dataset: Dataset) -> None:
    quads = bad.quads(dataset.iris)
    assert {q.graph_name for q in quads} == {dataset.iris.graph("report")}
    assert not any(isinstance(t, ox.BlankNode) for q in quads for t in (q.subject, q.object))
    nodes = {q.object for q in quads if q.predicate == expand("sh:result")}
    assert len(nodes) == len(bad.results)
    for name in ("focusNode", "sourceShape", "sourceConstraintComponent", "resultSeverity", "resultMessage"):
        assert {q.subject for q in quads if q.predicate == expand(f"sh:{name}")} == nodes
    (conforms,) = (q.object for q in quads if q.predicate == expand("sh:conforms"))
    assert conforms == ox.Literal("false", datatype=expand("xsd:boolean"))


def test_two_validations_give_the_same_graph(report: Report, dataset: Dataset) -> None:
    assert validate(dataset).quads(dataset.iris) == report.quads(dataset.iris)
    assert validate(dataset).text() == report.text()


def test_two_ways_to_fail_a_check_are_one_result(dataset: Dataset) -> None:
    twice = [_finding("S05", _FOOTNOTE, component=c) for c in ("MaxInclusive", "Datatype")]
    assert _report(twice, dataset).quads(dataset.iris) == _report(twice[::-1], dataset).quads(dataset.iris)
    assert len(_report(twice, dataset).results) == 1


def test_two_lost_markers_on_one_line_are_two_results(dataset: Dataset, extraction: Extraction) -> None:
    first, *rest = extraction.document.paragraphs
    document = replace(extraction.document, paragraphs=(replace(first, markers=first.markers[2:]), *rest))
    damaged = replace(extraction, document=document)
    found = check(damaged, Facts(dataset.in_graphs("src/")), dataset.iris)
    report = Report(tuple(sorted(found)), checks(), 1)
    assert report.counts() == {"violation": 2, "warning": 0, "info": 0}
    assert len({q.object for q in report.quads(dataset.iris) if q.predicate == expand("sh:result")}) == 2


def test_a_foreign_node_keeps_its_iri(dataset: Dataset) -> None:
    statement = expand("rdf:Statement")
    value = ox.Literal("1999-01-01", datatype=expand("xsd:date"))
    quads = _report([_finding("S63", statement.value, value)], dataset).quads(dataset.iris)
    assert [q.object for q in quads if q.predicate == expand("sh:focusNode")] == [statement]
    assert [q.object for q in quads if q.predicate == expand("sh:value")] == [value]


# ---------------------------------------------------------------------------------- any graph


def test_another_base_gives_the_same_report(report: Report, extraction: Extraction) -> None:
    other = assemble([extraction], "https://example.org/un/")
    assert validate(other).text() == report.text()
    quads = validate(other).quads(Iris("https://example.org/un/"))
    assert all(q.graph_name.value == "https://example.org/un/graph/report" for q in quads)


def test_a_graph_without_its_texts_and_with_an_old_report(report: Report, dataset: Dataset, bad: Report) -> None:
    stored = replace(dataset, extractions=(), quads=(*dataset.quads, *bad.quads(dataset.iris)))
    again = validate(stored)
    assert again.results == report.results
    assert "(no source text compared with it)" in again.text()


def test_an_unknown_engine_is_named_with_those_there_are(dataset: Dataset) -> None:
    with pytest.raises(RecallingError, match="there is no engine 'abacus'; use one of: pyshacl, shifty"):
        validate(dataset, "abacus")


def test_an_engine_is_known_by_its_name() -> None:
    assert {engine.name for engine in ENGINES.values()} == set(ENGINES) == {"pyshacl", "shifty"}
