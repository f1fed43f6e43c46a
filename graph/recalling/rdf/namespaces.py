"""Namespaces and IRIs of the graph. The base of data IRIs is a setting; the vocabulary keeps its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ..errors import RecallingError
from ..vocabulary import BASE, FIXED_NAMESPACES, ONTOLOGY, VOCAB

if TYPE_CHECKING:
    import curies

PREFIXES: dict[str, str] = {
    "unc": ONTOLOGY,
    "v": VOCAB,
    "act": VOCAB + "act/",
    "actor": VOCAB + "actor/",
    "texttype": VOCAB + "texttype/",
    "shapes": "https://w3id.org/recalling/shapes#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "cito": "http://purl.org/spar/cito/",
    "c4o": "http://purl.org/spar/c4o/",
    "biro": "http://purl.org/spar/biro/",
    "doco": "http://purl.org/spar/doco/",
    "undo": "https://w3id.org/un/ontology/undo/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "sh": "http://www.w3.org/ns/shacl#",
}


@cache
def converter() -> curies.Converter:
    """The prefixes as a converter of CURIEs."""
    import curies  # it takes half the time of a start, and a question to the lineage does without

    return curies.Converter.from_prefix_map(PREFIXES)


@cache
def expand(curie: str) -> ox.NamedNode:
    """The IRI of a CURIE: "unc:Citation"."""
    return ox.NamedNode(converter().expand(curie, strict=True))


@dataclass(frozen=True, slots=True)
class Iris:
    """IRIs under one base."""

    base: str = BASE

    def __post_init__(self) -> None:
        try:
            ox.NamedNode(self.base)
            valid = self.base.startswith(("http://", "https://")) and self.base.endswith(("/", "#"))
        except ValueError:
            valid = False
        if not valid:
            raise RecallingError(
                f"the base {self.base!r} cannot begin an IRI", do="give one like https://example.org/un/"
            )

    def of(self, path: str) -> ox.NamedNode:
        """The IRI of a path. Concepts of the vocabulary keep their namespace."""
        if path.startswith("vocab/"):
            return ox.NamedNode(VOCAB + path.removeprefix("vocab/"))
        return ox.NamedNode(self.base + path)

    def graph(self, name: str) -> ox.NamedNode:
        """The IRI of a named graph: "authority", "src/80b8189d3318"."""
        return ox.NamedNode(f"{self.base}graph/{name}")

    def path(self, iri: str) -> str:
        """The path of an IRI of the data or the vocabulary; another IRI comes back as it is."""
        if iri.startswith(VOCAB):
            return "vocab/" + iri.removeprefix(VOCAB)
        return iri.removeprefix(self.base)

    def rebase(self, term: ox.NamedNode) -> ox.NamedNode:
        """A term of the curated files, under this base."""
        if self.base == BASE or not term.value.startswith(BASE) or term.value.startswith(FIXED_NAMESPACES):
            return term
        return ox.NamedNode(self.base + term.value.removeprefix(BASE))
