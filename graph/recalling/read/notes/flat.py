"""The blocks of a layout as one string, with the way back; and what was found in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ...model import Block, Run, Span

_ALIKE = str.maketrans(dict.fromkeys("\r\u00a0\u2007\u2009\u200a\u202f", " ") | dict.fromkeys("‐‑", "-"))
_BETWEEN = "\n\n"  # blocks


@dataclass(frozen=True, slots=True)
class Note:
    """The body of a note, text[body:end]. Its number is printed at ``start``; where that is ``body``, it is not."""

    number: str
    start: int
    body: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """Digits that may be a marker. text[start:end] is more than the digits: a space before them, a slash behind.

    ``weight`` says how much their place speaks for a marker: 4 is sure but for the order, 1 is no more than possible.
    ``word`` is the word before.
    """

    number: int
    start: int
    digits: int
    end: int
    weight: int
    word: str


@dataclass(frozen=True, slots=True)
class Found:
    """Notes and markers that fit together; ``linked`` counts the notes that have a marker.

    ``pure`` says that all markers are set in one way.
    """

    notes: tuple[Note, ...] = ()
    marks: tuple[Mark, ...] = ()
    linked: int = 0
    pure: bool = True

    @property
    def score(self) -> float:
        """What speaks for it: markers set in several ways must explain more than those set in one."""
        return self.linked if self.pure else 0.85 * self.linked


def _alike(text: str) -> str:
    """A text of the same length with one kind of space, hyphen and line end."""
    return re.sub(r"\r(?!\n)", "\n", text).translate(_ALIKE)


@dataclass(frozen=True)
class Flat:
    """The characters of all blocks. Offsets are into ``text``."""

    blocks: tuple[Block, ...]
    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, blocks: tuple[Block, ...]) -> Flat:
        parts, starts, length = [], [], 0
        for block in blocks:
            starts.append(length)
            parts.append("".join(run.text for run in block.runs))
            length += len(parts[-1]) + len(_BETWEEN)
        return cls(blocks, _alike(_BETWEEN.join(parts)), tuple(starts))

    def index(self, offset: int) -> int:
        """The index of the block in which an offset lies."""
        return bisect_right(self.starts, offset) - 1

    def extent(self, index: int) -> tuple[int, int]:
        """Where the characters of a block begin and end."""
        return self.starts[index], self.starts[index] + sum(len(run.text) for run in self.blocks[index].runs)

    def runs(self, start: int, end: int) -> tuple[Run, ...]:
        """The runs of an interval, which must lie within one block."""
        return tuple(self._cut(start, end))

    def _cut(self, start: int, end: int) -> Iterator[Run]:
        index = self.index(start)
        at = self.starts[index]
        for run in self.blocks[index].runs:
            low, high = max(start - at, 0), min(end - at, len(run.text))
            if low < high:
                yield replace(run, text=run.text[low:high], start=run.start + low)
            at += len(run.text)

    def source(self, offset: int) -> int:
        """The source offset of a character."""
        index = self.index(offset)
        at = self.starts[index]
        for run in self.blocks[index].runs:
            if offset < at + len(run.text):
                return run.start + offset - at
            at += len(run.text)
        return self.blocks[index].span.end

    def part(self, index: int, start: int, end: int, runs: tuple[Run, ...], *, note: bool = False) -> Block:
        """A block made of an interval of another. The first part of a block keeps its number and beginning."""
        block, (first, last) = self.blocks[index], self.extent(index)
        begins = block.span.start if start == first else self.source(start)
        ends = block.span.end if end >= last else self.source(end - 1) + 1
        if note or start > first:
            return Block("paragraph", runs, Span(begins, ends))
        return replace(block, runs=runs, span=Span(begins, ends))

    def without(self, intervals: Iterable[tuple[int, int]]) -> str:
        """The text with intervals blanked out, so that offsets hold; each ends a line."""
        text = self.text
        for start, end in intervals:
            text = text[:start] + "\n" * (end - start) + text[end:]
        return text
