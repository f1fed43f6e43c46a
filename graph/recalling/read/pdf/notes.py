"""Footnotes: where they begin on a page, and each with all its lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .lines import Line
from .pages import Ruling

_SEPARATOR = re.compile(r"_{5,}")
_MARK = re.compile(r"\*{1,3}(?!\*)")
_TIGHT = 1.4  # sizes between the lines of notes, at most
_SMALLER = 0.95  # notes are at most this part of the size of the text


def part(lines: Sequence[Line], rulings: Sequence[Ruling], body: float) -> tuple[list[Line], list[Line]]:
    """The lines of the text, and those of the notes: below a short rule at the left, or small and led by a number."""
    text = [line for line in lines if not _SEPARATOR.fullmatch(line.text)]
    if not text:
        return [], []
    left = min(line.x0 for line in text)
    right = max(line.x1 for line in text)
    short = [r.y for r in rulings if 30 < r.x1 - r.x0 < 0.5 * (right - left) and r.x0 < left + 40]
    drawn = [line.y for line in lines if _SEPARATOR.fullmatch(line.text)]
    for y in sorted([*short, *drawn]):
        below = [line for line in text if line.y > y]
        if below and all(line.size < _SMALLER * body or line.note for line in below[:1]):
            return [line for line in text if line.y <= y], below
    end = len(text)
    while end and text[end - 1].size < _SMALLER * body:
        end -= 1
    first = next((i for i in range(end, len(text)) if text[i].note), len(text))
    while end < first < len(text) and text[first].y - text[first - 1].y < _TIGHT * text[first].size:
        first -= 1  # the rest of a note of the page before
    return text[:first], text[first:]


def gather(pages: Iterable[Sequence[Line]]) -> list[list[list[Line]]]:
    """The notes that begin on each page, each with all its lines: those on the next page too, where it is cut."""
    found: list[list[list[Line]]] = []
    last: list[Line] | None = None
    for lines in pages:
        page: list[list[Line]] = []
        last = last if lines else None
        for line in lines:
            if last is None or line.note or _MARK.match(line.text):
                last = [line]
                page.append(last)
            else:
                last.append(line)
        found.append(page)
    return found
