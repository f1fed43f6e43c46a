"""Lines out of characters: baselines, superscripts by size and height, spaces, cells that stand far apart."""

from __future__ import annotations

import itertools
import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from ..builder import Styled
from .pages import Glyph

_SMALLER = 0.85  # a superscript is at most this part of the size of its line
_FARTHEST = 12  # sizes between the number of a note and its text, where a line is set loosely
_NUMBER = re.compile(r"\s*\(?[\w/]{1,6}[.)]\s*")
_CELL = 2.5  # sizes of white between two cells of a line


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, or a cell of one. ``y`` is its baseline, ``size`` that of most of its characters."""

    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    pieces: tuple[Styled, ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def note(self) -> str | None:
        """The footnote number that the line opens with, as a superscript."""
        first = self.pieces[0]
        return first.text.strip() if first.superscript and re.fullmatch(r"\s*\d{1,3}\s*", first.text) else None


@dataclass(slots=True)
class _Row:
    y: float
    size: float  # of most of its characters
    glyphs: list[Glyph]
    raised: list[Glyph] = field(default_factory=list)  # superscripts


def lines(glyphs: Sequence[Glyph]) -> list[Line]:
    """The lines of a flow from top to bottom, cells of one line from left to right."""
    rows = _rows(glyphs)
    _attach(rows)
    return [line for row in rows if row.glyphs for line in _cells(row)]


def _rows(glyphs: Sequence[Glyph]) -> list[_Row]:
    groups: list[list[Glyph]] = []
    for glyph in sorted((g for g in glyphs if not g.blank), key=lambda g: g.y):
        if groups and glyph.y - groups[-1][0].y <= 0.12 * max(glyph.size, groups[-1][0].size):
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
    rows = [_Row(group[0].y, _usual_size(group), group) for group in groups]
    heights = [row.y for row in rows]
    for blank in (g for g in glyphs if g.blank):
        at = bisect(heights, blank.y)
        near = min(rows[max(at - 1, 0) : at + 1], key=lambda r: abs(r.y - blank.y), default=None)
        if near and abs(near.y - blank.y) <= 0.3 * blank.size:
            near.glyphs.append(blank)
    return rows


def _usual_size(glyphs: Sequence[Glyph]) -> float:
    return Counter(round(g.size, 1) for g in glyphs).most_common(1)[0][0]


def _attach(rows: Sequence[_Row]) -> None:
    """Move small characters that stand above or below the baseline of a neighbour into its row."""
    for index, row in enumerate(rows):
        for glyph in list(row.glyphs):
            if glyph.blank:
                continue
            for other in (*rows[index + 1 : index + 4], *rows[max(index - 1, 0) : index]):
                rise = (other.y - glyph.y) / other.size
                if (0.12 < rise < 0.75 or -0.4 < rise < -0.05) and _is_beside(glyph, other):
                    row.glyphs.remove(glyph)
                    (other.raised if rise > 0 else other.glyphs).append(glyph)
                    break


def _is_beside(glyph: Glyph, row: _Row) -> bool:
    """Whether a small character stands directly behind a large one of a row, or before all of them: as a note does."""
    large = [other for other in row.glyphs if not other.blank and glyph.size <= _SMALLER * other.size]
    if not large:
        return False
    if any(-0.2 * other.size < glyph.x0 - other.x1 < other.size for other in large):
        return True
    first = min(large, key=lambda other: other.x0)
    return glyph.text.isdigit() and -0.2 * first.size < first.x0 - glyph.x1 < _FARTHEST * first.size


def _cells(row: _Row) -> Iterator[Line]:
    placed = sorted([*((g, False) for g in row.glyphs), *((g, True) for g in row.raised)], key=lambda p: p[0].x0)
    size = row.size
    gap = 0.25 if any(g.blank for g in row.glyphs) else 0.17  # sizes of white that part words; most files print spaces
    inked = [(g, up) for g, up in placed if not g.blank]
    whites = [b[0].x0 - a[0].x1 for a, b in itertools.pairwise(inked)]
    usual = [w for w in whites if w > gap * size]
    widest = max(_CELL * size, 3 * median(sorted(usual)[:-1] or [0.0]))  # a loosely justified line has no cells
    cell: list[tuple[Glyph, bool]] = []
    end: float | None = None
    for glyph, raised in placed:
        if not glyph.blank:
            if end is not None and glyph.x0 - end > widest and not _is_number(cell):
                yield from _line(cell, row, gap)
                cell = []
            end = max(glyph.x1, end or 0.0)
        cell.append((glyph, raised))
    yield from _line(cell, row, gap)


def _is_number(cell: Sequence[tuple[Glyph, bool]]) -> bool:
    """Whether a cell is the number of a paragraph or a note: its text may stand apart, but belongs to it."""
    return all(raised or g.blank for g, raised in cell) or bool(_NUMBER.fullmatch("".join(g.text for g, _ in cell)))


def _line(cell: Sequence[tuple[Glyph, bool]], row: _Row, gap: float) -> Iterator[Line]:
    inked = [g for g, _ in cell if not g.blank]
    if not inked:
        return
    letters = [g for g, raised in cell if not raised and not g.blank]
    size = _usual_size(letters or inked)
    yield Line(
        x0=min(g.x0 for g in inked),
        x1=max(g.x1 for g in inked),
        y=row.y,
        size=size,
        bold=bool(letters) and all(g.bold for g in letters),
        pieces=tuple(_pieces(cell, gap * size)),
    )


def _pieces(cell: Sequence[tuple[Glyph, bool]], gap: float) -> list[Styled]:
    """The runs of a cell. White is one space, and has the style of what stands before it."""
    pieces: list[Styled] = []
    last: Glyph | None = None
    space = False
    for glyph, raised in cell:
        if glyph.blank:
            space = last is not None
            continue
        if last and glyph.text == last.text and abs(glyph.x0 - last.x0) < 0.12 * glyph.size:
            continue  # printed twice, to look bold
        if last and glyph.x0 - last.x1 > gap:
            space = True
        new = Styled(glyph.text, glyph.italic and not raised, raised, glyph.href)
        if space and pieces and not raised:  # white before a marker is none of the text
            before = pieces[-1]
            href = before.href if new.href == before.href else None
            add(pieces, replace(before, text=" ", superscript=False, href=href))
        add(pieces, new)
        last, space = glyph, space and raised
    return pieces


def add(pieces: list[Styled], piece: Styled) -> None:
    """Add a piece to a list of them; one of the same style as the last goes on with it."""
    if not piece.text:
        return
    if pieces and replace(pieces[-1], text="") == replace(piece, text=""):
        pieces[-1] = replace(pieces[-1], text=pieces[-1].text + piece.text)
    else:
        pieces.append(piece)
