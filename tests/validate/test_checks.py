"""The checks of the texts: they pass on 57/176, and each fails when what it looks at is broken."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from recalling.dataset import Dataset
from recalling.model import Diagnostic, Extraction, ReadingText
from recalling.rdf.graph import integer
from recalling.rdf.namespaces import expand
from recalling.validate import Result, several
from recalling.validate.checks import CHECKS, check
from recalling.validate.facts import Facts
from recalling.validate.shapes import checks


@pytest.fixture(scope="module")
def facts(dataset: Dataset) -> Facts:
    return Facts(dataset.in_graphs("src/"))


def _with_text(x: Extraction, text: str) -> Extraction:
    return replace(x, document=replace(x.document, source=replace(x.document.source, text=text)))


def _found(x: Extraction, facts: Facts, dataset: Dataset) -> list[Result]:
    return list(check(x, facts, dataset.iris))


def _names(results: list[Result]) -> set[str]:
    return {r.check for r in results}


def test_the_text_of_57_176_passes(extraction: Extraction, facts: Facts, dataset: Dataset) -> None:
    assert _found(extraction, facts, dataset) == []


def test_every_check_is_described_in_the_shapes() -> None:
    assert {*CHECKS, several.CHECK} == {name for name in checks() if name.startswith("X")}
    for name, function in CHECKS.items():
        assert (function.__doc__ or "").startswith(f"{name} ")


def test_a_changed_letter(extraction: Extraction, facts: Facts, dataset: Dataset) -> None:
    text = extraction.document.source.text.replace("Universal Declaration", "Universal Declamation", 1)
    found = _found(_with_text(extraction, text), facts, dataset)
    assert _names(found) == {"X01", "X02", "X05"}
    assert {line for r in found if r.check == "X01" for line in r.lines} == {"A_RES_57_176.md:21"}
    assert [r.focus for r in found if r.check == "X05"] == ["un/ga/res/57/176#pp1"]
    assert all(r.message.startswith(r.check) for r in found)


def test_a_changed_comma_is_no_change_of_the_reading(extraction: Extraction, facts: Facts, dataset: Dataset) -> None:
    text = extraction.document.source.text.replace(
        "Universal Declaration of Human Rights,", "Universal Declaration of Human Rights;", 1
    )
    assert _names(_found(_with_text(extraction, text), facts, dataset)) == {"X01", "X02"}


def test_a_lost_character_shifts_everything_after_it(extraction: Extraction, facts: Facts, dataset: Dataset) -> None:
    text = extraction.document.source.text.replace("\n", "", 1)
    assert _names(_found(_with_text(extraction, text), facts, dataset)) == {"X01", "X02", "X04", "X05"}


def test_an_added_line_at_the_end_changes_the_hash_only(extraction: Extraction, facts: Facts, dataset: Dataset) -> None:
    found = _found(_with_text(extraction, extraction.document.source.text + "\n"), facts, dataset)
    assert [(r.check, r.focus) for r in found] == [("X02", "src/80b8189d3318")]


def test_a_hash_in_the_graph_that_is_not_that_of_the_text(extraction: Extraction, dataset: Dataset) -> None:
    other = [
        ox.Quad(q.subject, q.predicate, ox.Literal("0" * 64), q.graph_name)
        if q.predicate == expand("unc:sha256")
        else q
        for q in dataset.in_graphs("src/")
    ]
    assert _names(_found(extraction, Facts(other), dataset)) == {"X02"}


def test_a_shifted_offset(extraction: Extraction, dataset: Dataset) -> None:
    position = dataset.iris.of("un/ga/res/57/176#ev-pp1-fn1-pos")
    shifted = [
        ox.Quad(q.subject, q.predicate, integer(int(q.object.value) + 1), q.graph_name)
        if q.subject == position and q.predicate in (expand("oa:start"), expand("oa:end"))
        else q
        for q in dataset.in_graphs("src/")
    ]
    assert shifted != dataset.in_graphs("src/")
    found = _found(extraction, Facts(shifted), dataset)
    assert [(r.check, r.focus) for r in found] == [("X01", "un/ga/res/57/176#ev-pp1-fn1")]


def test_a_lost_footnote(extraction: Extraction, facts: Facts, dataset: Dataset) -> None:
    kept = tuple(f for f in extraction.document.footnotes if f.number != "9")
    found = _found(replace(extraction, document=replace(extraction.document, footnotes=kept)), facts, dataset)
    assert [(r.check, r.focus) for r in found] == [("X03", "un/ga/res/57/176#fn10"), ("X04", "src/80b8189d3318")]
    assert found[1].lines == ("A_RES_57_176.md:45",)
    assert found[1].quote == "9"


def test_footnotes_that_begin_with_another_number_have_no_gap(
    extraction: Extraction, facts: Facts, dataset: Dataset
) -> None:
    kept = tuple(f for f in extraction.document.footnotes if f.number != "1")
    found = _found(replace(extraction, document=replace(extraction.document, footnotes=kept)), facts, dataset)
    assert [(r.check, r.focus) for r in found if r.check.startswith("X0") and r.check != "X04"] == [
        ("X07", "un/ga/res/57/176#fn2")
    ]


def test_the_last_footnote_lost_is_seen_by_its_superscript(
    extraction: Extraction, facts: Facts, dataset: Dataset
) -> None:
    kept = extraction.document.footnotes[:-1]
    found = _found(replace(extraction, document=replace(extraction.document, footnotes=kept)), facts, dataset)
    assert _names(found) == {"X04"}


def _without_first_marker(x: Extraction) -> Extraction:
    first, *rest = x.document.paragraphs
    paragraphs = (replace(first, markers=first.markers[1:]), *rest)
    return replace(x, document=replace(x.document, paragraphs=paragraphs))


def test_a_lost_marker(extraction: Extraction, facts: Facts, dataset: Dataset) -> None:
    found = _found(_without_first_marker(extraction), facts, dataset)
    assert [(r.check, r.lines, r.quote) for r in found] == [("X04", ("A_RES_57_176.md:21",), "1")]


def test_a_lost_marker_that_is_reported_is_no_fault(extraction: Extraction, facts: Facts, dataset: Dataset) -> None:
    span = extraction.document.paragraphs[0].markers[0].span
    reported = replace(
        _without_first_marker(extraction), diagnostics=(Diagnostic("marker", "error", "marker 1 is lost", span),)
    )
    assert _found(reported, facts, dataset) == []


def test_a_superscript_that_is_no_number_is_no_marker(extraction: Extraction, facts: Facts, dataset: Dataset) -> None:
    text = extraction.document.source.text + "77<sup>th</sup>"
    assert _names(_found(_with_text(extraction, text), facts, dataset)) == {"X02"}


@pytest.mark.parametrize("shift", [1, 100_000])
def test_a_reading_text_that_does_not_follow_from_the_source(
    shift: int, extraction: Extraction, facts: Facts, dataset: Dataset
) -> None:
    first, *rest = extraction.document.paragraphs
    stretches = tuple(replace(s, source=s.source + shift) for s in first.reading.stretches)
    wrong = replace(first, reading=ReadingText(first.text, stretches))
    changed = replace(extraction, document=replace(extraction.document, paragraphs=(wrong, *rest)))
    assert [(r.check, r.focus) for r in _found(changed, facts, dataset)] == [("X05", "un/ga/res/57/176#pp1")]
