"""Triples that follow from others: stated facts, citations of acts, the step of the lineage.

One CONSTRUCT each, in ``ontology/derive``, run in the order of their names; each sees what those before it gave.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pyoxigraph as ox

from ..resources import folder
from .namespaces import Iris

FULL = "inferred"
"""The graph of what follows from texts and authority together."""
TEXT = "inferred-from-text"
"""The graph of what follows from the texts alone."""


def derive(quads: Iterable[ox.Quad], iris: Iris, name: str) -> list[ox.Quad]:
    """The quads that follow from some quads, in the named graph of this name, sorted and without those given."""
    store = ox.Store()
    store.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in quads)
    graph = iris.graph(name)
    return [ox.Quad(t.subject, t.predicate, t.object, graph) for t in derived(store)]


def derived(store: ox.Store) -> list[ox.Triple]:
    """The triples that follow from the default graph of a store, sorted and without those given; it gets them, too."""
    found: set[ox.Triple] = set()
    for rule in _rules():
        result = store.query(rule)
        assert isinstance(result, ox.QueryTriples)
        triples = [t for t in result if ox.Quad(t.subject, t.predicate, t.object) not in store]
        store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
        found.update(triples)
    return sorted(found, key=str)


@cache
def _rules() -> tuple[str, ...]:
    return tuple(path.read_text("utf-8") for path in sorted((folder("ontology") / "derive").glob("*.rq")))
