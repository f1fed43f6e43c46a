"""Word (.docx): the text as it is printed, with tracked changes accepted and hidden text left out.

Footnotes and endnotes are taken from their own parts, numbers of lists are counted as Word counts them, and the
header of the first page is read before the text: UN templates set the masthead there.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ...errors import SourceError
from ...model import Diagnostic, Layout, Span
from .. import notes as footnotes
from ..builder import LayoutBuilder, Styled
from ..flow import Flow
from ..original import Original
from ..xml import name_of
from .inline import Inline, Notes, chosen
from .numbering import Numbering
from .package import Package, Part, value
from .styles import Styles

_LEFT_OUT = ("del", "moveFrom", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr")
_SHORT = 120  # characters; a cell of several paragraphs with no more is one of a masthead


def lay_out(original: Original) -> Layout:
    """The blocks of a Word file. Raises ``SourceError`` where it is encrypted, damaged, empty or no Word file."""
    package = Package(original)
    builder = LayoutBuilder(original, "docx")
    reader = _Reader(package, Flow(builder))
    if header := _first_header(package):
        reader.read(header, header.root)
    reader.read(package.main, package.main.root)
    builder.diagnostics += reader.remarks()
    layout = builder.layout()
    if not layout.blocks:
        raise SourceError("no text in the Word file", where=original.where, do="check that it holds more than pictures")
    return footnotes.recognised(layout)


def _first_header(package: Package) -> Part | None:
    """The header that the first page shows."""
    section = next(package.main.root.iter("{*}sectPr"), None)
    if section is None:
        return None
    title_page = next(section.iterchildren("{*}titlePg"), None)
    own = title_page is not None and value(title_page) not in ("0", "false", "off")
    wanted = "first" if own else "default"
    found = (h for h in section.iterchildren("{*}headerReference") if value(h, wanted="type") == wanted)
    reference = next(found, None)
    return None if reference is None else package.referred(value(reference, wanted="id"))


class _Reader:
    """Reads the parts of a file in the order in which they are printed."""

    def __init__(self, package: Package, flow: Flow) -> None:
        self._flow = flow
        styles = package.related("styles")
        self._styles = Styles(None if styles is None else styles.root)
        numbering = package.related("numbering")
        self._numbering = Numbering(None if numbering is None else numbering.root, self._styles)
        self._bodies = {kind: package.related(f"{kind}s") for kind in ("footnote", "endnote")}
        self._notes = Notes(_first_numbers(package))
        self._pending: list[Styled] = []  # of paragraphs whose end was deleted
        self._inline = Inline(package.main, self._styles, self._notes)

    def read(self, part: Part, element: etree._Element) -> None:
        """Add the text of a part, or of an element of it."""
        outer, self._inline = self._inline, Inline(part, self._styles, self._notes)
        self._walk(element)
        self._inline = outer

    def remarks(self) -> Iterator[Diagnostic]:
        """What a reader should know of the notes."""
        kinds = {kind for kind, _ in self._notes.numbers}
        if len(kinds) == 2:
            message = "the file has footnotes and endnotes; the numbers of the endnotes go on behind the footnotes'"
            yield Diagnostic("notes-of-two-kinds", "warning", message, Span(0, 0))
        if starred := sum(not number for number in self._notes.numbers.values()):
            message = f"{starred} notes have a mark that is no number; they are left out"
            yield Diagnostic("note-without-number", "note", message, Span(0, 0))

    def _walk(self, element: etree._Element) -> None:
        for child in element:
            name = name_of(child)
            if name == "p":
                self._paragraph(child)
            elif name == "tr":
                self._row(child)
            elif name == "AlternateContent":
                self._walk(chosen(child))
            elif name and name not in _LEFT_OUT:
                self._walk(child)

    def _paragraph(self, paragraph: etree._Element) -> None:
        content, boxes = self._content(paragraph)
        if _end_is_deleted(paragraph):
            self._pending += content
            return
        content, self._pending = [*self._pending, *content], []
        printed = self._numbering.number(paragraph)
        if printed:
            content = [Styled(f"{printed.text} ", bold=True), *content] if any(p.text.strip() for p in content) else []
        heading = self._styles.heading(paragraph)
        self._flow.add(content, heading=heading, depth=printed.depth if printed else None)
        self._behind(boxes)

    def _content(self, paragraph: etree._Element) -> tuple[list[Styled], list[etree._Element]]:
        content = self._inline.content(paragraph)
        return content, self._inline.boxes

    def _behind(self, boxes: list[etree._Element]) -> None:
        """Add what stands behind a block: the notes that it refers to first, and its text boxes."""
        waiting, self._notes.waiting = self._notes.waiting, []
        for kind, identifier in waiting:
            number, part = self._notes.numbers[kind, identifier], self._bodies[kind]
            found = (n for n in (part.root if part else ()) if value(n, wanted="id") == identifier)
            body = next(found, None)
            if number and part and body is not None:
                inline = Inline(part, self._styles, self._notes)
                content = [piece for p in body.iter("{*}p") for piece in (*inline.content(p), Styled(" "))]
                self._flow.note(number, content)
        for box in boxes:
            self._walk(box)

    def _row(self, row: etree._Element) -> None:
        """A row whose cells have a paragraph each, or few words, is read across; others cell by cell."""
        cells = [list(_paragraphs(cell)) for cell in row.iter("{*}tc") if _is_of(cell, row)]
        words = ["".join(str(t) for p in cell for t in p.itertext()) for cell in cells]
        long = any(len(cell) > 1 and len(text) > _SHORT for cell, text in zip(cells, words, strict=True))
        if long or len(cells) == 1 or next(row.iter("{*}tbl"), None) is not None:
            for child in row:
                self._walk(child)
            return
        boxes: list[etree._Element] = []
        lines = []
        for cell in cells:
            read = [(*self._content(p), self._numbering.number(p)) for p in cell]
            lines.append([[Styled(f"{n.text} ", bold=True), *c] if n else c for c, _, n in read])
            boxes += [box for _, found, _ in read for box in found]
        self._flow.row(lines)
        self._behind(boxes)


def _paragraphs(cell: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of a cell with text in them."""
    return (p for p in cell.iter("{*}p") if next(p.iter("{*}t", "{*}sym"), None) is not None)


def _is_of(cell: etree._Element, row: etree._Element) -> bool:
    return next(cell.iterancestors("{*}tr"), None) is row


def _end_is_deleted(paragraph: etree._Element) -> bool:
    """Whether a tracked change takes away the end of a paragraph, so that the next one goes on with it."""
    marks = paragraph.iterfind("{*}pPr/{*}rPr/*")
    return any(name_of(mark) in ("del", "moveFrom") for mark in marks)


def _first_numbers(package: Package) -> dict[str, int]:
    """The numbers with which footnotes and endnotes begin; those of endnotes go on behind the footnotes."""
    settings = package.related("settings")
    places = [*package.main.root.iter("{*}sectPr"), *([] if settings is None else [settings.root])]

    def first(kind: str) -> int:
        found = (value(place, f"{kind}Pr/numStart") for place in places)
        return next((int(n) for n in found if n and n.isdigit()), 1)

    count = sum(value(r, wanted="customMarkFollows") is None for r in package.main.root.iter("{*}footnoteReference"))
    footnote = first("footnote")
    return {"footnote": footnote, "endnote": footnote + count if count else first("endnote")}
