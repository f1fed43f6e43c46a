"""The nodes of a view: the things at the ends of its edges, described and measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..store import GraphStore
from .measures import measured
from .names import label
from .tables import Edge, Node
from .things import Thing


def nodes_of(
    store: GraphStore,
    things: Mapping[str, Thing],
    depths: Mapping[str, int],
    edges: Sequence[Edge],
    directed: bool = True,
) -> tuple[Node, ...]:
    """A node for each path that has a depth, with the numbers that the edges give it."""
    return measured(described(store, things, depths), edges, directed)


def described(store: GraphStore, things: Mapping[str, Thing], depths: Mapping[str, int]) -> list[Node]:
    """A node for each path that has a depth, by depth and path."""
    known = dict(things)
    ordered = sorted(depths, key=lambda path: (depths[path], path))
    return [_node(store, known[path], depths[path], known) for path in ordered]


def _node(store: GraphStore, thing: Thing, depth: int, others: dict[str, Thing]) -> Node:
    return Node(
        id=thing.path,
        label=label(thing, others),
        title=thing.title,
        iri=store.iris.of(thing.path).value,
        category=thing.category,
        symbol=thing.symbol,
        organ=thing.organ,
        session=thing.first("unc:session"),
        date=thing.date,
        in_force=thing.in_force,
        depth=depth,
    )
