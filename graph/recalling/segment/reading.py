"""Runs of characters become a text as a person reads it, with the way back to the source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import ReadingText, Run, Stretch

# Characters that print alike; each becomes one character, so that offsets hold.
_ALIKE = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2010": "-", "\u2011": "-"})
_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\ufeff")
_MARKER = re.compile(r"\d{1,3}(?:\s*,\s*\d{1,3})*")


def is_marker(run: Run) -> bool:
    """Whether a run is a footnote number: a superscript of digits ("th" in 77th is text)."""
    return run.superscript and _MARKER.fullmatch(run.text.strip()) is not None


def compose(pieces: Sequence[Sequence[Run]]) -> tuple[ReadingText, tuple[tuple[int, Run], ...]]:
    """The reading text of one or more pieces of runs, and its footnote markers with their reading offsets.

    White space is folded; pieces, which pages or footnotes had cut apart, are joined by one space.
    """
    characters: list[str] = []
    stretches: list[Stretch] = []
    markers: list[tuple[int, Run]] = []

    behind_marker = False
    for number, runs in enumerate(pieces):
        if characters and characters[-1] != " ":
            characters.append(" ")
        for run in runs:
            if is_marker(run):
                markers.append((len(characters), run))
                behind_marker = True
                continue
            if behind_marker and run.text[:1].isalnum() and characters and characters[-1] in ",;:":
                characters.append(" ")  # the marker stood where the space is missing
            behind_marker = False
            _append(run, number, characters, stretches)
    while characters and characters[-1] == " ":
        characters.pop()
    text = "".join(characters)
    kept = tuple(
        Stretch(s.start, s.source, min(s.length, len(text) - s.start), s.piece)
        for s in stretches
        if s.start < len(text)
    )
    return ReadingText(text, kept), tuple((min(at, len(text)), run) for at, run in markers)


def _append(run: Run, piece: int, characters: list[str], stretches: list[Stretch]) -> None:
    begin, source = len(characters), run.start

    def close(upto: int) -> None:
        if len(characters) > begin:
            stretches.append(Stretch(begin, source, len(characters) - begin, piece))

    for offset, original in enumerate(run.text):
        char = original.translate(_ALIKE)
        char = " " if char.isspace() else char
        if original in _DROPPED or (char == " " and (not characters or characters[-1] == " ")):
            close(run.start + offset)
            begin, source = len(characters), run.start + offset + 1
        else:
            characters.append(char)
    close(run.start + len(run.text))
