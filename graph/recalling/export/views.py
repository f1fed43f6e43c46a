"""Views: which part of the graph an export shows, as a table of nodes and a table of edges. One registry."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from ..errors import LookupFailed
from ..lineage.columns import Ints
from ..lineage.graph import CitationGraph
from ..store import GraphStore
from .asked import Asked
from .bodies import bodies
from .nodes import nodes_of
from .paragraphs import paragraphs
from .paths import path_of
from .queried import queried
from .steps import Concepts, citation_edges, dated, in_order, open_set_edges, other_edges
from .tables import Edge, Node, View
from .things import describe
from .together import cocitation, coupling

_READ = """
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX unc: <https://w3id.org/recalling/ontology#>
SELECT DISTINCT ?act WHERE { ?act prov:wasGeneratedBy ?run . ?run a unc:ExtractionRun }"""


def citations(store: GraphStore, mode: str = "full", act: str | None = None) -> View:
    """What acts cite, verb by verb, and what that rests on in turn: the view of the same name."""
    return lineage(store, Asked(mode, act))


def lineage(store: GraphStore, asked: Asked) -> View:
    """What acts cite, verb by verb, and what that rests on in turn; or what rests on a thing, with "cited-by".

    Nodes are what can be reached from the acts that were read, or from one thing, by the steps of the lineage that
    pass, and the open sets that acts cite. An edge is a citing act, a cited thing and a verb; its weight counts the
    citations. The other steps (adopted by, supplements, printed in) are edges of their own kinds.
    """
    graph = CitationGraph.of(store, asked.mode, asked.only)
    roots = _roots(store, graph, asked)
    depths = _reached(graph, roots, asked)
    concepts = Concepts.of(store, asked.mode)
    found = [*citation_edges(graph, concepts), *other_edges(graph)]
    sets: list[Edge] = []
    if asked.direction == "cites" and asked.wanted.everything:
        inside = depths if asked.depth is None else {path for path, at in depths.items() if at < asked.depth}
        sets = list(open_set_edges(store, asked.mode, graph, concepts, inside))
        for edge in sets:
            depths.setdefault(edge.target, depths[edge.source] + 1)
    edges = [e for e in (*found, *sets) if e.source in depths and e.target in depths]
    things = describe(store, depths, asked.mode)
    kept = in_order(dated(e, things) for e in edges)
    nodes = nodes_of(store, things, depths, kept)
    return View("lineage" if asked.of else "citations", _title(nodes, asked), nodes, kept)


@dataclass(frozen=True, slots=True)
class Kind:
    """A view that can be asked for: its name, what makes it, what it shows."""

    name: str
    make: Callable[[GraphStore, Asked], View]
    says: str


VIEWS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("citations", lineage, "acts and what they cite, an edge for each verb, and what that rests on in turn"),
        Kind("lineage", lineage, "the same from one thing (--of), to a depth, forwards or backwards"),
        Kind("paragraphs", paragraphs, "paragraphs and what they cite"),
        Kind("bodies", bodies, "the bodies that adopt acts and whom these address, an edge for each verb"),
        Kind("cocitation", cocitation, "things that acts cite together; the weight counts the acts"),
        Kind("coupling", coupling, "acts that cite the same; the weight counts the things"),
        Kind("query", queried, "the rows of a SPARQL query with ?source and ?target (--query)"),
    )
}
"""Every view by its name: one row a view."""


def _roots(store: GraphStore, graph: CitationGraph, asked: Asked) -> list[str]:
    """The paths with which the view begins. An act that cites nothing is no part of the index."""
    if asked.of is None:
        rows = store.rows(_READ, asked.mode)
        read = sorted(path_of(store, row["act"]) for row in rows)
        if not read:
            raise LookupFailed("the graph holds no act that was read", do="build it from at least one text")
        return read
    path = store.iris.path(asked.of)
    if graph.index.number(path) is None:
        what = f"there is no {asked.of!r} in the graph"
        raise LookupFailed(what, do="give the path of an act, like un/ga/res/57/176")
    return [path]


def _reached(graph: CitationGraph, roots: list[str], asked: Asked) -> dict[str, int]:
    """The fewest steps from the roots to each thing that is wanted or stands on the way to one, breadth first."""
    numbers = [n for path in roots if (n := graph.index.number(path)) is not None]
    at = np.full(len(graph), -1, np.int32)
    parents = np.full(len(graph), -1, np.int32)
    frontier = np.array(numbers, np.int32)
    at[frontier] = 0
    level, found = 0, [frontier]
    while len(frontier) and (asked.depth is None or level < asked.depth):
        _, met, to = graph.next_steps(frontier, asked.direction)
        fresh = at[to] < 0
        frontier, first = np.unique(to[fresh], return_index=True)
        level += 1
        at[frontier] = level
        parents[frontier] = met[fresh][first]
        found.append(frontier)
    reached = np.concatenate(found)
    if not asked.wanted.everything:
        reached = _wanted(graph, reached, len(numbers), parents, asked)
        return dict(zip(graph.paths_of(reached), at[reached].tolist(), strict=True))
    return dict.fromkeys(roots, 0) | dict(zip(graph.paths_of(reached), at[reached].tolist(), strict=True))


def _wanted(graph: CitationGraph, found: Ints, starts: int, parents: Ints, asked: Asked) -> Ints:
    """Of what was found: the starts of one thing, what is wanted, and the way to it."""
    begin = set(found[:starts].tolist()) if asked.of is not None else set()
    kept: set[int] = set()
    for number in found.tolist():
        if asked.wanted.has(graph.node_of(number)):
            while number >= 0 and number not in kept:
                kept.add(number)
                number = int(parents[number])
    return np.array([n for n in found.tolist() if n in kept or n in begin], np.int32)


def _title(nodes: Iterable[Node], asked: Asked) -> str:
    roots = [n for n in nodes if n.depth == 0]
    if len(roots) == 1:
        name = roots[0].label if roots[0].title == roots[0].label else f"{roots[0].label}, {roots[0].title}"
        return f"What rests on {name}" if asked.direction == "cited-by" else f"The citation lineage of {name}"
    return f"The citation lineage of {len(roots)} acts"
