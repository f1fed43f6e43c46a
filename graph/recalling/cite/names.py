"""Names in a text: an index that finds the longest known name at each word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

_GOES_ON = re.compile(r"\w|[-’'](?!(?<!-)s)[a-z]")
_WORD = re.compile(r"[^\W_](?:[\w-]|[’'](?!s\b)(?=\w))*")  # the "’s" of a possessive is no part of the word


@lru_cache(maxsize=64)
def _words(text: str) -> dict[str, list[int]]:
    """The words of a text with the offsets at which each begins. Several indexes ask for those of one paragraph."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for word in _WORD.finditer(text):
        places[word[0]].append(word.start())
    return places


@dataclass(frozen=True, slots=True)
class Name:
    """A known name as it stands in a text, with the path of what it names."""

    start: int
    end: int
    path: str


class NameIndex:
    """Known names by their first word. Names are matched as printed: case counts, a word is never cut."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._by_first_word: dict[str, tuple[list[int], dict[str, str]]] = {}
        for name, path in sorted(names, key=lambda row: row[1]):
            self.add(name, path)

    def add(self, name: str, path: str) -> None:
        """Take in one more name. Of two things that go by one name the first is kept."""
        if first := _WORD.match(name):
            lengths, paths = self._by_first_word.setdefault(first[0], ([], {}))
            paths.setdefault(name, path)
            if len(name) not in lengths:
                lengths.append(len(name))
                lengths.sort(reverse=True)

    def at(self, text: str, start: int) -> Name | None:
        """The longest name that begins at an offset."""
        word = _WORD.match(text, start)
        return self._longest(text, start, word[0]) if word and word[0] in self._by_first_word else None

    def _longest(self, text: str, start: int, first_word: str) -> Name | None:
        lengths, paths = self._by_first_word[first_word]
        room = len(text) - start
        for length in lengths:
            if length <= room and (path := paths.get(text[start : start + length])) is not None:
                end = start + length
                if not _continues(text, end):
                    return Name(start, end, path)
        return None

    def beginning_with(self, name: str) -> Name | None:
        """The one thing whose name begins with all of a name: "Convention on the Use of X" and on its destruction."""
        word = _WORD.match(name)
        paths = self._by_first_word[word[0]][1] if word and word[0] in self._by_first_word else {}
        found = {path for known, path in paths.items() if known.startswith((f"{name} ", f"{name}, "))}
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
        words = _words(text)
        known = words.keys() & self._by_first_word.keys()
        for start, first_word in sorted((place, word) for word in known for place in words[word]):
            if name := self._longest(text, start, first_word):
                yield name

    def ending_at(self, text: str, end: int) -> Name | None:
        """The longest name that ends at an offset."""
        return next((name for name in self.find_all(text[:end]) if name.end == end), None)


def _continues(text: str, end: int) -> bool:
    """Whether a word goes on at an offset. A hyphen or apostrophe before a letter goes on too."""
    return _GOES_ON.match(text, end) is not None


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
        return cls(
            NameIndex((name, path) for name, path, _ in rows),
            NameIndex((name, path) for name, path, kind in rows if kind == "Body"),
            NameIndex((name, path) for name, path, kind in rows if kind == "Meeting"),
        )
