"""Notes that begin with their number: "1/ Resolution 217 A (III).", "[1] ...", "1 ...", "1. ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from . import markers, shape
from .chain import rising
from .flat import Flat, Found, Note

_STYLES = {
    "slash": re.compile(r"(?<![\d/])(?P<digits>\d{1,3})/(?:\s+(?=\S)|(?=[^\s\d]))"),
    "bracket": re.compile(r"\[(?P<digits>\d{1,3})\]\s*(?=\S)"),
    "bare": re.compile(r"(?P<digits>\d{1,3})[ \t]*+(?:\n[ \t]*+)?(?=\S)"),
}
_APART = r"(?:(?<!\d)|(?<=(?:19|20)\d\d)|(?<=\d/\d{3}))"  # of a number before, a year or that of an act left out
_GAP = 1.0  # what a missing number costs


def find(flat: Flat) -> Iterator[Found]:
    """The notes of each style with their markers. Notes without a marker count if half of them have one."""
    for style in (*_STYLES, "item"):
        found = [*_items(flat)] if style == "item" else [*_printed(flat, style)]
        notes = _bounded(flat, rising(found, lambda note: int(note.number), lambda note: _weight(flat, note), _GAP))
        if not notes:
            continue
        bodies = {int(note.number): flat.text[note.body : note.end] for note in notes}
        text = flat.without((note.start, note.end) for note in notes)
        for marked in markers.styles(style):
            marks = markers.choose(text, markers.scan(text, marked), bodies)
            linked = len({mark.number for mark in marks})
            if 2 * linked >= len(notes):
                yield Found(tuple(notes), tuple(marks), linked, pure=marked != "mixed")


def _printed(flat: Flat, style: str) -> Iterator[Note]:
    """The places where a note may begin: a number at the head of a line, or before words that only notes begin with."""
    for match in _STYLES[style].finditer(flat.text):
        index = flat.index(match.start())
        start, end = flat.extent(index)
        before = flat.text[max(start, match.start() - 200) : match.start()]
        head = not before.rpartition("\n")[2].strip()
        if flat.blocks[index].kind == "heading" or (before and not head and not before[-1].isspace()):
            continue
        if flat.blocks[index].kind == "item" and match.start() == start:
            continue
        likely = shape.opens(flat.text, match.end())
        if head or re.search(rf"{_APART}{match['digits']}[/\]]?\s*$", before):  # or right behind its marker
            likely = likely or style != "bare" or shape.may_open(flat.text, match.end())
        if likely:
            yield Note(match["digits"], match.start(), match.end(), end)


def _items(flat: Flat) -> Iterator[Note]:
    """Notes as a numbered list."""
    for index, block in enumerate(flat.blocks):
        start, end = flat.extent(index)
        if block.kind == "item" and (block.number or "").isdigit() and shape.is_sentence(flat.text[start:end]):
            yield Note(block.number or "", start, start, end)


def _weight(flat: Flat, note: Note) -> float:
    if shape.opens(flat.text, note.body):
        return 4
    if note.start == note.body:
        return -0.5  # an item is a paragraph rather than a note
    return 2 if shape.is_sentence(flat.text[note.body : note.end]) else 0.1  # rather a row of a table


def _bounded(flat: Flat, notes: list[Note]) -> list[Note]:
    """The notes with their ends. One that neither begins nor ends as notes do is none."""
    bounded = []
    for note, following in zip_longest(notes, notes[1:]):
        limit = min(note.end, following.start) if following else note.end
        end = shape.body_end(flat.text, note.start, note.body, limit)
        if shape.opens(flat.text, note.body) or shape.is_sentence(flat.text[note.body : end]):
            bounded.append(Note(note.number, note.start, note.body, end))
    return bounded
