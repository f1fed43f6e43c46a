"""Engines that ask shapes of a graph, behind one interface. pyshacl is the reference; shifty is fast.

A test holds the two equal for every shape and every mutation of the project.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

import pyoxigraph as ox

from ..errors import RecallingError
from ..rdf.graph import Term
from ..rdf.namespaces import PREFIXES

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node
    from shifty import PreparedValidator


@dataclass(frozen=True, slots=True)
class Finding:
    """What an engine found: which shape, with which component, is not met by which node, and the value at fault."""

    shape: str
    component: str
    severity: str
    message: str
    focus: Term
    value: Term | None


class Engine(Protocol):
    """An engine of SHACL."""

    name: str

    def validate(
        self, data: Iterable[ox.Triple], shapes: Iterable[ox.Triple], ontology: Iterable[ox.Triple]
    ) -> Iterable[Finding]:
        """What the shapes find in the data; ``ontology`` says which class is part of which."""


class PySHACL:
    """pyshacl, over graphs of rdflib."""

    name = "pyshacl"

    def validate(
        self, data: Iterable[ox.Triple], shapes: Iterable[ox.Triple], ontology: Iterable[ox.Triple]
    ) -> Iterable[Finding]:
        graph = rdflib_graph(data)
        graph += rdflib_graph(ontology)
        return ask(graph, rdflib_graph(shapes))


class Shifty:
    """pyshifty, in Rust: the shapes are prepared once, and asked of many graphs."""

    name = "shifty"

    def validate(
        self, data: Iterable[ox.Triple], shapes: Iterable[ox.Triple], ontology: Iterable[ox.Triple]
    ) -> Iterable[Finding]:
        prepared = _prepared(tuple(shapes))
        text = ox.serialize({*data, *ontology}, format=ox.RdfFormat.N_TRIPLES) or b""
        _, report, _ = prepared.validate(text, graph_mode="data", infer=False)
        return list(_findings(report))


@cache
def _prepared(shapes: tuple[ox.Triple, ...]) -> PreparedValidator:
    from shifty import PreparedValidator

    # it takes the prefixes of the queries from the Turtle, not from sh:declare
    return PreparedValidator(ox.serialize(shapes, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b"")


ENGINES: dict[str, Engine] = {e.name: e for e in (PySHACL(), Shifty())}
"""The engines by name. Another is one class and one more in this row."""


def engine_named(name: str) -> Engine:
    """The engine of this name. Raises ``RecallingError`` where there is none."""
    if name not in ENGINES:
        raise RecallingError(f"there is no engine {name!r}", do=f"use one of: {', '.join(ENGINES)}")
    return ENGINES[name]


def rdflib_graph(triples: Iterable[ox.Triple]) -> Graph:
    """Triples as a graph of rdflib, by way of N-Triples: the fastest that both read and write."""
    from rdflib import Graph

    graph = Graph()
    graph.parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")
    return graph


def ask(graph: Graph, shapes: Graph) -> list[Finding]:
    """What pyshacl finds in a graph that holds the ontology too. Raises ``RecallingError`` where a shape is faulty."""
    import pyshacl
    from rdflib import Graph

    _, report, text = pyshacl.validate(graph, shacl_graph=shapes, inference="none", inplace=True)
    if not isinstance(report, Graph):
        raise RecallingError(f"pyshacl could not ask the shapes: {text}", do="correct ontology/shapes.ttl")
    return list(_findings(report))


def _findings(report: Graph) -> Iterator[Finding]:
    """The results of a validation report."""
    from rdflib import RDF, SH

    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus = _term(report.value(result, SH.focusNode))
        if focus is not None:
            yield Finding(
                shape=str(report.value(result, SH.sourceShape)),
                component=str(report.value(result, SH.sourceConstraintComponent)),
                severity=str(report.value(result, SH.resultSeverity)),
                message=str(report.value(result, SH.resultMessage)),
                focus=focus,
                value=_term(report.value(result, SH.value)),
            )


def _term(node: Node | None) -> Term | None:
    """A term of rdflib as one of pyoxigraph; blank nodes, which the graph has none of, are left out."""
    from rdflib import Literal, URIRef

    if isinstance(node, URIRef):
        return ox.NamedNode(str(node))
    if isinstance(node, Literal):
        if node.language:
            return ox.Literal(str(node), language=node.language)
        return ox.Literal(str(node), datatype=ox.NamedNode(str(node.datatype)) if node.datatype else None)
    return None
