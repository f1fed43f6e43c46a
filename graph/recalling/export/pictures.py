"""The lineage as a picture, SVG or PNG: depth from left to right, categories and verbs by colour, with a legend.

Drawn with matplotlib, the extra ``pictures`` of the package. The same view gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import etree

from ..errors import OutputError, RecallingError
from .characters import one_line
from .diagram import ARROW, LABEL_SIZE, LINE, MARGIN, NOTE_SIZE, PAD, Box, Curve, Diagram, Point, diagram
from .gexf import CREATOR, LICENCE
from .palette import CATEGORY_COLOURS, Stroke, edge_stroke, node_colour, rgb
from .tables import Edge, Node, View

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_NODES = 250
"""With more than this nobody could read the picture."""

_INK = "#1a1a1a"
_FAINT = "#5f5f5f"
_TITLE_SIZE = 12.0
_TOP = 74.0  # room for the title, the counts and the heads of the columns
_ROW = 14.0  # of the legend
_ROW_NAME = 96.0
_DPI = 200
_SVG = "{http://www.w3.org/2000/svg}"


def write_png(view: View, path: Path) -> None:
    """Write the picture as PNG."""
    metadata = {"Software": None, "Title": one_line(view.title), "Copyright": LICENCE}
    with _matplotlib():
        _Picture(view).figure.savefig(path, format="png", dpi=_DPI, metadata=metadata)


def write_svg(view: View, path: Path) -> None:
    """Write the picture as SVG: letters as paths, the full names of the things as tooltips."""
    metadata = {"Date": None, "Title": one_line(view.title), "Creator": CREATOR, "Rights": LICENCE}
    buffer = BytesIO()
    with _matplotlib():
        picture = _Picture(view)
        picture.figure.savefig(buffer, format="svg", metadata=metadata)
    path.write_bytes(_with_titles(buffer.getvalue(), picture.diagram.boxes))


@contextmanager
def _matplotlib() -> Iterator[None]:
    """The settings of the pictures, whatever those of the user are."""
    try:
        import matplotlib
    except ImportError:
        raise RecallingError(
            "pictures need matplotlib, which is not installed", do="run `pip install 'recalling[pictures]'`"
        ) from None
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rc("svg", hashsalt="recalling", fonttype="path")
        matplotlib.rc("font", family="DejaVu Sans")
        yield


def _measure(text: str, size: float) -> float:
    """The width of a text in points."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    width, _, _ = text_to_path.get_text_width_height_descent(one_line(text), FontProperties(size=size), ismath=False)
    return float(width)


class _Picture:
    """A view while it is drawn, in points from the top left."""

    def __init__(self, view: View) -> None:
        from matplotlib.figure import Figure

        if len(view.nodes) > MOST_NODES:
            raise OutputError(
                f"{len(view.nodes)} things are too many for one picture (at most {MOST_NODES})",
                do="draw the lineage of one act, or export to gephi",
            )
        self.view = view
        self.diagram: Diagram = diagram(view, _measure)
        self.width = max(self.diagram.width, _measure(view.title, _TITLE_SIZE * 1.1) + 2 * MARGIN)
        rows = list(self._legend_rows())
        self.height = _TOP + self.diagram.height + MARGIN + len(rows) * _ROW + MARGIN
        self.figure: Figure = Figure(figsize=(self.width / 72, self.height / 72), facecolor="white")
        self.axes: Axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()
        self.axes.set_xlim(0, self.width)
        self.axes.set_ylim(self.height, 0)
        self._heads()
        for curve in self.diagram.curves:
            self._curve(curve)
        for k, box in enumerate(self.diagram.boxes):
            self._box(box, k)
        self._legend(rows)

    def _text(self, x: float, y: float, text: str, size: float = LABEL_SIZE, **style: Any) -> None:
        given: dict[str, Any] = {"color": _INK, "va": "baseline", "parse_math": False} | style
        self.axes.text(x, y, one_line(text), fontsize=size, **given)

    # ---------------------------------------------------------------------------- the parts

    def _heads(self) -> None:
        citations = sum(e.weight for e in self.view.edges if e.is_citation)
        steps = sum(not e.is_citation for e in self.view.edges)
        counts = f"{len(self.view.nodes)} texts, papers and meetings; {citations} citations; {steps} other steps"
        self._text(MARGIN, MARGIN + _TITLE_SIZE, self.view.title, _TITLE_SIZE, weight="bold")
        self._text(MARGIN, MARGIN + _TITLE_SIZE + 14, counts, color=_FAINT)
        for x, head in self.diagram.heads:
            self._text(x, _TOP - 8, head, color=_FAINT, ha="center")

    def _box(self, box: Box, number: int) -> None:
        from matplotlib.patches import FancyBboxPatch

        x, y, colour = box.x, _TOP + box.y, node_colour(box.node)
        root = box.node.depth == 0
        patch = FancyBboxPatch(
            (x + 2, y + 2), box.width - 4, box.height - 4, boxstyle="round,pad=2,rounding_size=3",
            facecolor=colour if root else _tint(colour), edgecolor=colour, linewidth=1.0, zorder=3,
        )  # fmt: skip
        patch.set_gid(f"thing-{number}")
        self.axes.add_patch(patch)
        ink = "white" if root else _INK
        first = y + PAD + LABEL_SIZE * 0.95
        for k, line in enumerate(box.lines):
            weight = "bold" if root and k == 0 else "normal"
            self._text(x + PAD + 1, first + k * LINE, line, color=ink, zorder=4, weight=weight)
        if box.note:
            baseline = first + (len(box.lines) - 1 + box.note_apart) * LINE
            right = x + box.width - PAD - 1
            self._text(right, baseline, box.note, NOTE_SIZE, color=_FAINT, ha="right", zorder=4)

    def _curve(self, curve: Curve) -> None:
        points = [(x, _TOP + y) for x, y in curve.points]
        self._line(points, curve.edge, curved=True)
        before, tip = points[2:]
        self._arrow(tip, 1 if tip[0] > before[0] else -1, edge_stroke(curve.edge).colour)

    def _line(self, points: list[Point], edge: Edge, *, curved: bool) -> None:
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path as Outline

        codes = [Outline.MOVETO, *([Outline.CURVE4] * 3 if curved else [Outline.LINETO])]
        width = 0.9 + 0.3 * min(edge.weight, 5) if edge.is_citation else 0.8
        stroke = edge_stroke(edge)
        style: Any = (0, tuple(d / width for d in stroke.dashes)) if stroke.dashes else "solid"
        outline = PathPatch(
            Outline(points, codes), fill=False, edgecolor=stroke.colour, linewidth=width, linestyle=style,
            zorder=2 if edge.is_citation else 1,
        )  # fmt: skip
        self.axes.add_patch(outline)

    def _arrow(self, tip: Point, direction: int, colour: str) -> None:
        from matplotlib.patches import Polygon

        x, y = tip
        corners = [(x + direction * ARROW, y), (x, y - 0.42 * ARROW), (x, y + 0.42 * ARROW)]
        self.axes.add_patch(Polygon(corners, closed=True, facecolor=colour, linewidth=0, zorder=2))

    # --------------------------------------------------------------------------- the legend

    def _legend_rows(self) -> Iterator[list[_Sample]]:
        """What the legend explains, row by row: things, verbs, other steps; as many to a row as it holds."""
        things = {n.category: _Sample(n, n.category) for n in self.view.nodes}
        kinds = {(e.group, e.kind): e for e in self.view.edges}
        alike: dict[Stroke, list[Edge]] = {}
        for _, edge in sorted(kinds.items()):
            alike.setdefault(edge_stroke(edge), []).append(edge)
        edges = [_Sample(some[0], ", ".join(e.kind for e in some)) for some in alike.values()]
        samples = {
            "Things": [things[c] for c in CATEGORY_COLOURS if c in things],
            "Verbs of citations": [s for s in edges if s.is_citation],
            "Other steps": [s for s in edges if not s.is_citation],
        }
        for name, some in samples.items():
            row = [_Sample(None, name)]
            for sample in some:
                if sum(s.width for s in (*row, sample)) > self.width - 2 * MARGIN:
                    yield row
                    row = [_Sample(None, "")]
                row.append(sample)
            if some:
                yield row

    def _legend(self, rows: list[list[_Sample]]) -> None:
        from matplotlib.patches import Rectangle

        y = _TOP + self.diagram.height + MARGIN + _ROW
        for row in rows:
            x = MARGIN
            for sample in row:
                if isinstance(sample.of, Node):
                    colour = node_colour(sample.of)
                    patch = Rectangle((x, y - 7), 12, 8, facecolor=_tint(colour), edgecolor=colour, linewidth=1.0)
                    self.axes.add_patch(patch)
                elif isinstance(sample.of, Edge):
                    self._line([(x, y - 3), (x + 20, y - 3)], sample.of, curved=False)
                self._text(x + sample.indent, y, sample.text, color=_INK if sample.of else _FAINT)
                x += sample.width
            y += _ROW


@dataclass(frozen=True, slots=True)
class _Sample:
    """An entry of the legend: a node or an edge of its kind, or the name of a row."""

    of: Node | Edge | None
    text: str

    @property
    def is_citation(self) -> bool:
        return isinstance(self.of, Edge) and self.of.is_citation

    @property
    def indent(self) -> float:
        return 0.0 if self.of is None else 17.0 if isinstance(self.of, Node) else 25.0

    @property
    def width(self) -> float:
        return _ROW_NAME if self.of is None else _measure(self.text, LABEL_SIZE) + self.indent + 14


def _tint(colour: str, strength: float = 0.16) -> tuple[float, float, float]:
    """A colour mixed with white."""
    red, green, blue = (1 - strength * (1 - part / 255) for part in rgb(colour))
    return red, green, blue


def _with_titles(svg: bytes, boxes: tuple[Box, ...]) -> bytes:
    """An SVG with the name of each thing as the title of its box: a tooltip, and what screen readers say."""
    root = etree.fromstring(svg)
    root.set("role", "img")
    groups = {group.get("id"): group for group in root.iter(f"{_SVG}g")}
    for k, box in enumerate(boxes):
        name = box.node.label if box.node.title == box.node.label else f"{box.node.label}: {box.node.title}"
        groups[f"thing-{k}"].insert(0, _title(name))
    return etree.tostring(root, xml_declaration=True, encoding="utf-8") + b"\n"


def _title(text: str) -> etree._Element:
    element = etree.Element(f"{_SVG}title")
    element.text = one_line(text)
    return element
