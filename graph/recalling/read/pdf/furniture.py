"""Page furniture: running heads, page counters, job numbers and bar codes, printed on a page and no part of the text.

It stands in the margins above and below, and is known by what it says, by saying what the first page says in another
size, or by coming again on other pages at the same height.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..running import COUNTER, FOOT, HEAD
from .lines import Line
from .pages import Page

_MARGIN = 0.125  # part of the height of a page
_OFTEN = 3  # pages


@dataclass(frozen=True)
class Sheet:
    """A page and the lines on it, by column."""

    page: Page
    flows: tuple[tuple[str, tuple[Line, ...]], ...]

    @property
    def lines(self) -> list[Line]:
        return [line for _, lines in self.flows for line in lines]


def strip(sheets: Sequence[Sheet], body: float) -> tuple[list[Sheet], list[str]]:
    """The sheets without furniture, and what was left out. ``body`` is the size of the text."""
    again = Counter(key for sheet in sheets for key in {_key(line) for line in sheet.lines})
    often = max(_OFTEN, len(sheets) / 3)  # facing pages have heads of their own
    title = _plain(" ".join(line.text for line in sheets[0].lines)) if sheets else ""
    removed: list[str] = []
    stripped: list[Sheet] = []
    for number, sheet in enumerate(sheets, start=1):
        head = _end_of_head(sheet, title, body) if number > 1 else 0.0
        furniture = {
            line
            for line in sheet.lines
            if line.y < head
            or _is_foot(line, sheet)
            or (number > 1 and _is_head(line, sheet, title, body))
            or (_is_in_margin(line, sheet) and not line.note and re.fullmatch(COUNTER, line.text))
            or (again[_key(line)] >= often and _is_in_margin(line, sheet) and _stands_alone(line, sheet))
        }
        removed += [line.text for line in sheet.lines if line in furniture]
        flows = tuple((column, tuple(li for li in lines if li not in furniture)) for column, lines in sheet.flows)
        stripped.append(Sheet(sheet.page, flows))
    return stripped, removed


def _is_in_margin(line: Line, sheet: Sheet) -> bool:
    return not _MARGIN * sheet.page.height <= line.y <= (1 - _MARGIN) * sheet.page.height


def _stands_alone(line: Line, sheet: Sheet) -> bool:
    """Whether white parts a line from the text, and it is none of it: no note, no rule above the notes."""
    others = (abs(other.y - line.y) for other in sheet.lines if other.y != line.y)
    return min(others, default=100.0) > 2 * line.size and not line.note and not line.text.startswith("___")


def _is_foot(line: Line, sheet: Sheet) -> bool:
    is_below = line.y > (1 - _MARGIN) * sheet.page.height and not line.note
    return is_below and FOOT.fullmatch(line.text) is not None


def _is_head(line: Line, sheet: Sheet, title: str, body: float) -> bool:
    if line.y >= _MARGIN * sheet.page.height:
        return False
    return HEAD.fullmatch(line.text) is not None or _says_title(line, title, body)


def _says_title(line: Line, title: str, body: float) -> bool:
    """Whether a line in the margin, smaller than the text, says what the first page says: it runs on every page."""
    return line.size < 0.95 * body and len(line.text) > 5 and _plain(line.text) in title


def _end_of_head(sheet: Sheet, title: str, body: float) -> float:
    """The height of the rule below the running head, or 0. A rule of a table has other lines above it."""
    height, width = sheet.page.height, sheet.page.width
    spans: Counter[int] = Counter()
    for ruling in sheet.page.rulings:
        if ruling.y < _MARGIN * height:
            spans[round(ruling.y)] += round(ruling.x1 - ruling.x0)
    for y in sorted(spans):
        above = [line for line in sheet.lines if line.y < y]
        if spans[y] > 0.5 * width and above and any(_is_head(line, sheet, title, body) for line in above):
            return float(y)
    return 0.0


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def _key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text), round(line.y / 4)
