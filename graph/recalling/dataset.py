"""The whole graph of some extractions, in memory: texts, authority, vocabulary, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from .authority import BASE
from .model import Extraction
from .rdf.curated import authority_graphs, ontology_graph, vocabulary_graph
from .rdf.derive import FULL, TEXT, derive
from .rdf.metadata_graph import metadata_graph
from .rdf.namespaces import Iris
from .rdf.preferred import Preferred
from .rdf.provenance import provenance_graph, run_path
from .rdf.same import Same, Triple
from .rdf.serialise import sort_key
from .rdf.source_graph import source_graph
from .store import GraphStore


@dataclass(frozen=True)
class Dataset:
    """The quads of the graph, sorted, and the extractions that they were made of."""

    base: str
    extractions: tuple[Extraction, ...]
    quads: tuple[ox.Quad, ...]

    @property
    def iris(self) -> Iris:
        return Iris(self.base)

    def store(self) -> GraphStore:
        """The graph as a store in memory."""
        return GraphStore.of(self.quads, self.base)

    def in_graphs(self, *names: str) -> list[ox.Quad]:
        """The quads of the named graphs with these names, or beginning with them where they end in "/"."""
        start = self.iris.base + "graph/"
        return [q for q in self.quads if _is_named(_name(q).removeprefix(start), names)]


def _name(quad: ox.Quad) -> str:
    return quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""


def _is_named(graph: str, names: Iterable[str]) -> bool:
    return any(graph.startswith(n) if n.endswith("/") else graph == n for n in names)


def assemble(extractions: Sequence[Extraction], base: str = BASE) -> Dataset:
    """The graph of some extractions under a base."""
    iris = Iris(base)
    hashes = [x.document.source.sha256 for x in extractions]
    texts = [q for x in extractions for q in source_graph(x, iris, run_path(x.document.source.sha256))]
    metadata = [q for x in extractions for q in metadata_graph(x, iris)]
    common = [*ontology_graph(iris), *vocabulary_graph(iris), *provenance_graph(hashes, iris)]
    curated = authority_graphs(iris)
    same = _same((*texts, *metadata), curated, iris)
    texts, metadata = [same.quad(q) for q in texts], [same.quad(q) for q in metadata]
    preferred = _preferred((*texts, *metadata), curated)
    texts, metadata = [preferred.quad(q) for q in texts], [preferred.quad(q) for q in metadata]
    merged = [ox.Quad(t.subject, t.predicate, t.object, iris.graph(n)) for t in same.triples() for n in (FULL, TEXT)]
    derived = [*derive([*texts, *metadata, *common, *curated], iris, FULL), *derive([*texts, *common], iris, TEXT)]
    quads = sorted({*texts, *metadata, *common, *curated, *merged, *derived}, key=sort_key)
    return Dataset(base, tuple(extractions), tuple(quads))


def _same(quads: Iterable[ox.Quad], curated: Iterable[ox.Quad], iris: Iris) -> Same:
    """The things that texts and curated files call by several names, as far as the texts use these."""
    known = [*quads]
    every = Same.of(_triples(known), _triples(curated), iris)
    return every.among(t.value for q in known for t in (q.subject, q.object) if isinstance(t, ox.NamedNode))


def _preferred(quads: Iterable[ox.Quad], curated: Iterable[ox.Quad]) -> Preferred:
    """The preferred names of things that texts call by several, each text counted once."""
    by_text: dict[str, list[ox.Quad]] = {}
    for quad in quads:
        by_text.setdefault(_name(quad).rpartition("/")[2], []).append(quad)
    return Preferred.of((_triples(named) for named in by_text.values()), _triples(curated))


def _triples(quads: Iterable[ox.Quad]) -> Iterable[Triple]:
    return ((str(q.subject), str(q.predicate), str(q.object)) for q in quads)
