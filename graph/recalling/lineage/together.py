"""What stands together: things that acts cite together, acts that cite the same."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .columns import Array, Ints, Mask
from .graph import CitationGraph


class Cocited(NamedTuple):
    """A thing that is cited beside another: in how many acts, and in how many single paragraphs.

    A tuple, because there are thousands in an answer, and making them would take most of its time.
    """

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
    steps, act, cited = _citations_beside(graph, thing)
    acts = _others(graph, thing, cited)
    paragraph, beside = _paragraphs(graph, steps, act, cited)
    here = np.zeros(paragraph.max(initial=-1) + 1, np.bool_)  # which paragraphs cite the thing
    here[paragraph[beside == thing]] = True
    among = here[paragraph]
    pairs = np.unique(paragraph[among] * len(graph) + beside[among])  # a paragraph may cite a thing twice
    paragraphs = _count(pairs % len(graph), len(graph))
    others = np.flatnonzero(acts).astype(np.int32)
    order = acts[others].astype(np.int64) * (len(pairs) + 1) + paragraphs[others]
    rows = others[np.argsort(-order, kind="stable")]
    found = zip(graph.paths_of(rows), acts[rows].tolist(), paragraphs[rows].tolist(), strict=True)
    return [*map(Cocited._make, found)]


def acts_beside(graph: CitationGraph, thing: int) -> dict[str, int]:
    """What is cited together with a thing, and in how many acts: less than ``cocited`` tells, in no order."""
    acts = _others(graph, thing, _citations_beside(graph, thing)[2])
    others = np.flatnonzero(acts).astype(np.int32)
    return dict(zip(graph.paths_of(others), acts[others].tolist(), strict=True))


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


def _citations_beside(graph: CitationGraph, thing: int) -> tuple[Ints, Ints, Ints]:
    """The steps in which the acts that cite a thing cite anything; the place of the act among these, what it cites."""
    citing = _distinct(_by_citation(graph, *graph.next_steps(np.array([thing], np.int32), "cited-by")), len(graph))
    steps, met, cited = graph.next_steps(citing, "cites")
    among = graph.is_citation[steps]
    place = np.empty(len(graph), np.int32)
    place[citing] = np.arange(len(citing), dtype=np.int32)
    return steps[among], place[met[among]], cited[among]


def _others(graph: CitationGraph, thing: int, cited: Ints) -> Ints:
    """In how many acts each other thing is cited."""
    acts = _count(cited, len(graph))
    acts[thing] = 0
    return acts


def _by_citation(graph: CitationGraph, steps: Ints, _: Ints, to: Ints) -> Ints:
    """What those of some steps lead to that are citations."""
    return to[graph.is_citation[steps]]


def _paragraphs(graph: CitationGraph, steps: Ints, act: Ints, cited: Ints) -> tuple[NDArray[np.int64], Ints]:
    """The paragraphs that cite in some steps, as small numbers, and what they cite, citation by citation."""
    index = graph.index
    begins = index.cite_start[steps]
    counts = index.cite_start[steps + 1] - begins
    rows = np.repeat(begins - np.cumsum(counts) + counts, counts)
    rows += np.arange(len(rows))
    act, cited = act.repeat(counts), cited.repeat(counts)
    wanted = graph.only.cites(index)
    if wanted is not None:
        passes = wanted[rows]
        rows, act, cited = rows[passes], act[passes], cited[passes]
    unit = index.cites["unit"]
    return act.astype(np.int64) * len(unit.values) + unit.codes[rows], cited


def _distinct(numbers: Ints, size: int) -> Ints:
    """Each number once, in their order."""
    found = np.zeros(size, np.bool_)
    found[numbers] = True
    return np.flatnonzero(found).astype(np.int32)


def _count(numbers: Array, size: int) -> Ints:
    return np.bincount(numbers, minlength=size).astype(np.int32)
