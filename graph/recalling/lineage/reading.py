"""The rows of an index, read straight out of the store.

They are those of the queries lineage-nodes, -steps, -citations and -subjects, and names, which say in SPARQL what is
meant (a test holds both equal). Over thousands of documents the queries take minutes, and this takes seconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cache, cached_property

import pyoxigraph as ox

from ..rdf.namespaces import converter, expand
from ..store import GraphStore, store_in
from ..storing import graphs_in
from ..vocabulary import ONTOLOGY
from .sources import Sources

Row = dict[str, str]
Subject = ox.NamedNode | ox.BlankNode | ox.Triple
Term = Subject | ox.Literal

STEPS = {
    "eli:cites": "cites",
    "unc:onReport": "adopted on the report",
    "unc:adoptedByAct": "adopted by",
    "unc:supplements": "supplements",
    "prov:hadMember": "has the member",
    "unc:submittedPursuantTo": "submitted pursuant to",
    "unc:printedIn": "printed in",
}
"""Property -> what the step is called."""
BACKWARD = {"unc:outcomeOf": "has the outcome", "eli:corrects": "corrected by"}
"""The same where the step leads from the value to the subject."""
UNITS = {"unc:textIn": "printed in", "unc:outcomeIn": "outcome recorded in", "unc:requestedIn": "requested by"}
"""The same where the value is a part of what the step leads to."""

_FACTS = {
    "label": ("skos:prefLabel",),
    "identifier": ("dcterms:identifier", "unc:symbol", "unc:salesNumber"),
    "in_force": ("eli:first_date_entry_in_force",),
    "title": ("dcterms:title",),
    "agenda_item": ("unc:agendaItem",),
}
"""What is told of a thing <- the properties that tell it; of several values the least."""
_DATES = ("eli:date_document", "eli:date_publication", "unc:dateAsStated")

_NAMES = ("skos:prefLabel", "skos:altLabel", "dcterms:title", "dcterms:identifier", "unc:symbol", "unc:salesNumber",
          "unc:actNumber")  # fmt: skip


class Reading:
    """Reads what the graph says in a mode."""

    def __init__(self, store: GraphStore, mode: str) -> None:
        self._store = store
        self._mode = mode
        self._kinds: dict[Subject, str] = {}
        self._labels: dict[Term, str] = {}
        self._units: dict[Term, tuple[Row, list[Term]]] = {}

    # -------------------------------------------------------------------------- patterns

    def _pairs(self, curie: str) -> Iterator[tuple[Subject, Term]]:
        return ((q.subject, q.object) for q in self._store.statements(None, expand(curie), None, self._mode))

    def _values(self, subject: Term, curie: str) -> list[Term]:
        if not isinstance(subject, ox.NamedNode):
            return []
        return [q.object for q in self._store.statements(subject, expand(curie), None, self._mode)]

    def _about(self, subject: Term) -> dict[str, list[Term]]:
        """Everything that is said of a subject, by property."""
        if not isinstance(subject, ox.NamedNode):
            return defaultdict(list)
        return _by_property(self._store.statements(subject, mode=self._mode))

    def _printed(self, piece: Term) -> dict[str, list[Term]]:
        """The same of a piece of a text, which is told in the graph of the text, so in all modes: one look-up."""
        if not isinstance(piece, ox.NamedNode):
            return defaultdict(list)
        return _by_property(self._store.store.quads_for_pattern(piece, None, None, ox.DefaultGraph()))

    def _text(self, subject: Term, *curies: str) -> str:
        """The least of the values of some properties, or ""."""
        return min((_plain(v) for curie in curies for v in self._values(subject, curie)), default="")

    def _texts(self, *curies: str) -> dict[Term, str]:
        """The same for every subject. Of a property that few things have, this is quicker than thing by thing."""
        found: dict[Term, str] = {}
        for curie in curies:
            for subject, value in self._pairs(curie):
                text = _plain(value)
                found[subject] = min(text, found.get(subject, text))
        return found

    def _path(self, term: Term) -> str:
        return self._store.iris.path(term.value) if isinstance(term, ox.NamedNode) else str(term)

    def _kind(self, subject: Subject) -> str:
        """The class of a thing, of those of the ontology, or ""."""
        if subject not in self._kinds:
            kinds = (_plain(kind) for kind in self._values(subject, "rdf:type"))
            self._kinds[subject] = min((kind for kind in kinds if kind.startswith(ONTOLOGY)), default="")
        return self._kinds[subject]

    def _wholes(self, part: Term) -> list[Term]:
        """Everything that a part is a part of, at any height."""
        found: list[Term] = []
        waiting = [part]
        while waiting:
            above = [whole for whole in self._values(waiting.pop(), "eli:is_part_of") if whole not in found]
            found += above
            waiting += above
        return found

    # --------------------------------------------------------------------------- sources

    @cached_property
    def sources(self) -> Sources:
        """Out of which graphs the citations are read."""
        folder = self._store.folder
        path = store_in(folder) if folder else None
        hashes = {name: sha256 for name, (sha256, _) in graphs_in(path).items()} if path else {}
        used: dict[Term, str] = {run: self._path(source) for run, source in self._pairs("prov:used")}
        texts: dict[str, set[str]] = defaultdict(set)
        for act, run in self._pairs("prov:wasGeneratedBy"):
            if run in used:
                texts[self._path(act)].add(used[run])
        return Sources(texts, hashes)

    # ------------------------------------------------------------------------------ rows

    @cached_property
    def _rests(self) -> set[tuple[Term, Term]]:
        return {*self._pairs("unc:restsOn")}

    def nodes(self) -> Iterator[Row]:
        """What the things of the lineage are."""
        columns = {name: self._texts(*curies) for name, curies in _FACTS.items()}
        dates: list[dict[Term, str]] = [*(self._texts(curie) for curie in _DATES), self._renamed()]
        for node in sorted({thing for pair in self._rests for thing in pair}, key=self._path):
            if isinstance(node, ox.NamedNode) and (kind := self._kind(node)):
                yield {
                    "node": self._path(node),
                    "kind": kind,
                    "date": next((known[node] for known in dates if node in known), ""),
                    "read": "true" if self._values(node, "prov:wasGeneratedBy") else "false",
                    "texts": self.sources.state(self._path(node)),
                    **{name: known.get(node, "") for name, known in columns.items()},
                }

    def _renamed(self) -> dict[Term, str]:
        """Of each body under a new name, when it got this name."""
        dates = self._texts(*_DATES)
        named = ((body, dates.get(renaming, "")) for renaming, body in self._pairs("org:resultingOrganization"))
        return {body: date for body, date in sorted(named, key=lambda pair: pair[1], reverse=True) if date}

    def subjects(self) -> Iterator[Row]:
        """Under which items of the agenda acts were adopted, and in which words they recall previous resolutions."""
        titles = self._texts("dcterms:title")
        for act, item in self._pairs("unc:consideredUnder"):
            if item in titles:
                yield {"act": self._path(act), "kind": "agenda item", "unit": "", "subject": titles[item]}
        for quad in self._store.statements(None, expand("rdf:type"), expand("unc:OpenSet"), self._mode):
            words = self._text(quad.subject, "skos:prefLabel")
            if "previous" in words and "resolutions" in words:
                yield from self._recalled(quad.subject, words)

    def _recalled(self, previous: Subject, words: str) -> Iterator[Row]:
        """Where an act recalls a set of previous resolutions."""
        for quad in self._store.statements(None, expand("cito:hasCitedEntity"), previous, self._mode):
            for unit in self._values(quad.subject, "cito:hasCitingEntity"):
                for act in self._wholes(unit):
                    if previous in self._values(act, "eli:cites"):
                        row = {"act": self._path(act), "unit": self._path(unit), "subject": words}
                        yield {"kind": "previous resolutions", **row}

    def steps(self) -> Iterator[Row]:
        """Which thing rests on which, and how."""
        found = {(a, b, how) for a, b, how in self._candidates() if (a, b) in self._rests}
        by_act = {(a, b) for a, b, how in found if how == "adopted by"}
        for a, b, how in found:
            if how != "printed in from unit":
                yield {"from": self._path(a), "how": how, "to": self._path(b)}
            elif (a, b) not in by_act and (a, b, "printed in") not in found:
                yield {"from": self._path(a), "how": "printed in", "to": self._path(b)}

    def _candidates(self) -> Iterator[tuple[Term, Term, str]]:
        for curie, how in STEPS.items():
            yield from ((a, b, how) for a, b in self._pairs(curie))
        for curie, how in BACKWARD.items():
            yield from ((b, a, how) for a, b in self._pairs(curie))
        for curie, how in UNITS.items():
            name = "printed in from unit" if curie == "unc:textIn" else how
            yield from ((a, whole, name) for a, unit in self._pairs(curie) for whole in self._wholes(unit))
        for report, unit in self._pairs("unc:requestedIn"):
            papers = self._values(report, "unc:printedIn")
            yield from ((paper, whole, "requested by") for paper in papers for whole in self._wholes(unit))
        for quad in self._store.statements(None, expand("rdf:type"), expand("unc:Draft"), self._mode):
            yield from ((quad.subject, whole, "printed in") for whole in self._wholes(quad.subject))
        for renaming, new in self._pairs("org:resultingOrganization"):
            yield from ((new, old, "continues") for old in self._values(renaming, "org:originalOrganization"))
            yield from ((new, act, "renamed by") for act in self._values(renaming, "unc:effectedBy"))

    def citations(self, but: Collection[str] = ()) -> Iterator[Row]:
        """In which paragraph, with which verb and in which words each act cites each thing, ``but`` for some acts."""
        cites = {*self._pairs("eli:cites")}
        for citation, cited in self._pairs("cito:hasCitedEntity"):
            if but and self._path(citation).partition("#")[0] in but:
                continue
            said = self._about(citation)
            row = {"citation": self._path(citation), "cited": self._path(cited), **self._citation(said)}
            if row["role"].rpartition("/")[2] in ("explanation", "self-reference"):
                continue
            located = [(self._path(r), self._text(r, "unc:locator")) for r in said["unc:viaReference"]]
            places = [place for place in located if place[1]] or [("", "")]
            words = [
                {"start": start, "quote": quote, "reference": reference, "locator": locator}
                for start, quote in self._pieces(said["unc:hasEvidence"])
                for reference, locator in places
            ]
            for unit in said["cito:hasCitingEntity"]:
                where, wholes = self._unit(unit)
                for act in wholes:
                    if (act, cited) in cites:
                        yield from ({"act": self._path(act), **row, **where, **piece} for piece in words)

    def _citation(self, said: dict[str, list[Term]]) -> Row:
        notes = (n for marker in said["unc:viaMarker"] for n in self._values(marker, "unc:pointsTo"))
        return {
            "verb": min(map(self._label, said["unc:force"]), default=""),
            "role": min(map(self._path, said["unc:role"]), default=""),
            "aspect": min(map(self._path, said["unc:aspect"]), default=""),
            "footnote": min((self._text(note, "eli:number") for note in notes), default=""),
            "confidence": min(map(_plain, said["unc:confidence"]), default=""),
        }

    def _label(self, concept: Term) -> str:
        if concept not in self._labels:
            self._labels[concept] = self._text(concept, "skos:prefLabel")
        return self._labels[concept]

    def _unit(self, unit: Term) -> tuple[Row, list[Term]]:
        """What a paragraph is, and the acts that it belongs to."""
        if unit not in self._units:
            order, printed = self._text(unit, "unc:order"), self._text(unit, "unc:verbAsPrinted")
            self._units[unit] = {"unit": self._path(unit), "order": order, "printed": printed}, self._wholes(unit)
        return self._units[unit]

    def _pieces(self, pieces: list[Term]) -> list[tuple[str, str]]:
        """Pieces of the words of a citation: where each begins in the source text, and its characters."""
        found = []
        for evidence in pieces:
            said = [self._printed(selector) for selector in self._printed(evidence)["oa:hasSelector"]]
            starts, quotes = ([_plain(v) for about in said for v in about[curie]] for curie in ("oa:start", "oa:exact"))
            found += [(start, quote) for start in starts for quote in quotes]
        return found

    def names(self) -> Iterator[Row]:
        """Every name of every thing."""
        for curie in _NAMES:
            for thing, name in self._pairs(curie):
                if self._kind(thing):
                    yield {"thing": self._path(thing), "name": _plain(name)}
        for thing, alias in self._pairs("owl:sameAs"):
            if self._kind(thing):
                text = _plain(alias)
                yield {
                    "thing": self._path(thing),
                    "name": text[text.rfind("un/treaty/") :] if "/un/treaty/" in text else text,
                }


@cache
def _curie(predicate: ox.NamedNode) -> str:
    return converter().compress(predicate.value) or predicate.value


def _by_property(quads: Iterable[ox.Quad]) -> dict[str, list[Term]]:
    """The values in some quads of one subject, by property."""
    found: dict[str, list[Term]] = defaultdict(list)
    for quad in quads:
        found[_curie(quad.predicate)].append(quad.object)
    return found


def _plain(term: Term) -> str:
    return term.value if isinstance(term, (ox.NamedNode, ox.Literal)) else str(term)
