"""Digits that are printed as superscript characters: ¹ ² ³ ⁴."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...model import Block, Run

_RAISED = re.compile(r"(?<!\bm)(?<!\bkm)(?<!\bcm)(?<!\bmm)[⁰¹²³⁴⁵⁶⁷⁸⁹]+")  # not that of square metres
_FALLEN = re.compile(r"(?<=[,;.])\d{1,3}\s*$")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def is_marked(run: Run) -> bool:
    """Whether a run is a superscript with a digit: a footnote number that needs no guess."""
    return run.superscript and any(c.isdigit() for c in run.text)


def raise_digits(block: Block) -> Block:
    """A block whose superscript characters are superscript runs of plain digits."""
    if not any(_RAISED.search(run.text) for run in block.runs):
        return block
    return replace(block, runs=tuple(new for run in block.runs for new in _split(run)))


def recover(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks of a marked text with the markers that were printed like text: "of UNISPACE+50,1" at a block's end.

    No paragraph ends so. The number must be that of a note that is marked before.
    """
    seen: set[str] = set()
    for block in blocks:
        seen.update(run.text.strip() for run in block.runs if is_marked(run))
        last = block.runs[-1] if block.runs and block.kind in ("paragraph", "item") else None
        fallen = _FALLEN.search(last.text) if last and not last.superscript else None
        if last and fallen and fallen[0].strip() in seen:
            at = fallen.start()
            text, number = last.text[:at], fallen[0].strip()
            marker = Run(number, last.start + at, last.italic, superscript=True)
            block = replace(block, runs=(*block.runs[:-1], replace(last, text=text), marker))
        yield block


def _split(run: Run) -> Iterator[Run]:
    at = 0
    for match in _RAISED.finditer(run.text):
        if at < match.start():
            yield replace(run, text=run.text[at : match.start()], start=run.start + at)
        yield Run(match[0].translate(_PLAIN), run.start + match.start(), run.italic, superscript=True)
        at = match.end()
    if at < len(run.text):
        yield replace(run, text=run.text[at:], start=run.start + at)
