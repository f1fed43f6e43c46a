"""Things checked in batches: what is found is what is found where all things are looked at together."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from recalling.authority import BASE
from recalling.build.batches import batches
from recalling.build.stored import finding_as_json, finding_from_json, triples_of
from recalling.rdf.curated import authority_graphs, ontology_graph, vocabulary_graph
from recalling.rdf.namespaces import PREFIXES, Iris
from recalling.validate.each import check_things
from recalling.validate.engines import Finding
from recalling.validate.results import at_fault
from recalling.validate.shapes import local_name

IRIS = Iris(BASE)

FAULTS = """
    <un/x/res/1> a unc:Resolution ; unc:restsOn <un/x/res/2> .
    <un/x/res/2> a unc:Resolution ; unc:restsOn <un/x/res/3> .
    <un/x/res/3> a unc:Resolution ; unc:restsOn <un/x/res/1> , <un/x/res/4> , <un/x/set/1> .
    <un/x/res/4> a unc:Resolution ; unc:restsOn <un/x/res/5> ; unc:actNumber "9" ; eli:passed_by <un/ga> .
    <un/x/res/5> a unc:Resolution ; unc:actNumber "9" ; eli:passed_by <un/ga> ; unc:printedIn <un/doc/X/1> ;
        eli:date_document "2009-02-01"^^xsd:date .
    <un/x/set/1> a unc:OpenSet .
    <un/doc/X/1> a unc:Document ; unc:symbol "X/1" ; eli:date_publication "2009-01-01"^^xsd:date .
    <un/doc/X/1bis> a unc:Document ; unc:symbol "X/1" .
    <un/doc/X/2> a unc:Document ; unc:symbol "X/ 2" .
    <un/instr/one> a unc:Treaty ; skos:prefLabel "Convention"@en .
    <un/instr/other> a unc:Treaty ; skos:prefLabel "Convention"@en .
    <un/instr/p1> a unc:Protocol ; unc:supplements <un/instr/p2> .
    <un/instr/p2> a unc:Protocol ; unc:supplements <un/instr/p3> .
    <un/instr/p3> a unc:Protocol ; unc:supplements <un/instr/p1> .
    <un/x/ren/1> a unc:Renaming ; org:originalOrganization <un/x/body/1> ; org:resultingOrganization <un/x/body/2> .
    <un/x/ren/2> a unc:Renaming ; org:originalOrganization <un/x/body/2> ; org:resultingOrganization <un/x/body/1> .
    [] a rdf:Statement ; dcterms:source <un/x/res/1> ; rdf:subject <un/x/res/1> ; rdf:predicate eli:cites ;
        rdf:object <un/x/res/5> .
"""


@pytest.fixture(scope="module")
def triples() -> list[str]:
    """The curated files, and things with a fault of every kind that lies between things."""
    quads = (*authority_graphs(IRIS), *ontology_graph(IRIS), *vocabulary_graph(IRIS))
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    turtle = prefixes + FAULTS.replace("[]", "<un/x/statement/1>")
    faults = ox.parse(turtle.encode(), format=ox.RdfFormat.TURTLE, base_iri=BASE)
    return sorted({f"{q.subject} {q.predicate} {q.object}" for q in (*quads, *faults)})


@pytest.fixture(scope="module")
def together(triples: list[str]) -> set[Finding]:
    return {*check_things(triples_of("".join(f"{t} .\n" for t in triples)), "shifty", IRIS)}


@pytest.mark.parametrize("size", [10, 1000])
def test_batches_find_what_is_found_in_all_things_together(size, triples, together):
    found = [
        finding
        for batch in batches(triples, size)
        for finding in check_things(triples_of(batch.text), "shifty", IRIS)
        if str(at_fault(finding)) in batch.things
    ]
    assert {*found} == together
    assert len(found) == len(together)


def test_the_faults_between_things_are_among_those_found(together):
    between = {"S29", "S30", "S33", "S34", "S35", "S36", "S37", "S43", "S56", "S63"}
    assert between <= {local_name(f.shape) for f in together}


def test_every_thing_is_in_one_batch(triples):
    things = [thing for batch in batches(triples, 10) for thing in batch.things]
    assert sorted(things) == sorted({t.split(" ", 1)[0] for t in triples})


def test_a_new_thing_changes_no_more_than_the_batches_that_know_of_it(triples):
    new = f"<{BASE}un/x/new> {'<' + PREFIXES['rdf'] + 'type>'} <{PREFIXES['unc']}Document>"
    before = {batch.text for batch in batches(triples, 10)}
    after = {batch.text for batch in batches([*triples, new], 10)}
    assert len(before) > 20
    assert len(after - before) == 1


def test_the_lineage_of_a_thing_is_known_only_where_it_goes_in_a_circle(triples):
    steps = {line for batch in batches(triples, 10) for line in batch.text.splitlines() if "restsOn" in line}
    inner = {line for line in steps if line.startswith(f"<{BASE}un/x/res/")}
    assert len(inner) == 4  # three of the circle, and one to the open set


def test_a_finding_kept_in_the_cache_comes_back_as_it_was(together):
    assert {finding_from_json(finding_as_json(f)) for f in together} == together


@pytest.mark.parametrize("symbol", ["S/RES/1756 (2007)", "S/RES/1325(2000)", "GC.18/Res.9", "A/CONF.157/24 (Part I)"])
def test_a_symbol_as_the_united_nations_write_it_is_no_fault(symbol):
    said = f'<{BASE}un/doc/x> <{PREFIXES["unc"]}symbol> "{symbol}" .\n'
    assert "S36" not in {local_name(f.shape) for f in check_things(triples_of(said), "shifty", IRIS)}


@pytest.mark.parametrize("symbol", ["S/RES/1756 (07)", "S/RES /1756 (2007)", "GC./Res.9", "A/57/ 170"])
def test_a_symbol_written_otherwise_is_a_fault(symbol):
    said = f'<{BASE}un/doc/x> <{PREFIXES["unc"]}symbol> "{symbol}" .\n'
    assert "S36" in {local_name(f.shape) for f in check_things(triples_of(said), "shifty", IRIS)}
