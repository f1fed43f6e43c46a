"""Citations and other steps as edges, out of the index of the lineage: one for a source, a target and a verb."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np
import pyoxigraph as ox

from ..lineage.columns import Column, Ints
from ..lineage.graph import CitationGraph
from ..lineage.model import Cite, place
from ..rdf.namespaces import expand
from ..store import GraphStore
from .characters import one_line
from .paths import Term, first, path_of, values
from .tables import Edge
from .things import Thing

OTHER_VERB = "other verb"
"""The kind of a citation whose verb the vocabulary does not have."""
_LONGEST_QUOTE = 300


@dataclass(frozen=True, slots=True)
class Concepts:
    """The names of the concepts of the vocabulary by their paths, and the group of each verb."""

    names: dict[str, str]
    groups: dict[str, str]

    @classmethod
    def of(cls, store: GraphStore, mode: str) -> Concepts:
        names: dict[str, str] = {}
        groups: dict[str, str] = {}
        for scheme in ("vocab/act", "vocab/role"):
            for quad in store.statements(None, expand("skos:inScheme"), store.iris.of(scheme), mode):
                name = first(store, mode, quad.subject, "skos:prefLabel")
                names[path_of(store, quad.subject)] = name
                if group := first(store, mode, quad.subject, "skos:broader", "skos:prefLabel"):
                    groups[name] = group
        return cls(names, groups)

    def group(self, verb: str) -> str:
        return self.groups.get(verb, "other")

    def role(self, slug: str) -> str:
        return self.names.get(f"vocab/{slug}", slug.replace("-", " "))


@dataclass(slots=True)
class _Cites:
    """The citations of one thing by one act, or one paragraph, with one verb, while they are collected."""

    weight: int = 0
    places: dict[tuple[str, str], None] = field(default_factory=dict)  # paragraph and footnote, in reading order
    roles: set[str] = field(default_factory=set)
    quotes: dict[str, None] = field(default_factory=dict)
    confidence: float = 1.0

    def add(self, unit: str, footnote: str, role: str, quote: str, confidence: str) -> None:
        self.weight += 1
        self.places[unit, footnote] = None
        self.roles.add(role)
        self.quotes[one_line(quote)] = None
        self.confidence = min(self.confidence, float(confidence or 0))

    def edge(self, source: str, target: str, verb: str, group: str) -> Edge:
        ordered = sorted(self.places, key=lambda p: place(*p))
        return Edge(
            source, target, verb, group, self.weight,
            paragraphs="; ".join(dict.fromkeys(unit for unit, _ in ordered)),
            footnotes="; ".join(sorted({note for _, note in ordered if note}, key=lambda n: (len(n), n))),
            roles="; ".join(sorted(self.roles)),
            quote=_cut(" … ".join(q for q in self.quotes if q)),
            confidence=self.confidence,
        )  # fmt: skip


def citation_edges(graph: CitationGraph, concepts: Concepts, by_paragraph: bool = False) -> Iterator[Edge]:
    """The passing citations: an edge for each act (or paragraph), cited thing and verb."""
    index = graph.index
    rows = passing_citations(graph)
    source, target = (_paths(graph, ends[index.cite_step[rows]]) for ends in (index.source, index.target))
    columns = [_texts(index.cites[n], rows) for n in ("verb", "unit", "footnote", "role", "quote", "confidence")]
    found: dict[tuple[str, str, str], _Cites] = defaultdict(_Cites)
    for act, cited, verb, unit, footnote, role, quote, confidence in zip(source, target, *columns, strict=True):
        key = f"{act}#{unit.lower()}" if by_paragraph else act, cited, verb or OTHER_VERB
        found[key].add(unit, footnote, concepts.role(role), quote, confidence)
    for (citing, cited, verb), cites in found.items():
        yield cites.edge(citing, cited, verb, concepts.group(verb))


def passing_citations(graph: CitationGraph) -> Ints:
    """The rows of the citations that pass the conditions on citations and steps."""
    index = graph.index
    passing = np.ones(len(index.cite_step), np.bool_)
    if graph.passing is not None:
        passing &= graph.passing[index.cite_step]
    wanted = graph.only.cites(index)
    if wanted is not None:
        passing &= wanted
    return np.flatnonzero(passing).astype(np.int32)


def other_edges(graph: CitationGraph) -> Iterator[Edge]:
    """The passing steps that no citation of a paragraph stands behind: adopted by, supplements, printed in."""
    index = graph.index
    bare = np.diff(index.cite_start) == 0
    if graph.passing is not None:
        bare &= graph.passing
    steps = np.flatnonzero(bare).astype(np.int32)
    ends = (_paths(graph, part[steps]) for part in (index.source, index.target))
    for source, target, how in zip(*ends, _texts(index.how, steps), strict=True):
        yield Edge(source, target, how)


def open_set_edges(
    store: GraphStore, mode: str, graph: CitationGraph, concepts: Concepts, acts: Container[str]
) -> Iterator[Edge]:
    """The passing citations of open sets ("all previous resolutions on ...") by some acts.

    They are no steps of the lineage, for they lead nowhere.
    """
    found: dict[tuple[str, str, str], _Cites] = defaultdict(_Cites)
    for quad in store.statements(None, expand("rdf:type"), expand("unc:OpenSet"), mode):
        act = path_of(store, quad.subject).partition("#")[0]  # the set is a part of the act that speaks of it
        if act not in acts or not isinstance(quad.subject, ox.NamedNode):
            continue
        for said in store.statements(None, expand("cito:hasCitedEntity"), quad.subject, mode):
            citation = said.subject
            for unit in values(store, mode, citation, "cito:hasCitingEntity"):
                cite = _cite(store, mode, citation, unit)
                if graph.only.passes(cite):
                    found[act, path_of(store, quad.subject), cite.verb or OTHER_VERB].add(
                        cite.unit, cite.footnote, concepts.role(cite.role), cite.quote, str(cite.confidence)
                    )
    for (act, cited, verb), cites in found.items():
        yield cites.edge(act, cited, verb, concepts.group(verb))


def _cite(store: GraphStore, mode: str, citation: Term, unit: Term) -> Cite:
    """A citation as those of the index are, as far as an edge needs it."""
    pieces = values(store, mode, citation, "unc:hasEvidence", "oa:hasSelector", "oa:exact")
    return Cite(
        unit=path_of(store, unit).rpartition("#")[2].upper(),
        verb=first(store, mode, citation, "unc:force", "skos:prefLabel"),
        printed="",
        role=first(store, mode, citation, "unc:role").rpartition("/")[2],
        aspect="",
        footnote=first(store, mode, citation, "unc:viaMarker", "unc:pointsTo", "eli:number"),
        locator="",
        quote=" ".join(path_of(store, piece) for piece in pieces),
        confidence=float(first(store, mode, citation, "unc:confidence") or 0),
    )


def dated(edge: Edge, things: dict[str, Thing]) -> Edge:
    """A citation holds from the day of the citing act; another step from the day on which both ends are there."""
    whole = edge.source.partition("#")[0]  # a paragraph is as old as its act
    ends = [(things.get(edge.source) or things[whole]).date]
    if not edge.is_citation:
        ends.append(things[edge.target].date)
    return replace(edge, date=max(ends))


def _texts(column: Column, rows: Ints) -> list[str]:
    """The texts of some rows of a column; each different text is decoded once."""
    texts = list(column.values)
    return [texts[code] for code in column.codes[rows].tolist()]


def _paths(graph: CitationGraph, numbers: Ints) -> list[str]:
    different, codes = np.unique(numbers, return_inverse=True)
    paths = graph.paths_of(different)
    return [paths[code] for code in codes.tolist()]


def in_order(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    return tuple(sorted(edges, key=lambda e: (e.source, e.target, e.kind)))


def _cut(text: str) -> str:
    if len(text) <= _LONGEST_QUOTE:
        return text
    return text[: text.rfind(" ", 0, _LONGEST_QUOTE)].rstrip(" ,;…") + " …"
