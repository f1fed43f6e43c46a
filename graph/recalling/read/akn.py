"""The UN's own XML: AKN4UN, Akoma Ntoso 3.0 as the Secretariat writes it.

Structure, footnotes at their exact anchors, numbers and emphasis are taken over; the addresses to which the UN
links the words (``Layout.links``) and its metadata (``Layout.metadata``) are kept apart and decide nothing.
Entities, document types and the network are refused. XML that is not well-formed (a few of the UN's files are not)
is read as far as it goes, with a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from ..errors import SourceError
from ..model import Diagnostic, Layout, Span
from .akn_metadata import metadata_of
from .builder import LayoutBuilder, Styled
from .flow import is_paragraph, tidy
from .original import Original
from .xml import name_of, parser

_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_NUMBER = re.compile(r"(?P<number>\d{1,3})\.?|\(?(?P<letter>[a-z]{1,6})\)|(?P<plain>[a-z]{1,4})\.")
_SLANTED = re.compile("italic|underline")  # typed texts underline the verbs
_HEADINGS = ("heading", "subheading", "crossHeading")
_BLOCKS = ("p", "listIntroduction", "intro", "wrapUp", "listWrapUp", *_HEADINGS)
_UNITS = ("paragraph", "point", "item", "section", "subsection", "part")
_LISTS = ("list", "sublist", "blockList", "alinea")
_PARTS = ("coverPage", "preface", "preamble", "mainBody", "conclusions", "attachments", "components")
_SKIPPED = ("meta", "img", "docketNumber")


def lay_out(original: Original) -> Layout:
    """The blocks of an AKN4UN document. Raises ``SourceError`` where the XML holds none."""
    root, damage = _parse(original)
    statement = next(iter(root.iter("{*}statement", "{*}doc", "{*}documentCollection")), None)
    if statement is None:
        raise SourceError(
            "the XML is no Akoma Ntoso document (no statement in it)",
            where=original.where,
            do="give a file of the UNxml repositories",
        )
    builder = LayoutBuilder(original, "akn")
    walker = Walker(builder)
    walker.walk(statement)
    wholes = [statement]
    if name_of(statement) == "documentCollection":  # of a resolution in parts, which stand behind it
        for parts in statement.itersiblings("{*}components"):
            walker.walk(parts)
            wholes += parts.iterfind("{*}component/{*}statement")
    builder.metadata += [found for whole in wholes if (found := metadata_of(whole))]
    if damage:
        builder.diagnostics.append(Diagnostic("xml-damaged", "warning", damage, Span(0, 0)))
    return builder.layout()


def _parse(original: Original) -> tuple[etree._Element, str | None]:
    if declared := _DOCTYPE.search(original.data):
        line = original.data.count(b"\n", 0, declared.start()) + 1
        raise SourceError(
            "the XML declares a document type or entities",
            where=f"{original.where}:{line}",
            do="remove the declaration: AKN4UN has none",
        )
    try:
        return etree.fromstring(original.data, parser()), None
    except etree.XMLSyntaxError as error:
        line, reason = error.lineno or 1, (error.msg or "").partition(", line")[0]
    root = etree.fromstring(original.data, parser(recover=True))
    if root is None or not len(root):
        raise SourceError(f"not XML: {reason}", where=f"{original.where}:{line}", do="check that the file is complete")
    return root, f"the XML is not well-formed (line {line}: {reason}); it was read as far as it goes"


class Walker:
    """Walks the elements in the order of the document and adds their blocks."""

    def __init__(self, builder: LayoutBuilder) -> None:
        self.builder = builder
        self.notes: list[tuple[str, etree._Element]] = []
        self.number = ""  # of a paragraph without text: it belongs to the paragraph that follows

    def walk(self, element: Iterable[etree._Element], depth: int = 0) -> None:
        """Add the blocks of an element; ``depth`` is that of the list it stands in."""
        for child in element:
            name = name_of(child)
            if name == "meta":  # of damaged XML it may hold all that follows
                self.walk(_outermost(child, _PARTS), depth)
            if name in _SKIPPED or not name:
                continue
            if name == "preface":
                self._preface(child)
            elif name == "attachments":
                self._attachments(child)
            elif name in _UNITS:
                self._numbered(child, depth)
            elif name == "tr":
                self._row(child)
            elif name in _BLOCKS:
                self._block(child, "heading" if name in _HEADINGS else "paragraph", None, depth)
            else:
                self.walk(child, depth)

    def _preface(self, element: etree._Element) -> None:
        """The number and the title of the act are one line."""
        content = [piece for child in element for piece in (*self._inline(child), Styled(" "))]
        self._add("heading", content, None, 3)

    def _attachments(self, element: etree._Element) -> None:
        for attachment in element:
            self.builder.block("heading", [Styled("Annex")] if not _has_heading(attachment) else [], level=2)
            self.walk(attachment)

    def _numbered(self, element: etree._Element, depth: int) -> None:
        """A paragraph or point: its number goes with the first of its blocks, the rest follows."""
        number = next((_text(c) for c in element if name_of(c) == "num"), "") or self.number
        self.number = ""
        if number and _text(element) == number:
            self.number = number
            return
        match = _NUMBER.fullmatch(number)
        shown = (match["number"] or f"({match['letter'] or match['plain']})") if match else None
        if number and not match:
            self._add("heading" if len(number) < 8 else "paragraph", [Styled(number)], None, 4)
        inside = depth + 1 if name_of(element) in ("point", "item") else depth
        for block, kind in self._own_blocks(element):
            self._block(block, kind, shown, inside - 1 if inside else 0)
            shown = None if kind != "heading" else shown
        for child in element:
            if name_of(child) in _UNITS:
                self._numbered(child, depth)
            elif name_of(child) in _LISTS:
                self._list(child, depth, shown)
                shown = None

    def _list(self, element: etree._Element, depth: int, number: str | None = None) -> None:
        """A list; ``number`` is that of the paragraph whose text is the introduction of the list."""
        for child in element:
            name = name_of(child)
            if name in ("point", "item", "sublist", "list", "blockList"):
                if name in ("point", "item"):
                    self._numbered(child, depth)
                else:
                    self._list(child, depth + 1)
            elif name in ("intro", "listIntroduction", "wrapUp", "listWrapUp", "p", "content"):
                for block, kind in self._own_blocks(element, child):
                    self._block(block, kind, number, max(depth - 1, 0))
                    number = None

    def _own_blocks(
        self, element: etree._Element, only: etree._Element | None = None
    ) -> Iterator[tuple[etree._Element, str]]:
        """The blocks that belong to an element itself and not to a list inside it."""
        for child in [only] if only is not None else element:
            name = name_of(child)
            if name in _HEADINGS:
                yield child, "heading"
            elif name == "p":
                yield child, "paragraph"
            elif name in ("content", "intro", "listIntroduction", "wrapUp", "block", "embeddedStructure"):
                inner = [c for c in child if name_of(c) in ("p", *_HEADINGS, "table", "embeddedStructure", "tr")]
                if inner:
                    yield from self._own_blocks(child)
                elif _text(child):
                    yield child, "paragraph"
            elif name == "table":
                for row in child.iter("{*}tr"):
                    yield row, "row"

    def _row(self, element: etree._Element) -> None:
        content = [piece for cell in element for piece in (*self._inline(cell), Styled(" "))]
        self._add("paragraph", content, None, 0)

    def _block(self, element: etree._Element, kind: str, number: str | None, depth: int) -> None:
        if kind == "row":
            self._row(element)
            return
        content = list(self._inline(element))
        if kind == "heading" and is_paragraph(content):
            kind = "paragraph"
        embedded = [c for c in element if name_of(c) == "embeddedStructure"]
        self._add("item" if number else kind, content, number, depth)
        for structure in embedded:
            self.walk(structure)

    def _add(self, kind: str, content: list[Styled], number: str | None, level: int) -> None:
        self.builder.block(kind, tidy(content), number=number, level=level)
        notes, self.notes = self.notes, []
        for marker, note in notes:
            body = [piece for p in note.iter("{*}p") for piece in (*self._inline(p), Styled(" "))]
            self.builder.block("paragraph", tidy([Styled(marker, superscript=True), Styled(" "), *body]))

    def _inline(self, element: etree._Element, italic: bool = False, href: str | None = None) -> Iterator[Styled]:
        """The characters of an element, notes and embedded structures apart."""
        if element.text:
            yield Styled(element.text, italic, href=href)
        for child in element:
            name = name_of(child)
            if name == "authorialNote":
                marker = (child.get("marker") or "").strip()
                if marker.isdigit():
                    yield Styled(marker, superscript=True)
                    self.notes.append((marker, child))
            elif name == "eol":
                yield Styled("\n")
            elif name == "sup":  # a note that is marked again
                yield Styled(_text(child), italic, superscript=True, href=href)
            elif name in ("docDate", "docTitle", "session"):  # the UN glues these to the word before
                yield Styled(" ")
                yield from self._inline(child, italic, href)
            elif name not in ("embeddedStructure", *_SKIPPED) and name:
                slanted = italic or _SLANTED.search(child.get("class") or "") is not None or name == "i"
                yield from self._inline(child, slanted, child.get("href") if name == "a" else href)
            if child.tail:
                yield Styled(child.tail, italic, href=href)


def _outermost(element: etree._Element, names: Sequence[str]) -> Iterator[etree._Element]:
    """The elements of some names inside an element, those inside one of them apart."""
    for child in element:
        if name_of(child) in names:
            yield child
        else:
            yield from _outermost(child, names)


def _has_heading(element: etree._Element) -> bool:
    return re.match(r"Annex|Appendix|Enclosure", _text(element)) is not None


def _text(element: etree._Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())
