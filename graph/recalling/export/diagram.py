"""The lineage as a diagram: boxes in columns, curves between them, in points. Nothing here draws.

One column for each depth, from left to right. Boxes never overlap: each column is as wide as its widest line, and
each box as high as its lines. A curve arrives at the left of a box from a lower depth and at the right otherwise.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .characters import one_line
from .layout import columns, neighbours
from .tables import Edge, Node, View

Measure = Callable[[str, float], float]
"""The width in points of a text in a size."""
Point = tuple[float, float]

LABEL_SIZE = 8.0
NOTE_SIZE = 6.5
LINE = 10.0
PAD = 4.0
GAP = 5.0  # between the boxes of a column
MARGIN = 18.0
ARROW = 4.5

_FIRST_CHANNEL = 120.0  # from the act to what it cites: room for the fan
_CHANNEL = 90.0
_WIDEST_LINE = 150.0
_WIDEST = 180.0  # a line with the note beside it
_ROOT_WIDTH = 96.0
_BOLD = 1.15  # wider than the same text in regular letters, by as much
_LEAST_WIDTH = 40.0
_BULGE = 14.0


@dataclass(frozen=True, slots=True)
class Box:
    """A node as it is drawn: ``lines`` is its label, ``note`` the paragraphs that cite it; x, y is its top left."""

    node: Node
    lines: tuple[str, ...]
    note: str
    note_apart: bool  # on a line of its own
    width: float
    x: float = 0.0
    y: float = 0.0

    @property
    def height(self) -> float:
        return (len(self.lines) + self.note_apart) * LINE + 2 * PAD

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Curve:
    """An edge as it is drawn: the four points of a cubic curve, the last one where the arrow ends."""

    edge: Edge
    points: tuple[Point, Point, Point, Point]


@dataclass(frozen=True)
class Diagram:
    """Boxes and curves, and the room that they take; y grows downwards."""

    boxes: tuple[Box, ...]
    curves: tuple[Curve, ...]
    heads: tuple[tuple[float, str], ...]  # x and text above each column
    width: float
    height: float


def diagram(view: View, measure: Measure) -> Diagram:
    """The diagram of a view."""
    nodes = {n.id: n for n in view.nodes}
    notes = _notes(view)
    stacks = [[_box(nodes[name], notes[name], measure) for name in column] for column in columns(view)]
    heights = _heights(stacks, view)
    placed: dict[str, Box] = {}
    heads = []
    x = MARGIN
    for depth, stack in enumerate(stacks):
        width = max(box.width for box in stack)
        heads.append((x + width / 2, _head(depth, len(stack))))
        for box in stack:
            y = heights[box.node.id]
            placed[box.node.id] = Box(box.node, box.lines, box.note, box.note_apart, width, x, y)
        x += width + (_CHANNEL if depth else _FIRST_CHANNEL)
    right = max((b.x + b.width for b in placed.values()), default=0.0)
    bottom = max((b.y + b.height for b in placed.values()), default=0.0)
    return Diagram(tuple(placed.values()), tuple(_curves(view, placed)), tuple(heads), right + MARGIN, bottom)


def _head(depth: int, count: int) -> str:
    if depth == 0:
        return "read"
    return f"{depth} {'step' if depth == 1 else 'steps'} away: {count}"


# ------------------------------------------------------------------------------------------ boxes


def wrap(text: str, widest: float, size: float, measure: Measure) -> list[str]:
    """A text in lines no wider than this; a word that is too long is broken after a slash."""
    lines: list[str] = []
    for word in one_line(text).split(" "):
        if lines and measure(f"{lines[-1]} {word}", size) <= widest:
            lines[-1] += f" {word}"
            continue
        lines.append("")
        for part in re.findall(r"[^/]*/?", word):
            if lines[-1] and measure(lines[-1] + part, size) > widest:
                lines.append("")
            lines[-1] += part
    return lines or [""]


def _box(node: Node, note: str, measure: Measure) -> Box:
    if node.depth == 0:
        lines = wrap(node.label, _ROOT_WIDTH / _BOLD, LABEL_SIZE, measure)
        lines += wrap(node.title, _ROOT_WIDTH / _BOLD, LABEL_SIZE, measure) if node.title != node.label else []
        return Box(node, tuple(lines), "", False, max(measure(n, LABEL_SIZE) * _BOLD for n in lines) + 4 * PAD)
    lines = wrap(node.label, _WIDEST_LINE, LABEL_SIZE, measure)
    widths = [measure(line, LABEL_SIZE) for line in lines]
    beside = widths[-1] + 2 * PAD + measure(note, NOTE_SIZE)
    apart = bool(note) and beside > _WIDEST
    if note:
        widths.append(measure(note, NOTE_SIZE) if apart else beside)
    return Box(node, tuple(lines), note, apart, max(_LEAST_WIDTH, *widths) + 2 * PAD)


def _notes(view: View) -> dict[str, str]:
    """The paragraphs in which each thing is cited, if one act alone cites it."""
    found: dict[str, list[Edge]] = defaultdict(list)
    for edge in view.edges:
        if edge.paragraphs:
            found[edge.target].append(edge)
    notes: dict[str, str] = defaultdict(str)
    for name, edges in found.items():
        if len({e.source for e in edges}) == 1:
            units = dict.fromkeys(unit for e in edges for unit in e.paragraphs.split("; "))
            notes[name] = " ".join(sorted(units, key=_unit_order))
    return notes


def _unit_order(unit: str) -> tuple[bool, int, str]:
    return unit.startswith("OP"), int(re.sub(r"\D", "", unit) or 0), unit


# ---------------------------------------------------------------------------------------- heights


def _heights(stacks: list[list[Box]], view: View) -> dict[str, float]:
    """The top of each box. The highest column is packed; the others follow their neighbours outwards from it."""
    if not stacks:
        return {}
    near = neighbours(view)
    main = max(range(len(stacks)), key=lambda k: sum(b.height + GAP for b in stacks[k]))
    middles: dict[str, float] = {}
    for k in sorted(range(len(stacks)), key=lambda k: abs(k - main)):
        wanted = [_mean([middles[m] for m in near[b.node.id] if m in middles]) for b in stacks[k]]
        middles |= _spread(stacks[k], wanted)
    tops = {b.node.id: middles[b.node.id] - b.height / 2 for stack in stacks for b in stack}
    least = min(tops.values())
    return {name: top - least for name, top in tops.items()}


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _spread(stack: list[Box], wanted: list[float]) -> dict[str, float]:
    """The middles of the boxes of a column: in order, free of overlaps, as near to the wanted ones as can be.

    Boxes that would overlap are joined into blocks; a block lies at the mean of what its boxes want.
    """
    blocks: list[tuple[list[Box], float, float]] = []  # boxes, height, sum of the tops wanted for the block
    for box, middle in zip(stack, wanted, strict=True):
        boxes, height, tops = [box], box.height + GAP, middle - box.height / 2
        while blocks and blocks[-1][2] / len(blocks[-1][0]) + blocks[-1][1] > tops / len(boxes):
            above, above_height, above_tops = blocks.pop()
            tops = above_tops + tops - len(boxes) * above_height
            boxes, height = above + boxes, above_height + height
        blocks.append((boxes, height, tops))
    middles = {}
    for boxes, _, tops in blocks:
        top = tops / len(boxes)
        for box in boxes:
            middles[box.node.id] = top + box.height / 2
            top += box.height + GAP
    return middles


# ----------------------------------------------------------------------------------------- curves


def _curves(view: View, boxes: dict[str, Box]) -> Iterator[Curve]:
    """The curves of the edges; those that meet at one side of a box are spread over its height."""
    ports = _ports(view, boxes)
    for k, edge in enumerate(view.edges):
        start, end = boxes[edge.source], boxes[edge.target]
        leaves, arrives = _sides(start, end)
        x1, y1 = start.x + (start.width if leaves > 0 else 0), ports[k, "source"]
        x2, y2 = end.x + (end.width if arrives > 0 else 0) + arrives * ARROW, ports[k, "target"]
        reach = abs(x2 - x1) / 2 if start.x != end.x else _BULGE + abs(y2 - y1) / 6
        reach = min(reach, _CHANNEL * 0.8)
        yield Curve(edge, ((x1, y1), (x1 + leaves * reach, y1), (x2 + arrives * reach, y2), (x2, y2)))


def _sides(start: Box, end: Box) -> tuple[int, int]:
    """At which side a curve leaves and at which it arrives: 1 right, -1 left."""
    if start.x == end.x:
        return 1, 1
    return (1, -1) if start.x < end.x else (-1, 1)


def _ports(view: View, boxes: dict[str, Box]) -> dict[tuple[int, str], float]:
    """The height at which each edge leaves and arrives."""
    meeting: dict[tuple[str, int], list[tuple[float, str, int, str]]] = defaultdict(list)
    for k, edge in enumerate(view.edges):
        start, end = boxes[edge.source], boxes[edge.target]
        leaves, arrives = _sides(start, end)
        meeting[edge.source, leaves].append((end.middle, edge.id, k, "source"))
        meeting[edge.target, arrives].append((start.middle, edge.id, k, "target"))
    ports = {}
    for (name, _), ends in meeting.items():
        box = boxes[name]
        room = box.height - 2 * PAD
        for place, (_, _, k, end_name) in enumerate(sorted(ends)):
            ports[k, end_name] = box.y + PAD + room * (place + 0.5) / len(ends)
    return ports
