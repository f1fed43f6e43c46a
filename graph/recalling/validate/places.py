"""Where in the sources a node of the graph comes from: file, line, and the words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from ..rdf.namespaces import expand

_EVIDENCE = ("unc:hasEvidence", "unc:anchor")
_FAR = 2  # steps from a node to one that has evidence: a pinpoint, the reference that gives it, the footnote


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line of a source file, counted from 1, and the words that stand there."""

    file: str
    line: int
    quote: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class Places:
    """The places of the nodes of some quads."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._values: dict[str, dict[ox.NamedNode, list[ox.NamedNode | ox.Literal]]] = defaultdict(dict)
        self._users: dict[ox.NamedNode, list[ox.NamedNode]] = defaultdict(list)
        for quad in quads:
            subject, value = quad.subject, quad.object
            if isinstance(subject, ox.NamedNode) and isinstance(value, (ox.NamedNode, ox.Literal)):
                self._values[quad.predicate.value].setdefault(subject, []).append(value)
                if isinstance(value, ox.NamedNode):
                    self._users[value].append(subject)

    def of(self, node: ox.NamedNode) -> tuple[Place, ...]:
        """Where the evidence of a node stands, in order; if it has none, that of the nodes that use it."""
        nodes = [node]
        for _ in range(_FAR + 1):
            if places := {p for n in nodes for p in self._own(n)}:
                return tuple(sorted(places))
            nodes = [user for n in nodes for user in self._users.get(n, ())]
        return ()

    def _own(self, node: ox.NamedNode) -> Iterable[Place]:
        """The places of a node that is evidence, has evidence, or is a diagnostic."""
        evidence = [node, *(e for p in _EVIDENCE for e in self._get(node, p) if isinstance(e, ox.NamedNode))]
        for place in evidence:
            quotes = [q for s in self._get(place, "oa:hasSelector") for q in self._get(s, "oa:exact")]
            yield from self._at(place, "oa:hasSource", "unc:sourceLine", quotes)
        yield from self._at(node, "dcterms:source", "unc:line", self._get(node, "unc:message"))

    def _at(
        self, node: ox.NamedNode, source: str, line: str, quotes: list[ox.NamedNode | ox.Literal]
    ) -> Iterable[Place]:
        files = [name for s in self._get(node, source) for name in self._get(s, "unc:sourceName")]
        for file in files:
            for number in self._get(node, line):
                yield Place(file.value, int(number.value), quotes[0].value if quotes else "")

    def _get(self, node: ox.NamedNode | ox.Literal, predicate: str) -> list[ox.NamedNode | ox.Literal]:
        return self._values[expand(predicate).value].get(node, []) if isinstance(node, ox.NamedNode) else []
