"""The valid graph of 57/176: whole, and cut down to what its text touches, for the many small changes."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from recalling.dataset import Dataset, assemble
from recalling.extract import extract
from recalling.model import Extraction
from recalling.rdf.namespaces import expand
from recalling.resources import folder

sys.path.insert(0, str(Path(__file__).parent))

from changeable import Changeable

_KEPT_OF_VOCABULARY = (expand("rdf:type"), expand("skos:inScheme"))


@pytest.fixture(scope="session")
def extraction() -> Extraction:
    return extract(folder("sources") / "A_RES_57_176.md")


@pytest.fixture(scope="session")
def dataset(extraction: Extraction) -> Dataset:
    """The whole graph."""
    return assemble([extraction])


@pytest.fixture(scope="session")
def valid(dataset: Dataset) -> Changeable:
    """The graph merged into one, without what the text does not touch."""
    quads = dataset.in_graphs("src/", "prov", "inferred", "ontology")
    quads += [q for q in dataset.in_graphs("vocab") if q.predicate in _KEPT_OF_VOCABULARY]
    quads += _touched(quads, dataset.in_graphs("authority"))
    graph = Changeable([*{ox.Quad(q.subject, q.predicate, q.object) for q in quads}], dataset.iris)
    gc.freeze()  # a hundred validations need not look through it again
    return graph


def _touched(quads: list[ox.Quad], authority: list[ox.Quad]) -> list[ox.Quad]:
    """What the authority says of the things in some quads, and of whatever these lead to; without its statements."""
    known = {term for q in quads for term in (q.subject, q.object)}
    before = 0
    while before < len(known):
        before = len(known)
        known |= {q.object for q in authority if q.subject in known}
    return [q for q in authority if q.subject in known]
