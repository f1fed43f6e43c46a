"""Digits that are printed as superscript characters: ¹ ² ³ ⁴."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ...model import Block, Run

_RAISED = re.compile(r"(?<!\bm)(?<!\bkm)(?<!\bcm)(?<!\bmm)[⁰¹²³⁴⁵⁶⁷⁸⁹]+")  # not that of square metres
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def is_marked(run: Run) -> bool:
    """Whether a run is a superscript with a digit: a footnote number that needs no guess."""
    return run.superscript and any(c.isdigit() for c in run.text)


def raise_digits(block: Block) -> Block:
    """A block whose superscript characters are superscript runs of plain digits."""
    if not any(_RAISED.search(run.text) for run in block.runs):
        return block
    return replace(block, runs=tuple(new for run in block.runs for new in _split(run)))


def _split(run: Run) -> Iterator[Run]:
    at = 0
    for match in _RAISED.finditer(run.text):
        if at < match.start():
            yield replace(run, text=run.text[at : match.start()], start=run.start + at)
        yield Run(match[0].translate(_PLAIN), run.start + match.start(), run.italic, superscript=True)
        at = match.end()
    if at < len(run.text):
        yield replace(run, text=run.text[at:], start=run.start + at)
