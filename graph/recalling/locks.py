"""One at a time in a folder: a file that the process at work in it holds locked, and that tells which process it is."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import OutputError


@contextmanager
def locked(path: Path, folder: Path, work: str) -> Iterator[None]:
    """Hold the lock of a folder, at a path inside it, for some ``work``: "build".

    Raises ``OutputError`` where the folder cannot be written to or another process has the lock.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = path.open("a+")
    except OSError as error:
        raise OutputError(
            f"cannot be written to ({error.strerror})", where=str(folder), do="choose another folder with --out"
        ) from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.seek(0)
            raise OutputError(
                f"another {work} is at work here (process {lock.read().strip() or 'unknown'})",
                where=str(folder),
                do="wait until it has ended, or choose another folder with --out",
            ) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def holder(path: Path) -> int | None:
    """The process that holds a lock, if one does."""
    try:
        with path.open("r") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except OSError:
                return int(lock.read().strip() or 0)
    except (OSError, ValueError):
        pass
    return None
