"""What stands above every export: who made it, what it shows, under which licence."""

from __future__ import annotations

from ..rdf.provenance import software_version
from .drawing import Drawing

CREATOR = "The Recalling project"
KEYWORDS = "United Nations, resolutions, citations, treaties, lineage"
LICENCE = "Licence: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
VERSION = f"version {software_version()}"

_LAYOUTS = {
    "time": "placed by year from left to right",
    "force": "placed by ForceAtlas2",
    "depth": "placed by their depth from left to right",
}


def description(drawing: Drawing) -> str:
    """A paragraph for the reader of a file."""
    return (
        f"{drawing.view.title}. Nodes are coloured by {drawing.colouring}, sized by the edges that arrive, "
        f"{_LAYOUTS[drawing.layout]}. Edges have a kind, a verb or another relation, and are coloured by it; their "
        f"weight counts what stands behind them. {LICENCE}"
    )
