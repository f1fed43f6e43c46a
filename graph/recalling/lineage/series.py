"""Series: the successive acts of an organ on one subject, their own lists of each other, and what changes between two.

A series is found by its title: the UN keeps the title of a subject over the years. An act often lists its predecessors
in one paragraph ("Recalling its resolutions 55/67, 57/176 ..."); the list is compared with the series that was found.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from .graph import CitationGraph
from .model import Cite, Node, Step
from .only import is_after

LISTING = ("recall", "reaffirm")
"""The verbs of a paragraph that lists predecessors."""


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
class Series:
    """The acts of a series that were read, the oldest first; what ``act`` lists; what of the list is doubtful."""

    act: Node
    members: tuple[Node, ...]
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
    members = _members(graph, act)
    listed = _listed(graph, act, members)
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


def subject(node: Node) -> str:
    """The title of an act as titles are compared: without number, case and punctuation."""
    title = node.title or re.sub(r"^[\w/-]+\. ", "", node.label)
    return " ".join(re.findall(r"[^\W\d_]+", title.lower()))


def _members(graph: CitationGraph, act: Node) -> tuple[Node, ...]:
    """The acts of the same organ under the same title that were read, by date."""
    wanted = subject(act)
    if not wanted or not act.organ:
        return (act,)
    things = graph.index.things
    alike = things["organ"].where(lambda organ: organ == act.organ) & things["kind"].where(
        lambda kind: kind == act.kind
    )
    alike &= things["read"].where(lambda read: read == "true")
    nodes = (graph.node_of(n) for n in alike.nonzero()[0].tolist())
    return tuple(sorted({act, *(n for n in nodes if subject(n) == wanted)}, key=lambda node: (node.date, node.path)))


def _listed(graph: CitationGraph, act: Node, members: Iterable[Node]) -> tuple[Listed, ...]:
    """What stands in the paragraph that lists predecessors: of those with a verb of listing, that with most of them."""
    paragraphs: dict[str, list[Listed]] = defaultdict(list)
    for step in graph.steps(act.path):
        node = graph.node(step.target)
        if node.kind == act.kind and node.organ == act.organ:
            for cite in step.cites:
                if cite.verb in LISTING and cite.is_direct:
                    paragraphs[cite.unit].append(Listed(node, cite))
    known = {member.path for member in members}
    ranked = [(sum(item.node.path in known for item in items), items) for items in paragraphs.values()]
    count, best = max(ranked, key=lambda pair: pair[0], default=(0, []))
    return tuple(best) if count else ()


def _doubts(act: Node, members: Iterable[Node], listed: tuple[Listed, ...]) -> Iterable[Doubt]:
    known = {member.path for member in members}
    said = {item.node.path for item in listed}
    for item in listed:
        if item.node.read and item.node.path not in known:
            yield Doubt(
                item.node, f"listed, but its subject is another: {item.node.title or item.node.name}", (item.cite,)
            )
        elif is_after(item.node.date, act.date):
            yield Doubt(item.node, f"listed, but adopted later, on {item.node.date}", (item.cite,))
    dates = [item.node.date for item in listed if item.node.path in known]
    for member in members:
        earlier = is_after(act.date, member.date) and any(not is_after(date, member.date) for date in dates)
        if listed and earlier and member.path not in said:
            words = tuple(item.cite for item in listed)
            yield Doubt(member, "not listed, though later than the first that is", words)


def _cited(graph: CitationGraph, path: str) -> dict[str, tuple[str, ...]]:
    """What an act cites, with its verbs in the order of the paragraphs."""
    steps: list[Step] = graph.steps(path)
    return {step.target: step.verbs for step in steps if step.how == "cites"}
