"""The lineage of a thing: everything at its least depth, and the steps that show how it is reached."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .graph import CitationGraph
from .model import Node, Step
from .only import Wanted
from .reach import Walk, depths, walk


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of the tree: a thing at its least depth, and the steps that lead to it from the one above.

    ``wanted`` is false for a thing that only stands on the way to one that was asked for.
    """

    node: Node
    depth: int
    steps: tuple[Step, ...]
    parent: str | None
    wanted: bool = True


@dataclass(frozen=True)
class Lineage:
    """What a thing rests on (or what rests on it), each at its least depth, in breadth-first order."""

    graph: CitationGraph
    root: str
    direction: str
    depth: int | None
    wanted: Wanted

    @cached_property
    def found(self) -> Walk:
        """What was found, with the steps that lead to it."""
        return walk(self.graph, self.graph.number(self.root), self.direction, self.depth)

    @property
    def limited(self) -> bool:
        """Whether more lies beyond the depth asked for."""
        return self.found.limited

    @property
    def depths(self) -> dict[str, int]:
        """The least number of steps to each thing, by path; the thing itself has 0."""
        if self.wanted.everything:
            numbers, at = depths(self.graph, self.graph.number(self.root), self.direction, self.depth)
            return dict(zip(self.graph.paths_of(numbers), at.tolist(), strict=True))
        return {branch.node.path: branch.depth for branch in self.branches if branch.wanted}

    @cached_property
    def branches(self) -> tuple[Branch, ...]:
        """The thing itself, and everything that is listed or stands on the way to it."""
        nodes = {n: self.graph.node_of(n) for n in self.found.found.tolist()}
        wanted = {n for n, node in nodes.items() if self.wanted.has(node)}
        shown = set(wanted)
        for n in reversed(nodes):
            if n in shown and (parent := int(self.found.parents[n])) >= 0:
                shown.add(parent)
        steps: dict[int, list[Step]] = {}
        for row, child in zip(*(part.tolist() for part in self.found.steps), strict=True):
            if child in shown:
                steps.setdefault(child, []).append(self.graph.step_of(row))
        root = int(self.found.found[0])
        return tuple(
            Branch(node, int(self.found.depths[n]), tuple(steps.get(n, ())), self._parent(n), n in wanted or n == root)
            for n, node in nodes.items()
            if n in shown or n == root
        )

    def _parent(self, number: int) -> str | None:
        parent = int(self.found.parents[number])
        return self.graph.index.paths[parent] if parent >= 0 else None

    @cached_property
    def _children(self) -> dict[str | None, list[Branch]]:
        children: dict[str | None, list[Branch]] = {}
        for branch in self.branches:
            children.setdefault(branch.parent, []).append(branch)
        return children

    def children(self, path: str) -> Iterator[Branch]:
        return iter(self._children.get(path, ()))

    def roots(self) -> tuple[Branch, ...]:
        """Where the lineage ends: what rests on nothing in the data. Only what was read is known to cite nothing."""
        index = self.graph.index
        ends = {index.paths[n] for n in self.found.found[1:].tolist() if self._is_end(n)}
        return tuple(branch for branch in self.branches if branch.node.path in ends and branch.wanted)

    def _is_end(self, number: int) -> bool:
        return not len(self.graph.next_steps(np.array([number], np.int32), self.direction)[0])


def lineage(
    graph: CitationGraph,
    root: str,
    *,
    direction: str = "cites",
    depth: int | None = None,
    wanted: Wanted = Wanted(),  # noqa: B008 - it is frozen
) -> Lineage:
    """The lineage of a thing by breadth-first search; ``depth`` bounds the number of steps.

    Raises ``LookupFailed`` where the graph has no thing of this path.
    """
    graph.number(root)  # raises here rather than when it is first asked
    return Lineage(graph, root, direction, depth, wanted)


@dataclass(frozen=True, slots=True)
class Way:
    """A way from one thing to another: the things on it, and the steps between each and the next."""

    nodes: tuple[Node, ...]
    steps: tuple[tuple[Step, ...], ...]


def way(graph: CitationGraph, numbers: Sequence[int]) -> Way:
    """The way over things of these numbers."""
    legs = []
    for here, there in itertools.pairwise(numbers):
        rows, _, to = graph.next_steps(np.array([here], np.int32))
        legs.append(tuple(graph.step_of(row) for row in rows[to == there].tolist()))
    return Way(tuple(map(graph.node_of, numbers)), tuple(legs))
