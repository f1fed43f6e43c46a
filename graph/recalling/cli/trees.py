"""A lineage as a tree for people, as JSON, as CSV."""

from __future__ import annotations

import csv
import json
import sys
import textwrap
from collections.abc import Callable, Iterable

from rich.console import Console, RenderableType
from rich.text import Text
from rich.tree import Tree

from ..lineage import Branch, Lineage, Node, Step
from ..lineage.about import is_early
from ..lineage.only import is_after

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
    tree = Tree(name_of(root.node))
    _grow(tree, found, root.node.path, why)
    print_plainly(tree)
    counts: dict[int, int] = {}
    for branch in found.branches[1:]:
        if not branch.wanted:
            continue
        counts[branch.depth] = counts.get(branch.depth, 0) + 1
    here = f" within depth {found.depth}" if found.limited else ""
    shown = ", ".join(f"{n} at depth {d}" for d, n in sorted(counts.items())) or f"nothing{here}"
    name = root.node.name
    line = f"{name} rests on {shown}" if found.direction == "cites" else f"on {name} rest {shown}"
    more = "; more lies deeper (raise --depth)" if found.limited else ""
    if is_after(root.node.date, found.graph.only.as_of):
        more = f"; it is of {root.node.date}, later than --as-of"
    print_plainly(Text(line + more, style="dim"))


def _grow(tree: Tree, found: Lineage, path: str, why: bool) -> None:
    for branch in found.children(path):
        line = Text()
        for step in branch.steps:
            early = ", before it was in force" if is_early(found.graph, step) else ""
            line.append(how(step) + early, style="cyan" if branch.wanted else "dim")
            line.append("  ")
        line.append_text(name_of(branch.node))
        if is_after(branch.node.in_force, found.graph.only.as_of):
            line.append(f" (in force only on {branch.node.in_force})")
        grown = tree.add(line)
        if why:
            add_words(grown, branch.steps)
        _grow(grown, found, branch.node.path, why)


def add_words(tree: Tree, steps: Iterable[Step]) -> None:
    """Below a thing, the words of every citation that leads to it."""
    for cite in (c for step in steps for c in step.cites):
        footnote = f", footnote {cite.footnote}" if cite.footnote else ""
        locator = f" ({cite.locator})" if cite.locator else ""
        tree.add(Text(f"{cite.unit} {cite.printed}{footnote}{locator}: “{cite.quote}”", style="dim"))


def name_of(node: Node) -> Text:
    """A thing by its name, identifier and date."""
    text = Text(node.identifier or node.label or node.path, style="bold")
    if node.label and node.label != str(text):
        text = Text(node.label, style="bold")
        if node.identifier:
            text.append(f" [{node.identifier}]", style="default")
    if node.date:
        text.append(f" {node.date}", style="dim")
    return text


def how(step: Step) -> str:
    """How a thing rests on another: the verbs of its citations with their places, or what the step is."""
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
    things = [_thing(found, b) for b in found.branches]
    value = {"root": found.root, "direction": found.direction, "limited": found.limited, "things": things}
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_json_lines(found: Lineage, why: bool) -> None:
    """The lineage as JSON lines: one for every thing."""
    for branch in found.branches:
        print(json.dumps(_thing(found, branch), ensure_ascii=False))


def _thing(found: Lineage, branch: Branch) -> dict[str, object]:
    node = branch.node
    return {
        "path": node.path,
        "kind": node.kind,
        "name": node.name,
        "identifier": node.identifier,
        "date": node.date,
        "in_force": node.in_force,
        "organ": node.organ,
        "read": node.read,
        "wanted": branch.wanted,
        "depth": branch.depth,
        "from": branch.parent,
        "steps": [step_object(s) | {"before_in_force": is_early(found.graph, s)} for s in branch.steps],
    }


def step_object(step: Step) -> dict[str, object]:
    """A step as a JSON object."""
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


def print_dot(found: Lineage, why: bool) -> None:
    """The lineage in the language of Graphviz."""
    print_dot_graph([b.node for b in found.branches], [s for b in found.branches for s in b.steps])


def print_dot_graph(nodes: Iterable[Node], steps: Iterable[Step]) -> None:
    """Things and steps in the language of Graphviz."""
    print('digraph lineage {\n  rankdir=RL; node [shape=box, fontname="sans-serif"]; edge [fontname="sans-serif"];')
    for node in nodes:
        date = f" ({node.date})" if node.date else ""
        print(f"  {_quoted(node.path)} [label={_quoted(textwrap.fill(node.name + date, 30))}];")
    for step in steps:
        style = "" if step.cites else ", style=dashed"
        label = ", ".join(step.verbs) or step.how
        print(f"  {_quoted(step.source)} -> {_quoted(step.target)} [label={_quoted(label)}{style}];")
    print("}")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


FORMATS: dict[str, Callable[[Lineage, bool], None]] = {
    "tree": print_tree,
    "json": print_json,
    "jsonl": print_json_lines,
    "csv": print_csv,
    "dot": print_dot,
}
