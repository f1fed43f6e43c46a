"""Lineage: what an act rests on, and what rests on it, step by step, with the words that say so."""

from .graph import CitationGraph, Cite, Node, Step
from .lookup import find
from .walk import Branch, Lineage, lineage

__all__ = ["Branch", "CitationGraph", "Cite", "Lineage", "Node", "Step", "find", "lineage"]
