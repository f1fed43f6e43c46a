"""Where the nodes of a view lie: in columns, ordered so that edges are short and cross little."""

from __future__ import annotations

from collections.abc import Mapping

from .tables import Node, View

_SWEEPS = 24
_STEPS = 50_000  # a view of more edges than this gets few sweeps

Columns = list[list[str]]
Neighbours = dict[str, list[str]]


def columns(view: View, levels: Mapping[str, int] | None = None) -> Columns:
    """The ids of the nodes in columns, each from top to bottom. The same view gives the same order.

    ``levels`` is the number of the column of each node; without it there is one column for each depth.

    Every sweep moves each node towards the mean place of its neighbours (the barycentre method of layered
    drawings) and then exchanges nodes that lie side by side where that helps; the best order of all is kept.
    """
    near = neighbours(view)
    order = _first(view, levels or {n.id: n.depth for n in view.nodes})
    best, least = order, _tension(order, near)
    for _ in range(max(2, min(_SWEEPS, _STEPS // max(len(view.edges), 1)))):
        order = _exchanged(_swept(order, near), near)
        tension = _tension(order, near)
        if tension < least:
            best, least = order, tension
    return best


def neighbours(view: View) -> Neighbours:
    """The nodes at the other ends of the edges of each node, each once."""
    found: dict[str, dict[str, None]] = {n.id: {} for n in view.nodes}
    for edge in view.edges:
        found[edge.source][edge.target] = None
        found[edge.target][edge.source] = None
    return {name: list(others) for name, others in found.items()}


def _first(view: View, levels: Mapping[str, int]) -> Columns:
    found: Columns = [[] for _ in range(max(levels.values(), default=-1) + 1)]
    for node in sorted(view.nodes, key=_first_order):
        found[levels[node.id]].append(node.id)
    return found


def _first_order(node: Node) -> tuple[str, str, str]:
    return node.category, node.date, node.id


def _places(order: Columns) -> dict[str, float]:
    """The place of each node in its column, counted from the middle."""
    return {name: row - (len(column) - 1) / 2 for column in order for row, name in enumerate(column)}


def _tension(order: Columns, near: Neighbours) -> float:
    """How far apart neighbours lie: the sum of the squares, which two edges that cross always make greater."""
    places = _places(order)
    return sum((places[name] - places[other]) ** 2 for name, others in near.items() for other in others)


def _swept(order: Columns, near: Neighbours) -> Columns:
    """Each column ordered anew by the mean places of the neighbours, forwards and back."""
    places = _places(order)
    swept = [list(column) for column in order]
    for k in (*range(len(swept)), *reversed(range(len(swept)))):
        means = {n: (sum(places[m] for m in near[n]) + places[n]) / (len(near[n]) + 1) for n in swept[k]}
        swept[k].sort(key=lambda n: (means[n], places[n], n))
        places |= _places([swept[k]])
    return swept


def _exchanged(order: Columns, near: Neighbours) -> Columns:
    """Nodes that lie side by side change places where that lowers the tension."""
    places = _places(order)
    for column in order:
        for row in range(len(column) - 1):
            upper, lower = column[row], column[row + 1]
            # what it costs to move each by one, the other left out: it moves too
            down = sum(2 * (places[upper] - places[m]) + 1 for m in near[upper] if m != lower)
            up = sum(2 * (places[m] - places[lower]) + 1 for m in near[lower] if m != upper)
            if down + up < 0:
                column[row], column[row + 1] = lower, upper
                places[upper], places[lower] = places[lower], places[upper]
    return order
