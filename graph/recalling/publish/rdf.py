"""What the graph says of one thing, as triples, and the five formats in which a site gives them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from ..rdf.namespaces import Iris, expand
from ..rdf.serialise import prefixes
from .addresses import public

if TYPE_CHECKING:
    from .knowledge import Knowledge

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
DATASET = "dataset"
"""The path of the data set as a whole."""

_FOAF = "http://xmlns.com/foaf/0.1/"
_VOID = "http://rdfs.org/ns/void#"
_TYPE = expand("rdf:type")


@dataclass(frozen=True, slots=True)
class Format:
    """A format in which a thing is described: ending of its files, media type, name for people."""

    suffix: str
    media_type: str
    name: str
    rdf: ox.RdfFormat


FORMATS: dict[str, Format] = {
    "ttl": Format(".ttl", "text/turtle", "Turtle", ox.RdfFormat.TURTLE),
    "jsonld": Format(".jsonld", "application/ld+json", "JSON-LD", ox.RdfFormat.JSON_LD),
    "nt": Format(".nt", "application/n-triples", "N-Triples", ox.RdfFormat.N_TRIPLES),
    "rdf": Format(".rdf", "application/rdf+xml", "RDF/XML", ox.RdfFormat.RDF_XML),
}
"""The formats of RDF by the name that ``?format=`` takes. HTML is the fifth: see ``render``."""


def describe(knowledge: Knowledge, path: str) -> list[ox.Triple]:
    """What the graph says with a thing, one of its parts or, of a scheme, one of its concepts as subject."""
    subjects = [path, *(f"{path}#{part}" for part in sorted(knowledge.part_names(path)))]
    subjects += knowledge.subjects("skos:inScheme", path)
    found = {q.triple for s in subjects for q in rebased(knowledge.quads(s), knowledge)}
    return sorted({*found, *_about(knowledge, path)}, key=str)


def _about(knowledge: Knowledge, path: str) -> Iterator[ox.Triple]:
    """What is said of the description itself: its topic, its licence, the data set that it belongs to."""
    topic = ox.NamedNode(knowledge.iri(path))
    page = ox.NamedNode(f"{topic.value}.html")
    yield ox.Triple(page, _TYPE, ox.NamedNode(_FOAF + "Document"))
    yield ox.Triple(page, ox.NamedNode(_FOAF + "primaryTopic"), topic)
    yield ox.Triple(page, expand("dcterms:license"), ox.NamedNode(LICENCE))
    yield ox.Triple(page, ox.NamedNode(_VOID + "inDataset"), ox.NamedNode(knowledge.iri(DATASET)))


def rebased(quads: Iterable[ox.Quad], knowledge: Knowledge) -> Iterator[ox.Quad]:
    """Quads of the store under the base of the site."""
    if knowledge.iris.base == knowledge.store.iris.base:
        yield from quads
        return
    for q in quads:
        subject, value, graph = (_term(t, knowledge) for t in (q.subject, q.object, q.graph_name))
        yield ox.Quad(subject, q.predicate, value, graph)


def _term(term: Any, knowledge: Knowledge) -> Any:
    if isinstance(term, ox.NamedNode) and term.value.startswith(knowledge.store.iris.base):
        return ox.NamedNode(knowledge.iri(knowledge.path(term.value)))
    return term


def serialise(triples: list[ox.Triple], name: str, iris: Iris) -> bytes:
    """Triples in one of the ``FORMATS``. The same triples give the same bytes."""
    known = FORMATS[name]
    extra = {"foaf": _FOAF, "void": _VOID, "dcat": "http://www.w3.org/ns/dcat#", "schema": "https://schema.org/"}
    names = None if known.rdf == ox.RdfFormat.N_TRIPLES else prefixes(iris) | extra
    return ox.serialize(triples, format=known.rdf, prefixes=names) or b""


def address(knowledge: Knowledge, file: str) -> str:
    """The address of a file of the site under the base of its IRIs."""
    return knowledge.iris.base + public(file)
