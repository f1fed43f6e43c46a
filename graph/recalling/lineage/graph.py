"""The graph of lineage steps, read out of the store once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..queries import load_query, run
from ..store import GraphStore

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Node:
    """A thing of the lineage: its path, class, name, identifier and date, as far as they are known."""

    path: str
    kind: str
    label: str = ""
    identifier: str = ""
    date: str = ""

    @property
    def name(self) -> str:
        """How to call it: its title, its number or symbol, or its path."""
        return self.label or self.identifier or self.path


@dataclass(frozen=True, slots=True)
class Cite:
    """One citation of a step: where it stands, with which verb, in which words."""

    unit: str  # "PP3", "OP6"
    verb: str
    printed: str
    role: str
    aspect: str
    footnote: str
    locator: str
    quote: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Step:
    """One thing rests on another, in one way. The step of a citation holds every citation of the pair."""

    source: str
    target: str
    how: str
    cites: tuple[Cite, ...] = ()

    @property
    def verbs(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(c.verb for c in self.cites))


class CitationGraph:
    """The steps of a graph in memory, forwards and backwards.

    ``mode`` is "full" or "text": what texts and authority say together, or what the texts say alone.
    """

    def __init__(self, nodes: Iterable[Node], steps: Iterable[Step]) -> None:
        self.nodes = {node.path: node for node in nodes}
        self.forward: dict[str, list[Step]] = defaultdict(list)
        self.backward: dict[str, list[Step]] = defaultdict(list)
        for step in steps:
            self.forward[step.source].append(step)
            self.backward[step.target].append(step)

    @classmethod
    def of(cls, store: GraphStore, mode: str = "full") -> CitationGraph:
        """Read the steps, their citations and what the things are out of a store."""
        cites = _cites(_rows(store, "lineage-citations", mode))
        steps = [
            Step(
                row["from"],
                row["to"],
                row["how"],
                tuple(sorted(cites[row["from"], row["to"]], key=_place)) if row["how"] == "cites" else (),
            )
            for row in _rows(store, "lineage-steps", mode)
        ]
        nodes = [
            Node(row["node"], row["kind"].rpartition("#")[2], row["label"], row["identifier"], row["date"])
            for row in _rows(store, "lineage-nodes", mode)
        ]
        return cls(nodes, steps)

    def node(self, path: str) -> Node:
        return self.nodes.get(path) or Node(path, "")

    def steps(self, path: str, direction: str = "cites") -> list[Step]:
        """The steps from a thing ("cites") or to it ("cited-by"), in the order of the paragraphs."""
        return sorted((self.forward if direction == "cites" else self.backward)[path], key=_order)

    def networkx(self) -> nx.MultiDiGraph[str]:
        """The graph for networkx: node attributes of ``Node``; an edge for each citation and each other step."""
        import networkx as nx

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for node in self.nodes.values():
            graph.add_node(node.path, kind=node.kind, label=node.name, date=node.date)
        for steps in self.forward.values():
            for step in steps:
                for cite in step.cites:
                    graph.add_edge(
                        step.source,
                        step.target,
                        how=step.how,
                        verb=cite.verb,
                        unit=cite.unit,
                        role=cite.role,
                        footnote=cite.footnote,
                        quote=cite.quote,
                        confidence=cite.confidence,
                    )
                if not step.cites:
                    graph.add_edge(step.source, step.target, how=step.how)
        return graph


def _rows(store: GraphStore, name: str, mode: str) -> Iterable[dict[str, str]]:
    answer = run(store, load_query(name).name, {}, mode)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.plain()]


def _cites(rows: Iterable[dict[str, str]]) -> dict[tuple[str, str], list[Cite]]:
    """The citations by act and thing cited; explanations and references of an act to itself are no steps."""
    by_citation: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        if row["role"].rpartition("/")[2] not in ("explanation", "self-reference"):
            by_citation[row["citation"]].append(row)
    found: dict[tuple[str, str], list[Cite]] = defaultdict(list)
    for same in by_citation.values():
        found[same[0]["act"], same[0]["cited"]].append(_cite(same))
    return found


def _cite(rows: list[dict[str, str]]) -> Cite:
    """One citation out of its rows: one for each piece of its words and each of its references."""
    row = rows[0]
    pieces = {int(r["start"]): r["quote"] for r in rows}
    places = {r["reference"]: r["locator"] for r in rows if r["locator"]}
    return Cite(
        unit=row["unit"].rpartition("#")[2].upper(),
        verb=row["verb"],
        printed=row["printed"],
        role=row["role"].rpartition("/")[2],
        aspect=row["aspect"].rpartition("/")[2],
        footnote=row["footnote"],
        locator="; ".join(places[r] for r in sorted(places)),
        quote=" ".join(pieces[start] for start in sorted(pieces)),
        confidence=float(row["confidence"] or 0),
    )


def _place(cite: Cite) -> tuple[int, int, int]:
    """The order of citations in a resolution: preamble first, then by number."""
    digits = "".join(c for c in cite.unit if c.isdigit())
    return (0 if cite.unit.startswith("PP") else 1, int(digits or 0), int(cite.footnote or 0))


def _order(step: Step) -> tuple[int, tuple[int, int, int], str, str]:
    first = min((_place(c) for c in step.cites), default=(2, 0, 0))
    return (0 if step.cites else 1, first, step.target, step.how)
