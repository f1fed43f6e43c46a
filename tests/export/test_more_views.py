"""The views of paragraphs, bodies, co-citation, coupling and queries, and the conditions on all of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

import synthetic
from recalling.errors import LookupFailed, OutputError, QueryError
from recalling.export import Asked, View, view_of
from recalling.lineage import CitationGraph, Only, Wanted
from recalling.lineage.together import cocited, coupled, most_cocited
from recalling.store import GraphStore

ACT = "un/ga/res/57/176"


@pytest.fixture(scope="module")
def many() -> GraphStore:
    """A graph that is made up: 300 acts that cite each other."""
    return synthetic.store(300, synthetic.edges(300, 8))


def edges(view: View) -> set[tuple[str, str, str, int]]:
    return {(e.source, e.target, e.kind, e.weight) for e in view.edges}


# ------------------------------------------------------------------------------------- paragraphs


def test_paragraphs(store: GraphStore) -> None:
    view = view_of(store, "paragraphs")
    assert {e.kind for e in view.edges if e.source == f"{ACT}#op6"} == {"urge"}
    assert (f"{ACT}#pp1", "un/instr/cedaw", "reaffirm", 1) in edges(view)
    nodes = {n.id: n for n in view.nodes}
    pp1 = nodes[f"{ACT}#pp1"]
    assert (pp1.label, pp1.category, pp1.date) == ("A/RES/57/176 PP1", "paragraph", "2002-12-18")
    assert pp1.iri.endswith("un/ga/res/57/176#pp1")
    assert pp1.out_degree == sum(e.source == pp1.id for e in view.edges)


def test_paragraphs_add_up_to_the_citations_of_acts(store: GraphStore, view: View) -> None:
    by_paragraph = Counter[tuple[str, str]]()
    for e in view_of(store, "paragraphs").edges:
        by_paragraph[e.target, e.kind] += e.weight
    sets = {n.id for n in view.nodes if n.category == "open set"}
    assert by_paragraph == {(e.target, e.kind): e.weight for e in view.edges if e.is_citation and e.target not in sets}


def test_paragraphs_that_cite_one_thing(store: GraphStore) -> None:
    view = view_of(store, "paragraphs", Asked(of="un/instr/cedaw"))
    assert [e.source.partition("#")[2] for e in view.edges] == ["op24", "op6", "pp1"]
    with pytest.raises(LookupFailed, match="un/instr/none"):
        view_of(store, "paragraphs", Asked(of="un/instr/none"))


# ----------------------------------------------------------------------------------------- bodies


def test_bodies(store: GraphStore) -> None:
    view = view_of(store, "bodies")
    found = {(e.target.rpartition("/")[2], e.kind): e.weight for e in view.edges}
    assert {e.source for e in view.edges} == {"un/body/ga"}
    assert found["governments", "urge"] == 5
    assert found["secretary-general", "request"] == 2
    organs = {n.id: (n.category, n.organ, n.depth) for n in view.nodes}
    assert organs["un/body/ga"] == ("body", "ga", 0)
    assert organs["vocab/actor/governments"][0] == "actor"


def test_bodies_by_verb_and_date(store: GraphStore) -> None:
    view = view_of(store, "bodies", Asked(only=Only(verbs=("request",))))
    assert {e.kind for e in view.edges} == {"request"}
    assert not view_of(store, "bodies", Asked(only=Only(as_of="2001"))).edges
    assert not view_of(store, "bodies", Asked(wanted=Wanted(since="2003"))).edges


# --------------------------------------------------------------------------------------- together


def test_cocitation_is_that_of_the_lineage(many: GraphStore) -> None:
    graph = CitationGraph.of(many)
    view = view_of(many, "cocitation")
    assert not view.directed
    assert sorted((e.weight for e in view.edges), reverse=True)[:20] == [n for _, _, n in most_cocited(graph, 20)]
    thing = synthetic.path(3)
    beside = view_of(many, "cocitation", Asked(of=thing))
    with_it = {({e.source, e.target} - {thing}).pop(): e.weight for e in beside.edges if thing in e.id.split("|")}
    assert with_it == {c.path: c.acts for c in cocited(graph, graph.number(thing))}


def test_coupling_is_that_of_the_lineage(many: GraphStore) -> None:
    graph = CitationGraph.of(many)
    act = synthetic.path(200)
    view = view_of(many, "coupling", Asked(of=act))
    with_it = {({e.source, e.target} - {act}).pop(): e.weight for e in view.edges if act in e.id.split("|")}
    assert with_it == {c.path: c.shared for c in coupled(graph, graph.number(act))}


def test_light_edges_and_minor_things_are_left_out(many: GraphStore) -> None:
    whole, heavy = view_of(many, "cocitation"), view_of(many, "cocitation", Asked(least=4))
    assert edges(heavy) == {e for e in edges(whole) if e[3] >= 4}
    few = view_of(many, "citations", Asked(most=10))
    assert len(few.nodes) == 10
    names = {n.id for n in few.nodes}
    assert all(e.source in names and e.target in names for e in few.edges)
    assert all(n.in_degree == sum(e.target == n.id for e in few.edges) for n in few.nodes)


# ------------------------------------------------------------------------------------------ query


def test_a_query(store: GraphStore) -> None:
    sparql = """PREFIX unc: <https://w3id.org/recalling/ontology#>
    SELECT ?source ?target ?kind ?weight WHERE { ?source unc:adoptedByAct ?target
      VALUES (?kind ?weight) { ("adopted by" 2) ("adopted by" 3) } }"""
    view = view_of(store, "query", Asked(sparql=sparql))
    assert ("un/instr/cedaw", "un/ga/res/34/180", "adopted by", 5) in edges(view)
    assert next(n.label for n in view.nodes if n.id == "un/instr/cedaw") == "CEDAW"


@pytest.mark.parametrize(
    ("sparql", "says"),
    [
        ("", "--query"),
        ("SELECT ?source WHERE { ?source a ?x }", "no \\?target"),
        ("ASK { ?s ?p ?o }", "SELECT"),
        ('SELECT ?source ?target ("x" AS ?weight) WHERE { ?source ?p ?target }', "no number"),
        ("SELECT nonsense", "not a valid"),
    ],
)
def test_queries_that_give_no_edges(store: GraphStore, sparql: str, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        view_of(store, "query", Asked(sparql=sparql))


# ------------------------------------------------------------------------------------- conditions


def test_depth_and_direction(store: GraphStore) -> None:
    view = view_of(store, "lineage", Asked(of=ACT, depth=1))
    assert {n.depth for n in view.nodes} == {0, 1}
    assert len(view.nodes) == 34
    citing = view_of(store, "lineage", Asked(of="un/instr/cedaw", direction="cited-by", depth=1))
    assert {e.source for e in citing.edges if e.target == "un/instr/cedaw"} == {ACT, "un/instr/op-cedaw"}
    assert citing.title.startswith("What rests on CEDAW")


def test_conditions_on_citations(store: GraphStore) -> None:
    view = view_of(store, "citations", Asked(only=Only(verbs=("reaffirm",))))
    assert {e.kind for e in view.edges if e.is_citation} == {"reaffirm"}
    sure = view_of(store, "citations", Asked(only=Only(confidence=0.95)))
    assert all(e.confidence is None or e.confidence >= 0.95 for e in sure.edges)
    direct = view_of(store, "citations", Asked(only=Only(direct=True)))
    assert {e.roles for e in direct.edges if e.is_citation} == {"object of the act"}


def test_conditions_on_things_keep_the_way_to_them(store: GraphStore) -> None:
    view = view_of(store, "lineage", Asked(of=ACT, wanted=Wanted(kinds=("Convention",), until="1970")))
    assert {n.id for n in view.nodes} == {
        ACT, "un/instr/convention-1949", "ilo/c111", "un/instr/international-covenants", "un/instr/iccpr",
        "un/instr/icescr",
    }  # fmt: skip


def test_a_lineage_begins_with_something(store: GraphStore) -> None:
    with pytest.raises(OutputError, match="--of"):
        view_of(store, "lineage")


def test_the_text_alone_knows_no_entry_into_force(store: GraphStore, view: View) -> None:
    assert {n.id: n.in_force for n in view.nodes}["un/instr/cedaw"] == "1981-09-03"
    assert replace(view.nodes[0], in_force="") == view.nodes[0]
