"""What the metadata of a file state, as quads of a graph of its own: ``graph/metadata/{sha12}``.

Another layer of evidence than the text: what the text states too stands in both graphs, and where the two differ the
document has a diagnostic. IRIs of subjects are those that the file gives; words without an IRI stay words.
"""

from __future__ import annotations

import pyoxigraph as ox

from ..identifiers.symbols import canonical, is_symbol, symbol_path
from ..model import AgendaItem, Draft, Extraction, Masthead, Metadata
from .graph import GraphWriter, english, literal_date
from .namespaces import Iris
from .votes import write_vote


def metadata_graph_name(extraction: Extraction) -> str:
    """The name of the graph of the metadata of a source."""
    return f"metadata/{extraction.document.source.sha12}"


def metadata_graph(extraction: Extraction, iris: Iris) -> list[ox.Quad]:
    """The quads of the metadata of a source; none where its format has no metadata."""
    writer = MetadataGraph(extraction, iris)
    for metadata in extraction.document.metadata:
        writer.write(metadata)
    return list(writer.g.quads)


class MetadataGraph:
    """Writes the metadata of one source."""

    def __init__(self, extraction: Extraction, iris: Iris) -> None:
        self.x = extraction
        self.iris = iris
        self.g = GraphWriter(iris, metadata_graph_name(extraction))

    def write(self, m: Metadata) -> None:
        """Write the metadata of the act, or of one of its parts."""
        path = self.x.act_of(m)
        act = self.iris.of(path)
        for identifier in (m.work, m.expression, m.manifestation):
            if identifier:
                self.g.add(act, "eli:id_local", ox.Literal(identifier))
        self._dates(m, self.x.document.masthead, act)
        for subject in m.subjects:
            self._subject(act, subject.iri, subject.label)
        for k, item in enumerate(m.agenda_items, start=1):
            self._agenda_item(act, f"{path}#agenda-item-{k}", item)
        if m.committee:
            self.g.add(act, "unc:committeeAsStated", ox.Literal(m.committee))
        if m.draft:
            self._draft(act, m.draft)
        self._paper(act, "unc:onReport", m.report)
        self._paper(act, "unc:recordedIn", m.record)
        if m.vote:
            write_vote(self.g, act, self.iris.of(f"{path}#vote-stated"), m.vote)

    def _dates(self, m: Metadata, printed: Masthead, act: ox.NamedNode) -> None:
        """A date or meeting that the text prints is not repeated, nor contradicted, as a plain fact."""
        if m.adopted and printed.adoption_date is None:
            self.g.add(act, "eli:date_document", literal_date(m.adopted))
        if m.meeting and printed.meeting is None:
            self.g.add(act, "unc:meeting", ox.Literal(f"{m.meeting} meeting"))

    def _subject(self, act: ox.NamedNode, given: str | None, label: str) -> None:
        try:
            iri = ox.NamedNode(given) if given else None
        except ValueError:
            iri = None
        if iri is None:
            self.g.add(act, "unc:subjectAsStated", ox.Literal(label))
        else:
            self.g.add(act, "dcterms:subject", iri)
            self.g.add(iri, "rdfs:label", ox.Literal(label))

    def _agenda_item(self, act: ox.NamedNode, path: str, item: AgendaItem) -> None:
        node = self.iris.of(path)
        self.g.add(act, "unc:consideredUnder", node)
        self.g.type(node, "AgendaItem")
        if item.number:
            self.g.add(node, "eli:number", ox.Literal(item.number))
        if item.title:
            self.g.add(node, "dcterms:title", english(item.title))
        self._paper(node, "unc:onAgenda", item.agenda)

    def _draft(self, act: ox.NamedNode, draft: Draft) -> None:
        paper = self._paper(act, "unc:adoptedDraft", draft.symbol)
        if paper is None:
            return
        if draft.date:
            self.g.add(paper, "eli:date_document", literal_date(draft.date))
        for words in (draft.sponsors, draft.additional_sponsors):
            if words:
                self.g.add(paper, "unc:sponsorsAsStated", ox.Literal(words))

    def _paper(self, subject: ox.NamedNode, predicate: str, symbol: str | None) -> ox.NamedNode | None:
        """Link to the paper with a symbol; what is no symbol is left out."""
        if symbol is None or not is_symbol(canonical(symbol)):
            return None
        paper = self.iris.of(symbol_path(symbol))
        self.g.add(subject, predicate, paper)
        self.g.type(paper, "Document")
        self.g.add(paper, "unc:symbol", ox.Literal(canonical(symbol)))
        return paper
