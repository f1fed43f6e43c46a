"""The graph by its nodes: what is said of a node, and which nodes say something of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

import pyoxigraph as ox

from ..rdf.graph import Term
from ..rdf.namespaces import expand


class Facts:
    """An index of some quads, whatever their graphs are, made with the first question. Properties are CURIEs."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._quads = quads

    @cached_property
    def _said(self) -> list[tuple[ox.NamedNode, ox.NamedNode, Term]]:
        return [
            (q.subject, q.predicate, q.object)
            for q in self._quads
            if isinstance(q.subject, ox.NamedNode) and isinstance(q.object, (ox.NamedNode, ox.Literal))
        ]

    @cached_property
    def _values(self) -> dict[tuple[Term, ox.NamedNode], list[Term]]:
        found: dict[tuple[Term, ox.NamedNode], list[Term]] = defaultdict(list)
        for subject, predicate, value in self._said:
            found[subject, predicate].append(value)
        return found

    @cached_property
    def _users(self) -> dict[Term, list[tuple[ox.NamedNode, ox.NamedNode]]]:
        found: dict[Term, list[tuple[ox.NamedNode, ox.NamedNode]]] = defaultdict(list)
        for subject, predicate, value in self._said:
            found[value].append((predicate, subject))
        return found

    def values(self, nodes: Iterable[Term], *properties: str) -> list[Term]:
        """The values of some properties at some nodes."""
        return [v for n in nodes for p in properties for v in self._values.get((n, expand(p)), ())]

    def texts(self, nodes: Iterable[Term], *properties: str) -> list[str]:
        """The values of some properties at some nodes, as texts."""
        return [v.value for v in self.values(nodes, *properties)]

    def users(self, nodes: Iterable[Term], *properties: str) -> list[ox.NamedNode]:
        """The nodes that have some nodes as a value: of these properties, or of any if none is given."""
        wanted = {expand(p) for p in properties}
        return [user for n in nodes for p, user in self._users.get(n, ()) if not wanted or p in wanted]
