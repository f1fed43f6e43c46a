"""The whole graph for the page that draws it: things and steps with the words that cite, laid out beforehand."""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..export.palette import CATEGORY_COLOURS
from .addresses import file_of, public
from .render import script_json

if TYPE_CHECKING:
    from .site import Site

MOST = 5000
"""Things that the page draws: those that are cited most."""

_ROUNDS = 60


def graph_file(site: Site) -> Iterator[tuple[str, str]]:
    """``search/graph.js``: nodes and edges, as one script that also loads from disk."""
    lineages = site.lineages
    ranked = sorted(lineages.nodes.values(), key=lambda n: (n.depth > 0, -n.in_degree, n.id))[:MOST]
    number = {n.id: k for k, n in enumerate(ranked)}
    edges = [e for n in ranked for e in lineages.edges_of(n.id) if e.target in number]
    places = _layout(len(ranked), [(number[e.source], number[e.target]) for e in edges])
    kinds = list(CATEGORY_COLOURS)
    nodes = [
        [
            public(file_of(n.id)), n.label, n.title, kinds.index(n.category), n.organ, n.year or 0, n.in_degree,
            round(places[k][0], 1), round(places[k][1], 1), int(n.depth == 0),
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
        "nodes": nodes,
        "edges": rows,
    }
    yield "search/graph.js", f"recallingGraph={script_json(value)}\n"


def _layout(count: int, edges: list[tuple[int, int]]) -> list[tuple[float, float]]:
    """Places by a simple force layout: neighbours pull, a grid of cells pushes. The same graph, the same places."""
    chance = random.Random(57176)
    x = [math.sqrt(k + 1) * 9 * math.cos(k * 2.39996) for k in range(count)]
    y = [math.sqrt(k + 1) * 9 * math.sin(k * 2.39996) for k in range(count)]
    degree = [1] * count
    for a, b in edges:
        degree[a] += 1
        degree[b] += 1
    for step in range(_ROUNDS):
        heat = 12 * (1 - step / _ROUNDS) + 0.5
        dx, dy = [-0.01 * v for v in x], [-0.01 * v for v in y]
        for a, b in edges:
            fx, fy = x[b] - x[a], y[b] - y[a]
            for k, sign in ((a, 1), (b, -1)):
                dx[k] += sign * fx * 0.25 / math.sqrt(degree[k])
                dy[k] += sign * fy * 0.25 / math.sqrt(degree[k])
        _push(x, y, dx, dy, chance)
        for k in range(count):
            far = math.hypot(dx[k], dy[k]) or 1.0
            x[k] += dx[k] / far * min(far, heat)
            y[k] += dy[k] / far * min(far, heat)
    return list(zip(x, y, strict=True))


def _push(x: list[float], y: list[float], dx: list[float], dy: list[float], chance: random.Random) -> None:
    """Things in the same or a neighbouring cell push each other away."""
    size = 30.0
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for k in range(len(x)):
        cells[int(x[k] // size), int(y[k] // size)].append(k)
    for (cx, cy), some in cells.items():
        near = [k for i in (-1, 0, 1) for j in (-1, 0, 1) for k in cells.get((cx + i, cy + j), ())]
        if len(near) > 60:
            near = chance.sample(near, 60)
        for a in some:
            for b in near:
                if a != b:
                    fx, fy = x[a] - x[b], y[a] - y[b]
                    far = fx * fx + fy * fy or 0.01
                    if far < 4 * size * size:
                        dx[a] += fx / far * 60
                        dy[a] += fy / far * 60
