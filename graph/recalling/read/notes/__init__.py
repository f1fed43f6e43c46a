"""Footnotes that a text marks without markup: their markers and bodies become superscripts.

Layouts seen: ¹ in the text and before the note; "Rights, 1/ the" with "1/ Resolution 217 A (III)." below; the same
with [1]; bare digits, glued to the word ("Statute1 and") or after a space ("Rights, 1 the"), with notes that begin
with their number, at the end, at the foot of a page, or in the middle of a sentence that a page cut; and notes that
lost their numbers, in the order of the markers.

Nothing is taken for a marker by itself. Notes count as notes, and digits as markers, where they fit together: the
numbers of the notes rise, and the first marker of each stands in the text in the same order. Of the layouts the one
that joins most notes with markers is taken; where none joins at least half of its notes, the text stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...model import Block, Layout, Run
from . import inside, lost, numbered
from .flat import Flat, Found, Note
from .superscripts import is_marked, raise_digits, recover

LONGEST = 1_000_000  # characters; no resolution has half as many


def recognised(layout: Layout) -> Layout:
    """A layout with its footnotes as superscripts."""
    return replace(layout, blocks=recognise(layout.blocks))


def recognise(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with footnotes as superscripts. Where one is marked already, digits are no markers.

    A text that is longer than ``LONGEST`` is left as it is.
    """
    raised = tuple(raise_digits(block) for block in blocks)
    if any(is_marked(run) for block in raised for run in block.runs):
        return tuple(recover(list(inside.parted(raised))))
    if sum(len(run.text) for block in raised for run in block.runs) > LONGEST:
        return raised
    flat = Flat.of(raised)
    best = max((*numbered.find(flat), *lost.find(flat), Found()), key=lambda found: found.score)
    if not best.linked:
        return raised
    return tuple(new for index in range(len(flat.blocks)) for new in _rewritten(flat, index, best))


def _rewritten(flat: Flat, index: int, found: Found) -> Iterator[Block]:
    """A block anew, in parts if notes stand in it."""
    start, end = flat.extent(index)
    at = start
    for note in (n for n in found.notes if n.start in range(start, end)):
        yield from _text(flat, index, found, at, note.start)
        yield flat.part(index, note.start, note.end, _body(flat, index, note), note=True)
        at = note.end
    yield from _text(flat, index, found, at, end)


def _body(flat: Flat, index: int, note: Note) -> tuple[Run, ...]:
    """The runs of a note. A number that its text does not have stands at the beginning of the block."""
    at = flat.blocks[index].span.start if note.start == note.body == flat.starts[index] else flat.source(note.start)
    return (Run(note.number, at, superscript=True), *flat.runs(note.body, note.end))


def _text(flat: Flat, index: int, found: Found, start: int, end: int) -> Iterator[Block]:
    """A part of a block that is no note, with its markers."""
    runs: list[Run] = []
    at = start
    for mark in (m for m in found.marks if start <= m.start < end):
        runs += flat.runs(at, mark.start)
        runs.append(Run(str(mark.number), flat.source(mark.digits), superscript=True))
        at = mark.end
    runs += flat.runs(at, end)
    if (start, end) == flat.extent(index) or any(run.text.strip() for run in runs):
        yield flat.part(index, start, end, tuple(runs))
