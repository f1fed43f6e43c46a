"""Writing without halves: beside the place first, then renamed into it."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import OutputError


def write_file(path: Path, write: Callable[[Path], None]) -> None:
    """Write one file: ``write`` gets a path beside it, which takes its place when all went well."""
    _refuse_folder(path)
    with staging(path.parent) as room:
        write(room / path.name)
        move_into(room, path.parent)


def check_place(path: Path) -> None:
    """Raise ``OutputError`` where a file cannot be written: before the long work of which it is to hold the result."""
    _refuse_folder(path)
    with staging(path.parent):
        pass


def _refuse_folder(path: Path) -> None:
    if path.is_dir():
        raise OutputError("this is a folder, not a file", where=str(path), do="give the name of a file to write")


UNFINISHED = ".unfinished-"
"""How the names of rooms begin: one that is found later was left by a process that was killed."""


@contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """A room inside a folder for files that are not complete; it is gone in the end, whatever happens.

    Raises ``OutputError`` where the folder cannot be made or written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        room = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=folder))
    except OSError as error:
        raise _cannot_write(folder, error, "choose another folder with --out") from None
    try:
        yield room
    except OSError as error:
        raise _cannot_write(folder, error, "make room or choose another folder") from None
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _cannot_write(folder: Path, error: OSError, do: str) -> OutputError:
    why = error.strerror or str(error)  # a store tells why in words of its own
    return OutputError(f"cannot be written to ({why})", where=str(folder), do=do)


def move_into(room: Path, folder: Path) -> list[Path]:
    """Move everything from a room into the folder, each thing in one step; an older folder of the name goes."""
    moved = []
    for item in sorted(room.iterdir()):
        target = folder / item.name
        if item.is_dir() and target.exists():
            old = room / f".old-{item.name}"
            os.replace(target, old)
        os.replace(item, target)
        moved.append(target)
    return moved


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, read piece by piece."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
