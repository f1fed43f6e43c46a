"""Many documents, one graph: what follows from each among the others, and the graphs that belong to all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pyoxigraph as ox

from ..errors import RecallingError
from ..rdf.curated import authority_graphs, ontology_graph, vocabulary_graph
from ..rdf.derive import FULL, TEXT
from ..rdf.namespaces import Iris, expand
from ..rdf.provenance import provenance_graph
from ..rdf.serialise import nquads
from ..storing import GraphBytes
from .cache import Cache, key_of
from .documents import ROOM, Documents, content
from .entry import Content, Document
from .joined import Context, follows
from .merge import merge
from .pool import Lost, Workers, each
from .progress import Meter
from .things import Things, fingerprint, reached
from .versions import derivation_version

DERIVED = "derived"
_CURATED = "curated"


@dataclass(frozen=True)
class Task:
    """What a worker needs to know of a document: the keys of what it takes and makes, its name and its context."""

    name: str
    document: str
    derived: str
    context: Context


class Joined:
    """The graph of some documents: the parts that belong to all, and what follows from each."""

    def __init__(self, documents: Documents, cache: Cache, iris: Iris, workers: Workers, meter: Meter) -> None:
        self.cache = cache
        self.iris = iris
        self.curated = authority_graphs(iris)
        curated = [f"{q.subject} {q.predicate} {q.object}" for q in self.curated]
        self.documents, self.same = merge(documents, curated, cache, iris)
        self.common = [
            *ontology_graph(iris),
            *vocabulary_graph(iris),
            *provenance_graph((d.sha256 for d in documents.read), iris),
        ]
        self.said, self.stated, self.known = Things(), Things(), Things()
        for document in self.documents.read:
            self.said.add(document.said)
            self.stated.add(document.stated)
        self.known.add((*curated, *(f"{q.subject} {q.predicate} {q.object}" for q in _kinds(self.common))))
        self.curated_parts: dict[str, list[str]] = {}  # by act: its reports, say, of which the curated files speak
        for thing in self.known.all:
            act, part, _ = iris.path(thing[1:-1]).partition("#")
            if part:
                self.curated_parts.setdefault(act, []).append(thing)
        self.keys: dict[str, str] = {}  # of what follows from a document, by the hash of its source
        self.used = {(ROOM, key) for key in (*documents.keys.values(), *self.documents.keys.values())}  # of the cache
        self.derived = self._derive(workers, meter)

    # ----------------------------------------------------------------------------- what follows

    def _reached(self, mentions: Iterable[str]) -> set[str]:
        return reached(mentions, self.said, self.stated, self.known)

    def _context(self, things: set[str]) -> Context:
        return Context.of(self.said.of(things), sorted({*self.stated.of(things), *self.known.of(things)}))

    def _derive(self, workers: Workers, meter: Meter) -> dict[str, set[str]]:
        """What follows, by graph, as N-Triples without the full stop."""
        documents = self.documents.read
        self.keys = {d.sha256: self._key(self.documents.key(d), self._things(d)) for d in documents}
        self.used.update((DERIVED, key) for key in self.keys.values())
        heads = {key: self.cache.head(DERIVED, key) for key in self.keys.values()}
        missing = [d for d in documents if heads[self.keys[d.sha256]] is None]
        tasks = (self._task(d) for d in missing)  # anew: all contexts at once would fill the memory
        work = partial(_derive, self.cache.folder)
        for task, done in meter.each("joining", each(work, tasks, workers), len(missing)):
            if isinstance(done, Lost):
                raise RecallingError(f"cannot be joined with the others: {done.why}", where=task.name)
            heads[task.derived] = done
        found: dict[str, set[str]] = {name: {*map(str, self.same.triples())} for name in (FULL, TEXT)}
        for head in (*heads.values(), self._derive_curated()):
            for graph, triples in (head or {}).items():
                found[graph].update(triples)
        return found

    def _things(self, document: Document) -> set[str]:
        return self._reached([*document.mentions, *self.curated_parts.get(document.act, ())])

    def _key(self, document: str, things: set[str]) -> str:
        """The key of what follows from a document among these things."""
        return key_of(derivation_version(), document, fingerprint(things, self.said, self.stated, self.known))

    def _task(self, document: Document) -> Task:
        context = self._context(self._things(document))
        return Task(document.name, self.documents.key(document), self.keys[document.sha256], context)

    def _derive_curated(self) -> dict[str, list[str]]:
        """What follows from the curated files, and from what documents say of the things in them."""
        things = self._reached(self.known.all)
        key = self._key(_CURATED, things)
        head = self.cache.head(DERIVED, key)
        self.used.add((DERIVED, key))
        if head is None:
            head = {FULL: follows(b"", b"", self._context(things))[FULL]}
            self.cache.write(DERIVED, key, head)
        return head

    # -------------------------------------------------------------------------------- the graphs

    def graphs(self) -> list[GraphBytes]:
        """Every named graph, in the order of the names."""
        found = [graph for document in self.documents.read for graph in self._of_document(document)]
        found += (GraphBytes.of(name, self._inferred(name, triples)) for name, triples in self.derived.items())
        found += (GraphBytes.of(name, nquads(quads)) for name, quads in self._by_graph().items())
        return sorted(found, key=lambda graph: graph.name)

    def _of_document(self, document: Document) -> Iterator[GraphBytes]:
        names, reading = (document.graph, document.metadata_graph), (_text, _metadata)
        key = self.documents.key(document)
        for name, sha256, size, read in zip(names, document.hashes, document.sizes, reading, strict=True):
            yield GraphBytes(name, sha256, size, partial(read, self.cache, key))

    def content(self, document: Document) -> Content:
        """The extraction and the graphs of a document."""
        return content(self.cache, self.documents.key(document))

    def _inferred(self, name: str, triples: set[str]) -> bytes:
        end = f" {self.iris.graph(name)} .\n"
        return "".join(sorted(triple + end for triple in triples)).encode()

    def _by_graph(self) -> dict[str, list[ox.Quad]]:
        found: dict[str, list[ox.Quad]] = {}
        for quad in (*self.common, *self.curated):
            assert isinstance(quad.graph_name, ox.NamedNode)
            found.setdefault(self.iris.path(quad.graph_name.value).removeprefix("graph/"), []).append(quad)
        return found


def _text(cache: Cache, key: str) -> bytes:
    return content(cache, key).text


def _metadata(cache: Cache, key: str) -> bytes:
    return content(cache, key).metadata


def _kinds(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """What kinds of concept the vocabulary has: all that is asked about a concept outside it."""
    return (q for q in quads if q.predicate in (expand("rdf:type"), expand("skos:inScheme")))


def _derive(folder: Path, task: Task) -> dict[str, list[str]]:
    """What follows from a document in its context. Runs in a worker."""
    cache = Cache(folder)
    graphs = content(cache, task.document)
    found = follows(graphs.text, graphs.metadata, task.context)
    cache.write(DERIVED, task.derived, found)
    return found
