"""The text: spans of the source, blocks of its layout, and the text as a person reads it.

Two kinds of offset occur. *Source offsets* count code points of the text of the file as it was decoded; a ``Span``
holds them. *Reading offsets* count characters of a ``ReadingText``: markup and footnote markers taken out, lines
and pages joined. A ``ReadingText`` leads from one to the other.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A contiguous stretch of the source text: code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True)
class SourceText:
    """The exact characters that were read, and the name and hash of the file they come from.

    Where the format is not text, ``text`` was made by its reader and has a hash of its own. ``page_starts`` are the
    source offsets at which pages begin, where there are pages.
    """

    name: str
    text: str
    sha256: str
    format: str
    text_sha256: str | None = None
    page_starts: tuple[int, ...] = ()

    @property
    def sha12(self) -> str:
        """The first 12 digits of the hash: the name of the source in IRIs."""
        return self.sha256[:12]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", self.text))]

    def line(self, offset: int) -> int:
        """The line, counted from 1, in which a source offset lies."""
        return bisect_right(self._line_starts, offset)

    def page(self, offset: int) -> int | None:
        """The page, counted from 1, on which a source offset lies, or None where there are no pages."""
        return bisect_right(self.page_starts, offset) or None

    def quote(self, span: Span) -> str:
        """The characters of a span, markup included."""
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one style, contiguous in the source and free of markup."""

    text: str
    start: int
    italic: bool = False
    superscript: bool = False


@dataclass(frozen=True)
class Block:
    """A block of the layout: a heading, a paragraph, a numbered item or a rule.

    ``number`` is the number printed before an item, without its full stop. ``level`` is that of a heading.
    """

    kind: str  # "heading", "paragraph", "item", "rule"
    runs: tuple[Run, ...]
    span: Span
    number: str | None = None
    level: int = 0

    @cached_property
    def plain(self) -> str:
        """The characters of the block without superscripts, white space as in the source."""
        return "".join([run.text for run in self.runs if not run.superscript])

    @cached_property
    def words(self) -> str:
        """The characters of the block without superscripts, white space folded."""
        return " ".join(self.plain.split())


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something that a reader of the source should look at."""

    code: str
    severity: str  # "error", "warning", "note"
    message: str
    span: Span


@dataclass(frozen=True, slots=True)
class PrintedLink:
    """A link that the source itself makes of some words."""

    span: Span
    href: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of a reading text that are contiguous in the source, apart from markup between them.

    ``piece`` counts the parts into which pages and footnote blocks cut the sentence.
    """

    start: int
    source: int
    length: int
    piece: int


@dataclass(frozen=True)
class ReadingText:
    """A text as a person reads it, with the way back to the source."""

    text: str
    stretches: tuple[Stretch, ...]

    def __len__(self) -> int:
        return len(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.stretches]

    def _stretch_at(self, offset: int) -> int:
        """The position of the last stretch that begins at a reading offset or before it."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def source_offset(self, offset: int) -> int:
        """The source offset of the character at a reading offset."""
        stretch = self.stretches[self._stretch_at(offset)]
        return stretch.source + min(offset - stretch.start, stretch.length)

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The source spans of a reading interval: one for each piece, markup inside a piece included."""
        bounds: dict[int, tuple[int, int]] = {}
        for at in range(self._stretch_at(start), len(self.stretches)):
            s = self.stretches[at]
            if s.start >= end:
                break
            low, high = max(start, s.start), min(end, s.start + s.length)
            if low < high:
                first = s.source + (low - s.start)
                last = s.source + (high - s.start)
                kept = bounds.get(s.piece)
                bounds[s.piece] = (kept[0], last) if kept else (first, last)
        return tuple(Span(a, b) for a, b in bounds.values())

    @property
    def whole(self) -> tuple[Span, ...]:
        """The source spans of the whole text."""
        return self.spans(0, len(self.text))
