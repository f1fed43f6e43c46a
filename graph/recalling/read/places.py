"""The files behind what a user names: a file, or all that can be read in a folder and in the folders in it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..errors import SourceError


def files_at(place: str | Path, suffixes: Sequence[str]) -> Iterator[Path]:
    """A file itself, whatever its ending; of a folder the files with these endings, in the order of their names.

    Hidden files and folders are left out, and links to folders are not followed, so a loop of links ends. Raises
    ``SourceError`` where a folder cannot be looked into or holds no such file.
    """
    path = Path(place)
    if not path.is_dir():
        yield path
        return
    found = False
    for folder, inside, names in os.walk(path, onerror=_refuse):
        inside[:] = sorted(name for name in inside if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(tuple(suffixes)) and not name.startswith("."):
                found = True
                yield Path(folder, name)
    if not found:
        raise SourceError("no document in this folder", where=str(path), do=f"give files in {', '.join(suffixes)}")


def _refuse(error: OSError) -> None:
    raise SourceError(
        f"cannot be looked into ({error.strerror})", where=str(error.filename), do="check its permissions"
    ) from None
