"""Born-digital PDF, as the UN prints its documents.

What a page says by its looks is read from its looks: footnote markers from size and height, footnotes from the rule
above them, verbs from italics, paragraphs from indentation and spacing. Page furniture is left out and named in a
note. A scan without text is refused; a text that OCR laid below the pictures is read like any other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ...model import Diagnostic, Layout, Span
from ..builder import LayoutBuilder, Styled
from ..notes.superscripts import recover
from ..original import Original
from . import notes
from .columns import flows, usual_gutter
from .furniture import Sheet, strip
from .joining import Joiner
from .lines import Line, lines
from .pages import UNREAD, Page, pages
from .paragraphs import Measures, Passage, join_pages, passages


def lay_out(original: Original) -> Layout:
    """The blocks of a PDF. Raises ``SourceError`` where it is encrypted, damaged, scanned or no PDF."""
    printed = pages(original)
    body = _body_size(printed)
    gutter = usual_gutter(printed)
    sheets, removed = strip([_sheet(page, gutter) for page in printed], body)
    joiner = Joiner([line for sheet in sheets for line in sheet.lines])
    parted = [[(column, *notes.part(li, sheet.page.rulings, body)) for column, li in sheet.flows] for sheet in sheets]
    measures = Measures.of(((column, text) for sheet in parted for column, text, _ in sheet), body)
    flowing = [[passages(column, text, measures) for column, text, _ in sheet] for sheet in parted]
    text = join_pages(flowing, measures, joiner)
    below = notes.gather([line for _, _, lines in sheet for line in lines] for sheet in parted)
    builder = LayoutBuilder(original, "pdf")
    starts = _add(builder, text, below, joiner)
    builder.diagnostics += _remarks(printed, removed)
    layout = builder.layout()
    source = replace(layout.source, page_starts=_offsets(starts, layout))
    return replace(layout, source=source, blocks=tuple(recover(layout.blocks)))


def _body_size(printed: Sequence[Page]) -> float:
    """The size of the text: the largest of those in which much of a document is printed."""
    sizes = Counter(round(g.size * 2) / 2 for page in printed for g in page.glyphs if not g.blank and not g.bold)
    total = sum(sizes.values())
    return max((size for size, count in sizes.items() if count >= 0.25 * total), default=10.0)


def _sheet(page: Page, gutter: float | None) -> Sheet:
    return Sheet(page, tuple((flow.column, tuple(lines(flow.glyphs))) for flow in flows(page, gutter)))


def _add(
    builder: LayoutBuilder, text: Sequence[list[Passage]], below: Sequence[Sequence[list[Line]]], joiner: Joiner
) -> list[tuple[int, int]]:
    """Add the blocks; gives back where each page begins: at which block, at which of its runs (-1: before it).

    The notes of a page stand behind its text, or before a paragraph that goes on with the next page; what a star in
    the masthead stands for ("Reissued for technical reasons") belongs to the masthead.
    """
    starts: dict[int, tuple[int, int]] = {}
    count = 0
    for page, (begun, page_notes) in enumerate(zip(text, below, strict=True)):
        starts.setdefault(page, (count, -1))
        cut = [passage for passage in begun[-1:] if any(turn > page for turn in passage.turns)]
        whole = begun[: len(begun) - len(cut)]
        numbered = [note for note in page_notes if note[0].note]
        starred = [note for note in page_notes if not note[0].note]
        of_masthead = any(map(_is_starred, whole))
        for note in starred if of_masthead else ():
            builder.block("paragraph", joiner.join(note))
        for passage in whole:
            builder.block(passage.kind, passage.content, number=passage.number, level=passage.level)
        for note in numbered:
            builder.block("paragraph", _spaced(joiner.join(note)))
        for note in () if of_masthead else starred:
            builder.block("paragraph", joiner.join(note))
        count += len(page_notes) + len(whole)
        for passage in cut:
            builder.block(passage.kind, passage.content, number=passage.number, level=passage.level)
            starts.update({turn: (count, place) for turn, place in passage.turns.items() if turn > page})
            count += 1
    return [starts[page] for page in range(len(text))]


def _is_starred(passage: Passage) -> bool:
    """Whether a passage is a title or a symbol with a star."""
    text = passage.lines[-1].text
    return text.endswith("*") and (passage.kind == "heading" or " " not in text)


def _offsets(starts: Sequence[tuple[int, int]], layout: Layout) -> tuple[int, ...]:
    """The source offsets at which the pages begin."""
    blocks = layout.blocks
    end = len(layout.source.text)
    return tuple(
        end if block >= len(blocks) else blocks[block].runs[run].start if run >= 0 else blocks[block].span.start
        for block, run in starts
    )


def _spaced(content: Sequence[Styled]) -> list[Styled]:
    """The content of a note with its number tidied: one space behind it."""
    number, *rest = content
    if rest:
        rest[0] = replace(rest[0], text=f" {rest[0].text.lstrip()}")
    return [replace(number, text=number.text.strip()), *rest]


def _remarks(printed: Sequence[Page], removed: Sequence[str]) -> list[Diagnostic]:
    """What a reader should know: the furniture left out, and pages that are pictures."""
    remarks = []
    pictures = [n for n, page in enumerate(printed, start=1) if page.picture and not page.glyphs]
    if pictures:
        message = f"no text on page {', '.join(map(str, pictures))}: a picture; ocrmypdf --skip-text may read it"
        remarks.append(Diagnostic("page-without-text", "warning", message, Span(0, 0)))
    if unread := sum(glyph.text == UNREAD for page in printed for glyph in page.glyphs):
        message = f"{unread} characters have no meaning in their fonts; they stand as {UNREAD}"
        remarks.append(Diagnostic("unread-characters", "warning", message, Span(0, 0)))
    if removed:
        shown = "; ".join(dict.fromkeys(removed))
        remarks.append(Diagnostic("page-furniture", "note", f"left out as page furniture: {shown}", Span(0, 0)))
    return remarks
