"""A document among the others: what follows from it in its context."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from ..rdf.derive import FULL, TEXT, derived


@dataclass(frozen=True)
class Context:
    """What is said of the things of a document: by the texts, and by metadata and curated files; sorted N-Triples."""

    text: str
    other: str

    @classmethod
    def of(cls, text: Iterable[str], other: Iterable[str]) -> Context:
        return cls(*("".join(f"{triple} .\n" for triple in triples) for triples in (text, other)))


def follows(text: bytes, other: bytes, context: Context) -> dict[str, list[str]]:
    """What follows from the graph of a text, and from another beside it, in their context: N-Triples without full stop.

    By the graph that it goes into: what follows from everything, and what follows from the texts alone.
    """
    return {
        FULL: _derived((text, other), (context.text, context.other)),
        TEXT: _derived((text,), (context.text,)),
    }


def _derived(graphs: Iterable[bytes], contexts: Iterable[str]) -> list[str]:
    store = ox.Store()
    for graph in graphs:
        quads = ox.parse(graph, format=ox.RdfFormat.N_QUADS)
        store.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in quads)
    for context in contexts:
        store.bulk_load(context.encode(), format=ox.RdfFormat.N_TRIPLES)
    return [str(triple) for triple in derived(store)]
