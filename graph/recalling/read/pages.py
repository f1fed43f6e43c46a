"""Pages of a text that a program took out of a PDF: what they print again and again, and how far in they are set.

pdftotext, pdfminer and pdfium keep running heads, page counters and job numbers among the lines, in an order of their
own, tear the numbers of the notes at the foot of a page away from the notes, and set every page in by as much as the
margin is wide. The notes keep their order, by which they are numbered again (see ``notes.lost``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from .running import COUNTER, JOB, SYMBOL

Line = tuple[int, str]
"""Where a line begins in the text, and its characters."""

_HEAD = re.compile(rf"(?P<symbol>{SYMBOL})(?: (?P<after>\S.*))?|(?P<before>\S.*) (?P<last>{SYMBOL})")
_FOOT = re.compile(rf"{JOB}(?: {COUNTER})?|{COUNTER} {JOB}|\* ?(?:\d ?){{7}}\*|/(?:\.\.\.|…)|Page \d+")
_JOB = re.compile(rf"(?:{COUNTER} )?{JOB}")
_LATER = re.compile(r"\d{1,3} ?/ ?\d{1,3}|\d{6}")  # "2/5", and the date of the job: only in a text that has one
_RULE = re.compile(r"_{6,}")
_NUMBER = re.compile(r"\d{1,3}")
_ZONE = 60  # lines that the notes of a page may have
_MASTHEAD = 20  # lines in which the symbol and the title stand
_NEAR = 2  # lines between a symbol in a running head and the title beside it


def furniture(lines: Sequence[Line]) -> frozenset[int]:
    """Where lines begin that belong to a page and not to the text."""
    words = [" ".join(line.split()) for _, line in lines]
    has_job = any(_JOB.fullmatch(w) for w in words)
    found = {i for i, w in enumerate(words) if _FOOT.fullmatch(w) or (has_job and _LATER.fullmatch(w))}
    found |= _running_heads(words)
    found |= _torn_numbers(words, [line.startswith("\f") for _, line in lines])
    return frozenset(lines[i][0] for i in found)


def _running_heads(words: Sequence[str]) -> set[int]:
    """The lines with the symbol of the document on later pages, and those beside them that repeat its title."""
    first = " ".join([line for line in words if line][:_MASTHEAD])
    symbols: dict[str, list[int]] = {}
    for i, line in enumerate(words):
        match = _HEAD.fullmatch(line)
        rest = (match["after"] or match["before"] or "") if match else ""
        if match and (not rest or _repeats(rest, first) or i < _MASTHEAD):
            symbols.setdefault(match["symbol"] or match["last"], []).append(i)
    symbols = {symbol: places for symbol, places in symbols.items() if places[0] < _MASTHEAD}
    own = max(symbols.values(), key=len, default=[])
    found = set(own[1:])  # the first one is that of the masthead
    for i in own[1:]:
        for direction in (-1, 1):
            seen = 0
            at = i + direction
            while 0 <= at < len(words) and seen < _NEAR and (not words[at] or _repeats(words[at], first)):
                seen += bool(words[at])
                found |= {at} if words[at] else set()
                at += direction
    return found


def _repeats(words: str, first: str) -> bool:
    """Whether a line says again what the first page says: two words at least."""
    return " " in words and words in first


def _torn_numbers(words: Sequence[str], begins_page: Sequence[bool]) -> set[int]:
    """The numbers that stand alone among the notes below a rule."""
    found: set[int] = set()
    left = 0
    for i, line in enumerate(words):
        left = _ZONE if _RULE.fullmatch(line) else 0 if begins_page[i] else max(left - 1, 0)
        if left and _NUMBER.fullmatch(line):
            found.add(i)
    return found


def margins(lines: Sequence[Line]) -> list[int]:
    """For each line the column at which the text of its page begins: that of most of the long lines."""
    found: list[int] = []
    page: list[str] = []
    for _, line in (*lines, (0, "\f")):
        if line.startswith("\f") and page:
            found += [_margin(page)] * len(page)
            page = []
        page.append(line.lstrip("\f").expandtabs())
    return found


def _margin(page: Sequence[str]) -> int:
    widths = [len(line.strip()) for line in page]
    long = max(widths, default=0) * 0.6
    columns = Counter(len(line) - len(line.lstrip()) for line, width in zip(page, widths, strict=True) if width > long)
    return min(columns, key=lambda column: (-columns[column], column), default=0)
