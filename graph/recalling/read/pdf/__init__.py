"""Born-digital PDF, as the UN prints its documents.

What a page says by its looks is read from its looks: footnote markers from size and height, footnotes from the rule
above them, verbs from italics, paragraphs from indentation and spacing. Page furniture is left out and named in a
note. A scan without text is refused; a text that OCR laid below the pictures is read like any other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ...model import Diagnostic, Layout, Span
from ..builder import LayoutBuilder, Styled
from ..original import Original
from . import notes
from .columns import flows, usual_gutter
from .furniture import Sheet, strip
from .joining import Joiner
from .lines import Line, lines
from .pages import UNREAD, Page, pages
from .paragraphs import Measures, Passage, classify, goes_on, passages, set_levels, uses_indents


@dataclass
class _Leaf:
    """What begins on a page: the passages of its text, and its notes."""

    text: list[Passage] = field(default_factory=list)
    notes: list[list[Line]] = field(default_factory=list)


def lay_out(original: Original) -> Layout:
    """The blocks of a PDF. Raises ``SourceError`` where it is encrypted, damaged, scanned or no PDF."""
    printed = pages(original)
    body = _body_size(printed)
    gutter = usual_gutter(printed)
    sheets, removed = strip([_sheet(page, gutter) for page in printed], body)
    joiner = Joiner([line for sheet in sheets for line in sheet.lines])
    builder = LayoutBuilder(original, "pdf")
    starts = _add(builder, _leaves(sheets, body, joiner), joiner)
    builder.diagnostics += _remarks(printed, removed)
    layout = builder.layout()
    return replace(layout, source=replace(layout.source, page_starts=_offsets(starts, layout)))


def _body_size(printed: Sequence[Page]) -> float:
    """The size of the text: the largest of those in which much of a document is printed."""
    sizes = Counter(round(g.size * 2) / 2 for page in printed for g in page.glyphs if not g.blank and not g.bold)
    total = sum(sizes.values())
    return max((size for size, count in sizes.items() if count >= 0.25 * total), default=10.0)


def _sheet(page: Page, gutter: float | None) -> Sheet:
    return Sheet(page, tuple((flow.column, tuple(lines(flow.glyphs))) for flow in flows(page, gutter)))


def _leaves(sheets: Sequence[Sheet], body: float, joiner: Joiner) -> list[_Leaf]:
    """What begins on each page. What a page or column cuts, a paragraph or a note, is put together."""
    parted = [[(column, *notes.part(li, sheet.page.rulings, body)) for column, li in sheet.flows] for sheet in sheets]
    measures = Measures.of(((column, text) for sheet in parted for column, text, _ in sheet), body)
    found = [[passages(column, text, measures) for column, text, _ in sheet] for sheet in parted]
    indents = uses_indents((passage for sheet in found for flow in sheet for passage in flow), body)
    leaves = [_Leaf() for _ in sheets]
    open_note: list[Line] | None = None
    before: Passage | None = None
    for page, (leaf, flow_passages, sheet) in enumerate(zip(leaves, found, parted, strict=True)):
        for flow in flow_passages:
            for passage in flow:
                if before and passage is flow[0] and goes_on(passage, before, indents):
                    place = joiner.append(before.content, joiner.join(passage.lines), turn=True)
                    before.turns.setdefault(page, place)
                    before.lines, before.short = passage.lines, passage.short
                else:
                    classify(passage, measures, joiner)
                    leaf.text.append(passage)
                    before = passage
        for note in (note for _, _, below in sheet for note in notes.gather(below)):
            if open_note is not None and not notes.is_opened(note):
                open_note += note
            else:
                leaf.notes.append(note)
                open_note = note
    set_levels(passage for leaf in leaves for passage in leaf.text if passage.kind == "item")
    return leaves


def _add(builder: LayoutBuilder, leaves: Sequence[_Leaf], joiner: Joiner) -> list[tuple[int, int]]:
    """Add the blocks; gives back where each page begins: at which block, at which of its runs (-1: before it).

    The notes of a page stand behind its text, or before a paragraph that goes on with the next page; what a star in
    the masthead stands for ("Reissued for technical reasons") belongs to the masthead.
    """
    starts: dict[int, tuple[int, int]] = {}
    count = 0
    for page, leaf in enumerate(leaves):
        starts.setdefault(page, (count, -1))
        cut = leaf.text.pop() if leaf.text and any(turn > page for turn in leaf.text[-1].turns) else None
        numbered = [note for note in leaf.notes if note[0].note]
        starred = [note for note in leaf.notes if not note[0].note]
        above, below = (starred, numbered) if any(map(_is_starred, leaf.text)) else ([], [*numbered, *starred])
        for note in above:
            builder.block("paragraph", joiner.join(note))
        for passage in leaf.text:
            builder.block(passage.kind, passage.content, number=passage.number, level=passage.level)
        for note in below:
            builder.block("paragraph", _spaced(joiner.join(note)) if note[0].note else joiner.join(note))
        count += len(leaf.notes) + len(leaf.text)
        if cut:
            builder.block(cut.kind, cut.content, number=cut.number, level=cut.level)
            starts.update({turn: (count, place) for turn, place in cut.turns.items() if turn > page})
            count += 1
    return [starts[page] for page in range(len(leaves))]


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
