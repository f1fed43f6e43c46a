"""Recalling: the citation lineage of United Nations instruments.

    >>> import recalling
    >>> resolution = recalling.extract_source("graph/sources/A_RES_57_176.md")
    >>> graph = recalling.open("build")
    >>> lineage = graph.lineage("A/RES/57/176", depth=1)  # a data frame; graph.network(...) is for networkx

The verbs have names of their own, so that they do not hide the modules that they come from.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .build import build as build_graph
    from .extract import extract as extract_source
    from .lineage import lineage_of
    from .notebook import open_graph as open  # noqa: A004 - `recalling.open` is what a reader types
    from .read import read as read_source

__all__ = ["build_graph", "extract_source", "lineage_of", "open", "read_source"]

_VERBS = {
    "read_source": (".read", "read"),
    "extract_source": (".extract", "extract"),
    "build_graph": (".build", "build"),
    "open": (".notebook", "open_graph"),
    "lineage_of": (".lineage", "lineage_of"),
}


def __getattr__(name: str) -> Any:
    """Import a verb when it is first used: ``import recalling`` itself costs nothing."""
    if name not in _VERBS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, verb = _VERBS[name]
    return getattr(import_module(module, __name__), verb)
