"""The colours of an export: things by category, edges by verb. Chosen so that colour-blind readers can use them.

Things have the hues of Paul Tol's "muted" scheme. Verbs have the hues of Okabe and Ito, one for each group of
speech acts; the verbs of a group differ in lightness. What is no citation is grey.
"""

from __future__ import annotations

from dataclasses import dataclass

from .tables import Edge, Node

CATEGORY_COLOURS = {
    "resolution": "#332288",
    "decision": "#88ccee",
    "treaty": "#882255",
    "declaration": "#cc6677",
    "outcome": "#44aa99",
    "collective": "#999933",
    "instrument": "#661100",
    "draft": "#5289c7",
    "report": "#117733",
    "paper": "#ddcc77",
    "meeting": "#aa4499",
    "body": "#f0b43c",
    "open set": "#d5d5d5",
    "other": "#000000",
}

GROUP_COLOURS = {
    "recalling": "#0072b2",
    "evaluating": "#009e73",
    "calling": "#d55e00",
    "deciding": "#cc79a7",
    "reasoning": "#661100",
    "other": "#555555",
}
"""Group of verbs -> colour of those that have none of their own."""

VERB_COLOURS = {
    "reaffirm": "#00507d",
    "recall": "#0072b2",
    "acknowledge": "#3f97c9",
    "recognize": "#3f97c9",
    "take note": "#7db8dd",
    "note": "#7db8dd",
    "welcome": "#009e73",
    "commend": "#57c3a3",
    "urge": "#d55e00",
    "call upon": "#d55e00",
    "request": "#a34700",
    "encourage": "#e69f00",
    "invite": "#f2b84b",
    "endorse": "#a8557f",
}


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a step of the lineage that is no citation is drawn: its grey, its dashes in points (on, off)."""

    colour: str
    dashes: tuple[float, ...] = ()


STEP_STROKES = {
    "adopted by": Stroke("#7a7a7a"),
    "supplements": Stroke("#3d3d3d", (5, 2)),
    "has the member": Stroke("#6a6a6a", (2.5, 1.5)),
    "has the outcome": Stroke("#6a6a6a", (2.5, 1.5)),
    "printed in": Stroke("#8c8c8c", (1, 1.5)),
    "outcome recorded in": Stroke("#8c8c8c", (1, 1.5)),
}
_OTHER_STEP = Stroke("#7a7a7a", (5, 1.5, 1, 1.5))


def node_colour(node: Node) -> str:
    return CATEGORY_COLOURS.get(node.category, CATEGORY_COLOURS["other"])


def edge_stroke(edge: Edge) -> Stroke:
    if not edge.is_citation:
        return STEP_STROKES.get(edge.kind, _OTHER_STEP)
    group = GROUP_COLOURS.get(edge.group, GROUP_COLOURS["other"])
    return Stroke(VERB_COLOURS.get(edge.kind, group))


def rgb(colour: str) -> tuple[int, int, int]:
    """The red, green and blue of a colour, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
