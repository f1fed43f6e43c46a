"""A graph that was built, as it is asked in a notebook: the verbs of the command line, answered with data frames.

    graph = recalling.open("build")
    graph.lineage("57/176", verbs="reaffirm", kinds="Convention")
    graph.network("57/176", depth=2)

A frame is one of pandas, a network one of networkx. pandas is wanted by the first question for a frame, not before.
"""

from __future__ import annotations

import html
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from .errors import LookupFailed, RecallingError
from .lineage import CitationGraph, Lineage, Node, Only, Step, Wanted, common_of, find, lineage, ways_between
from .lineage.about import About, about, is_early, timeline
from .lineage.ranked import RANKINGS
from .lineage.series import Series, changes, series_of
from .queries import format_answer, load_query, named_queries, run
from .store import GraphStore

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

T = TypeVar("T", Only, Wanted)
Row = Mapping[str, Any]

STEPS = ("depth", "from", "to", "name", "date", "kind", "organ", "read", "how", "verbs", "units", "early")
_CONDITIONS = {field.name for kind in (Only, Wanted) for field in fields(kind)}


class Opened:
    """The graph of a build. Things are named in any usual way; a wrong name raises ``LookupFailed`` with near ones.

    ``steps`` is its citation graph, ``store`` the store, for whatever has no verb here. The conditions of ``lineage``
    and ``network`` are those of ``lineage.Only`` and ``lineage.Wanted``: verbs, roles, direct, confidence, as_of,
    in_force; organs, kinds, since, until. One value may stand for a list of one.
    """

    def __init__(self, store: GraphStore, mode: str = "full") -> None:
        self.store = store
        self.mode = mode

    @cached_property
    def steps(self) -> CitationGraph:
        """The graph of the steps, for ``recalling.lineage``."""
        return CitationGraph.of(self.store, self.mode)

    def find(self, thing: str) -> str:
        """The path of the thing that goes by a name."""
        return find(self.steps.index, thing)

    # ---------------------------------------------------------------------------- the verbs

    def lineage(
        self, thing: str, *, direction: str = "cites", depth: int | None = None, **conditions: Any
    ) -> pd.DataFrame:
        """What a thing rests on ("cites"), or what rests on it ("cited-by"): a row for each step to a thing."""
        found = self._follow(thing, direction, depth, conditions)
        rows = ({"depth": b.depth, **self._step(s, b.node)} for b in found.branches[1:] if b.wanted for s in b.steps)
        return frame(rows, STEPS)

    def network(
        self, thing: str, *, direction: str = "cites", depth: int | None = None, **conditions: Any
    ) -> nx.MultiDiGraph[str]:
        """The same as a graph of networkx, with all steps among what was found; each thing knows its depth."""
        found = self._follow(thing, direction, depth, conditions)
        known = {branch.node.path: branch.depth for branch in found.branches}
        network = found.graph.networkx().subgraph(known).copy()
        for path, steps in known.items():
            network.nodes[path]["depth"] = steps
        return network

    def ways(self, thing: str, other: str, depth: int | None = None) -> pd.DataFrame:
        """The ways from one thing to another: the shortest, or all of at most ``depth`` steps."""
        found = ways_between(self.steps, self.find(thing), self.find(other), depth=depth)
        rows = (
            {"way": number, "step": place, **self._step(step, node)}
            for number, way in enumerate(found, 1)
            for place, (steps, node) in enumerate(zip(way.steps, way.nodes[1:], strict=True), 1)
            for step in steps
        )
        return frame(rows, ("way", "step", *STEPS[1:]))

    def common(self, thing: str, other: str, *, direction: str = "cites", depth: int | None = None) -> pd.DataFrame:
        """What two things both rest on, or what rests on both, the nearest first."""
        found = common_of(self.steps, self.find(thing), self.find(other), direction=direction, depth=depth)
        rows = ({"depth": a, "other_depth": b, **_thing(node)} for node, a, b in found)
        return frame(rows, ("depth", "other_depth", "thing", "name", "date", "kind", "organ", "read"))

    def series(self, thing: str) -> pd.DataFrame:
        """The acts on the same subject by date; ``doubts`` of its ``attrs`` tells what their list has wrong."""
        found = series_of(self.steps, self.find(thing))
        answer = frame(_members(found), ("date", "thing", "name", "read", "listed", "why"))
        answer.attrs["doubts"] = [f"{doubt.node.name}: {doubt.reason}" for doubt in found.doubts]
        return answer

    def changes(self, thing: str, other: str) -> pd.DataFrame:
        """What the later of two acts newly cites, drops and keeps, and where the verb is another."""
        found = changes(self.steps, self.find(thing), self.find(other))
        rows = (
            {"change": c.what, "thing": c.node.path, "name": c.node.name, "before": ", ".join(c.before),
             "after": ", ".join(c.after)}
            for c in found
        )  # fmt: skip
        return frame(rows, ("change", "thing", "name", "before", "after"))

    def show(self, thing: str) -> Card:
        """Everything about one thing."""
        return Card(self, about(self.steps, self.find(thing)))

    def query(self, name: str, **params: str) -> pd.DataFrame:
        """The answer to a named question, of ``queries/`` or of the engine; parameters that are IRIs take any name."""
        if name in RANKINGS and not params:
            ranking = RANKINGS[name]
            return frame(
                (dict(zip(ranking.columns, r, strict=True)) for r in ranking.rows(self.steps)), ranking.columns
            )
        kinds = {parameter.name: parameter.kind for parameter in load_query(name).parameters}
        given = {key: self._value(kinds.get(key), value) for key, value in params.items()}
        answer = run(self.store, name, given, self.mode)
        lines = format_answer(answer, "jsonl").split("\n")[:-1]  # in which numbers are numbers
        return frame(map(json.loads, lines), answer.columns)

    def queries(self) -> pd.DataFrame:
        """The named questions: what each answers, and its parameters."""
        rows = [{"name": name, "answers": ranking.title, "parameters": ""} for name, ranking in RANKINGS.items()]
        for query in named_queries().values():
            takes = ", ".join(parameter.name for parameter in query.parameters)
            rows.append({"name": query.name, "answers": query.title, "parameters": takes})
        return frame(rows, ("name", "answers", "parameters"))

    # ------------------------------------------------------------------------------- help

    def _follow(self, thing: str, direction: str, depth: int | None, conditions: Mapping[str, Any]) -> Lineage:
        if unknown := set(conditions) - _CONDITIONS:
            raise TypeError(f"no condition is called {min(unknown)!r}; there are {', '.join(sorted(_CONDITIONS))}")
        graph = self.steps.where(_of(Only, conditions))
        return lineage(graph, self.find(thing), direction=direction, depth=depth, wanted=_of(Wanted, conditions))

    def _step(self, step: Step, node: Node) -> Row:
        units = ", ".join(dict.fromkeys(cite.unit for cite in step.cites))
        said = {"how": step.how, "verbs": ", ".join(step.verbs), "units": units, "early": is_early(self.steps, step)}
        return {**_thing(node), "from": step.source, "to": step.target, **said}

    def _value(self, kind: str | None, value: str) -> str:
        try:
            return self.find(value) if kind == "iri" else value
        except LookupFailed:
            return value

    def __repr__(self) -> str:
        return f"<graph of {self.steps.index.size:,} things>"

    def _repr_html_(self) -> str:
        index = self.steps.index
        read = Counter(index.things["organ"][n] for n in range(index.size) if index.things["read"][n] == "true")
        facts = {
            "acts that were read": f"{sum(read.values()):,} ({', '.join(f'{o} {n:,}' for o, n in read.most_common())})",
            "things": f"{index.size:,}",
            "steps": f"{len(index.source):,}",
            "citations": f"{len(index.cites['unit'].codes):,}",
            "verbs here": "lineage, network, ways, common, series, changes, show, query, queries",
        }
        return _table(facts, "Graph of citations")


@dataclass(frozen=True)
class Card:
    """One thing: ``facts``, and as frames ``rests_on``, ``on_it_rest`` and ``timeline``."""

    graph: Opened
    found: About

    @property
    def facts(self) -> dict[str, str]:
        """What it is: the facts that are known."""
        facts = {key: str(value) for key, value in asdict(self.found.node).items() if value}
        return facts | {"names": "; ".join(self.found.names)}

    @property
    def rests_on(self) -> pd.DataFrame:
        """What it rests on, in the order of its paragraphs."""
        return self._frame(self.found.rests_on, "target")

    @property
    def on_it_rest(self) -> pd.DataFrame:
        """What rests on it, by date."""
        return self._frame(self.found.rest_on_it, "source").sort_values(["date", "from"], ignore_index=True)

    @property
    def timeline(self) -> pd.DataFrame:
        """What happened to it, by date."""
        events = timeline(self.graph.steps, self.found)
        return frame(({"date": event.date, "what": event.what} for event in events), ("date", "what"))

    def _frame(self, steps: Iterable[Step], end: str) -> pd.DataFrame:
        rows = (self.graph._step(step, self.graph.steps.node(getattr(step, end))) for step in steps)
        return frame(rows, STEPS[1:])

    def __repr__(self) -> str:
        return f"<{self.found.node.path}: {self.found.node.name}>"

    def _repr_html_(self) -> str:
        verbs = ", ".join(f"{verb} {n}" for verb, n in self.found.verbs.most_common())
        counts = {"rests on": str(len(self.found.rests_on)), "on it rest": f"{len(self.found.rest_on_it)} ({verbs})"}
        return _table(self.facts | counts, self.found.node.name)


def open_graph(folder: str | Path = "build", mode: str = "full") -> Opened:
    """The graph that a build wrote into a folder. Raises ``LookupFailed`` where there is none."""
    return Opened(GraphStore.open(folder), mode)


def frame(rows: Iterable[Row], columns: Sequence[str]) -> pd.DataFrame:
    """Rows as a data frame. Raises ``RecallingError`` where pandas is not installed."""
    try:
        import pandas as pd
    except ImportError:
        raise RecallingError("pandas is not installed", do="pip install 'recalling[notebook]'") from None
    return pd.DataFrame([*rows], columns=[*columns])


def _thing(node: Node) -> Row:
    return {"thing": node.path, "name": node.name, "date": node.date, "kind": node.kind, "organ": node.organ,
            "read": node.read}  # fmt: skip


def _members(found: Series) -> Iterable[Row]:
    listed = {item.node.path: item.cite.unit for item in found.listed}
    why = {member.node.path: member.why for member in found.members}
    nodes = {*(member.node for member in found.members), *(item.node for item in found.listed)}
    for node in sorted(nodes, key=lambda n: (n.date, n.path)):
        yield {**_thing(node), "listed": listed.get(node.path, ""), "why": why.get(node.path, "listed")}


def _of(kind: type[T], conditions: Mapping[str, Any]) -> T:
    """The conditions that are fields of a class; where it wants several values, one may stand alone."""
    given: dict[str, Any] = {}
    for field in fields(kind):
        if field.name in conditions:
            value = conditions[field.name]
            several = isinstance(field.default, tuple)
            given[field.name] = (value,) if several and isinstance(value, str) else tuple(value) if several else value
    return kind(**given)


def _table(facts: Mapping[str, str], title: str) -> str:
    rows = "".join(
        f"<tr><th style='text-align:left'>{html.escape(key)}</th>"
        f"<td style='text-align:left'>{html.escape(value)}</td></tr>"
        for key, value in facts.items()
    )
    return f"<table><caption>{html.escape(title)}</caption><tbody>{rows}</tbody></table>"
