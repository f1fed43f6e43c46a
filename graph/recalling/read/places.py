"""The files behind what a user names: a file, or all that can be read in a folder, in the folders in it, in archives.

Nothing is unpacked on the disk.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import SourceError
from .archives import ARCHIVES, contents_of, names_in
from .original import Original


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A file that was found: the path of the file or archive, and the name of the member if it is an archive."""

    file: str
    member: str = ""

    @property
    def name(self) -> str:
        """The name of the file, without its folders."""
        return Path(self.member or self.file).name

    @property
    def where(self) -> str:
        """How to call it in an error."""
        return f"{self.file}:{self.member}" if self.member else self.file

    @property
    def full(self) -> str:
        """How to call it from anywhere."""
        return f"{os.path.abspath(self.file)}:{self.member}" if self.member else os.path.abspath(self.file)


def find(place: str | Path, suffixes: Sequence[str]) -> list[Found]:
    """The files at a place: itself; of a folder those with these endings, in archives, too; the members of an archive.

    In the order of the paths; nothing where there is nothing. Raises ``SourceError`` where a folder or archive cannot
    be read.
    """
    path = Path(place)
    if path.name.lower().endswith(ARCHIVES) and path.is_file():
        found = _members(path, suffixes)
    elif path.is_dir():
        archives = [f for archive in _walk(path, ARCHIVES) for f in _members(archive, suffixes)]
        found = [*(Found(str(file)) for file in _walk(path, suffixes)), *archives]
    else:
        return [Found(str(place))]
    return sorted(found)


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
    for file in _walk(path, suffixes):
        found = True
        yield file
    if not found:
        raise nothing_in(path, suffixes)


def _raise(error: SourceError) -> None:
    raise error


def open_all(
    found: Iterable[Found], refused: Callable[[SourceError], None] = _raise
) -> Iterator[tuple[Found, Original]]:
    """Members of archives with their bytes, archive by archive; ``refused`` is told of those that cannot be read."""
    by_archive: dict[str, dict[str, Found]] = {}
    for item in found:
        by_archive.setdefault(item.file, {})[item.member] = item
    for file, wanted in by_archive.items():
        try:
            for name, data in contents_of(Path(file), wanted):
                item = wanted[name]
                if isinstance(data, SourceError):
                    refused(data)
                else:
                    yield item, Original(data, item.name, item.where)
        except SourceError as error:
            refused(error)


def _walk(folder: Path, suffixes: Sequence[str]) -> Iterator[Path]:
    for here, inside, names in os.walk(folder, onerror=_refuse):
        inside[:] = sorted(name for name in inside if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(tuple(suffixes)) and not name.startswith("."):
                yield Path(here, name)


def _members(archive: Path, suffixes: Sequence[str]) -> list[Found]:
    return [Found(str(archive), name) for name in names_in(archive) if name.lower().endswith(tuple(suffixes))]


def nothing_in(folder: str | Path, suffixes: Sequence[str]) -> SourceError:
    """The error of a folder or archive that holds no document."""
    return SourceError("no document in this folder", where=str(folder), do=f"give files in {', '.join(suffixes)}")


def _refuse(error: OSError) -> None:
    raise SourceError(
        f"cannot be looked into ({error.strerror})", where=str(error.filename), do="check its permissions"
    ) from None
