"""Everything about one thing: what it is, its names, what it rests on, what rests on it, in which words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from .graph import CitationGraph
from .model import Node, Step
from .only import is_after


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a thing: it was adopted, entered into force, was cited."""

    date: str
    what: str
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class About:
    """A thing with its names, the steps from it and to it."""

    node: Node
    names: tuple[str, ...]
    rests_on: tuple[Step, ...]
    rest_on_it: tuple[Step, ...]
    early: frozenset[str]  # what an act cites before it was in force

    @property
    def verbs(self) -> Counter[str]:
        """The verbs with which acts cite the thing."""
        return Counter(cite.verb for step in self.rest_on_it for cite in step.cites)


def about(graph: CitationGraph, path: str) -> About:
    """All that the graph knows about a thing. Raises ``LookupFailed`` where it has nothing of this path."""
    number = graph.number(path)
    node = graph.node_of(number)
    rests_on = tuple(graph.steps(path))
    early = frozenset(step.target for step in rests_on if is_early(graph, step))
    return About(node, _names(graph, number), rests_on, tuple(graph.steps(path, "cited-by")), early)


def timeline(graph: CitationGraph, found: About) -> list[Event]:
    """What happened to a thing, by date; what has no date is left out."""
    node = found.node
    events = [Event(node.date, "dated")] if node.date else []
    events += [Event(node.in_force, "entered into force")] if node.in_force else []
    for step in found.rest_on_it:
        by = graph.node(step.source)
        if by.date:
            what = ", ".join(step.verbs) or step.how
            early = ", before it was in force" if is_early(graph, step) else ""
            events.append(Event(by.date, f"{what}{early}: {by.identifier or by.name}", step))
    return sorted(events, key=lambda event: (event.date, event.what))


def is_early(graph: CitationGraph, step: Step) -> bool:
    """Whether an act cites a treaty before it was in force; false where either date is unknown."""
    return step.how == "cites" and before_in_force(graph.node(step.source), graph.node(step.target))


def before_in_force(act: Node, treaty: Node) -> bool:
    """Whether an act is of a date on which a treaty was not yet in force; false where either date is unknown."""
    return bool(act.date and treaty.in_force) and is_after(treaty.in_force, act.date)


def _names(graph: CitationGraph, number: int) -> tuple[str, ...]:
    rows = np.flatnonzero(graph.index.name_thing == number).tolist()
    return tuple(sorted({graph.index.printed_names[row] for row in rows}))
