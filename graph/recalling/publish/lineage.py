"""The lineage of one act as a picture in its page: an SVG whose boxes are links, from the diagram of exports."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from dataclasses import replace
from html import escape
from typing import Any

from ..export.characters import one_line
from ..export.diagram import ARROW, LABEL_SIZE, LINE, NOTE_SIZE, PAD, Box, Diagram, diagram
from ..export.tables import Edge, Node, View
from .notes import Notes

MOST_BOXES = 110
_UNMEASURED: dict[str, Any] = {"in_degree": 0, "out_degree": 0, "pagerank": None, "community": None}
_TOP = 26.0
_SCALE = 1.3  # on the screen; the diagram is made for paper
_NARROW, _WIDE = frozenset("iljtfr.,:;'()[]| -/I"), frozenset("mwMWGOQ@%—")


class Lineages:
    """The whole graph of citations, from which the lineage of any act is cut."""

    def __init__(self, view: View) -> None:
        self.nodes = {n.id: n for n in view.nodes}
        self.notes = Notes()
        self._placed: dict[tuple[str, int], Node] = {}
        self._leaving: dict[str, list[Edge]] = defaultdict(list)
        for edge in view.edges:
            self._leaving[edge.source].append(edge)

    def edges_of(self, path: str) -> list[Edge]:
        """The steps from a thing."""
        return self._leaving.get(path, [])

    def citations_of(self, path: str) -> list[Edge]:
        """The citations of an act."""
        return [e for e in self._leaving.get(path, ()) if e.is_citation]

    def of(self, path: str, deepest: int = 4, most: int = MOST_BOXES) -> View | None:
        """What an act rests on: as many steps as fit into a picture, or None where it rests on nothing."""
        self.notes.add("l", path)
        if path not in self.nodes or path not in self._leaving:
            return None
        depths = {path: 0}
        queue = deque([path])
        while queue:
            here = queue.popleft()
            if depths[here] >= deepest:
                continue
            fresh = list(dict.fromkeys(e.target for e in self._leaving[here] if e.target not in depths))
            if here != path and len(depths) + len(fresh) > most:
                continue
            for there in fresh:
                depths[there] = depths[here] + 1
                queue.append(there)
        inner_first = sorted(depths.items(), key=lambda i: (i[1], i[0]))
        nodes = tuple(self._at(p, d) for p, d in inner_first)
        edges = tuple(e for p in depths for e in self._leaving.get(p, ()) if e.target in depths)
        return View("lineage", self.nodes[path].title, nodes, edges)

    def _at(self, path: str, depth: int) -> Node:
        """A node as a picture has it, one for all pictures in which it is at this depth.

        Nothing is measured: the picture does not show it, and it changes with every text that is read.
        """
        if (path, depth) not in self._placed:
            self._placed[path, depth] = replace(self.nodes[path], depth=depth, **_UNMEASURED)
        return self._placed[path, depth]


def measure(text: str, size: float) -> float:
    """About how wide a text is in points: no font is at hand, and the picture leaves some room."""
    units = sum(0.36 if c in _NARROW else 0.9 if c in _WIDE else 0.7 if c.isupper() else 0.6 for c in text)
    return units * size


def draw(view: View, href: Callable[[str], str]) -> str:
    """The SVG of a view. Boxes are links to the pages of the things; colours come from the style sheet."""
    plan = diagram(view, measure)
    wide, high = plan.width, plan.height + _TOP + 10
    parts = [
        f'<svg class="lineage" xmlns="http://www.w3.org/2000/svg" role="group" aria-label="{_text(_says(view))}"'
        f' viewBox="0 0 {wide:.0f} {high:.0f}" width="{wide * _SCALE:.0f}" height="{high * _SCALE:.0f}">',
        *_heads(plan),
        *(_curve(c.edge, [(x, y + _TOP) for x, y in c.points]) for c in plan.curves),
        *(_box(box, href(box.node.id)) for box in plan.boxes),
        "</svg>",
    ]
    return "\n".join(parts)


def _says(view: View) -> str:
    return f"The lineage of {view.title}: {len(view.nodes) - 1} things in {max(n.depth for n in view.nodes)} steps"


def _heads(plan: Diagram) -> Iterable[str]:
    for x, head in plan.heads:
        yield f'<text class="head" x="{x:.1f}" y="14" text-anchor="middle">{_text(head)}</text>'


def _curve(edge: Edge, points: list[tuple[float, float]]) -> str:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points
    direction = 1 if x3 > x2 else -1
    tip = x3 + direction * ARROW
    group = f"g-{edge.group}" if edge.is_citation else "g-structure"
    says = f"{edge.kind} ({edge.paragraphs})" if edge.paragraphs else edge.kind
    width = f' stroke-width="{0.9 + 0.25 * min(edge.weight, 4):.2f}"' if edge.is_citation else ""
    return (
        f'<g class="edge {group}"><title>{_text(says)}</title>'
        f'<path d="M{x0:.1f} {y0:.1f}C{x1:.1f} {y1:.1f} {x2:.1f} {y2:.1f} {x3:.1f} {y3:.1f}"{width}/>'
        f'<path class="tip" d="M{tip:.1f} {y3:.1f}L{x3:.1f} {y3 - 2:.1f}V{y3 + 2:.1f}Z"/></g>'
    )


def _box(box: Box, href: str) -> str:
    x, y, node = box.x, box.y + _TOP, box.node
    rows = [
        f'<text x="{x + PAD + 1:.1f}" y="{y + PAD + LABEL_SIZE * 0.95 + k * LINE:.1f}">{_text(line)}</text>'
        for k, line in enumerate(box.lines)
    ]
    if box.note:
        baseline = y + PAD + LABEL_SIZE * 0.95 + (len(box.lines) - 1 + box.note_apart) * LINE
        right = x + box.width - PAD - 1
        note = f'<text class="note" x="{right:.1f}" y="{baseline:.1f}" text-anchor="end" font-size="{NOTE_SIZE}">'
        rows.append(f"{note}{_text(box.note)}</text>")
    kind = node.category.replace(" ", "-")
    root = " root" if node.depth == 0 else ""
    return (
        f'<a href="{_text(href)}"><g class="box k-{kind}{root}"><title>{_text(_title(node))}</title>'
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}" rx="3"/>'
        + "".join(rows)
        + "</g></a>"
    )


def _title(node: Node) -> str:
    date = f", {node.date}" if node.date else ""
    name = node.title if node.title == node.label else f"{node.label}: {node.title}"
    return f"{name} ({node.category}{date})"


def _text(text: str) -> str:
    return escape(one_line(text), quote=True)
