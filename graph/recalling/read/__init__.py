"""Reading: a file in one of the known formats becomes a layout of blocks with offsets into its characters.

A format is one module and one row of ``FORMATS``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..errors import SourceError
from ..model import Layout, SourceText
from . import markdown

_LARGEST = 50 * 1024 * 1024  # bytes; a resolution has some thousand words


@dataclass(frozen=True, slots=True)
class Format:
    """An input format: its name, the endings of its files, and the function that lays its text out."""

    name: str
    suffixes: tuple[str, ...]
    lay_out: Callable[[SourceText], Layout]


FORMATS: tuple[Format, ...] = (Format("markdown", (".md", ".markdown", ".txt"), markdown.lay_out),)


def read(path: str | Path) -> Layout:
    """Read one file. Raises ``SourceError`` where it is missing, empty, too large, binary or of no known format."""
    file = Path(path)
    try:
        missing = not file.exists()
    except OSError:  # a name that no file can have
        missing = True
    if missing:
        raise SourceError("there is no such file", where=str(path), do="give the path of a resolution")
    if file.is_dir():
        raise SourceError("this is a folder, not a file", where=str(path), do="give the path of one resolution")
    chosen = next((f for f in FORMATS if file.suffix.lower() in f.suffixes), None)
    if chosen is None:
        known = ", ".join(s for f in FORMATS for s in f.suffixes)
        raise SourceError(
            f"no reader for {file.suffix or 'a file without an ending'!r}",
            where=str(path),
            do=f"give a file that ends in one of {known}",
        )
    try:
        data = file.read_bytes()
    except OSError as error:
        raise SourceError(f"cannot be read ({error.strerror})", where=str(path), do="check its permissions") from None
    return chosen.lay_out(decode(data, file.name, chosen.name, where=str(path)))


def decode(data: bytes, name: str, format_name: str, *, where: str | None = None) -> SourceText:
    """The text of a file as it is, with the hash of its bytes. Text must be UTF-8 (a byte order mark is allowed)."""
    where = where or name
    if not data.strip():
        raise SourceError("the file is empty", where=where, do="give a file with the text of a resolution")
    if len(data) > _LARGEST:
        raise SourceError(
            f"the file has {len(data):,} bytes, more than a resolution can have",
            where=where,
            do="split it into single resolutions",
        )
    if b"\x00" in data:
        raise SourceError(
            f"the file is binary (a zero byte at offset {data.index(0)})", where=where, do="give its text as UTF-8"
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError(
            f"not UTF-8: byte 0x{data[error.start]:02x}",
            where=f"{where}:{line}",
            do="convert it to UTF-8, for example with iconv -f WINDOWS-1252 -t UTF-8",
        ) from None
    return SourceText(name, text, hashlib.sha256(data).hexdigest(), format_name)
