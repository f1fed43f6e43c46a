"""The characters of an HTML page, which may lie about how they are encoded."""

from __future__ import annotations

import codecs
import re

from ...errors import SourceError
from ..original import Original

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE
)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_HEAD = 4096  # bytes in which a declaration stands
_CONTROLS = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}


def decode(original: Original) -> str:
    """The text of a page: by its byte order mark, else UTF-8 if it is, else as declared, else Windows-1252.

    Windows-1252 stands for Latin-1 as in browsers. Numbers of characters that mean Windows-1252 (``&#146;``) are not
    decoded here: see ``typographic``. Raises ``SourceError`` where the file is binary.
    """
    data = original.data
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if b"\x00" in data:
        raise SourceError(
            f"no HTML: the file is binary (a zero byte at offset {data.index(0)})",
            where=original.where,
            do="save the page as HTML",
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_declared(data), "replace")


def typographic(text: str) -> str:
    """A text with the quotes and dashes of Windows-1252 for the control characters of the same numbers."""
    return text.translate(_CONTROLS)


def _declared(data: bytes) -> str:
    """The encoding that a page which is not UTF-8 declares, if Python knows it and it is one of single bytes."""
    match = _DECLARED.search(_COMMENT.sub(b"", data[:_HEAD]))
    name = match[1].decode("ascii", "replace").lower() if match else ""
    try:
        known = codecs.lookup(name).name
    except LookupError:
        return "cp1252"
    return "cp1252" if known in ("iso8859-1", "ascii") or known.startswith("utf") else known
