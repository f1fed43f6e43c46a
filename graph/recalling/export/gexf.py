"""GEXF 1.3 for Gephi and Gephi Lite: kinds of parallel edges, types, dates, colours, sizes and positions.

Written element by element, so that memory does not grow with the edges. What the importers make of a file
decided its form: ids of edges are unique; there is one edge for a source, a target and a kind; an attribute has
the same id and title; intervals are open at their end; a thing without a date has no interval and is always shown.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from typing import TextIO

from .characters import escaped
from .credits import CREATOR, KEYWORDS, VERSION, description
from .drawing import Drawing
from .palette import rgb
from .tables import EDGE_COLUMNS, NODE_COLUMNS, Column, Edge, Node

_BUFFER = 1 << 20  # bytes
_REMEMBERED = 2048  # texts
_WORD = 40  # characters
_NAMESPACES = 'xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz"'


def write_gexf(drawing: Drawing, path: Path, *, dynamic: bool = True, modified: str = "") -> None:
    """Write a drawing. ``dynamic`` gives nodes and edges the day from which they are there.

    ``modified`` is the ISO date to write as that of the last change; no clock is asked.
    """
    view = drawing.view
    samples = {(e.group, e.kind): e for e in view.edges}
    edge_colours = {key: _colour(drawing.edge_colour(e)) for key, e in samples.items()}
    kinds = {kind: escaped(kind) for _, kind in samples}
    node_colours = {c: _colour(c) for c in {drawing.colour(n) for n in view.nodes}}
    ids = {n.id: escaped(n.id) for n in view.nodes}
    of_node, of_edge = _values(NODE_COLUMNS), _values(EDGE_COLUMNS)
    type_ = "directed" if view.directed else "undirected"
    with path.open("w", _BUFFER, encoding="utf-8", newline="\n") as file:
        _head(drawing, file, dynamic, modified)
        file.write(f'    <nodes count="{len(view.nodes)}">\n')
        for node in view.nodes:
            x, y = drawing.places[node.id]
            start, spells = _times(node) if dynamic else ("", "")
            file.write(
                f'      <node id="{ids[node.id]}" label="{escaped(node.label)}"{start}>\n'
                f"        <attvalues>\n{of_node(node)}"
                f"        </attvalues>\n{node_colours[drawing.colour(node)]}"
                f'        <viz:position x="{x:.1f}" y="{y:.1f}" z="0.0"/>\n'
                f'        <viz:size value="{drawing.size(node):.2f}"/>\n{spells}'
                "      </node>\n"
            )
        file.write(f'    </nodes>\n    <edges count="{len(view.edges)}">\n')
        for edge in view.edges:
            kind, source, target = kinds[edge.kind], ids[edge.source], ids[edge.target]
            start = f' start="{edge.date}"' if dynamic and edge.date else ""
            file.write(
                f'      <edge id="{source}|{kind}|{target}" source="{source}" target="{target}"'
                f' type="{type_}" kind="{kind}" label="{kind}" weight="{edge.weight}"{start}>\n'
                f"        <attvalues>\n{of_edge(edge)}        </attvalues>\n"
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
    _declare(file, "node", NODE_COLUMNS)
    _declare(file, "edge", EDGE_COLUMNS)


def _declare(file: TextIO, of: str, columns: tuple[Column, ...]) -> None:
    file.write(f'    <attributes class="{of}" mode="static">\n')
    file.writelines(f'      <attribute id="{c.name}" title="{c.name}" type="{c.type}"/>\n' for c in columns)
    file.write("    </attributes>\n")


def _values(columns: tuple[Column, ...]) -> Callable[[Node | Edge], str]:
    """What writes the values of a row."""
    prefixes = [f'          <attvalue for="{column.name}" value="' for column in columns]
    again = lru_cache(_REMEMBERED)(escaped)  # organs, dates, paragraphs come again and again; quotations do not
    get = attrgetter(*(column.name for column in columns))

    def written(row: Node | Edge) -> str:
        return "".join(
            [
                f'{prefix}{(again if len(value) < _WORD else escaped)(value) if type(value) is str else value}"/>\n'
                for prefix, value in zip(prefixes, get(row), strict=True)
                if value != "" and value is not None
            ]
        )

    return written


def _times(node: Node) -> tuple[str, str]:
    """From when a thing is there. A treaty has two spells: adopted, and in force; both days belong to a spell.

    A dynamic column would say it in words, but graphology takes only one list of columns for nodes.
    """
    if not (node.date and node.date < node.in_force):
        return (f' start="{node.date}"' if node.date else ""), ""
    last = (date.fromisoformat(node.in_force) - timedelta(days=1)).isoformat()
    spells = (f'start="{node.date}" end="{last}"', f'start="{node.in_force}"')
    lines = "".join(f"          <spell {spell}/>\n" for spell in spells)
    return "", f"        <spells>\n{lines}        </spells>\n"


def _colour(colour: str) -> str:
    red, green, blue = rgb(colour)
    return f'        <viz:color r="{red}" g="{green}" b="{blue}"/>\n'
