"""Depths, ways, common ancestors: against networkx, on made-up graphs and on 57/176."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

import synthetic
from recalling.errors import LookupFailed
from recalling.lineage import CitationGraph, Index, Only, common_of, lineage, ways_between

DOCUMENTS = 400
LINKS = synthetic.edges(DOCUMENTS, cites=5)


def made_of(links) -> CitationGraph:
    size = 1 + max(max(edge) for edge in links)
    return CitationGraph(Index.of(synthetic.nodes(size), synthetic.steps(links), synthetic.citations(links)))


@pytest.fixture(scope="module")
def made_up() -> CitationGraph:
    return made_of(LINKS)


@pytest.fixture(scope="module")
def peer() -> nx.DiGraph:
    return nx.DiGraph((synthetic.path(a), synthetic.path(b)) for a, b in LINKS)


@pytest.mark.parametrize("document", [399, 200, 3, 0])
@pytest.mark.parametrize("direction", ["cites", "cited-by"])
@pytest.mark.parametrize("depth", [None, 0, 1, 2])
def test_depths_are_those_of_networkx(made_up, peer, document, direction, depth):
    start = synthetic.path(document)
    wanted = nx.single_source_shortest_path_length(peer if direction == "cites" else peer.reverse(), start, depth)
    found = lineage(made_up, start, direction=direction, depth=depth)
    assert found.depths == wanted
    assert {branch.node.path: branch.depth for branch in found.branches} == wanted
    beyond = nx.single_source_shortest_path_length(peer if direction == "cites" else peer.reverse(), start)
    assert found.limited == (len(beyond) > len(wanted))


def test_every_thing_hangs_on_one_a_step_nearer(made_up):
    found = lineage(made_up, synthetic.path(399))
    depths = found.depths
    for branch in found.branches[1:]:
        assert depths[branch.parent] == branch.depth - 1
        assert [(s.source, s.target) for s in branch.steps] == [(branch.parent, branch.node.path)]


def test_the_shortest_ways_are_those_of_networkx(made_up, peer):
    start, end = synthetic.path(399), synthetic.path(10)
    wanted = {tuple(way) for way in nx.all_shortest_paths(peer, start, end)}
    found = {tuple(node.path for node in way.nodes) for way in ways_between(made_up, start, end)}
    assert found == wanted


def test_all_ways_of_some_length_are_those_of_networkx(made_up, peer):
    start, end = synthetic.path(399), synthetic.path(10)
    wanted = {tuple(way) for way in nx.all_simple_paths(peer, start, end, cutoff=5)}
    ways = ways_between(made_up, start, end, depth=5, most=10**6)
    assert {tuple(node.path for node in way.nodes) for way in ways} == wanted
    assert len(ways) == len(wanted)
    lengths = [len(way.steps) for way in ways]
    assert lengths == sorted(lengths)
    assert len(ways_between(made_up, start, end, depth=5, most=3)) == 3


def test_no_way_leads_forward_in_time(made_up):
    assert ways_between(made_up, synthetic.path(10), synthetic.path(399)) == []


def test_common_ancestors_are_those_of_networkx(made_up, peer):
    one, other = synthetic.path(399), synthetic.path(350)
    first, second = (nx.single_source_shortest_path_length(peer, start) for start in (one, other))
    wanted = {path: (first[path], second[path]) for path in set(first) & set(second) - {one, other}}
    found = common_of(made_up, one, other)
    assert {node.path: (a, b) for node, a, b in found} == wanted
    assert [a + b for _, a, b in found] == sorted(a + b for _, a, b in found)


def test_a_cycle_ends():
    graph = made_of([(1, 0), (2, 1), (0, 2)])
    assert lineage(graph, synthetic.path(0)).depths == {synthetic.path(n): (3 - n) % 3 for n in (0, 1, 2)}
    (way,) = ways_between(graph, synthetic.path(0), synthetic.path(1), depth=9)
    assert len(way.steps) == 2


def test_a_thing_leads_to_itself_without_a_step(made_up):
    (way,) = ways_between(made_up, synthetic.path(5), synthetic.path(5))
    assert way.steps == ()


def test_what_no_step_touches_is_alone(made_up):
    alone = made_up.where(Only(as_of="1000"))  # nothing was there
    assert lineage(alone, synthetic.path(5)).depths == {synthetic.path(5): 0}


@pytest.mark.parametrize("direction", ["cites", "cited-by"])
def test_depths_under_a_condition_are_those_of_the_steps_that_pass(made_up, direction):
    passing = made_up.where(Only(verbs=("recall",)))
    peer = nx.DiGraph((step.source, step.target) for step in passing.all_steps())
    start = synthetic.path(200)
    assert 0 < peer.number_of_edges() < len(LINKS)
    wanted = nx.single_source_shortest_path_length(peer if direction == "cites" else peer.reverse(), start)
    assert lineage(passing, start, direction=direction).depths == wanted


def test_an_unknown_path_is_told(made_up):
    with pytest.raises(LookupFailed, match="nothing in the graph has the path 'un/ga/res/9999/1'"):
        lineage(made_up, "un/ga/res/9999/1")


def test_the_edges_for_networkx_are_the_citations(graph):
    exported = graph.networkx()
    assert exported.number_of_edges() == sum(max(1, len(step.cites)) for step in graph.all_steps())
    verbs = {d["verb"] for _, _, d in exported.edges(data=True) if d.get("unit") == "OP24"}
    assert verbs == {"invite"}
    assert set(exported) == set(graph.nodes)


def test_where_the_lineage_of_57_176_ends(graph):
    ends = {branch.node.path for branch in lineage(graph, "un/ga/res/57/176").roots()}
    assert "un/ga/res/55/25" in ends
    assert "un/instr/cedaw" not in ends  # it rests on the act that adopted it
    assert not any(branch.node.read for branch in lineage(graph, "un/ga/res/57/176").roots())


def test_an_index_of_nothing_is_possible():
    empty = CitationGraph(Index.of([], [], []))
    assert len(empty) == 0
    assert empty.nodes == {}
    assert not len(empty.next_steps(np.array([], np.int32))[0])
