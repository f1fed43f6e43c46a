"""What others find in the same text: a plain regular expression for the numbers and symbols of the UN.

It knows no body, no list and no footnote: it shows how much of the task is the shape of a number.
"""

from __future__ import annotations

import re

from ..model import Extraction
from .links import linked
from .score import Score

BASELINE = re.compile(
    r"(?<![\w/])(?:[AESTC][A-Z]*/(?:[\w.()-]+/)*[\w.-]*\d[\w.-]*"
    r"|\d{1,4} ?[A-Z]? ?\((?:[IVXLC]+|[12]\d{3})\)|\d{1,4}/\d{1,3})"
)


def score_peer(extraction: Extraction, score: Score) -> None:
    """Count in ``score.peer`` the links whose exact span the regular expression finds, and all that it finds."""
    links = {(link.span.start, link.span.end) for link in linked(extraction)}
    if not links:
        return
    text = extraction.document.source.text
    units = [s for p in extraction.document.paragraphs for s in p.reading.whole]
    units += [f.span for f in extraction.document.footnotes]
    found = {m.span() for u in units for m in BASELINE.finditer(text, u.start, u.end)}
    score.peer["found"] += len(found)
    score.peer["exact"] += len(found & links)
