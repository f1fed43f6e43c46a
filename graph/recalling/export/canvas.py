"""A sheet to draw on, in points from the top left: texts, lines, shapes, a legend. Drawn by matplotlib.

matplotlib is the extra ``pictures`` of the package. The same drawing gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import etree

from ..errors import RecallingError
from .characters import one_line
from .credits import CREATOR, LICENCE
from .drawing import Drawing
from .palette import Stroke, edge_stroke, rgb
from .tables import Edge, Node, View

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK = "#1a1a1a"
FAINT = "#5f5f5f"
TITLE_SIZE = 12.0
TEXT_SIZE = 8.0
MARGIN = 18.0
HEAD = 52.0
"""Room for the title and what stands below it."""
_ROW = 14.0  # of the legend
_ROW_NAME = 96.0
_DPI = 200
_SVG = "{http://www.w3.org/2000/svg}"

Point = tuple[float, float]
Colour = str | tuple[float, float, float]


@contextmanager
def matplotlib_settings() -> Iterator[None]:
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


def measure(text: str, size: float = TEXT_SIZE) -> float:
    """The width of a text in points."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    width, _, _ = text_to_path.get_text_width_height_descent(one_line(text), FontProperties(size=size), ismath=False)
    return float(width)


def tint(colour: str, strength: float = 0.16) -> tuple[float, float, float]:
    """A colour mixed with white."""
    red, green, blue = (1 - strength * (1 - part / 255) for part in rgb(colour))
    return red, green, blue


def stroke_width(edge: Edge) -> float:
    return 0.9 + 0.3 * min(edge.weight, 5) if edge.is_citation else 0.8


class Sheet:
    """A white sheet with the title of a view at its head and a legend at its foot."""

    def __init__(self, drawing: Drawing, width: float, height: float, subtitle: str) -> None:
        """``width`` and ``height`` are those of the drawing alone; it begins below ``HEAD``."""
        from matplotlib.figure import Figure

        self.drawing = drawing
        self.width = max(width, measure(drawing.view.title, TITLE_SIZE * 1.1) + 2 * MARGIN, 320.0)
        rows = list(self._legend_rows())
        self.height = HEAD + height + MARGIN + len(rows) * _ROW + MARGIN
        self.figure: Figure = Figure(figsize=(self.width / 72, self.height / 72), facecolor="white")
        self.axes: Axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()
        self.axes.set_xlim(0, self.width)
        self.axes.set_ylim(self.height, 0)
        self._names: dict[str, str] = {}
        self.text(MARGIN, MARGIN + TITLE_SIZE, drawing.view.title, TITLE_SIZE, weight="bold")
        self.text(MARGIN, MARGIN + TITLE_SIZE + 14, subtitle, color=FAINT)
        self._legend(rows, HEAD + height + MARGIN + _ROW)

    # ------------------------------------------------------------------------------ strokes

    def text(self, x: float, y: float, text: str, size: float = TEXT_SIZE, **style: Any) -> None:
        given: dict[str, Any] = {"color": INK, "va": "baseline", "parse_math": False} | style
        self.axes.text(x, y, one_line(text), fontsize=size, **given)

    def path(self, points: Sequence[Point], codes: str, colour: Colour, width: float = 0.8, **style: Any) -> None:
        """A line through points; ``codes`` has a letter for each: M move, L line, Q and C curves."""
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path as Outline

        known = {"M": Outline.MOVETO, "L": Outline.LINETO, "Q": Outline.CURVE3, "C": Outline.CURVE4}
        outline = Outline(list(points), [known[code] for code in codes])
        dashes = style.pop("dashes", ())
        line: Any = (0, tuple(d / width for d in dashes)) if dashes else "solid"
        self.axes.add_patch(PathPatch(outline, fill=False, edgecolor=colour, linewidth=width, linestyle=line, **style))

    def stroke(self, points: Sequence[Point], codes: str, edge: Edge) -> None:
        """A line as the kind of an edge has it."""
        stroke = edge_stroke(edge)
        self.path(points, codes, stroke.colour, stroke_width(edge), dashes=stroke.dashes,
                  zorder=2.2 if edge.is_citation else 2.1)  # fmt: skip

    def arrow(self, tip: Point, towards: Point, colour: Colour, size: float = 4.5) -> None:
        """The head of an arrow that ends at its tip; ``towards`` is its direction, of length one."""
        from matplotlib.patches import Polygon

        (x, y), (dx, dy) = tip, towards
        back, side = (x - dx * size, y - dy * size), (-dy * size * 0.42, dx * size * 0.42)
        corners = [tip, (back[0] + side[0], back[1] + side[1]), (back[0] - side[0], back[1] - side[1])]
        self.axes.add_patch(Polygon(corners, closed=True, facecolor=colour, linewidth=0, zorder=2.3))

    def shape(self, node: Node, kind: str, *place: float, **style: Any) -> None:
        """A circle (x, y, radius) or a box (x, y, width, height) that has the name of a thing as its title."""
        from matplotlib.patches import Circle, FancyBboxPatch

        if kind == "circle":
            x, y, radius = place
            patch: Any = Circle((x, y), radius, **style)
        else:
            x, y, width, height = place
            patch = FancyBboxPatch(
                (x + 2, y + 2), width - 4, height - 4, boxstyle="round,pad=2,rounding_size=3", **style
            )
        name = f"thing-{len(self._names)}"
        self._names[name] = node.label if node.title == node.label else f"{node.label}: {node.title}"
        patch.set_gid(name)
        self.axes.add_patch(patch)

    # --------------------------------------------------------------------------- the legend

    def _legend_rows(self) -> Iterator[list[_Sample]]:
        """What the legend explains, row by row: things, verbs, other steps; as many to a row as it holds."""
        view = self.drawing.view
        things = self.drawing.legend()
        kinds = {(e.group, e.kind): e for e in view.edges}
        alike: dict[Stroke, list[Edge]] = {}
        for _, edge in sorted(kinds.items()):
            alike.setdefault(edge_stroke(edge), []).append(edge)
        edges = [_Sample(some[0], _listed([e.kind for e in some])) for some in alike.values()]
        samples = {
            "Organs" if self.drawing.colouring == "organ" else "Things": [_Sample(n, text) for text, n in things],
            "Verbs": [s for s in edges if s.is_citation],
            "Other steps": [s for s in edges if not s.is_citation],
        }
        for name, some in samples.items():
            row = [_Sample(None, name)]
            for sample in some:
                if sum(s.width for s in (*row, sample)) > self.width - 2 * MARGIN and len(row) > 1:
                    yield row
                    row = [_Sample(None, "")]
                row.append(sample)
            if some:
                yield row

    def _legend(self, rows: list[list[_Sample]], y: float) -> None:
        from matplotlib.patches import Rectangle

        for row in rows:
            x = MARGIN
            for sample in row:
                if isinstance(sample.of, Node):
                    colour = self.drawing.colour(sample.of)
                    self.axes.add_patch(Rectangle((x, y - 7), 12, 8, facecolor=colour, edgecolor=colour, linewidth=1.0))
                elif isinstance(sample.of, Edge):
                    self.stroke([(x, y - 3), (x + 20, y - 3)], "ML", sample.of)
                self.text(x + sample.indent, y, sample.text, color=INK if sample.of else FAINT)
                x += sample.width
            y += _ROW

    # ----------------------------------------------------------------------------- the file

    def save_png(self, path: Path) -> None:
        metadata = {"Software": None, "Title": one_line(self.drawing.view.title), "Copyright": LICENCE}
        self.figure.savefig(path, format="png", dpi=_DPI, metadata=metadata)

    def save_svg(self, path: Path) -> None:
        """Letters become paths; the full names of the things become titles: tooltips, and what screen readers say."""
        title = one_line(self.drawing.view.title)
        metadata = {"Date": None, "Title": title, "Creator": CREATOR, "Rights": LICENCE}
        buffer = BytesIO()
        self.figure.savefig(buffer, format="svg", metadata=metadata)
        root = etree.fromstring(buffer.getvalue())
        root.set("role", "img")
        groups = {group.get("id"): group for group in root.iter(f"{_SVG}g")}
        for name, text in self._names.items():
            element = etree.Element(f"{_SVG}title")
            element.text = one_line(text)
            groups[name].insert(0, element)
        path.write_bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8") + b"\n")


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
        return _ROW_NAME if self.of is None else measure(self.text, TEXT_SIZE) + self.indent + 14


def _listed(names: list[str], most: int = 6) -> str:
    """Some names; of many the first."""
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")


def counts(view: View) -> str:
    """What there is in a view, in a line."""
    citations = sum(e.weight for e in view.edges if e.is_citation)
    steps = sum(not e.is_citation for e in view.edges)
    if view.name in ("citations", "lineage"):
        return f"{len(view.nodes)} texts, papers and meetings; {citations} citations; {steps} other steps"
    return f"{len(view.nodes)} things, {len(view.edges)} edges"
