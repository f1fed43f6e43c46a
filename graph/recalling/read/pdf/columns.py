"""Columns: the characters of a page in flows, each read from its top to its end.

The UN prints one column today; its volumes to the 1970s have two. A page has two where a strip near its middle stays
white between lines that fill both sides of it. Lines across the strip part what stands above from what is below.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from .pages import Glyph, Page

_FEWEST_ROWS = 12  # below that a page is too short to tell columns
_NARROWEST = 10  # points of a gutter
_FILLED = 0.7  # part of a column that most of its lines fill
_CROSSED = 0.15  # share of the rows that may cross a gutter

_COLUMNS = ("left", "right", "whole")


@dataclass(frozen=True)
class Flow:
    """Characters that are read together; ``column`` is "whole", "left" or "right"."""

    column: str
    glyphs: tuple[Glyph, ...]


def flows(page: Page, usual: float | None = None) -> list[Flow]:
    """The flows of a page in reading order; ``usual`` is the gutter of other pages, for one with little text."""
    rows = _rows(page.glyphs)
    gutter = _gutter(rows) or (usual if usual and len(_crossing(rows, usual)) <= _CROSSED * len(rows) else None)
    if gutter is None:
        return [Flow("whole", page.glyphs)]
    crossing = _crossing(rows, gutter)
    heights = [(row[0].y, max(g.size for g in row)) for row in crossing]
    found: list[tuple[int, int, Glyph]] = []  # the band, counted by the crossing rows above it; its column; the glyph
    for glyph in page.glyphs:
        above = bisect(heights, (glyph.y, 0.0))
        row = next((i for i in (above - 1, above) if 0 <= i < len(heights) and _is_of(glyph, *heights[i])), None)
        column = 2 if row is not None else 0 if glyph.x0 < gutter else 1
        found.append((above if row is None else row, column, glyph))
    joined: list[tuple[int, list[Glyph]]] = []
    for (_, column), group in groupby(sorted(found, key=lambda f: f[:2]), key=lambda f: f[:2]):
        if not joined or joined[-1][0] != column:
            joined.append((column, []))
        joined[-1][1].extend(glyph for *_, glyph in group)
    return [Flow(_COLUMNS[column], tuple(glyphs)) for column, glyphs in joined]


def usual_gutter(pages: Sequence[Page]) -> float | None:
    """The middle of the gutter that most pages with two columns have."""
    found = sorted(gutter for page in pages if (gutter := _gutter(_rows(page.glyphs))))
    return found[len(found) // 2] if 2 * len(found) >= len(pages) else None


def _crossing(rows: Sequence[Sequence[Glyph]], gutter: float) -> list[Sequence[Glyph]]:
    """The rows in which no white of the width of a gutter stands at its place."""

    def crosses(row: Sequence[Glyph]) -> bool:
        before = max((g.x1 for g in row if g.x0 < gutter), default=None)
        behind = min((g.x0 for g in row if g.x0 >= gutter), default=None)
        if before is None or behind is None:
            return before is not None and before > gutter
        return behind - before < 0.8 * _NARROWEST

    return [row for row in rows if crosses(row)]


def _is_of(glyph: Glyph, height: float, size: float) -> bool:
    """Whether a character belongs to a row that crosses the gutter, raised ones included."""
    return -0.3 * size <= height - glyph.y <= 0.6 * size


def _rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Characters at about the same height, across the page."""
    rows: list[list[Glyph]] = []
    for glyph in sorted((g for g in glyphs if not g.blank), key=lambda g: g.y):
        if rows and glyph.y - rows[-1][0].y <= 0.3 * glyph.size:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return rows


def _gutter(rows: Sequence[Sequence[Glyph]]) -> float | None:
    """The middle of the white strip that parts two columns, if there is one."""
    if len(rows) < _FEWEST_ROWS:
        return None
    words = [_words(row) for row in rows]
    left, right = min(row[0][0] for row in words), max(row[-1][1] for row in words)
    width = int(right - left) + 1
    covered = Counter(x for row in words for a, b in row for x in range(int(a - left), int(b - left) + 1))
    middle = range(int(0.3 * width), int(0.7 * width))
    strip = _longest([x for x in middle if covered[x] <= _CROSSED * len(rows)])
    if len(strip) < _NARROWEST:
        return None
    whitest = min(covered[x] for x in strip)
    white = _longest([x for x in strip if covered[x] == whitest])
    gutter = left + (white[0] + white[-1] + 1) / 2
    wide = (row for row in words if row[-1][1] - row[0][0] > _NARROWEST)  # raised numbers are no rows
    apart = [row for row in wide if not any(a < gutter < b for a, b in row)]
    return gutter if _is_filled(apart, left, gutter) and _is_filled(apart, gutter, right) else None


def _is_filled(rows: Sequence[Sequence[tuple[float, float]]], start: float, end: float) -> bool:
    """Whether many rows have text between two places, and most of them fill what is between."""
    inside = [[(a, b) for a, b in row if start <= (a + b) / 2 <= end] for row in rows]
    widths = [row[-1][1] - row[0][0] for row in inside if row]
    return sum(width > _FILLED * (end - start) for width in widths) > max(len(widths), _FEWEST_ROWS) / 2


def _longest(points: Sequence[int]) -> list[int]:
    """The longest unbroken run of some points."""
    runs: list[list[int]] = [[]]
    for point in points:
        if runs[-1] and point == runs[-1][-1] + 1:
            runs[-1].append(point)
        else:
            runs.append([point])
    return max(runs, key=len)


def _words(row: Sequence[Glyph]) -> list[tuple[float, float]]:
    """The stretches of ink of a row, parted by white that is no word space: not even one of a line set loosely."""
    glyphs = sorted(row, key=lambda g: g.x0)
    gaps = sorted(b.x0 - a.x1 for a, b in pairwise(glyphs) if b.x0 - a.x1 > 0.15 * b.size)
    widest = 2 * median(gaps[:-1]) if gaps[:-1] else 0.0
    found: list[tuple[float, float]] = []
    for glyph in glyphs:
        if found and glyph.x0 - found[-1][1] < max(glyph.size, widest):
            found[-1] = (found[-1][0], max(found[-1][1], glyph.x1))
        else:
            found.append((glyph.x0, glyph.x1))
    return found
