"""The quads of the files that people keep: ontology, vocabularies, authority, alignments, reviews."""

from __future__ import annotations

import pyoxigraph as ox

from ..authority import parse
from ..resources import files
from .namespaces import Iris

_ONTOLOGY = ("unc.ttl", "shapes.ttl")


def ontology_graph(iris: Iris) -> list[ox.Quad]:
    """The ontology, in ``graph/ontology``."""
    return [q for path in files("ontology", ".ttl") if path.name == "unc.ttl" for q in _in(iris, "ontology", path)]


def vocabulary_graph(iris: Iris) -> list[ox.Quad]:
    """The SKOS schemes, in ``graph/vocab``."""
    return [q for path in files("ontology", ".ttl") if path.name not in _ONTOLOGY for q in _in(iris, "vocab", path)]


def authority_graphs(iris: Iris) -> list[ox.Quad]:
    """The curated facts in ``graph/authority``; alignments with other data sets in ``graph/align``."""
    return [
        quad
        for path in files("authority", ".ttl")
        for quad in _in(iris, "align" if path.name == "alignments.ttl" else "authority", path)
    ]


def _in(iris: Iris, name: str, path) -> list[ox.Quad]:  # type: ignore[no-untyped-def]
    graph = iris.graph(name)
    return [ox.Quad(_rebase(q.subject, iris), q.predicate, _rebase(q.object, iris), graph) for q in parse(path)]


def _rebase(term, iris: Iris):  # type: ignore[no-untyped-def]
    return iris.rebase(term) if isinstance(term, ox.NamedNode) else term
