"""The files inside an archive, .tar or .zip, one at a time and in memory: nothing is unpacked on the disk.

Archives come from anywhere. So the name of a member is never used as a path, links and devices are left out, no more
is read of a member than a document may have, and an archive that would unpack to many times its size is refused.
"""

from __future__ import annotations

import lzma
import os
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Container, Iterator
from pathlib import Path
from typing import IO

from ..errors import SourceError

ARCHIVES = (".tar.xz", ".tar.gz", ".tgz", ".tar", ".zip")

LARGEST = 50 * 1024 * 1024
"""Bytes that a document may have; a resolution has some thousand words."""

_SWELLING = 200  # times its size that an archive may unpack to; XML shrinks to a tenth or twentieth
_HARMLESS = 500 * 1024 * 1024  # bytes that an archive may unpack to, however small it is

_DAMAGED = (tarfile.TarError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError)


def names_in(archive: Path) -> list[str]:
    """The names of the files in an archive, sorted. Raises ``SourceError`` where it cannot be read or is a bomb."""
    try:
        sizes = [*(_sizes_in_zip(archive) if _is_zip(archive) else _sizes_in_tar(archive))]
        packed = os.path.getsize(archive)
    except _DAMAGED as error:
        raise _damaged(archive, error) from None
    if sum(size for _, size in sizes) > max(_HARMLESS, _SWELLING * packed):
        raise SourceError(
            f"the archive would unpack to more than {_SWELLING} times its size", where=str(archive), do="do not use it"
        )
    return sorted({name for name, _ in sizes})


def contents_of(
    archive: Path, wanted: Container[str], largest: int = LARGEST
) -> Iterator[tuple[str, bytes | SourceError]]:
    """Some files of an archive with their bytes, in the order of the archive, or why one cannot be read.

    Of a file with more than ``largest`` bytes one byte more than that is given: who gets it sees that it is too large.
    """
    try:
        if _is_zip(archive):
            yield from _of_zip(archive, wanted, largest)
        else:
            with tarfile.open(archive) as opened:
                for member in opened:
                    if member.isfile() and member.name in wanted:
                        content = opened.extractfile(member)
                        yield member.name, b"" if content is None else _read(content, largest)
    except _DAMAGED as error:
        raise _damaged(archive, error) from None


def _is_zip(archive: Path) -> bool:
    return archive.name.lower().endswith(".zip")


def _sizes_in_tar(archive: Path) -> Iterator[tuple[str, int]]:
    with tarfile.open(archive) as opened:
        for member in opened:
            if member.isfile():
                yield member.name, member.size


def _sizes_in_zip(archive: Path) -> Iterator[tuple[str, int]]:
    with zipfile.ZipFile(archive) as opened:
        for member in opened.infolist():
            if _is_file(member):
                yield member.filename, member.file_size


def _of_zip(archive: Path, wanted: Container[str], largest: int) -> Iterator[tuple[str, bytes | SourceError]]:
    """A damaged member of a .zip leaves the others whole."""
    with zipfile.ZipFile(archive) as opened:
        for member in opened.infolist():
            if not _is_file(member) or member.filename not in wanted:
                continue
            where = f"{archive}:{member.filename}"
            if member.flag_bits & 1:
                locked = SourceError("locked with a password", where=where, do="unpack it by hand")
                yield member.filename, locked
                continue
            try:
                with opened.open(member) as content:
                    data: bytes | SourceError = _read(content, largest)
            except _DAMAGED as error:
                data = SourceError(f"damaged in the archive ({_reason(error)})", where=where, do="get it again")
            yield member.filename, data


def _is_file(member: zipfile.ZipInfo) -> bool:
    """Whether a member of a .zip is a regular file: neither a folder nor, packed on Unix, a link."""
    kind = stat.S_IFMT(member.external_attr >> 16)
    return not member.is_dir() and kind in (0, stat.S_IFREG)


def _read(content: IO[bytes], largest: int) -> bytes:
    return content.read(largest + 1)


def _damaged(archive: Path, error: BaseException) -> SourceError:
    return SourceError(f"the archive cannot be read ({_reason(error)})", where=str(archive), do="fetch it again")


def _reason(error: BaseException) -> str:
    return (str(error) or type(error).__name__).splitlines()[0].rstrip(":")
