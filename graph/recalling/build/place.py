"""The folder of a build: one build at a time, and a graph in it that is always whole.

The store is a folder of graphs, each under the hash of its content, and the file ``current.txt`` that names the one that
counts. A new graph is made beside the last one; naming it is one step. A build that is killed leaves the last graph.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import SourceError
from ..files import UNFINISHED, staging
from ..locks import holder, locked
from ..store import CURRENT

CACHE = "cache"
_LOCK = "lock"


@contextmanager
def building(folder: Path) -> Iterator[Path]:
    """A room inside the folder of a build, which no other build uses meanwhile.

    Raises ``OutputError`` where the folder cannot be written to or another build is at work in it.
    """
    fresh = not folder.exists()
    try:
        with locked(folder / CACHE / _LOCK, folder, "build"):
            for left in folder.glob(f"{UNFINISHED}*"):  # by a build that was killed
                shutil.rmtree(left, ignore_errors=True)
            _remove_all_but(folder / "store", current_graph(folder))
            with staging(folder) as room:
                yield room
    except SourceError:
        if fresh:  # nothing could be read: nothing is left behind
            shutil.rmtree(folder, ignore_errors=True)
        raise


def at_work(folder: Path) -> int | None:
    """The process of the build that is at work in a folder, if one is."""
    return holder(folder / CACHE / _LOCK)


def _remove_all_but(stores: Path, name: str | None) -> None:
    if name is not None:
        for path in stores.glob("*/"):
            if path.name != name:
                shutil.rmtree(path, ignore_errors=True)


def current_graph(folder: Path) -> str | None:
    """The name of the graph that counts, if there is one."""
    try:
        return (folder / "store" / CURRENT).read_text("utf-8").strip()
    except OSError:
        return None


def switch(folder: Path, made: Path, name: str) -> None:
    """Make a new graph the one that counts: put it beside the others, name it, and remove the others."""
    stores = folder / "store"
    if stores.is_dir() and (stores / "CURRENT").exists():  # a single store, as builds wrote it before
        shutil.rmtree(stores)
    stores.mkdir(exist_ok=True)
    os.replace(made, stores / name)
    beside = stores / f".{CURRENT}"
    beside.write_text(name + "\n", encoding="utf-8")
    os.replace(beside, stores / CURRENT)
    _remove_all_but(stores, name)
