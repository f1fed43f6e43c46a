"""What stands together: things that acts cite together, acts that cite the same."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

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
    citing = _by_citation(graph, *graph.next_steps(np.array([thing], np.int32), "cited-by"))
    steps, _, cited = graph.next_steps(np.unique(citing), "cites")
    among = graph.is_citation[steps]
    acts = _count(cited[among], len(graph))
    paragraph, beside = _paragraphs(graph, steps[among])
    here = np.isin(paragraph, paragraph[beside == thing])
    pairs = np.unique(paragraph[here] * len(graph) + beside[here])  # a paragraph may cite a thing twice
    paragraphs = _count((pairs % len(graph)).astype(np.int32), len(graph))
    acts[thing] = 0
    others = np.flatnonzero(acts).astype(np.int32)
    rows = others[np.lexsort((others, -paragraphs[others], -acts[others]))]
    return list(map(Cocited, graph.paths_of(rows), acts[rows].tolist(), paragraphs[rows].tolist()))


def coupled(graph: CitationGraph, act: int) -> list[Coupled]:
    """The acts that cite what an act cites, by their share of it (the Jaccard index)."""
    all_cited = _count(citing_pairs(graph)[0], len(graph))
    cited = _by_citation(graph, *graph.next_steps(np.array([act], np.int32), "cites"))
    shared = _count(_by_citation(graph, *graph.next_steps(np.unique(cited), "cited-by")), len(graph))
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
    wanted: Mask = graph.is_citation
    if graph.passing is not None:
        wanted = wanted & graph.passing
    return graph.index.source[wanted], graph.index.target[wanted]


def _by_citation(graph: CitationGraph, steps: Ints, _: Ints, to: Ints) -> Ints:
    """What those of some steps lead to that are citations."""
    return to[graph.is_citation[steps]]


def _paragraphs(graph: CitationGraph, steps: Ints) -> tuple[NDArray[np.int64], Ints]:
    """The paragraphs that cite in some steps, as numbers, and what they cite, citation by citation."""
    index = graph.index
    counts = index.cite_start[steps + 1] - index.cite_start[steps]
    step = np.repeat(steps, counts)
    rows = np.arange(len(step)) + np.repeat(index.cite_start[steps] - np.cumsum(counts) + counts, counts)
    wanted = graph.only.cites(index)
    if wanted is not None:
        step, rows = step[wanted[rows]], rows[wanted[rows]]
    unit = index.cites["unit"]
    return index.source[step].astype(np.int64) * len(unit.values) + unit.codes[rows], index.target[step]


def _count(numbers: Ints, size: int) -> Ints:
    return np.bincount(numbers, minlength=size).astype(np.int32)
