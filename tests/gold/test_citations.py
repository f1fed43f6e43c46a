"""Citations, structural edges and lineage of 57/176 against the gold standard."""

from __future__ import annotations

from collections import Counter

import pytest

from goldstandard import iris, load
from recalling.authority import BASE
from recalling.lineage import CitationGraph, lineage
from recalling.model import Link

CITATIONS = load("citations.yaml")
EDGES = CITATIONS["paragraph_edges"]
STRUCTURE = CITATIONS["structural_edges"]
# gold relation -> force, role, aspect (mapping.md, section 4); PP6 reaffirms events
RELATIONS = {
    "reaffirms": ("reaffirm", "object-of-act", None),
    "recalls": ("recall", "object-of-act", None),
    "acknowledges": ("acknowledge", "object-of-act", None),
    "welcomes": ("welcome", "object-of-act", None),
    "takesNoteWithAppreciationOf": ("take-note", "object-of-act", None),
    "welcomesAdoptionOf": ("welcome", "object-of-act", "adoption"),
    "urgesSigningAndRatifyingOf": ("urge", "object-of-act", "signature-and-ratification"),
    "requestsReportOn": ("request", "self-reference", "implementation"),
    "encouragesInitiativesSuchAs": ("encourage", "example", None),
    "invitesStatesPartiesTo": ("invite", "addressee", None),
    "mentions": ("define", "theme", None),
}


@pytest.fixture(scope="module")
def citations(extraction):
    return {c.id: c for c in extraction.citations}


@pytest.mark.parametrize("edge", EDGES, ids=[e["id"] for e in EDGES])
def test_a_paragraph_edge(citations, iri, edge):
    citation = citations[iris()[edge["id"]].partition("#")[2]]
    force, role, aspect = RELATIONS[edge["relation"]]
    if edge["target_kind"] == "event":
        role = "event"
    footnote = edge.get("footnote") or edge.get("covered_by")
    assert citation.unit == edge["from"].lower()
    assert citation.target == iri(edge["to"])
    assert (citation.force, citation.role, citation.aspect) == (force, role, aspect)
    assert citation.marker == (f"{citation.unit}-fn{footnote}" if footnote else None)


def test_there_are_no_other_citations(citations):
    """So no embedded mention is a citation. The one more is the decision that footnote 12 cites itself."""
    assert set(citations) - {iris()[e["id"]].partition("#")[2] for e in EDGES} == {"cit-pp4-fn12"}


def test_direct_indirect_and_self_are_as_in_the_gold(citations):
    roles = Counter(c.role for c in citations.values() if c.role != "explanation")
    assert roles["object-of-act"] == CITATIONS["counts"]["direct"]
    assert roles["self-reference"] == CITATIONS["counts"]["self"]
    indirect = sum(roles[r] for r in ("event", "example", "addressee", "theme"))
    assert indirect == CITATIONS["counts"]["indirect"]


@pytest.mark.parametrize(
    "mention",
    CITATIONS["embedded_mentions"],
    ids=[f"{m['in']}-{m['mentions']}" for m in CITATIONS["embedded_mentions"]],
)
def test_an_embedded_mention_is_the_parent_of_the_enclosing_name(extraction, iri, mention):
    outer = mention["inside"].split(" ")[0]
    assert any(
        s.subject == iri(outer) and s.predicate == "unc:supplements" and s.object == Link(iri(mention["mentions"]))
        for s in extraction.statements
    )


def _pairs(dataset, *graphs: str) -> set[tuple[str, str, str]]:
    return {(str(q.subject.value), str(q.predicate.value), str(q.object.value)) for q in dataset.in_graphs(*graphs)}


PREDICATES = {
    "containedIn": ("ontology#adoptedByAct", "ontology#textIn", "ontology#printedIn", "eli/ontology#is_part_of"),
    "outcomeContainedIn": ("ontology#outcomeIn",),
    "isProtocolTo": ("ontology#supplements",),
    "hasMember": ("prov#hadMember",),
    "adoptedIn": ("ontology#adoptedByAct",),
    "refersTo": ("eli/ontology#cites",),
    "adoptedOnReport": ("ontology#onReport",),
    "submittedPursuantTo": ("ontology#submittedPursuantTo",),
    "issuedAs": ("ontology#printedIn",),
    "hasOutcome": ("ontology#outcomeOf",),
    "hasCorrigendum": ("eli/ontology#corrects",),
    "requestsReport": ("ontology#requestedIn",),
    "requestsCompilation": ("ontology#requestedIn",),
    "addsContentTo": ("ontology#requestedIn",),
}
INVERSE = ("hasOutcome", "hasCorrigendum", "requestsReport", "requestsCompilation", "addsContentTo")


@pytest.mark.parametrize("edge", STRUCTURE, ids=[f"{e['from']} {e['relation']} {e['to']}" for e in STRUCTURE])
def test_a_structural_edge(dataset, edge):
    source, target = iris()[edge["from"]], iris()[edge["to"]]
    external = edge["src"] == "external"
    triples = _pairs(dataset, "authority") if external else _pairs(dataset, "src/", "inferred-from-text")
    if edge["relation"] == "renamedBy":
        assert (iris()["subcommission.renamed"], "https://w3id.org/recalling/ontology#effectedBy", target) in triples
        return
    if edge["relation"] in INVERSE:
        source, target = target, source
    assert any(
        s == source and p.endswith(PREDICATES[edge["relation"]]) and o.partition("#")[0] == target.partition("#")[0]
        for s, p, o in triples
    )


def test_the_text_states_no_fact_that_is_external_in_the_gold(dataset):
    """Neither the members of the Covenants nor the outcomes of the conferences stand in the text."""
    triples = _pairs(dataset, "src/", "inferred-from-text")
    for edge in STRUCTURE:
        if edge["src"] == "external":
            source, target = iris()[edge["from"]], iris()[edge["to"]]
            if edge["relation"] in INVERSE:
                source, target = target, source
            assert not any(
                s == source and p.endswith(PREDICATES[edge["relation"]]) and o.partition("#")[0] == target
                for s, p, o in triples
            ), edge


@pytest.mark.parametrize("mode", ["text", "full"])
def test_the_lineage_has_the_same_things_at_the_same_depths(store, mode):
    found = lineage(CitationGraph.of(store, mode), "un/ga/res/57/176").depths
    wanted = CITATIONS["lineage_expected"][mode]
    gold = {
        iris()[node].removeprefix(BASE): int(depth.removeprefix("depth_"))
        for depth, nodes in wanted["nodes"].items()
        for node in nodes
    }
    assert found == gold
    assert dict(Counter(found.values())) == wanted["per_depth_counts"]


def test_the_expanded_edges_follow_from_members_and_outcomes(store, iri):
    rows = store.rows(
        """PREFIX cito: <http://purl.org/spar/cito/> PREFIX prov: <http://www.w3.org/ns/prov#>
        PREFIX unc: <https://w3id.org/recalling/ontology#>
        SELECT ?unit ?thing WHERE {
          ?c cito:hasCitingEntity ?unit ; cito:hasCitedEntity/(prov:hadMember|^unc:outcomeOf) ?thing }"""
    )
    found = {(r["unit"].value.rpartition("#")[2].upper(), store.iris.path(r["thing"].value)) for r in rows}
    assert {(e["from"], iri(e["to"])) for e in CITATIONS["expanded_edges"]} <= found
