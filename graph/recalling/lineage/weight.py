"""How much rests on a thing: PageRank, and plain counts by organ and period."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from .graph import CitationGraph
from .only import Wanted
from .together import citing_pairs

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = NDArray[np.float64]
DAMPING = 0.85
_TOLERANCE = 1e-6
_ROUNDS = 100


def pagerank(graph: CitationGraph, damping: float = DAMPING) -> list[tuple[str, float]]:
    """The PageRank of everything that a step leads from or to, highest first; all together have 1.

    It goes from what rests on others to what they rest on. L. Page and others, 1999; as networkx computes it.
    """
    things, links = graph.links
    ranks = _pagerank(links, damping)
    order = np.argsort(-ranks, kind="stable")
    return list(zip(graph.paths_of(things[order]), ranks[order].tolist(), strict=True))


def _pagerank(links: csr_array, damping: float) -> Floats:
    """The rank of each thing."""
    size = links.shape[0]
    if not size:
        return np.zeros(0)
    given = np.bincount(links.indices, minlength=size)  # on how many others each rests
    ends = np.flatnonzero(given == 0)  # they give what they have to all
    share = np.divide(damping, given, out=np.zeros(size), where=given > 0)
    ranks = np.full(size, 1.0 / size)
    for _ in range(_ROUNDS):
        before = ranks
        spread = (damping * ranks[ends].sum() + 1.0 - damping) / size
        ranks = links @ (ranks * share) + spread
        if np.abs(ranks - before).sum() < size * _TOLERANCE:
            break
    return ranks


@dataclass(frozen=True, slots=True)
class Cited:
    """How many acts cite a thing."""

    path: str
    acts: int


def most_cited(graph: CitationGraph, citing: Wanted = Wanted()) -> list[Cited]:  # noqa: B008 - it is frozen
    """The things that acts cite, most often first; ``citing`` says which acts count: of an organ, of a period."""
    source, target = citing_pairs(graph)
    if not citing.everything:
        acts = np.unique(source)
        counting = acts[[citing.has(graph.node_of(n)) for n in acts.tolist()]]
        target = target[np.isin(source, counting)]
    counts = np.bincount(target, minlength=len(graph))
    cited = np.flatnonzero(counts).astype(np.int32)
    rows = cited[np.lexsort((cited, -counts[cited]))]
    return list(map(Cited, graph.paths_of(rows), counts[rows].tolist()))


def by_organ_and_year(graph: CitationGraph, thing: int) -> list[tuple[str, str, int]]:
    """How many acts of each organ and year cite a thing."""
    source, target = citing_pairs(graph)
    acts = map(graph.node_of, source[target == thing].tolist())
    counts = Counter((act.organ, act.date[:4]) for act in acts)
    return sorted((organ, year, n) for (organ, year), n in counts.items())
