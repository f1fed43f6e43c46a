"""GraphML for Gephi, yEd, igraph and networkx.

Gephi takes the type of an edge from the XML attribute ``label``, which the schema of GraphML does not know and other
readers pass over; ``kind`` is the same as a column. Colour, place and size have the names that Gephi reads.
"""

from __future__ import annotations

from pathlib import Path

from .characters import escaped
from .credits import CREATOR, VERSION, description
from .drawing import Drawing
from .palette import rgb
from .tables import EDGE_COLUMNS, NODE_COLUMNS, Column, Edge, Node, Value, values

LOOKS = (
    Column("label", "string", "a name short enough for a picture"),
    Column("x", "double", "the place, from left to right"),
    Column("y", "double", "the place, upwards"),
    Column("size", "double", "the diameter"),
    Column("r", "integer", "red, 0 to 255"),
    Column("g", "integer", "green, 0 to 255"),
    Column("b", "integer", "blue, 0 to 255"),
    Column("color", "string", "the same as #rrggbb"),
)
"""What a node carries beside its columns."""
STROKES = (
    Column("kind", "string", "the verb of the citations, or the other relation"),
    Column("weight", "double", "the number of citations, or of what else the view counts"),
    *LOOKS[4:],
)
"""What an edge carries beside its columns."""

_TYPES = {"string": "string", "integer": "int", "double": "double"}
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def write_graphml(drawing: Drawing, path: Path) -> None:
    """Write a drawing, element by element."""
    view = drawing.view
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f"{_HEAD}  <desc>{escaped(f'{description(drawing)} {CREATOR}, {VERSION}')}</desc>\n")
        for of, columns in (("node", (*LOOKS, *NODE_COLUMNS)), ("edge", (*STROKES, *EDGE_COLUMNS))):
            for c in columns:
                key = f'id="{_key(of, c.name)}" for="{of}" attr.name="{c.name}" attr.type="{_TYPES[c.type]}"'
                file.write(f"  <key {key}/>\n")
        file.write(f'  <graph edgedefault="{"directed" if view.directed else "undirected"}">\n')
        for node in view.nodes:
            data = _data("node", {**_looks(drawing, node), **dict(values(node, NODE_COLUMNS))})
            file.write(f'    <node id="{escaped(node.id)}">\n{data}    </node>\n')
        for edge in view.edges:
            data = _data("edge", {**_stroke(drawing, edge), **dict(values(edge, EDGE_COLUMNS))})
            ends = f'source="{escaped(edge.source)}" target="{escaped(edge.target)}" label="{escaped(edge.kind)}"'
            file.write(f'    <edge id="{escaped(edge.id)}" {ends}>\n{data}    </edge>\n')
        file.write("  </graph>\n</graphml>\n")


def _looks(drawing: Drawing, node: Node) -> dict[str, Value]:
    x, y = drawing.places[node.id]
    return {"label": node.label, "x": x, "y": y, "size": drawing.size(node), **_colour(drawing.colour(node))}


def _stroke(drawing: Drawing, edge: Edge) -> dict[str, Value]:
    return {"kind": edge.kind, "weight": float(edge.weight), **_colour(drawing.edge_colour(edge))}


def _colour(colour: str) -> dict[str, Value]:
    return {**dict(zip("rgb", rgb(colour), strict=True)), "color": colour}


def _data(of: str, found: dict[str, Value]) -> str:
    return "".join(
        f'      <data key="{_key(of, name)}">{escaped(str(value))}</data>\n' for name, value in found.items()
    )


def _key(of: str, name: str) -> str:
    """Ids of keys are unique in a file, whatever they are for; those that Gephi reads by id keep their names."""
    return name if of == "node" else {"weight": "weight"}.get(name, f"e_{name}")
