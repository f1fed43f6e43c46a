"""Where the nodes of a view lie: a column for each depth, ordered so that edges are short and cross little."""

from __future__ import annotations

from collections import defaultdict

from .tables import Node, View

_SWEEPS = 24

Columns = list[list[str]]


def columns(view: View) -> Columns:
    """The ids of the nodes, one column for each depth, from top to bottom. The same view gives the same order.

    Every sweep moves each node towards the mean place of its neighbours (the barycentre method of layered
    drawings); the best order that any sweep gave is kept.
    """
    neighbours: dict[str, list[str]] = defaultdict(list)
    for edge in view.edges:
        neighbours[edge.source].append(edge.target)
        neighbours[edge.target].append(edge.source)
    order = _by_depth(view)
    best, least = order, _length(order, view)
    for _ in range(_SWEEPS):
        order = _sweep(order, neighbours)
        length = _length(order, view)
        if length < least:
            best, least = order, length
    return best


def _by_depth(view: View) -> Columns:
    found: Columns = [[] for _ in range(max((n.depth for n in view.nodes), default=-1) + 1)]
    for node in sorted(view.nodes, key=_first_order):
        found[node.depth].append(node.id)
    return found


def _first_order(node: Node) -> tuple[str, str, str]:
    return node.category, node.date, node.id


def _places(order: Columns) -> dict[str, float]:
    """The place of each node in its column, counted from the middle."""
    return {name: row - (len(column) - 1) / 2 for column in order for row, name in enumerate(column)}


def _sweep(order: Columns, neighbours: dict[str, list[str]]) -> Columns:
    """Each column ordered anew by the mean places of the neighbours."""
    places = _places(order)
    swept = [list(column) for column in order]
    for k in (*range(len(swept)), *reversed(range(len(swept)))):
        means = {n: _mean([places[m] for m in neighbours[n]], places[n]) for n in swept[k]}
        swept[k].sort(key=lambda n: (means[n], places[n], n))
        places |= _places([swept[k]])
    return swept


def _mean(places: list[float], own: float) -> float:
    return (sum(places) + own) / (len(places) + 1)


def _length(order: Columns, view: View) -> float:
    """How far apart the ends of the edges lie, all together."""
    places = _places(order)
    return sum(abs(places[e.source] - places[e.target]) for e in view.edges)
