"""The valid graph of 57/176: whole, and cut down to what its text touches, for the many small changes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph

from recalling.dataset import Dataset, assemble
from recalling.extract import extract
from recalling.rdf.namespaces import PREFIXES, Iris, expand
from recalling.resources import folder
from recalling.validate import MERGED, Result
from recalling.validate.engines import ask, rdflib_graph
from recalling.validate.facts import Facts
from recalling.validate.results import results
from recalling.validate.shapes import shapes

ACT = "https://w3id.org/recalling/un/ga/res/57/176"
_LOCAL = {"un": "https://w3id.org/recalling/un/", "r": f"{ACT}#", "ilo": "https://w3id.org/recalling/ilo/"}
_PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in {**PREFIXES, **_LOCAL}.items())
_KEPT_OF_VOCABULARY = (expand("rdf:type"), expand("skos:inScheme"))


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """The whole graph of 57/176."""
    return assemble([extract(folder("sources") / "A_RES_57_176.md")])


@dataclass
class Changeable:
    """A valid graph that can be changed for a moment, as pyoxigraph and rdflib hold it."""

    quads: list[ox.Quad]
    iris: Iris
    graph: Graph = field(init=False)
    shapes: Graph = field(init=False)

    def __post_init__(self) -> None:
        self.graph = rdflib_graph(q.triple for q in self.quads)
        self.shapes = rdflib_graph(shapes())

    def results(self, quads: list[ox.Quad] | None = None) -> list[Result]:
        """What the shapes find in the graph as it is now."""
        return list(results(ask(self.graph, self.shapes), Facts(quads or self.quads), self.iris))

    @contextmanager
    def changed(self, update: str) -> Iterator[list[ox.Quad]]:
        """The graph after a SPARQL update; what was before comes back afterwards."""
        store = ox.Store(self.quads)
        store.update(_PROLOGUE + update)
        quads = list(store)
        gone = rdflib_graph(q.triple for q in set(self.quads) - set(quads))
        new = rdflib_graph(q.triple for q in set(quads) - set(self.quads))
        assert gone or new, "the update changed nothing"
        self.graph -= gone
        self.graph += new
        try:
            yield quads
        finally:
            self.graph -= new
            self.graph += gone


@pytest.fixture(scope="session")
def valid(dataset: Dataset) -> Changeable:
    """The valid graph without named graphs, and without what the text of 57/176 does not touch."""
    quads = dataset.in_graphs("src/", "prov", "inferred", "ontology")
    quads += [q for q in dataset.in_graphs("vocab") if q.predicate in _KEPT_OF_VOCABULARY]
    quads += _touched(quads, dataset.in_graphs("authority"))
    return Changeable([*{ox.Quad(*q.triple) for q in quads}], dataset.iris)


def _touched(quads: list[ox.Quad], authority: list[ox.Quad]) -> list[ox.Quad]:
    """What the authority says of the things in some quads, of the things that it says are theirs, and its statements."""
    known = {term for q in quads for term in (q.subject, q.object)}
    about = expand("rdf:subject")
    before = 0
    while before < len(known):
        before = len(known)
        known |= {q.object for q in authority if q.subject in known}
        known |= {q.subject for q in authority if q.predicate == about and q.object in known}
    return [q for q in authority if q.subject in known]
