"""GEXF 1.3 for Gephi and Gephi Lite: kinds of parallel edges, types, dates, colours, sizes and positions.

Written element by element, so that memory does not grow with the edges. What the importers make of a file
decided its form: ids of edges are unique; there is one edge for a source, a target and a kind; an attribute has
the same id and title; intervals are open at their end; a thing without a date has no interval and is always shown.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TextIO

from .characters import escaped
from .credits import CREATOR, KEYWORDS, VERSION, description
from .drawing import Drawing
from .palette import rgb
from .tables import EDGE_COLUMNS, NODE_COLUMNS, Column, Edge, Node

_NAMESPACES = 'xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz"'
STATUS = Column("status", "string", "of a treaty on the timeline: adopted, then in force")


def write_gexf(drawing: Drawing, path: Path, *, dynamic: bool = True, modified: str = "") -> None:
    """Write a drawing. ``dynamic`` gives nodes and edges the day from which they are there.

    ``modified`` is the ISO date to write as that of the last change; no clock is asked.
    """
    view = drawing.view
    edge_colours = {(e.group, e.kind): _colour(drawing.edge_colour(e)) for e in view.edges}
    kinds = {e.kind: escaped(e.kind) for e in view.edges}
    node_colours = {c: _colour(c) for c in {drawing.colour(n) for n in view.nodes}}
    ids = {n.id: escaped(n.id) for n in view.nodes}
    type_ = "directed" if view.directed else "undirected"
    with path.open("w", encoding="utf-8", newline="\n") as file:
        _head(drawing, file, dynamic, modified)
        file.write(f'    <nodes count="{len(view.nodes)}">\n')
        for node in view.nodes:
            x, y = drawing.places[node.id]
            start = f' start="{node.date}"' if dynamic and node.date else ""
            file.write(
                f'      <node id="{ids[node.id]}" label="{escaped(node.label)}"{start}>\n'
                f"        <attvalues>\n{_values(node, NODE_COLUMNS)}{_status(node) if dynamic else ''}"
                f"        </attvalues>\n{node_colours[drawing.colour(node)]}"
                f'        <viz:position x="{x:.1f}" y="{y:.1f}" z="0.0"/>\n'
                f'        <viz:size value="{drawing.size(node):.2f}"/>\n'
                "      </node>\n"
            )
        file.write(f'    </nodes>\n    <edges count="{len(view.edges)}">\n')
        for edge in view.edges:
            kind, source, target = kinds[edge.kind], ids[edge.source], ids[edge.target]
            start = f' start="{edge.date}"' if dynamic and edge.date else ""
            file.write(
                f'      <edge id="{source}|{kind}|{target}" source="{source}" target="{target}"'
                f' type="{type_}" kind="{kind}" label="{kind}" weight="{edge.weight}"{start}>\n'
                f"        <attvalues>\n{_values(edge, EDGE_COLUMNS)}        </attvalues>\n"
                f"{edge_colours[edge.group, edge.kind]}      </edge>\n"
            )
        file.write("    </edges>\n  </graph>\n</gexf>\n")


def write_static(drawing: Drawing, path: Path) -> None:
    """Write a drawing without time."""
    write_gexf(drawing, path, dynamic=False)


def _head(drawing: Drawing, file: TextIO, dynamic: bool, modified: str) -> None:
    time = ' mode="dynamic" timeformat="date" timerepresentation="interval"' if dynamic else ' mode="static"'
    direction = "directed" if drawing.view.directed else "undirected"
    date = f' lastmodifieddate="{escaped(modified)}"' if modified else ""
    file.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<gexf {_NAMESPACES} version="1.3">\n  <meta{date}>\n')
    about = (("creator", f"{CREATOR}, {VERSION}"), ("keywords", KEYWORDS), ("description", description(drawing)))
    for name, content in about:
        file.write(f"    <{name}>{escaped(content)}</{name}>\n")
    file.write(f'  </meta>\n  <graph defaultedgetype="{direction}" idtype="string"{time}>\n')
    _declare(file, "node", "static", NODE_COLUMNS)
    if dynamic:
        _declare(file, "node", "dynamic", (STATUS,))
    _declare(file, "edge", "static", EDGE_COLUMNS)


def _declare(file: TextIO, of: str, mode: str, columns: tuple[Column, ...]) -> None:
    file.write(f'    <attributes class="{of}" mode="{mode}">\n')
    file.writelines(f'      <attribute id="{c.name}" title="{c.name}" type="{c.type}"/>\n' for c in columns)
    file.write("    </attributes>\n")


def _values(row: Node | Edge, columns: tuple[Column, ...]) -> str:
    found = []
    for column in columns:
        value = getattr(row, column.name)
        if value is not None and value != "":
            text = escaped(value) if isinstance(value, str) else str(value)
            found.append(f'          <attvalue for="{column.name}" value="{text}"/>\n')
    return "".join(found)


def _status(node: Node) -> str:
    """When a treaty is adopted and not yet in force, and from when it is. Both days belong to an interval."""
    if not node.in_force:
        return ""
    rows = [f'start="{node.in_force}" value="in force"']
    if node.date and node.date < node.in_force:
        last = (date.fromisoformat(node.in_force) - timedelta(days=1)).isoformat()
        rows.insert(0, f'start="{node.date}" end="{last}" value="adopted"')
    return "".join(f'          <attvalue for="{STATUS.name}" {row}/>\n' for row in rows)


def _colour(colour: str) -> str:
    red, green, blue = rgb(colour)
    return f'        <viz:color r="{red}" g="{green}" b="{blue}"/>\n'
