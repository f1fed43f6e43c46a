"""What is read out of each named graph for a site: its N-Quads, packed, and numbers that stand for its statements.

Reading a statement out of the store takes longer than all that is done with it. So each graph is read once for both,
in processes beside the one that finds what the pages need; and one whose hash is that of an earlier run is not read
again: its numbers are kept in the folder of the build, its packed text is in the dump of the site.
"""

from __future__ import annotations

import contextlib
import gzip
import json
from array import array
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import numpy as np
import pyoxigraph as ox
from numpy.typing import NDArray

from ..errors import OutputError
from ..files import sha256_of, write_file
from ..lineage.columns import read_arrays, write_arrays
from ..store import GraphStore, modes_of
from .described import FOLDER, hashes, name_of
from .knowledge import Found, Knowledge
from .rdf import rebased

Numbers = NDArray[np.int64]
"""A row for each statement: its number, that of the thing it is about, that of the thing that is its object."""

Members = dict[str, tuple[str, int]]
"""The graphs of a dump in their order: the hash of each, and how many bytes it takes."""

NONE = -1
"""Where a statement is about no thing, or its object is none. No hash has this value."""

_BATCH = 20  # graphs that a process reads at once

_FILE = "statements-1.safetensors"  # the number counts the forms that it has had


@dataclass(frozen=True)
class Read:
    """What was read of a named graph."""

    packed: bytes
    numbers: Numbers


def number(iri: str) -> int:
    """The number of a thing; a part has that of its whole. It is the same in every process."""
    return hash(ox.NamedNode(iri.partition("#")[0]))


def read(store: GraphStore, base: str | None, pack: bool, name: str) -> Read:
    """Read a named graph. The same statements give the same bytes, which can stand before and after others."""
    knowledge = Knowledge(store, base, Found({}, {}))
    graph = store.iris.graph(name)
    quads = [*store.store.quads_for_pattern(None, None, None, graph)]
    found = array("q")
    for quad in quads if "full" in modes_of(graph, store.iris) else ():
        found.extend((hash(quad.triple), _end(quad.subject), _end(quad.object)))
    text = "".join([f"{quad} .\n" for quad in rebased(quads, knowledge)]) if pack else ""
    return Read(gzip.compress(text.encode(), 6, mtime=0), np.frombuffer(found, np.int64).reshape(-1, 3))


def read_beside(built: str, base: str | None, pack: bool, name: str) -> Read:
    """The same in another process, which opens the store once."""
    return read(opened(built), base, pack, name)


@cache
def opened(built: str) -> GraphStore:
    """The store of a build, opened once in a process."""
    return GraphStore.open(built)


def _end(term: Any) -> int:
    return number(term.value) if isinstance(term, ox.NamedNode) else NONE


class Kept:
    """The numbers of the statements of each named graph, as the last run over a build has left them."""

    def __init__(self, store: GraphStore) -> None:
        self._file = store.folder / FOLDER / _FILE if store.folder else None
        self._known: dict[str, tuple[str, Numbers]] = {}
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):  # none there, or damaged
            if self._file:
                self._known = dict(_load(self._file))

    def of(self, name: str, sha256: str) -> Numbers | None:
        """The numbers of a graph that has this hash, if they are known."""
        known, numbers = self._known.get(name, ("", None))
        return numbers if sha256 and known == sha256 else None

    def save(self, found: Mapping[str, tuple[str, Numbers]]) -> None:
        """Keep the numbers of all graphs, with their hashes, for the next run."""
        if self._file is None or not all(sha256 for sha256, _ in found.values()):
            return
        said = {name: [sha256, len(numbers)] for name, (sha256, numbers) in found.items()}
        arrays = {"numbers": together(numbers for _, numbers in found.values())}
        with contextlib.suppress(OutputError):  # in a place that cannot be written to all is read each time
            write_file(self._file, lambda beside: write_arrays(beside, arrays, {"graphs": json.dumps(said)}))


def _load(file: Path) -> Iterator[tuple[str, tuple[str, Numbers]]]:
    arrays, about = read_arrays(file)
    start = 0
    for name, (sha256, length) in json.loads(about["graphs"]).items():
        yield name, (sha256, arrays["numbers"][start : start + length])
        start += length


class Packed:
    """The packed text of each named graph, as it stands in the dump of an earlier run.

    ``members`` has for each, in their order, the hash of the graph and how many bytes it takes. Nothing is taken out of
    a file that has another hash than that of the dump.
    """

    def __init__(self, file: Path, sha256: str, members: Members) -> None:
        self._file = file
        self._places: dict[str, tuple[str, int, int]] = {}
        if members and file.is_file() and sha256_of(file) == sha256:
            start = 0
            for name, (graph, length) in members.items():
                self._places[name] = graph, start, length
                start += length

    def has(self, name: str, sha256: str) -> bool:
        """Whether the text of a graph with this hash is there."""
        return bool(sha256) and self._places.get(name, ("",))[0] == sha256

    def of(self, name: str) -> bytes:
        """The packed text of a graph that is there."""
        _, start, length = self._places[name]
        with self._file.open("rb") as file:
            file.seek(start)
            return file.read(length)


def together(some: Iterable[Numbers]) -> Numbers:
    """Rows of numbers, one after the other."""
    return np.concatenate([np.empty((0, 3), np.int64), *some])


def names(store: GraphStore) -> dict[str, str]:
    """The named graphs in the order of a dump, with their hashes; "" where the store does not say."""
    known = hashes(store)
    return {name: known.get(name, "") for name in sorted(name_of(g, store) for g in store.named_data())}


# -------------------------------------------------------------------------------------------- all graphs of a store


class Reading:
    """The named graphs of a store in the order of a dump, each with its hash and what was read of it.

    Those that ``kept`` and ``packed`` know by their hash are not read; without ``packed`` nothing is packed. Others
    are read in the processes of a pool, which begin at once, or where there is none when they are asked for.
    """

    def __init__(
        self, store: GraphStore, built: str, base: str | None, kept: Kept, packed: Packed | None, pool: Executor | None
    ) -> None:
        self._names, self._kept, self._packed = names(store), kept, packed
        self._new: Iterator[Read]
        new = [name for name, sha256 in self._names.items() if self._known(name, sha256) is None]
        pack = packed is not None
        if pool:
            self._new = pool.map(partial(read_beside, built, base, pack), new, chunksize=_BATCH)
        else:
            self._new = map(partial(read, store, base, pack), new)

    def _known(self, name: str, sha256: str) -> Numbers | None:
        """The numbers of a graph that need not be read."""
        return self._kept.of(name, sha256) if not self._packed or self._packed.has(name, sha256) else None

    def __iter__(self) -> Iterator[tuple[str, str, Read]]:
        for name, sha256 in self._names.items():
            numbers = self._known(name, sha256)
            if numbers is None:
                yield name, sha256, next(self._new)
            else:
                yield name, sha256, Read(self._packed.of(name) if self._packed else b"", numbers)
