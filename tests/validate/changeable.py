"""A valid graph that tests change for a moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pyoxigraph as ox
from rdflib import Graph

from recalling.rdf.namespaces import PREFIXES, Iris
from recalling.validate import Result
from recalling.validate.engines import ENGINES, ask, rdflib_graph
from recalling.validate.facts import Facts
from recalling.validate.results import results
from recalling.validate.shapes import shapes

_PARTS = "https://w3id.org/recalling/un/ga/res/57/176#"
_PROLOGUE = "BASE <https://w3id.org/recalling/>\n" + "".join(
    f"PREFIX {name}: <{iri}>\n" for name, iri in {**PREFIXES, "r": _PARTS}.items()
)


@dataclass
class Changeable:
    """A graph as pyoxigraph and as rdflib hold it. The second is changed and changed back: building it takes longer."""

    quads: list[ox.Quad]
    iris: Iris
    graph: Graph = field(init=False)
    shapes: Graph = field(init=False)

    def __post_init__(self) -> None:
        self.graph = rdflib_graph(q.triple for q in self.quads)
        self.shapes = rdflib_graph(shapes())

    def results(self) -> tuple[list[Result], Facts]:
        """What the shapes find in the graph as it is now, and its facts."""
        facts = Facts(self.quads)
        return list(results(ask(self.graph, self.shapes), facts, self.iris)), facts

    def fast(self) -> list[Result]:
        """What the fast engine finds in it."""
        found = ENGINES["shifty"].validate((q.triple for q in self.quads), shapes(), ())
        return list(results(found, Facts(self.quads), self.iris))

    @contextmanager
    def changed(self, update: str) -> Iterator[Changeable]:
        """The graph after a SPARQL update; what was before comes back afterwards."""
        store = ox.Store()
        store.extend(self.quads)
        store.update(_PROLOGUE + update)
        before, after = self.quads, list(store)
        gone = rdflib_graph(q.triple for q in set(before) - set(after))
        new = rdflib_graph(q.triple for q in set(after) - set(before))
        assert gone or new, "the update changed nothing"
        self._put(after, gone, new)
        try:
            yield self
        finally:
            self._put(before, new, gone)

    def _put(self, quads: list[ox.Quad], gone: Graph, new: Graph) -> None:
        self.quads = quads
        self.graph -= gone
        self.graph += new
