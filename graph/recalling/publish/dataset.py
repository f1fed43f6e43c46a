"""The data set as a whole: counted statistics, and its description in VoID and DCAT."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pyoxigraph as ox

from ..rdf.namespaces import PREFIXES, expand
from ..rdf.provenance import software_version
from ..store import GraphStore
from .rdf import DATASET, LICENCE

if TYPE_CHECKING:
    from .dumps import Dump
    from .site import Site

_VOID = "http://rdfs.org/ns/void#"
_DCAT = "http://www.w3.org/ns/dcat#"
_SPDX = "http://spdx.org/rdf/terms#"
_FOAF = "http://xmlns.com/foaf/0.1/"
_XSD = PREFIXES["xsd"]
_IANA = "https://www.iana.org/assignments/media-types/"


@dataclass(frozen=True)
class Statistics:
    """What was counted in the graph."""

    triples: int
    subjects: int
    objects: int
    classes: dict[str, int]  # IRI -> instances
    properties: dict[str, int]  # IRI -> triples
    links: dict[str, int]  # host of another data set -> links to it


_COUNTS = {
    "classes": "SELECT ?x (COUNT(*) AS ?n) WHERE { ?s a ?x FILTER isIRI(?x) } GROUP BY ?x",
    "properties": "SELECT ?x (COUNT(*) AS ?n) WHERE { ?s ?x ?o } GROUP BY ?x",
    "links": "SELECT ?x (COUNT(*) AS ?n) WHERE { ?s skos:exactMatch ?x FILTER isIRI(?x) } GROUP BY ?x",
}
_DISTINCT = "SELECT (COUNT(DISTINCT ?{}) AS ?n) WHERE {{ ?s ?p ?o }}"


def statistics(store: GraphStore) -> Statistics:
    """Count everything once. The store counts by itself: reading every statement takes five times as long."""
    counts: dict[str, Counter[str]] = {}
    for name, query in _COUNTS.items():
        rows = store.rows(f"PREFIX skos: <{PREFIXES['skos']}> {query}")
        counts[name] = Counter({_value(row["x"]): int(_value(row["n"])) for row in rows})
    subjects, objects = (int(_value(next(store.rows(_DISTINCT.format(v)))["n"])) for v in "so")
    links: Counter[str] = Counter()
    for iri, n in counts["links"].items():
        links[urlsplit(iri).netloc] += n
    properties = counts["properties"]
    return Statistics(properties.total(), subjects, objects, _most(counts["classes"]), _most(properties), _most(links))


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal | None) -> str:
    return term.value if term else ""


def _most(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


# ------------------------------------------------------------------------------------------------ VoID and DCAT


def describe_dataset(site: Site, endpoint: str = "") -> list[ox.Triple]:
    """The description of the data set. ``endpoint`` is the address of a SPARQL endpoint, where there is one."""
    return sorted(set(_Description(site, endpoint).triples()), key=str)


class _Description:
    """Collects the triples of the description."""

    def __init__(self, site: Site, endpoint: str) -> None:
        self.site = site
        self.endpoint = endpoint
        self.iri = ox.NamedNode(site.knowledge.iri(DATASET))
        self.counted = site.statistics

    def triples(self) -> Iterator[ox.Triple]:
        yield from self._head()
        yield from self._void()
        for name, counts in (("class", self.counted.classes), ("property", self.counted.properties)):
            for number, (iri, count) in enumerate(counts.items(), start=1):
                yield from self._partition(name, number, iri, count)
        for number, (host, count) in enumerate(self.counted.links.items(), start=1):
            yield from self._linkset(number, host, count)
        for dump in self.site.dumps:
            yield from self._distribution(dump)

    def _say(self, subject: ox.NamedNode, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
        return ox.Triple(
            subject, expand(predicate) if predicate.partition(":")[0] in PREFIXES else _n(predicate), value
        )

    def _head(self) -> Iterator[ox.Triple]:
        this, agent = self.iri, ox.NamedNode(self.iri.value + "#project")
        for kind in (_VOID + "Dataset", _DCAT + "Dataset"):
            yield self._say(this, "rdf:type", _n(kind))
        texts = {
            "dcterms:title": "Recalling: the citation lineage of United Nations instruments",
            "dcterms:description": "What resolutions of the United Nations cite, in which paragraph, with which verb, "
            "by which footnote and in which words, and what those texts rest on in turn.",
        }
        for predicate, text in texts.items():
            yield self._say(this, predicate, ox.Literal(text, language="en"))
        yield self._say(this, "dcterms:identifier", ox.Literal(self.iri.value))
        yield self._say(this, "dcterms:license", _n(LICENCE))
        yield self._say(
            this, "dcterms:accessRights", _n("http://publications.europa.eu/resource/authority/access-right/PUBLIC")
        )
        yield self._say(this, "dcterms:language", _n("http://publications.europa.eu/resource/authority/language/ENG"))
        yield self._say(this, "dcterms:issued", _date(self.site.date))
        yield self._say(this, "dcterms:modified", _date(self.site.date))
        yield self._say(this, "owl:versionInfo", ox.Literal(software_version()))
        yield self._say(this, "dcterms:creator", agent)
        yield self._say(this, "dcterms:publisher", agent)
        yield self._say(agent, "rdf:type", _n(_FOAF + "Organization"))
        yield self._say(agent, _FOAF + "name", ox.Literal("The Recalling project"))
        for keyword in ("United Nations", "resolutions", "citations", "treaties", "linked data"):
            yield self._say(this, _DCAT + "keyword", ox.Literal(keyword, language="en"))
        yield self._say(this, _DCAT + "landingPage", _n(self.site.address))
        yield self._say(this, _FOAF + "homepage", _n(self.site.address))

    def _void(self) -> Iterator[ox.Triple]:
        this, base = self.iri, self.site.knowledge.iris.base
        yield self._say(this, _VOID + "uriSpace", ox.Literal(base))
        yield self._say(this, _VOID + "triples", _count(self.counted.triples))
        yield self._say(this, _VOID + "distinctSubjects", _count(self.counted.subjects))
        yield self._say(this, _VOID + "distinctObjects", _count(self.counted.objects))
        yield self._say(this, _VOID + "entities", _count(len(self.site.catalogue.pages())))
        yield self._say(this, _VOID + "classes", _count(len(self.counted.classes)))
        yield self._say(this, _VOID + "properties", _count(len(self.counted.properties)))
        for entry in self.site.examples():
            yield self._say(this, _VOID + "exampleResource", _n(self.site.knowledge.iri(entry.path)))
        for prefix in ("unc", "eli", "cito", "c4o", "biro", "doco", "oa", "org", "prov", "skos", "dcterms"):
            yield self._say(this, _VOID + "vocabulary", _n(PREFIXES[prefix]))
        if self.endpoint:
            yield self._say(this, _VOID + "sparqlEndpoint", _n(self.endpoint))

    def _partition(self, name: str, number: int, iri: str, count: int) -> Iterator[ox.Triple]:
        part = ox.NamedNode(f"{self.iri.value}#{name}-{number}")
        yield self._say(self.iri, f"{_VOID}{name}Partition", part)
        yield self._say(part, f"{_VOID}{name}", _n(iri))
        yield self._say(part, _VOID + ("entities" if name == "class" else "triples"), _count(count))

    def _linkset(self, number: int, host: str, count: int) -> Iterator[ox.Triple]:
        part = ox.NamedNode(f"{self.iri.value}#links-{number}")
        yield self._say(part, "rdf:type", _n(_VOID + "Linkset"))
        yield self._say(self.iri, _VOID + "subset", part)
        yield self._say(part, _VOID + "subjectsTarget", self.iri)
        yield self._say(part, _VOID + "objectsTarget", _n(f"http://{host}/"))
        yield self._say(part, _VOID + "linkPredicate", expand("skos:exactMatch"))
        yield self._say(part, _VOID + "triples", _count(count))

    def _distribution(self, dump: Dump) -> Iterator[ox.Triple]:
        address = _n(self.site.address + dump.file)
        part = ox.NamedNode(f"{self.iri.value}#{dump.file.rpartition('/')[2]}")
        check = ox.NamedNode(part.value + "-sha256")
        yield self._say(self.iri, _DCAT + "distribution", part)
        yield self._say(part, "rdf:type", _n(_DCAT + "Distribution"))
        yield self._say(part, "dcterms:title", ox.Literal(dump.says, language="en"))
        yield self._say(part, "dcterms:license", _n(LICENCE))
        yield self._say(part, _DCAT + "downloadURL", address)
        yield self._say(part, _DCAT + "accessURL", address)
        yield self._say(part, _DCAT + "mediaType", _n(_IANA + dump.media_type))
        yield self._say(part, _DCAT + "byteSize", ox.Literal(str(dump.size), datatype=_n(_XSD + "nonNegativeInteger")))
        if dump.packed:
            yield self._say(part, _DCAT + "compressFormat", _n(_IANA + "application/gzip"))
        yield self._say(part, _SPDX + "checksum", check)
        yield self._say(check, "rdf:type", _n(_SPDX + "Checksum"))
        yield self._say(check, _SPDX + "algorithm", _n(_SPDX + "checksumAlgorithm_sha256"))
        yield self._say(check, _SPDX + "checksumValue", ox.Literal(dump.sha256, datatype=_n(_XSD + "hexBinary")))
        if dump.file.endswith((".nq.gz", ".ttl.gz", ".trig.gz", ".jsonld.gz")) and "graph" in dump.file:
            yield self._say(self.iri, _VOID + "dataDump", address)


def _n(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)


def _count(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=_n(_XSD + "integer"))


def _date(iso: str) -> ox.Literal:
    return ox.Literal(iso, datatype=_n(_XSD + "date"))
