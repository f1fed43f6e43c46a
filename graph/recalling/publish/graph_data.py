"""The whole graph for the page that draws it: things and steps with the words that cite, laid out beforehand."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..export.palette import CATEGORY_COLOURS
from ..export.tables import Node
from .addresses import file_of, public
from .render import script_json

if TYPE_CHECKING:
    from .site import Site

MOST = 5000
"""Things that the page draws: those that are cited most."""

_GAP = 10.0
_SWEEPS = 30


def graph_file(site: Site) -> Iterator[tuple[str, str]]:
    """``search/graph.js``: nodes and edges, as one script that also loads from disk."""
    lineages = site.lineages
    ranked = sorted(lineages.nodes.values(), key=lambda n: (n.depth > 0, -n.in_degree, n.id))[:MOST]
    number = {n.id: k for k, n in enumerate(ranked)}
    edges = [e for n in ranked for e in lineages.edges_of(n.id) if e.target in number]
    x, y = _layout(ranked, [(number[e.source], number[e.target]) for e in edges])
    kinds = list(CATEGORY_COLOURS)
    nodes = [
        [
            public(file_of(n.id)), n.label, n.title, kinds.index(n.category), n.organ, n.year or 0, n.in_degree,
            round(x[k], 1), round(y[k], 1), int(n.depth == 0),
        ]
        for k, n in enumerate(ranked)
    ]  # fmt: skip
    verbs = sorted({(e.kind, e.group) for e in edges})
    index = {kind: k for k, (kind, _) in enumerate(verbs)}
    rows = [
        [number[e.source], number[e.target], index[e.kind], e.paragraphs, e.quote[:200], e.confidence or 0]
        for e in edges
    ]
    value = {
        "kinds": [[k, CATEGORY_COLOURS[k]] for k in kinds],
        "organs": dict(site.catalogue.organs),
        "verbs": verbs,
        "ticks": _ticks(ranked, x),
        "nodes": nodes,
        "edges": rows,
    }
    yield "search/graph.js", f"recallingGraph={script_json(value)}\n"


def _layout(nodes: Sequence[Node], edges: Sequence[tuple[int, int]]) -> tuple[list[float], list[float]]:
    """Places: time runs from left to right, and what belongs together lies at about the same height.

    Years in which much was adopted get more room. A thing without a date stands where its neighbours are. The same
    graph gives the same places.
    """
    near: list[list[int]] = [[] for _ in nodes]
    for a, b in edges:
        near[a].append(b)
        near[b].append(a)
    x = _across(nodes, near)
    columns = _columns(x)
    y = [math.sin(k * 2.39996) * _GAP * len(columns) / 2 for k in range(len(nodes))]
    for _ in range(_SWEEPS):
        wanted = [(sum(y[n] for n in some) + y[k]) / (len(some) + 1) for k, some in enumerate(near)]
        for column in columns:
            column.sort(key=lambda k: (wanted[k], k))
            for row, k in enumerate(column):
                y[k] = (row - (len(column) - 1) / 2) * _GAP
    taken: set[tuple[float, float]] = set()
    for column in columns:  # neighbours in a column stand beside each other, not in a line; no two at one place
        for row, k in enumerate(column):
            x[k] = round(x[k] + (row % 3 - 1) * _GAP * 0.4, 1)
            while (x[k], y[k]) in taken:
                x[k] += 2.0
            taken.add((x[k], y[k]))
    return x, y


def _across(nodes: Sequence[Node], near: list[list[int]]) -> list[float]:
    """The places in time: a third by the calendar, the rest by rank."""
    wide = math.sqrt(len(nodes)) * _GAP * 1.9
    dates = sorted(n.date for n in nodes if n.date)
    rank = {date: k / max(len(dates) - 1, 1) for k, date in enumerate(dates)}  # of many of a day the last
    years = [_years(date) for date in dates] or [0.0]
    first, last = years[0], max(years[-1], years[0] + 1)
    placed = {
        k: wide * (0.35 * (_years(n.date) - first) / (last - first) + 0.65 * rank[n.date])
        for k, n in enumerate(nodes)
        if n.date
    }
    waiting = [k for k in range(len(nodes)) if k not in placed]
    while waiting:
        means = {k: [placed[n] for n in near[k] if n in placed] for k in waiting}
        found = {k: sum(m) / len(m) - _GAP for k, m in means.items() if m} or dict.fromkeys(waiting, wide / 2)
        placed |= found
        waiting = [k for k in waiting if k not in found]
    return [placed[k] for k in range(len(nodes))]


def _years(date: str) -> float:
    """A day as a number of years."""
    return int(date[:4]) + (int(date[5:7]) - 1) / 12 + (int(date[8:10]) - 1) / 366


def _columns(x: list[float]) -> list[list[int]]:
    """The things in columns of equal numbers, from left to right."""
    order = sorted(range(len(x)), key=lambda k: (x[k], k))
    high = max(1, round(math.sqrt(len(x)) * 0.9))
    return [order[k : k + high] for k in range(0, len(order), high)]


def _ticks(nodes: Sequence[Node], x: Sequence[float]) -> list[tuple[int, float]]:
    """Where each year begins: the mean place of its things."""
    found: dict[int, list[float]] = defaultdict(list)
    for k, node in enumerate(nodes):
        if node.year:
            found[node.year].append(x[k])
    return [(year, round(sum(some) / len(some), 1)) for year, some in sorted(found.items())]
