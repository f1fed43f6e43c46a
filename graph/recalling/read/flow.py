"""What formats share whose text flows: white space folded, headings told, numbers parted from the words.

AKN, Word and HTML have no lines and pages; a paragraph is one element, and what it is must be told by its looks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .builder import LayoutBuilder, Styled
from .labels import Depths, label

_WHITE = re.compile(r"[ \t\r\n]+")
_LONGEST_HEADING = 200  # characters
_STOPS = (",", ";", ":", ".")

Content = Sequence[Styled]


class Flow:
    """Adds the paragraphs of a text in their order."""

    def __init__(self, builder: LayoutBuilder) -> None:
        self.builder = builder
        self._depths = Depths()

    def add(self, content: Content, *, heading: int = 0, depth: int | None = None) -> None:
        """Add a paragraph, which may print its number at its head.

        ``heading`` is the level of a heading, ``depth`` that of a number, where the source tells it. A paragraph all
        in bold without a stop is a heading, too; a heading that begins in italics and ends in a comma is none.
        """
        content = tidy(content, line_break="\n")
        number, words = numbered(content)
        if heading and is_paragraph(words):
            heading = 0
        elif not heading and _is_bold_line(content):
            heading = 4
        if heading:
            self.builder.block("heading", content, level=heading)
            return
        level = self._depths.of(number, depth) if number else 0
        self.builder.block("item" if number else "paragraph", words, number=number, level=level)

    def row(self, cells: Sequence[Sequence[Content]]) -> None:
        """Add a row of a table: one paragraph; or a cell a paragraph, if one of them has several lines."""
        kept = [[tidy(line) for line in cell if text_of(line).strip()] for cell in cells]
        kept = [cell for cell in kept if cell]
        if all(len(cell) == 1 for cell in kept):
            self.add(_joined([cell[0] for cell in kept], " "))
        else:
            for cell in kept:
                self.add(_joined(cell, "\n"))

    def note(self, number: str, content: Content) -> None:
        """Add the body of a footnote."""
        self.builder.block("paragraph", [Styled(number, superscript=True), Styled(" "), *tidy(content)])


def numbered(content: Content) -> tuple[str | None, Content]:
    """The number at the head of a paragraph, "1" or "(a)", and the rest."""
    found = label(text_of(content))
    if found is None or next((p.superscript for p in content if p.text.strip()), False):
        return None, content
    return found[0], cut(content, found[1])


def text_of(content: Content) -> str:
    """The characters of all pieces."""
    return "".join(piece.text for piece in content)


def cut(content: Content, start: int, end: int | None = None) -> list[Styled]:
    """The pieces of an interval of the characters."""
    kept, at = [], 0
    for piece in content:
        low, high = max(start - at, 0), len(piece.text) if end is None else min(end - at, len(piece.text))
        if low < high:
            kept.append(replace(piece, text=piece.text[low:high]))
        at += len(piece.text)
    return kept


def tidy(content: Content, line_break: str = " ") -> list[Styled]:
    """White space folded to single spaces, none at the ends. A piece "\\n" is a line break that the source marks."""
    tidied: list[Styled] = []
    open_space = True  # whether a space here would follow another or begin the block
    for piece in content:
        text = _WHITE.sub(" ", piece.text) if piece.text != "\n" else line_break
        if open_space:
            text = text.lstrip(" \n")
        if text:
            open_space = text[-1] in " \n"
            tidied.append(replace(piece, text=text))
    while tidied and not tidied[-1].text.rstrip():
        tidied.pop()
    if tidied:
        tidied[-1] = replace(tidied[-1], text=tidied[-1].text.rstrip())
    return tidied


def is_paragraph(content: Content) -> bool:
    """Whether a heading is one in name only: preambular paragraphs of a section are marked up so."""
    pieces = [piece for piece in content if piece.text.strip() and not piece.superscript]
    return bool(pieces) and pieces[0].italic and pieces[-1].text.rstrip().endswith((",", ";"))


def _is_bold_line(content: Content) -> bool:
    pieces = [piece for piece in content if piece.text.strip() and not piece.superscript]
    text = text_of(pieces).rstrip()
    return (
        bool(pieces)
        and all(piece.bold for piece in pieces)
        and len(text) < _LONGEST_HEADING
        and not text.endswith(_STOPS)
    )


def _joined(parts: Sequence[Content], between: str) -> list[Styled]:
    joined = [piece for part in parts for piece in (Styled(between, bold=True), *part)]
    return joined[1:]
