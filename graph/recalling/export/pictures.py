"""The lineage as a picture, SVG or PNG: depth from left to right, categories and verbs by colour, with a legend.

Drawn with matplotlib, the extra ``pictures`` of the package. The same view gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import etree

from ..errors import OutputError, RecallingError
from .characters import one_line
from .diagram import LABEL_SIZE, LINE, MARGIN, NOTE_SIZE, PAD, Box, Curve, Diagram, Measure, diagram, wrap
from .gexf import CREATOR, LICENCE
from .palette import CATEGORY_COLOURS, edge_colour, node_colour, step_dashes
from .tables import Edge, View

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_NODES = 250
"""More than this makes no picture that can be read."""

_FONT = "DejaVu Sans"
_INK = "#1a1a1a"
_FAINT = "#5f5f5f"
_TITLE_SIZE = 12.0
_TOP = 64.0  # title, counts and the heads of the columns
_LEGEND_ROW = 14.0
_DPI = 200
_SVG = "{http://www.w3.org/2000/svg}"
_STYLE: dict[str, Any] = {"svg.hashsalt": "recalling", "svg.fonttype": "path", "font.family": _FONT}


def write_png(view: View, path: Path) -> None:
    """Write the picture as PNG."""
    with _matplotlib():
        picture = _figure(view)
        metadata = {"Software": None, "Title": view.title, "Copyright": LICENCE}
        picture.savefig(path, format="png", dpi=_DPI, metadata=metadata)


def write_svg(view: View, path: Path) -> None:
    """Write the picture as SVG: letters as paths, the full names of the things as tooltips."""
    with _matplotlib():
        picture = _figure(view)
        metadata = {"Date": None, "Title": view.title, "Creator": CREATOR, "Rights": LICENCE}
        buffer = BytesIO()
        picture.savefig(buffer, format="svg", metadata=metadata)
    path.write_bytes(_with_titles(buffer.getvalue(), view))
