"""SPARQL in processes of their own, which can be ended: a query that takes too long or too much costs one of them.

The server of Oxigraph was tried for this (0.5.13): its time limit does not end a query that only counts, an error
comes behind a status of 200, and SERVICE reaches any address. So the same engine runs here, in workers.
"""

from __future__ import annotations

import io
import multiprocessing
import threading
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any

import pyoxigraph as ox

from ..errors import QueryError, RecallingError
from .guard import names_a_data_set

RESULTS: dict[str, ox.QueryResultsFormat] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
GRAPHS: dict[str, ox.RdfFormat] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}


@dataclass(frozen=True, slots=True)
class Job:
    """A query, the media types for rows and for graphs (None: not acceptable), and the data set it is put to."""

    sparql: str
    rows: str | None
    graph: str | None
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """An HTTP status, a media type and a body."""

    status: int
    media_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take: seconds, bytes of its answer, bytes of memory of its process."""

    seconds: float = 20.0
    answer: int = 64 << 20
    memory: int = 4 << 30


@dataclass(frozen=True, slots=True)
class DataSet:
    """The graphs that a query is put to if it says nothing else: those whose union is its default graph ("" for that
    of the store), and those that it may name.
    """

    default: tuple[str, ...] = ("",)
    named: tuple[str, ...] = ()


class TooLarge(RecallingError):  # noqa: N818 - reads as what happened
    """An answer is larger than allowed."""


class _Bounded(io.BytesIO):
    """A buffer that refuses to grow beyond a size."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def write(self, data: Any) -> int:
        if self.tell() + len(data) > self.most:
            raise TooLarge("the answer is too large", do="ask for less, with LIMIT or COUNT")
        return super().write(data)


# --------------------------------------------------------------------------------------------- inside a process


def _work(connection: Connection, location: str, data: DataSet, limits: Limits) -> None:
    """Answer jobs until the connection ends."""
    _bound_memory(limits.memory)
    store = ox.Store.read_only(location)
    connection.send("ready")
    while True:
        try:
            job = connection.recv()
        except (EOFError, OSError, KeyboardInterrupt):
            return
        connection.send(answer(store, job, data, limits.answer))


def _bound_memory(most: int) -> None:
    try:
        import resource
    except ImportError:  # no such limits on this system
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def answer(store: ox.Store, job: Job, data: DataSet, most: int) -> Reply:
    """The reply to a query: rows or a graph in the format that the job wants, or what is wrong with it."""
    try:
        result = store.query(job.sparql, **_data_set(job, data))
        buffer = _Bounded(most)
        if isinstance(result, ox.QueryTriples):
            if job.graph is None:
                return _refused(406, f"a graph is given as {', '.join(GRAPHS)}")
            ox.serialize(result, buffer, format=GRAPHS[job.graph])
            return Reply(200, job.graph, buffer.getvalue())
        if job.rows is None:
            return _refused(406, f"rows are given as {', '.join(RESULTS)}")
        result.serialize(buffer, format=RESULTS[job.rows])
        return Reply(200, job.rows, buffer.getvalue())
    except SyntaxError as error:
        return _refused(400, f"not a valid SPARQL query: {error}")
    except TooLarge as error:
        return _refused(400, str(error))
    except (OSError, RuntimeError, ValueError, MemoryError) as error:
        return _refused(400, f"the query cannot be answered: {error}")


def _data_set(job: Job, data: DataSet) -> dict[str, Any]:
    """The graphs that a query is put to: those of the request, those that it names itself, or all that are data."""
    if job.default or job.named:
        named = [ox.NamedNode(g) for g in job.named]
        return {"default_graph": [ox.NamedNode(g) for g in job.default], "named_graphs": named}
    if names_a_data_set(job.sparql):
        return {}
    default = [ox.NamedNode(g) if g else ox.DefaultGraph() for g in data.default]
    return {"default_graph": default, "named_graphs": [ox.NamedNode(g) for g in data.named]}


def _refused(status: int, why: str) -> Reply:
    return Reply(status, "text/plain", (why.strip() + "\n").encode())


# --------------------------------------------------------------------------------------------------- around them


@dataclass
class Worker:
    """One process with its end of the connection."""

    location: str
    data: DataSet
    limits: Limits
    process: Any = field(init=False, default=None)
    connection: Connection = field(init=False)

    def start(self) -> None:
        """Start the process; it opens the store while the caller goes on."""
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process = context.Process(
            target=_work, args=(theirs, self.location, self.data, self.limits), daemon=True, name="recalling-sparql"
        )
        self.process.start()
        theirs.close()

    def ready(self, seconds: float = 60.0) -> None:
        """Wait until the store is open."""
        if not self.connection.poll(seconds) or self.connection.recv() != "ready":
            raise QueryError("the graph cannot be opened for queries", do="see the log")

    def ask(self, job: Job) -> Reply:
        """The reply to a job; one that takes too long ends the process, and another one takes its place."""
        try:
            self.connection.send(job)
            if self.connection.poll(self.limits.seconds):
                reply = self.connection.recv()
                assert isinstance(reply, Reply)
                return reply
            why = f"the query took more than {self.limits.seconds:g} seconds: ask for less"
            reply = _refused(504, why)
        except (EOFError, OSError):
            reply = _refused(503, "the query took more memory than it may: ask for less")
        self.stop()
        self.start()
        self.ready()
        return reply

    def stop(self) -> None:
        """End the process at once."""
        if self.process is not None:
            self.process.kill()
            self.process.join(5)
            self.connection.close()
            self.process = None


class Workers:
    """Some workers and a bounded queue before them. Thread-safe; ``ask`` blocks."""

    def __init__(self, location: str, data: DataSet, count: int, waiting: int, limits: Limits) -> None:
        self._idle: list[Worker] = []
        self._all = [Worker(location, data, limits) for _ in range(count)]
        self._free = threading.Semaphore(0)
        self._lock = threading.Lock()
        self._room = threading.Semaphore(count + waiting)
        self.limits = limits

    def start(self) -> None:
        """Start all processes and wait until they are ready."""
        for worker in self._all:
            worker.start()
        for worker in self._all:
            worker.ready()
            self._idle.append(worker)
            self._free.release()

    def ask(self, job: Job) -> Reply:
        """The reply to a job, or at once a refusal where too many wait already."""
        if not self._room.acquire(blocking=False):
            return _refused(503, "too many queries at once: try again in a while")
        try:
            self._free.acquire()
            with self._lock:
                worker = self._idle.pop()
            try:
                return worker.ask(job)
            finally:
                with self._lock:
                    self._idle.append(worker)
                self._free.release()
        finally:
            self._room.release()

    def stop(self) -> None:
        """End all processes."""
        for worker in self._all:
            worker.stop()
