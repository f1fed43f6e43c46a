"""What is asked of a view: where it begins, how far it goes, what it leaves out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from ..lineage import Only, Wanted
from .measures import measured
from .tables import View


@dataclass(frozen=True, slots=True)
class Asked:
    """The question behind a view. What is left empty is no condition.

    ``of`` is the path of the thing to begin with; without it a view begins with every act that was read. ``only`` and
    ``wanted`` are the conditions of the lineage on citations and things. ``sparql`` is a query of the view "query".
    Edges of less weight than ``least`` are left out, and all nodes but the ``most`` with most edges.
    """

    mode: str = "full"
    of: str | None = None
    direction: str = "cites"
    depth: int | None = None
    only: Only = Only()  # noqa: RUF009 - they are frozen
    wanted: Wanted = Wanted()  # noqa: RUF009
    sparql: str = ""
    least: int = 1
    most: int | None = None

    def reduced(self, view: View) -> View:
        """The view without light edges and minor nodes; what is left is measured anew."""
        edges = [e for e in view.edges if e.weight >= self.least]
        kept = {n.id for n in view.nodes}
        if self.least > 1:
            kept = {end for e in edges for end in (e.source, e.target)}
        if self.most is not None and len(kept) > self.most:
            weights: Counter[str] = Counter()
            for e in edges:
                weights[e.source] += e.weight
                weights[e.target] += e.weight
            roots = {n.id for n in view.nodes if n.id == self.of}
            ranked = sorted(kept, key=lambda name: (name not in roots, -weights[name], name))
            kept = set(ranked[: self.most])
        if len(kept) == len(view.nodes) and len(edges) == len(view.edges):
            return view
        edges = [e for e in edges if e.source in kept and e.target in kept]
        nodes = measured([n for n in view.nodes if n.id in kept], edges, view.directed)
        return replace(view, nodes=nodes, edges=tuple(edges))
