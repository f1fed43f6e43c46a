"""Lineage: what an act rests on, and what rests on it, step by step, with the words that say so."""

from __future__ import annotations

from itertools import islice

from ..store import GraphStore
from .graph import CitationGraph
from .index import Index
from .lookup import find
from .model import Cite, Node, Step
from .only import Only, Wanted
from .reach import common, paths, shortest_paths
from .walk import Branch, Lineage, Way, lineage, way

__all__ = [
    "Branch",
    "CitationGraph",
    "Cite",
    "Index",
    "Lineage",
    "Node",
    "Only",
    "Step",
    "Wanted",
    "Way",
    "common_of",
    "find",
    "lineage",
    "lineage_of",
    "ways_between",
]

MOST_WAYS = 100


def lineage_of(
    store: GraphStore,
    thing: str,
    *,
    direction: str = "cites",
    depth: int | None = None,
    mode: str = "full",
    only: Only = Only(),  # noqa: B008 - it is frozen
    wanted: Wanted = Wanted(),  # noqa: B008
) -> Lineage:
    """The lineage of a thing named in any usual way: "A/RES/57/176", "217 A (III)", an acronym, an IRI.

    ``direction`` is "cites" (what it rests on) or "cited-by" (what rests on it). ``only`` says which steps count,
    ``wanted`` which things are listed. Raises ``LookupFailed`` where nothing, or more than one thing, goes by the name.
    """
    graph = CitationGraph.of(store, mode, only)
    return lineage(graph, find(graph.index, thing), direction=direction, depth=depth, wanted=wanted)


def ways_between(
    graph: CitationGraph, start: str, end: str, *, depth: int | None = None, most: int = MOST_WAYS
) -> list[Way]:
    """The ways from one thing to another, by their paths: the shortest, or all of at most ``depth`` steps.

    No more than ``most`` are looked for, the short ones first.
    """
    one, other = graph.number(start), graph.number(end)
    found = shortest_paths(graph, one, other) if depth is None else paths(graph, one, other, depth)
    return [way(graph, numbers) for numbers in islice(found, most)]


def common_of(
    graph: CitationGraph, one: str, other: str, *, direction: str = "cites", depth: int | None = None
) -> list[tuple[Node, int, int]]:
    """What two things both rest on (or what rests on both), the nearest first, with the depth from each."""
    rows = common(graph, graph.number(one), graph.number(other), direction, depth).tolist()
    return [(graph.node_of(thing), first, second) for thing, first, second in rows]
