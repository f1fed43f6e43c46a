"""Where in the sources a node of the graph comes from: file, line, and the words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..rdf.graph import Term
from .facts import Facts

_FAR = 2  # steps from a node to one that has evidence: a pinpoint, the reference that gives it, the footnote


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line of a source file, counted from 1, and the words that stand there."""

    file: str
    line: int
    quote: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


def places(node: Term, facts: Facts) -> tuple[Place, ...]:
    """Where the evidence of a node stands, in order; if it has none, that of the nodes that use it."""
    return places_near(node, facts)[1]


def places_near(node: Term, facts: Facts) -> tuple[int, tuple[Place, ...]]:
    """The same, and how many steps away the evidence is."""
    nodes = [node]
    for steps in range(_FAR + 1):
        if found := {place for n in nodes for place in _own(n, facts)}:
            return steps, tuple(sorted(found))
        nodes = [*facts.users(nodes)]
    return _FAR + 1, ()


def _own(node: Term, facts: Facts) -> Iterable[Place]:
    """The places of a node that is evidence, has evidence, or is a diagnostic."""
    for evidence in (node, *facts.values([node], "unc:hasEvidence", "unc:anchor")):
        quotes = facts.texts(facts.values([evidence], "oa:hasSelector"), "oa:exact")
        for line in facts.texts([evidence], "unc:sourceLine"):
            for file in facts.texts(facts.values([evidence], "oa:hasSource"), "unc:sourceName"):
                yield Place(file, int(line), quotes[0] if quotes else "")
    for line in facts.texts([node], "unc:line"):
        for file in facts.texts(facts.values([node], "dcterms:source"), "unc:sourceName"):
            yield Place(file, int(line), " ".join(facts.texts([node], "unc:message")))
