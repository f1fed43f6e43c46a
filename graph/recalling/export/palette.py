"""The colours of an export: things by organ or category, edges by verb. Colour-blind readers can tell them apart.

Things have the hues of Paul Tol's "muted" scheme. Verbs have the hues of Okabe and Ito, one for each group of
speech acts; the verbs of a group differ in lightness. What is no citation is grey.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
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
    "paragraph": "#88ccee",
    "actor": "#aa4499",
}

ORGAN_COLOURS = {
    "ga": "#332288",
    "sc": "#882255",
    "ecosoc": "#117733",
    "hrc": "#44aa99",
    "chr": "#88ccee",
    "subcom": "#5289c7",
    "csw": "#aa4499",
    "secretary-general": "#ddcc77",
    "ilo": "#661100",
    "conference": "#999933",
    "several": "#f0b43c",
    "another": "#cc6677",
    "other": "#d5d5d5",
}
"""Code of an organ -> colour; "another" is that of every organ that is not here."""

ORGAN_NAMES = {
    "ga": "General Assembly",
    "sc": "Security Council",
    "ecosoc": "Economic and Social Council",
    "hrc": "Human Rights Council",
    "chr": "Commission on Human Rights",
    "subcom": "its Sub-Commission",
    "csw": "Commission on the Status of Women",
    "secretary-general": "Secretary-General",
    "ilo": "ILO",
    "conference": "conferences",
    "several": "several bodies",
    "another": "another body",
    "other": "no body of the UN, or not known",
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


def category_colour(node: Node) -> str:
    return CATEGORY_COLOURS.get(node.category, CATEGORY_COLOURS["other"])


def organ_colour(node: Node) -> str:
    return ORGAN_COLOURS.get(node.organ, ORGAN_COLOURS["another"])


COLOURINGS: dict[str, Callable[[Node], str]] = {"organ": organ_colour, "category": category_colour}
"""By what nodes are coloured."""


def colour_legend(nodes: Iterable[Node], colouring: str) -> list[tuple[str, Node]]:
    """What the colours of nodes mean: a text and a node of each, in the order of the palette."""
    if colouring == "organ":
        found = {n.organ if n.organ in ORGAN_COLOURS else "another": n for n in nodes}
        return [(name, found[code]) for code, name in ORGAN_NAMES.items() if code in found]
    categories = {n.category: n for n in nodes}
    return [(name, categories[name]) for name in CATEGORY_COLOURS if name in categories]


def edge_stroke(edge: Edge) -> Stroke:
    if not edge.is_citation:
        return STEP_STROKES.get(edge.kind, _OTHER_STEP)
    group = GROUP_COLOURS.get(edge.group, GROUP_COLOURS["other"])
    return Stroke(VERB_COLOURS.get(edge.kind, group))


def rgb(colour: str) -> tuple[int, int, int]:
    """The red, green and blue of a colour, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
