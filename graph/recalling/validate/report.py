"""The report of a validation: for people as text, for machines as the named graph ``graph/report``."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

import pyoxigraph as ox

from ..rdf.graph import GraphWriter
from ..rdf.namespaces import Iris, expand
from .results import SEVERITIES, Result
from .shapes import Check

_SHOWN = 20  # results of one check that the text names; all are in the graph
_LINES = 3  # lines of the source that it names for each
_WORDS = {"violation": "violation", "warning": "warning", "info": "note"}


@dataclass(frozen=True)
class Report:
    """The results of a validation, worst first; the checks in words; how many texts were at hand."""

    results: tuple[Result, ...]
    checks: Mapping[str, Check]
    texts: int = 0

    @property
    def conforms(self) -> bool:
        """Whether nothing is violated; warnings and notes do not count."""
        return not any(r.severity == "violation" for r in self.results)

    def counts(self) -> dict[str, int]:
        """How many results there are of each severity."""
        counted = Counter(r.severity for r in self.results)
        return {severity: counted[severity] for severity in SEVERITIES}

    def counts_by_check(self) -> dict[str, int]:
        """How many results each check has that has any, worst first."""
        return dict(Counter(r.check for r in self.results))

    # ------------------------------------------------------------------------------ for people

    def summary_lines(self) -> list[str]:
        """The report in some lines: whether the graph conforms, and a line for each check that found something."""
        return [self._verdict(), *(f"  {line}" for line in self._table())]

    def text(self) -> str:
        """The report in full: a table by check, worst first; then, for each, what to do and where to look."""
        return "\n".join([self._verdict(), *self._table(), *self._details(), ""])

    def _verdict(self) -> str:
        counts = ", ".join(_counted(n, _WORDS[severity]) for severity, n in self.counts().items())
        texts = _counted(self.texts, "source text") if self.texts else "no source text"
        return f"the graph {'conforms' if self.conforms else 'does not conform'}: {counts} ({texts} compared with it)"

    def _by_shape(self) -> Iterator[tuple[str, Check, list[Result]]]:
        for shape, group in groupby(self.results, key=lambda r: r.shape):
            yield shape, self.checks[shape], list(group)

    def _table(self) -> Iterator[str]:
        for _, check, found in self._by_shape():
            yield f"{found[0].check}  {check.severity:<9}  {len(found):>5}  {check.title}"

    def _details(self) -> Iterator[str]:
        for _, check, found in self._by_shape():
            yield f"\n{check.message}\n  {check.advice}"
            yield from (f"    {_line(result)}" for result in found[:_SHOWN])
            if len(found) > _SHOWN:
                yield f"    and {len(found) - _SHOWN} more"

    # ----------------------------------------------------------------------------- for machines

    def quads(self, iris: Iris) -> list[ox.Quad]:
        """The report as RDF. A result is named by what it says, so that two builds of the same name it the same."""
        g = GraphWriter(iris, "report")
        report = iris.of("graph/report#report")
        g.type(report, "sh:ValidationReport")
        g.add(report, "sh:conforms", ox.Literal(self.conforms))
        for r in self.results:
            node = iris.of(f"graph/report#{_name(r)}")
            g.add(report, "sh:result", node)
            g.type(node, "sh:ValidationResult")
            g.add(node, "sh:sourceShape", expand(f"shapes:{r.shape}"))
            g.add(node, "sh:sourceConstraintComponent", ox.NamedNode(r.component))
            g.add(node, "sh:resultSeverity", expand(f"sh:{r.severity.capitalize()}"))
            g.add(node, "sh:resultMessage", ox.Literal(r.message, language="en"))
            g.add(node, "sh:focusNode", _node(r.focus, iris))
            if r.term is not None:
                g.add(node, "sh:value", r.term)
        return list(g.quads)


def _name(result: Result) -> str:
    says = "\n".join((result.shape, result.focus, result.value or "", *(f"{p} {p.quote}" for p in result.places)))
    return f"{result.shape}-{hashlib.sha256(says.encode()).hexdigest()[:12]}"


def _node(path: str, iris: Iris) -> ox.NamedNode:
    """The node of a path; a foreign IRI, such as that of a property, is its own path."""
    return ox.NamedNode(path) if path.startswith(("http://", "https://")) else iris.of(path)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _line(result: Result) -> str:
    """Where to look, what is at fault, and the words that stand there: one line."""
    shown = ", ".join(result.lines[:_LINES]) + (" ..." if len(result.lines) > _LINES else "")
    value = f" -> {result.value}" if result.value is not None else ""
    quote = f"  “{' '.join(result.quote.split())}”" if result.quote else ""
    return f"{shown or '(no line)'}  {result.focus}{value}{quote}"
