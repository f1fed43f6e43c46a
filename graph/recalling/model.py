"""What is read out of a resolution, as plain facts. Nothing here knows of files, formats or RDF.

Two kinds of offset occur. *Source offsets* count code points of the text of the file as it was decoded; a
``Span`` holds them. *Reading offsets* count characters of a ``ReadingText``, the text as a person reads it:
markup and footnote markers taken out, lines and pages joined. A ``ReadingText`` leads from one to the other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

# --------------------------------------------------------------------------------------- the text


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A contiguous stretch of the source text: code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True)
class SourceText:
    """The exact characters that were read, and the name and hash of the file they come from."""

    name: str
    text: str
    sha256: str
    format: str

    @property
    def sha12(self) -> str:
        """The first 12 digits of the hash: the name of the source in IRIs."""
        return self.sha256[:12]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(i + 1 for i, c in enumerate(self.text) if c == "\n")]

    def line(self, offset: int) -> int:
        """The line, counted from 1, in which a source offset lies."""
        return bisect_right(self._line_starts, offset)

    def quote(self, span: Span) -> str:
        """The characters of a span, markup included."""
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one style, contiguous in the source and free of markup."""

    text: str
    start: int
    italic: bool = False
    superscript: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the layout: a heading, a paragraph, a numbered item or a rule.

    ``number`` is the number printed before an item, without its full stop. ``level`` is that of a heading.
    """

    kind: str  # "heading", "paragraph", "item", "rule"
    runs: tuple[Run, ...]
    span: Span
    number: str | None = None
    level: int = 0

    @property
    def plain(self) -> str:
        """The characters of the block without superscripts, white space as in the source."""
        return "".join(run.text for run in self.runs if not run.superscript)


@dataclass(frozen=True)
class Layout:
    """What a reader of a format hands on: the source and its blocks in order."""

    source: SourceText
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of a reading text that are contiguous in the source, apart from markup between them.

    ``piece`` counts the parts into which pages and footnote blocks cut the sentence.
    """

    start: int
    source: int
    length: int
    piece: int


@dataclass(frozen=True)
class ReadingText:
    """A text as a person reads it, with the way back to the source."""

    text: str
    stretches: tuple[Stretch, ...]

    def __len__(self) -> int:
        return len(self.text)

    def source_offset(self, offset: int) -> int:
        """The source offset of the character at a reading offset."""
        starts = [s.start for s in self.stretches]
        stretch = self.stretches[max(bisect_right(starts, offset) - 1, 0)]
        return stretch.source + min(offset - stretch.start, stretch.length)

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The source spans of a reading interval: one for each piece, markup inside a piece included."""
        bounds: dict[int, tuple[int, int]] = {}
        for s in self.stretches:
            low, high = max(start, s.start), min(end, s.start + s.length)
            if low < high:
                first = s.source + (low - s.start)
                last = s.source + (high - s.start)
                kept = bounds.get(s.piece)
                bounds[s.piece] = (kept[0], last) if kept else (first, last)
        return tuple(Span(a, b) for a, b in bounds.values())

    @property
    def whole(self) -> tuple[Span, ...]:
        """The source spans of the whole text."""
        return self.spans(0, len(self.text))


# --------------------------------------------------------------------------------- the document


@dataclass(frozen=True, slots=True)
class Stated:
    """A value as the text states it, with the place where it does."""

    value: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands above and below the text of an act. Absent parts are None."""

    number: Stated | None = None
    title: Stated | None = None
    kind: Stated | None = None  # "Resolution adopted by the General Assembly"
    body: Stated | None = None
    session: Stated | None = None  # the words: "Fifty-seventh session"
    agenda_item: Stated | None = None
    symbol: Stated | None = None
    distribution: Stated | None = None
    distribution_date: Stated | None = None  # ISO date
    report: Stated | None = None  # "[on the report of the Third Committee (A/57/549)]"
    enacting_formula: Stated | None = None
    meeting: Stated | None = None  # "77th plenary meeting"
    adoption_date: Stated | None = None  # ISO date


@dataclass(frozen=True, slots=True)
class Verb:
    """The words that say what a paragraph does: "Takes note with appreciation" is take-note, with-appreciation."""

    printed: str
    act: str
    modifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Marker:
    """One occurrence of a footnote number in a paragraph; ``at`` is a reading offset."""

    id: str
    number: str
    at: int
    span: Span


@dataclass(frozen=True, slots=True)
class Clause:
    """A later clause of a paragraph with a verb of its own: "and encourages them to continue"."""

    id: str
    start: int
    end: int
    verb: Verb


@dataclass(frozen=True)
class Paragraph:
    """A preambular or operative paragraph, re-joined where pages and footnotes cut it."""

    id: str  # "pp3", "op6"
    kind: str  # "preambular", "operative"
    order: int
    number: str | None  # as printed
    reading: ReadingText
    verb: Verb
    clauses: tuple[Clause, ...] = ()
    markers: tuple[Marker, ...] = ()

    @property
    def text(self) -> str:
        return self.reading.text

    def verb_at(self, offset: int) -> Verb:
        """The verb that governs a reading offset: that of the last clause that began before it."""
        for clause in reversed(self.clauses):
            if clause.start <= offset < clause.end:
                return clause.verb
        return self.verb


@dataclass(frozen=True)
class Footnote:
    """The body of a footnote, once per number."""

    id: str  # "fn21"
    number: str
    reading: ReadingText
    span: Span

    @property
    def text(self) -> str:
        return self.reading.text


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something that a reader of the source should look at."""

    code: str
    severity: str  # "error", "warning", "note"
    message: str
    span: Span


@dataclass(frozen=True)
class Document:
    """A resolution as it is printed: its parts, before anything is said about what it cites."""

    source: SourceText
    masthead: Masthead
    paragraphs: tuple[Paragraph, ...]
    footnotes: tuple[Footnote, ...]
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def markers(self) -> Iterator[tuple[Paragraph, Marker]]:
        return ((p, m) for p in self.paragraphs for m in p.markers)

    def footnote(self, number: str) -> Footnote | None:
        return next((f for f in self.footnotes if f.number == number), None)


# ------------------------------------------------------------------------ what the document says


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that the text names: an act, a paper, an instrument, a body, a meeting, a unit of a text.

    ``path`` is its IRI without the base. ``kind`` is the local name of its class in the vocabulary. ``details``
    are the facts that belong to the name itself (the number of an act, the symbol of a paper), by property name.
    """

    path: str
    kind: str
    label: str | None = None
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """The object of a statement that is a thing."""

    path: str


@dataclass(frozen=True, slots=True)
class Value:
    """The object of a statement that is a literal; ``datatype`` is "string", "date" or the like, or "@en"."""

    text: str
    datatype: str = "string"


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact that the text states or implies, with the words that say so."""

    subject: str
    predicate: str  # CURIE
    object: Link | Value
    unit: str  # id of the paragraph or footnote, or "masthead"
    spans: tuple[Span, ...]
    rule: str
    confidence: float = 1.0
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Locator:
    """A pinpoint: the units that the printed words name, from the outside inwards."""

    units: tuple[tuple[str, str], ...]  # ("chap", "I"), ("annex", "")

    @property
    def fragment(self) -> str:
        return "_".join(f"{kind}{value}" for kind, value in self.units)


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference that a footnote makes. ``target`` is the act or paper; ``pinpoints`` are units of it."""

    id: str  # "fn11-r2"
    footnote: str
    start: int
    end: int
    printed: str
    target: str | None
    signal: str | None = None
    locator: str | None = None
    pinpoints: tuple[str, ...] = ()
    antecedent: str | None = None
    rule: str = ""
    confidence: float = 1.0
    candidates: tuple[str, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """One act of citing: a paragraph or footnote, one thing cited, the verb that governs it, the evidence."""

    id: str  # "cit-pp1-fn1"
    unit: str  # id of the citing paragraph or footnote
    start: int  # reading offsets in that unit
    end: int
    target: str | None
    force: str
    role: str
    spans: tuple[Span, ...]
    rule: str
    confidence: float
    marker: str | None = None
    references: tuple[str, ...] = ()
    aspect: str | None = None
    candidates: tuple[str, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A unit names a body, a meeting or a generic actor. Never a citation."""

    unit: str
    target: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom the verb of a paragraph or clause is addressed."""

    unit: str  # id of the paragraph or clause
    printed: str
    targets: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words to which a marker is attached; ``annotates`` is the body that an explanatory note explains."""

    marker: str
    spans: tuple[Span, ...]
    text: str
    annotates: str | None = None


@dataclass(frozen=True, slots=True)
class Renaming:
    """A body under an old and a new name, and the act that made the change where the text names it."""

    path: str
    old: str
    new: str
    by: str | None
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Extraction:
    """Everything that one source text says, resolved."""

    document: Document
    act: Entity
    paper: Entity | None
    footnote_kinds: dict[str, str] = field(default_factory=dict)
    references: tuple[Reference, ...] = ()
    citations: tuple[Citation, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    addressees: tuple[Addressee, ...] = ()
    mentions: tuple[Mention, ...] = ()
    renamings: tuple[Renaming, ...] = ()
    statements: tuple[Statement, ...] = ()
    entities: tuple[Entity, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def entity(self, path: str) -> Entity | None:
        return next((e for e in self.entities if e.path == path), None)


def unique(items: Iterable[str]) -> tuple[str, ...]:
    """The items without repetition, in the order of their first occurrence."""
    return tuple(dict.fromkeys(items))
