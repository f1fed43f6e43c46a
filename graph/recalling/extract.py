"""One source text, from its file to what it says: read, segment, cite, resolve."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from .authority import Authority, load
from .cite.names import KnownNames
from .errors import RecallingError, SourceError
from .model import Extraction, Layout
from .read import files_of, lay_out, read
from .read.original import Original
from .resolve import resolve
from .segment import segment


@cache
def _names(authority: Authority) -> KnownNames:
    return KnownNames.of(authority.names())


def extract(source: str | Path | Original | Layout, authority: Authority | None = None) -> Extraction:
    """What a resolution says: its parts, what they cite, whom they address, what they state.

    ``source`` is a path, or what was read already: bytes or a layout. Raises ``SourceError`` where it cannot be read.
    """
    layout = source if isinstance(source, Layout) else _layout(source)
    known = authority or load()
    return resolve(segment(layout), known, _names(known))


def _layout(source: str | Path | Original) -> Layout:
    return lay_out(source) if isinstance(source, Original) else read(source)


def extract_each(places: Iterable[str | Path]) -> Iterator[Extraction | SourceError]:
    """The extractions of files and of all files in folders, one by one, so that memory stays flat.

    A source that cannot be read gives its error in its place, and the next one follows.
    """
    for place in places:
        try:
            for path in files_of(place):
                yield attempt(path)
        except SourceError as error:
            yield error


def attempt(source: str | Path | Original) -> Extraction | SourceError:
    """The extraction of a source, or why there is none: one bad file must not cost the other thousand.

    That goes for a fault of this program as well, which is told as one.
    """
    try:
        return extract(source)
    except SourceError as error:
        return error
    except Exception as error:
        where = source.where if isinstance(source, Original) else str(source)
        fault = f"this program failed on it ({type(error).__name__}: {error})"
        return SourceError(fault, where=where, do="please report it")


def extract_all(places: Iterable[str | Path]) -> tuple[list[Extraction], list[RecallingError]]:
    """The extractions of some places, and the errors of what cannot be read. One text is read once."""
    extractions: dict[str, Extraction] = {}
    failures: list[RecallingError] = []
    for result in extract_each(places):
        if isinstance(result, SourceError):
            failures.append(result)
        else:
            extractions.setdefault(result.document.source.sha256, result)
    return list(extractions.values()), failures
