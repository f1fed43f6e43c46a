"""The graph in other forms: for Gephi and other graph tools, as tables, as pictures. RDF is in ``rdf.serialise``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..errors import OutputError
from ..files import move_into, staging, write_file
from ..store import GraphStore
from .asked import Asked
from .cytoscape import write_cytoscape
from .drawing import Drawing, draw
from .gexf import write_gexf, write_static
from .graphml import write_graphml
from .pictures import write_png, write_svg
from .sheets import write_csv
from .tables import Edge, Node, View
from .views import VIEWS

__all__ = ["EXPORTS", "VIEWS", "Asked", "Drawing", "Edge", "Format", "Node", "View", "draw", "export", "view_of"]


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which a view can be written: its name, the ending of its files, what writes it, what it is for.

    A format of several files has no ending, and is written into a folder.
    """

    name: str
    suffix: str
    write: Callable[[Drawing, Path], None]
    description: str


EXPORTS: dict[str, Format] = {
    f.name: f
    for f in (
        Format("gephi", ".gexf", write_gexf, "GEXF 1.3 with dates, for the timeline of Gephi"),
        Format("gephi-static", ".gexf", write_static, "GEXF 1.3 without time, for Gephi Lite and other readers"),
        Format("graphml", ".graphml", write_graphml, "GraphML for yEd, igraph, networkx and Gephi"),
        Format("csv", "", write_csv, "nodes.csv, edges.csv and codebook.csv, into a folder"),
        Format("cytoscape", ".cyjs", write_cytoscape, "JSON for Cytoscape and Cytoscape.js"),
        Format("svg", ".svg", write_svg, "a picture that can be enlarged"),
        Format("png", ".png", write_png, "a picture"),
    )
}
"""Every format by its name: one row a format."""


def view_of(store: GraphStore, view: str = "citations", asked: Asked = Asked()) -> View:  # noqa: B008 - it is frozen
    """A view of the graph. Raises ``OutputError`` where there is none of this name."""
    if view not in VIEWS:
        raise OutputError(f"there is no view {view!r}", do=f"choose one of {', '.join(VIEWS)}")
    if view == "lineage" and asked.of is None:
        raise OutputError("the view lineage needs a thing to begin with", do="name it with --of")
    return asked.reduced(VIEWS[view].make(store, asked))


def export(
    store: GraphStore,
    format_name: str,
    out: str | Path,
    view: str = "citations",
    mode: str = "full",
    act: str | None = None,
    *,
    asked: Asked | None = None,
    layout: str | None = None,
    colouring: str = "organ",
) -> Path:
    """Write a view of the graph into a file (or folder), whole or not at all, and return its path.

    ``act`` is the path of the act to begin with; without it the view begins with every act that was read. ``asked``
    says more, and then stands for ``mode`` and ``act``. Raises ``OutputError`` where a format, view, layout or
    colouring is unknown or the place cannot be written to, ``LookupFailed`` where the act is not in the graph.
    """
    if format_name not in EXPORTS:
        raise OutputError(f"there is no format {format_name!r}", do=f"choose one of {', '.join(EXPORTS)}")
    drawing = draw(view_of(store, view, asked or Asked(mode, act)), layout, colouring)
    form, path = EXPORTS[format_name], Path(out)
    if form.suffix:
        write_file(path, lambda beside: form.write(drawing, beside))
    else:
        with staging(path) as room:
            form.write(drawing, room)
            move_into(room, path)
    return path
