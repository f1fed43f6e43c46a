"""The view of paragraphs: which paragraph cites what, with which verb."""

from __future__ import annotations

from dataclasses import replace

from ..errors import LookupFailed
from ..lineage.graph import CitationGraph
from ..store import GraphStore
from .asked import Asked
from .measures import measured
from .nodes import described
from .steps import Concepts, citation_edges, dated, in_order
from .tables import Edge, Node, View
from .things import describe


def paragraphs(store: GraphStore, asked: Asked) -> View:
    """Paragraphs, and the things that they cite: one edge for a paragraph, a thing and a verb.

    With ``of``: the paragraphs of one act, or those that cite one thing.
    """
    graph = CitationGraph.of(store, asked.mode, asked.only)
    edges = list(citation_edges(graph, Concepts.of(store, asked.mode), by_paragraph=True))
    if asked.of is not None:
        edges = [e for e in edges if asked.of in (_act(e), e.target)]
        if not edges:
            raise LookupFailed(f"no paragraph of {asked.of!r} cites, and none cites it", do="export another thing")
    if not asked.wanted.everything:
        edges = [e for e in edges if asked.wanted.has(graph.node(e.target))]
    acts = {_act(e) for e in edges}
    cited = {e.target for e in edges}
    things = describe(store, acts | cited, asked.mode)
    kept = in_order(dated(e, things) for e in edges)
    targets = described(store, things, dict.fromkeys(cited, 1))
    by_act = {n.id: n for n in described(store, things, dict.fromkeys(acts, 0))}
    own = [_paragraph(store, path, by_act[path.partition("#")[0]]) for path in sorted({e.source for e in kept})]
    title = f"Paragraphs of {len(acts)} acts and what they cite"
    if len(acts) == 1:
        act = by_act[acts.pop()]
        title = f"The paragraphs of {act.label}, {act.title}, and what they cite"
    return View("paragraphs", title, measured([*own, *targets], kept), kept)


def _act(edge: Edge) -> str:
    return edge.source.partition("#")[0]


def _paragraph(store: GraphStore, path: str, act: Node) -> Node:
    """The node of a paragraph; symbol, organ, session and date are those of the act."""
    unit = path.partition("#")[2].upper()
    return replace(
        act, id=path, label=f"{act.label} {unit}", title=f"{unit} of {act.label}, {act.title}",
        iri=store.iris.of(path).value, category="paragraph", depth=0,
    )  # fmt: skip
