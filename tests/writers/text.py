"""Writes a document as Markdown, as plain text, or in the fixed width of un.org before 2000."""

from __future__ import annotations

import textwrap

from recalling.model import Document

from .lines import lines

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _marker(style: str, number: str, following: str, paragraph_ends: bool = False) -> str:
    return {
        "sup": f"<sup>{number}</sup>",
        "caret": f"[^{number}]",
        "raised": number.translate(RAISED),
        "slash": f" {number}/",
        "bracket": f"[{number}]",
        "glued": number,
        "spaced": f" {number}",
        "lost": f" {number}",
    }[style]


def _label(style: str, number: str | None) -> str:
    return {
        "sup": f"<sup>{number}</sup> ",
        "caret": f"[^{number}]: ",
        "raised": (number or "").translate(RAISED) + " ",
        "slash": f"{number}/ ",
        "bracket": f"[{number}] ",
        "glued": f"{number} ",
        "spaced": f"{number} ",
        "lost": "",
    }[style]


def text(document: Document, style: str, *, notes: str = "end", italics: bool = False, width: int | None = None) -> str:
    """Markdown or plain text. ``style`` is how notes are marked; ``width`` breaks the lines by hand."""
    blocks = []
    for line in lines(document, notes):
        star = "*" if italics else ""
        words = "".join(
            _marker(style, p.text, "") if p.marker else f"{star}{p.text}{star}" if p.italic and italics else p.text
            for p in line.pieces
        )
        if line.kind == "note":
            words = _label(style, line.number) + words
        elif line.number:
            words = f"{line.number} {words}" if line.number.startswith("(") else f"{line.number}. {words}"
        if line.kind == "title" and italics:
            words = f"### {words}"
        if width and line.kind != "adoption":
            words = textwrap.fill(words, width, break_long_words=False, break_on_hyphens=False)
        blocks.append(words)
    return "\n\n".join(blocks) + "\n"


def fixed(document: Document, *, width: int = 72, hyphens: bool = True) -> str:
    """The layout of un.org, 1993 to 2000: 72 columns, paragraphs set in by six, "1/", a list of notes at the end."""
    blocks = []
    for line in lines(document):
        words = "".join(f" {p.text}/" if p.marker else p.text for p in line.pieces)
        if line.kind in ("head", "title"):
            words = words.upper() if words.startswith("Resolution adopted") else words
            blocks.append(words.center(width).rstrip())
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
