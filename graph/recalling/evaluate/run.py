"""Scoring many documents, on several processors."""

from __future__ import annotations

import os
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from itertools import islice

from ..errors import SourceError
from ..extract import extract
from ..read import lay_out
from ..read.original import Original
from .peers import score_peer
from .score import Score, score_of
from .structure import score_structure

_BATCH = 24  # documents


def evaluate(originals: Iterable[Original], processes: int | None = None) -> Score:
    """Score the extraction over AKN4UN files. A file that cannot be read is listed in ``unreadable``."""
    total = Score()
    processes = processes or os.cpu_count() or 1
    if processes == 1:
        for original in originals:
            total.add(score_file(original))
        return total
    stream = iter(originals)
    with ProcessPoolExecutor(processes) as pool:
        while batch := list(islice(stream, _BATCH * processes)):
            for score in pool.map(score_file, batch, chunksize=_BATCH // 4):
                total.add(score)
    return total


def score_file(original: Original) -> Score:
    """The score of one file."""
    try:
        extraction = extract(lay_out(original))
    except SourceError as error:
        return Score(unreadable=[str(error)])
    score = score_of(extraction)
    score_peer(extraction, score)
    score_structure(extraction, original, score.structure)
    return score
