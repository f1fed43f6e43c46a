"""Builds the plain text of a format that is not text, and its layout with it.

The text is what a person would copy: blocks parted by a blank line, numbers of paragraphs before them, footnote
numbers as superscript digits (women², not women2). Offsets of the layout are into this text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from ..model import Block, Diagnostic, Layout, Metadata, PrintedLink, Run, SourceText, Span
from .original import Original, refuse_too_long

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Styled:
    """Characters of one style; ``href`` is the address that the source links them to.

    ``bold`` does not go into the layout: a reader may tell headings by it.
    """

    text: str
    italic: bool = False
    superscript: bool = False
    href: str | None = None
    bold: bool = False


class LayoutBuilder:
    """Collects blocks in reading order."""

    def __init__(self, original: Original, format_name: str) -> None:
        self._original = original
        self._format = format_name
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._links: list[PrintedLink] = []
        self._pages: list[int] = []
        self.diagnostics: list[Diagnostic] = []
        self.metadata: list[Metadata] = []

    def page(self) -> None:
        """A new page begins here."""
        self._pages.append(self._length)

    def block(self, kind: str, content: Iterable[Styled], *, number: str | None = None, level: int = 0) -> None:
        """Add a block: "heading", "paragraph", "item" (with its printed number) or "rule". Empty ones are left out.

        ``level`` is that of a heading, or the depth of an item: 0 for a paragraph of the resolution, 1 for (a).
        """
        pieces = [piece for piece in content if piece.text]
        if kind != "rule" and not any(piece.text.strip() for piece in pieces):
            return
        if self._parts:
            self._append("\n\n")
        start = self._length
        if number:
            self._append(f"{number} " if number.startswith("(") else f"{number}. ")
        runs = tuple(self._run(piece) for piece in pieces)
        self._blocks.append(Block(kind, runs, Span(start, self._length), number, level))

    def _run(self, piece: Styled) -> Run:
        start = self._length
        self._append(piece.text.translate(_SUPERSCRIPTS) if piece.superscript else piece.text)
        if piece.href:
            self._links.append(PrintedLink(Span(start, self._length), piece.href))
        return Run(piece.text, start, piece.italic, piece.superscript)

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def layout(self) -> Layout:
        """The layout of all that was added. Raises ``SourceError`` where it is too long."""
        refuse_too_long(self._length, self._original.where)
        text = "".join(self._parts)
        source = SourceText(
            self._original.name,
            text,
            self._original.sha256,
            self._format,
            text_sha256=hashlib.sha256(text.encode()).hexdigest(),
            page_starts=tuple(self._pages),
        )
        return Layout(source, tuple(self._blocks), tuple(self._links), tuple(self.diagnostics), tuple(self.metadata))
