"""What a graph says of its nodes: degrees, PageRank, communities. The same view gives the same numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from .tables import Edge, Node

DAMPING = 0.85
SEED = 57176
_ROUNDS = 10  # of the Leiden method; each begins with what the last one found


def measured(nodes: Sequence[Node], edges: Sequence[Edge], directed: bool = True) -> tuple[Node, ...]:
    """The nodes with the numbers that the edges give them."""
    arriving, leaving = Counter(e.target for e in edges), Counter(e.source for e in edges)
    if not directed:
        arriving, leaving = arriving + leaving, Counter()
    ranks, groups = pagerank(nodes, edges, directed), communities(nodes, edges)
    return tuple(
        replace(
            n, in_degree=arriving[n.id], out_degree=leaving[n.id], pagerank=round(ranks[n.id], 9),
            community=groups[n.id],
        )
        for n in nodes
    )  # fmt: skip


def pagerank(nodes: Sequence[Node], edges: Sequence[Edge], directed: bool = True) -> dict[str, float]:
    """The PageRank of each node by the weights of the edges, of networkx; from what cites to what is cited."""
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(n.id for n in nodes)
    weights: Counter[tuple[str, str]] = Counter()
    for e in edges:
        weights[e.source, e.target] += e.weight
        if not directed:
            weights[e.target, e.source] += e.weight
    graph.add_weighted_edges_from((a, b, weight) for (a, b), weight in weights.items())
    ranks: dict[str, float] = nx.pagerank(graph, alpha=DAMPING) if graph else {}
    return ranks


def communities(nodes: Sequence[Node], edges: Sequence[Edge]) -> dict[str, int]:
    """The community of each node, the largest first: V. A. Traag and others, "From Louvain to Leiden", 2019.

    Direction does not count; modularity with resolution 1. A node without edges is a community of its own.
    """
    from graspologic_native import leiden

    weights: Counter[tuple[str, str]] = Counter()
    for e in edges:
        if e.source != e.target:
            weights[min(e.source, e.target), max(e.source, e.target)] += e.weight
    found: dict[str, int] = {}
    if weights:
        pairs = [(a, b, float(weight)) for (a, b), weight in sorted(weights.items())]
        found = leiden(pairs, iterations=_ROUNDS, seed=SEED)[1]
    members: dict[int, list[str]] = {}
    for k, node in enumerate(nodes):
        members.setdefault(found.get(node.id, -1 - k), []).append(node.id)
    ranked = sorted(members.values(), key=lambda some: (-len(some), min(some)))
    return {name: k for k, some in enumerate(ranked) for name in some}
