"""One thing, and a series, printed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from rich.text import Text
from rich.tree import Tree

from ..lineage import CitationGraph, Node, Step
from ..lineage.about import About, timeline
from ..lineage.series import Change, Series
from .tables import Row, print_rows
from .trees import add_words, how, name_of, print_plainly, step_object

_FACTS = ("kind", "identifier", "date", "in_force", "organ", "title", "agenda_item")


def print_about(graph: CitationGraph, found: About, evidence: Sequence[Row], form: str, with_words: bool) -> None:
    """Everything about a thing, as text or as one JSON object."""
    if form != "text":
        value = _about_object(graph, found, evidence if with_words else None)
        print(json.dumps(value, ensure_ascii=False, indent=2 if form == "json" else None))
        return
    print_plainly(name_of(found.node))
    facts = {name.replace("_", " "): getattr(found.node, name) for name in _FACTS}
    facts["names"] = "; ".join(name for name in found.names if name != found.node.label)
    facts["read"] = "yes" if found.node.read else "no: what it cites is not known"
    width = max(map(len, facts))
    for name, value in facts.items():
        if value:
            print_plainly(Text(f"  {name:{width}}  {value}"))
    _print_steps("rests on", [(step, graph.node(step.target)) for step in found.rests_on], found, with_words)
    by_date = sorted(
        ((s, graph.node(s.source)) for s in found.rest_on_it), key=lambda pair: (pair[1].date, pair[1].path)
    )
    _print_steps("on it rest", by_date, found, with_words)
    if with_words:
        print_rows(("source", "start", "end", "act", "unit", "cited", "quote"), evidence, "table")


def _print_steps(heading: str, steps: Sequence[tuple[Step, Node]], found: About, with_words: bool) -> None:
    if not steps:
        return
    verbs = Counter(cite.verb for step, _ in steps for cite in step.cites)
    said = ", ".join(f"{verb} {n}" for verb, n in verbs.most_common())
    tree = Tree(Text(f"{heading} {len({node.path for _, node in steps})}" + (f" ({said})" if said else "")))
    for step, node in steps:
        line = Text(how(step) + "  ", style="cyan").append_text(name_of(node))
        if node.path in found.early:
            line.append(f" (not in force before {node.in_force})")
        branch = tree.add(line)
        if with_words:
            add_words(branch, [step])
    print_plainly(tree)


def print_timeline(graph: CitationGraph, found: About, form: str) -> None:
    """What happened to a thing, by date."""
    rows: list[Row] = [{"date": event.date, "what": event.what} for event in timeline(graph, found)]
    print_rows(("date", "what"), rows, "table" if form == "text" else form)


def _about_object(graph: CitationGraph, found: About, evidence: Sequence[Row] | None) -> dict[str, object]:
    node = found.node
    value: dict[str, object] = {"path": node.path, **{name: getattr(node, name) for name in _FACTS}, "read": node.read}
    value |= {
        "names": found.names,
        "rests_on": [step_object(step) | {"before_in_force": step.target in found.early} for step in found.rests_on],
        "rest_on_it": [step_object(step) for step in found.rest_on_it],
        "timeline": [{"date": event.date, "what": event.what} for event in timeline(graph, found)],
    }
    return value if evidence is None else value | {"evidence": evidence}


def print_series(found: Series, form: str) -> None:
    """The acts of a series by date, and what is doubtful in the list of the act."""
    rows, doubts = series_rows(found), doubt_rows(found)
    if form == "json":
        print(json.dumps({"act": found.act.path, "series": rows, "doubts": doubts}, ensure_ascii=False, indent=2))
        return
    print_rows(("date", "act", "identifier", "title", "read", "listed", "why"), rows, form)
    if form == "table":
        read = sum(member.node.read for member in found.members)
        print_plainly(Text(f"{read} of the series {'was' if read == 1 else 'were'} read", style="dim"))
        for line in found.act.previous.splitlines():
            unit, _, words = line.partition(" ")
            print_plainly(Text(f"{unit} recalls “{words}”", style="dim"))
        for doubt in doubts:
            print_plainly(Text(f"{doubt['act']}: {doubt['reason']} ({doubt['paragraph']}: “{doubt['words']}”)"))


def series_rows(found: Series) -> list[Row]:
    """The acts of a series by date, with those that are only listed."""
    listed = {item.node.path: item.cite for item in found.listed}
    why = {member.node.path: member.why for member in found.members}
    nodes = {*(member.node for member in found.members), *(item.node for item in found.listed)}
    rows: list[Row] = []
    for node in sorted(nodes, key=lambda n: (n.date, n.path)):
        cite = listed.get(node.path)
        rows.append({
            "date": node.date, "act": node.path, "identifier": node.identifier, "title": node.title,
            "read": node.read, "listed": f"{cite.unit} fn {cite.footnote}".removesuffix(" fn ") if cite else "",
            "why": why.get(node.path, "listed"),
        })  # fmt: skip
    return rows


def doubt_rows(found: Series) -> list[Row]:
    """What is doubtful in the list of an act, with its words."""
    return [
        {"act": doubt.node.path, "reason": doubt.reason, "paragraph": doubt.cites[0].unit if doubt.cites else "",
         "words": " | ".join(dict.fromkeys(cite.quote for cite in doubt.cites))}
        for doubt in found.doubts
    ]  # fmt: skip


def print_changes(found: Sequence[Change], form: str) -> None:
    """What changes from the earlier of two acts to the later."""
    rows: list[Row] = [
        {"change": c.what, "thing": c.node.path, "name": c.node.name, "before": ", ".join(c.before),
         "after": ", ".join(c.after)}
        for c in found
    ]  # fmt: skip
    print_rows(("change", "thing", "name", "before", "after"), rows, form)
    if form == "table":
        counts = Counter(change.what for change in found)
        print_plainly(Text(", ".join(f"{n} {what}" for what, n in counts.items()) or "nothing is cited", style="dim"))
