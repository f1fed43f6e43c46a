"""The picture by depth: boxes in columns, an act at the left, what it cites and what that rests on to the right."""

from __future__ import annotations

from .canvas import FAINT, HEAD, INK, Sheet, counts, measure, tint
from .diagram import ARROW, LABEL_SIZE, LINE, NOTE_SIZE, PAD, Box, Curve, diagram
from .drawing import Drawing
from .palette import edge_stroke

_HEADS = 22.0  # room for the heads of the columns


def draw_boxes(drawing: Drawing) -> Sheet:
    """Boxes never overlap; a curve takes the colour of its verb."""
    plan = diagram(drawing.view, measure)
    sheet = Sheet(drawing, plan.width, _HEADS + plan.height, counts(drawing.view))
    for x, head in plan.heads:
        sheet.text(x, HEAD + _HEADS - 8, head, color=FAINT, ha="center")
    for curve in plan.curves:
        _curve(sheet, curve)
    for box in plan.boxes:
        _box(sheet, box)
    return sheet


def _curve(sheet: Sheet, curve: Curve) -> None:
    points = [(x, HEAD + _HEADS + y) for x, y in curve.points]
    sheet.stroke(points, "MCCC", curve.edge)
    before, (x, y) = points[2:]
    direction = 1 if x > before[0] else -1
    sheet.arrow((x + direction * ARROW, y), (direction, 0), edge_stroke(curve.edge).colour, ARROW)


def _box(sheet: Sheet, box: Box) -> None:
    x, y, colour = box.x, HEAD + _HEADS + box.y, sheet.drawing.colour(box.node)
    root = box.node.depth == 0
    face = colour if root else tint(colour)
    sheet.shape(box.node, "box", x, y, box.width, box.height, facecolor=face, edgecolor=colour, linewidth=1.0, zorder=3)
    first = y + PAD + LABEL_SIZE * 0.95
    for k, line in enumerate(box.lines):
        weight = "bold" if root and k == 0 else "normal"
        ink = "white" if root and colour not in ("#d5d5d5", "#ddcc77") else INK
        sheet.text(x + PAD + 1, first + k * LINE, line, color=ink, zorder=4, weight=weight)
    if box.note:
        baseline = first + (len(box.lines) - 1 + box.note_apart) * LINE
        right = x + box.width - PAD - 1
        sheet.text(right, baseline, box.note, NOTE_SIZE, color=FAINT, ha="right", zorder=4)
