"""What a document says: what it cites and names, whom it addresses, what it states, with the words that say so."""

from __future__ import annotations

from dataclasses import dataclass, field

from .document import Document
from .metadata import Metadata
from .text import Diagnostic, Span


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
    """One reference that a footnote makes. ``target`` is the act or paper; ``pinpoints`` are units of it.

    ``start`` and ``end`` are reading offsets of all that belongs to it; ``core`` those of its number or symbol.
    ``printed_act`` is an act that the paper prints there ("chap. III, resolution 42/12"), its number at
    ``printed_act_at``.
    """

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
    core: tuple[int, int] = (0, 0)
    printed_act: str | None = None
    printed_act_at: tuple[int, int] = (0, 0)


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
    locator: str | None = None  # the place that the text prints before it: "paragraph 3 of its resolution"


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

    def path_of(self, unit: str) -> str:
        """The path of a unit of the act: "un/ga/res/57/176#op6"; of a part of it, "un/ga/res/75/101a#op6"."""
        part = next((p for p in self.document.parts if unit.startswith(p.prefix)), None)
        owner, name = (self.part_path(part.letter), unit.removeprefix(part.prefix)) if part else (self.act.path, unit)
        return f"{owner}#{name}" if name else owner

    def part_path(self, letter: str) -> str:
        """The path of a part of the act."""
        return f"{self.act.path}{letter.lower()}"

    def act_of(self, metadata: Metadata) -> str:
        """The path of the act, or of the part of it, of which some metadata speak."""
        letter = (metadata.number or "")[-1:]
        parts = {p.letter for p in self.document.parts} if metadata is not self.document.metadata[0] else set()
        return self.part_path(letter) if letter in parts else self.act.path

    def entity(self, path: str) -> Entity | None:
        return next((e for e in self.entities if e.path == path), None)
