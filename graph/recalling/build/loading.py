"""The graph on its way into the store of a build: begun while it is checked, where all of it must be written.

The report on the graph is in the store, too, and comes last: by it and all the other graphs the store has its name.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import RecallingError
from ..rdf.namespaces import Iris
from ..store import GraphStore, store_in
from ..storing import GraphBytes, add_graph, change_store, much_is_new, write_store
from .cache import key_of
from .place import current_graph, switch
from .pool import Lost, Workers, checked
from .progress import Progress

if TYPE_CHECKING:
    from ..lineage.index import Index

Ahead = Callable[[], "Index | Lost | OSError"]
"""What came of the loading that was begun; it is waited for."""

_MODE = "full"  # of the index that is made at once: else the first question would have to wait for it


class Loading:
    """Some graphs that are to be in the store of a folder. ``room`` is where it is made, and nothing else is."""

    def __init__(self, graphs: list[GraphBytes], room: Path, folder: Path, iris: Iris, workers: Workers) -> None:
        self._graphs, self._room, self._folder, self._iris = graphs, room, folder, iris
        self._ahead: Ahead | None = None
        last = store_in(folder)
        if last is None or much_is_new(last, graphs):
            self._ahead = workers.aside(partial(_write, room, iris), graphs)

    def end(self, report: GraphBytes, progress: Progress) -> list[Path]:
        """Make the store of the graphs and their report, and the index of its lineage, the ones that count."""
        from ..lineage.index import FOLDER, Index  # takes a while, and most workers do not need it

        graphs, folder = [*self._graphs, report], self._folder
        name = key_of(*(part for g in graphs for part in (g.name, g.sha256)))[:16]
        index: Index | None = None
        if name != current_graph(folder):
            progress("loading the graph into the store")
            made, last = self._room / "store", store_in(folder)
            if self._ahead is not None:
                index = self._written(self._ahead, report)
            elif last is None or not change_store(last, graphs, made, self._iris):
                write_store(graphs, made, self._iris)
            switch(folder, made, name)
        progress("making the index of the lineage")
        if index is not None:
            index.keep(folder, _MODE, name)
        else:
            Index.open(GraphStore.open(folder), _MODE)
        return [folder / "store", folder / FOLDER]

    def _written(self, ahead: Ahead, report: GraphBytes) -> Index:
        """What was begun, brought to its end."""
        index = checked(ahead())
        if isinstance(index, Lost):
            raise RecallingError(f"the store cannot be written: {index.why}", where=str(self._folder), do="build again")
        add_graph(report, self._room / "store", self._iris)
        return index


def _write(room: Path, iris: Iris, graphs: list[GraphBytes]) -> Index:
    """Write a store, and read the index of its lineage. Runs in a worker."""
    from ..lineage.index import Index

    write_store(graphs, room / "store", iris)
    return Index.read(GraphStore.open(room), _MODE)
