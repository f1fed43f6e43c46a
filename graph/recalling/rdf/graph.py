"""A named graph while it is written: terms from paths and CURIEs, evidence once per place."""

from __future__ import annotations

import pyoxigraph as ox

from ..model import Link, SourceText, Span, Value
from .namespaces import Iris, expand

Term = ox.NamedNode | ox.Literal


def literal(value: Value) -> ox.Literal:
    """A literal of a value: "@en" is a language, anything else a datatype of XML Schema."""
    if value.datatype.startswith("@"):
        return ox.Literal(value.text, language=value.datatype[1:])
    if value.datatype == "string":
        return ox.Literal(value.text)
    return ox.Literal(value.text, datatype=expand(f"xsd:{value.datatype}"))


def literal_date(iso: str) -> ox.Literal:
    """A date as a literal of XML Schema."""
    return literal(Value(iso, "date"))


def english(text: str) -> ox.Literal:
    return ox.Literal(text, language="en")


def integer(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=expand("xsd:integer"))


def decimal(number: float) -> ox.Literal:
    """A number as the stores write it: no zeros at the end."""
    return ox.Literal(f"{number:.4f}".rstrip("0").rstrip("."), datatype=expand("xsd:decimal"))


class GraphWriter:
    """Collects the quads of one named graph, without repetition."""

    def __init__(self, iris: Iris, name: str) -> None:
        self.iris = iris
        self.name = iris.graph(name)
        self.quads: dict[ox.Quad, None] = {}

    def add(self, subject: ox.NamedNode, predicate: str, value: Term) -> None:
        """Add a triple; the predicate is a CURIE."""
        self.quads[ox.Quad(subject, expand(predicate), value, self.name)] = None

    def type(self, subject: ox.NamedNode, kind: str) -> None:
        """Give a class; a bare name is one of the vocabulary."""
        self.add(subject, "rdf:type", expand(kind if ":" in kind else f"unc:{kind}"))

    def object(self, value: Link | Value) -> Term:
        return self.iris.of(value.path) if isinstance(value, Link) else literal(value)


class EvidenceWriter:
    """Writes the evidence of one source text: one node for each place, named after whoever needed it first."""

    def __init__(self, graph: GraphWriter, source: SourceText, act: str) -> None:
        self.graph = graph
        self.source = source
        self.act = act
        self.source_iri = graph.iris.of(f"src/{source.sha12}")
        self._known: dict[Span, ox.NamedNode] = {}
        self._paths: set[str] = set()

    def __call__(
        self, subject: ox.NamedNode, spans: tuple[Span, ...], name: str, predicate: str = "unc:hasEvidence"
    ) -> None:
        """Link a node to the evidence of some spans, one node a span."""
        for k, span in enumerate(spans, start=1):
            suffix = f"-{k}" if len(spans) > 1 else ""
            if span not in self._known:
                self._known[span] = self._write(span, self._free(f"{self.act}#ev-{name}{suffix}"))
            self.graph.add(subject, predicate, self._known[span])

    def _free(self, path: str) -> str:
        """A path that no other evidence has: two places may be wanted under one name."""
        number = 2
        wanted = path
        while path in self._paths:
            path, number = f"{wanted}.{number}", number + 1
        self._paths.add(path)
        return path

    def _write(self, span: Span, path: str) -> ox.NamedNode:
        g, iri = self.graph, self.graph.iris.of(path)
        position, quote = g.iris.of(f"{path}-pos"), g.iris.of(f"{path}-quote")
        g.type(iri, "Evidence")
        g.add(iri, "oa:hasSource", self.source_iri)
        g.add(iri, "oa:hasSelector", position)
        g.add(iri, "oa:hasSelector", quote)
        g.add(iri, "unc:sourceLine", integer(self.source.line(span.start)))
        if page := self.source.page(span.start):
            g.add(iri, "unc:page", integer(page))
        g.type(position, "oa:TextPositionSelector")
        g.add(position, "oa:start", integer(span.start))
        g.add(position, "oa:end", integer(span.end))
        g.type(quote, "oa:TextQuoteSelector")
        g.add(quote, "oa:exact", ox.Literal(self.source.quote(span)))
        return iri
