"""An extraction as JSON: one object a document, offsets into the text that it carries.

The form is versioned (``format``) and stable within a version: docs/extract.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from .identifiers.normal import normalised
from .model import (
    Addressee,
    Citation,
    Entity,
    Extraction,
    Footnote,
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

FORMAT = "recalling-extraction/1"


def to_json(extraction: Extraction, iris: Iris | None = None) -> dict[str, Any]:
    """The extraction of one document as an object of plain values.

    ``start`` and ``end`` are code points of ``text``; ``spans`` gives every stretch where a page cuts one in two.
    """
    return JsonForm(extraction, iris or Iris()).document()


class JsonForm:
    """Writes one extraction."""

    def __init__(self, extraction: Extraction, iris: Iris) -> None:
        self.x = extraction
        self.iris = iris
        self.source = extraction.document.source
        self.references = {r.id: r for r in extraction.references}

    def document(self) -> dict[str, Any]:
        x, m = self.x, self.x.document.masthead
        return {
            "format": FORMAT,
            "source": {"name": self.source.name, "sha256": self.source.sha256, "format": self.source.format},
            "iri": self.iri(x.act.path),
            "symbol": _detail(x.paper, "symbol") or _detail(x.act, "identifier"),
            "number": _value(m.number),
            "title": _value(m.title),
            "body": _value(m.body),
            "session": _value(m.session),
            "agenda_item": _value(m.agenda_item),
            "report": _value(m.report),
            "adopted": _value(m.adoption_date),
            "distributed": _value(m.distribution_date),
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
        return {**asdict(m), "iri": self.iri(self.x.act_of(m)), "vote": self.vote(m.vote)}

    def iri(self, path: str | None) -> str | None:
        return self.iris.of(path).value if path else None

    def place(self, spans: tuple[Span, ...]) -> dict[str, Any]:
        if not spans:
            return {"start": None, "end": None, "spans": []}
        return {"start": spans[0].start, "end": spans[-1].end, "spans": [[s.start, s.end] for s in spans]}

    def paragraph(self, p: Paragraph) -> dict[str, Any]:
        units = {p.id, *(c.id for c in p.clauses)}
        return {
            "id": p.id,
            "kind": p.kind,
            "number": p.number,
            **self.place(p.reading.whole),
            "text": p.text,
            "verb": {"printed": p.verb.printed, "act": p.verb.act, "modifiers": list(p.verb.modifiers)},
            "clauses": [{"id": c.id, "verb": c.verb.printed, "act": c.verb.act} for c in p.clauses],
            "markers": [{"id": k.id, "footnote": k.number, "at": k.span.start} for k in p.markers],
            "addressees": [self.addressee(a) for a in self.x.addressees if a.unit in units],
            "mentions": [self.iri(n.target) for n in self.x.mentions if n.unit == p.id],
        }

    def addressee(self, a: Addressee) -> dict[str, Any]:
        return {"unit": a.unit, "printed": a.printed, "iris": [self.iri(t) for t in a.targets]}

    def footnote(self, f: Footnote) -> dict[str, Any]:
        references = [self.reference(r) for r in self.x.references if r.footnote == f.id]
        return {
            "id": f.id,
            "number": f.number,
            "kind": self.x.footnote_kinds[f.id],
            **self.place((f.span,)),
            "text": f.text,
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
            "candidates": [self.iri(c) for c in r.candidates],
            "reason": r.reason,
        }

    def references_as_citations(self) -> Iterator[dict[str, Any]]:
        """What footnotes refer to, each with the place of its number or symbol: citations by the footnote itself."""
        notes = {f.id: f for f in self.x.document.footnotes}
        first = {m.number: p.id for p, m in reversed(list(self.x.document.markers))}
        explained = {r for c in self.x.citations if c.role == "explanation" for r in c.references}
        for r in self.x.references:
            if r.id in explained:
                continue
            note = notes[r.footnote]
            spans = note.reading.spans(*r.core)
            place = {"paragraph": first.get(note.number), "footnote": note.number}
            yield self._reference_as_citation(r, r.id, r.target, spans, place)
            if r.printed_act:
                spans = note.reading.spans(*r.printed_act_at)
                yield self._reference_as_citation(r, f"{r.id}-act", r.printed_act, spans, place)

    def _reference_as_citation(
        self, r: Reference, identifier: str, target: str | None, spans: tuple[Span, ...], place: dict[str, Any]
    ) -> dict[str, Any]:
        entity = self.x.entity(target or "")
        whole = target == r.target
        return {
            "id": identifier,
            **place,
            **self.place(spans),
            "text": " ".join(self.source.quote(s) for s in spans),
            "symbol": self.symbol(target),
            "iri": self.iri(target),
            "kind": entity.kind if entity else None,
            "force": "none",
            "role": "reference",
            "aspect": None,
            "locator": r.locator if whole else None,
            "signal": r.signal,
            "confidence": r.confidence,
            "rule": r.rule if whole else "act-printed-in-report",
            "candidates": [self.iri(c) for c in r.candidates] if whole else [],
            "reason": r.reason if whole else None,
        }

    def citation(self, c: Citation) -> dict[str, Any]:
        first = self.references.get(c.references[0]) if c.references else None
        entity = self.x.entity(c.target or "")
        marker = c.marker.rpartition("-fn")[2].partition(".")[0] if c.marker else None
        return {
            "id": c.id,
            "paragraph": c.unit,
            "footnote": marker,
            **self.place(c.spans),
            "text": " ".join(self.source.quote(s) for s in c.spans),
            "symbol": self.symbol(c.target),
            "iri": self.iri(c.target),
            "kind": entity.kind if entity else None,
            "force": c.force,
            "role": c.role,
            "aspect": c.aspect,
            "locator": first.locator if first else None,
            "signal": first.signal if first else None,
            "confidence": c.confidence,
            "rule": c.rule,
            "candidates": [self.iri(k) for k in c.candidates],
            "reason": c.reason,
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
        """The normalised identifier of an act, paper, publication or treaty; None for anything else."""
        whole = (path or "").partition("#")[0]
        entity = self.x.entity(whole)
        return normalised(whole, entity.details if entity else ())


def _value(stated: Stated | None) -> str | None:
    return stated.value if stated else None


def _detail(entity: Entity | None, name: str) -> str | None:
    return next((v for n, v in entity.details if n == name), None) if entity else None
