"""Walking the lineage: least depths, breadth first, and the tree that shows them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from .graph import CitationGraph, Node, Step


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of the tree: a thing at its least depth, and the steps that lead to it from the one above."""

    node: Node
    depth: int
    steps: tuple[Step, ...]
    parent: str | None


@dataclass(frozen=True)
class Lineage:
    """What a thing rests on (or what rests on it), each at its least depth, in breadth-first order."""

    root: str
    direction: str
    branches: tuple[Branch, ...]
    limited: bool  # whether more lies beyond the depth asked for

    @property
    def depths(self) -> dict[str, int]:
        return {branch.node.path: branch.depth for branch in self.branches}

    def children(self, path: str) -> Iterator[Branch]:
        return (branch for branch in self.branches if branch.parent == path)


def lineage(graph: CitationGraph, root: str, *, direction: str = "cites", depth: int | None = None) -> Lineage:
    """The lineage of a thing by breadth-first search; ``depth`` bounds the number of steps."""
    found = [Branch(graph.node(root), 0, (), None)]
    seen = {root}
    queue = deque(found)
    limited = False
    while queue:
        above = queue.popleft()
        by_thing: dict[str, list[Step]] = {}
        for step in graph.steps(above.node.path, direction):
            other = step.target if direction == "cites" else step.source
            by_thing.setdefault(other, []).append(step)
        fresh = {other: steps for other, steps in by_thing.items() if other not in seen}
        if fresh and depth is not None and above.depth >= depth:
            limited = True
            continue
        for other, steps in fresh.items():
            seen.add(other)
            branch = Branch(graph.node(other), above.depth + 1, tuple(steps), above.node.path)
            found.append(branch)
            queue.append(branch)
    return Lineage(root, direction, tuple(found), limited)
