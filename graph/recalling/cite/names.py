"""Names in a text: an index that finds the longest known name at each word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_](?:[\w-]|[’'](?!s\b)(?=\w))*")  # the "’s" of a possessive is no part of the word


@dataclass(frozen=True, slots=True)
class Name:
    """A known name as it stands in a text, with the path of what it names."""

    start: int
    end: int
    path: str


class NameIndex:
    """Known names by their first word. Names are matched as printed: case counts, a word is never cut."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._by_first_word: dict[str, list[tuple[str, str]]] = {}
        for name, path in names:
            first = _WORD.search(name)
            if first and first.start() == 0:
                self._by_first_word.setdefault(first[0], []).append((name, path))
        for entries in self._by_first_word.values():
            entries.sort(key=lambda entry: (-len(entry[0]), entry))

    def at(self, text: str, start: int) -> Name | None:
        """The longest name that begins at an offset."""
        word = _WORD.match(text, start)
        if word is None:
            return None
        for name, path in self._by_first_word.get(word[0], ()):
            end = start + len(name)
            if text.startswith(name, start) and not _continues(text, end):
                return Name(start, end, path)
        return None

    def find(self, text: str) -> Iterator[Name]:
        """The longest names of a text from left to right, without those inside others."""
        end = 0
        for name in self.find_all(text):
            if name.start >= end:
                yield name
                end = name.end

    def find_all(self, text: str) -> Iterator[Name]:
        """The longest name at every word of a text, those inside others included."""
        for word in _WORD.finditer(text):
            if word[0] in self._by_first_word and (name := self.at(text, word.start())):
                yield name

    def ending_at(self, text: str, end: int) -> Name | None:
        """The longest name that ends at an offset."""
        return next((name for name in self.find_all(text[:end]) if name.end == end), None)


def _continues(text: str, end: int) -> bool:
    """Whether a word goes on at an offset. A hyphen or apostrophe before a letter goes on too."""
    return bool(re.match(r"\w|[-’'][a-z]", text[end : end + 2])) and text[end : end + 2] not in ("’s", "'s")


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
