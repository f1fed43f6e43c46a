"""Scoring many documents, on several processors."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import islice

from ..errors import SourceError
from ..extract import attempt
from ..read.original import Original
from .documents import tree_of
from .notes import notes_of, score_ibid, score_notes
from .peers import ALWAYS, score_peer
from .score import Score, score_of
from .structure import score_structure

_BATCH = 24  # documents


def evaluate(originals: Iterable[Original], processes: int | None = None, peers: Sequence[str] = ALWAYS) -> Score:
    """Score the extraction over AKN4UN files. A file that cannot be read is listed in ``unreadable``."""
    total = Score()
    processes = processes or os.cpu_count() or 1
    score = partial(score_file, peers=peers)
    if processes == 1:
        for original in originals:
            total.add(score(original))
        return total
    stream = iter(originals)
    with ProcessPoolExecutor(processes, initializer=_leave_interrupts) as pool:
        while batch := list(islice(stream, _BATCH * processes)):
            for one in pool.map(score, batch, chunksize=_BATCH // 4):
                total.add(one)
    return total


def _leave_interrupts() -> None:
    """A worker leaves Ctrl-C to the process that waits for it, which says so in one line."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def score_file(original: Original, peers: Sequence[str] = ALWAYS) -> Score:
    """The score of one file."""
    extraction = attempt(original)
    if isinstance(extraction, SourceError):
        return Score(unreadable=[str(extraction)])
    score = score_of(extraction)
    for peer in peers:
        score_peer(peer, extraction, score)
    score_ibid(extraction, score.ibid)
    root = tree_of(original) if original.name.endswith(".xml") else None
    if root is not None:
        score_notes(extraction, notes_of(root), score.notes)
        score_structure(extraction, root, score.structure)
    return score
