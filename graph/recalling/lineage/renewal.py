"""What of an index still holds where the graph has changed: most, when one document among thousands is another.

To read the citations out of the store takes ten times as long as all the rest of an index.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import numpy as np

from .index import CITES, Index, Row, Said
from .sources import Sources

_CITES = "cites"


def same_acts(last: Index, sources: Sources, steps: Iterable[Row]) -> set[str]:
    """The acts of which the citations are the same in the graph with these sources and steps."""
    if not last.sources or last.sources != sources.others:
        return set()
    paths, states = [*last.paths], last.texts
    same = {path for i, path in enumerate(paths) if (state := states[i]) and state == sources.state(path)}
    known = {(paths[last.source[i]], paths[last.target[i]]) for i in _citing(last)}
    return sources.apart(same - {s["from"] for s in steps if s["how"] == _CITES and (s["from"], s["to"]) not in known})


def said_by(last: Index, acts: Collection[str]) -> Said:
    """The citations of some acts."""
    paths = [*last.paths]
    columns = {name: last.cites[name].values.take(last.cites[name].codes) for name in CITES}
    rows = [dict(zip(CITES, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    return {
        (paths[last.source[i]], paths[last.target[i]]): rows[last.cite_start[i] : last.cite_start[i + 1]]
        for i in _citing(last)
        if paths[last.source[i]] in acts
    }


def _citing(index: Index) -> list[int]:
    """The steps that are citations."""
    return np.flatnonzero(index.how.where(_CITES.__eq__)).tolist()
