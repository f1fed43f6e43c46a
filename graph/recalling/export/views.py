"""Views: which part of the graph an export shows, as a table of nodes and a table of edges."""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

import pyoxigraph as ox

from ..errors import LookupFailed
from ..resources import folder
from ..store import GraphStore
from .names import label
from .tables import Edge, Node, View
from .things import Thing, describe

_PREFIXES = """
PREFIX cito: <http://purl.org/spar/cito/>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX unc: <https://w3id.org/recalling/ontology#>
PREFIX v: <https://w3id.org/recalling/vocab/>
"""

_READ = "SELECT DISTINCT ?act WHERE { ?act prov:wasGeneratedBy ?run . ?run a unc:ExtractionRun }"

# the citations that stand behind eli:cites: no explanation, no reference of an act to itself, none rejected
_CITATIONS = """
SELECT ?citation ?act ?unit ?cited ?force ?role ?confidence ?footnote WHERE {
  ?citation a unc:Citation ; cito:hasCitingEntity ?unit ; cito:hasCitedEntity ?cited .
  ?citation unc:force ?force ; unc:role ?role .
  FILTER(?role NOT IN (v:explanation, v:self-reference))
  FILTER NOT EXISTS { ?citation unc:status v:rejected }
  ?unit eli:is_part_of+ ?act . ?act a ?kind .
  FILTER(?kind IN (unc:Resolution, unc:Decision) && ?act != ?cited)
  OPTIONAL { ?citation unc:confidence ?confidence }
  OPTIONAL { ?citation unc:viaMarker/unc:pointsTo/eli:number ?footnote }
}"""

_QUOTES = """
SELECT DISTINCT ?citation ?evidence ?words WHERE {
  ?citation a unc:Citation ; unc:hasEvidence ?evidence . ?evidence oa:hasSelector/oa:exact ?words
} ORDER BY ?citation ?evidence"""

_CONCEPTS = """
SELECT DISTINCT ?concept ?name ?group WHERE {
  ?concept a skos:Concept ; skos:prefLabel ?name .
  OPTIONAL { ?concept skos:broader/skos:prefLabel ?group FILTER(LANG(?group) = "en") }
  FILTER(LANG(?name) = "en")
}"""

_STEPS = "lineage-steps.rq"
_UNIT = re.compile(r"(\D*)(\d*)(.*)", re.DOTALL)
_LONGEST_QUOTE = 300


@dataclass
class _Cites:
    """The citations of one thing by one act with one verb, while they are collected."""

    citations: set[str] = field(default_factory=set)
    units: set[str] = field(default_factory=set)
    footnotes: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    confidence: float = 1.0


def citations(store: GraphStore, mode: str = "full", act: str | None = None) -> View:
    """What acts cite, verb by verb, and what that rests on in turn.

    Nodes are what can be reached from the acts that were read, or from one ``act`` (a path), by the steps of the
    lineage, and the open sets that acts cite. An edge is a citing act, a cited thing and a verb; its weight
    counts the citations. The other steps (adopted by, supplements, printed in) are edges of their own kinds.
    """
    roots = _roots(store, mode, act)
    edges = list(_citations(store, mode))
    cited = {(e.source, e.target) for e in edges}
    edges += [s for s in _steps(store, mode) if s.kind != "cites" or (s.source, s.target) not in cited]
    depths = _depths(roots, edges)
    things = describe(store, depths, mode)
    kept = [_dated(e, things) for e in edges if e.source in depths]
    kept.sort(key=lambda e: (e.source, e.target, e.kind))
    nodes = _nodes(things, depths, kept, store)
    return View("citations", _title(nodes), tuple(nodes), tuple(kept))


VIEWS: dict[str, Callable[[GraphStore, str, str | None], View]] = {"citations": citations}
"""Name of a view -> what makes it out of a store, a mode and the act to begin with (None: all that were read)."""


def _roots(store: GraphStore, mode: str, act: str | None) -> list[str]:
    read = sorted(_path(store, row["act"]) for row in store.rows(_PREFIXES + _READ, mode))
    if act is None:
        if not read:
            raise LookupFailed("the graph holds no act that was read", do="build it from at least one text")
        return read
    path = store.iris.path(act)
    if not describe(store, [path], mode)[path].facts:
        raise LookupFailed(f"there is no {act!r} in the graph", do="give the path of an act, like un/ga/res/57/176")
    return [path]


# ------------------------------------------------------------------------------------------ edges


def _citations(store: GraphStore, mode: str) -> Iterator[Edge]:
    """One edge for each act, cited thing and verb."""
    names, groups = _concepts(store, mode)
    quotes = _quotes(store, mode)
    found: dict[tuple[str, str, str], _Cites] = defaultdict(_Cites)
    for row in store.rows(_PREFIXES + _CITATIONS, mode):
        cites = found[_path(store, row["act"]), _path(store, row["cited"]), _path(store, row["force"])]
        cites.citations.add(_path(store, row["citation"]))
        cites.units.add(_path(store, row["unit"]).rpartition("#")[2])
        cites.roles.add(names.get(_path(store, row["role"]), ""))
        if row["footnote"] is not None:
            cites.footnotes.add(_path(store, row["footnote"]))
        if row["confidence"] is not None:
            cites.confidence = min(cites.confidence, float(_path(store, row["confidence"])))
    for (act, thing, force), cites in found.items():
        words = dict.fromkeys(quotes.get(c, "") for c in sorted(cites.citations, key=_place))
        yield Edge(
            source=act,
            target=thing,
            kind=names.get(force, force.rpartition("/")[2]),
            group=groups.get(force, "other"),
            weight=len(cites.citations),
            paragraphs="; ".join(u.upper() for u in sorted(cites.units, key=_place)),
            footnotes="; ".join(sorted(cites.footnotes, key=_place)),
            roles="; ".join(sorted(cites.roles - {""})),
            quote=_cut(" … ".join(w for w in words if w)),
            confidence=cites.confidence,
        )


def _steps(store: GraphStore, mode: str) -> Iterator[Edge]:
    """Every step of the lineage, by the kinds of the named query of the project."""
    query = (folder("queries") / _STEPS).read_text("utf-8")
    for row in store.rows(query, mode):
        yield Edge(_path(store, row["from"]), _path(store, row["to"]), _path(store, row["how"]))


def _concepts(store: GraphStore, mode: str) -> tuple[dict[str, str], dict[str, str]]:
    """The names of verbs and roles, and the names of the groups of verbs."""
    names, groups = {}, {}
    for row in store.rows(_PREFIXES + _CONCEPTS, mode):
        concept = _path(store, row["concept"])
        names[concept] = _path(store, row["name"])
        if row["group"] is not None and concept.startswith("vocab/act/"):
            groups[concept] = _path(store, row["group"])
    return names, groups


def _quotes(store: GraphStore, mode: str) -> dict[str, str]:
    """The words of each citation; the pieces of a phrase that a page cuts are joined."""
    pieces: dict[str, list[str]] = defaultdict(list)
    for row in store.rows(_PREFIXES + _QUOTES, mode):
        pieces[_path(store, row["citation"])].append(_path(store, row["words"]))
    return {citation: " ".join(" ".join(words).split()) for citation, words in pieces.items()}


def _dated(edge: Edge, things: dict[str, Thing]) -> Edge:
    """A citation holds from the day of the citing act; another step from the day on which both ends are there."""
    ends = [things[edge.source].date]
    if not edge.is_citation:
        ends.append(things[edge.target].date)
    return replace(edge, date=max(ends))


# ------------------------------------------------------------------------------------------ nodes


def _depths(roots: Iterable[str], edges: Iterable[Edge]) -> dict[str, int]:
    """The fewest steps from the roots to everything that can be reached, breadth first."""
    onwards: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        onwards[edge.source].append(edge.target)
    depths = dict.fromkeys(roots, 0)
    queue = deque(depths)
    while queue:
        here = queue.popleft()
        for there in onwards[here]:
            if there not in depths:
                depths[there] = depths[here] + 1
                queue.append(there)
    return depths


def _nodes(things: dict[str, Thing], depths: dict[str, int], edges: list[Edge], store: GraphStore) -> list[Node]:
    arriving = Counter(e.target for e in edges)
    leaving = Counter(e.source for e in edges)
    return [
        Node(
            id=path,
            label=label(thing, things),
            title=thing.title,
            iri=store.iris.of(path).value,
            category=thing.category,
            symbol=thing.symbol,
            organ=thing.organ,
            session=thing.first("unc:session"),
            date=thing.date,
            depth=depths[path],
            in_degree=arriving[path],
            out_degree=leaving[path],
        )
        for path, thing in sorted(things.items(), key=lambda item: (depths[item[0]], item[0]))
    ]


def _title(nodes: list[Node]) -> str:
    roots = [n for n in nodes if n.depth == 0]
    if len(roots) == 1:
        return f"The citation lineage of {roots[0].label}, {roots[0].title}"
    return f"The citation lineage of {len(roots)} acts"


# ------------------------------------------------------------------------------------------ texts


def _path(store: GraphStore, term: ox.NamedNode | ox.BlankNode | ox.Literal | None) -> str:
    """A term of a row as text: the path of an IRI, the characters of a literal."""
    if isinstance(term, ox.NamedNode):
        return store.iris.path(term.value)
    return term.value if isinstance(term, (ox.BlankNode, ox.Literal)) else ""


def _place(unit: str) -> tuple[bool, str, int, str]:
    """The order of a resolution: PP1, PP2, PP10, OP1; also of its citations, and of the numbers of footnotes."""
    match = _UNIT.fullmatch(unit.rpartition("#")[2].removeprefix("cit-"))
    assert match
    part, number, rest = match.groups()
    return not part.startswith("pp"), part, int(number or 0), rest


def _cut(text: str) -> str:
    if len(text) <= _LONGEST_QUOTE:
        return text
    return text[: text.rfind(" ", 0, _LONGEST_QUOTE)].rstrip(" ,;…") + " …"
