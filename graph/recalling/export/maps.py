"""The picture by force: circles where ForceAtlas2 puts them, by size what is cited most."""

from __future__ import annotations

from collections import defaultdict
from math import hypot, sqrt
from typing import Any

from .canvas import HEAD, INK, MARGIN, Point, Sheet, counts, measure
from .drawing import Drawing
from .palette import edge_stroke
from .tables import Edge

Box = tuple[float, float, float, float]

_SPACING = 92.0  # points to a thing, in each direction
_LABELLED = 60  # so many of the largest have their names
_VERBS = 45  # with more edges than this their names would cover each other
_APART = 4.0
_NAME = 6.6
_ROOM = 70.0  # for the names at the edges of the sheet


def draw_map(drawing: Drawing) -> Sheet:
    view = drawing.view
    side = _SPACING * sqrt(max(len(view.nodes), 6)) + 2 * _ROOM
    places = _fitted(drawing, side)
    sheet = Sheet(drawing, side + 2 * MARGIN, side * 0.8, counts(view))
    radius = {n.id: 1.6 + drawing.size(n) / 7 for n in view.nodes}
    pairs: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in view.edges:
        pairs[edge.source, edge.target].append(edge)
    for parallel in pairs.values():
        for k, edge in enumerate(parallel):
            bend = _APART * (k or int((edge.target, edge.source) in pairs))
            _edge(sheet, edge, places, radius, bend)
    ranked = sorted(view.nodes, key=lambda n: (n.depth > 0, -n.in_degree - n.out_degree, n.id))
    taken = [(x - radius[n], y - radius[n], x + radius[n], y + radius[n]) for n, (x, y) in places.items()]
    for node in ranked[:_LABELLED]:
        _name(sheet, node.label, places[node.id], radius[node.id], taken)
    for node in view.nodes:
        x, y = places[node.id]
        colour = drawing.colour(node)
        sheet.shape(node, "circle", x, y, radius[node.id], facecolor=colour, edgecolor="white", linewidth=0.6, zorder=4)
    return sheet


def _name(sheet: Sheet, text: str, place: Point, radius: float, taken: list[Box]) -> None:
    """A name above, below or beside its circle, where it covers no other; else it is left out."""
    (x, y), wide = place, measure(text, _NAME)
    above, below, middle = y - radius - 2, y + radius + _NAME + 1, y + _NAME * 0.35
    spots = [(x - wide / 2, above), (x - wide / 2, below), (x + radius + 2, middle), (x - radius - 2 - wide, middle)]
    for left, base in spots:
        box = (left, base - _NAME, left + wide, base + 1.5)
        free = all(box[2] < t[0] or t[2] < box[0] or box[3] < t[1] or t[3] < box[1] for t in taken)
        if free and left > 2 and left + wide < sheet.width - 2:
            taken.append(box)
            sheet.text(left, base, text, _NAME, color=INK, zorder=6, **_halo())
            return


def _fitted(drawing: Drawing, side: float) -> dict[str, Point]:
    """The places, stretched to the sheet."""
    xs, ys = ([p[k] for p in drawing.places.values()] for k in (0, 1))
    if not xs:
        return {}
    wide, high = (max(values) - min(values) or 1.0 for values in (xs, ys))
    left, top = min(xs), max(ys)
    room_x, room_y = side - 2 * _ROOM, side * 0.8 - 40
    return {
        name: (MARGIN + _ROOM + (x - left) / wide * room_x, HEAD + 20 + (top - y) / high * room_y)
        for name, (x, y) in drawing.places.items()
    }


def _edge(sheet: Sheet, edge: Edge, places: dict[str, Point], radius: dict[str, float], bend: float) -> None:
    (x1, y1), (x2, y2) = places[edge.source], places[edge.target]
    away = hypot(x2 - x1, y2 - y1) or 1.0
    dx, dy = (x2 - x1) / away, (y2 - y1) / away
    bow = bend * 2 + away * 0.06
    middle = ((x1 + x2) / 2 - dy * bow, (y1 + y2) / 2 + dx * bow)
    near = hypot(x2 - middle[0], y2 - middle[1]) or 1.0
    tx, ty = (x2 - middle[0]) / near, (y2 - middle[1]) / near
    stop = radius[edge.target] + 0.8
    tip = (x2 - tx * stop, y2 - ty * stop)
    sheet.stroke([(x1, y1), middle, tip], "MQQ", edge)
    view = sheet.drawing.view
    colour = edge_stroke(edge).colour
    if view.directed:
        sheet.arrow(tip, (tx, ty), colour)
    if len(view.edges) <= _VERBS:
        text = edge.kind if edge.weight == 1 else f"{edge.kind} ×{edge.weight}"
        at = ((x1 + 2 * middle[0] + x2) / 4, (y1 + 2 * middle[1] + y2) / 4)
        sheet.text(
            *at, text if view.directed else str(edge.weight), 5.2, color=colour, ha="center", zorder=5, **_halo()
        )


def _halo() -> dict[str, Any]:
    from matplotlib.patheffects import withStroke

    return {"path_effects": [withStroke(linewidth=1.6, foreground="white")]}
