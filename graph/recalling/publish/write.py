"""Writing the site: the pages of things, lists, search and what hosts read, and of all that only what changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from importlib.resources import files
from itertools import chain
from pathlib import Path

from ..errors import OutputError
from ..store import GraphStore
from .addresses import folder_pages, link
from .aside import Aside, Graphs, beside
from .dataset import describe_dataset
from .dumps import Dump, write_dumps
from .graph_data import graph_file
from .hosting import hosting_files
from .made import Made, assets, digest, programs
from .rdf import DATASET, FORMATS, serialise
from .search import paragraphs_in, search_files
from .site import Site
from .things import Setting, Things, today, write

_LISTING = ".recalling-site"  # the files that a run wrote

Progress = Callable[[str], None]


@dataclass
class Published:
    """What a run wrote: how many files there are, how many of them are new or changed, how many pages were made."""

    out: Path
    files: int = 0
    changed: int = 0
    things: int = 0
    read: int = 0
    made: int = 0
    removed: int = 0
    _known: set[str] = field(default_factory=set, repr=False)


def publish(
    built: str | Path = "build",
    out: str | Path = "build/site",
    *,
    base: str | None = None,
    address: str | None = None,
    date: str | None = None,
    formats: Collection[str] = tuple(FORMATS),
    processes: int | None = None,
    progress: Progress = lambda _: None,
) -> Published:
    """Write the site of the graph that a build left in a folder.

    ``base`` begins the IRIs (by default those of the graph), ``address`` is where the files will lie (by default the
    base), ``formats`` are those of RDF that stand beside the pages. Pages that would be made of the same as in an
    earlier run are left alone; files of that run that have no place any more are removed.
    Raises ``LookupFailed`` where no graph was built and ``OutputError`` where the folder cannot be written to.
    """
    folder = Path(out)
    store = GraphStore.open(built)
    setting = Setting(
        str(built), str(folder), base, address, date or today(), tuple(f for f in FORMATS if f in formats)
    )
    before = Made.load(folder)
    whole = digest(programs(), assets(), store.fingerprint, repr(setting))
    try:
        if before.whole == whole and (listed := _all_there(folder)):
            return Published(folder, listed, 0, before.things, before.read)
        folder.mkdir(parents=True, exist_ok=True)
        return _publish(setting, store, before, whole, processes or os.cpu_count() or 1, progress)
    except OSError as error:
        raise OutputError(
            f"cannot be written to ({error.strerror})", where=str(folder), do="choose another folder with --out"
        ) from None


def _publish(
    setting: Setting, store: GraphStore, before: Made, whole: str, processes: int, progress: Progress
) -> Published:
    folder = Path(setting.out)
    made = Made(base=setting.base or "")
    with beside(store, processes) as pool:
        graphs = Graphs(store, setting, before, made, pool)
        aside = Aside(setting.built, pool) if pool else None
        progress("finding what the graph describes")
        site = setting.site(store)
        site.lineages  # noqa: B018 - it is found while others read the graphs
        done = Published(folder, things=len(site.paths()), read=site.read)
        made.things, made.read = done.things, done.read
        progress("packing the graph")
        site.dumps = made.dumps = write_dumps(site.knowledge, Path(setting.built), folder, graphs.packed())
        _note(done, ((d.file, d not in before.dumps) for d in site.dumps))
        progress("comparing with the last run")
        things = Things(site, setting, made, before, graphs.counted())
        progress(f"writing {len(things.changed):,} of {done.things:,} things")
        done.made = len(things.changed)
        for written in things.write(processes):
            _note(done, written)
        progress("writing lists, search and the graph")
        if aside:
            aside.give(site)
    pages = [*site.files(), *site.own()]
    found = search_files(site, partial(paragraphs_in, folder))
    for file, text in chain(_own(site), _aliases(pages), found, graph_file(site), hosting_files(site, pages)):
        _note(done, [(file, write(folder, file, text.encode()))])
    for file, data in chain(_static(), _dataset(site)):
        _note(done, [(file, write(folder, file, data))])
    done.files = len(done._known)
    done.removed = _remove_others(folder, done._known)
    made.whole = whole
    made.save(folder)
    return done


def _all_there(folder: Path) -> int:
    """How many files an earlier run left, if all of them are still there."""
    listed = _listed(folder)
    return len(listed) if all((folder / f).is_file() for f in listed) else 0


def _note(done: Published, written: Iterable[tuple[str, bool]]) -> None:
    for file, changed in written:
        done._known.add(file)
        done.changed += changed


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


def _listed(folder: Path) -> set[str]:
    """The files that an earlier run wrote."""
    listing = folder / _LISTING
    return set(listing.read_text("utf-8").splitlines()) if listing.is_file() else set()


def _remove_others(folder: Path, known: set[str]) -> int:
    """Remove what an earlier run left and this one did not write; only in a folder that is a site."""
    gone = [f for f in _listed(folder) - known if (folder / f).resolve().is_relative_to(folder.resolve())]
    for file in gone:
        (folder / file).unlink(missing_ok=True)
    (folder / _LISTING).write_text("".join(f"{f}\n" for f in sorted(known)), encoding="utf-8")
    return len(gone)


__all__ = ["Dump", "Published", "publish", "write"]
