"""Lineage: what an act rests on, and what rests on it, step by step, with the words that say so."""

from __future__ import annotations

from ..store import GraphStore
from .graph import CitationGraph, Cite, Node, Step
from .lookup import find
from .walk import Branch, Lineage, lineage

__all__ = ["Branch", "CitationGraph", "Cite", "Lineage", "Node", "Step", "find", "lineage", "lineage_of"]


def lineage_of(
    store: GraphStore, thing: str, *, direction: str = "cites", depth: int | None = None, mode: str = "full"
) -> Lineage:
    """The lineage of a thing named in any usual way: "A/RES/57/176", "217 A (III)", an acronym, an IRI.

    ``direction`` is "cites" (what it rests on) or "cited-by" (what rests on it). Raises ``LookupFailed`` where
    nothing, or more than one thing, goes by the name.
    """
    return lineage(CitationGraph.of(store, mode), find(store, thing), direction=direction, depth=depth)
