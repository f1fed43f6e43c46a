"""Reading: a file in one of the known formats becomes a layout of blocks with offsets into its characters.

A format is one module and one row of ``FORMATS``. A format that is text (Markdown) keeps the text of the file as it
is; any other gives a plain text of its own, which the layout carries (see ``builder``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import SourceError
from ..model import Layout
from . import akn, markdown, pdf, web, word
from .archives import LARGEST
from .original import Original
from .places import files_at


@dataclass(frozen=True, slots=True)
class Format:
    """An input format: its name, the endings of its files, and the function that lays a file out."""

    name: str
    suffixes: tuple[str, ...]
    lay_out: Callable[[Original], Layout]


FORMATS: tuple[Format, ...] = (
    Format("markdown", (".md", ".markdown", ".txt"), markdown.lay_out),
    Format("akn", (".xml",), akn.lay_out),
    Format("pdf", (".pdf",), pdf.lay_out),
    Format("docx", (".docx",), word.lay_out),
    Format("html", (".html", ".htm"), web.lay_out),
)
_ADVICE = {".doc": "save it as .docx", ".rtf": "save it as .docx", ".odt": "save it as .docx"}


def read(path: str | Path) -> Layout:
    """Read one file. Raises ``SourceError`` where it is missing, empty, too large, damaged or of no known format."""
    return lay_out(open_file(path))


def open_file(path: str | Path) -> Original:
    """The bytes of one file of a known format. Raises ``SourceError`` where there is none."""
    file = Path(path)
    try:
        missing = not file.exists()
    except OSError:  # a name that no file can have
        missing = True
    if missing:
        raise SourceError("there is no such file", where=str(path), do="give the path of a resolution")
    if file.is_dir():
        raise SourceError("this is a folder, not a file", where=str(path), do="give the path of one resolution")
    if not file.is_file():  # a pipe or a device, which may never end
        raise SourceError("this is no regular file", where=str(path), do="copy what it gives into a file")
    _format_of(file.name, str(path))
    name = file.name.encode("utf-8", "replace").decode("utf-8")  # a name may hold bytes that are no characters
    try:
        return Original(file.read_bytes(), name, str(path))
    except OSError as error:
        reason = f"cannot be read ({error.strerror})"
        raise SourceError(reason, where=str(path), do="check its permissions") from None


def suffixes() -> tuple[str, ...]:
    """The endings of the files that can be read."""
    return tuple(suffix for f in FORMATS for suffix in f.suffixes)


def files_of(place: str | Path) -> Iterator[Path]:
    """The files behind a path: itself, or every file of a known format in a folder. Raises ``SourceError``."""
    return files_at(place, suffixes())


def lay_out(original: Original) -> Layout:
    """Read what is in memory already, in the format that its name tells. Raises ``SourceError`` as ``read`` does."""
    return _format_of(original.name, original.where).lay_out(_checked(original))


def _format_of(name: str, where: str) -> Format:
    suffix = Path(name).suffix
    chosen = next((f for f in FORMATS if suffix.lower() in f.suffixes), None)
    if chosen is None:
        raise SourceError(
            f"no reader for {suffix or 'a file without an ending'!r}",
            where=where,
            do=_ADVICE.get(suffix.lower(), f"give a file that ends in one of {', '.join(suffixes())}"),
        )
    return chosen


def _checked(original: Original) -> Original:
    if not original.data.strip():
        raise SourceError("the file is empty", where=original.where, do="give a file with the text of a resolution")
    if len(original.data) > LARGEST:
        raise SourceError(
            f"the file has {len(original.data):,} bytes, more than a resolution can have",
            where=original.where,
            do="split it into single resolutions",
        )
    return original
