"""Tables as CSV, with the headings that Gephi knows, and a codebook of every column."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from .characters import one_line
from .drawing import Drawing
from .tables import EDGE_COLUMNS, NODE_COLUMNS, Column, Value, values

NODE_SHEET = (
    Column("Id", "string", "the path of the thing in the graph; unique"),
    Column("Label", "string", "a name short enough for a picture"),
    *NODE_COLUMNS,
)
EDGE_SHEET = (
    Column("Source", "string", "the Id of what cites, or rests on the other"),
    Column("Target", "string", "the Id of what is cited, or rested on"),
    Column("Type", "string", "Directed or Undirected"),
    Column("Kind", "string", "the verb of the citations, or the other relation; Gephi keeps parallel edges by it"),
    Column("Id", "string", "source, kind and target; unique"),
    Column("Label", "string", "the kind again, to be shown"),
    Column("Weight", "integer", "the number of citations, or of what else the view counts"),
    *EDGE_COLUMNS,
)
_FORMULA = ("=", "+", "-", "@")


def write_csv(drawing: Drawing, folder: Path) -> None:
    """Write nodes.csv, edges.csv and codebook.csv into a folder, in UTF-8."""
    view = drawing.view
    nodes = ([n.id, n.label, *_row(dict(values(n, NODE_COLUMNS)), NODE_COLUMNS)] for n in view.nodes)
    type_ = "Directed" if view.directed else "Undirected"
    edges = (
        [e.source, e.target, type_, e.kind, e.id, e.kind, e.weight, *_row(dict(values(e, EDGE_COLUMNS)), EDGE_COLUMNS)]
        for e in view.edges
    )
    _write(folder / "nodes.csv", [c.name for c in NODE_SHEET], nodes)
    _write(folder / "edges.csv", [c.name for c in EDGE_SHEET], edges)
    _write(folder / "codebook.csv", ["file", "column", "type", "says"], codebook())


def codebook() -> Iterable[list[str]]:
    """File, column, type and meaning of every column."""
    for name, columns in (("nodes.csv", NODE_SHEET), ("edges.csv", EDGE_SHEET)):
        yield from ([name, c.name, c.type, c.says] for c in columns)


def _row(found: dict[str, Value], columns: tuple[Column, ...]) -> list[Value]:
    return [found.get(c.name, "") for c in columns]


def _write(path: Path, heads: list[str], rows: Iterable[Iterable[Value]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file, lineterminator="\n")
        sheet.writerow(heads)
        sheet.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: Value) -> Value:
    """A text on one line; one that a spreadsheet would take for a formula has an apostrophe before it."""
    if not isinstance(value, str):
        return value
    text = one_line(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
