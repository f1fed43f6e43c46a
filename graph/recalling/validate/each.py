"""Validating a corpus: each document by itself in its context, and the things that all speak of once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import pyoxigraph as ox

from ..rdf.curated import ontology_graph
from ..rdf.namespaces import Iris
from .engines import Finding, engine_named
from .facts import Facts
from .results import Result, once_each, results
from .shapes import shapes, shapes_of_documents


def check_document(
    quads: Sequence[ox.Quad], context: Iterable[ox.Triple], engine: str, iris: Iris
) -> tuple[Result, ...]:
    """What is wrong with the graph of a document; ``context`` is what is said elsewhere of the things in it."""
    data = {*(q.triple for q in quads), *context}
    findings = engine_named(engine).validate(data, shapes_of_documents(), _ontology(iris.base))
    return tuple(results(findings, Facts(quads), iris))


def check_things(triples: Iterable[ox.Triple], engine: str, iris: Iris) -> list[Finding]:
    """What is wrong with things; where to look for them is in the documents (``places.places_near``)."""
    return [*once_each(engine_named(engine).validate({*triples}, shapes(), _ontology(iris.base)))]


@cache
def _ontology(base: str) -> tuple[ox.Triple, ...]:
    return tuple(q.triple for q in ontology_graph(Iris(base)))
