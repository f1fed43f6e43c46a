"""Footnotes: where they begin on a page, each with all its lines, also those that the next page brings."""

from __future__ import annotations

import re
from collections.abc import Sequence

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


def gather(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of the notes of a page, note by note. The first may go on with a note of the page before."""
    found: list[list[Line]] = []
    for line in lines:
        if line.note or _MARK.match(line.text) or not found:
            found.append([line])
        else:
            found[-1].append(line)
    return found


def is_opened(note: Sequence[Line]) -> bool:
    """Whether a note begins here, with its number or its star."""
    return bool(note[0].note or _MARK.match(note[0].text))
