"""Names in a text: an index that finds the longest known name at each word."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ..patterns import arranged

_GOES_ON = re.compile(r"\w|[-’'](?!(?<!-)s)[a-z]")
_WORD = re.compile(r"[^\W_](?:[\w-]|[’'](?!s\b)(?=\w))*")  # the "’s" of a possessive is no part of the word
_TOLD_APART = 14  # characters that tell most names from other words; more would only make the pattern larger

Starts = Callable[[str], Sequence[int]]
"""Gives the offsets of a text at which a name may begin, in order."""


@lru_cache(maxsize=16)
def every_word(text: str) -> Sequence[int]:
    """Where the words of a text begin."""
    return [word.start() for word in _WORD.finditer(text)]


def beginnings(names: Iterable[str]) -> Starts:
    """Where the first characters of one of some names stand in a text. Indexes that share this read it once."""
    pattern = re.compile(rf"(?<!\w)(?<!\w[-’'])(?={arranged({name[:_TOLD_APART] for name in names})})")

    @lru_cache(maxsize=16)
    def starts(text: str) -> Sequence[int]:
        return [beginning.start() for beginning in pattern.finditer(text)]

    return starts


class Name(NamedTuple):
    """A known name as it stands in a text, with the path of what it names."""

    start: int
    end: int
    path: str


class NameIndex:
    """Known names. Names are matched as printed: case counts, a word is never cut.

    They are kept in alphabetical order: of the names with which some text begins, the longest is the one right before
    that text in the order, or one with which that one begins.
    """

    def __init__(self, names: Iterable[tuple[str, str]] = (), starts: Starts = every_word) -> None:
        self._starts = starts
        self._paths: dict[str, str] = {}
        self._ordered: list[str] = []
        self._shorter: dict[str, str] = {}  # a name -> the longest other one with which it begins
        self._longest = 0
        for name, path in sorted(names, key=lambda row: row[1]):
            self.add(name, path)

    def add(self, name: str, path: str) -> None:
        """Take in one more name. Of two things that go by one name the first is kept."""
        if name in self._paths or not _WORD.match(name):
            return
        if shorter := self._beginning(name):
            self._shorter[name] = shorter
        for longer in self._going_on(name):
            if len(self._shorter.get(longer, "")) < len(name):
                self._shorter[longer] = name
        self._paths[name] = path
        self._ordered.insert(bisect_left(self._ordered, name), name)
        self._longest = max(self._longest, len(name))

    def _beginning(self, text: str) -> str | None:
        """The longest name with which a text begins."""
        at = bisect_right(self._ordered, text)
        name = self._ordered[at - 1] if at else None
        while name is not None and not text.startswith(name):
            name = self._shorter.get(name)
        return name

    def _going_on(self, name: str) -> Iterator[str]:
        """The names that begin with another."""
        for longer in self._ordered[bisect_right(self._ordered, name) :]:
            if not longer.startswith(name):
                break
            yield longer

    def at(self, text: str, start: int, end: int | None = None) -> Name | None:
        """The longest name that begins at an offset, of the text up to ``end``."""
        end = len(text) if end is None else end
        name = self._beginning(text[start : min(start + self._longest, end)])
        while name is not None and not _is_whole(text, start, start + len(name), end):
            name = self._shorter.get(name)
        return Name(start, start + len(name), self._paths[name]) if name else None

    def beginning_with(self, name: str) -> Name | None:
        """The one thing whose name begins with all of a name: "Convention on the Use of X" and on its destruction."""
        found = {self._paths[n] for n in self._going_on(name) if n.startswith((f"{name} ", f"{name}, "))}
        return Name(0, len(name), found.pop()) if len(found) == 1 else None

    def find(self, text: str) -> Iterator[Name]:
        """The longest names of a text from left to right, without those inside others."""
        end = 0
        for name in self.find_all(text):
            if name.start >= end:
                yield name
                end = name.end

    def find_all(self, text: str) -> Iterator[Name]:
        """The longest name at every word of a text, those inside others included."""
        for start in self._starts(text):
            if name := self.at(text, start):
                yield name

    def ending_at(self, text: str, end: int) -> Name | None:
        """The longest name that ends at an offset."""
        first = max(0, end - self._longest - 1)  # with the character before it, which may belong to the first word
        starts = (first + start for start in self._starts(text[first:end]))
        found = (name for start in starts if (name := self.at(text, start, end)))
        return next((name for name in found if name.end == end), None)


def _is_whole(text: str, start: int, stop: int, end: int) -> bool:
    """Whether no word goes on behind a name: the UN is not UN-Women, but "African Union-United Nations" are two."""
    first = _WORD.match(text, start, end)
    return first is not None and first.end() <= stop and not _GOES_ON.match(text, stop, end)


@dataclass(frozen=True)
class KnownNames:
    """All known names, and those of bodies and of meetings apart: a body may be named inside another name."""

    all: NameIndex
    bodies: NameIndex
    meetings: NameIndex

    @classmethod
    def of(cls, names: Iterable[tuple[str, str, str]]) -> KnownNames:
        """The names with their paths and the classes of what they name."""
        rows = list(names)
        starts = beginnings(name for name, _, _ in rows)
        return cls(
            NameIndex(((name, path) for name, path, _ in rows), starts),
            NameIndex(((name, path) for name, path, kind in rows if kind == "Body"), starts),
            NameIndex(((name, path) for name, path, kind in rows if kind == "Meeting"), starts),
        )
