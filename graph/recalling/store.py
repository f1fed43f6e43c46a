"""The graph in a store: opened, loaded, asked. A mode says which named graphs a question is put to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from .errors import LookupFailed, QueryError
from .rdf.derive import FULL, TEXT
from .rdf.namespaces import Iris
from .vocabulary import BASE

MODES = ("full", "text")
"""``full``: texts and authority. ``text``: what the texts alone say, and what follows from that."""

Row = dict[str, ox.NamedNode | ox.BlankNode | ox.Literal | None]

CURRENT = "current.txt"
"""The file in the folder of a store that names the graph that counts."""

MERGED = {"full": "merged-full", "text": "merged-text"}
"""The names of the merges, by mode."""
_NOT_DATA = ("report", *MERGED.values())
_TEXT_GRAPHS = ("vocab", "ontology", "prov")


class GraphStore:
    """A store of named graphs under one base, and of their merges, to which questions are put.

    A union of many graphs asked as such is slow and repeats what two graphs say. So the store holds every triple of
    the graphs that both modes have once more in its default graph, and what only one mode has, and the default graph
    has not, in a graph of that mode. The merges live in the store only.
    """

    def __init__(self, store: ox.Store | Path, base: str = "") -> None:
        self._store = store
        self._base = base
        self.folder: Path | None = None
        """The folder of the build that the store belongs to; what is made of the store once is kept there."""
        self.fingerprint = ""
        """Another for every graph that was built."""

    @cached_property
    def store(self) -> ox.Store:
        """The store itself; one on disk is opened when it is first asked for."""
        if isinstance(self._store, ox.Store):
            return self._store
        try:
            return ox.Store.read_only(str(self._store))
        except (OSError, RuntimeError, ValueError) as error:
            said = f"the store cannot be opened: {_first_line(error)}"
            raise LookupFailed(said, where=str(self._store), do="run `recalling build` again") from None

    @cached_property
    def iris(self) -> Iris:
        """The IRIs under the base of the data."""
        return Iris(self._base or _base_of(self.store))

    @classmethod
    def of(cls, quads: Iterable[ox.Quad], base: str = BASE) -> GraphStore:
        """A store in memory."""
        store = ox.Store()
        known = [*quads]
        store.bulk_extend([*known, *_merges(known, Iris(base))])
        return cls(store, base)

    @classmethod
    def open(cls, folder: str | Path, *, when_asked: bool = False) -> GraphStore:
        """The store that a build wrote, opened, or opened ``when_asked``. Raises ``LookupFailed`` where there is none.

        Opening takes as long as importing a library, and the index of the lineage answers most questions without. What
        is open stays readable when another graph is built in its place.
        """
        path = store_in(Path(folder))
        if path is None:
            raise LookupFailed("no graph was built here", where=str(folder), do="run `recalling build` first")
        graph = cls(path)
        if not when_asked:
            graph.iris  # noqa: B018 - it opens the store
        graph.folder = Path(folder) if (Path(folder) / "store").is_dir() else None
        graph.fingerprint = _fingerprint(path)
        return graph

    # ------------------------------------------------------------------------------- asking

    def graphs(self, mode: str = "full") -> list[ox.NamedNode]:
        """The named graphs of a mode."""
        named = [g for g in self.store.named_graphs() if isinstance(g, ox.NamedNode)]
        return sorted((g for g in named if mode in modes_of(g, self.iris)), key=lambda g: g.value)

    def query(self, sparql: str, mode: str = "full") -> ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean:
        """Ask a SPARQL query; its default graph is the merge of the graphs of the mode.

        Raises ``QueryError`` with the line where the query is not valid.
        """
        try:
            return self.store.query(sparql, default_graph=self.merged(mode), named_graphs=[*self.graphs(mode)])
        except SyntaxError as error:
            raise QueryError(f"not a valid SPARQL query: {_first_line(error)}", do="correct it") from None
        except (OSError, RuntimeError, ValueError) as error:
            raise QueryError(f"the query cannot be answered: {_first_line(error)}") from None

    def rows(self, sparql: str, mode: str = "full") -> Iterator[Row]:
        """The rows of a SELECT query."""
        result = self.query(sparql, mode)
        if not isinstance(result, ox.QuerySolutions):
            raise QueryError("this is no SELECT query", do="ask with SELECT for rows")
        names = [v.value for v in result.variables]
        for solution in result:
            yield {name: solution[name] for name in names}

    def statements(
        self,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        value: ox.NamedNode | ox.BlankNode | ox.Triple | None = None,
        mode: str = "full",
    ) -> Iterator[ox.Quad]:
        """What the graphs of a mode say of a subject, a property or an object, each statement once."""
        for graph in self.merged(mode):
            yield from self.store.quads_for_pattern(subject, predicate, value, graph)

    def merged(self, mode: str = "full") -> list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]:
        """The graphs of the store whose union is the merge of a mode. They have no statement in common."""
        return [ox.DefaultGraph(), merge_of(mode, self.iris)]

    def quads(self, mode: str | None = None) -> Iterator[ox.Quad]:
        """The quads of all named graphs, or of those of a mode; the merges are left out."""
        for graph in self.graphs(mode) if mode else self.named_data():
            yield from self.store.quads_for_pattern(None, None, None, graph)

    def named_data(self) -> list[ox.NamedNode]:
        """All named graphs but the merges."""
        merged = {self.iris.graph(name) for name in MERGED.values()}
        return [g for g in self.store.named_graphs() if isinstance(g, ox.NamedNode) and g not in merged]

    def triples(self, graph: ox.NamedNode) -> Iterator[ox.Triple]:
        """The triples of a named graph, in an order that depends on nothing but the triples."""
        return (q.triple for q in self.store.quads_for_pattern(None, None, None, graph))

    def merge(self, mode: str) -> Iterator[ox.Triple]:
        """The merge of the graphs of a mode, each triple once, in such an order as well."""
        return (q.triple for q in self.statements(mode=mode))


def merge_of(mode: str, iris: Iris) -> ox.NamedNode:
    """The name of the merge of the graphs of a mode."""
    return iris.graph(MERGED[mode])


def modes_of(graph: ox.NamedNode, iris: Iris) -> tuple[str, ...]:
    """The modes in which a named graph has a say."""
    name = graph.value.removeprefix(iris.base + "graph/")
    if name in _NOT_DATA:
        return ()
    if name == TEXT:
        return ("text",)
    return ("full", "text") if name.startswith("src/") or name in _TEXT_GRAPHS else ("full",)


def _merges(quads: Iterable[ox.Quad], iris: Iris) -> Iterator[ox.Quad]:
    """The merges of some quads."""
    by_modes: dict[tuple[str, ...], set[ox.Triple]] = {}
    modes: dict[object, tuple[str, ...]] = {}
    for quad in quads:
        graph = quad.graph_name
        if isinstance(graph, ox.NamedNode):
            if graph not in modes:
                modes[graph] = modes_of(graph, iris)
            by_modes.setdefault(modes[graph], set()).add(quad.triple)
    both = by_modes.get(MODES, set())
    yield from (_quad(triple, ox.DefaultGraph()) for triple in both)
    for mode, name in MERGED.items():
        yield from (_quad(triple, iris.graph(name)) for triple in by_modes.get((mode,), set()) - both)


def _quad(triple: ox.Triple, graph: ox.NamedNode | ox.DefaultGraph) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def store_in(folder: Path) -> Path | None:
    """The store that a folder holds: the graph that counts among those of ``store/``, or the folder itself."""
    root = folder / "store" if (folder / "store").is_dir() else folder
    if (root / CURRENT).exists():
        root = root / (root / CURRENT).read_text("utf-8").strip()
    return root if (root / "CURRENT").exists() else None


def _base_of(store: ox.Store) -> str:
    """The base of the data: what stands before "graph/" in the names of its graphs."""
    for graph in store.named_graphs():
        if isinstance(graph, ox.NamedNode) and graph.value.endswith(f"graph/{FULL}"):
            return graph.value.removesuffix(f"graph/{FULL}")
    return BASE


def _fingerprint(path: Path) -> str:
    """What tells the stores of two graphs apart: the hash of the graph, by which a build names its store.

    A store that lies by itself has an identity of its own, and its files are never changed.
    """
    if (path.parent / CURRENT).exists():
        return path.name
    files = sorted((p.name, p.stat().st_size) for p in path.glob("*.sst"))
    return (path / "IDENTITY").read_text("utf-8").strip() + repr(files)


def _first_line(error: BaseException) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
