"""The picture in time: a staircase from the oldest thing at the top left to the newest at the bottom right.

Every thing has a row and a column of its own, in the order of dates. An edge leaves the later of its ends upwards, in
that column, and goes along the row of the earlier one, so that no two edges lie on each other but where they meet. The
verbs stand in the row of what is cited.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby

from .canvas import FAINT, HEAD, INK, MARGIN, Point, Sheet, counts, measure
from .drawing import Drawing, moments
from .layout import neighbours
from .palette import edge_stroke
from .tables import Edge, Node, View

STEP = 13.0
"""From a row to the next, and from a column to the next, in points."""
_YEARS = 34.0  # room for the years above
_RADIUS = 3.6
_VERB_SIZE = 6.2
_APART = 2.3  # parallel edges of a row
_CORNER = 4.0
_BAND = "#f4f4f4"
_TRUNK = "#b5b5b5"
_BETWEEN = " · "  # verbs of a row
_LONGEST = 80  # characters of a label


@dataclass(frozen=True)
class Staircase:
    """The order of the things, when each was there, and where the first column lies."""

    order: tuple[Node, ...]
    when: dict[str, str]
    left: float
    width: float

    @property
    def height(self) -> float:
        return _YEARS + STEP * len(self.order) + 4

    def place(self, row: int) -> Point:
        """The middle of a thing on the sheet."""
        return self.left + STEP * row, HEAD + _YEARS + STEP * (row + 0.5)


def staircase(view: View) -> Staircase:
    """Plan the picture of a view."""
    when = moments(view)
    order = _order(view, when)
    left = max((_label_width(node) - STEP * row for row, node in enumerate(order)), default=0.0) + MARGIN + 8
    said = _verbs(view)
    row = {node.id: k for k, node in enumerate(order)}
    beyond = [left]
    for k, node in enumerate(order):
        ends = [row[e.source] for e in said[node.id]]
        wide = measure(_words(said[node.id]), _VERB_SIZE)
        beyond.append(left + STEP * max([k, *ends]) + wide + 16)
    return Staircase(order, when, left, max(beyond) + MARGIN)


def draw_staircase(drawing: Drawing) -> Sheet:
    view = drawing.view
    plan = staircase(view)
    sheet = Sheet(drawing, plan.width, plan.height, f"{counts(view)}. Time goes from left to right")
    _years(sheet, plan)
    row = {node.id: k for k, node in enumerate(plan.order)}
    _trunks(sheet, plan, view, row)
    _edges(sheet, plan, view, row)
    for k, node in enumerate(plan.order):
        _thing(sheet, plan, node, k)
    _labels_of_edges(sheet, plan, view, row)
    return sheet


# ------------------------------------------------------------------------------------------ order


def _order(view: View, when: dict[str, str]) -> tuple[Node, ...]:
    """By date; of one date what is linked stands together. What has no date was there before it was first cited."""
    near = neighbours(view)
    nodes = {n.id: n for n in view.nodes}
    found: list[Node] = []
    day = {name: (when[name], bool(node.date)) for name, node in nodes.items()}
    by_day = sorted(nodes, key=lambda name: (*day[name], -nodes[name].depth, name))
    for _, some in groupby(by_day, key=day.__getitem__):
        waiting = list(some)
        left = dict.fromkeys(waiting)
        for name in waiting:
            stack = [name]
            while stack:
                here = stack.pop()
                if here in left:
                    del left[here]
                    found.append(nodes[here])
                    stack += sorted((n for n in near[here] if n in left), key=lambda n: nodes[n].depth)
    return tuple(found)


# ------------------------------------------------------------------------------------------ parts


def _years(sheet: Sheet, plan: Staircase) -> None:
    """A band for each year, and its number above."""
    from matplotlib.patches import Rectangle

    top, row = HEAD + _YEARS - 4, 0
    years = groupby(plan.order, key=lambda node: plan.when[node.id][:4])
    for number, (year, some) in enumerate(years):
        count = len(list(some))
        x = plan.place(row)[0] - STEP / 2
        if number % 2:
            size = (STEP * count, plan.height - _YEARS + 4)
            sheet.axes.add_patch(Rectangle((x, top), *size, facecolor=_BAND, linewidth=0, zorder=0))
        sheet.text(
            x + STEP * count / 2, top - 3, year or "no date", 7, color=FAINT, ha="center", rotation=90, va="bottom"
        )
        row += count


def _trunks(sheet: Sheet, plan: Staircase, view: View, row: dict[str, int]) -> None:
    """A line in the column of each thing, as far up as its edges go."""
    reach: dict[int, int] = {}
    for edge in view.edges:
        early, late = sorted((row[edge.source], row[edge.target]))
        reach[late] = min(reach.get(late, late), early)
    for late, early in reach.items():
        (x, bottom), (_, top) = plan.place(late), plan.place(early)
        if early < late:
            sheet.path([(x, bottom), (x, top + _CORNER)], "ML", _TRUNK, 1.1, zorder=1)


def _edges(sheet: Sheet, plan: Staircase, view: View, row: dict[str, int]) -> None:
    """Each edge along the row of its earlier end, and round the corner into the column of the later one."""
    beside: dict[int, list[Edge]] = defaultdict(list)
    for edge in view.edges:
        beside[min(row[edge.source], row[edge.target])].append(edge)
    for early, edges in beside.items():
        pairs: dict[tuple[str, str], list[Edge]] = defaultdict(list)
        for edge in edges:
            pairs[edge.source, edge.target].append(edge)
        for (source, target), parallel in pairs.items():
            late = max(row[source], row[target])
            x, y = plan.place(early)
            x2, _ = plan.place(late)
            for k, edge in enumerate(parallel):
                at = y + _APART * (k - (len(parallel) - 1) / 2)
                backwards = row[target] == early
                begin = x + _RADIUS + (4.0 if backwards else 0.0)
                corner = [(begin, at), (x2 - _CORNER, at), (x2, at), (x2, at + _CORNER)]
                sheet.stroke(corner, "MLQQ", edge)
                colour = edge_stroke(edge).colour
                if backwards:
                    sheet.arrow((x + _RADIUS + 0.5, at), (-1, 0), colour)
                else:
                    sheet.arrow((x2, plan.place(late)[1] - _RADIUS - 0.5), (0, 1), colour)


def _thing(sheet: Sheet, plan: Staircase, node: Node, row: int) -> None:
    x, y = plan.place(row)
    colour = sheet.drawing.colour(node)
    root = node.depth == 0
    face = colour if node.date else "white"
    radius = _RADIUS + 1.2 * root
    sheet.shape(node, "circle", x, y, radius, facecolor=face, edgecolor=colour, linewidth=1.2, zorder=4)
    sheet.text(
        x - _RADIUS - 4, y + 2.8, _label(node), color=INK, ha="right", weight="bold" if root else "normal", zorder=5
    )


def _labels_of_edges(sheet: Sheet, plan: Staircase, view: View, row: dict[str, int]) -> None:
    """The verbs and paragraphs in the row of what is cited: before the first column of its edges, or after the last."""
    for name, edges in _verbs(view).items():
        x, y = plan.place(row[name])
        ends = [plan.place(row[e.source])[0] for e in edges if row[e.source] > row[name]]
        wide = measure(_words(edges), _VERB_SIZE) + 6
        inside = x + _RADIUS + 10
        at = inside if not ends or inside + wide < min(ends) - _CORNER else max(ends) + 5
        ground = {"facecolor": "white", "edgecolor": "none", "pad": 0.6}
        sheet.text(at, y + 2.2, _words(edges), _VERB_SIZE, color="white", zorder=3, bbox=ground)
        for edge in edges:
            sheet.text(at, y + 2.2, _words([edge]), _VERB_SIZE, color=edge_stroke(edge).colour, zorder=3.1)
            at += measure(f"{_words([edge])}{_BETWEEN}x", _VERB_SIZE) - measure("x", _VERB_SIZE)


# ------------------------------------------------------------------------------------------ words


def _verbs(view: View) -> dict[str, list[Edge]]:
    """The edges with verbs, by what they lead to."""
    found: dict[str, list[Edge]] = defaultdict(list)
    for edge in view.edges:
        if edge.is_citation:
            found[edge.target].append(edge)
    return found


def _words(edges: list[Edge]) -> str:
    """The verbs of edges, with the paragraphs of each as far as they are few."""
    texts = []
    for edge in edges:
        units = edge.paragraphs.split("; ") if edge.paragraphs else []
        texts.append(f"{edge.kind} {' '.join(units)}" if 0 < len(units) <= 3 else edge.kind)
    return _BETWEEN.join(texts)


def _label(node: Node) -> str:
    name = f"{node.label}  {node.title}" if node.depth == 0 and node.title != node.label else node.label
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"


def _label_width(node: Node) -> float:
    return measure(_label(node)) * (1.12 if node.depth == 0 else 1.0)
