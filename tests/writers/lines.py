"""The blocks of a document as they are to be written, whatever the format: what the other writers start from.

What is written is made of a ``Document``: masthead, paragraphs with their opening verb in italics and their markers,
footnotes, line of adoption. So a reader can be held to the document that another reader made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from recalling.model import Document, Paragraph

_PRINTED_LINE = 80  # characters


@dataclass(frozen=True)
class Piece:
    """Characters of one style; a marker is a superscript number, a label that of a note which stands in the text."""

    text: str
    italic: bool = False
    marker: bool = False
    label: bool = False


@dataclass(frozen=True)
class Line:
    """A block: "head", "title", "formula", "heading", "text", "adoption", "note".

    ``number`` is that of a paragraph or note.
    """

    kind: str
    pieces: tuple[Piece, ...]
    number: str | None = None

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces if not piece.marker)


def lines(document: Document, notes: str = "end") -> list[Line]:
    """The blocks of a document.

    ``notes`` stand at the "end", "behind" the paragraph of their first marker, at the foot of "pages" that end within
    paragraphs, as blocks "inside" the paragraph that marks them, or "between" its words.
    """
    placed = [(p.reading.source_offset(0), Line("text", tuple(_pieces(p)), _printed(p))) for p in document.paragraphs]
    placed += [(h.spans[0].start, Line("heading", (Piece(h.value),))) for h in document.headings if h.spans]
    placed += _inner_formulas(document)
    text = [line for _, line in sorted(placed, key=lambda place: place[0])]
    return [*_head(document), *_PLACES[notes](text, used_notes(document)), *_adoption(document, notes)]


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
    if m.enacting_formula and not document.parts:
        yield Line("formula", (Piece(m.enacting_formula.value, italic=True),))


def _inner_formulas(document: Document) -> Iterator[tuple[float, Line]]:
    """The enacting formulas within the text, with their places: of the draft that an act recommends, and of its parts.

    A document does not keep them; they stand where a preamble follows operative paragraphs.
    """
    titles = {part.letter: part.title for part in document.parts}
    before: Paragraph | None = None
    for p in sorted(document.paragraphs, key=lambda p: p.reading.source_offset(0)):
        at = p.reading.source_offset(0) - 0.5
        begins_part = p.part and (before is None or p.part != before.part)
        if begins_part:
            yield at, Line("heading", (Piece(p.part),))
            if title := titles.get(p.part):
                yield at, Line("heading", (Piece(title.value),))
        draft = before is not None and before.kind in ("operative", "sub-paragraph") and p.kind == "preambular"
        if draft or (begins_part and p.kind in ("preambular", "operative")):
            yield at, Line("formula", (Piece("The General Assembly,", italic=True),))
        before = p


def _adoption(document: Document, notes: str) -> Iterator[Line]:
    m = document.masthead
    if m.meeting and m.adoption_date:
        span = m.adoption_date.spans[0]
        date = " ".join(document.source.quote(span).split())
        yield Line("adoption", (Piece(f"{m.meeting.value}\n{date}", italic=True),))
    if notes == "end":
        yield from used_notes(document)


def used_notes(document: Document) -> list[Line]:
    """The footnotes that a paragraph marks, each as a line."""
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
        halves = _cut(line) if index % 6 == 3 and line.kind == "text" else None
        if halves is None:
            marked += line.pieces
            yield line
            continue
        yield halves[0]
        yield from _new([*marked, *halves[0].pieces], notes, seen)
        yield halves[1]
        marked = list(halves[1].pieces)
    yield from _new(marked, notes, seen)


def _inside(text: Sequence[Line], notes: Sequence[Line]) -> Iterator[Line]:
    """As if a page ended behind every clause that marks a note for the first time."""
    seen: set[str] = set()
    for line in text:
        for index, (pieces, marked) in enumerate(_clauses(line, notes, seen)):
            yield Line(line.kind, pieces, line.number if index == 0 else None)
            yield from marked


def _between(text: Sequence[Line], notes: Sequence[Line]) -> Iterator[Line]:
    """Each note stands in the text behind the clause with its first marker, and the sentence goes on behind it."""
    seen: set[str] = set()
    for line in text:
        pieces: list[Piece] = []
        for part, marked in _clauses(line, notes, seen):
            pieces += [Piece(" "), *part] if pieces else part
            for note in marked:
                pieces += [Piece(" "), Piece(note.number or "", label=True), *note.pieces]
        yield Line(line.kind, tuple(pieces), line.number)


def _clauses(line: Line, notes: Sequence[Line], seen: set[str]) -> Iterator[tuple[tuple[Piece, ...], list[Line]]]:
    """The parts of a paragraph, each up to a word that has a marker, with the notes marked there for the first time."""
    by_number = {note.number: note for note in notes}
    pieces: list[Piece] = []
    waiting: list[Line] = []
    for piece in line.pieces:
        if piece.marker and piece.text not in seen and piece.text in by_number:
            seen.add(piece.text)
            waiting.append(by_number[piece.text])
        end = re.match(r"[,;.]?(?=\s)", piece.text) if waiting and not piece.marker else None
        if end is None:
            pieces.append(piece)
            continue
        yield (*pieces, Piece(piece.text[: end.end()])), waiting
        pieces, waiting = [Piece(piece.text[end.end() :].lstrip(), piece.italic)], []
    if waiting or any(piece.text for piece in pieces):
        yield tuple(pieces), waiting


_PLACES: dict[str, Callable[[Sequence[Line], Sequence[Line]], Iterator[Line]]] = {
    "end": _end, "behind": _behind, "pages": _pages, "inside": _inside, "between": _between,
}  # fmt: skip


def _new(pieces: Sequence[Piece], notes: Sequence[Line], seen: set[str]) -> Iterator[Line]:
    """The notes that are marked here for the first time."""
    here = {piece.text for piece in pieces if piece.marker} - seen
    seen |= here
    yield from (note for note in notes if note.number in here)


def _cut(line: Line) -> tuple[Line, Line] | None:
    """A paragraph in two, in the middle of a sentence; None where it has no two lines to be parted."""
    if len(line.text) < 2 * _PRINTED_LINE:
        return None
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
