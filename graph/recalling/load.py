"""Sending the graph that a build wrote to a SPARQL server: each named graph, and the merges to which questions are put.

The merge of the mode ``full`` becomes the default graph, that of ``text`` a graph of its own name.

A graph goes in parts: the first replaces what the server has under its name, the others add to it. What has arrived is
written down, by the hash of the graph: who sends again, after a fault or another build, sends only what is missing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TextIO

import pyoxigraph as ox

from .endpoint import Server
from .errors import OutputError
from .store import GraphStore, merge_of

PART = 50_000
"""Triples in a part, at most."""

RECORDS = "sent"
"""The folder, in that of the build, with what each server has got."""


@dataclass(frozen=True)
class Loaded:
    """What a server has now: how many graphs were sent, had arrived before, and were removed; triples sent."""

    sent: int
    known: int
    removed: int
    triples: int


def load(
    folder: str | Path, server: Server, *, again: bool = False, part: int = PART,
    progress: Callable[[str], None] = lambda _: None,
) -> Loaded:  # fmt: skip
    """Send the graph of a build to the Graph Store Protocol of a server; with ``again``, all of it.

    Raises ``LookupFailed`` where there is no graph, ``EndpointError`` where the server refuses or does not answer.
    """
    store = GraphStore.open(folder)
    graphs: dict[str, Callable[[], Iterator[ox.Triple]]]
    graphs = {g.value: partial(store.triples, g) for g in sorted(store.named_data(), key=str)}
    graphs |= {merge_of("text", store.iris).value: partial(store.merge, "text"), "": partial(store.merge, "full")}
    with ExitStack() as stack:
        record = _Record(Path(folder) / RECORDS / f"{hashlib.sha256(server.url.encode()).hexdigest()[:16]}.txt", stack)
        if again or not _still_there(record, server):
            record.forget()
        gone = [graph for graph in record.parts if graph not in graphs]
        for graph in gone:
            server.remove(graph)
            record.write(graph, "", 0)
        sent = triples = 0
        for number, (graph, read) in enumerate(graphs.items(), start=1):
            n = _send(graph, read, server, record, part)
            sent, triples = sent + (n > 0), triples + n
            if n:
                progress(f"sending: graph {number:,} of {len(graphs):,}, {triples:,} triples")
    return Loaded(sent, len(graphs) - sent, len(gone), triples)


def _still_there(record: _Record, server: Server) -> bool:
    """Whether a server still has what it got: a server that was emptied has lost the first graph as well."""
    first = next((graph for graph in record.parts if graph), None)
    return first is None or server.has(first)


def _send(graph: str, read: Callable[[], Iterator[ox.Triple]], server: Server, record: _Record, part: int) -> int:
    """Send what a server has not got of a graph. How many triples these were."""
    name = _hash(read(), part)
    before, begin = record.parts.get(graph, ("", 0))
    if before != name:
        begin = 0
        record.write(graph, "", 0)  # from now on the server has no whole graph of this name
    sent = 0
    for number, lines in enumerate(_parts(read(), part)):
        if number >= begin:
            (server.add if number else server.put)(graph, "".join(lines).encode())
            record.write(graph, name, number + 1)
            sent += len(lines)
    return sent


def _hash(triples: Iterable[ox.Triple], part: int) -> str:
    """The name of a graph that is sent in parts of this size."""
    digest = hashlib.sha256(str(part).encode())
    for triple in triples:
        digest.update(f"{triple}\n".encode())
    return digest.hexdigest()


def _parts(triples: Iterable[ox.Triple], part: int) -> Iterator[list[str]]:
    waiting = (f"{triple} .\n" for triple in triples)
    while lines := [*islice(waiting, part)]:
        yield lines


class _Record:
    """What a server has got: by graph, the hash of it and how many of its parts. A line each time that one arrived."""

    def __init__(self, path: Path, stack: ExitStack) -> None:
        self.parts: dict[str, tuple[str, int]] = {}
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            for line in path.read_text("utf-8").splitlines() if path.exists() else ():
                match line.split("\t"):
                    case [graph, name, number, "."]:  # a line that was cut short has no full stop
                        self._know(graph, name, int(number))
            self._file: TextIO = stack.enter_context(path.open("a", encoding="utf-8"))
            self._file.write("\n")  # after a line that was cut short
        except OSError as error:
            raise OutputError(f"cannot be written to ({error.strerror})", where=str(path)) from None

    def write(self, graph: str, name: str, number: int) -> None:
        self._know(graph, name, number)
        self._file.write(f"{graph}\t{name}\t{number}\t.\n")
        self._file.flush()

    def forget(self) -> None:
        self.parts.clear()
        self._file.truncate(0)

    def _know(self, graph: str, name: str, number: int) -> None:
        if number:
            self.parts[graph] = name, number
        else:
            self.parts.pop(graph, None)
