"""Citation graphs that are made up: dated resolutions, each of which cites earlier ones, the often cited more often."""

from __future__ import annotations

import datetime
import random
from collections.abc import Collection, Iterator

import pyoxigraph as ox

from recalling.authority import BASE
from recalling.lineage.reading import Row
from recalling.rdf.namespaces import Iris, expand
from recalling.store import GraphStore

VERBS = ("recall", "reaffirm", "welcome", "urge")
ROLES = ("object-of-act", "example")
Edge = tuple[int, int]


def edges(documents: int, cites: int = 26, seed: int = 1) -> list[Edge]:
    """Who cites whom, by number; a document cites only earlier ones (preferential attachment)."""
    chance = random.Random(seed)
    found: list[Edge] = []
    drawn: list[int] = []
    for document in range(1, documents):
        wanted = min(document, cites)
        cited: set[int] = set()
        while len(cited) < wanted:
            cited.add(chance.choice(drawn) if drawn and chance.random() < 0.5 else chance.randrange(document))
        found += [(document, other) for other in sorted(cited)]
        drawn += [*sorted(cited), document]
    return found


def path(document: int) -> str:
    return f"un/{'sc' if document % 5 == 4 else 'ga'}/res/{1 + document // 200}/{document % 200 + 1}"


def date(document: int) -> str:
    return (datetime.date(1950, 1, 1) + datetime.timedelta(days=document)).isoformat()


def nodes(documents: int) -> Iterator[Row]:
    """The documents as rows of the query lineage-nodes."""
    for document in range(documents):
        yield {
            "node": path(document), "kind": "https://w3id.org/recalling/ontology#Resolution",
            "label": f"{path(document)}. A subject", "identifier": path(document).upper(), "date": date(document),
            "in_force": "", "title": "", "agenda_item": "", "read": "true",
        }  # fmt: skip


def steps(links: list[Edge]) -> Iterator[Row]:
    """The edges as rows of the query lineage-steps."""
    return ({"from": path(a), "how": "cites", "to": path(b)} for a, b in links)


def citations(links: list[Edge]) -> Iterator[Row]:
    """The edges as rows of the query lineage-citations: a citation each, three in a paragraph."""
    for number, (act, cited) in enumerate(links):
        unit = 1 + number % 9
        yield {
            "act": path(act), "cited": path(cited), "citation": f"{path(act)}#cit-{number}",
            "unit": f"{path(act)}#pp{unit}", "order": str(unit), "verb": VERBS[number % 4], "printed": "Recalling",
            "role": f"vocab/{ROLES[number % 7 == 0]}", "aspect": "", "footnote": "", "reference": "", "locator": "",
            "start": str(number), "quote": f"words {number}", "confidence": "0.9",
        }  # fmt: skip


def store(documents: int, links: list[Edge], misprints: Collection[Edge] = ()) -> GraphStore:
    """The same as a graph of citations in memory, as a text would give it; nothing rests on what is a misprint."""
    iris = Iris()
    graph = iris.graph("src/synthetic")
    quads: list[ox.Quad] = []

    def say(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> None:
        quads.append(ox.Quad(iris.of(subject), expand(predicate), value, graph))

    def text(value: str, kind: str = "string") -> ox.Literal:
        return ox.Literal(value, datatype=expand(f"xsd:{kind}"))

    quads.append(ox.Quad(expand("unc:Resolution"), expand("rdfs:label"), text("resolution"), graph))
    say("run/1", "rdf:type", expand("unc:ExtractionRun"))
    for row in nodes(documents):
        say(row["node"], "rdf:type", expand("unc:Resolution"))
        say(row["node"], "skos:prefLabel", ox.Literal(row["label"], language="en"))
        say(row["node"], "dcterms:identifier", text(row["identifier"]))
        say(row["node"], "eli:date_document", text(row["date"], "date"))
        say(row["node"], "prov:wasGeneratedBy", iris.of("run/1"))
    for verb in VERBS:
        say(f"vocab/act/{verb}", "skos:prefLabel", ox.Literal(verb, language="en"))
    wrong = {(path(a), path(b)) for a, b in misprints}
    for row in citations(links):
        act, cited, citation = row["act"], iris.of(row["cited"]), row["citation"]
        say(act, "eli:cites", cited)
        if (act, row["cited"]) not in wrong:
            say(act, "unc:restsOn", cited)
        say(row["unit"], "eli:is_part_of", iris.of(act))
        say(row["unit"], "unc:order", text(row["order"], "integer"))
        say(row["unit"], "unc:verbAsPrinted", text(row["printed"]))
        say(row["unit"], "cito:cites", cited)
        say(citation, "rdf:type", expand("unc:Citation"))
        say(citation, "cito:hasCitingEntity", iris.of(row["unit"]))
        say(citation, "cito:hasCitedEntity", cited)
        say(citation, "unc:force", iris.of(f"vocab/act/{row['verb']}"))
        say(citation, "unc:role", iris.of(row["role"]))
        say(citation, "unc:confidence", text(row["confidence"], "decimal"))
        say(citation, "unc:hasEvidence", iris.of(f"{citation}-ev"))
        for selector, prop, value in (("position", "oa:start", text(row["start"], "integer")),
                                      ("quote", "oa:exact", text(row["quote"]))):  # fmt: skip
            say(f"{citation}-ev", "oa:hasSelector", iris.of(f"{citation}-{selector}"))
            say(f"{citation}-{selector}", prop, value)
    return GraphStore.of(quads, BASE)
