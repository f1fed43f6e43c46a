"""Segmenting: a layout becomes a document with a masthead, paragraphs and footnotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..errors import SourceError
from ..model import Block, Diagnostic, Document, Footnote, Layout, Marker, Part, Span, Stated
from . import footnotes, paragraphs
from .disagreements import disagreements
from .masthead import (
    begins_prose,
    is_adoption,
    is_enacting_formula,
    is_record,
    is_title,
    read_adoption,
    read_masthead,
    read_meeting,
    read_prose,
)
from .parts import PartHead, part_heads
from .reading import compose, markers
from .refusals import foreign, refusal
from .run_on import parted
from .sorting import Body, italic_head, sort
from .verbs import opening_verb
from .votes import is_vote, read_vote


@dataclass(frozen=True)
class _Section:
    """The text of an act, or of one of its parts: its blocks without the lines of adoption and of the vote."""

    text: list[Block]
    adoption: Block | None
    vote: list[Block]
    prose: bool
    head: PartHead | None = None

    @property
    def opening(self) -> Block | None:
        """The first paragraph of prose: "At its 61st plenary meeting, on 15 March 2022, ..."."""
        return next((b for b in self.text if begins_prose(b)), None) if self.prose else None

    @property
    def letter(self) -> str:
        return self.head.letter if self.head else ""


def segment(layout: Layout) -> Document:
    """The document that a layout holds.

    What can still be read of a damaged resolution is read; the damage is in ``diagnostics``. Raises
    ``SourceError`` where the text is no resolution, decision or statement.
    """
    source, blocks = layout.source, list(parted(layout.blocks))
    blocks.sort(key=is_record, reverse=True)  # what a catalogue says of the text is read like the lines above it
    heads = part_heads(blocks)
    if heads:
        formula, begin = heads[0].formula, heads[0].at
        ends = [*(h.at for h in heads[1:]), len(blocks)]
        sections = [_section(blocks[h.text : end], h.formula is None, h) for h, end in zip(heads, ends, strict=True)]
    else:
        formula = next((i for i, b in enumerate(blocks) if is_enacting_formula(b)), None)
        first, prose = _beginning(blocks, formula)
        if first is None:
            raise refusal(blocks, source.name)
        begin = first if formula is None else formula
        sections = [_section(blocks[first:], prose)]
        if prose and sections[0].opening is None and (error := foreign(blocks, source.name)):
            raise error

    bodies = [_sort(section) for section in sections]
    found = tuple(
        p for body, section in zip(bodies, sections, strict=True) for p in paragraphs.build(body, section.letter)
    )
    if not found:
        raise SourceError(
            "no paragraph was found below the enacting formula",
            where=source.name,
            do="check that the file holds the whole resolution",
        )
    adoption = next((s.adoption for s in reversed(sections) if s.adoption), None)
    above = [b for b in blocks[:begin] if footnotes.definition(b) is None]
    masthead = read_masthead(above, None if formula is None else blocks[formula], adoption)
    masthead = read_prose(sections[-1].opening, masthead)
    printed = [b for s in sections for b in s.vote] or [b for b in above if is_vote(b)]
    masthead = replace(read_meeting(printed, masthead), vote=read_vote(printed) if printed else None)
    notes = (*_notes_above(blocks[:begin]), *(n for body in bodies for n in paragraphs.notes(body)))
    outside = [*above, *(b for body in bodies for b in body.headings)]
    diagnostics = [*layout.diagnostics, *footnotes.check(found, notes, outside)]
    for body in bodies:
        diagnostics += [*body.diagnostics, *paragraphs.check_numbers(body)]
    if masthead.number is None:
        span = blocks[0].span
        diagnostics.append(Diagnostic("no-number", "error", "the masthead gives no number of the act", span))
    if formula is None and not sections[0].prose:
        diagnostics.append(Diagnostic("no-formula", "warning", "there is no enacting formula", blocks[begin].span))
    document = Document(
        source,
        masthead,
        found,
        _once(notes),
        headings=tuple(_heading(b) for body in bodies for b in body.headings),
        heading_markers=tuple(_markers(outside, {m.span for m in masthead.markers}, {n.number for n in notes})),
        links=layout.links,
        metadata=layout.metadata,
        parts=tuple(_part(s) for s in sections if s.head),
    )
    diagnostics += disagreements(document)
    return replace(document, diagnostics=tuple(sorted(diagnostics, key=lambda d: d.span)))


def _section(blocks: Sequence[Block], prose: bool, head: PartHead | None = None) -> _Section:
    last = next((i for i in range(len(blocks) - 1, -1, -1) if is_adoption(blocks[i])), None)
    vote = [i for i, b in enumerate(blocks) if is_vote(b)]
    text = [b for i, b in enumerate(blocks) if i != last and i not in vote]
    return _Section(text, None if last is None else blocks[last], [blocks[i] for i in vote], prose, head)


def _sort(section: _Section) -> Body:
    uses_italics = any(r.italic and r.text.strip() for b in section.text for r in b.runs[:1])
    return sort(section.text, uses_italics=uses_italics, prose=section.prose)


def _part(section: _Section) -> Part:
    assert section.head is not None
    adopted = read_prose(section.opening, read_adoption(section.adoption))
    vote = read_vote(section.vote) if section.vote else None
    return Part(section.letter, section.head.title, adopted.meeting, adopted.adoption_date, vote)


def _heading(block: Block) -> Stated:
    reading, _ = compose([block.runs])
    return Stated(reading.text, reading.whole)


def _notes_above(blocks: Sequence[Block]) -> Iterator[Footnote]:
    """The footnotes among the lines above the text: those of the title, say, "Resolution 61/901 became 61/901 A"."""
    for block in blocks:
        if number := footnotes.definition(block):
            yield footnotes.body([block], number)


def _markers(blocks: Sequence[Block], of_title: set[Span], defined: set[str]) -> Iterator[Marker]:
    """The markers in blocks outside the paragraphs; a superscript number without a footnote may be anything there."""
    for order, block in enumerate(blocks, start=1):
        for marker in markers(f"heading{order}", compose([block.runs])[1]):
            if marker.number in defined and marker.span not in of_title:
                yield marker


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
    text = block.words
    return block.kind in ("paragraph", "item") and opening_verb(text, italic_head(block)) is not None


def _once(notes: tuple[Footnote, ...]) -> tuple[Footnote, ...]:
    kept: dict[str, Footnote] = {}
    for note in notes:
        kept.setdefault(note.number, note)
    return tuple(kept.values())
