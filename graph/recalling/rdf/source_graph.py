"""What one source text says, as the quads of its own named graph.

Of a cited thing the graph holds a stub (class, label, number or symbol); any other fact about it is a statement
with evidence. ``mapping`` of the vocabulary: docs/vocabulary.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

import pyoxigraph as ox

from ..model import (
    Citation,
    Entity,
    Extraction,
    Footnote,
    Marker,
    Masthead,
    Paragraph,
    Part,
    Reference,
    Span,
    Stated,
    Statement,
)
from .graph import EvidenceWriter, GraphWriter, decimal, english, integer, literal_date
from .namespaces import Iris, expand
from .votes import write_vote

# how the details of an entity are written: property, and what makes a term of the value
_LITERALS = {
    "actNumber": "unc:actNumber",
    "session": "unc:session",
    "symbol": "unc:symbol",
    "salesNumber": "unc:salesNumber",
    "identifier": "dcterms:identifier",
}
_PARAGRAPHS = {"preambular": "PreambularParagraph", "operative": "OperativeParagraph"}
_PATHS = {"meetingOf": "unc:meetingOf", "isPartOf": "eli:is_part_of", "broader": "skos:broader"}
_CONCEPTS = {
    "kind": ("dcterms:type", "vocab/"),
    "texttype": ("dcterms:type", "vocab/texttype/"),
    "classification": ("org:classification", "vocab/"),
}


def source_graph_name(extraction: Extraction) -> str:
    """The name of the graph of a source text."""
    return f"src/{extraction.document.source.sha12}"


def source_graph(extraction: Extraction, iris: Iris, run: str) -> list[ox.Quad]:
    """The quads of the graph of a source text; ``run`` is the path of the extraction run."""
    return SourceGraph(extraction, iris, run).write()


class SourceGraph:
    """Writes one extraction."""

    def __init__(self, extraction: Extraction, iris: Iris, run: str) -> None:
        self.x = extraction
        self.iris = iris
        self.run = run
        self.g = GraphWriter(iris, source_graph_name(extraction))
        self.act = extraction.act.path
        self.evidence = EvidenceWriter(self.g, extraction.document.source, self.act)

    def unit(self, name: str) -> ox.NamedNode:
        """The node of a paragraph, footnote, marker or citation of the act; the act itself for an empty name."""
        return self.iris.of(self.x.path_of(name))

    def write(self) -> list[ox.Quad]:
        self._source()
        self._masthead()
        for part in self.x.document.parts:
            self._part(part)
        for p in self.x.document.paragraphs:
            self._paragraph(p)
        for order, marker in enumerate(self.x.document.markers_outside, start=1):
            self._marker("", marker, order)
        for footnote in self.x.document.footnotes:
            self._footnote(footnote)
        for reference in self.x.references:
            self._reference(reference)
        for citation in self.x.citations:
            self._citation(citation)
        self._said_of_units()
        self._renamings()
        for entity in self.x.entities:
            self._entity(entity)
        self._statements()
        self._diagnostics()
        return list(self.g.quads)

    # -------------------------------------------------------------------------- the document

    def _source(self) -> None:
        source = self.x.document.source
        iri = self.iris.of(f"src/{source.sha12}")
        self.g.type(iri, "SourceText")
        self.g.add(iri, "unc:sha256", ox.Literal(source.sha256))
        if source.text_sha256:
            self.g.add(iri, "unc:textSha256", ox.Literal(source.text_sha256))
        self.g.add(iri, "unc:sourceName", ox.Literal(source.name))
        self.g.add(iri, "unc:characters", integer(len(source.text)))
        self.g.add(iri, "dcterms:language", ox.Literal("en"))

    def _masthead(self) -> None:
        g, m, act = self.g, self.x.document.masthead, self.unit("")
        g.add(act, "prov:wasGeneratedBy", self.iris.of(self.run))
        if m.title:
            head = Stated(m.title.value, _hull((m.number or m.title).spans + m.title.spans))
            self._title(act, m.number.value if m.number else "", head, "head")
        if m.agenda_item:
            g.add(act, "unc:agendaItem", ox.Literal(m.agenda_item.value))
        if m.kind:
            g.add(act, "unc:documentKindAsPrinted", ox.Literal(m.kind.value))
        if m.enacting_formula:
            g.add(act, "unc:enactingFormula", ox.Literal(m.enacting_formula.value))
        self._adoption(act, m, "vote")
        for mention in self.x.mentions:
            if not mention.unit:
                self._of_masthead(mention.target, act)
        self._paper(act)
        self._local_ids(act)

    def _part(self, part: Part) -> None:
        """A part of the act is an act of its own: same body, same paper, its own title, date and vote."""
        g, node = self.g, self.iris.of(self.x.part_path(part.letter))
        g.add(self.unit(""), "eli:has_part", node)
        g.add(node, "eli:is_part_of", self.unit(""))
        g.add(node, "prov:wasGeneratedBy", self.iris.of(self.run))
        self._title(node, f"{_number(self.x.act)} {part.letter}", part.title, f"part-{part.letter.lower()}")
        self._adoption(node, part, f"{part.prefix}vote")
        for mention in self.x.mentions:
            if not mention.unit and "plenary" not in mention.target:
                self._of_masthead(mention.target, node)
        if self.x.paper:
            g.add(node, "unc:printedIn", self.iris.of(self.x.paper.path))

    def _title(self, act: ox.NamedNode, number: str, title: Stated | None, name: str) -> None:
        if title:
            self.g.add(act, "dcterms:title", english(title.value))
            self.g.add(act, "skos:prefLabel", english(f"{number}. {title.value}" if number else title.value))
            self.evidence(act, title.spans, name)

    def _adoption(self, act: ox.NamedNode, adopted: Masthead | Part, vote: str) -> None:
        """When an act was adopted, where and how."""
        if adopted.meeting:
            self.g.add(act, "unc:meeting", ox.Literal(adopted.meeting.value))
        if adopted.adoption_date:
            self.g.add(act, "eli:date_document", literal_date(adopted.adoption_date.value))
        if adopted.vote:
            write_vote(self.g, act, self.unit(vote), adopted.vote)
            self.evidence(self.unit(vote), adopted.vote.spans, vote)

    def _of_masthead(self, target: str, act: ox.NamedNode) -> None:
        entity = self.x.entity(target)
        m = self.x.document.masthead
        if entity is None:
            return
        if entity.kind == "Meeting" and "plenary" in target:
            self.g.add(act, "unc:adoptedAt", self.iris.of(target))
        elif entity.kind == "Body" and m.report and entity.label and entity.label in m.report.value:
            self.g.add(act, "unc:committee", self.iris.of(target))
        elif entity.kind == "Body":
            self.g.add(act, "eli:passed_by", self.iris.of(target))

    def _paper(self, act: ox.NamedNode) -> None:
        m = self.x.document.masthead
        report = next(
            (s for s in self.x.statements if s.rule == "report-of-masthead" and s.predicate == "unc:printedIn"),
            None,
        )
        if report:
            self.g.add(act, "unc:onReport", self.g.object(report.object))
        if self.x.paper:
            paper = self.iris.of(self.x.paper.path)
            self.g.add(act, "unc:printedIn", paper)
            self.g.add(paper, "dcterms:source", _undocs(dict(self.x.paper.details)["symbol"]))
            if m.distribution_date:
                self.g.add(paper, "eli:date_publication", literal_date(m.distribution_date.value))

    def _local_ids(self, act: ox.NamedNode) -> None:
        """The identifiers of the AKN4UN guidelines, as literals: the date is part of them."""
        m = self.x.document.masthead
        parts = self.act.split("/")
        if m.number and m.adoption_date and parts[0] == "un" and len(parts) > 2:
            number = m.number.value.replace("/", "-").replace(" ", "")
            organ = f"un-{parts[1]}"
            self.g.add(
                act,
                "eli:id_local",
                ox.Literal(f"/akn/un/statement/deliberation/{organ}/{m.adoption_date.value}/{number}"),
            )
            if self.x.paper and m.distribution_date:
                symbol = dict(self.x.paper.details)["symbol"].replace("/", "-")
                local = f"/akn/un/collection/publication/{organ}/{m.distribution_date.value}/{symbol}"
                self.g.add(self.iris.of(self.x.paper.path), "eli:id_local", ox.Literal(local))

    def _paragraph(self, p: Paragraph) -> None:
        g, iri = self.g, self.unit(p.id)
        g.type(iri, _PARAGRAPHS.get(p.kind, "TextUnit"))
        g.add(iri, "eli:is_part_of", self.unit(p.parent or ""))
        g.add(self.unit(p.parent or ""), "eli:has_part", iri)
        if p.kind == "annex" and p.parent:
            g.type(self.unit(p.parent), "Annex")
            g.add(self.unit(p.parent), "eli:is_part_of", self.unit(""))
        g.add(iri, "unc:order", integer(p.order))
        g.add(iri, "unc:text", english(p.text))
        if p.verb.printed:
            g.add(iri, "unc:verbAsPrinted", ox.Literal(p.verb.printed))
            g.add(iri, "unc:act", self.iris.of(f"vocab/act/{p.verb.act}"))
        for modifier in p.verb.modifiers:
            g.add(iri, "unc:modifier", self.iris.of(f"vocab/{modifier}"))
        if p.number:
            g.add(iri, "eli:number", ox.Literal(p.number))
        if p.kind in _PARAGRAPHS:
            local = f"rec_{p.order}" if p.kind == "preambular" else f"para_{p.number or p.order}"
            g.add(iri, "eli:id_local", ox.Literal(local))
        self.evidence(iri, p.reading.whole, p.id)
        for k, clause in enumerate(p.clauses, start=2):
            node = self.unit(clause.id)
            g.type(node, "Clause")
            g.add(node, "eli:is_part_of", iri)
            g.add(node, "unc:order", integer(k))
            g.add(node, "unc:act", self.iris.of(f"vocab/act/{clause.verb.act}"))
            g.add(node, "unc:verbAsPrinted", ox.Literal(clause.verb.printed))
            g.add(node, "unc:text", english(p.text[clause.start : clause.end]))
            self.evidence(node, p.reading.spans(clause.start, clause.end), clause.id)
        for order, marker in enumerate(p.markers, start=1):
            self._marker(p.id, marker, order)

    def _marker(self, unit: str, marker: Marker, order: int) -> None:
        """A marker in a paragraph, or in the title or a heading of the act (``unit`` is empty)."""
        iri = self.unit(marker.id)
        self.g.type(iri, "FootnoteMarker")
        self.g.add(iri, "c4o:hasContext", self.unit(unit))
        self.g.add(iri, "unc:order", integer(order))
        self.evidence(iri, (marker.span,), f"marker-{marker.id}")
        if self.x.document.footnote(marker.number):
            self.g.add(iri, "unc:pointsTo", self.unit(f"fn{marker.number}"))
        anchor = next((a for a in self.x.anchors if a.marker == marker.id), None)
        if anchor:
            self.evidence(iri, anchor.spans, marker.id, "unc:anchor")
            if anchor.annotates:
                self.g.add(iri, "unc:annotates", self.iris.of(anchor.annotates))

    def _footnote(self, footnote: Footnote) -> None:
        iri = self.unit(footnote.id)
        self.g.type(iri, "Footnote")
        self.g.add(iri, "eli:is_part_of", self.unit(""))
        self.g.add(iri, "eli:number", ox.Literal(footnote.number))
        self.g.add(iri, "unc:footnoteKind", self.iris.of(f"vocab/{self.x.footnote_kinds[footnote.id]}"))
        self.g.add(iri, "unc:text", english(footnote.text))
        self.evidence(iri, (footnote.span,), footnote.id)

    # --------------------------------------------------------------- references and citations

    def _reference(self, r: Reference) -> None:
        g, iri = self.g, self.unit(r.id)
        g.add(self.unit(r.footnote), "unc:hasReference", iri)
        g.type(iri, "Reference")
        if r.rule.startswith("ibid"):
            g.type(iri, "BackReference")
        if r.target:
            g.add(iri, "biro:references", self.iris.of(r.target))
        for candidate in r.candidates:
            g.add(iri, "unc:candidate", self.iris.of(candidate))
        for predicate, text in (
            ("unc:text", r.printed),
            ("unc:signal", r.signal),
            ("unc:locator", r.locator),
            ("unc:reason", r.reason),
        ):
            if text:
                g.add(iri, predicate, ox.Literal(text))
        if r.rule.startswith("ibid"):
            g.add(iri, "unc:signal", ox.Literal("Ibid."))
        for pinpoint in r.pinpoints:
            g.add(iri, "unc:pinpoint", self.iris.of(pinpoint))
        if r.antecedent:
            g.add(iri, "unc:antecedent", self.unit(r.antecedent))
        g.add(iri, "unc:rule", ox.Literal(r.rule))
        g.add(iri, "unc:confidence", decimal(r.confidence))

    def _citation(self, c: Citation) -> None:
        g, iri = self.g, self.unit(c.id)
        g.type(iri, "Citation")
        g.add(iri, "cito:hasCitingEntity", self.unit(c.unit))
        if c.target:
            g.add(iri, "cito:hasCitedEntity", self.iris.of(c.target))
        for candidate in c.candidates:
            g.add(iri, "unc:candidate", self.iris.of(candidate))
        g.add(iri, "unc:force", self.iris.of(f"vocab/act/{c.force}"))
        g.add(iri, "unc:role", self.iris.of(f"vocab/{c.role}"))
        if c.aspect:
            g.add(iri, "unc:aspect", self.iris.of(f"vocab/{c.aspect}"))
        if c.marker:
            g.add(iri, "unc:viaMarker", self.unit(c.marker))
        for reference in c.references:
            g.add(iri, "unc:viaReference", self.unit(reference))
        if c.locator:
            g.add(iri, "unc:locator", ox.Literal(c.locator))
        if c.reason:
            g.add(iri, "unc:reason", ox.Literal(c.reason))
        g.add(iri, "unc:rule", ox.Literal(c.rule))
        g.add(iri, "unc:confidence", decimal(c.confidence))
        g.add(iri, "unc:status", self.iris.of("vocab/extracted"))
        self.evidence(iri, c.spans, c.references[0] if c.role == "explanation" else c.id.removeprefix("cit-"))

    # ------------------------------------------------------------------------- what units say

    def _said_of_units(self) -> None:
        for a in self.x.addressees:
            for target in a.targets:
                self.g.add(self.unit(a.unit), "unc:addressee", self.iris.of(target))
            self.g.add(self.unit(a.unit), "unc:addresseeAsPrinted", ox.Literal(a.printed))
        for mention in self.x.mentions:
            self.g.add(self.unit(mention.unit), "unc:mentions", self.iris.of(mention.target))

    def _renamings(self) -> None:
        for k, r in enumerate(self.x.renamings, start=1):
            iri, old, new = self.iris.of(r.path), self.iris.of(r.old), self.iris.of(r.new)
            self.g.type(iri, "Renaming")
            self.g.add(iri, "org:originalOrganization", old)
            self.g.add(iri, "org:resultingOrganization", new)
            self.g.add(old, "org:changedBy", iri)
            self.g.add(new, "org:resultedFrom", iri)
            if r.by:
                self.g.add(iri, "unc:effectedBy", self.iris.of(r.by))
            self.evidence(iri, r.spans, f"renaming-{k}")

    def _entity(self, entity: Entity) -> None:
        g, iri = self.g, self.iris.of(entity.path)
        if entity.kind == "Concept":
            g.type(iri, "skos:Concept")
            g.add(iri, "skos:inScheme", self.iris.of("vocab/actor"))
        else:
            g.type(iri, entity.kind)
        if entity.label:
            g.add(iri, "skos:prefLabel", english(entity.label))
        for name, value in entity.details:
            if name == "title":
                g.add(iri, "dcterms:title", english(value))
            elif name in _LITERALS:
                g.add(iri, _LITERALS[name], ox.Literal(value))
            elif name in _PATHS:
                g.add(iri, _PATHS[name], self.iris.of(value))
            else:
                predicate, namespace = _CONCEPTS[name]
                g.add(iri, predicate, self.iris.of(namespace + value))
            if name == "symbol":
                g.add(iri, "rdfs:seeAlso", _undocs(value))

    def _statements(self) -> None:
        count: dict[str, int] = {}
        for s in self.x.statements:
            count[s.unit] = count.get(s.unit, 0) + 1
            self._statement(s, f"st-{s.unit}-{count[s.unit]}")

    def _statement(self, s: Statement, name: str) -> None:
        g, iri = self.g, self.unit(name)
        g.type(iri, "rdf:Statement")
        g.add(iri, "rdf:subject", self.iris.of(s.subject))
        g.add(iri, "rdf:predicate", expand(s.predicate))
        g.add(iri, "rdf:object", g.object(s.object))
        g.add(iri, "unc:confidence", decimal(s.confidence))
        g.add(iri, "unc:status", self.iris.of("vocab/derived" if s.derived else "vocab/extracted"))
        g.add(iri, "unc:rule", ox.Literal(s.rule))
        self.evidence(iri, s.spans, name)

    def _diagnostics(self) -> None:
        source = self.x.document.source
        for k, d in enumerate(self.x.diagnostics, start=1):
            iri = self.unit(f"diagnostic-{k}")
            self.g.type(iri, "Diagnostic")
            self.g.add(iri, "unc:code", ox.Literal(d.code))
            self.g.add(iri, "unc:severity", self.iris.of(f"vocab/{d.severity}"))
            self.g.add(iri, "unc:message", ox.Literal(d.message))
            self.g.add(iri, "unc:line", integer(source.line(d.span.start)))
            self.g.add(iri, "dcterms:source", self.iris.of(f"src/{source.sha12}"))


def _number(act: Entity) -> str:
    return dict(act.details).get("actNumber", "")


def _hull(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The one span that holds all of some spans."""
    return (Span(min(s.start for s in spans), max(s.end for s in spans)),)


def _undocs(symbol: str) -> ox.NamedNode:
    """The address of a paper in the UN's document system, built from its symbol."""
    return ox.NamedNode("https://undocs.org/" + quote(symbol, safe="/.()-"))
