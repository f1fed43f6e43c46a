"""The graph in a store: opened, loaded, asked. A mode says which named graphs a question is put to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from .authority import BASE
from .errors import LookupFailed, QueryError
from .rdf.derive import FULL, TEXT
from .rdf.namespaces import Iris

MODES = ("full", "text")
"""``full``: texts and authority. ``text``: what the texts alone say, and what follows from that."""

Row = dict[str, ox.NamedNode | ox.BlankNode | ox.Literal | None]

MERGED_TEXT = "merged-from-text"
"""The graph of the store that merges those of the mode ``text``; in no file."""

_NOT_DATA = ("report", MERGED_TEXT)
_TEXT_GRAPHS = ("vocab", "ontology", "prov")


class GraphStore:
    """A store of named graphs under one base, and of the merge of the graphs of each mode.

    The merges are what questions are put to: a union of many graphs asked as such is slow and repeats what two
    graphs say. They live in the store only, the full one as its default graph.
    """

    def __init__(self, store: ox.Store, base: str = BASE) -> None:
        self.store = store
        self.iris = Iris(base)

    @classmethod
    def of(cls, quads: Iterable[ox.Quad], base: str = BASE) -> GraphStore:
        """A store in memory."""
        store = ox.Store()
        store.bulk_extend(with_merges(quads, Iris(base)))
        return cls(store, base)

    @classmethod
    def open(cls, folder: str | Path) -> GraphStore:
        """The store that a build wrote. Raises ``LookupFailed`` where there is none."""
        root = Path(folder)
        path = root / "store" if (root / "store").is_dir() else root
        if not (path / "CURRENT").exists():
            raise LookupFailed("no graph was built here", where=str(folder), do="run `recalling build` first")
        store = ox.Store.read_only(str(path))
        return cls(store, _base_of(store))

    # ------------------------------------------------------------------------------- asking

    def graphs(self, mode: str = "full") -> list[ox.NamedNode]:
        """The named graphs of a mode."""
        named = [g for g in self.store.named_graphs() if isinstance(g, ox.NamedNode)]
        return sorted((g for g in named if mode in _modes_of(g, self.iris)), key=lambda g: g.value)

    def query(self, sparql: str, mode: str = "full") -> ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean:
        """Ask a SPARQL query; the default graph is the merge of the graphs of the mode.

        Raises ``QueryError`` with the line where the query is not valid.
        """
        merged = self.iris.graph(MERGED_TEXT) if mode == "text" else ox.DefaultGraph()
        try:
            return self.store.query(sparql, default_graph=merged, named_graphs=[*self.graphs(mode)])
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

    def quads(self, mode: str | None = None) -> Iterator[ox.Quad]:
        """The quads of all named graphs, or of those of a mode; the merges are left out."""
        named = [g for g in self.store.named_graphs() if isinstance(g, ox.NamedNode)]
        for graph in self.graphs(mode) if mode else named:
            if graph != self.iris.graph(MERGED_TEXT):
                yield from self.store.quads_for_pattern(None, None, None, graph)


def _modes_of(graph: ox.NamedNode, iris: Iris) -> tuple[str, ...]:
    """The modes in which a named graph has a say."""
    name = graph.value.removeprefix(iris.base + "graph/")
    if name in _NOT_DATA:
        return ()
    if name == TEXT:
        return ("text",)
    return ("full", "text") if name.startswith("src/") or name in _TEXT_GRAPHS else ("full",)


def with_merges(quads: Iterable[ox.Quad], iris: Iris) -> Iterator[ox.Quad]:
    """Quads, and the merge of the graphs of each mode."""
    merges: dict[str, ox.NamedNode | ox.DefaultGraph] = {"full": ox.DefaultGraph(), "text": iris.graph(MERGED_TEXT)}
    for quad in quads:
        yield quad
        if isinstance(quad.graph_name, ox.NamedNode):
            for mode in _modes_of(quad.graph_name, iris):
                yield ox.Quad(quad.subject, quad.predicate, quad.object, merges[mode])


def write_store(quads: Iterable[ox.Quad], path: Path, iris: Iris) -> None:
    """Write quads, and the merges of the modes, into a new store on disk."""
    store = ox.Store(str(path))
    store.bulk_extend(with_merges(quads, iris))
    store.flush()
    store.optimize()


def _base_of(store: ox.Store) -> str:
    """The base of the data: what stands before "graph/" in the names of its graphs."""
    for graph in store.named_graphs():
        if isinstance(graph, ox.NamedNode) and graph.value.endswith(f"graph/{FULL}"):
            return graph.value.removesuffix(f"graph/{FULL}")
    return BASE


def _first_line(error: BaseException) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__


def open_graph(folder: str | Path = "build") -> GraphStore:
    """The graph that a build wrote into a folder."""
    return GraphStore.open(folder)
