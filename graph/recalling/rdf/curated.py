"""The quads of the files that people keep: ontology, vocabularies, authority, alignments, reviews."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyoxigraph as ox

from ..authority import load, parse
from ..resources import files
from .graph import decimal
from .namespaces import Iris, expand

_ONTOLOGY = ("unc.ttl", "shapes.ttl")


def ontology_graph(iris: Iris) -> list[ox.Quad]:
    """The ontology, in ``graph/ontology``."""
    return [q for path in files("ontology", ".ttl") if path.name == "unc.ttl" for q in _in(iris, "ontology", path)]


def vocabulary_graph(iris: Iris) -> list[ox.Quad]:
    """The SKOS schemes, in ``graph/vocab``."""
    return [q for path in files("ontology", ".ttl") if path.name not in _ONTOLOGY for q in _in(iris, "vocab", path)]


def authority_graphs(iris: Iris) -> list[ox.Quad]:
    """The curated facts in ``graph/authority``; alignments with other data sets in ``graph/align``.

    A treaty that is curated keeps the IRI that it had by series and volume as an alias, in ``graph/align``.
    """
    aliases = ((iris.of(thing), iris.of(path)) for thing, path in load().aliases())
    return [
        *(ox.Quad(thing, expand("owl:sameAs"), path, iris.graph("align")) for thing, path in aliases),
        *(
            quad
            for path in files("authority", ".ttl")
            for quad in _in(iris, "align" if path.name == "alignments.ttl" else "authority", path)
        ),
    ]


def _in(iris: Iris, name: str, path: Path) -> list[ox.Quad]:
    """The triples of a file in the named graph of this name, under the base of the data."""
    graph = iris.graph(name)
    return [ox.Quad(_term(q.subject, iris), q.predicate, _term(q.object, iris), graph) for q in parse(path)]


def _term(term: Any, iris: Iris) -> Any:
    """A term of a curated file as the graph has it: under the base, decimals without zeros at the end."""
    if isinstance(term, ox.NamedNode):
        return iris.rebase(term)
    if isinstance(term, ox.Literal) and term.datatype.value.endswith("#decimal"):
        return decimal(float(term.value))
    return term
