"""What stands together: things that acts cite together, acts that cite the same."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from .columns import Ints, Mask
from .graph import CitationGraph


@dataclass(frozen=True, slots=True)
class Cocited:
    """A thing that is cited beside another: in how many acts, and in how many single paragraphs."""

    path: str
    acts: int
    paragraphs: int


@dataclass(frozen=True, slots=True)
class Coupled:
    """An act that cites the same as another: how many things, and their share of what either cites, of a hundred."""

    path: str
    shared: int
    percent: int


def cocited(graph: CitationGraph, thing: int) -> list[Cocited]:
    """What is cited together with a thing, most often first."""
    index = graph.index
    source, target = citing_pairs(graph)
    acts = _count(target[np.isin(source, source[target == thing])], len(graph))
    paragraph, cited = _paragraphs(graph)
    paragraphs = _count(cited[np.isin(paragraph, paragraph[cited == thing])], len(graph))
    acts[thing] = 0
    others = np.flatnonzero(acts)
    rows = others[np.lexsort((others, -paragraphs[others], -acts[others]))].tolist()
    return [Cocited(index.paths[n], int(acts[n]), int(paragraphs[n])) for n in rows]


def coupled(graph: CitationGraph, act: int) -> list[Coupled]:
    """The acts that cite what an act cites, by their share of it (the Jaccard index)."""
    source, target = citing_pairs(graph)
    all_cited = _count(source, len(graph))
    shared = _count(source[np.isin(target, target[source == act])], len(graph))
    shared[act] = 0
    found = []
    for other in np.flatnonzero(shared).tolist():
        both, either = int(shared[other]), int(all_cited[act] + all_cited[other] - shared[other])
        found.append(Coupled(graph.index.paths[other], both, math.floor(100 * both / either + 0.5)))
    return sorted(found, key=lambda c: (-c.percent, -c.shared, c.path))


def most_cocited(graph: CitationGraph, most: int = 50) -> list[tuple[str, str, int]]:
    """The pairs of things that most acts cite together, with their number."""
    from scipy.sparse import csr_array, triu

    source, target = citing_pairs(graph)
    ones = np.ones(len(source), np.int32)
    cites = csr_array((ones, (source, target)), shape=(len(graph), len(graph)))
    pairs = triu(cites.T @ cites, k=1).tocoo()
    if len(pairs.data) > most:  # those that are as often as the last one stay until the paths decide
        least = np.partition(pairs.data, -most)[-most]
        kept = pairs.data >= least
    else:
        kept = np.ones(len(pairs.data), np.bool_)
    paths = graph.index.paths
    coordinates = zip(pairs.row[kept].tolist(), pairs.col[kept].tolist(), pairs.data[kept].tolist(), strict=True)
    found = ((paths[a], paths[b], n) for a, b, n in coordinates)
    return sorted(found, key=lambda pair: (-pair[2], pair[0], pair[1]))[:most]


def citing_pairs(graph: CitationGraph) -> tuple[Ints, Ints]:
    """The acts that cite and what they cite: each pair once."""
    wanted: Mask = graph.index.how.where(lambda how: how == "cites")
    if graph.passing is not None:
        wanted = wanted & graph.passing
    return graph.index.source[wanted], graph.index.target[wanted]


def _paragraphs(graph: CitationGraph) -> tuple[np.ndarray[tuple[int], np.dtype[np.int64]], Ints]:
    """The paragraphs that cite, as numbers, and what they cite: each pair once."""
    index = graph.index
    step = index.cite_step
    unit = index.cites["unit"]
    paragraph = index.source[step].astype(np.int64) * (len(unit.values) + 1) + unit.codes
    pairs = np.stack((paragraph, index.target[step]), axis=1)
    wanted = graph.only.cites(index)
    if graph.passing is not None:
        wanted = graph.passing[step] if wanted is None else wanted & graph.passing[step]
    pairs = np.unique(pairs if wanted is None else pairs[wanted], axis=0)
    return pairs[:, 0], pairs[:, 1].astype(np.int32)


def _count(numbers: Ints, size: int) -> Ints:
    return np.bincount(numbers, minlength=size).astype(np.int32)
