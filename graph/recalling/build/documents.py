"""The documents of a build: each source once, read in parallel, or taken from the cache."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from ..errors import RecallingError, SourceError
from ..rdf.namespaces import Iris
from ..read import open_file, suffixes
from ..read.original import Original
from ..read.places import Found, find, nothing_in, open_all
from .cache import Cache, key_of
from .entry import Content, Document, read_document
from .pool import Lost, Workers, each
from .progress import Meter
from .versions import extraction_version

ROOM = "documents"


@dataclass
class Documents:
    """The documents that were read, in the order of their names; the keys of their results; what could not be read."""

    read: list[Document] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)  # by the hash of the source
    failures: list[RecallingError] = field(default_factory=list)
    fresh: int = 0  # how many were not in the cache
    sources: dict[str, str] = field(default_factory=dict)  # the hash of every file that was found, by its full name

    def key(self, document: Document) -> str:
        return self.keys[document.sha256]


def content(cache: Cache, key: str) -> Content:
    """The extraction and the graphs of a document that was read. Raises ``RecallingError`` where they are gone."""
    found = cache.body(ROOM, key)
    if found is None:
        raise RecallingError("what was read of a document is no longer in the cache", do="run the build again")
    return Content.of(found)


def read_all(
    sources: Sequence[str | Path], cache: Cache, iris: Iris, workers: Workers, meter: Meter
) -> Documents:
    """Read some files, folders and archives. A source that is there twice is read once, by its first name."""
    found, failures = _find(sources)
    chosen: dict[str, Found] = {}
    hashes: dict[str, str] = {}
    for item, original in _open(found, failures):
        hashes[item.full] = original.sha256
        other = chosen.setdefault(original.sha256, item)
        chosen[original.sha256] = min(item, other, key=lambda f: (f.name, f.where))
    result = Documents(failures=failures, sources=hashes)
    result.keys = {sha: key_of(extraction_version(), iris.base, item.name, sha) for sha, item in chosen.items()}
    heads = {sha: cache.head(ROOM, key) for sha, key in result.keys.items()}
    known = {sha: Document.from_json(head) for sha, head in heads.items() if head is not None}
    missing = {item: sha for sha, item in chosen.items() if sha not in known}
    result.fresh = len(missing)
    tasks = ((result.keys[missing[item]], original) for item, original in _open(missing, failures))
    work = partial(_read, cache.folder, iris.base)
    for (_, original), done in meter.each("reading", each(work, tasks, workers), len(missing)):
        if isinstance(done, Lost):
            failures.append(SourceError(done.why, where=original.where, do="report the error with this file"))
        else:
            known[original.sha256] = done
    for sha, document in known.items():
        if document.failure:
            failures.append(document.error(chosen[sha].where))
        else:
            result.read.append(document)
    result.read.sort(key=lambda d: (d.name, d.sha256))
    failures.sort(key=str)
    return result


def look(sources: Sequence[str | Path]) -> dict[str, str]:
    """The hash of every file in some files, folders and archives, by its full name."""
    found, failures = _find(sources)
    return {item.full: original.sha256 for item, original in _open(found, failures)}


def _read(folder: Path, base: str, task: tuple[str, Original]) -> Document:
    """Read one file and keep what is in it. Runs in a worker."""
    key, original = task
    document, kept = read_document(original, Iris(base))
    Cache(folder).write(ROOM, key, document.as_json(), kept.as_bytes())
    return document


def _find(sources: Iterable[str | Path]) -> tuple[list[Found], list[RecallingError]]:
    found: dict[Found, None] = {}
    failures: list[RecallingError] = []
    for source in sources:
        try:
            here = find(source, suffixes())
        except SourceError as error:
            failures.append(error)
            continue
        if not here:
            failures.append(nothing_in(source, suffixes()))
        found.update(dict.fromkeys(here))
    return list(found), failures


def _open(found: Iterable[Found], failures: list[RecallingError]) -> Iterator[tuple[Found, Original]]:
    """The files with their bytes; those that cannot be opened are told once."""
    told = {str(f) for f in failures}

    def refused(error: SourceError) -> None:
        if str(error) not in told:
            failures.append(error)

    members = []
    for item in found:
        if item.member:
            members.append(item)
            continue
        try:
            yield item, open_file(item.file)
        except SourceError as error:
            refused(error)
    yield from open_all(members, refused)
