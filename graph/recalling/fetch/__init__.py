"""The UN's open data for a user who has none: archives of documents that ``recalling build`` reads at once.

The archive of a repository is downloaded whole and kept in a hidden folder; the documents that are wanted go from it
into an archive of their own. The terms of the source stand beside it, and ``fetched.json`` tells what came from where.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ..errors import OutputError, RecallingError, SourceError
from ..files import sha256_of, write_file
from ..locks import locked
from .picking import EVERYTHING, Picked, Wanted, pick, terms_of
from .sources import Collection, Sources, load_sources
from .transfer import PATIENT, Manner, Told, download

__all__ = ["Collection", "Fetched", "Manner", "Sources", "Wanted", "fetch", "load_sources"]

RECORD = "fetched.json"
_DOWNLOADS = ".downloads"  # hidden: a build of the folder does not look into it
_EVERY = 2.0  # seconds between two lines of progress

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Fetched:
    """An archive that is there now: its path, documents, whether anything of it is new; the terms as kept beside it."""

    collection: str
    archive: Path
    documents: int
    fresh: bool
    terms: Path


def fetch(
    sources: Sources,
    names: tuple[str, ...] = (),
    out: str | Path = "un-data",
    *,
    wanted: Wanted = EVERYTHING,
    manner: Manner = PATIENT,
    progress: Progress = lambda _: None,
) -> tuple[list[Fetched], list[RecallingError]]:
    """Fetch some collections, or all, into a folder; those that could not be fetched leave the others as they are.

    Raises ``LookupFailed`` where there is no such collection or language, and ``OutputError`` where the folder cannot
    be written to or another process fetches into it.
    """
    for code in wanted.languages:
        if code not in sources.languages:
            raise SourceError(f"there is no language {code!r}", do=f"choose of {', '.join(sources.languages)}")
    chosen, folder = sources.named(names), Path(out)
    done: list[Fetched] = []
    failures: list[RecallingError] = []
    with locked(folder / _DOWNLOADS / "lock", folder, "fetch"):
        for collection in chosen:
            try:
                done.append(_Room(folder, collection).fetch(sources, wanted, manner, progress))
            except RecallingError as error:
                failures.append(error)
            except OSError as error:
                reason = f"cannot be written to ({error.strerror or error})"
                raise OutputError(reason, where=str(out), do="make room or choose another folder with --out") from None
    return done, failures


class _Room:
    """The place of one collection in a folder: what was downloaded, what was made of it, and the record of both."""

    def __init__(self, folder: Path, collection: Collection) -> None:
        self.collection = collection
        self.archive = folder / f"{collection.name}.tar.gz"
        self.terms = folder / f"{collection.name}.TERMS"  # no ending: a build takes it for no document
        kind = ".zip" if collection.address.endswith(".zip") else ".tar.gz"
        self.download = folder / _DOWNLOADS / f"{collection.name}{kind}"
        self._record = folder / RECORD

    def fetch(self, sources: Sources, wanted: Wanted, manner: Manner, progress: Progress) -> Fetched:
        name, before = self.collection.name, self._known()
        progress(f"{name}: asking {self.collection.address}")
        self.download.parent.mkdir(parents=True, exist_ok=True)
        known = before.get("tag", "") if self._is_whole(before) else ""
        arrived = download(
            self.collection.address, self.download, known=known, sha256=self.collection.sha256, manner=manner,
            told=_meter(name, progress),
        )  # fmt: skip
        row = before if arrived is None else {"address": self.collection.address, **asdict(arrived)}
        selection = asdict(wanted)
        if arrived is None and self._has(before, selection):
            return Fetched(name, self.archive, before["documents"], False, self.terms)
        progress(f"{name}: picking the documents")
        picked = self._pick(sources, wanted)
        self._write({**row, **asdict(picked), "wanted": selection, "archive": sha256_of(self.archive)})
        return Fetched(name, self.archive, picked.documents, True, self.terms)

    def _pick(self, sources: Sources, wanted: Wanted) -> Picked:
        """Make the archive. What was downloaded and is no archive is thrown away, to be fetched anew."""
        found: list[Picked] = []
        try:
            said = terms_of(self.download)
        except SourceError:
            self.download.unlink()
            raise
        write_file(self.archive, lambda path: found.append(pick(self.download, path, wanted, sources.languages)))
        write_file(self.terms, lambda path: _write_bytes(path, f"{sources.terms}\n\n".encode() + said))
        return found[0]

    # ------------------------------------------------------------------------------- the record

    def _known(self) -> dict[str, Any]:
        row = _read_record(self._record).get(self.collection.name, {})
        return row if isinstance(row, dict) and row.get("address") == self.collection.address else {}

    def _is_whole(self, row: dict[str, Any]) -> bool:
        return self.download.exists() and sha256_of(self.download) == row.get("sha256")

    def _has(self, row: dict[str, Any], selection: dict[str, Any]) -> bool:
        """Whether the archive is there as it was made, of these documents."""
        same = row.get("wanted") == json.loads(json.dumps(selection))
        return same and self.archive.exists() and sha256_of(self.archive) == row.get("archive")

    def _write(self, row: dict[str, Any]) -> None:
        rows = {**_read_record(self._record), self.collection.name: row}
        text = json.dumps(rows, indent=2, sort_keys=True) + "\n"
        write_file(self._record, lambda path: _write_bytes(path, text.encode()))


def _read_record(path: Path) -> dict[str, Any]:
    """What was fetched before; a record that is gone or damaged costs no more than fetching again."""
    with suppress(OSError, ValueError):
        found = json.loads(path.read_text("utf-8"))
        return found if isinstance(found, dict) else {}
    return {}


def _write_bytes(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _meter(name: str, say: Progress) -> Told:
    """Tells how far a download is: "ga-resolutions: 12.3 of 45.6 MB, 3.2 MB a second"."""
    began = told = time.monotonic()
    first: int | None = None

    def tell(have: int, total: int | None) -> None:
        nonlocal told, first
        first = have if first is None else first
        now = time.monotonic()
        if now - told >= _EVERY:
            told = now
            rate = (have - first) / (now - began)
            of = f" of {total / 1e6:,.1f}" if total else ""
            left = f", {(total - have) / rate:,.0f} s left" if total and rate else ""
            say(f"{name}: {have / 1e6:,.1f}{of} MB, {rate / 1e6:,.1f} MB a second{left}")

    return tell
