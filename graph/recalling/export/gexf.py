"""GEXF 1.3 for Gephi and Gephi Lite: kinds of parallel edges, types, dates, colours, sizes and positions.

Written element by element, so that memory does not grow with the edges. What the importers make of a file
decided its form: ids of edges are unique; there is one edge for a source, a target and a kind; an attribute has
the same id and title; intervals are open at their end; a thing without a date has no interval and is always shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from math import ceil, sqrt
from pathlib import Path
from typing import TextIO

from .characters import escaped
from .layout import columns
from .palette import edge_stroke, node_colour, rgb
from .tables import EDGE_COLUMNS, NODE_COLUMNS, Column, Edge, Node, Value, View, values

CREATOR = "The Recalling project"
KEYWORDS = "United Nations, resolutions, citations, treaties, lineage"
LICENCE = "Licence: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"

_NAMESPACES = 'xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz"'
_COLUMN_WIDTH = 600
_ROW_HEIGHT = 60
_ROWS = 60  # a longer column is folded, at four times the root of its length
_SMALLEST = 10
_ROOT = 30  # an act that was read: nothing need cite it


def write_gexf(view: View, path: Path, *, dynamic: bool = True, modified: str = "") -> None:
    """Write a view. ``dynamic`` gives nodes and edges the day from which they are there.

    ``modified`` is the ISO date to write as that of the last change; no clock is asked.
    """
    with path.open("w", encoding="utf-8", newline="\n") as file:
        _head(view, file, dynamic, modified)
        positions = _positions(view)
        file.write(f'    <nodes count="{len(view.nodes)}">\n')
        file.writelines(_node(node, positions[node.id], dynamic) for node in view.nodes)
        file.write(f'    </nodes>\n    <edges count="{len(view.edges)}">\n')
        file.writelines(_edge(edge, dynamic) for edge in view.edges)
        file.write("    </edges>\n  </graph>\n</gexf>\n")


write_static = partial(write_gexf, dynamic=False)


def _head(view: View, file: TextIO, dynamic: bool, modified: str) -> None:
    time = ' mode="dynamic" timeformat="date" timerepresentation="interval"' if dynamic else ' mode="static"'
    date = f' lastmodifieddate="{escaped(modified)}"' if modified else ""
    file.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<gexf {_NAMESPACES} version="1.3">\n  <meta{date}>\n')
    for name, content in (("creator", CREATOR), ("keywords", KEYWORDS), ("description", _description(view))):
        file.write(f"    <{name}>{escaped(content)}</{name}>\n")
    file.write(f'  </meta>\n  <graph defaultedgetype="directed" idtype="string"{time}>\n')
    for of, declared in (("node", NODE_COLUMNS), ("edge", EDGE_COLUMNS)):
        file.write(f'    <attributes class="{of}" mode="static">\n')
        file.writelines(_declaration(column) for column in declared)
        file.write("    </attributes>\n")


def _description(view: View) -> str:
    return (
        f"{view.title}. Nodes are texts, papers and meetings, coloured by category, sized by the edges that arrive, "
        f"placed by their depth. Edges are citations, one for each verb (kind), weighted by their number, and the "
        f"other steps of the lineage in grey. {LICENCE}"
    )


def _declaration(column: Column) -> str:
    return f'      <attribute id="{column.name}" title="{column.name}" type="{column.type}"/>\n'


def _node(node: Node, position: tuple[float, float], dynamic: bool) -> str:
    x, y = position
    size = _ROOT if node.depth == 0 else _SMALLEST + 6 * sqrt(node.in_degree)
    return (
        f'      <node id="{escaped(node.id)}" label="{escaped(node.label)}"{_start(node, dynamic)}>\n'
        f"{_attributes(values(node, NODE_COLUMNS))}{_colour(node_colour(node))}"
        f'        <viz:position x="{x:.1f}" y="{y:.1f}" z="0.0"/>\n'
        f'        <viz:size value="{size:.2f}"/>\n'
        "      </node>\n"
    )


def _edge(edge: Edge, dynamic: bool) -> str:
    kind = escaped(edge.kind)
    return (
        f'      <edge id="{escaped(edge.id)}" source="{escaped(edge.source)}" target="{escaped(edge.target)}"'
        f' type="directed" kind="{kind}" label="{kind}" weight="{edge.weight}"{_start(edge, dynamic)}>\n'
        f"{_attributes(values(edge, EDGE_COLUMNS))}{_colour(edge_stroke(edge).colour)}"
        "      </edge>\n"
    )


def _start(row: Node | Edge, dynamic: bool) -> str:
    return f' start="{escaped(row.date)}"' if dynamic and row.date else ""


def _attributes(pairs: Iterator[tuple[str, Value]]) -> str:
    lines = (f'          <attvalue for="{name}" value="{escaped(str(value))}"/>\n' for name, value in pairs)
    return f"        <attvalues>\n{''.join(lines)}        </attvalues>\n"


def _colour(colour: str) -> str:
    red, green, blue = rgb(colour)
    return f'        <viz:color r="{red}" g="{green}" b="{blue}"/>\n'


def _positions(view: View) -> dict[str, tuple[float, float]]:
    """A place for each node: depth from left to right, long columns folded into several."""
    positions: dict[str, tuple[float, float]] = {}
    left = 0
    for column in columns(view):
        rows = max(_ROWS, ceil(4 * sqrt(len(column))))
        folds = [column[k : k + rows] for k in range(0, len(column), rows)]
        for fold in folds:
            top = (len(fold) - 1) / 2 * _ROW_HEIGHT
            positions |= {name: (float(left), top - row * _ROW_HEIGHT) for row, name in enumerate(fold)}
            left += _COLUMN_WIDTH
    return positions
