"""Co-citation, coupling, counts and PageRank: the engine and SPARQL, and the engine and networkx, say the same."""

from __future__ import annotations

from functools import partial

import networkx as nx
import pytest

import synthetic
from recalling.lineage import CitationGraph, Only, Wanted, common_of, lineage, ways_between
from recalling.lineage.about import is_early
from recalling.lineage.together import acts_beside, cocited, coupled, most_cocited
from recalling.lineage.weight import by_organ_and_year, most_cited, pagerank
from recalling.queries import run
from recalling.store import MODES, GraphStore

LINKS = synthetic.edges(60, cites=6)
CASES = [
    ("57/176", "un/ga/res/57/176", "un/instr/cedaw"),
    ("made up", synthetic.path(50), synthetic.path(3)),
    ("misprints", synthetic.path(50), synthetic.path(3)),
]
STORES = {
    "made up": partial(synthetic.store, 60, LINKS),
    "misprints": partial(synthetic.store, 60, LINKS, misprints=LINKS[::5]),  # cited, and nothing rests on them
}


@pytest.fixture(scope="module", params=[case[0] for case in CASES])
def case(request, store: GraphStore) -> tuple[GraphStore, str, str]:
    """A store, an act in it, and a thing that it cites."""
    name, act, thing = next(c for c in CASES if c[0] == request.param)
    return (STORES[name]() if name in STORES else store), act, thing


@pytest.mark.parametrize("mode", MODES)
def test_ancestors(case, mode):
    store, act, _ = case
    found = lineage(CitationGraph.of(store, mode), act).depths
    rows = run(store, "ancestors", {"act": act}, mode).plain()
    assert {row[0] for row in rows} == set(found) - {act}


@pytest.mark.parametrize("mode", MODES)
def test_descendants(case, mode):
    store, _, thing = case
    found = lineage(CitationGraph.of(store, mode), thing, direction="cited-by").depths
    rows = run(store, "descendants", {"thing": thing}, mode).plain()
    assert {row[0] for row in rows} == set(found) - {thing}


@pytest.mark.parametrize("mode", MODES)
def test_the_least_depth_of_a_pair(case, mode):
    store, act, thing = case
    (way, *_) = ways_between(CitationGraph.of(store, mode), act, thing)
    assert run(store, "least-depth", {"act": act, "ancestor": thing}, mode).plain() == [(str(len(way.steps)),)]


@pytest.mark.parametrize("mode", MODES)
def test_pairs_cited_together(case, mode):
    store, _, _ = case
    rows = run(store, "pairs-cited-together", {}, mode).plain()
    assert [(one, other, int(n)) for one, other, n in rows] == most_cocited(CitationGraph.of(store, mode))


def test_cited_before_it_was_in_force(store, graph):
    rows = run(store, "cited-before-in-force", {}, "full").plain()
    early = {(step.source, step.target) for step in graph.all_steps() if is_early(graph, step)}
    assert early == {(row[0], row[2]) for row in rows}
    assert len(early) == 3


@pytest.mark.parametrize("mode", MODES)
def test_depths(case, mode):
    store, act, _ = case
    found = lineage(CitationGraph.of(store, mode), act, depth=4).depths
    rows = run(store, "cq20-lineage-by-depth", {"act": act}, mode).plain()
    assert {row[1]: int(row[0]) for row in rows} == {path: d for path, d in found.items() if d}


@pytest.mark.parametrize("mode", MODES)
def test_roots(case, mode):
    store, act, _ = case
    found = lineage(CitationGraph.of(store, mode), act).roots()
    rows = run(store, "roots", {"act": act}, mode).plain()
    assert {(row[0], row[2]) for row in rows} == {(b.node.path, str(b.node.read).lower()) for b in found}


@pytest.mark.parametrize("mode", MODES)
def test_common_ancestors(case, mode):
    store, act, thing = case
    graph = CitationGraph.of(store, mode)
    rows = run(store, "common-ancestors", {"one": act, "other": thing}, mode).plain()
    assert {row[0] for row in rows} == {node.path for node, _, _ in common_of(graph, act, thing)}


@pytest.mark.parametrize("mode", MODES)
def test_cocitation(case, mode):
    store, _, thing = case
    graph = CitationGraph.of(store, mode)
    rows = run(store, "co-citation", {"instrument": thing}, mode).plain()
    assert [(r[0], int(r[2]), int(r[3])) for r in rows] == [
        (c.path, c.acts, c.paragraphs) for c in cocited(graph, graph.number(thing))
    ]


@pytest.mark.parametrize("mode", MODES)
def test_coupling(case, mode):
    store, act, _ = case
    graph = CitationGraph.of(store, mode)
    rows = run(store, "bibliographic-coupling", {"act": act}, mode).plain()
    assert [(r[0], int(r[2]), int(r[3])) for r in rows] == [
        (c.path, c.shared, c.percent) for c in coupled(graph, graph.number(act))
    ]


@pytest.mark.parametrize("mode", MODES)
def test_most_cited(case, mode):
    store, _, _ = case
    rows = run(store, "most-cited", {}, mode).plain()
    assert [(r[0], int(r[2])) for r in rows] == [(c.path, c.acts) for c in most_cited(CitationGraph.of(store, mode))]


@pytest.mark.parametrize("mode", MODES)
def test_citing_organs_and_years(case, mode):
    store, _, thing = case
    graph = CitationGraph.of(store, mode)
    rows = run(store, "citing-organs-and-years", {"instrument": thing}, mode).plain()
    assert [(r[0], r[1], int(r[2])) for r in rows] == by_organ_and_year(graph, graph.number(thing))


@pytest.fixture(scope="module")
def made_up() -> CitationGraph:
    return CitationGraph.of(synthetic.store(60, LINKS))


def test_cocitation_in_acts_by_hand(made_up):
    cites: dict[int, set[int]] = {}
    for act, cited in LINKS:
        cites.setdefault(act, set()).add(cited)
    wanted = sum({3, 5} <= cited for cited in cites.values())
    (found,) = [c for c in cocited(made_up, made_up.number(synthetic.path(3))) if c.path == synthetic.path(5)]
    assert found.acts == wanted > 0


@pytest.mark.parametrize("only", [Only(), Only(verbs=("recall",))])
def test_by_act_alone_the_numbers_are_the_same(made_up, only):
    graph, thing = made_up.where(only), made_up.number(synthetic.path(3))
    assert acts_beside(graph, thing) == {c.path: c.acts for c in cocited(graph, thing)} != {}


def test_the_pairs_that_are_most_cocited(made_up):
    pairs = most_cocited(made_up, 10)
    assert len(pairs) == 10
    for one, other, acts in pairs:
        (found,) = [c for c in cocited(made_up, made_up.number(one)) if c.path == other]
        assert found.acts == acts
    assert [n for _, _, n in pairs] == sorted((n for _, _, n in pairs), reverse=True)


def test_cocitation_under_a_condition(made_up):
    thing = made_up.number(synthetic.path(3))
    few = {c.path: c.acts for c in cocited(made_up.where(Only(verbs=("recall",))), thing)}
    many = {c.path: c.acts for c in cocited(made_up, thing)}
    assert few
    assert all(acts <= many[path] for path, acts in few.items())
    assert sum(few.values()) < sum(many.values())


def test_pagerank_is_that_of_networkx(made_up):
    wanted = nx.pagerank(nx.DiGraph((synthetic.path(a), synthetic.path(b)) for a, b in LINKS))
    found = dict(pagerank(made_up))
    assert found == pytest.approx(wanted, abs=1e-6)
    assert sum(found.values()) == pytest.approx(1)


def test_pagerank_of_57_176(graph):
    peer = nx.DiGraph((s.source, s.target) for s in graph.all_steps())
    assert dict(pagerank(graph)) == pytest.approx(nx.pagerank(peer), abs=1e-5)


def test_what_an_organ_cites_in_a_period(made_up):
    wanted: dict[str, int] = {}
    for act, cited in LINKS:
        if act % 5 == 4 and "1950-01-21" <= synthetic.date(act) <= "1950-02-10":
            wanted[synthetic.path(cited)] = wanted.get(synthetic.path(cited), 0) + 1
    found = most_cited(made_up, Wanted(organs=("sc",), since="1950-01-21", until="1950-02-10"))
    assert {c.path: c.acts for c in found} == wanted
