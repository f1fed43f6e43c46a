"""The elements of a page in the order of its text become paragraphs, headings, numbered items and rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from ...identifiers.numerals import to_roman
from ..builder import Styled
from ..flow import Flow, cut, numbered, text_of, tidy
from ..lines import sections, unbroken
from .decoding import typographic
from .furniture import is_left_out, is_notice
from .notes import Linked, is_back_link, without_label
from .sheet import Look, Sheet

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_VERBATIM = ("pre", "xmp", "listing", "plaintext")
_BLOCKS = frozenset((
    *_HEADINGS, "p", "div", "section", "article", "main", "header", "footer", "blockquote", "center", "address", "dl",
    "dt", "dd", "ul", "ol", "li", "dir", "menu", "table", "thead", "tbody", "tfoot", "caption", "tr", "td", "th", "hr",
    "form", "fieldset", "figure", "figcaption", "details", "summary", "body", *_VERBATIM,
))  # fmt: skip
_SEVERAL = ("p", "div", "li", "table", *_VERBATIM, *_HEADINGS)  # in the cell of a table they make paragraphs
_KINDS = {"a": "lower-alpha", "i": "lower-roman", "A": "upper-alpha", "I": "upper-roman", "1": "decimal"}


@dataclass
class _List:
    """An ordered list: what its next item is, and with which digits it is printed."""

    kind: str
    depth: int
    next: int


class Walker:
    """Walks a page and adds its blocks; ``removed`` are the lines that were left out as furniture."""

    def __init__(self, flow: Flow, sheet: Sheet, notes: Linked) -> None:
        self._flow = flow
        self._sheet = sheet
        self._notes = notes
        self._content: list[Styled] = []
        self._heading = 0
        self._number: tuple[str, int | None] | None = None  # of the item that begins, and its depth
        self._note: str | None = None  # the number of the note that begins
        self._lists: list[_List | None] = []
        self._cells: list[list[list[Styled]]] | None = None  # of the row that is read across
        self.removed: list[str] = []

    def walk(self, element: etree._Element, look: Look) -> None:
        """Add the blocks of an element."""
        self._begin_note(element)
        self._characters(element.text, look)
        for child in element:
            if isinstance(child.tag, str):
                self._element(child, look)
            self._characters(child.tail, look)

    def end(self) -> None:
        """Close the block that is open."""
        content, self._content = self._content, []
        heading, number, note = self._heading, self._number, self._note
        if not text_of(content).strip():
            return
        self._number = self._note = None
        if self._cells is not None and not note:
            self._cells[-1].append(content)
        elif note:
            self._flow.note(note, without_label(content, note))
        elif is_notice(content):
            self.removed.append(" ".join(text_of(content).split()))
        else:
            depth = None
            if number and numbered(tidy(content))[0] is None:  # else it prints a number of its own
                content, depth = [Styled(f"{number[0]} ", bold=True), *content], number[1]
            self._flow.add(content, heading=heading, depth=depth)

    def _element(self, element: etree._Element, outer: Look) -> None:
        tag = str(element.tag)
        if is_left_out(element, self._sheet):
            self._begin_note(element)
            return
        look = self._sheet.look(element, outer)
        if tag in self._inline_marks(element, look):
            return
        if tag == "br":
            self._break()
        elif tag not in _BLOCKS:
            self.walk(element, self._linked(element, look) if tag == "a" else look)
        else:
            self._block(element, tag, look)

    def _inline_marks(self, element: etree._Element, look: Look) -> Sequence[str]:
        """Take a link that marks a note, or leads back from one; gives its tag if that was all."""
        if number := self._notes.markers.get(element):
            self._begin_note(element)
            self._content.append(Styled(number, look.italic, superscript=True))
            return (str(element.tag),)
        return ("a",) if element.tag == "a" and is_back_link(element) else ()

    def _block(self, element: etree._Element, tag: str, look: Look) -> None:
        self.end()
        if tag in _VERBATIM:
            self.verbatim(element, look)
        elif tag == "hr":
            self._flow.builder.block("rule", ())
        elif tag == "tr" and self._is_across(element):
            self._row(element, look)
        else:
            ordered = self._open_list(element, tag)
            if tag == "li":
                self._number = self._item(element)
            before, self._heading = self._heading, _HEADINGS.get(tag, self._heading)
            self.walk(element, look)
            self.end()
            self._heading = before
            if ordered:
                self._lists.pop()
            if tag == "li":
                self._number = None

    def _characters(self, text: str | None, look: Look) -> None:
        if text:
            self._content.append(
                Styled(typographic(text).replace("\n", " "), look.italic, look.raised, look.href, look.bold)
            )

    def _break(self) -> None:
        """A line break; two of them part paragraphs."""
        last = next((p for p in reversed(self._content) if p.text == "\n" or p.text.strip()), None)
        if last is not None and last.text == "\n":
            self.end()
        else:
            self._content.append(Styled("\n"))

    def _begin_note(self, element: etree._Element) -> None:
        """A note begins with an element at the head of a block."""
        if (number := self._notes.bodies.get(element)) and not text_of(self._content).strip():
            self._note = number

    def _linked(self, element: etree._Element, look: Look) -> Look:
        href = (element.get("href") or "").strip()
        local = not href or href.startswith("#") or href.lower().startswith(("javascript:", "mailto:", "data:"))
        return look if local else replace(look, href=href)

    # ---------------------------------------------------------------- lists and tables

    def _open_list(self, element: etree._Element, tag: str) -> bool:
        if tag not in ("ol", "ul", "dir", "menu"):
            return False
        style = self._sheet.list_style(element) or ""
        kind = next((k for k in ("none", *_KINDS.values()) if k.replace("alpha", "latin") in style or k in style), "")
        kind = kind or _KINDS.get(element.get("type") or "", "decimal")
        depth = sum(opened is not None for opened in self._lists)
        start = _integer(element.get("start"), 1)
        self._lists.append(_List(kind, depth, start) if tag == "ol" and kind != "none" else None)
        return True

    def _item(self, element: etree._Element) -> tuple[str, int | None] | None:
        """The number of an item as a browser prints it, and its depth; none in a list without numbers."""
        opened = self._lists[-1] if self._lists else None
        if opened is None:
            return None
        count = _integer(element.get("value"), opened.next)
        opened.next = count + 1
        if opened.kind == "lower-alpha" and 0 < count <= 26:
            return f"({chr(ord('a') + count - 1)})", 1
        if opened.kind == "lower-roman" and 0 < count < 100:
            return f"({to_roman(count).lower()})", 2
        if opened.kind == "upper-roman" and 0 < count < 100:
            return f"{to_roman(count)}.", None
        if opened.kind == "upper-alpha" and 0 < count <= 26:
            return f"{chr(ord('A') + count - 1)}.", None
        return f"{count}.", None

    def _is_across(self, row: etree._Element) -> bool:
        """Whether a row is read across: it has several cells, and none of them holds more than one paragraph."""
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        return len(cells) > 1 and all(sum(1 for _ in cell.iter(*_SEVERAL)) < 2 for cell in cells)

    def _row(self, row: etree._Element, look: Look) -> None:
        outer, self._cells = self._cells, []
        for cell in row:
            if cell.tag in ("td", "th") and not is_left_out(cell, self._sheet):
                self._cells.append([])
                self.walk(cell, self._sheet.look(cell, look))
                self.end()
        cells, self._cells = self._cells, outer
        content = [piece for cell in cells for line in cell for piece in line]
        if is_notice(content):
            self.removed.append(" ".join(text_of(content).split()))
        else:
            self._flow.row(cells)

    # ---------------------------------------------------------------- text of fixed width

    def verbatim(self, element: etree._Element, look: Look) -> None:
        """Add a text whose lines have a fixed width (see ``lines``)."""
        content = list(self._verbatim(element, look))
        text = text_of(content)
        for section in sections(text, fixed=True):
            words = [p for a, b in unbroken(text, section.body, section.body_end) for p in cut(content, a, b)]
            if section.kind == "rule" or not is_notice(words):
                kind = "paragraph" if section.kind == "note" else section.kind
                self._flow.builder.block(kind, words, number=section.number if kind == "item" else None)

    def _verbatim(self, element: etree._Element, look: Look) -> Iterator[Styled]:
        if element.text:
            yield self._exactly(element.text, look)
        for child in element:
            if isinstance(child.tag, str) and not is_left_out(child, self._sheet):
                if child.tag == "br":
                    yield Styled("\n")
                within = self._sheet.look(child, look)
                yield from self._verbatim(child, self._linked(child, within) if child.tag == "a" else within)
            if child.tail:
                yield self._exactly(child.tail, look)

    def _exactly(self, text: str, look: Look) -> Styled:
        lines = re.sub(r"\r\n?", "\n", typographic(text))
        return Styled(lines, look.italic, look.raised, look.href, look.bold)


def _integer(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"[0-9]{1,4}", text.strip()) else otherwise
