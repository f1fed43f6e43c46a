"""Answers about two things, and the ends of a lineage, printed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence

from rich.text import Text
from rich.tree import Tree

from ..lineage import CitationGraph, Lineage, Node, Way, ways_between
from .tables import Row, print_rows
from .trees import add_words, how, name_of, print_dot_graph, print_plainly, step_object

Ends = tuple[str, str]


def print_ways(graph: CitationGraph, ends: Ends, ways: Sequence[Way], why: bool) -> None:
    """Each way as a line of steps, one below the other."""
    one, other = (graph.node(path) for path in ends)
    for way in ways:
        tree = Tree(name_of(way.nodes[0]))
        at = tree
        for steps, node in zip(way.steps, way.nodes[1:], strict=True):
            line = Text()
            for step in steps:
                line.append(how(step) + "  ", style="cyan")
            at = at.add(line.append_text(name_of(node)))
            if why:
                add_words(at, steps)
        print_plainly(tree)
    if not ways:
        back = "; from that to this there is one (ask the other way round)"
        hint = back if ways_between(graph, ends[1], ends[0], most=1) else ""
        print_plainly(Text(f"no way leads from {one.name} to {other.name}{hint}"))
        return
    shown = f"{len(ways)} way{'s' if len(ways) > 1 else ''}"
    steps_said = sorted({len(way.steps) for way in ways})
    length = f"{steps_said[0]}" if len(steps_said) == 1 else f"{steps_said[0]} to {steps_said[-1]}"
    print_plainly(
        Text(
            f"{shown} of {length} step{'s' if steps_said[-1] != 1 else ''} from {one.name} to {other.name}", style="dim"
        )
    )


def _json(graph: CitationGraph, ends: Ends, ways: Sequence[Way], why: bool) -> None:
    print(json.dumps({"from": ends[0], "to": ends[1], "ways": [_way(w) for w in ways]}, ensure_ascii=False, indent=2))


def _json_lines(graph: CitationGraph, ends: Ends, ways: Sequence[Way], why: bool) -> None:
    for way in ways:
        print(json.dumps(_way(way), ensure_ascii=False))


def _way(way: Way) -> dict[str, object]:
    steps = [[step_object(step) for step in steps] for steps in way.steps]
    return {"things": [node.path for node in way.nodes], "steps": steps}


def _csv(graph: CitationGraph, ends: Ends, ways: Sequence[Way], why: bool) -> None:
    rows: list[Row] = []
    for number, way in enumerate(ways, 1):
        for place, steps in enumerate(way.steps, 1):
            for step in steps:
                rows.append({"way": number, "step": place, "from": step.source, "to": step.target, "how": how(step)})
    print_rows(("way", "step", "from", "to", "how"), rows, "csv")


def _dot(graph: CitationGraph, ends: Ends, ways: Sequence[Way], why: bool) -> None:
    nodes = {node.path: node for way in ways for node in way.nodes}
    steps = {step: None for way in ways for leg in way.steps for step in leg}
    print_dot_graph(nodes.values(), steps)


FORMATS: dict[str, Callable[[CitationGraph, Ends, Sequence[Way], bool], None]] = {
    "tree": print_ways,
    "json": _json,
    "jsonl": _json_lines,
    "csv": _csv,
    "dot": _dot,
}


def print_shared(
    graph: CitationGraph, ends: Ends, shared: Iterable[tuple[Node, int, int]], direction: str, form: str
) -> None:
    """What two things both rest on, as rows: the nearest first."""
    one, other = (graph.node(path) for path in ends)
    rows: list[Row] = [
        {"depth": first, "other_depth": second, "thing": node.path, "name": node.name, "date": node.date}
        for node, first, second in shared
    ]
    print_rows(("depth", "other_depth", "thing", "name", "date"), rows, form)
    if form == "tree":
        what = f"rest on {len(rows)} in common" if direction == "cites" else f"are what {len(rows)} rest on in common"
        print_plainly(Text(f"{one.name} and {other.name} {what if rows else 'have nothing in common'}", style="dim"))


def print_roots(found: Lineage, form: str) -> None:
    """Where a lineage ends: first what was read and cites nothing, then what was not read."""
    roots = sorted(found.roots(), key=lambda b: (not b.node.read, b.depth))
    rows: list[Row] = [
        {
            "depth": b.depth, "thing": b.node.path, "name": b.node.name, "date": b.node.date,
            "why": "cites nothing" if b.node.read else "not read",
        }
        for b in roots
    ]  # fmt: skip
    print_rows(("depth", "thing", "name", "date", "why"), rows, form)
