"""The files of things: page by page, in several processes, and only those whose data changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing import get_context
from os.path import isfile
from pathlib import Path
from time import monotonic

from ..errors import OutputError
from ..store import GraphStore
from .addresses import name_on_disk
from .made import Counted, Digests, Made, digest, programs
from .rdf import describe, serialise
from .search import paragraphs, text_file, text_script
from .site import Site, Whole

_BATCH = 40  # things that a process describes at once
_FEW = 200  # things for which no other process is started
_SAVED = 60.0  # seconds, after which the record is written again

Written = list[tuple[str, bool]]
"""Files, and whether each is new or changed."""


def write(folder: Path, file: str, data: bytes) -> bool:
    """Write a file of the site where its content is another; whether it was. Never outside the folder."""
    path = folder / file
    if not path.resolve().is_relative_to(folder.resolve()):
        raise OutputError("a path leads out of the site", where=file, do="report this")
    try:
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name[:200]}.new")
    beside.write_bytes(data)
    beside.replace(path)
    return True


def today() -> str:
    """The date, in UTC."""
    return datetime.now(UTC).date().isoformat()


@dataclass(frozen=True)
class Setting:
    """What a site is made of and for."""

    built: str
    out: str
    base: str | None
    address: str | None
    date: str
    formats: tuple[str, ...]

    def site(self, store: GraphStore, whole: Whole | None = None) -> Site:
        """The site; what is known of the whole graph need not be found again."""
        return Site(store, self.base, self.address, self.date, self.formats, whole)


# -------------------------------------------------------------------------------------------------- in a process


@dataclass(frozen=True)
class _Thing:
    """What was written of a thing, and the names of what was read for it."""

    path: str
    written: Written
    names: frozenset[str]


_site: Site | None = None


def _begin(setting: Setting, whole: Whole) -> None:
    global _site
    _site = setting.site(GraphStore.open(setting.built), whole)


def _describe(paths: list[str], folder: str) -> list[_Thing]:
    assert _site is not None
    return [_write(_site, path, Path(folder)) for path in paths]


def _write(site: Site, path: str, folder: Path) -> _Thing:
    """The page and the descriptions of a thing, and the paragraphs of an act for the search."""
    with site.notes.taken() as names:
        found = list(_files(site, path))
    return _Thing(path, [(file, write(folder, file, data)) for file, data in found], frozenset(names))


def _files(site: Site, path: str) -> Iterator[tuple[str, bytes]]:
    stem = name_on_disk(path)
    yield f"{stem}.html", site.page(path).encode()
    triples = describe(site.knowledge, path)
    for name, form in site.formats.items():
        yield stem + form.suffix, serialise(triples, name, site.knowledge.iris)
    if site.catalogue.entry(path).read:
        yield text_file(path), text_script(path, paragraphs(site, path)).encode()


# --------------------------------------------------------------------------------------------------- around them


class Things:
    """All things of a site: those that changed since an earlier run, and the others, whose files are there."""

    def __init__(self, site: Site, setting: Setting, made: Made, before: Made, counted: Counted) -> None:
        self._site, self._setting, self._made = site, setting, made
        self._digests = Digests(site, counted)
        made.common = digest(
            programs(), repr((setting.base, site.address, setting.formats)), repr(sorted(site.catalogue.organs.items()))
        )
        names = before.names()
        self.changed: list[str] = []
        self._kept: list[str] = []
        for path in sorted(site.paths(), key=lambda p: not site.catalogue.entry(p).read):  # those that take long first
            same = before.common == made.common and before.same(path, self._digests, names) and self._there(path)
            (self._kept if same else self.changed).append(path)
        for path in self._kept:
            made.keep(path, before, names)

    def _names_of(self, path: str) -> list[str]:
        """The files of a thing."""
        stem = name_on_disk(path)
        text = [text_file(path)] if self._site.catalogue.entry(path).read else []
        return [f"{stem}.html", *(stem + f.suffix for f in self._site.formats.values()), *text]

    def _there(self, path: str) -> bool:
        return all(isfile(f"{self._setting.out}/{file}") for file in self._names_of(path))

    def write(self, processes: int) -> Iterator[Written]:
        """Write the things that changed; the files of all. Were this run killed, the record says what is there."""
        folder = Path(self._setting.out)
        self._made.save(folder)
        saved = monotonic()
        for path in self._kept:
            yield [(file, False) for file in self._names_of(path)]
        for thing in self._written(processes):
            self._made.note(thing.path, thing.names, self._digests)
            if monotonic() - saved > _SAVED:
                self._made.save(folder)
                saved = monotonic()
            yield thing.written

    def _written(self, processes: int) -> Iterable[_Thing]:
        out = self._setting.out
        if processes == 1 or len(self.changed) < _FEW:
            yield from (_write(self._site, path, Path(out)) for path in self.changed)
            return
        batches = [self.changed[k : k + _BATCH] for k in range(0, len(self.changed), _BATCH)]
        shared = (self._setting, self._site.whole)
        with ProcessPoolExecutor(processes, get_context("spawn"), _begin, shared) as pool:
            for some in pool.map(_describe, batches, [out] * len(batches)):
                yield from some
