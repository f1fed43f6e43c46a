"""The JSON of Cytoscape and Cytoscape.js (cyjs): elements with data, positions and a style."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from .characters import one_line
from .credits import CREATOR, VERSION, description
from .drawing import Drawing
from .tables import EDGE_COLUMNS, NODE_COLUMNS, Column, Edge, Node, Value, values

_STYLE = [
    {"selector": "node", "css": {"content": "data(label)", "background-color": "data(color)",
                                 "width": "data(size)", "height": "data(size)"}},
    {"selector": "edge", "css": {"line-color": "data(color)", "target-arrow-color": "data(color)",
                                 "target-arrow-shape": "triangle", "curve-style": "bezier"}},
]  # fmt: skip


def write_cytoscape(drawing: Drawing, path: Path) -> None:
    """Write a drawing, an element a line. The y of Cytoscape grows downwards."""
    view = drawing.view
    head = {
        "name": one_line(view.title),
        "description": one_line(description(drawing)),
        "creator": f"{CREATOR}, {VERSION}",
    }
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"format_version": "1.0", "generated_by": {_json(VERSION)}, "data": {_json(head)},\n')
        file.write(f'"style": {_json(_STYLE)},\n"elements": {{\n"nodes": [\n')
        file.write(",\n".join(_json(_node(drawing, node)) for node in view.nodes))
        file.write('\n],\n"edges": [\n')
        file.write(",\n".join(_json(_edge(drawing, edge)) for edge in view.edges))
        file.write("\n]\n}}\n")


def _node(drawing: Drawing, node: Node) -> dict[str, Any]:
    x, y = drawing.places[node.id]
    looks = {"color": drawing.colour(node), "size": drawing.size(node)}
    data = {
        "id": node.id,
        "value": node.id,
        "name": one_line(node.label),
        "label": one_line(node.label),
        **_said(node, NODE_COLUMNS),
    }
    return {"data": data | looks, "position": {"x": x, "y": -y}}


def _edge(drawing: Drawing, edge: Edge) -> dict[str, Any]:
    ends = {"id": edge.id, "source": edge.source, "target": edge.target}
    said = {"kind": edge.kind, "interaction": edge.kind, "weight": edge.weight, **_said(edge, EDGE_COLUMNS)}
    return {"data": {**ends, **said, "color": drawing.edge_colour(edge)}}


def _said(row: Node | Edge, columns: tuple[Column, ...]) -> dict[str, Value]:
    return {name: one_line(v) if isinstance(v, str) else v for name, v in values(row, columns)}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
