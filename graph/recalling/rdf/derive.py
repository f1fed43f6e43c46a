"""Triples that follow from others: stated facts, citations of acts, the step of the lineage.

One CONSTRUCT each, in ``ontology/derive``, run in the order of their names; each sees what those before it gave.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from ..resources import folder
from .namespaces import Iris

FULL = "inferred"
"""The graph of what follows from texts and authority together."""
TEXT = "inferred-from-text"
"""The graph of what follows from the texts alone."""


def derive(quads: Iterable[ox.Quad], iris: Iris, name: str) -> list[ox.Quad]:
    """The quads that follow from some quads, in the named graph of this name, sorted and without those given."""
    graph = iris.graph(name)
    store = ox.Store()
    store.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in quads)
    derived: set[ox.Quad] = set()
    for path in sorted((folder("ontology") / "derive").glob("*.rq")):
        result = store.query(path.read_text("utf-8"))
        assert isinstance(result, ox.QueryTriples)
        triples = [t for t in result if ox.Quad(t.subject, t.predicate, t.object) not in store]
        store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
        derived |= {ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples}
    return sorted(derived, key=str)
