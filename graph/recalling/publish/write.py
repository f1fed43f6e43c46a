"""Writing the site: page by page, in several processes, and only what changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from importlib.resources import files
from multiprocessing import get_context
from pathlib import Path

from ..errors import OutputError
from ..store import GraphStore
from .addresses import folder_pages, link, name_on_disk
from .catalogue import Catalogue
from .dataset import Dump, describe_dataset, write_dumps
from .graph_data import graph_file
from .hosting import hosting_files
from .lineage import Lineages
from .rdf import DATASET, FORMATS, describe, serialise
from .search import search_files
from .site import Site

_BATCH = 40  # things that a process describes at once

Progress = Callable[[str], None]


@dataclass
class Published:
    """What a run wrote: how many files there are, and how many of them are new or changed."""

    out: Path
    files: int = 0
    changed: int = 0
    things: int = 0
    read: int = 0
    removed: int = 0
    _known: set[str] = field(default_factory=set, repr=False)


def publish(
    built: str | Path = "build",
    out: str | Path = "build/site",
    *,
    base: str | None = None,
    address: str | None = None,
    date: str | None = None,
    processes: int | None = None,
    progress: Progress = lambda _: None,
) -> Published:
    """Write the site of the graph that a build left in a folder.

    ``base`` begins the IRIs (by default those of the graph), ``address`` is where the files will lie (by default the
    base). Files that did not change are left alone; files of an earlier run that have no place any more are removed.
    Raises ``LookupFailed`` where no graph was built and ``OutputError`` where the folder cannot be written to.
    """
    folder = Path(out)
    site = Site(GraphStore.open(built), base, address, date)
    done = Published(folder, things=len(site.paths()), read=site.read)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        progress("packing the graph")
        site.dumps = write_dumps(site.knowledge, Path(built), folder)
        done._known |= {d.file for d in site.dumps}
        progress(f"writing {done.things:,} things")
        setting = _Setting(str(built), base, address, site.date, str(folder), site.catalogue, site.lineages)
        for written in _things(site, setting, processes or os.cpu_count() or 1):
            _note(done, written)
        progress("writing lists, search and the graph")
        pages = [*site.files(), *site.own()]
        for file, text in (*_own(site), *_aliases(pages), *search_files(site), *graph_file(site)):
            _note(done, [(file, write(folder, file, text.encode()))])
        for file, data in (*_static(), *_dataset(site)):
            _note(done, [(file, write(folder, file, data))])
        for file, text in hosting_files(site, pages):
            _note(done, [(file, write(folder, file, text.encode()))])
        done.removed = _remove_others(folder, done._known)
    except OSError as error:
        raise OutputError(
            f"cannot be written to ({error.strerror})", where=str(folder), do="choose another folder with --out"
        ) from None
    return done


def _note(done: Published, written: Iterable[tuple[str, bool]]) -> None:
    for file, changed in written:
        done._known.add(file)
        done.files += 1
        done.changed += changed


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


# --------------------------------------------------------------------------------------------------------- things


@dataclass(frozen=True)
class _Setting:
    """What a process needs to make its own site."""

    built: str
    base: str | None
    address: str | None
    date: str
    out: str
    catalogue: Catalogue
    lineages: Lineages


_site: Site | None = None


def _begin(setting: _Setting) -> None:
    global _site
    _site = Site(GraphStore.open(setting.built), setting.base, setting.address, setting.date, setting.catalogue)
    _site.lineages = setting.lineages


def _describe(task: tuple[list[str], str]) -> list[tuple[str, bool]]:
    assert _site is not None
    return write_things(_site, task[0], Path(task[1]))


def write_things(site: Site, paths: Iterable[str], folder: Path) -> list[tuple[str, bool]]:
    """The page and the descriptions of some things; each file, and whether it is new."""
    written = []
    for path in paths:
        stem = name_on_disk(path)
        written.append((f"{stem}.html", write(folder, f"{stem}.html", site.page(path).encode())))
        triples = describe(site.knowledge, path)
        for name, form in FORMATS.items():
            file = stem + form.suffix
            written.append((file, write(folder, file, serialise(triples, name, site.knowledge.iris))))
    return written


def _things(site: Site, setting: _Setting, processes: int) -> Iterator[list[tuple[str, bool]]]:
    """All things, in as many processes as there are batches for."""
    paths = site.paths()
    acts_first = sorted(paths, key=lambda p: not site.catalogue.entry(p).read)
    batches = [(acts_first[k : k + _BATCH], setting.out) for k in range(0, len(acts_first), _BATCH)]
    if processes == 1 or site.read < 8:
        for some, _ in batches:
            yield write_things(site, some, Path(setting.out))
        return
    with ProcessPoolExecutor(processes, get_context("spawn"), _begin, (setting,)) as pool:
        yield from pool.map(_describe, batches)


# ----------------------------------------------------------------------------------------------- everything else


def _own(site: Site) -> Iterator[tuple[str, str]]:
    for file, make in site.own().items():
        yield file, make()


def _aliases(pages: Iterable[str]) -> Iterator[tuple[str, str]]:
    """For a thing that is a folder, too, a page in the folder that leads to it: hosts may look for it there."""
    for page in folder_pages(iter(pages)):
        file = page.removesuffix(".html") + "/index.html"
        target = link(file, page)
        yield (
            file,
            (
                '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Moved</title>'
                f'<meta http-equiv="refresh" content="0; url={target}"><link rel="canonical" href="{target}"></head>'
                f'<body><p><a href="{target}">The page is here</a>.</p></body></html>\n'
            ),
        )


def _static() -> Iterator[tuple[str, bytes]]:
    """The style sheet, the scripts and what they use."""
    root = files(__package__).joinpath("static")
    waiting = [("assets", root)]
    while waiting:
        place, folder = waiting.pop()
        for item in sorted(folder.iterdir(), key=lambda i: i.name):
            if item.is_dir():
                waiting.append((f"{place}/{item.name}", item))
            else:
                yield f"{place}/{item.name}", item.read_bytes()


def _dataset(site: Site) -> Iterator[tuple[str, bytes]]:
    """The description of the data set, also where crawlers look for it."""
    triples = describe_dataset(site)
    for name, form in FORMATS.items():
        data = serialise(triples, name, site.knowledge.iris)
        yield DATASET + form.suffix, data
        if name == "ttl":
            yield ".well-known/void", data
    yield "SHA256SUMS", "".join(f"{d.sha256}  {d.file}\n" for d in site.dumps).encode()


def _remove_others(folder: Path, known: set[str]) -> int:
    """Remove what an earlier run left and this one did not write; only in a folder that is a site."""
    listing = folder / ".recalling-site"
    before = set(listing.read_text("utf-8").splitlines()) if listing.is_file() else set()
    gone = [f for f in before - known if (folder / f).resolve().is_relative_to(folder.resolve())]
    for file in gone:
        (folder / file).unlink(missing_ok=True)
    listing.write_text("".join(f"{f}\n" for f in sorted(known)), encoding="utf-8")
    return len(gone)


__all__ = ["Dump", "Published", "publish", "write"]
