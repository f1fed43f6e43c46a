"""Runs of characters become a text as a person reads it, with the way back to the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from ..model import Marker, ReadingText, Run, Span, Stretch

# Characters that print alike; each becomes one character, so that offsets hold.
_ALIKE = {
    **{code: " " for code in range(0x3001) if chr(code).isspace()},
    **str.maketrans({"\u2010": "-", "\u2011": "-"}),
}
_UNUSUAL = re.compile(f"[{''.join(re.escape(chr(code)) for code in _ALIKE if code != ord(' '))}]")
_DROPPED = "\u00ad\u200b\u200c\u200d\ufeff"
_KEPT = re.compile(rf" |[^ {_DROPPED}]+(?: [^ {_DROPPED}]+)* ?")  # words parted by one space, or a space
_MARKER = re.compile(r"\d{1,3}(?:\s*[,–-]\s*\d{1,3})*")
_NUMBERS = re.compile(r"(?P<first>\d+)(?:[-–](?P<last>\d+))?")
_ELEMENT = re.compile(r"[A-Z][a-z]?(?=[ ,.;)-]|$)")
_LONGEST_RANGE = 30  # footnotes
_POWER = re.compile(r"(?:(?:^|[^\w/])[kcm]?m|[•·×x*] ?10)$")  # what a superscript number is the power of


def is_marker(run: Run) -> bool:
    """Whether a run is a footnote number: a superscript of digits ("th" in 77th is text)."""
    return run.superscript and _MARKER.fullmatch(run.text.strip()) is not None


def is_isotope(run: Run, behind: Run | None) -> bool:
    """Whether a superscript is the mass number of an element: "²³⁹Pu at the end of the cycle"."""
    return behind is not None and len(run.text.strip()) > 2 and _ELEMENT.match(behind.text) is not None


def compose(pieces: Sequence[Sequence[Run]]) -> tuple[ReadingText, tuple[tuple[int, Run], ...]]:
    """The reading text of one or more pieces of runs, and its footnote markers with their reading offsets.

    White space is folded; pieces, which pages or footnotes had cut apart, are joined by one space.
    """
    composed = _Composed()
    markers: list[tuple[int, Run]] = []
    behind_marker = False
    for number, runs in enumerate(pieces):
        composed.space()
        for run, behind in zip_longest(runs, runs[1:]):
            if is_marker(run) and not _POWER.search(composed.tail) and not is_isotope(run, behind):
                markers.append((composed.length, run))
                behind_marker = True
                continue
            if behind_marker and run.text[:1].isalnum() and composed.last in (",", ";", ":"):
                composed.space()  # the marker stood where the space is missing
            behind_marker = False
            composed.append(run, number)
    reading = composed.reading()
    return reading, tuple((min(at, len(reading)), run) for at, run in markers)


def markers(unit: str, superscripts: Sequence[tuple[int, Run]]) -> Iterator[Marker]:
    """The footnote markers of a text, each with an id of its own: pp1-fn3, pp1-fn3.2."""
    seen: dict[str, int] = {}
    for at, run in superscripts:
        for match in _NUMBERS.finditer(run.text):
            for number in _numbers(match):
                seen[number] = seen.get(number, 0) + 1
                suffix = f".{seen[number]}" if seen[number] > 1 else ""
                start = run.start + match.start()
                yield Marker(f"{unit}-fn{number}{suffix}", number, at, Span(start, start + len(match[0])))


def _numbers(match: re.Match[str]) -> list[str]:
    """The numbers of a marker: "3–5" is three."""
    first, last = int(match["first"]), int(match["last"] or match["first"])
    return [str(n) for n in range(first, last + 1)] if first <= last < first + _LONGEST_RANGE else [match["first"]]


class _Composed:
    """A reading text in the making: its characters, and the stretches of the source that they come from."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._begins: list[tuple[int, int, int]] = []  # of each stretch: reading offset, source offset, piece
        self._ends: list[int] = []  # its last reading offset
        self.length = 0
        self.last = " "  # the last character; a space at the beginning is left out like a second one

    @property
    def tail(self) -> str:
        """The last characters: a word at least where it is short."""
        return "".join(self._parts[-3:])[-5:]

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)
        self.last = text[-1]

    def space(self) -> None:
        """A space that the source does not have, unless one stands there or nothing does."""
        if self.last != " ":
            self._add(" ")

    def append(self, run: Run, piece: int) -> None:
        """The characters of a run. What is left out of it ends a stretch."""
        source = -1
        text = run.text.translate(_ALIKE) if _UNUSUAL.search(run.text) else run.text
        for kept in _KEPT.finditer(text):
            if kept[0] == " " and self.last == " ":
                continue
            if kept.start() != source:
                self._begins.append((self.length, run.start + kept.start(), piece))
                self._ends.append(0)
            self._add(kept[0])
            self._ends[-1] = self.length
            source = kept.end()

    def reading(self) -> ReadingText:
        """The text without white space at its end."""
        text = "".join(self._parts).rstrip(" ")
        stretches = [
            Stretch(begin, source, min(end, len(text)) - begin, piece)
            for (begin, source, piece), end in zip(self._begins, self._ends, strict=True)
            if begin < len(text)
        ]
        return ReadingText(text, tuple(stretches))
