"""A view with the looks that a file carries: a place, a size and a colour for each node, a colour for each edge."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, sqrt

from ..errors import OutputError
from .layout import Columns, columns
from .palette import COLOURINGS, colour_legend, edge_stroke
from .tables import Edge, Node, View

_COLUMN_WIDTH = 600
_ROW_HEIGHT = 60
_ROWS = 60  # a longer column is folded, at four times the root of its length
_SMALLEST = 10
_ROOT = 30  # an act that was read: nothing need cite it
_FAR = 3  # steps over which a date is taken from another thing
_MANY = 500  # with more nodes than this, time or depth would be all columns

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A view, where its nodes lie (y grows upwards, as in Gephi), and by what they are coloured."""

    view: View
    places: dict[str, Point]
    layout: str
    colouring: str

    def colour(self, node: Node) -> str:
        return COLOURINGS[self.colouring](node)

    def edge_colour(self, edge: Edge) -> str:
        return edge_stroke(edge).colour

    def legend(self) -> list[tuple[str, Node]]:
        """What the colours of the nodes mean: a text and a node for each, in the order of the palette."""
        return colour_legend(self.view.nodes, self.colouring)

    def size(self, node: Node) -> float:
        """The diameter: an act that was read is large, everything else by the edges that arrive."""
        if node.depth == 0 and self.view.name in ("lineage", "citations"):
            return _ROOT
        return round(_SMALLEST + 6 * sqrt(min(node.in_degree, 400)), 2)


def draw(view: View, layout: str | None = None, colouring: str = "organ") -> Drawing:
    """The drawing of a view. Without a layout: time for up to 500 things most of which have a date, else force.

    Raises ``OutputError`` where the layout or colouring is unknown.
    """
    for given, known in ((layout, LAYOUTS), (colouring, COLOURINGS)):
        if given is not None and given not in known:
            raise OutputError(f"there is no {given!r} to draw by", do=f"choose one of {', '.join(known)}")
    name = layout or usual_layout(view)
    return Drawing(view, LAYOUTS[name](view), name, colouring)


def usual_layout(view: View) -> str:
    with_date = sum(bool(n.date) for n in view.nodes)
    return "time" if view.directed and len(view.nodes) <= _MANY and 2 * with_date >= len(view.nodes) else "force"


def moments(view: View) -> dict[str, str]:
    """When each thing was there: its date, else when it is first cited, else that of what it is linked to."""
    found = {n.id: n.date for n in view.nodes if n.date}
    for edge in sorted(view.edges, key=lambda e: e.date):
        if edge.date and edge.is_citation:
            found.setdefault(edge.target, edge.date)
    for _ in range(_FAR):
        near = {a: found[b] for e in view.edges for a, b in ((e.source, e.target), (e.target, e.source)) if b in found}
        found = near | found
    return {n.id: found.get(n.id, "") for n in view.nodes}


def _by_time(view: View) -> dict[str, Point]:
    """Years from left to right; what has no date lies where it is first cited, or at the very left."""
    years = {name: date[:4] for name, date in moments(view).items()}
    level = {year: k for k, year in enumerate(sorted(set(years.values())))}
    return _folded(columns(view, {name: level[year] for name, year in years.items()}))


def _by_depth(view: View) -> dict[str, Point]:
    """Depth from left to right."""
    return _folded(columns(view))


def _by_force(view: View) -> dict[str, Point]:
    """ForceAtlas2: what is linked lies together."""
    import numpy as np

    from .force import force_atlas

    number = {n.id: k for k, n in enumerate(view.nodes)}
    ends = [[number[end] for end in (e.source, e.target)] for e in view.edges]
    pairs = np.array(ends, np.int64).reshape(-1, 2)
    weights = np.array([sqrt(e.weight) for e in view.edges], float)
    places = force_atlas(len(number), pairs[:, 0], pairs[:, 1], weights).round(1).tolist()
    return {n.id: (x, y) for n, (x, y) in zip(view.nodes, places, strict=True)}


LAYOUTS: dict[str, Callable[[View], dict[str, Point]]] = {"time": _by_time, "force": _by_force, "depth": _by_depth}
"""Every layout by its name: one row a layout."""


def _folded(order: Columns) -> dict[str, Point]:
    """Columns from left to right, long ones folded into several."""
    places: dict[str, Point] = {}
    left = 0
    for column in order:
        rows = max(_ROWS, ceil(4 * sqrt(len(column))))
        for fold in (column[k : k + rows] for k in range(0, len(column), rows)):
            top = (len(fold) - 1) / 2 * _ROW_HEIGHT
            places |= {name: (float(left), top - row * _ROW_HEIGHT) for row, name in enumerate(fold)}
            left += _COLUMN_WIDTH
    return places
