"""Layouts: the same places each time, in any process; time and force as they say."""

from __future__ import annotations

import subprocess
import sys
from itertools import combinations, pairwise
from math import dist

import numpy as np
import pytest

from recalling.errors import OutputError
from recalling.export import Edge, Node, View, draw
from recalling.export.drawing import LAYOUTS, moments, usual_layout
from recalling.export.force import force_atlas
from recalling.export.measures import communities

ELSEWHERE = """
from recalling.export import Asked, draw, view_of
from recalling.dataset import assemble
from recalling.extract import extract
from recalling.resources import folder
view = view_of(assemble([extract(folder("sources") / "A_RES_57_176.md")]).store())
print(sorted(draw(view, "force").places.items()), [(n.id, n.community, n.pagerank) for n in view.nodes])
"""


def cliques(count: int, size: int) -> View:
    """Groups in which everything is linked, one edge from each to the next."""
    names = [[f"{group}-{k}" for k in range(size)] for group in range(count)]
    edges = [Edge(a, b, "recall", "recalling") for group in names for a, b in combinations(group, 2)]
    edges += [Edge(one[0], other[1], "recall", "recalling") for one, other in pairwise(names)]
    return View("x", "x", tuple(Node(n, n, n, n, "paper") for group in names for n in group), tuple(edges))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_thing_has_a_place_of_its_own_and_always_the_same(view: View, layout: str) -> None:
    places = draw(view, layout).places
    assert set(places) == {n.id for n in view.nodes}
    assert len(set(places.values())) == len(places)
    assert draw(view, layout).places == places


def test_another_process_finds_the_same_places_and_numbers(view: View) -> None:
    here = f"{sorted(draw(view, 'force').places.items())} {[(n.id, n.community, n.pagerank) for n in view.nodes]}"
    done = subprocess.run([sys.executable, "-c", ELSEWHERE], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == here


def test_what_is_linked_lies_together() -> None:
    view = cliques(4, 12)
    places = draw(view, "force").places
    inside, across = [], []
    for a, b in combinations(places, 2):
        (inside if a.split("-")[0] == b.split("-")[0] else across).append(dist(places[a], places[b]))
    assert 2 * np.mean(inside) < np.mean(across)


def test_boxes_of_distant_nodes_push_as_the_nodes_do() -> None:
    """More nodes than a box holds: the repulsion that is reckoned is near the exact one, far nearer than none."""
    from recalling.export.force import _push, _repulsion

    chance = np.random.default_rng(1)
    places, mass = chance.normal(size=(1000, 2)), chance.uniform(1, 5, 1000)
    exact = _push(places[:, None, :], places[None, :, :], mass[None, :])
    assert np.linalg.norm(_repulsion(places, mass) - exact) < 0.25 * np.linalg.norm(exact)


def test_no_nodes_and_one_node_have_places() -> None:
    none = np.zeros(0, np.int64)
    assert force_atlas(0, none, none, np.zeros(0)).shape == (0, 2)
    assert np.isfinite(force_atlas(1, none, none, np.zeros(0))).all()


def test_communities_are_the_groups() -> None:
    view = cliques(4, 12)
    found = communities(view.nodes, view.edges)
    assert {tuple(sorted(n for n in found if found[n] == k)) for k in range(4)} == {
        tuple(sorted(n.id for n in view.nodes if n.id.startswith(f"{group}-"))) for group in range(4)
    }
    assert communities([Node("a", "a", "a", "a", "paper")], []) == {"a": 0}


def test_pagerank_of_all_is_one(view: View) -> None:
    assert sum(n.pagerank or 0 for n in view.nodes) == pytest.approx(1, abs=1e-6)


def test_a_thing_without_a_date_stands_where_it_is_first_cited() -> None:
    nodes = tuple(Node(n, n, n, n, "paper", date=d) for n, d in (("a", "2001-01-01"), ("b", ""), ("c", ""), ("d", "")))
    edges = (Edge("a", "b", "recall", "recalling", date="2001-01-01"), Edge("b", "c", "printed in"))
    assert moments(View("x", "x", nodes, edges)) == {"a": "2001-01-01", "b": "2001-01-01", "c": "2001-01-01", "d": ""}


def test_the_usual_layout(view: View) -> None:
    assert usual_layout(view) == "time"
    assert usual_layout(cliques(2, 3)) == "force", "without dates there is no time"


def test_unknown_names(view: View) -> None:
    with pytest.raises(OutputError, match="time, force, depth"):
        draw(view, "spiral")
    with pytest.raises(OutputError, match="organ, category"):
        draw(view, colouring="mood")
