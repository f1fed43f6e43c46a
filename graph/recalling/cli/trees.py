"""A lineage as a tree for people, as JSON, as CSV."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable

from rich.console import Console, RenderableType
from rich.text import Text
from rich.tree import Tree

from ..lineage import Branch, Lineage, Step

_UNBOUNDED = 4000  # columns of a console that is no terminal: nothing is wrapped or cut


def console(width: int | None = None) -> Console:
    """The console of the command line: plain, and as wide as it takes, where standard output is no terminal."""
    plain = not sys.stdout.isatty()
    return Console(width=width or (_UNBOUNDED if plain else None), highlight=False, no_color=plain)


def print_plainly(what: RenderableType) -> None:
    """Print a table or tree; where standard output is no terminal, without white space at the ends of lines."""
    out = console()
    if sys.stdout.isatty():
        out.print(what)
        return
    with out.capture() as capture:
        out.print(what)
    for line in capture.get().splitlines():
        print(line.rstrip())


def print_tree(found: Lineage, why: bool) -> None:
    """The lineage as a tree: each step with how, where and by which footnote."""
    root = found.branches[0]
    tree = Tree(_name(root))
    _grow(tree, found, root.node.path, why)
    print_plainly(tree)
    counts: dict[int, int] = {}
    for branch in found.branches[1:]:
        counts[branch.depth] = counts.get(branch.depth, 0) + 1
    shown = ", ".join(f"{n} at depth {d}" for d, n in sorted(counts.items())) or "nothing"
    name = root.node.name
    line = f"{name} rests on {shown}" if found.direction == "cites" else f"on {name} rest {shown}"
    more = "; more lies deeper (raise --depth)" if found.limited else ""
    print_plainly(Text(line + more, style="dim"))


def _grow(tree: Tree, found: Lineage, path: str, why: bool) -> None:
    for branch in found.children(path):
        line = Text()
        for step in branch.steps:
            line.append(_how(step), style="cyan")
            line.append("  ")
        line.append_text(_name(branch))
        grown = tree.add(line)
        if why:
            for step in branch.steps:
                for cite in step.cites:
                    footnote = f", footnote {cite.footnote}" if cite.footnote else ""
                    locator = f" ({cite.locator})" if cite.locator else ""
                    grown.add(Text(f"{cite.unit} {cite.printed}{footnote}{locator}: “{cite.quote}”", style="dim"))
        _grow(grown, found, branch.node.path, why)


def _name(branch: Branch) -> Text:
    node = branch.node
    text = Text(node.identifier or node.label or node.path, style="bold")
    if node.label and node.label != str(text):
        text = Text(node.label, style="bold")
        if node.identifier:
            text.append(f" [{node.identifier}]", style="default")
    if node.date:
        text.append(f" {node.date}", style="dim")
    return text


def _how(step: Step) -> str:
    if not step.cites:
        return step.how
    parts = []
    for cite in step.cites:
        note = f" fn {cite.footnote}" if cite.footnote else ""
        role = "" if cite.role == "object-of-act" else f" ({cite.role.replace('-', ' ')})"
        aspect = f" {cite.aspect.replace('-', ' ')} of" if cite.aspect else ""
        parts.append(f"{cite.verb}{aspect} {cite.unit}{note}{role}")
    return "; ".join(parts)


def print_json(found: Lineage, why: bool) -> None:
    """The lineage as one JSON object: every thing with its depth and the steps to it."""
    things = [
        {
            "path": b.node.path,
            "kind": b.node.kind,
            "name": b.node.name,
            "identifier": b.node.identifier,
            "date": b.node.date,
            "depth": b.depth,
            "from": b.parent,
            "steps": [_step(s) for s in b.steps],
        }
        for b in found.branches
    ]
    value = {"root": found.root, "direction": found.direction, "limited": found.limited, "things": things}
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _step(step: Step) -> dict[str, object]:
    cites = [
        {
            "paragraph": c.unit,
            "verb": c.verb,
            "printed": c.printed,
            "role": c.role,
            "aspect": c.aspect,
            "footnote": c.footnote,
            "locator": c.locator,
            "quote": c.quote,
            "confidence": c.confidence,
        }
        for c in step.cites
    ]
    return {"from": step.source, "to": step.target, "how": step.how, "citations": cites}


def print_csv(found: Lineage, why: bool) -> None:
    """The lineage as rows: one for each citation or other step."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(
        ["depth", "from", "to", "name", "how", "verb", "paragraph", "footnote", "role", "quote", "confidence"]
    )
    for b in found.branches[1:]:
        for step in b.steps:
            head = [b.depth, step.source, step.target, b.node.name, step.how]
            for c in step.cites:
                writer.writerow([*head, c.verb, c.unit, c.footnote, c.role, c.quote, c.confidence])
            if not step.cites:
                writer.writerow([*head, "", "", "", "", "", ""])


FORMATS: dict[str, Callable[[Lineage, bool], None]] = {
    "tree": print_tree,
    "json": print_json,
    "csv": print_csv,
}
