"""The view of a query: any SPARQL that gives ?source and ?target."""

from __future__ import annotations

from ..errors import QueryError
from ..store import GraphStore
from .asked import Asked
from .characters import one_line
from .nodes import nodes_of
from .paths import path_of
from .steps import Concepts, in_order
from .tables import STRUCTURE, Edge, View
from .things import describe


def queried(store: GraphStore, asked: Asked) -> View:
    """The rows of a query as edges: ?source and ?target, and if it has them ?kind, ?weight and ?date.

    Rows with the same source, target and kind are one edge, and their weights are added. A source or target that is
    no IRI is a node with its text. Raises ``QueryError`` where a variable is missing or a weight is no whole number.
    """
    if not asked.sparql.strip():
        raise QueryError("the view query needs a query", do="give a file with --query")
    weights: dict[tuple[str, str, str], int] = {}
    dates: dict[tuple[str, str, str], str] = {}
    for row in store.rows(asked.sparql, asked.mode):
        if "source" not in row or "target" not in row:
            missing = "?source" if "source" not in row else "?target"
            raise QueryError(f"the query gives no {missing}", do="SELECT ?source ?target, and ?kind ?weight ?date")
        said = {name: one_line(path_of(store, term)) for name, term in row.items()}
        if not said["source"] or not said["target"]:
            continue
        key = said["source"], said["target"], said.get("kind") or "linked"
        weights[key] = weights.get(key, 0) + _weight(said.get("weight", ""))
        dates[key] = min(filter(None, (dates.get(key, ""), said.get("date", ""))), default="")
    concepts = Concepts.of(store, asked.mode)
    edges = in_order(
        Edge(a, b, kind, concepts.groups.get(kind, STRUCTURE), weight, date=dates[a, b, kind])
        for (a, b, kind), weight in weights.items()
    )
    ends = {end for e in edges for end in (e.source, e.target)}
    sources = {e.source for e in edges}
    things = describe(store, ends, asked.mode)
    nodes = nodes_of(store, things, {path: int(path not in sources) for path in ends}, edges)
    return View("query", "The answer to a query", nodes, edges)


def _weight(text: str) -> int:
    if not text:
        return 1
    try:
        return int(float(text))
    except ValueError:
        raise QueryError(f"the weight {text!r} is no number", do="count or sum what ?weight is made of") from None
