"""The document: a resolution as it is printed, before anything is said about what it cites."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from .metadata import Metadata, Vote
from .text import Diagnostic, PrintedLink, ReadingText, SourceText, Span

_SENTENCE = re.compile(r"[.;:] ")  # where one ends


@dataclass(frozen=True, slots=True)
class Stated:
    """A value as the text states it, with the place where it does."""

    value: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Marker:
    """One occurrence of a footnote number in a paragraph or in the title; ``at`` is a reading offset."""

    id: str
    number: str
    at: int
    span: Span


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
    vote: Vote | None = None
    markers: tuple[
        Marker, ...
    ] = ()  # in the line of the number and title, "title-fn1"; ``at`` counts from its beginning


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a resolution, such as 75/101 A: an act of its own. Its paragraphs have ids that begin "a."."""

    letter: str
    title: Stated | None = None
    meeting: Stated | None = None
    adoption_date: Stated | None = None
    vote: Vote | None = None

    @property
    def prefix(self) -> str:
        """How the ids of its paragraphs begin."""
        return f"{self.letter.lower()}."


@dataclass(frozen=True, slots=True)
class Verb:
    """The words that say what a paragraph does: "Takes note with appreciation" is take-note, with-appreciation."""

    printed: str
    act: str
    modifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """A later clause of a paragraph with a verb of its own: "and encourages them to continue"."""

    id: str
    start: int
    end: int
    verb: Verb


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, re-joined where pages and footnotes cut it.

    ``kind`` is "preambular", "operative", "sub-paragraph" (of ``parent``), "annex" (a unit of the annex ``parent``)
    or "prose" (of a decision or statement whose paragraphs open with no verb).
    """

    id: str  # "pp3", "op6", "op6.a", "annex_p4", "p1"; of part A "a.op6"
    kind: str
    order: int
    number: str | None  # as printed
    reading: ReadingText
    verb: Verb
    clauses: tuple[Clause, ...] = ()
    markers: tuple[Marker, ...] = ()
    parent: str | None = None
    part: str = ""  # the letter of the part of the resolution

    @property
    def text(self) -> str:
        return self.reading.text

    @property
    def fragment(self) -> str:
        """Its id within its act: "op6", also where the act is a part of a resolution."""
        return self.id.removeprefix(f"{self.part.lower()}.") if self.part else self.id

    def verb_at(self, offset: int) -> Verb:
        """The verb that governs a reading offset: that of the last clause that began before it."""
        last = bisect_right(self.clauses, offset, key=lambda clause: clause.start) - 1
        if last >= 0 and offset < self.clauses[last].end:
            return self.clauses[last].verb
        if self.kind == "prose" and not self.verb.printed and self.clauses:  # "the Assembly, on its report, decided"
            begin, first = self._first_sentence
            if begin <= offset < first.start:
                return first.verb
        return self.verb

    @cached_property
    def _first_sentence(self) -> tuple[int, Clause]:
        """Where the sentence of the first clause with a finite verb begins, and that clause; of prose."""
        first = next((c for c in self.clauses if not c.verb.printed.endswith("ing")), self.clauses[0])
        ends = [m.start() + 1 for m in _SENTENCE.finditer(self.text, 0, first.start)]
        return ends[-1] if ends else 0, first


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


@dataclass(frozen=True)
class Document:
    """A resolution as it is printed: its parts, before anything is said about what it cites."""

    source: SourceText
    masthead: Masthead
    paragraphs: tuple[Paragraph, ...]
    footnotes: tuple[Footnote, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    headings: tuple[Stated, ...] = ()
    heading_markers: tuple[Marker, ...] = ()  # outside paragraphs and title: above the text and in headings
    links: tuple[PrintedLink, ...] = ()  # those that the source makes itself
    metadata: tuple[Metadata, ...] = ()  # those of the file: of the whole, then of each part
    parts: tuple[Part, ...] = ()

    @property
    def markers(self) -> Iterator[tuple[Paragraph, Marker]]:
        return ((p, m) for p in self.paragraphs for m in p.markers)

    @property
    def markers_outside(self) -> tuple[Marker, ...]:
        """The markers that stand in no paragraph: in the title, in the lines above the text, in headings."""
        return (*self.masthead.markers, *self.heading_markers)

    def footnote(self, number: str) -> Footnote | None:
        return next((f for f in self.footnotes if f.number == number), None)
