"""Writes a document as programs take it out of a PDF: pages with running heads, notes at their feet, no blank lines."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from recalling.model import Document

from .lines import Line, lines

_JOB = "18-17962"
_LONG = 44  # lines of a page


def pages(document: Document, *, torn: bool, width: int = 84) -> str:
    """The text of the pages, parted by form feeds. ``torn`` says that the numbers of notes stand apart from them.

    Markers are set off by a space; the symbol and the number of the page stand alone in a line.
    """
    number = document.masthead.symbol.value if document.masthead.symbol else "A/RES/0/0"
    sheets = list(_sheets(document, width))
    printed = []
    for page, (rows, notes) in enumerate(sheets, start=1):
        foot = [f"{_JOB} (E)", "", "*1817962*"] if page == 1 else [f"{page}/{len(sheets)}", "", _JOB]
        below = ["__________________", *_below(notes, width, torn=torn), ""] if notes else []
        head = [] if page == 1 else [number, ""]
        printed.append("\n".join([*head, *rows, "", *below, *foot, ""]))
    return "\f".join(printed)


def _sheets(document: Document, width: int) -> Iterator[tuple[list[str], list[Line]]]:
    """The rows of each page, and the notes that are first marked on it."""
    written = lines(document)
    waiting = {line.number: line for line in written if line.kind == "note"}
    rows: list[str] = []
    notes: list[Line] = []
    for line in (line for line in written if line.kind != "note"):
        words = "".join(f" {p.text}" if p.marker else p.text for p in line.pieces)
        if line.number:
            words = f"{line.number} {words}" if line.number.startswith("(") else f"{line.number}. {words}"
        rows += [""] if line.kind == "heading" and rows else []
        marked = [p.text for p in line.pieces if p.marker]
        for row in textwrap.wrap(words, width, break_long_words=False, break_on_hyphens=False):
            rows.append(row)
            while marked and marked[0] in row.split():
                if note := waiting.pop(marked[0], None):
                    notes.append(note)
                del marked[0]
            if len(rows) + len(notes) >= _LONG:
                yield rows, notes
                rows, notes = [], []
        rows += [""] if line.kind == "heading" else []
    notes += waiting.values()
    yield rows, notes


def _below(notes: list[Line], width: int, *, torn: bool) -> Iterator[str]:
    """The rows of the notes; the numbers above them, or, of the last two, below all, as pdftotext gives them."""
    late = [note.number for note in notes[-2:]] if torn and len(notes) > 2 else []
    for note in notes:
        if torn and note.number not in late:
            yield note.number or ""
        yield from textwrap.wrap(note.text if torn else f"{note.number} {note.text}", width)
    yield from (number or "" for number in late)
