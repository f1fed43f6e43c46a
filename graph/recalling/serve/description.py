"""What the SPARQL endpoint says of itself (SPARQL 1.1 Service Description)."""

from __future__ import annotations

import pyoxigraph as ox

from ..publish import Site
from ..publish.rdf import DATASET
from ..rdf.namespaces import expand

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
_GRAPHS = ("Turtle", "N-Triples", "JSON-LD", "RDF_XML")


def service_description(site: Site, endpoint: str) -> list[ox.Triple]:
    """The triples: endpoint, language, formats, default data set and its named graphs."""
    service, data = ox.NamedNode(endpoint), ox.NamedNode(site.knowledge.iri(DATASET))
    default = ox.NamedNode(f"{data.value}#default-graph")
    kind = expand("rdf:type")
    triples = [
        ox.Triple(service, kind, _sd("Service")),
        ox.Triple(service, _sd("endpoint"), service),
        ox.Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        ox.Triple(service, _sd("defaultDataset"), data),
        ox.Triple(data, kind, _sd("Dataset")),
        ox.Triple(data, _sd("defaultGraph"), default),
        ox.Triple(default, kind, _sd("Graph")),
        *(ox.Triple(service, _sd("resultFormat"), ox.NamedNode(_FORMATS + f)) for f in (*_RESULTS, *_GRAPHS)),
    ]
    for mode in ("full", "text"):
        for graph in site.knowledge.store.graphs(mode):
            node = ox.NamedNode(f"{data.value}#named-{site.knowledge.path(graph.value).replace('/', '-')}")
            triples += [
                ox.Triple(data, _sd("namedGraph"), node),
                ox.Triple(node, kind, _sd("NamedGraph")),
                ox.Triple(node, _sd("name"), graph),
            ]
    return sorted(set(triples), key=str)


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SD + name)
