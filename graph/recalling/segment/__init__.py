"""Segmenting: a layout becomes a document with a masthead, paragraphs and footnotes."""

from __future__ import annotations

from ..errors import SourceError
from ..model import Block, Diagnostic, Document, Footnote, Layout, Stated
from . import footnotes, paragraphs
from .masthead import begins_prose, is_adoption, is_enacting_formula, is_subject, is_title, read_masthead
from .reading import compose
from .sorting import italic_head, sort
from .verbs import opening_verb


def segment(layout: Layout) -> Document:
    """The document that a layout holds.

    What can still be read of a damaged resolution is read; the damage is in ``diagnostics``. Raises
    ``SourceError`` where the text is no resolution, decision or statement.
    """
    source, blocks = layout.source, list(layout.blocks)
    formula = next((i for i, b in enumerate(blocks) if is_enacting_formula(b)), None)
    first, prose = _beginning(blocks, formula)
    if first is None:
        raise SourceError(
            "no resolution was found: neither an enacting formula such as 'The General Assembly,' nor a paragraph that "
            "opens with a verb",
            where=source.name,
            do="check that this is the text of a resolution in English",
        )
    if prose and len(blocks) > first + 1 and is_subject(blocks[first]):
        formula, first = first, first + 1
    last = next((i for i in range(len(blocks) - 1, first - 1, -1) if is_adoption(blocks[i])), None)
    text = [b for i, b in enumerate(blocks) if i >= first and i != last]
    uses_italics = any(r.italic and r.text.strip() for b in text for r in b.runs[:1])

    body = sort(text, uses_italics=uses_italics, prose=prose)
    found = paragraphs.build(body)
    if not found:
        raise SourceError(
            "no paragraph was found below the enacting formula",
            where=source.name,
            do="check that the file holds the whole resolution",
        )
    masthead = read_masthead(
        blocks[: first if formula is None else formula],
        None if formula is None else blocks[formula],
        None if last is None else blocks[last],
    )
    notes = paragraphs.notes(body)
    diagnostics = [*layout.diagnostics, *body.diagnostics, *paragraphs.check_numbers(body)]
    diagnostics += footnotes.check(found, notes)
    if masthead.number is None:
        span = blocks[0].span
        diagnostics.append(Diagnostic("no-number", "error", "the masthead gives no number of the act", span))
    if formula is None and not prose:
        diagnostics.append(Diagnostic("no-formula", "warning", "there is no enacting formula", blocks[first].span))
    headings = tuple(Stated(reading.text, reading.whole) for b in body.headings for reading in [compose([b.runs])[0]])
    ordered = tuple(sorted(diagnostics, key=lambda d: d.span))
    return Document(source, masthead, found, _once(notes), ordered, headings, layout.links)


def _beginning(blocks: list[Block], formula: int | None) -> tuple[int | None, bool]:
    """Where the text begins, and whether it is prose: a decision or statement without verbs at the heads."""
    if formula is not None:
        return formula + 1, False
    title = next((i for i, b in enumerate(blocks) if is_title(b)), None)
    after = blocks[title + 1 :] if title is not None else []
    opener = next((i for i, b in enumerate(blocks) if (title is None or i > title) and _opens(b)), None)
    if title is not None and after and (opener is None or opener > title + 1):
        return title + 1, True
    start = next((i for i, b in enumerate(blocks) if begins_prose(b)), None)
    if start is not None and (opener is None or start < opener):
        return start, True
    return opener, False


def _opens(block: Block) -> bool:
    text = " ".join(block.plain.split())
    return block.kind in ("paragraph", "item") and opening_verb(text, italic_head(block)) is not None


def _once(notes: tuple[Footnote, ...]) -> tuple[Footnote, ...]:
    kept: dict[str, Footnote] = {}
    for note in notes:
        kept.setdefault(note.number, note)
    return tuple(kept.values())
