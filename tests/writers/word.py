"""Writes a document as a Word file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from html import escape

from recalling.model import Document

from .lines import Piece, lines, used_notes

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
    notes = used_notes(document)
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
