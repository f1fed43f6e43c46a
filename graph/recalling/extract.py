"""One source text, from its file to what it says: read, segment, cite, resolve."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from .authority import Authority, load
from .cite.names import KnownNames
from .model import Extraction, Layout
from .read import read
from .resolve import resolve
from .segment import segment


@cache
def _names(authority: Authority) -> KnownNames:
    return KnownNames.of(authority.names())


def extract(source: str | Path | Layout, authority: Authority | None = None) -> Extraction:
    """What a resolution says: its parts, what they cite, whom they address, what they state.

    ``source`` is a path or a layout that was read already. Raises ``SourceError`` where it cannot be read.
    """
    layout = source if isinstance(source, Layout) else read(source)
    known = authority or load()
    return resolve(segment(layout), known, _names(known))
