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

_NOT_DATA = ("report",)
_TEXT_GRAPHS = ("vocab", "ontology", "prov", TEXT)


class GraphStore:
    """A store of named graphs under one base."""

    def __init__(self, store: ox.Store, base: str = BASE) -> None:
        self.store = store
        self.iris = Iris(base)

    @classmethod
    def of(cls, quads: Iterable[ox.Quad], base: str = BASE) -> GraphStore:
        """A store in memory."""
        store = ox.Store()
        store.bulk_extend(quads)
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
        found = []
        for graph in self.store.named_graphs():
            if not isinstance(graph, ox.NamedNode):
                continue
            name = graph.value.removeprefix(self.iris.base + "graph/")
            of_text = name.startswith("src/") or name in _TEXT_GRAPHS
            if of_text if mode == "text" else name not in (*_NOT_DATA, TEXT):
                found.append(graph)
        return sorted(found, key=lambda g: g.value)

    def query(self, sparql: str, mode: str = "full") -> ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean:
        """Ask a SPARQL query; the default graph is the union of the graphs of the mode.

        Raises ``QueryError`` with the line where the query is not valid.
        """
        try:
            return self.store.query(sparql, default_graph=[*self.graphs(mode)])
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
        """All quads, or those of the graphs of a mode."""
        if mode is None:
            yield from self.store
            return
        for graph in self.graphs(mode):
            yield from self.store.quads_for_pattern(None, None, None, graph)

    def __len__(self) -> int:
        return len(self.store)


def write_store(quads: Iterable[ox.Quad], path: Path) -> None:
    """Write quads into a new store on disk."""
    store = ox.Store(str(path))
    store.bulk_extend(quads)
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
