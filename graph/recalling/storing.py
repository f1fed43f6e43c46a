"""Writing graphs into a store on disk: all into a new one, or those that changed into a copy of the last one."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from .rdf.namespaces import Iris
from .store import MERGED, MODES, merge_of, modes_of

_LIST = "graphs.json"
"""The file beside those of a store that says which graphs are in it: the hash of each, and how many quads it has."""

_BOTH = ox.DefaultGraph()
"""The merge of the graphs that both modes have."""

_MUCH = 1 / 3
"""When so large a part of a graph has changed, all of it is loaded anew: that takes no longer."""


@dataclass(frozen=True)
class GraphBytes:
    """A named graph as sorted N-Quads, which are read when they are needed; their SHA-256, and how many they are.

    It is sent to other processes: ``read`` is a function of a module, or a partial of one.
    """

    name: str
    sha256: str
    quads: int
    read: Callable[[], bytes]

    @classmethod
    def of(cls, name: str, data: bytes) -> GraphBytes:
        """A graph that is in memory."""
        return cls(name, hashlib.sha256(data).hexdigest(), data.count(b"\n"), partial(bytes, data))


# ------------------------------------------------------------------------------------ a new store


def write_store(graphs: Iterable[GraphBytes], path: Path, iris: Iris) -> None:
    """Write named graphs, and their merges, into a new store on disk. No more than one is in memory at a time."""
    known = [*graphs]
    store = ox.Store(str(path))
    _load(store, (g.read() for g in known), ox.RdfFormat.N_QUADS)
    modes = {g.name: modes_of(iris.graph(g.name), iris) for g in known}
    _load(store, (_triples(g, iris) for g in known if modes[g.name] == MODES), ox.RdfFormat.N_TRIPLES)
    for mode, merged in MERGED.items():
        only = [g for g in known if modes[g.name] == (mode,)]
        quads = (q for g in only for q in ox.parse(g.read(), format=ox.RdfFormat.N_QUADS))
        new = [q.triple for q in quads if ox.Quad(q.subject, q.predicate, q.object) not in store]
        store.bulk_extend(ox.Quad(t.subject, t.predicate, t.object, iris.graph(merged)) for t in new)
    store.flush()
    store.optimize()
    _write_list(_entries(known), path)


def add_graph(graph: GraphBytes, path: Path, iris: Iris) -> None:
    """Add a named graph that no merge has, such as the report on the others, to a store that was written."""
    assert not modes_of(iris.graph(graph.name), iris)
    store = ox.Store(str(path))
    _load(store, (graph.read(),), ox.RdfFormat.N_QUADS)
    store.flush()
    _write_list({**graphs_in(path), **_entries((graph,))}, path)


def _triples(graph: GraphBytes, iris: Iris) -> bytes:
    """The triples of a named graph, as N-Triples."""
    return graph.read().replace(f" {iris.graph(graph.name)} .\n".encode(), b" .\n")


def _load(store: ox.Store, texts: Iterable[bytes], form: ox.RdfFormat) -> None:
    store.bulk_load(io.BufferedReader(_Stream(texts), 1 << 20), format=form)


class _Stream(io.RawIOBase):
    """Texts one after the other, as a file to read from."""

    def __init__(self, texts: Iterable[bytes]) -> None:
        self._texts = iter(texts)
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._rest:
            text = next(self._texts, None)
            if text is None:
                return 0
            self._rest = memoryview(text)
        n = min(len(buffer), len(self._rest))
        buffer[:n] = self._rest[:n]
        self._rest = self._rest[n:]
        return n


# ----------------------------------------------------------------------------- a copy of the last


def change_store(last: Path, graphs: Iterable[GraphBytes], path: Path, iris: Iris) -> bool:
    """Write named graphs, and their merges, as a copy of the last store in which what changed is replaced.

    The copy shares the files of the last store, which are never changed, by hard links. False, with nothing written,
    where too much has changed, or where the last store does not say what is in it.
    """
    known = [*graphs]
    if much_is_new(last, known):
        return False
    before = graphs_in(last)
    new, gone = _changes(before, known)
    ox.Store.read_only(str(last)).backup(str(path))
    store = ox.Store(str(path))
    triples: set[ox.Triple] = set()
    for name in gone:
        triples.update(_replace(store, iris.graph(name), b""))
        store.remove_graph(iris.graph(name))
    for graph in new:
        triples.update(_replace(store, iris.graph(graph.name), _triples(graph, iris)))
    _merge(store, triples, iris)
    store.flush()
    _write_list(_entries(known), path)
    return True


def much_is_new(last: Path, graphs: Iterable[GraphBytes]) -> bool:
    """Whether so much of some graphs is not in the last store, or the other way round, that all are loaded anew."""
    known, before = [*graphs], graphs_in(last)
    new, gone = _changes(before, known)
    changed = sum(g.quads for g in new) + sum(before[name][1] for name in gone)
    return not before or changed > _MUCH * sum(g.quads for g in known)


def _changes(before: dict[str, tuple[str, int]], graphs: list[GraphBytes]) -> tuple[list[GraphBytes], set[str]]:
    """The graphs that are new or another, and the names of those that are gone."""
    new = [g for g in graphs if before.get(g.name, ("", 0))[0] != g.sha256]
    return new, before.keys() - {g.name for g in graphs}


def _replace(store: ox.Store, name: ox.NamedNode, triples: bytes) -> Iterator[ox.Triple]:
    """Make a named graph consist of some N-Triples; the triples that this removed or added."""
    before = {*(store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=name) or b"").splitlines(keepends=True)}
    after = {*triples.splitlines(keepends=True)}
    store.add_graph(name)
    for change, lines in ((store.remove, before - after), (store.add, after - before)):
        for quad in ox.parse(b"".join(lines), format=ox.RdfFormat.N_TRIPLES):
            change(ox.Quad(quad.subject, quad.predicate, quad.object, name))
            yield quad.triple


def _merge(store: ox.Store, triples: Iterable[ox.Triple], iris: Iris) -> None:
    """Put some triples into the merges, or take them out, as the named graphs now have them."""
    merges: dict[ox.NamedNode | ox.DefaultGraph, tuple[str, ...]] = {_BOTH: MODES}
    merges.update((merge_of(mode, iris), (mode,)) for mode in MERGED)
    for triple in triples:
        spo = triple.subject, triple.predicate, triple.object
        graphs = {q.graph_name for q in store.quads_for_pattern(*spo, None)}
        modes = {modes_of(g, iris) for g in graphs if isinstance(g, ox.NamedNode)}
        wanted = {_BOTH} if MODES in modes else {merge for merge, only in merges.items() if only in modes}
        for merge in merges:
            if (merge in wanted) != (merge in graphs):
                (store.add if merge in wanted else store.remove)(ox.Quad(*spo, merge))


# ---------------------------------------------------------------------------- what is in a store


def _entries(graphs: Iterable[GraphBytes]) -> dict[str, tuple[str, int]]:
    return {g.name: (g.sha256, g.quads) for g in graphs}


def _write_list(said: dict[str, tuple[str, int]], path: Path) -> None:
    (path / _LIST).write_text(json.dumps(said, indent=0, sort_keys=True), encoding="utf-8")


def graphs_in(path: Path) -> dict[str, tuple[str, int]]:
    """The named graphs of a store: the hash of each, and how many quads it has; {} where the store does not say."""
    try:
        said = json.loads((path / _LIST).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {name: (sha256, quads) for name, (sha256, quads) in said.items()}
