"""The things of a corpus in batches: each with all that is needed to say what is wrong with the things in it.

Where a batch ends is told by the names of the things, not by their number: a new thing changes its own batch, and the
others stay what they were.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..rdf.namespaces import expand
from .things import Things, reached

SIZE = 1000
"""Things in a batch, on average."""

_RESTS_ON = str(expand("unc:restsOn"))
_OPEN_SET = str(expand("unc:OpenSet"))
_TYPE = str(expand("rdf:type"))

# What is asked of a thing is answered by the things to which it leads, with these exceptions, which the shapes go along
# the other way: one step, or any number.
_ONE_STEP = frozenset(str(expand(p)) for p in ("unc:printedIn", "unc:symbol", "unc:actNumber", "skos:prefLabel"))
_ANY_STEPS = frozenset(str(expand(p)) for p in ("unc:supplements", "org:resultingOrganization"))


@dataclass(frozen=True)
class Batch:
    """Some things, and what must be known in order to check them, as sorted N-Triples."""

    things: frozenset[str]
    text: str


def batches(triples: Iterable[str], size: int = SIZE) -> Iterator[Batch]:
    """All things of which something is said, in batches, in the order of their names."""
    world = _World(triples)
    begun: list[str] = []
    for thing in sorted(world.said.all):
        begun.append(thing)
        if zlib.crc32(thing.encode()) % size == 0:
            yield world.batch(begun)
            begun = []
    if begun:
        yield world.batch(begun)


class _World:
    """What is said of all things, without the lineage; that is looked at only where it goes in a circle."""

    def __init__(self, triples: Iterable[str]) -> None:
        self.said = Things()
        self._back: dict[str, set[str]] = defaultdict(set)
        self._further: dict[str, set[str]] = defaultdict(set)
        rests: list[tuple[str, str]] = []
        open_sets: set[str] = set()
        for triple in triples:
            subject, predicate, value = triple.split(" ", 2)
            if predicate == _RESTS_ON:
                rests.append((subject, value))
                continue
            self.said.add((triple,))
            if predicate in _ONE_STEP:
                self._back[value].add(subject)
            elif predicate in _ANY_STEPS:
                self._further[value].add(subject)
            elif predicate == _TYPE and value == _OPEN_SET:
                open_sets.add(subject)
        self._lineage = _faulty(rests, open_sets)

    def batch(self, things: Iterable[str]) -> Batch:
        wanted = {*things}
        known = reached(self._around(wanted), self.said)
        while more := {thing for end in known for thing in self._further.get(end, ())} - known:
            known |= reached(more, self.said)
        lineage = {triple for thing in wanted for triple in self._lineage.get(thing, ())}
        lines = sorted({*self.said.of(known), *lineage})
        return Batch(frozenset(wanted), "".join(f"{line} .\n" for line in lines))

    def _around(self, things: set[str]) -> set[str]:
        """Some things, those that lead to them, and those that share a value with them."""
        ends = {*things}
        for triple in self.said.of(things):
            _, predicate, value = triple.split(" ", 2)
            if predicate in _ONE_STEP and not value.startswith("<"):
                ends.add(value)
        return things | {thing for end in ends for thing in self._back.get(end, ())}


def _faulty(rests: list[tuple[str, str]], open_sets: set[str]) -> dict[str, list[str]]:
    """By thing, the steps of the lineage that can be wrong: in the circles that the thing is in, or to an open set.

    A circle lies within one strongly connected component, so no other step is needed to find it.
    """
    import networkx as nx  # takes a while, and no worker needs it

    found: dict[str, list[str]] = defaultdict(list)
    for component in nx.strongly_connected_components(graph := nx.DiGraph(rests)):
        steps = [f"{one} {_RESTS_ON} {other}" for one, other in graph.subgraph(component).edges]
        for thing in component if steps else ():
            found[thing] = steps
    for one, other in rests:
        if other in open_sets:
            found[other] = [*found[other], f"{one} {_RESTS_ON} {other}"]
    return found
