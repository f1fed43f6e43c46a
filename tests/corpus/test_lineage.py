"""57/176 and its successors in the corpus: they rest on the same document, and on the same treaties by other names."""

from __future__ import annotations

from pathlib import Path

import pytest

from recalling.lineage import CitationGraph, common_of, find, lineage, ways_between
from recalling.lineage.series import changes, series_of
from recalling.lineage.together import coupled
from recalling.queries import ask
from recalling.store import GraphStore
from recalling.vocabulary import ONTOLOGY
from un_corpus import TRAFFICKING, graph_of

OLD, MIDDLE, NEW = "un/ga/res/57/176", "un/ga/res/75/158", "un/ga/res/77/194"
PAPER = "un/doc/A/C.3/55/3"  # of footnote 25 of 57/176
CEDAW = "un/instr/cedaw"


@pytest.fixture(scope="module")
def store(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> GraphStore:
    return GraphStore.open(graph_of(TRAFFICKING, tmp_path_factory.mktemp("trafficking")))


@pytest.fixture(scope="module")
def graph(store: GraphStore) -> CitationGraph:
    return CitationGraph.of(store)


@pytest.mark.parametrize(("act", "steps"), [(OLD, 2), (MIDDLE, 1), (NEW, 1)])
def test_all_three_reach_the_document_of_footnote_25(graph, act, steps):
    """57/176 by way of the plan of action that the document holds."""
    assert lineage(graph, act).depths[PAPER] == steps
    (way,) = ways_between(graph, act, PAPER)
    assert way.steps[0][0].how == "cites"


@pytest.mark.parametrize(("act", "other"), [(MIDDLE, NEW), (NEW, MIDDLE)])
def test_57_176_is_reached_by_what_is_cited_together_though_nothing_names_it(graph, act, other):
    assert OLD not in lineage(graph, act).depths
    assert [s.source for s in graph.steps(OLD, "cited-by") if s.how == "cites"] == []
    nearest = [c.path for c in coupled(graph, graph.number(act))][:2]
    assert nearest == [other, OLD]
    assert PAPER in {node.path for node, _, _ in common_of(graph, act, OLD)}
    assert {OLD, MIDDLE, NEW} <= set(lineage(graph, PAPER, direction="cited-by").depths)


def test_a_treaty_is_one_by_resolution_and_annex_or_by_volume_and_number(graph, store):
    """57/176 cites the Convention by resolution 34/180, annex; the later texts by volume 1249, No. 20378."""
    citing = set(lineage(graph, CEDAW, direction="cited-by", depth=1).depths)
    assert {OLD, MIDDLE, NEW} <= citing
    (printed,) = {cite.locator for step in graph.steps(OLD) if step.target == CEDAW for cite in step.cites} - {""}
    assert printed == "annex"
    rows = ask(
        store,
        f"""PREFIX biro: <http://purl.org/spar/biro/> PREFIX unc: <{ONTOLOGY}>
        SELECT ?reference ?rule WHERE {{ ?reference biro:references {store.iris.of(CEDAW)} ; unc:rule ?rule }}""",
    )
    by_series = {reference.partition("#")[0] for reference, rule in rows.plain() if rule == "treaty-series"}
    assert {MIDDLE, NEW} <= by_series
    for name in ("un/treaty/unts/1249/20378", "CEDAW"):
        assert find(graph.index, name) == CEDAW
    assert find(graph.index, "34/180") in {step.target for step in graph.steps(CEDAW)}


def test_the_three_are_one_series(graph):
    found = series_of(graph, NEW)
    assert [member.node.path for member in found.members] == [OLD, MIDDLE, NEW]


def test_what_changes_between_them(graph):
    what = {change.node.path: change.what for change in changes(graph, OLD, NEW)}
    assert what[PAPER] == "new"
    assert what[CEDAW] == "other verb"
    assert what["un/instr/rome-statute"] in ("kept", "other verb")
