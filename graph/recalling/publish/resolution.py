"""The page of an act that was read, as data: its paragraphs in pieces, footnotes, and what it cites by verb."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from .knowledge import Knowledge, Resource, Values
from .words import Alignment, Piece, Quote, Stretch, pieces

UNITS = ("PreambularParagraph", "OperativeParagraph", "TextUnit", "Annex")
_ROLES_APART = ("explanation", "self-reference")


@dataclass(frozen=True, slots=True)
class Cite:
    """One citation. ``group`` is that of the verb: recalling, evaluating, calling, deciding, reasoning, other."""

    id: str
    unit: str
    target: str  # a path, or "" where it is in doubt
    verb: str
    verb_path: str
    group: str
    role: str
    aspect: str
    confidence: float
    rule: str
    status: str
    note: str  # the number of the footnote
    locator: str
    reason: str
    quote: str
    candidates: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it is a step of the lineage: no explanation, no reference of the act to itself."""
        return bool(self.target) and self.role not in _ROLES_APART and self.status != "rejected"


@dataclass(frozen=True, slots=True)
class NoteReference:
    """What a footnote refers to."""

    id: str
    target: str
    text: str
    signal: str
    locator: str
    pinpoints: tuple[str, ...]
    antecedent: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote."""

    id: str
    number: str
    text: str
    kind: str
    references: tuple[NoteReference, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or heading, in pieces. ``level`` is 0 for a paragraph, 1 for "(a)", 2 for "(i)"."""

    id: str
    label: str
    kind: str  # preambular, operative, annex, text
    number: str
    level: int
    verb: str
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    cites: tuple[Cite, ...]
    addressees: tuple[str, ...]
    start: int

    @property
    def text(self) -> str:
        return "".join(p.text for p in self.pieces)


@dataclass(frozen=True)
class Resolution:
    """An act as its page shows it."""

    path: str
    values: Values
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...]
    cites: dict[str, Cite]
    other_parts: tuple[str, ...]  # fragments that no paragraph, note or citation shows
    doubts: tuple[str, ...] = ()  # what was wrong with the source
    by_verb: dict[str, list[Cite]] = field(default_factory=dict)


class Concepts:
    """The names of verbs, roles and the like, and the group of each verb."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._names: dict[str, str] = {}
        self._groups: dict[str, str] = {}

    def name(self, path: str) -> str:
        """The preferred name of a concept."""
        self._knowledge.notes.add_thing("s", path)
        if path not in self._names:
            self._names[path] = self._knowledge.first(path, "skos:prefLabel") or path.rpartition("/")[2]
        return self._names[path]

    def group(self, verb: str) -> str:
        """The group of a verb: "recalling"."""
        self._knowledge.notes.add_thing("s", verb)
        if verb not in self._groups:
            broader = self._knowledge.first(verb, "skos:broader")
            self._groups[verb] = broader.rpartition("group-")[2] or "other"
        return self._groups[verb]


def read_resolution(knowledge: Knowledge, concepts: Concepts, path: str) -> Resolution:
    """The page of an act."""
    return _Reader(knowledge, concepts, knowledge.resource(path)).read()


class _Reader:
    """Puts together what the graph says of one act and its parts."""

    def __init__(self, knowledge: Knowledge, concepts: Concepts, resource: Resource) -> None:
        self.knowledge = knowledge
        self.concepts = concepts
        self.resource = resource
        self.parts = resource.parts
        self.notes = {n.id: n for n in map(self._note, self._of("Footnote"))}
        self.cites = {c.id: c for c in map(self._cite, self._of("Citation"))}
        self.by_unit: dict[str, list[Cite]] = defaultdict(list)
        for cite in self.cites.values():
            self.by_unit[cite.unit].append(cite)
        self.markers: dict[str, list[str]] = defaultdict(list)
        for marker in self._of("FootnoteMarker"):
            self.markers[self._one(marker, "c4o:hasContext")].append(marker)

    def read(self) -> Resolution:
        paragraphs = sorted((self._paragraph(u) for u in self._units()), key=lambda p: p.start)
        by_verb: dict[str, list[Cite]] = defaultdict(list)
        for paragraph in paragraphs:
            for cite in paragraph.cites:
                if cite.counts:
                    by_verb[cite.verb].append(cite)
        shown = {p.id for p in paragraphs} | set(self.notes) | set(self.cites)
        shown |= {r.id for n in self.notes.values() for r in n.references}
        others = [p for p in self.parts if p not in shown and not p.startswith(("ev-", "st-", "diagnostic-"))]
        return Resolution(
            path=self.resource.path,
            values=self.resource.values,
            paragraphs=tuple(paragraphs),
            notes=tuple(sorted(self.notes.values(), key=lambda n: natural(n.number))),
            cites=self.cites,
            other_parts=tuple(sorted(others, key=natural)),
            doubts=tuple(t for p in self._of("Diagnostic") for t in self._texts(p, "unc:message")),
            by_verb=dict(sorted(by_verb.items(), key=lambda item: -len({c.target for c in item[1]}))),
        )

    # --------------------------------------------------------------------------------- lookups

    def _of(self, *classes: str) -> list[str]:
        return [name for name, _ in self.resource.parts_of(*classes)]

    def _units(self) -> list[str]:
        return [name for name, values in self.resource.parts_of(*UNITS) if "unc:text" in values]

    def _texts(self, part: str, curie: str) -> list[str]:
        return [self.knowledge.text(term) for term in self.parts.get(part, {}).get(curie, ())]

    def _text(self, part: str, curie: str) -> str:
        return next(iter(self._texts(part, curie)), "")

    def _one(self, part: str, curie: str) -> str:
        """The fragment of an object that is a part of this act."""
        return self._text(part, curie).partition("#")[2]

    def _quotes(self, part: str, curie: str = "unc:hasEvidence") -> list[Quote]:
        """The words of the source behind a part, in their order."""
        found = []
        for evidence in self._texts(part, curie):
            name = evidence.partition("#")[2]
            exact = self._text(f"{name}-quote", "oa:exact")
            start = self._text(f"{name}-pos", "oa:start")
            if exact and start.isdigit():
                found.append(Quote(int(start), exact))
        return sorted(found, key=lambda q: q.start)

    # ----------------------------------------------------------------------------------- parts

    def _paragraph(self, part: str) -> Paragraph:
        text, quotes = self._text(part, "unc:text"), self._quotes(part)
        markers = {m: self._quotes(m) for m in self.markers[part]}
        along = Alignment(text, quotes, [q for found in markers.values() for q in found])
        cites = sorted(self.by_unit[part], key=lambda c: natural(c.id))
        stretches = [
            Stretch(*place, cite.id) for cite in cites for q in self._quotes(cite.id) if (place := along.find(q))
        ]
        numbers = [(along.place(q.start), m) for m, found in markers.items() for q in found[:1]]
        numbers.sort(key=lambda n: (n[0], natural(n[1])))
        notes = [self._one(m, "unc:pointsTo") for _, m in numbers]
        verb = self._text(part, "unc:verbAsPrinted")
        return Paragraph(
            id=part,
            label=part_label(part),
            kind=_kind(part),
            number=self._text(part, "eli:number"),
            level=part.count("."),
            verb=verb if text.startswith(verb) else "",
            pieces=tuple(pieces(text, stretches, [(place, m) for place, m in numbers])),
            notes=tuple(self.notes[n] for n in dict.fromkeys(notes) if n in self.notes),
            cites=tuple(cites),
            addressees=tuple(self._texts(part, "unc:addressee")),
            start=quotes[0].start if quotes else 0,
        )

    def _note(self, part: str) -> Note:
        references = [self._reference(t.partition("#")[2]) for t in self._texts(part, "unc:hasReference")]
        return Note(
            id=part,
            number=self._text(part, "eli:number"),
            text=self._text(part, "unc:text"),
            kind=self.concepts.name(self._text(part, "unc:footnoteKind")),
            references=tuple(sorted(references, key=lambda r: natural(r.id))),
        )

    def _reference(self, part: str) -> NoteReference:
        return NoteReference(
            id=part,
            target=self._text(part, "biro:references"),
            text=self._text(part, "unc:text"),
            signal=self._text(part, "unc:signal"),
            locator=self._text(part, "unc:locator"),
            pinpoints=tuple(self._texts(part, "unc:pinpoint")),
            antecedent=self._one(part, "unc:antecedent"),
            confidence=_number(self._text(part, "unc:confidence")),
        )

    def _cite(self, part: str) -> Cite:
        verb = self._text(part, "unc:force")
        marker = self._one(part, "unc:viaMarker")
        note = self._one(marker, "unc:pointsTo") if marker else ""
        locators = [self._text(r.partition("#")[2], "unc:locator") for r in self._texts(part, "unc:viaReference")]
        return Cite(
            id=part,
            unit=self._one(part, "cito:hasCitingEntity"),
            target=self._text(part, "cito:hasCitedEntity"),
            verb=self.concepts.name(verb),
            verb_path=verb,
            group=self.concepts.group(verb),
            role=self._text(part, "unc:role").rpartition("/")[2],
            aspect=self._text(part, "unc:aspect").rpartition("/")[2].replace("-", " "),
            confidence=_number(self._text(part, "unc:confidence")),
            rule=self._text(part, "unc:rule"),
            status=self._text(part, "unc:status").rpartition("/")[2],
            note=self.notes[note].number if note in self.notes else "",
            locator="; ".join(dict.fromkeys(t for t in locators if t)),
            reason=self._text(part, "unc:reason"),
            quote=" ".join(q.exact for q in self._quotes(part)),
            candidates=tuple(self._texts(part, "unc:candidate")),
        )


def part_label(part: str) -> str:
    """How people call a part: "PP4", "OP6 (a)", "annex, para. 3", "footnote 12"."""
    head, *subs = part.split(".")
    if re.fullmatch(r"fn\d+", head):
        return f"footnote {head[2:]}"
    if re.fullmatch(r"(?:pp|op)\d+", head):
        return head.upper() + "".join(f" ({s})" for s in subs)
    return head.replace("_para", ", para. ").replace("_p", ", text ").replace("_", " ") + "".join(
        f" ({s})" for s in subs
    )


def _kind(part: str) -> str:
    if part.startswith("annex"):
        return "annex"
    return "preambular" if part.startswith("pp") else "operative" if part.startswith("op") else "text"


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


_DIGITS = re.compile(r"(\d+)")


def natural(text: str) -> list[tuple[int, int, str]]:
    """A key that sorts numbers in names as numbers: op2 before op10."""
    return [(0, int(p), "") if p.isdigit() else (1, 0, p) for p in _DIGITS.split(text) if p]


def units_in_order(cites: Iterable[Cite]) -> list[str]:
    """The paragraphs of some citations, each once: the preamble first."""
    return sorted({c.unit for c in cites}, key=lambda u: (not u.startswith("pp"), natural(u)))
