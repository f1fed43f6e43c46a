"""Writes a document as a page of the web: one of today, or one of un.org, 1993 to 2000."""

from __future__ import annotations

from html import escape

from recalling.model import Document

from .lines import Piece, lines
from .text import fixed


def pre(document: Document) -> bytes:
    """A page of un.org, 1993 to 2000."""
    head = '<html><head><title>A resolution</title></head><body bgcolor="#ffffff">\n<pre>\n'
    return (head + escape(fixed(document), quote=False) + "\n</pre></body></html>\n").encode(
        "latin-1", "xmlcharrefreplace"
    )


def html(document: Document, *, linked: bool = True, notes: str = "end") -> bytes:
    """A modern page: headings, paragraphs with <em>, ordered lists, <sup> with links, notes in a list or paragraphs."""
    parts = []
    opened = False
    for line in lines(document, notes):
        words = "".join(_html_piece(p, linked) for p in line.pieces)
        item = line.number is not None and line.kind == "text" and line.number.isdigit()
        if opened and not item:
            parts.append("</ol>")
            opened = False
        if item and not opened:
            parts.append(f'<ol start="{line.number}">')
            opened = True
        if item:
            parts.append(f'<li value="{line.number}">{words}</li>')
        elif line.kind == "title":
            parts.append(f"<h2>{words}</h2>")
        elif line.kind == "note":
            parts.append(f'<p id="fn{line.number}">{_html_label(line.number, linked)} {words}</p>')
        else:
            parts.append(f"<p>{line.number or ''} {words}</p>")
    page = "\n".join([*parts, "</ol>" if opened else ""])
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A page</title><style>p {{ margin: 0 }}</style>
<script>document.write("1. Decides nothing")</script></head>
<body><nav><ul><li>Home</li><li>Documents</li></ul></nav><main>
{page}
</main><footer>Copyright</footer></body></html>
""".encode()


def _html_piece(piece: Piece, linked: bool) -> str:
    words = escape(piece.text, quote=False).replace("\n", "<br>\n")
    if piece.marker:
        return f'<sup><a href="#fn{piece.text}">{piece.text}</a></sup>' if linked else f"<sup>{piece.text}</sup>"
    return f"<em>{words}</em>" if piece.italic else words


def _html_label(number: str | None, linked: bool) -> str:
    return f'<a href="#ref{number}">[{number}]</a>' if linked else f"<sup>{number}</sup>"
