"""The file as it is, before anything is read out of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

from ..errors import SourceError
from ..model import SourceText

_LONGEST = 5_000_000  # characters; the longest of 440 documents of the UN has 370,000


@dataclass(frozen=True)
class Original:
    """The bytes of a file, its name, and how to call it in an error (its path as the user gave it)."""

    data: bytes
    name: str
    where: str

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def decode(original: Original, format_name: str) -> SourceText:
    """The text of a file that is text: UTF-8, a byte order mark allowed. Raises ``SourceError`` for anything else."""
    data, where = original.data, original.where
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
    refuse_too_long(len(text), where)
    return SourceText(original.name, text, original.sha256, format_name)


def refuse_too_long(length: int, where: str) -> None:
    """Raise ``SourceError`` where a text has more characters than a resolution can have."""
    if length > _LONGEST:
        reason = f"the text has {length:,} characters, more than a resolution can have"
        raise SourceError(reason, where=where, do="split it into single resolutions")
