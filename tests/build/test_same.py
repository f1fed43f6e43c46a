"""One paper, one node, whatever symbols the texts give it; and the same where the curated files say so."""

from __future__ import annotations

from functools import partial

import pytest
from build_helpers import differences, lines

from recalling.authority import BASE
from recalling.build import build as build_anything
from recalling.dataset import assemble
from recalling.extract import extract_all
from recalling.rdf.namespaces import Iris, expand
from recalling.rdf.same import Same
from recalling.store import GraphStore
from texts import resolution

build = partial(build_anything, engine="shifty", everything=False, processes=1)
IRIS = Iris(BASE)
SYMBOL, SAME = str(expand("unc:symbol")), str(expand("owl:sameAs"))


def citing(number: int, *notes: str) -> str:
    """A resolution that takes note of a report for each of these footnotes."""
    reports = (f"*Taking note* of the report of the Secretary-General,<sup>{n}</sup>" for n in range(1, len(notes) + 1))
    return resolution([*reports], notes=dict(enumerate(notes, start=1)), number=f"76/{number}")


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "pair.md").write_text(citing(901, "A/75/345-S/2020/898."), encoding="utf-8")
    (folder / "first.md").write_text(citing(902, "A/75/345, annex."), encoding="utf-8")
    (folder / "second.md").write_text(citing(903, "S/2020/898.", "S/2020/899."), encoding="utf-8")
    return folder


def cited(out, number):
    """What a resolution rests on among papers."""
    query = f"""SELECT ?paper {{ <{BASE}un/ga/res/76/{number}> <{expand("unc:restsOn").value}> ?paper
               FILTER(CONTAINS(STR(?paper), "un/doc/")) }}"""
    papers = (row["paper"].value.partition("#")[0] for row in GraphStore.open(out).rows(query))
    found = {paper.removeprefix(f"{BASE}un/doc/") for paper in papers}
    return found - {"A/61/901"}  # the report on which it was adopted


def test_a_paper_with_two_symbols_is_one_node_over_all_texts(place, tmp_path):
    built = build([place], tmp_path / "out")
    assert cited(tmp_path / "out", 901) == {"A/75/345"}
    assert cited(tmp_path / "out", 902) == {"A/75/345"}
    assert cited(tmp_path / "out", 903) == {"A/75/345", "S/2020/899"}
    assert "S37" not in built.report.counts_by_check()
    (row,) = GraphStore.open(tmp_path / "out").rows(f"SELECT * {{ ?thing {SAME} <{BASE}un/doc/S/2020/898> }}")
    assert row["thing"].value == f"{BASE}un/doc/A/75/345"


def test_the_evidence_still_has_the_words_of_the_text(place, tmp_path):
    build([place], tmp_path / "out")
    query = f'SELECT ?text {{ ?text {expand("oa:exact")} "S/2020/898" }}'
    assert [*GraphStore.open(tmp_path / "out").rows(query)]


def test_it_is_the_graph_of_all_documents_taken_together(place, tmp_path):
    build([place], tmp_path / "out")
    extractions, _ = extract_all(sorted(place.glob("*.md")))
    everything = frozenset(map(str, assemble(extractions).quads))
    assert differences(lines(tmp_path / "out", report=False), everything) == []


def test_without_the_text_that_has_both_symbols_there_are_two_papers_again(place, tmp_path):
    build([place], tmp_path / "out")
    (place / "pair.md").unlink()
    build([place], tmp_path / "out")
    assert cited(tmp_path / "out", 903) == {"S/2020/898", "S/2020/899"}
    build([place], tmp_path / "anew")
    assert differences(lines(tmp_path / "out"), lines(tmp_path / "anew")) == []


# ------------------------------------------------------------------------------- by which name


def said(*pairs):
    return [(f"<{BASE}un/doc/{paper}>", SYMBOL, f'"{symbol}"') for paper, symbol in pairs]


def name(same, paper):
    return same.iri(f"{BASE}un/doc/{paper}").removeprefix(f"{BASE}un/doc/")


def test_a_paper_goes_by_the_first_symbol_of_a_double_one():
    same = Same.of(said(("E/1999/4", "E/1999/4"), ("E/1999/4", "A/54/2")), [], IRIS)
    assert name(same, "A/54/2") == "E/1999/4"
    assert name(same, "A/54/2#annex") == "E/1999/4#annex"
    assert name(same, "A/54/2/Add.1") == "A/54/2/Add.1"
    assert name(same, "A/54/3") == "A/54/3"


def test_a_pair_that_is_printed_in_both_orders_goes_by_the_least_whichever_comes_first():
    both = said(("S/1", "A/1"), ("A/1", "S/1"))
    assert [name(Same.of(order, [], IRIS), "S/1") for order in (both, both[::-1])] == ["A/1", "A/1"]


def test_pairs_that_share_a_symbol_are_one_paper():
    same = Same.of(said(("A/1", "S/1"), ("S/1", "E/1")), [], IRIS)
    assert {name(same, paper) for paper in ("A/1", "S/1", "E/1")} == {"A/1"}


def test_a_curated_paper_keeps_its_name():
    same = Same.of(said(("A/1", "S/1")), said(("S/1", "S/1")), IRIS)
    assert name(same, "A/1") == "S/1"


def test_what_the_curated_files_call_the_same_is_the_same():
    curated = [(f"<{BASE}un/ga/res/60/1>", SAME, f"<{BASE}un/ga/res/60/1a>"),
               (f"<{BASE}un/body/ga>", SAME, "<https://example.org/ga>")]  # fmt: skip
    same = Same.of([], curated, IRIS)
    assert same.names == {f"{BASE}un/ga/res/60/1a": f"{BASE}un/ga/res/60/1"}


def test_only_names_that_are_in_use_are_told():
    same = Same.of(said(("A/1", "S/1"), ("A/2", "S/2")), [], IRIS)
    assert [*same.among([f"{BASE}un/doc/S/2#annex"]).names] == [f"{BASE}un/doc/S/2"]
