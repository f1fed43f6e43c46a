"""Parts of regular expressions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate
from typing import Protocol, TypeVar

_MARKS = re.compile("[“”]")


def alternatives(words: Iterable[str]) -> str:
    """Words as the alternatives of a regular expression, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def is_quoted(text: str, at: int) -> bool:
    """Whether an offset lies inside quotation marks. Apostrophes look like single ones and are not counted.

    A paragraph that is quoted as a whole, as in the statements of the President of the Security Council, is not.
    """
    if "“" not in text:
        return False
    offsets, depths = _quotation_marks(text)
    before = bisect_left(offsets, at)
    return before > 0 and depths[before - 1] > (1 if text.startswith("“") and _closes_last(text) else 0)


@lru_cache(maxsize=16)
def _quotation_marks(text: str) -> tuple[list[int], list[int]]:
    """Where quotation marks stand, and how many are open behind each."""
    marks = list(_MARKS.finditer(text))
    return [m.start() for m in marks], list(accumulate(1 if m[0] == "“" else -1 for m in marks))


@lru_cache(maxsize=16)
def _closes_last(text: str) -> bool:
    """Whether the quotation marks with which a text begins close at its end, or in a later paragraph."""
    depth = 0
    for mark in _MARKS.finditer(text):
        depth += 1 if mark[0] == "“" else -1
        if depth == 0:
            return mark.end() >= len(text) - 1
    return True


def arranged(words: Iterable[str]) -> str:
    """Words as a regular expression by their common beginnings, which is tried faster than one word after the other.

    "States", "State", "Stay" -> Sta(?:te(?:s)?|y). The longest word that fits is tried first, as in ``alternatives``.
    """
    following: dict[str, set[str]] = {}
    for word in words:
        following.setdefault(word[:1], set()).add(word[1:])
    ends = following.pop("", None) is not None
    branches = [re.escape(letter) + arranged(rests) for letter, rests in sorted(following.items())]
    if len(branches) == 1 and not ends:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if ends else ''}" if branches else ""


class Placed(Protocol):
    """Anything that stands at a place in a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=Placed)


def outermost(found: Iterable[P]) -> list[P]:
    """What stands at places of a text, in order and without what begins inside another; the longer goes first."""
    kept: list[P] = []
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


class Places:
    """Places of a text, asked what lies in one of them, in time that grows with the logarithm of their number."""

    def __init__(self, places: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(places)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))  # the farthest end of a place and those before

    def __contains__(self, at: int) -> bool:
        """Whether an offset lies in one of the places."""
        return self.hold(at, at + 1)

    def hold(self, start: int, end: int) -> bool:
        """Whether an interval lies in one of the places."""
        before = bisect_right(self._starts, start)
        return before > 0 and self._ends[before - 1] >= end

    def meet(self, start: int, end: int) -> bool:
        """Whether an interval has characters in common with one of the places."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._ends[before - 1] > start
