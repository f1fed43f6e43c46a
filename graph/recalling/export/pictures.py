"""Views as pictures, SVG or PNG, with a legend: in time, by depth or by force, as they are laid out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ..errors import OutputError
from .boxes import draw_boxes
from .canvas import Sheet, matplotlib_settings
from .drawing import Drawing
from .maps import draw_map
from .staircase import draw_staircase

MOST_NODES = 250
"""With more than this nobody could read the picture."""

PICTURES: dict[str, Callable[[Drawing], Sheet]] = {"time": draw_staircase, "depth": draw_boxes, "force": draw_map}
"""The picture of each layout."""


def write_png(drawing: Drawing, path: Path) -> None:
    """Write the picture as PNG."""
    with matplotlib_settings():
        _sheet(drawing).save_png(path)


def write_svg(drawing: Drawing, path: Path) -> None:
    """Write the picture as SVG."""
    with matplotlib_settings():
        _sheet(drawing).save_svg(path)


def _sheet(drawing: Drawing) -> Sheet:
    count = len(drawing.view.nodes)
    if count > MOST_NODES:
        raise OutputError(
            f"{count} things are too many for one picture (at most {MOST_NODES})",
            do="draw fewer (--most 60, --of, --depth), or export to gephi",
        )
    return PICTURES[drawing.layout](drawing)
