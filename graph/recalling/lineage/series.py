"""Series: the successive acts of an organ on one subject, their own lists of each other, and what changes between two.

A series is found by its subject (``subjects``). An act often lists its predecessors in one paragraph ("Recalling its
resolutions 55/67, 57/176 ..."): such a list joins acts whose title has changed, and is compared with what was found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from .graph import CitationGraph
from .model import DIRECT, Cite, Node, Step
from .only import is_after
from .subjects import Subject, subject_of, why_one

LISTING = ("recall", "reaffirm")
"""The verbs of a paragraph that lists predecessors."""
_BY_ITEM = "same agenda item"


@dataclass(frozen=True, slots=True)
class Listed:
    """An act that a member of a series lists among its predecessors, and the words that do so."""

    node: Node
    cite: Cite


@dataclass(frozen=True, slots=True)
class Doubt:
    """A disagreement between the list in an act and the series that was found, with the words of the list."""

    node: Node
    reason: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """An act of a series, and why it belongs there: what it has in common with an act nearer to that asked for."""

    node: Node
    why: str
    beside: str = ""  # the path of this act


@dataclass(frozen=True, slots=True)
class Series:
    """The acts of a series that were read, the oldest first; what ``act`` lists; what of the list is doubtful."""

    act: Node
    members: tuple[Member, ...]
    listed: tuple[Listed, ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to a thing from one act to a later one: "new", "dropped", "kept", or "other verb"."""

    node: Node
    what: str
    before: tuple[str, ...]  # the verbs with which the earlier act cites it
    after: tuple[str, ...]


def series_of(graph: CitationGraph, path: str) -> Series:
    """The series that an act belongs to. Raises ``LookupFailed`` where the graph has nothing of this path."""
    act = graph.node_of(graph.number(path))
    members = tuple(sorted(_members(graph, act), key=lambda member: (member.node.date, member.node.path)))
    listed = _listed(graph, act, {member.node.path for member in members})
    return Series(act, members, listed, tuple(_doubts(act, members, listed)))


def changes(graph: CitationGraph, one: str, other: str) -> list[Change]:
    """What the later of two acts newly cites, drops and keeps, and where the verb has changed."""
    first, second = sorted((graph.node(one), graph.node(other)), key=lambda node: (node.date, node.path))
    before, after = (_cited(graph, act.path) for act in (first, second))
    found = []
    for path in sorted({*before, *after}):
        old, new = before.get(path, ()), after.get(path, ())
        what = "new" if not old else "dropped" if not new else "kept" if set(old) == set(new) else "other verb"
        found.append(Change(graph.node(path), what, old, new))
    order = ("new", "dropped", "other verb", "kept")
    return sorted(found, key=lambda change: (order.index(change.what), change.node.path))


def _members(graph: CitationGraph, act: Node) -> list[Member]:
    """The act and those on the same subject: found from it, then from those that were found.

    From what is only under the same item, nothing more is looked for: it would lead away from the subject.
    """
    left = {node.path: (node, subject_of(node)) for node in _fellows(graph, act)}
    listing = _listing(graph)
    found = [Member(act, "itself")]
    for member in found:  # it grows
        if member.why.startswith(_BY_ITEM):
            continue
        here = member.node.path
        subject = subject_of(member.node)
        for path, (node, other) in list(left.items()):
            listed = not listing.isdisjoint(((here, path), (path, here)))
            if why := _why((member.node, node), (subject, other), listed):
                found.append(Member(node, why, here))
                del left[path]
    return found


def _listing(graph: CitationGraph) -> set[tuple[str, str]]:
    """Which act recalls or reaffirms which thing, by their paths."""
    index = graph.index
    lists = index.cites["verb"].where(lambda verb: verb in LISTING) & index.cites["role"].where(lambda r: r == DIRECT)
    steps = np.unique(index.cite_step[lists])
    return set(zip(graph.paths_of(index.source[steps]), graph.paths_of(index.target[steps]), strict=True))


def _why(acts: tuple[Node, Node], subjects: tuple[Subject, Subject], listed: bool) -> str:
    """Why two acts belong to one series. Two acts of one day do only if they have the same title."""
    one, other = acts
    why = why_one(*subjects, listed)
    return why if one.date != other.date or why == "same title" else ""


def _fellows(graph: CitationGraph, act: Node) -> list[Node]:
    """The other acts of the same organ and class that were read."""
    if not act.organ:
        return []
    things = graph.index.things
    alike = things["read"].where(lambda read: read == "true")
    for name, wanted in (("organ", act.organ), ("kind", act.kind)):
        alike &= things[name].where(wanted.__eq__)
    return [node for node in map(graph.node_of, np.flatnonzero(alike).tolist()) if node.path != act.path]


def _lists(graph: CitationGraph, act: Node) -> list[Listed]:
    """The acts of the same organ and class that an act recalls or reaffirms, with each citation that does so."""
    found = []
    for step in graph.steps(act.path):
        node = graph.node(step.target)
        if node.kind == act.kind and node.organ == act.organ:
            found += [Listed(node, cite) for cite in step.cites if cite.verb in LISTING and cite.is_direct]
    return found


def _listed(graph: CitationGraph, act: Node, known: set[str]) -> tuple[Listed, ...]:
    """What stands in the paragraph that lists predecessors: of those with a verb of listing, that with most of them."""
    paragraphs: dict[str, list[Listed]] = defaultdict(list)
    for item in _lists(graph, act):
        paragraphs[item.cite.unit].append(item)
    ranked = [(sum(item.node.path in known for item in items), items) for items in paragraphs.values()]
    count, best = max(ranked, key=lambda pair: pair[0], default=(0, []))
    return tuple(best) if count else ()


def _doubts(act: Node, members: Iterable[Member], listed: tuple[Listed, ...]) -> Iterable[Doubt]:
    known = {member.node.path for member in members}
    said = {item.node.path for item in listed}
    for item in listed:
        if item.node.read and item.node.path not in known:
            about = item.node.title or item.node.items.partition("\n")[0] or item.node.name
            yield Doubt(item.node, f"listed, but its subject is another: {about}", (item.cite,))
        elif is_after(item.node.date, act.date):
            yield Doubt(item.node, f"listed, but adopted later, on {item.node.date}", (item.cite,))
    if not listed or _recalls_all(act, {item.cite.unit for item in listed}):
        return
    dates = [item.node.date for item in listed if item.node.path in known]
    for member in members:
        node = member.node
        later = is_after(act.date, node.date) and any(not is_after(date, node.date) for date in dates)
        if later and node.path not in said and not member.why.startswith(_BY_ITEM):
            words = tuple(item.cite for item in listed)
            yield Doubt(node, "not listed, though later than the first that is", words)


def _recalls_all(act: Node, units: set[str]) -> bool:
    """Whether a paragraph recalls earlier acts without number besides those that it lists."""
    return any(line.partition(" ")[0] in units for line in act.previous.splitlines())


def _cited(graph: CitationGraph, path: str) -> dict[str, tuple[str, ...]]:
    """What an act cites, with its verbs in the order of the paragraphs."""
    steps: list[Step] = graph.steps(path)
    return {step.target: step.verbs for step in steps if step.how == "cites"}
