"""Order and geometry: nothing overlaps, few edges cross."""

from __future__ import annotations

from itertools import combinations

import pytest

from recalling.export import Edge, Node, View
from recalling.export.diagram import Diagram, diagram, wrap
from recalling.export.layout import columns


def measure(text: str, size: float) -> float:
    """A typewriter: every letter is as wide as the next."""
    return 0.6 * size * len(text)


def node(name: str, depth: int) -> Node:
    return Node(name, name, name, name, "resolution", depth=depth)


@pytest.fixture(scope="module", params=["full", "text"])
def drawn(request: pytest.FixtureRequest, view: View, text_view: View) -> Diagram:
    return diagram(view if request.param == "full" else text_view, measure)


def crossings(view: View, order: list[list[str]]) -> int:
    """The pairs of edges between neighbouring columns that cross."""
    place = {name: (depth, row) for depth, column in enumerate(order) for row, name in enumerate(column)}
    pairs = {tuple(sorted((place[e.source], place[e.target]))) for e in view.edges}
    between = [(a, b) for a, b in pairs if b[0] == a[0] + 1]
    return sum(a[0] == c[0] and (a[1] - c[1]) * (b[1] - d[1]) < 0 for (a, b), (c, d) in combinations(between, 2))


def test_a_column_for_each_depth(view: View) -> None:
    order = columns(view)
    assert [len(column) for column in order] == [1, 33, 35, 3]
    depths = {n.id: n.depth for n in view.nodes}
    assert all(depths[name] == depth for depth, column in enumerate(order) for name in column)
    assert columns(view) == order


def test_few_edges_cross(view: View) -> None:
    by_name = [sorted(n.id for n in view.nodes if n.depth == d) for d in range(4)]
    assert crossings(view, columns(view)) * 10 < crossings(view, by_name)


def test_edges_that_need_not_cross_do_not() -> None:
    nodes = (node("r", 0), *(node(n, 1) for n in "abcd"), *(node(n, 2) for n in "wxyz"))
    edges = tuple(Edge(a, b, "recall") for a, b in ("ra", "rb", "rc", "rd", "az", "by", "cx", "dw"))
    view = View("x", "x", nodes, edges)
    assert crossings(view, columns(view)) == 0


def test_no_node_no_column() -> None:
    assert columns(View("x", "x", (), ())) == []
    assert diagram(View("x", "x", (), ()), measure).boxes == ()


# ---------------------------------------------------------------------------------------- diagram


def test_boxes_do_not_overlap(drawn: Diagram) -> None:
    for a, b in combinations(drawn.boxes, 2):
        beside = a.x + a.width <= b.x or b.x + b.width <= a.x
        apart = a.y + a.height < b.y or b.y + b.height < a.y
        assert beside or apart, (a.node.id, b.node.id)
    assert all(b.y >= 0 and b.y + b.height <= drawn.height for b in drawn.boxes)
    assert all(b.x >= 0 and b.x + b.width <= drawn.width for b in drawn.boxes)


def test_words_fit_into_their_boxes(drawn: Diagram) -> None:
    for box in drawn.boxes:
        assert max(measure(line, 8.0) for line in box.lines) <= box.width
        assert "".join(box.lines[: len(box.lines)]).replace(" ", "").startswith(box.node.label.replace(" ", ""))


def test_notes_name_the_paragraphs(drawn: Diagram) -> None:
    notes = {box.node.id: box.note for box in drawn.boxes}
    assert notes["un/instr/cedaw"] == "PP1 OP6 OP24"
    assert notes["un/doc/A/57/549"] == ""


def test_curves_end_at_their_boxes(drawn: Diagram) -> None:
    boxes = {b.node.id: b for b in drawn.boxes}
    for curve in drawn.curves:
        start, end = boxes[curve.edge.source], boxes[curve.edge.target]
        (x1, y1), *_, (x2, y2) = curve.points
        assert x1 in (start.x, start.x + start.width)
        assert min(abs(x2 - end.x), abs(x2 - end.x - end.width)) == pytest.approx(4.5)
        assert start.y <= y1 <= start.y + start.height
        assert end.y <= y2 <= end.y + end.height


def test_parallel_edges_lie_apart(drawn: Diagram) -> None:
    ends = [c.points[3] for c in drawn.curves if c.edge.target == "un/instr/cedaw" and c.edge.is_citation]
    assert len(set(ends)) == 3


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("CEDAW", ["CEDAW"]),
        ("Fourth World Conference on Women", ["Fourth World", "Conference", "on Women"]),
        ("E/CN.4/Sub.2/RES/1998/19", ["E/CN.4/", "Sub.2/RES/", "1998/19"]),
    ],
)
def test_wrapping(text: str, lines: list[str]) -> None:
    assert wrap(text, measure("x" * 12, 8.0), 8.0, measure) == lines
