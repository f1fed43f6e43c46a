"""The graph of lineage steps: things and steps by their numbers in an index, decoded when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from ..errors import LookupFailed
from ..store import GraphStore
from .columns import Ints, Mask
from .index import Index
from .model import Cite, Node, Step
from .only import Only

if TYPE_CHECKING:
    import networkx as nx
    from scipy.sparse import csr_array

DIRECTIONS = ("cites", "cited-by")


class CitationGraph:
    """The steps of a graph, forwards and backwards, or those of them that a condition lets pass.

    ``mode`` is "full" or "text": what texts and authority say together, or what the texts say alone.
    """

    def __init__(self, index: Index, only: Only = Only()) -> None:  # noqa: B008 - it is frozen
        self.index = index
        self.only = only
        self.passing = only.steps(index)
        self._passing_back = None if self.passing is None else self.passing[index.in_step]

    @classmethod
    def of(cls, store: GraphStore, mode: str = "full", only: Only = Only()) -> CitationGraph:  # noqa: B008
        """The graph of a store. Of a build its index is kept beside the store."""
        return cls(Index.open(store, mode), only)

    def where(self, only: Only) -> CitationGraph:
        """The same graph under another condition."""
        return CitationGraph(self.index, only)

    # ------------------------------------------------------------------------------ things

    def __len__(self) -> int:
        return self.index.size

    def number(self, path: str) -> int:
        """The number of a thing. Raises ``LookupFailed`` where the graph has none of this path."""
        found = self.index.number(path)
        if found is None:
            raise LookupFailed(f"nothing in the graph has the path {path!r}", do="ask with `recalling lineage NAME`")
        return found

    def node_of(self, number: int) -> Node:
        index = self.index
        facts = {name: column[number] for name, column in index.things.items() if name != "read"}
        return Node(index.paths[number], read=index.things["read"][number] == "true", **facts)

    def node(self, path: str) -> Node:
        found = self.index.number(path)
        return Node(path, "") if found is None else self.node_of(found)

    def paths_of(self, numbers: Ints) -> list[str]:
        """The paths of some things."""
        paths: list[str] = self.index.path_objects[numbers].tolist()
        return paths

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """Everything from or to which a step leads, by path."""
        used = np.zeros(len(self), np.bool_)
        used[self.index.source] = used[self.index.target] = True
        return {node.path: node for node in map(self.node_of, np.flatnonzero(used).tolist())}

    # ------------------------------------------------------------------------------- steps

    @cached_property
    def is_citation(self) -> Mask:
        """Which steps, of all, are citations."""
        return self.index.how.where(lambda how: how == "cites")

    @cached_property
    def links(self) -> tuple[Ints, csr_array]:
        """The things from or to which a passing step leads, and these steps between them as a matrix.

        It has a 1 in the row of the thing rested on and the column of what rests on it; rows and columns are places
        among the things.
        """
        from scipy.sparse import csr_array

        steps = slice(None) if self.passing is None else self.passing
        source, target = self.index.source[steps], self.index.target[steps]
        used = np.zeros(len(self), np.bool_)
        used[source] = used[target] = True
        place = (np.cumsum(used) - 1).astype(np.int32)
        things = np.flatnonzero(used).astype(np.int32)
        shape = (len(things), len(things))
        links = csr_array((np.ones(len(source)), (place[target], place[source])), shape=shape)
        links.data[:] = 1.0  # several ways of resting on the same thing count once
        return things, links

    @cached_property
    def links_back(self) -> csr_array:
        """The matrix of ``links`` with rows and columns changed: the row is the thing that rests on the other."""
        return self.links[1].T.tocsr()

    def next_steps(self, numbers: Ints, direction: str = "cites") -> tuple[Ints, Ints, Ints]:
        """The passing steps from some things ("cites") or to them ("cited-by"), thing by thing in reading order.

        Gives three arrays: the number of the step, the thing it was met from, the thing it leads to.
        """
        index, forward = self.index, direction == "cites"
        starts = index.out_start if forward else index.in_start
        begins = starts[numbers]
        counts = starts[numbers + 1] - begins
        ends = np.cumsum(counts, dtype=np.int32)
        rows = np.arange(ends[-1] if len(ends) else 0, dtype=np.int32) + np.repeat(begins - ends + counts, counts)
        met = np.repeat(numbers, counts)
        mask: Mask | None = self.passing if forward else self._passing_back
        if mask is not None:
            passes = mask[rows]
            rows, met = rows[passes], met[passes]
        return (rows, met, index.target[rows]) if forward else (index.in_step[rows], met, index.in_source[rows])

    def step_of(self, number: int) -> Step:
        """A step with those of its citations that pass."""
        index = self.index
        rows = range(int(index.cite_start[number]), int(index.cite_start[number + 1]))
        cites = tuple(cite for cite in map(self.cite_of, rows) if self.only.passes(cite))
        source, target = int(index.source[number]), int(index.target[number])
        return Step(index.paths[source], index.paths[target], index.how[number], cites)

    def cite_of(self, row: int) -> Cite:
        facts = {name: column[row] for name, column in self.index.cites.items() if name != "confidence"}
        return Cite(confidence=float(self.index.cites["confidence"][row] or 0), **facts)

    def steps(self, path: str, direction: str = "cites") -> list[Step]:
        """The steps from a thing ("cites") or to it ("cited-by"), in the order of the paragraphs."""
        found = self.index.number(path)
        if found is None:
            return []
        return [self.step_of(i) for i in self.next_steps(np.array([found], np.int32), direction)[0].tolist()]

    def all_steps(self) -> Iterator[Step]:
        """Every passing step."""
        numbers: Iterable[int] = range(len(self.index.source))
        if self.passing is not None:
            numbers = np.flatnonzero(self.passing).tolist()
        return map(self.step_of, numbers)

    def networkx(self) -> nx.MultiDiGraph[str]:
        """The graph for networkx: node attributes of ``Node``; an edge for each citation and each other step."""
        import networkx as nx

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for node in self.nodes.values():
            graph.add_node(node.path, kind=node.kind, label=node.name, date=node.date, organ=node.organ, read=node.read)
        for step in self.all_steps():
            for cite in step.cites:
                graph.add_edge(
                    step.source,
                    step.target,
                    how=step.how,
                    verb=cite.verb,
                    unit=cite.unit,
                    role=cite.role,
                    footnote=cite.footnote,
                    quote=cite.quote,
                    confidence=cite.confidence,
                )
            if not step.cites:
                graph.add_edge(step.source, step.target, how=step.how)
        return graph
