"""Views without direction: things that acts cite together, and acts that cite the same things."""

from __future__ import annotations

import numpy as np

from ..errors import LookupFailed
from ..lineage.columns import Ints
from ..lineage.graph import CitationGraph
from ..lineage.together import citing_pairs
from ..store import GraphStore
from .asked import Asked
from .nodes import nodes_of
from .steps import in_order
from .tables import Edge, View
from .things import describe

TOGETHER = "co-citation"
"""The group of the edges of these views."""


def cocitation(store: GraphStore, asked: Asked) -> View:
    """Things that acts cite together: the weight of an edge counts the acts. With ``of``: what is cited beside it."""
    graph = CitationGraph.of(store, asked.mode, asked.only)
    citing, cited = citing_pairs(graph)
    return _view(
        store, asked, graph, (cited, citing), ("cocitation", "cited together", "Things that acts cite together")
    )


def coupling(store: GraphStore, asked: Asked) -> View:
    """Acts that cite the same: the weight of an edge counts the things. With ``of``: those coupled with one act."""
    graph = CitationGraph.of(store, asked.mode, asked.only)
    citing, cited = citing_pairs(graph)
    return _view(store, asked, graph, (citing, cited), ("coupling", "cites the same", "Acts that cite the same"))


def _view(
    store: GraphStore, asked: Asked, graph: CitationGraph, pairs: tuple[Ints, Ints], says: tuple[str, str, str]
) -> View:
    """The rows of the first side that share columns of the second; ``says`` is name, kind and title."""
    from scipy.sparse import csr_array, triu

    one, other = pairs
    if not asked.wanted.everything:
        kept = np.array([asked.wanted.has(graph.node_of(n)) for n in np.unique(one).tolist()], np.bool_)
        allowed = np.isin(one, np.unique(one)[kept])
        one, other = one[allowed], other[allowed]
    shared = csr_array((np.ones(len(one), np.int32), (one, other)), shape=(len(graph), len(graph)))
    if asked.of is not None:
        number = graph.number(store.iris.path(asked.of))
        beside = np.union1d(other[one == number], [])
        near = np.unique(one[np.isin(other, beside)])
        if not len(near):
            raise LookupFailed(f"{asked.of!r} shares nothing with another", do="export another thing")
        inside = np.isin(one, near)
        shared = csr_array((np.ones(int(inside.sum()), np.int32), (one[inside], other[inside])), shape=shared.shape)
    common = triu(shared @ shared.T, k=1).tocoo()
    enough = common.data >= asked.least
    paths = graph.index.paths
    name, kind, title = says
    edges = in_order(
        Edge(paths[a], paths[b], kind, TOGETHER, weight)
        for a, b, weight in zip(
            common.row[enough].tolist(), common.col[enough].tolist(), common.data[enough].tolist(), strict=True
        )
    )
    ends = sorted({end for e in edges for end in (e.source, e.target)})
    depths = {path: int(path != asked.of) if asked.of else 0 for path in ends}
    things = describe(store, ends, asked.mode)
    nodes = nodes_of(store, things, depths, edges, directed=False)
    beside_what = f", around {things[asked.of].title}" if asked.of in things else ""
    return View(name, f"{title}{beside_what}", nodes, edges, directed=False)
