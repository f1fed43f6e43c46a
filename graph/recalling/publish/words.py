"""The words of a paragraph as pieces: what cites, where the footnote numbers stand, what the verb is.

The graph places evidence by offsets into the source, markup included; a page shows the text as people read it. The
two are laid along each other character by character.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_MARKUP = re.compile(r"<[^<>]*>|[*_\\]")
_NUMBERS = re.compile(r"<sup>[^<]*</sup>|\[\^\w+\]|[\u00b9\u00b2\u00b3\u2070-\u2079]+")
_SPACES = re.compile(r"\s+")
_ALIKE = str.maketrans({"\u2010": "-", "\u2011": "-"})


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the source: their first offset and the characters as they stand there."""

    start: int
    exact: str

    @property
    def end(self) -> int:
        return self.start + len(self.exact)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a text to which names belong: the ids of citations, for instance."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, the names of the stretches that cover it, or a footnote number (``note``)."""

    text: str
    names: tuple[str, ...] = ()
    note: str = ""


class Alignment:
    """A text laid along the quotes of the source that it was read from."""

    def __init__(self, text: str, quotes: Iterable[Quote], markers: Iterable[Quote] = ()) -> None:
        self.text = text
        self._sources: list[int] = []  # source offsets of the characters found, ascending
        self._places: list[int] = []  # where they stand in the text
        skipped = {offset for marker in markers for offset in range(marker.start, marker.end)}
        at = 0
        for quote in sorted(quotes, key=lambda q: q.start):
            at = self._lay(quote, at, skipped)

    def _lay(self, quote: Quote, at: int, skipped: set[int]) -> int:
        """Follow one quote; what the text does not have (markup, line breaks) is passed over."""
        text = self.text
        for k, character in enumerate(quote.exact.translate(_ALIKE), start=quote.start):
            if at >= len(text):
                break
            if k in skipped:
                continue
            read = " " if character.isspace() else character
            if text[at] == " " and read != " " and at + 1 < len(text) and text[at + 1] == read:
                at += 1  # a space that the source does not have
            if text[at] == read:
                self._sources.append(k)
                self._places.append(at)
                at += 1
        return at

    def place(self, offset: int) -> int:
        """Where a source offset stands in the text: behind the last character before it."""
        k = bisect_right(self._sources, offset - 1)
        return self._places[k - 1] + 1 if k else 0

    def find(self, quote: Quote) -> tuple[int, int] | None:
        """Where the words of a quote stand in the text, or None: a page never highlights other words."""
        words = plain(quote.exact)
        if not words:
            return None
        start = self.place(quote.start)
        while start < len(self.text) and self.text[start] == " ":
            start += 1
        if self.text.startswith(words, start):
            return start, start + len(words)
        found = [m.start() for m in re.finditer(re.escape(words), self.text)]
        if not found:
            return None
        nearest = min(found, key=lambda place: abs(place - start))
        return nearest, nearest + len(words)


def plain(exact: str) -> str:
    """Words of a source without markup and footnote numbers, white space folded."""
    words = _NUMBERS.sub("", exact.translate(_ALIKE))
    return _SPACES.sub(" ", _MARKUP.sub("", words)).strip()


def pieces(text: str, stretches: Sequence[Stretch], notes: Sequence[tuple[int, str]] = ()) -> list[Piece]:
    """A text cut where stretches begin and end and where footnote numbers stand."""
    bounds = {0, len(text)}
    for s in stretches:
        bounds |= {s.start, s.end}
    bounds |= {min(place, len(text)) for place, _ in notes}
    cuts = sorted(bounds)
    found: list[Piece] = []
    for k, cut in enumerate(cuts):
        found += [Piece(text="", note=number) for place, number in notes if min(place, len(text)) == cut]
        if k + 1 < len(cuts):
            names = tuple(s.name for s in stretches if s.start <= cut and cuts[k + 1] <= s.end)
            found.append(Piece(text[cut : cuts[k + 1]], names))
    return found
