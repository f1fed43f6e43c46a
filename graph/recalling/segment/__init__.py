"""Segmenting: a layout becomes a document with a masthead, paragraphs and footnotes."""

from __future__ import annotations

from ..errors import SourceError
from ..model import Block, Diagnostic, Document, Footnote, Layout
from . import footnotes, paragraphs
from .masthead import is_adoption, is_enacting_formula, read_masthead
from .verbs import opening_verb


def segment(layout: Layout) -> Document:
    """The document that a layout holds.

    What can still be read of a damaged resolution is read; the damage is in ``diagnostics``. Raises
    ``SourceError`` where the text is no resolution: nothing in it opens a paragraph.
    """
    source, blocks = layout.source, list(layout.blocks)
    first = next((i for i, b in enumerate(blocks) if is_enacting_formula(b)), None)
    formula = None if first is None else blocks[first]
    if first is None:
        first = _first_paragraph(blocks)
    if first is None:
        raise SourceError(
            "no resolution was found: neither an enacting formula such as 'The General Assembly,' nor a paragraph that "
            "opens with a verb",
            where=source.name,
            do="check that this is the text of a resolution in English",
        )
    last = next((i for i in range(len(blocks) - 1, first, -1) if is_adoption(blocks[i])), None)
    rest = blocks[first + 1 if formula else first :]
    body_blocks = [b for b in rest if last is None or b is not blocks[last]]
    uses_italics = any(r.italic and r.text.strip() for b in body_blocks for r in b.runs[:1])

    body = paragraphs.sort(body_blocks, uses_italics)
    found = paragraphs.build(body)
    if not found:
        raise SourceError(
            "no paragraph was found below the enacting formula",
            where=source.name,
            do="check that the file holds the whole resolution",
        )
    masthead = read_masthead(blocks[:first], formula, blocks[last] if last is not None else None)
    notes = paragraphs.notes(body)
    diagnostics = [*body.diagnostics, *footnotes.check(found, notes)]
    if masthead.number is None:
        span = blocks[0].span
        diagnostics.append(Diagnostic("no-number", "error", "the masthead gives no number of the act", span))
    if formula is None:
        diagnostics.append(Diagnostic("no-formula", "warning", "there is no enacting formula", blocks[first].span))
    return Document(source, masthead, found, _once(notes), tuple(sorted(diagnostics, key=lambda d: d.span)))


def _first_paragraph(blocks: list[Block]) -> int | None:
    for index, block in enumerate(blocks):
        text = " ".join(block.plain.split())
        if block.kind in ("paragraph", "item") and opening_verb(text, paragraphs.italic_head(block)):
            return index
    return None


def _once(notes: tuple[Footnote, ...]) -> tuple[Footnote, ...]:
    kept: dict[str, Footnote] = {}
    for note in notes:
        kept.setdefault(note.number, note)
    return tuple(kept.values())
