"""The main job: sources in, a validated graph and everything made of it out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..authority import BASE
from ..errors import RecallingError
from ..files import move_into, staging
from ..rdf.namespaces import Iris
from ..rdf.serialise import nquads
from ..resources import files
from ..store import GraphStore
from ..storing import GraphBytes
from ..validate import Report
from ..validate.engines import engine_named
from .cache import Cache
from .check import check
from .cluster import workers_of
from .documents import read_all
from .entry import Document
from .join import Joined
from .loading import Loading
from .outputs import write_files, write_list, write_manifest, write_report
from .place import CACHE, building
from .processes import leave_a_second_start
from .progress import Meter, Progress
from .state import Status, status, write_record

__all__ = ["Built", "Document", "Progress", "Status", "build", "default_sources", "status"]

MANY = 100
"""Up to so many documents, the graph is written in every format, and drawn."""


@dataclass
class Built:
    """What a build made: where, of what, what the shapes say, and what could not be read."""

    out: Path
    documents: list[Document]
    report: Report
    quads: int  # in the graph, without the report
    fresh: int  # how many documents were not known from an earlier build
    files: list[Path] = field(default_factory=list)
    failures: list[RecallingError] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether everything was read and no shape is violated."""
        return not self.failures and self.report.conforms

    def store(self) -> GraphStore:
        """The graph that was built."""
        return GraphStore.open(self.out)


def default_sources() -> list[Path]:
    """The texts that the project ships."""
    return list(files("sources", ".md"))


def build(
    sources: Sequence[str | Path] = (),
    out: str | Path = "build",
    *,
    base: str = BASE,
    engine: str | None = None,
    processes: int | None = None,
    scheduler: str | None = None,
    everything: bool | None = None,
    progress: Progress = lambda _: None,
) -> Built:
    """Build the graph of some files, folders and archives (the project's own where none is given) into a folder.

    What an earlier build into the folder found is used again as long as it holds. The store is replaced in one step,
    and no file is ever half-written. Raises the error of the sources where not one can be read, and ``OutputError``
    where the folder cannot be written to or another build is at work in it.

    The work on each document is done in ``processes`` of this machine, or by the workers of a Dask ``scheduler``: one at
    an address, or one that is started for the build ("local").

    If not said, the engine for the shapes is pyshacl, and the graph is also written in every format and drawn
    (``everything``); of more than ``MANY`` documents the engine is shifty, and the store is written only.
    """
    leave_a_second_start()
    iris = Iris(base)  # refuses a bad base before any work
    engine_named(engine or "pyshacl")
    folder, processes, meter = Path(out), processes or os.cpu_count() or 1, Meter(progress)
    cache = Cache((folder / CACHE).absolute())
    with (
        building(folder) as room,
        staging(folder) as beside,
        workers_of(scheduler, processes, cache.folder) as workers,
    ):
        documents = read_all(sources or default_sources(), cache, iris, workers, meter)
        if not documents.read:
            raise documents.failures[0]
        joined = Joined(documents, cache, iris, workers, meter)
        graphs = joined.graphs()
        loading = Loading(graphs, beside, folder, iris, workers)
        many = len(documents.read) > MANY
        report = check(joined, engine or ("shifty" if many else "pyshacl"), workers, meter)
        results = report.quads(iris)
        write_report(report, results, room, joined)
        skipped: list[str] = []
        quads = sum(g.quads for g in graphs)
        if not many if everything is None else everything:
            skipped = write_files(joined, graphs, room, progress)
        else:
            write_list(joined, room)
        write_manifest(joined, quads, room)
        write_record(sources or default_sources(), documents, quads, report, room)
        made = loading.end(GraphBytes.of("report", nquads(results)), progress)
        cache.tidy(joined.used)
        made += move_into(room, folder)
    return Built(
        folder, documents.read, report, quads, documents.fresh, sorted(made), documents.failures, skipped
    )

