"""The graph in other forms: for Gephi, and as pictures. The forms of RDF are in ``recalling.rdf.serialise``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..errors import OutputError
from ..files import write_file
from ..store import GraphStore
from .gexf import write_gexf, write_static
from .pictures import write_png, write_svg
from .tables import Edge, Node, View
from .views import VIEWS

__all__ = ["EXPORTS", "VIEWS", "Edge", "Format", "Node", "View", "export"]


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which a view can be written: its name, the ending of its files, what writes it, what it is for."""

    name: str
    suffix: str
    write: Callable[[View, Path], None]
    description: str


EXPORTS: dict[str, Format] = {
    f.name: f
    for f in (
        Format("gephi", ".gexf", write_gexf, "GEXF 1.3 with dates, for the timeline of Gephi"),
        Format("gephi-static", ".gexf", write_static, "GEXF 1.3 without time, for Gephi Lite and other readers"),
        Format("svg", ".svg", write_svg, "the lineage as a picture that can be enlarged"),
        Format("png", ".png", write_png, "the lineage as a picture"),
    )
}
"""Every format by its name: one row a format."""


def export(
    store: GraphStore,
    format_name: str,
    out: str | Path,
    view: str = "citations",
    mode: str = "full",
    act: str | None = None,
) -> Path:
    """Write a view of the graph into a file, whole or not at all, and return its path.

    ``act`` is the path of the act to begin with; without it the view begins with every act that was read.
    Raises ``OutputError`` where the format or view is unknown or the place cannot be written to, and
    ``LookupFailed`` where the act is not in the graph.
    """
    if format_name not in EXPORTS:
        raise OutputError(f"there is no format {format_name!r}", do=f"choose one of {', '.join(EXPORTS)}")
    if view not in VIEWS:
        raise OutputError(f"there is no view {view!r}", do=f"choose one of {', '.join(VIEWS)}")
    table = VIEWS[view](store, mode, act)
    path = Path(out)
    write_file(path, lambda beside: EXPORTS[format_name].write(table, beside))
    return path
