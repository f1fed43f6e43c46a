"""What can be reached from a thing: depths, ways, common ancestors. All of it on numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from .columns import Ints
from .graph import CitationGraph

BACK = {"cites": "cited-by", "cited-by": "cites"}


def depths(graph: CitationGraph, start: int, direction: str = "cites", depth: int | None = None) -> tuple[Ints, Ints]:
    """What can be reached from a thing in at most ``depth`` steps, nearest first, and its least number of steps.

    The thing itself comes first, with 0. It tells less than ``walk`` and is quicker by far; but scipy, which searches,
    takes longer to import than a hundred walks take.
    """
    from scipy.sparse.csgraph import breadth_first_order

    things, links = graph.links
    begin = int(things.searchsorted(np.int32(start)))
    if begin == len(things) or things[begin] != start:  # no step leads from it or to it
        return np.array([start], np.int32), np.zeros(1, np.int32)
    order, parents = breadth_first_order(graph.links_back if direction == "cites" else links, begin)
    place = np.empty(len(things), np.intp)
    place[order] = np.arange(len(order))
    parent = place[parents[order[1:]]]  # where the parent of each stands; this never falls
    ends = [1]  # of the things at each depth
    while ends[-1] < len(order) and (depth is None or len(ends) <= depth):
        ends.append(1 + int(parent.searchsorted(ends[-1])))
    at = np.arange(len(ends), dtype=np.int32).repeat([end - begin for begin, end in pairwise([0, *ends])])
    return things[order[: ends[-1]]], at


@dataclass(frozen=True)
class Walk:
    """A breadth-first search: the things found in the order of finding, and the steps by which each was found."""

    depths: Ints  # of every thing of the graph
    found: Ints
    parents: Ints  # of each thing of the graph; -1 for the start and what was not found
    steps: tuple[Ints, Ints]  # the steps from parents to their children, and the children
    limited: bool


def walk(
    graph: CitationGraph, start: int, direction: str = "cites", depth: int | None = None, until: int | None = None
) -> Walk:
    """Search from a thing, breadth first; ``depth`` bounds the number of steps, ``until`` is a thing to stop at."""
    at = np.full(len(graph), -1, np.int32)
    parents = np.full(len(graph), -1, np.int32)
    at[start] = 0
    frontier = np.array([start], np.int32)
    found, rows, children = [frontier], [np.empty(0, np.int32)], [np.empty(0, np.int32)]
    level = 0
    while True:
        steps, met, to = graph.next_steps(frontier, direction)
        fresh = np.flatnonzero(at[to] < 0)
        if not len(fresh):
            return Walk(at, np.concatenate(found), parents, (np.concatenate(rows), np.concatenate(children)), False)
        if (depth is not None and level >= depth) or (until is not None and at[until] >= 0):
            return Walk(at, np.concatenate(found), parents, (np.concatenate(rows), np.concatenate(children)), True)
        level += 1
        steps, met, to = steps[fresh], met[fresh], to[fresh]
        parents[to[::-1]] = met[::-1]  # the first that met a thing is its parent
        at[to] = level
        chosen = parents[to] == met
        rows.append(steps[chosen])
        children.append(to[chosen])
        frontier = _in_order(to[chosen])
        found.append(frontier)


def _in_order(numbers: Ints) -> Ints:
    """Each number once, in the order in which they first stand there."""
    _, first = np.unique(numbers, return_index=True)
    return numbers[np.sort(first)]


def shortest_paths(graph: CitationGraph, start: int, end: int, depth: int | None = None) -> Iterator[tuple[int, ...]]:
    """Every way of the fewest steps from one thing to another, as the numbers of the things on it."""
    at = walk(graph, start, "cites", depth, until=end).depths
    waiting: list[tuple[int, ...]] = [(end,)] if at[end] >= 0 else []
    while waiting:  # back from the end, each time a step nearer to the start
        way = waiting.pop()
        if way[0] == start:
            yield way
            continue
        before = graph.next_steps(np.array([way[0]], np.int32), "cited-by")[2]
        nearer = _in_order(before[at[before] == at[way[0]] - 1])
        waiting.extend((thing, *way) for thing in nearer.tolist()[::-1])


def paths(graph: CitationGraph, start: int, end: int, depth: int) -> Iterator[tuple[int, ...]]:
    """Every way of at most ``depth`` steps on which no thing comes twice, the short ones first."""
    left = walk(graph, end, "cited-by", depth).depths
    least = int(left[start])
    for length in range(least, depth + 1) if least >= 0 else ():
        yield from _of_length(graph, start, end, length, left)


def _of_length(graph: CitationGraph, start: int, end: int, length: int, left: Ints) -> Iterator[tuple[int, ...]]:
    """The ways of exactly so many steps; ``left`` is the least number of steps from each thing to the end."""
    waiting: list[tuple[int, ...]] = [(start,)]
    while waiting:
        way = waiting.pop()
        if way[-1] == end:
            if len(way) - 1 == length:
                yield way
            continue
        room = length - len(way)
        further = graph.next_steps(np.array([way[-1]], np.int32))[2]
        fitting = _in_order(further[(left[further] >= 0) & (left[further] <= room)])
        waiting.extend((*way, thing) for thing in fitting.tolist()[::-1] if thing not in way)


def common(graph: CitationGraph, one: int, other: int, direction: str = "cites", depth: int | None = None) -> Ints:
    """What both rest on, the nearest first: rows of the thing, its depth from the one and from the other."""
    first, second = (walk(graph, start, direction, depth).depths for start in (one, other))
    both = np.flatnonzero((first > 0) & (second > 0)).astype(np.int32)
    order = np.lexsort((both, np.maximum(first[both], second[both]), first[both] + second[both]))
    return np.stack((both, first[both], second[both]), axis=1)[order]
