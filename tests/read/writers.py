"""Writes a document in other formats and layouts: Word, HTML, fixed width, Markdown, plain text.

What is written is made of a ``Document``: masthead, paragraphs with their opening verb in italics and their markers,
footnotes, line of adoption. So a reader can be held to the document that another reader made.
"""

from __future__ import annotations

import io
import re
import textwrap
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from recalling.model import Document, Paragraph

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Piece:
    """Characters of one style; a marker is a superscript number."""

    text: str
    italic: bool = False
    marker: bool = False


@dataclass(frozen=True)
class Line:
    """A block: "head", "title", "formula", "text", "adoption", "note". ``number`` is that of a paragraph or note."""

    kind: str
    pieces: tuple[Piece, ...]
    number: str | None = None

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces if not piece.marker)


def lines(document: Document, notes: str = "end") -> list[Line]:
    """The blocks of a document. ``notes`` stand at the "end", "behind" the paragraph of their first marker, at the
    foot of "pages" that end within paragraphs, or "between" the clauses of the paragraph that marks them.
    """
    text = [Line("text", tuple(_pieces(p)), _printed(p)) for p in document.paragraphs]
    return [*_head(document), *_PLACES[notes](text, _notes(document)), *_adoption(document, notes, text)]


def _head(document: Document) -> Iterator[Line]:
    m = document.masthead
    if m.symbol:
        yield Line("head", (Piece(m.symbol.value),))
    if m.session:
        yield Line("head", (Piece(m.session.value),))
    if m.agenda_item:
        yield Line("head", (Piece(f"Agenda item {m.agenda_item.value}"),))
    if m.kind:
        yield Line("head", (Piece(m.kind.value),))
    if m.report:
        yield Line("head", (Piece(f"[{m.report.value}]"),))
    if m.number and m.title:
        yield Line("title", (Piece(f"{m.number.value}. {m.title.value}"),))
    if m.enacting_formula:
        yield Line("formula", (Piece(m.enacting_formula.value, italic=True),))


def _adoption(document: Document, notes: str, text: Sequence[Line]) -> Iterator[Line]:
    m = document.masthead
    if m.meeting and m.adoption_date:
        span = m.adoption_date.spans[0]
        date = " ".join(document.source.quote(span).split())
        yield Line("adoption", (Piece(f"{m.meeting.value}\n{date}", italic=True),))
    if notes == "end":
        yield from _notes(document)


def _notes(document: Document) -> list[Line]:
    used = {m.number for _, m in document.markers}
    return [Line("note", (Piece(f.text),), f.number) for f in document.footnotes if f.number in used]


def _printed(p: Paragraph) -> str | None:
    return f"({p.number})" if p.kind == "sub-paragraph" and p.number else p.number


def _pieces(p: Paragraph) -> Iterator[Piece]:
    verb = len(p.verb.printed) if p.verb.printed and p.text.startswith(p.verb.printed) else 0
    if verb:
        yield Piece(p.text[:verb], italic=True)
    at = verb
    for m in p.markers:
        yield Piece(p.text[at : m.at])
        yield Piece(m.number, marker=True)
        at = max(at, m.at)
    yield Piece(p.text[at:])


def _end(text: Sequence[Line], notes: Sequence[Line]) -> Iterator[Line]:
    yield from text


def _behind(text: Sequence[Line], notes: Sequence[Line]) -> Iterator[Line]:
    seen: set[str] = set()
    for line in text:
        yield line
        yield from _new(line.pieces, notes, seen)


def _pages(text: Sequence[Line], notes: Sequence[Line]) -> Iterator[Line]:
    """A page ends within every sixth paragraph, behind a word that no stop follows."""
    seen: set[str] = set()
    marked: list[Piece] = []
    for index, line in enumerate(text):
        halves = _cut(line) if index % 6 == 3 else None
        if halves is None:
            marked += line.pieces
            yield line
            continue
        yield halves[0]
        yield from _new([*marked, *halves[0].pieces], notes, seen)
        yield halves[1]
        marked = list(halves[1].pieces)
    yield from _new(marked, notes, seen)


def _between(text: Sequence[Line], notes: Sequence[Line]) -> Iterator[Line]:
    """Each note stands in the text behind the clause with its first marker, and the sentence goes on behind it."""
    by_number = {note.number: note for note in notes}
    seen: set[str] = set()
    for line in text:
        pieces: list[Piece] = []
        waiting: list[Line] = []
        for piece in line.pieces:
            if piece.marker and piece.text not in seen and piece.text in by_number:
                seen.add(piece.text)
                waiting.append(by_number[piece.text])
            at = re.match(r"[,;.]?(?=\s)", piece.text) if waiting and not piece.marker else None
            if at is None:
                pieces.append(piece)
                continue
            pieces.append(Piece(piece.text[: at.end()]))
            pieces += [Piece(f" {note.number} {note.text}", marker=False) for note in waiting]
            pieces.append(Piece(piece.text[at.end() :]))
            waiting = []
        yield Line("text", tuple(pieces), line.number)
        yield from waiting


_PLACES: dict[str, Callable[[Sequence[Line], Sequence[Line]], Iterator[Line]]] = {
    "end": _end, "behind": _behind, "pages": _pages, "between": _between,
}  # fmt: skip


def _new(pieces: Sequence[Piece], notes: Sequence[Line], seen: set[str]) -> Iterator[Line]:
    """The notes that are marked here for the first time."""
    here = {piece.text for piece in pieces if piece.marker} - seen
    seen |= here
    yield from (note for note in notes if note.number in here)


def _cut(line: Line) -> tuple[Line, Line] | None:
    """A paragraph in two, in the middle of a sentence."""
    for index in range(len(line.pieces) - 1, -1, -1):
        piece = line.pieces[index]
        spaces = [m.start() for m in re.finditer(r"(?<=[a-z]) (?=[a-z])", piece.text)]
        if piece.marker or piece.italic or not spaces:
            continue
        at = spaces[len(spaces) // 2]
        first = (*line.pieces[:index], Piece(piece.text[:at]))
        rest = (Piece(piece.text[at + 1 :]), *line.pieces[index + 1 :])
        return Line("text", first, line.number), Line("text", rest)
    return None


# ------------------------------------------------------------------------------ text


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


def pre(document: Document) -> bytes:
    """A page of un.org, 1993 to 2000."""
    head = '<html><head><title>A resolution</title></head><body bgcolor="#ffffff">\n<pre>\n'
    return (head + escape(fixed(document), quote=False) + "\n</pre></body></html>\n").encode(
        "latin-1", "xmlcharrefreplace"
    )


# ------------------------------------------------------------------------------ HTML


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


# ------------------------------------------------------------------------------ Word

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STYLES = f"""<w:styles {_W}>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>
<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Verb"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>
</w:styles>"""
_PATTERN = f"""<w:numbering {_W}><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%3)"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"""


def docx(document: Document, *, automatic: bool = False, notes_part: str = "footnotes") -> bytes:
    """A Word file with notes of its own; numbers of paragraphs are typed, or ``automatic``."""
    body = []
    kind = notes_part.removesuffix("s")
    notes = _notes(document)
    defined: set[str] = set()
    begun: list[str] = []
    count = 0
    for line in lines(document, "behind"):
        if line.kind == "note":
            continue
        runs = "".join(_word_piece(p, kind, defined) for p in line.pieces)
        style = '<w:pStyle w:val="Heading1"/>' if line.kind == "title" else ""
        if line.number and automatic and line.number.isdigit():
            if int(line.number) != count + 1:  # the list begins anew
                begun.append(line.number)
            count = int(line.number)
            style += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{len(begun) + 1}"/></w:numPr>'
        elif line.number:
            dot = "" if line.number.startswith("(") else "."
            runs = f"<w:r><w:tab/><w:t>{line.number}{dot}</w:t></w:r><w:r><w:tab/></w:r>{runs}"
        body.append(f"<w:p><w:pPr>{style}</w:pPr>{runs}</w:p>")
    bodies = "".join(
        f'<w:{kind} w:id="{n.number}"><w:p>'
        f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:{kind}Ref/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {escape(n.text)}</w:t></w:r></w:p></w:{kind}>'
        for n in notes
    )
    separator = f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    return package(
        f"<w:document {_W} {_R}><w:body>{''.join(body)}</w:body></w:document>",
        {notes_part: f"<w:{notes_part} {_W}>{separator}{bodies}</w:{notes_part}>", "styles": _STYLES,
         "numbering": _numbering(begun)},
    )  # fmt: skip


def _numbering(begun: Sequence[str]) -> str:
    """A list, and others that begin at some numbers."""
    lists = "".join(
        f'<w:num w:numId="{index}"><w:abstractNumId w:val="0"/>'
        f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        for index, start in enumerate(begun, start=2)
    )
    return f"{_PATTERN}{lists}</w:numbering>"


def _word_piece(piece: Piece, kind: str, defined: set[str]) -> str:
    if piece.marker and piece.text not in defined:
        defined.add(piece.text)
        own = piece.text != str(len(defined))  # Word counts; another number is a mark of the writer's own
        mark = f' w:customMarkFollows="1"/><w:t>{piece.text}</w:t>' if own else "/>"
        style = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
        return f'<w:r>{style}<w:{kind}Reference w:id="{piece.text}"{mark}</w:r>'
    look = '<w:rStyle w:val="Verb"/>' if piece.italic else '<w:vertAlign w:val="superscript"/>' if piece.marker else ""
    parts = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in piece.text.split("\n"))
    return f"<w:r><w:rPr>{look}</w:rPr>{parts}</w:r>"


def package(document: str, parts: dict[str, str] | None = None, *, external: dict[str, str] | None = None) -> bytes:
    """A Word file of its XML: the main part, and others by the name of their relationship ("header1" is a header)."""
    parts = parts or {}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{name.rstrip("0123456789")}+xml"/>'
        for name in parts
    )
    related = "".join(
        f'<Relationship Id="r{i}" Type="{_REL}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for i, name in enumerate(parts)
    ) + "".join(
        f'<Relationship Id="{key}" Type="{_REL}/hyperlink" Target="{escape(target)}" TargetMode="External"/>'
        for key, target in (external or {}).items()
    )
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{relations}"><Relationship Id="r1" Type="{_REL}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{relations}">{related}</Relationships>',
        "word/document.xml": document,
        **{f"word/{name}.xml": content for name, content in parts.items()},
    }
    return zipped(files)


def zipped(files: dict[str, str]) -> bytes:
    """A ZIP archive of some texts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()
