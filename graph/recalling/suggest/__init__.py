"""Suggesting: what many documents cite and the authority lacks, ranked, as entries for a person to check.

Nothing is written into ``graph/authority``: names and numbers are harvested from the texts, and a text may be wrong.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..authority import Authority, load
from ..cite.names import KnownNames
from ..model import Extraction
from .entry import entry
from .group import Suggestion, group
from .harvest import Found, harvest

__all__ = ["Found", "Suggestion", "entry", "suggest"]


def suggest(
    extractions: Iterable[Extraction], authority: Authority | None = None, top: int | None = None
) -> list[Suggestion]:
    """The instruments, bodies and series that documents cite and the authority lacks, those of most documents first.

    ``authority`` is that of the extractions, by default the files of the project. ``top`` keeps so many.
    """
    known = authority or load()
    names = KnownNames.of(known.names())
    return group(f for x in extractions for f in harvest(x, known, names))[:top]
