"""What the store says, as the pages need it: values by subject, the parts of a thing, the acts that were read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property

import pyoxigraph as ox

from ..rdf.namespaces import Iris, converter, expand
from ..store import GraphStore
from ..vocabulary import ONTOLOGY
from .addresses import ONTOLOGY_PAGE
from .described import PARTS, Classes, described, local
from .notes import Notes

Object = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Values = dict[str, list[Object]]
"""The objects of a subject by the CURIE of their predicate."""

_TYPE = expand("rdf:type")


@dataclass(frozen=True)
class Resource:
    """A thing and its parts: what the graph says with each as subject. Parts go by their fragment: "op6"."""

    path: str
    values: Values
    parts: dict[str, Values] = field(default_factory=dict)

    def parts_of(self, *classes: str) -> Iterator[tuple[str, Values]]:
        """The parts with one of these classes of the vocabulary, by fragment."""
        for name, values in self.parts.items():
            if any(isinstance(t, ox.NamedNode) and local(t.value) in classes for t in values.get("rdf:type", ())):
                yield name, values


@dataclass(frozen=True)
class _Last:
    """The thing whose parts were asked for last: their names, and what is said of them as far as it was read."""

    path: str
    parts: set[str]
    quads: dict[str, list[ox.Quad]] = field(default_factory=dict)


@dataclass(frozen=True)
class Found:
    """What is found by going through the whole graph: the sources of acts, the parts described elsewhere."""

    sources: dict[str, list[str]]
    strewn: dict[str, set[str]]


class Knowledge:
    """A store as pages read it. ``base`` is that of the site; where it is another than the store's, IRIs follow."""

    def __init__(self, store: GraphStore, base: str | None = None, found: Found | None = None) -> None:
        self.store = store
        self.notes = Notes()
        self.iris = Iris(base or store.iris.base)
        self.sources = found.sources if found else dict(self._sources())
        """The acts that were read, and the names of the graphs of their sources."""
        self._strewn = found.strewn if found else self._parts_elsewhere()
        self._last = _Last("", set())

    @property
    def found(self) -> Found:
        """What another process need not find again."""
        return Found(self.sources, self._strewn)

    # ----------------------------------------------------------------------------- identifiers

    def node(self, path: str) -> ox.NamedNode:
        """The node of a path in the store, or of an address elsewhere."""
        if ":" in path.partition("/")[0]:
            return ox.NamedNode(path)
        return _ontology(path) or self.store.iris.of(path)

    def iri(self, path: str) -> str:
        """The IRI of a path on the site."""
        return (_ontology(path) or self.iris.of(path)).value

    def path(self, iri: str) -> str:
        """The path of an IRI of the data, the vocabulary or the ontology; another IRI comes back as it is."""
        if iri.startswith(ONTOLOGY.rstrip("#")):
            return ONTOLOGY_PAGE + iri.removeprefix(ONTOLOGY.rstrip("#"))
        return self.store.iris.path(iri)

    # ------------------------------------------------------------------------------ lookups

    def quads(self, path: str) -> Iterator[ox.Quad]:
        """What the merged graph says with this path as subject."""
        self.notes.add_thing("s", path)
        last = self._last  # a page and its RDF are made one after the other, of the same
        if path.partition("#")[0] != last.path:
            return self.store.statements(self.node(path))
        if path not in last.quads:
            last.quads[path] = list(self.store.statements(self.node(path)))
        return iter(last.quads[path])

    def values(self, path: str) -> Values:
        """The objects of a subject, by predicate."""
        return _by_predicate(self.quads(path))

    def objects(self, path: str, curie: str) -> list[str]:
        """The objects of one property: paths and the characters of literals."""
        self.notes.add_thing("s", path)
        found = self.store.statements(self.node(path), expand(curie))
        return sorted(self.text(q.object) for q in found)

    def first(self, path: str, curie: str) -> str:
        """The first object of a property, or ""."""
        return next(iter(self.objects(path, curie)), "")

    def subjects(self, curie: str, path: str) -> list[str]:
        """The paths of the subjects that have a property with this path as object."""
        self.notes.add_thing("o", path)
        found = self.store.statements(None, expand(curie), self.node(path))
        return sorted(self.path(q.subject.value) for q in found if isinstance(q.subject, ox.NamedNode))

    def text(self, term: Object) -> str:
        """A term as text: the path of an IRI of the data, another IRI as it is, the characters of a literal."""
        if isinstance(term, ox.NamedNode):
            return self.path(term.value)
        return term.value if isinstance(term, (ox.Literal, ox.BlankNode)) else str(term)

    def curie(self, term: Object) -> str:
        """The CURIE of a property or class."""
        return _curie(term.value) if isinstance(term, ox.NamedNode) else ""

    # ------------------------------------------------------------------------- whole things

    def resource(self, path: str) -> Resource:
        """A thing with its parts."""
        parts = {name: self.values(f"{path}#{name}") for name in sorted(self.part_names(path))}
        return Resource(path, self.values(path), parts)

    def part_names(self, path: str) -> set[str]:
        """The fragments under which the graph speaks of parts of a thing."""
        self.notes.add_thing("s", path)
        if path == self._last.path:
            return self._last.parts
        start = f"{self.node(path).value}#"
        found = set(self._strewn.get(path, ()))
        for source in self.sources.get(path, ()):
            for quad in self.store.store.quads_for_pattern(None, _TYPE, None, self.store.iris.graph(source)):
                if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(start):
                    found.add(quad.subject.value[len(start) :])
        self._last = _Last(path, found)
        return found

    def things(self) -> Iterator[tuple[str, set[str]]]:
        """Every thing of the data and the vocabulary that has a page, with the local names of its classes."""
        found: dict[str, set[str]] = defaultdict(set)
        for classes in self._described.values():
            for name, paths in classes.items():
                if name != PARTS:
                    for path in paths:
                        found[path].add(name)
        for path in self._strewn:  # a thing of which only parts are described
            found.setdefault(path, set())
        for graph in self.store.graphs():
            found[self.path(graph.value)].add("Graph")
        return iter(sorted(found.items()))

    def parts_with_names(self) -> Iterator[tuple[str, set[str]]]:
        """The parts that other things speak of: units of papers, drafts, sets. Not the paragraphs of acts read."""
        return ((path, parts) for path, parts in self._strewn.items() if not path.startswith(("graph/", ONTOLOGY_PAGE)))

    # --------------------------------------------------------------------------------- parts

    def _sources(self) -> Iterator[tuple[str, list[str]]]:
        """The acts that were read, and the names of the graphs of their sources."""
        found: dict[str, list[str]] = defaultdict(list)
        for quad in self.store.statements(None, expand("prov:wasGeneratedBy")):
            assert isinstance(quad.subject, ox.NamedNode)
            run = self.text(quad.object)
            found[self.path(quad.subject.value)] += self.objects(run, "prov:used")
        return iter(found.items())

    @cached_property
    def _described(self) -> dict[str, Classes]:
        """What each named graph describes."""
        acts: dict[str, set[str]] = defaultdict(set)
        for path, sources in self.sources.items():
            for source in sources:
                acts[source].add(path)
        return described(self.store, acts, self.path)

    def _parts_elsewhere(self) -> dict[str, set[str]]:
        """The parts that are described outside the sources of their own act. The others are too many to keep."""
        found: dict[str, set[str]] = defaultdict(set)
        for classes in self._described.values():
            for path in classes.get(PARTS, ()):
                thing, _, part = path.partition("#")
                found[thing].add(part)
        return found


def _ontology(path: str) -> ox.NamedNode | None:
    """The node of the ontology or one of its terms: they keep their IRI under any base."""
    thing, hash_sign, term = path.partition("#")
    if thing != ONTOLOGY_PAGE and not thing.startswith(ONTOLOGY_PAGE + "/"):
        return None
    return ox.NamedNode(ONTOLOGY.removesuffix("ontology#") + thing + hash_sign + term)


def _by_predicate(quads: Iterable[ox.Quad]) -> Values:
    found: Values = defaultdict(list)
    for quad in quads:
        found[_curie(quad.predicate.value)].append(quad.object)
    return {curie: sorted(objects, key=str) for curie, objects in sorted(found.items())}


@cache
def _curie(iri: str) -> str:
    return converter().compress(iri) or iri
