"""Whether a graph is still the graph of its sources: what it was built of and by what, and what is another now."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ..errors import LookupFailed, RecallingError
from ..store import store_in
from ..validate import Report
from .documents import Documents, look
from .place import at_work
from .versions import made_by

RECORD = "built.json"


@dataclass(frozen=True)
class Failure:
    """What could not be read: where, what, and what to do."""

    where: str
    what: str
    do: str


@dataclass(frozen=True)
class Status:
    """A graph and its sources. ``changed``, ``added`` and ``removed`` are sources, ``outdated`` what made it.

    ``failures`` are what the build could not read. ``at_work`` is the process of a build that goes on, if one does.
    """

    folder: str
    documents: int
    quads: int
    results: Mapping[str, int]  # of the report, by severity
    changed: tuple[str, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    outdated: tuple[str, ...]
    failures: tuple[Failure, ...]
    at_work: int | None

    @property
    def stale(self) -> bool:
        """Whether a build would make another graph, or at least look."""
        return bool(self.changed or self.added or self.removed or self.outdated)

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "stale": self.stale}


def write_record(
    places: Sequence[str | Path], documents: Documents, quads: int, report: Report, room: Path
) -> None:
    """Write what a graph is built of: the places that were named, each file in them by its hash, and what made it."""
    record = {
        "places": [os.path.abspath(place) for place in places],
        "sources": documents.sources,
        "made_by": made_by(),
        "documents": len(documents.read),
        "quads": quads,
        "results": report.counts(),
        "failures": [asdict(_failure(error)) for error in documents.failures],
    }
    (room / RECORD).write_text(json.dumps(record, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def status(folder: str | Path = "build") -> Status:
    """What is in the graph of a folder, what is stale, and what could not be read and why. Nothing is built.

    Every source is read and hashed. Raises ``LookupFailed`` where no graph was built or nothing tells what of.
    """
    path = Path(folder)
    record = _record(path)
    before: dict[str, str] = record["sources"]
    now = look(record["places"])
    made = made_by()
    return Status(
        folder=str(folder),
        documents=record["documents"],
        quads=record["quads"],
        results=record["results"],
        changed=tuple(sorted(name for name in before.keys() & now.keys() if before[name] != now[name])),
        added=tuple(sorted(now.keys() - before.keys())),
        removed=tuple(sorted(before.keys() - now.keys())),
        outdated=tuple(sorted(name for name in made if record["made_by"].get(name) != made[name])),
        failures=tuple(Failure(**row) for row in record["failures"]),
        at_work=at_work(path),
    )


def _record(folder: Path) -> dict[str, Any]:
    if store_in(folder) is None:
        raise LookupFailed("no graph was built here", where=str(folder), do="run `recalling build` first")
    try:
        found = json.loads((folder / RECORD).read_text("utf-8"))
        if isinstance(found, dict) and {"places", "sources", "made_by"} <= found.keys():
            return found
    except (OSError, ValueError):
        pass
    what = f"nothing tells what this graph was built of ({RECORD} is missing or damaged)"
    raise LookupFailed(what, where=str(folder), do="run `recalling build` again")


def _failure(error: RecallingError) -> Failure:
    return Failure(error.where or "", error.what, error.do or "")
