"""An extraction as JSON: one object a document, offsets into the text that it carries.

The form is versioned (``format``) and stable within a version: docs/extract.md says what each key is,
``extraction.schema.json`` says it to machines.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from importlib.resources import files
from typing import Any, TypeVar

from .authority import load
from .identifiers.normal import normalised
from .model import (
    Addressee,
    Citation,
    Entity,
    Extraction,
    Footnote,
    Marker,
    Metadata,
    Paragraph,
    Part,
    Reference,
    Span,
    Stated,
    Statement,
    Vote,
)
from .rdf.namespaces import Iris

FORMAT = "recalling-extraction/2"
_T = TypeVar("_T")


def to_json(extraction: Extraction, iris: Iris | None = None) -> dict[str, Any]:
    """The extraction of one document as an object of plain values.

    ``start`` and ``end`` are code points of the ``text`` of the document, and what lies between them is the ``text``
    of the thing; ``reading`` is the same without markup, markers and page breaks, ``spans`` the stretches of that.
    """
    return JsonForm(extraction, iris or Iris()).document()


def schema() -> str:
    """The JSON Schema (draft 2020-12) of what ``to_json`` gives."""
    return (files(__package__) / "extraction.schema.json").read_text("utf-8")


def _by(things: Iterable[_T], unit: Callable[[_T], str]) -> dict[str, list[_T]]:
    """Things by the paragraph or note that has them."""
    grouped: dict[str, list[_T]] = {}
    for thing in things:
        grouped.setdefault(unit(thing), []).append(thing)
    return grouped


def encode(value: dict[str, Any], indent: int | None = None) -> bytes:
    """An extraction in UTF-8, on one line or indented; half a character becomes a question mark."""
    return (json.dumps(value, ensure_ascii=False, indent=indent) + "\n").encode("utf-8", "replace")


class JsonForm:
    """Writes one extraction."""

    def __init__(self, extraction: Extraction, iris: Iris) -> None:
        self.x = extraction
        self.iris = iris
        self.source = extraction.document.source
        self.references = {r.id: r for r in extraction.references}
        self.entities = {e.path: e for e in extraction.entities}
        self.paragraphs = {p.id: p for p in extraction.document.paragraphs}
        self.notes = {f.id: f for f in reversed(extraction.document.footnotes)}
        self.first_marked = {m.number: p.id for p, m in reversed(list(extraction.document.markers))}
        self.addressees = _by(extraction.addressees, lambda a: a.unit)
        self.mentions = _by(extraction.mentions, lambda n: n.unit)
        self.references_of = _by(extraction.references, lambda r: r.footnote)

    def document(self) -> dict[str, Any]:
        x, m = self.x, self.x.document.masthead
        return {
            "format": FORMAT,
            "source": {"name": self.source.name, "sha256": self.source.sha256, "format": self.source.format},
            "iri": self.iri(x.act.path),
            "symbol": (self.symbol(x.paper.path) if x.paper else None) or self.symbol(x.act.path),
            "number": _value(m.number),
            "title": _value(m.title),
            "title_markers": self.markers(m.markers),
            "body": _value(m.body),
            "session": _value(m.session),
            "agenda_item": _value(m.agenda_item),
            "report": _value(m.report),
            "dates": {"adopted": _value(m.adoption_date), "distributed": _value(m.distribution_date)},
            "meeting": _value(m.meeting),
            "enacting_formula": _value(m.enacting_formula),
            "vote": self.vote(m.vote),
            "parts": [self.part(p) for p in x.document.parts],
            "metadata": [self.metadata(k) for k in x.document.metadata],
            "paragraphs": [self.paragraph(p) for p in x.document.paragraphs],
            "footnotes": [self.footnote(f) for f in x.document.footnotes],
            "citations": [*(self.citation(c) for c in x.citations), *self.references_as_citations()],
            "statements": [self.statement(s) for s in x.statements],
            "renamings": [{"old": self.iri(r.old), "new": self.iri(r.new), "by": self.iri(r.by)} for r in x.renamings],
            "entities": [self.entity(e) for e in x.entities],
            "diagnostics": [
                {
                    "code": d.code,
                    "severity": d.severity,
                    "message": d.message,
                    "line": self.source.line(d.span.start),
                }
                for d in x.diagnostics
            ],
            "text": self.source.text,
        }

    def vote(self, v: Vote | None) -> dict[str, Any] | None:
        if v is None:
            return None
        members = {c: [n for choice, n in v.members if choice == c] for c in ("in-favour", "against", "abstaining")}
        return {
            "outcome": v.outcome,
            "in_favour": v.in_favour,
            "against": v.against,
            "abstaining": v.abstaining,
            "members": {choice: names for choice, names in members.items() if names},
            **self.place(v.spans),
        }

    def part(self, p: Part) -> dict[str, Any]:
        return {
            "letter": p.letter,
            "iri": self.iri(self.x.part_path(p.letter)),
            "title": _value(p.title),
            "meeting": _value(p.meeting),
            "adopted": _value(p.adoption_date),
            "vote": self.vote(p.vote),
        }

    def metadata(self, m: Metadata) -> dict[str, Any]:
        """What the metadata of the file state of the act, or of one of its parts, word for word."""
        lists = {"agenda_items": [asdict(i) for i in m.agenda_items], "subjects": [asdict(s) for s in m.subjects]}
        return {**asdict(m), **lists, "iri": self.iri(self.x.act_of(m)), "vote": self.vote(m.vote)}

    def iri(self, path: str | None) -> str | None:
        return self.iris.of(path).value if path else None

    def place(self, spans: tuple[Span, ...]) -> dict[str, Any]:
        if not spans:
            return {"start": None, "end": None, "spans": []}
        return {"start": spans[0].start, "end": spans[-1].end, "spans": [[s.start, s.end] for s in spans]}

    def evidence(self, spans: tuple[Span, ...], reading: str) -> dict[str, Any]:
        """The place of something, the characters there, and the words as a person reads them."""
        place = self.place(spans)
        text = self.source.text[place["start"] : place["end"]] if spans else ""
        return {**place, "text": text, "reading": reading}

    def paragraph(self, p: Paragraph) -> dict[str, Any]:
        units = dict.fromkeys((p.id, *(c.id for c in p.clauses)))
        return {
            "id": p.id,
            "kind": p.kind,
            "number": p.number,
            **self.evidence(p.reading.whole, p.text),
            "verb": {"printed": p.verb.printed, "act": p.verb.act, "modifiers": list(p.verb.modifiers)},
            "clauses": [{"id": c.id, "verb": c.verb.printed, "act": c.verb.act} for c in p.clauses],
            "markers": self.markers(p.markers),
            "addressees": [self.addressee(a) for unit in units for a in self.addressees.get(unit, ())],
            "mentions": [self.iri(n.target) for n in self.mentions.get(p.id, ())],
        }

    def markers(self, found: Iterable[Marker]) -> list[dict[str, Any]]:
        return [{"id": k.id, "footnote": k.number, "at": k.span.start} for k in found]

    def addressee(self, a: Addressee) -> dict[str, Any]:
        return {"unit": a.unit, "printed": a.printed, "iris": [self.iri(t) for t in a.targets]}

    def footnote(self, f: Footnote) -> dict[str, Any]:
        references = [self.reference(r) for r in self.references_of.get(f.id, ())]
        return {
            "id": f.id,
            "number": f.number,
            "kind": self.x.footnote_kinds[f.id],
            **self.evidence(f.reading.whole, f.text),
            "references": references,
        }

    def reference(self, r: Reference) -> dict[str, Any]:
        return {
            "id": r.id,
            "printed": r.printed,
            "signal": r.signal,
            "iri": self.iri(r.target),
            "symbol": self.symbol(r.target),
            "locator": r.locator,
            "pinpoints": [self.iri(p) for p in r.pinpoints],
            "antecedent": r.antecedent,
            "rule": r.rule,
            "confidence": r.confidence,
            **self.doubt(r.candidates),
            "reason": r.reason,
        }

    def references_as_citations(self) -> Iterator[dict[str, Any]]:
        """What footnotes refer to, each with the place of its number or symbol: citations by the footnote itself."""
        explained = {r for c in self.x.citations if c.role == "explanation" for r in c.references}
        for r in self.x.references:
            if r.id in explained:
                continue
            made = {"rule": r.rule, "candidates": r.candidates, "reason": r.reason}
            yield self._by_footnote(r, r.id, r.target, r.core, r.locator, made)
            if r.printed_act:
                made = {"rule": "act-printed-in-report", "candidates": (), "reason": None}
                yield self._by_footnote(r, f"{r.id}-act", r.printed_act, r.printed_act_at, None, made)

    def _by_footnote(
        self,
        r: Reference,
        identifier: str,
        target: str | None,
        at: tuple[int, int],
        locator: str | None,
        made: dict[str, Any],
    ) -> dict[str, Any]:
        note = self.notes[r.footnote]
        return {
            "id": identifier,
            "paragraph": self.first_marked.get(note.number),
            "footnote": note.number,
            **self.evidence(note.reading.spans(*at), note.text[slice(*at)]),
            **self.cited(target),
            "force": "none",
            "role": "reference",
            "aspect": None,
            "locator": locator,
            "signal": r.signal,
            "confidence": r.confidence,
            "rule": made["rule"],
            **self.doubt(made["candidates"]),
            "reason": made["reason"],
        }

    def citation(self, c: Citation) -> dict[str, Any]:
        first = self.references.get(c.references[0]) if c.references else None
        note = self.notes.get(c.unit)  # an explanatory footnote cites by itself
        marked = c.marker.rpartition("-fn")[2].partition(".")[0] if c.marker else None
        unit = note or self.paragraphs.get(c.unit)
        return {
            "id": c.id,
            "paragraph": self.first_marked.get(note.number) if note else c.unit,
            "footnote": note.number if note else marked,
            **self.evidence(c.spans, unit.text[c.start : c.end] if unit else ""),
            **self.cited(c.target),
            "force": c.force,
            "role": c.role,
            "aspect": c.aspect,
            "locator": c.locator or (first.locator if first else None),
            "signal": first.signal if first else None,
            "confidence": c.confidence,
            "rule": c.rule,
            **self.doubt(c.candidates),
            "reason": c.reason,
        }

    def cited(self, target: str | None) -> dict[str, Any]:
        """The thing cited: its canonical symbol, its IRI, its kind; all null where the text leaves it open."""
        entity = self.entities.get(target or "")
        return {"symbol": self.symbol(target), "iri": self.iri(target), "kind": entity.kind if entity else None}

    def doubt(self, candidates: tuple[str, ...]) -> dict[str, Any]:
        """The things of which the text may mean one: by symbol, or by IRI where one has no symbol."""
        iris = [self.iri(c) for c in candidates]
        return {
            "candidates": [self.symbol(c) or iri for c, iri in zip(candidates, iris, strict=True)],
            "candidate_iris": iris,
        }

    def statement(self, s: Statement) -> dict[str, Any]:
        path = getattr(s.object, "path", None)
        return {
            "subject": self.iri(s.subject),
            "predicate": s.predicate,
            "object": self.iri(path) if path else getattr(s.object, "text", ""),
            "unit": s.unit,
            **self.place(s.spans),
            "derived": s.derived,
            "confidence": s.confidence,
            "rule": s.rule,
        }

    def entity(self, e: Entity) -> dict[str, Any]:
        return {
            "iri": self.iri(e.path),
            "kind": e.kind,
            "label": e.label,
            "details": [list(d) for d in e.details],
        }

    def symbol(self, path: str | None) -> str | None:
        """The normalised identifier of an act, paper, publication or treaty; None for anything else.

        A treaty that is cited by name goes by its registration in the Treaty Series, where that is curated.
        """
        whole = (path or "").partition("#")[0]
        entity = self.entities.get(whole)
        return normalised(whole, entity.details if entity else ()) or _registered(whole)


def _registered(path: str) -> str | None:
    thing = load().get(path)
    return f"UNTS:{thing.registration}" if thing and thing.registration else None


def _value(stated: Stated | None) -> str | None:
    return stated.value if stated else None
