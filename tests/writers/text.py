"""Writes a document as Markdown, as plain text, or in the fixed width of un.org before 2000."""

from __future__ import annotations

import textwrap

from recalling.model import Document

from .lines import Piece, lines

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


# how a marker and the number of a note are printed; "lost": the notes have no numbers
_STYLES = {
    "sup": ("<sup>{}</sup>", "<sup>{}</sup> "),
    "caret": ("[^{}]", "[^{}]: "),
    "raised": ("{}", "{} "),
    "slash": (" {}/", "{}/ "),
    "bracket": ("[{}]", "[{}] "),
    "glued": ("{}", "{} "),
    "spaced": (" {}", "{} "),
    "lost": (" {}", ""),
    "glued, lost": ("{}", ""),
}


def text(document: Document, style: str, *, notes: str = "end", italics: bool = False, width: int | None = None) -> str:
    """Markdown or plain text. ``style`` is how notes are marked; ``width`` breaks the lines by hand."""
    blocks = []
    for line in lines(document, notes):
        words = "".join(_printed(piece, style, italics) for piece in line.pieces)
        if line.kind == "note":
            words = _printed(Piece(line.number or "", label=True), style, italics) + words
        elif line.number:
            words = f"{line.number} {words}" if line.number.startswith("(") else f"{line.number}. {words}"
        if line.kind in ("title", "heading") and italics:
            words = f"### {words}"
        if width and line.kind != "adoption":
            words = textwrap.fill(words, width, break_long_words=False, break_on_hyphens=False)
        blocks.append(words)
    return "\n\n".join(blocks) + "\n"


def _printed(piece: Piece, style: str, italics: bool) -> str:
    if piece.marker or piece.label:
        number = piece.text.translate(RAISED) if style == "raised" else piece.text
        return _STYLES[style][piece.label].format(number)
    return f"*{piece.text}*" if piece.italic and italics else piece.text


def fixed(document: Document, *, width: int = 72, hyphens: bool = True) -> str:
    """The layout of un.org, 1993 to 2000: 72 columns, paragraphs set in by six, "1/", a list of notes at the end."""
    blocks = []
    for line in lines(document):
        words = "".join(f" {p.text}/" if p.marker else p.text for p in line.pieces)
        if line.kind in ("head", "title", "heading"):
            words = words.upper() if words.startswith("Resolution adopted") else words
            blocks.append("\n".join(row.center(width).rstrip() for row in textwrap.wrap(words, width - 16)))
            continue
        if line.kind == "adoption":
            blocks.append("\n".join(part.center(40).rjust(width + 16).rstrip() for part in words.split("\n")))
            continue
        indent = " " * (5 if line.kind == "note" else 6)
        if line.kind == "note":
            words = f"{line.number}/     {words}"
        elif line.number:
            words = f"{line.number}   {words}" if line.number.startswith("(") else f"{line.number}.    {words}"
        blocks.append(
            textwrap.fill(words, width, initial_indent=indent, break_long_words=False, break_on_hyphens=hyphens)
        )
    return "\n\n".join(blocks) + "\n"
