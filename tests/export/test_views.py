"""The view of citations against the graph that it is made of."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import fields, replace

import pyoxigraph as ox
import pytest

from recalling.dataset import assemble
from recalling.errors import LookupFailed
from recalling.export import Edge, Node, View
from recalling.export.views import citations
from recalling.extract import extract
from recalling.resources import folder
from recalling.store import GraphStore

ACT = "un/ga/res/57/176"
PREFIXES = """
PREFIX cito: <http://purl.org/spar/cito/>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX unc: <https://w3id.org/recalling/ontology#>
PREFIX v: <https://w3id.org/recalling/vocab/>
"""


def pairs(store: GraphStore, where: str, mode: str = "full") -> set[tuple[str, str]]:
    """The pairs ?x ?y of a graph pattern, as paths."""
    rows = store.rows(f"{PREFIXES} SELECT DISTINCT ?x ?y WHERE {{ {where} }}", mode)
    return {(path(store, r["x"]), path(store, r["y"])) for r in rows}


def path(store: GraphStore, term: object) -> str:
    assert isinstance(term, ox.NamedNode)
    return store.iris.path(term.value)


def kinds(view: View, source: str, target: str) -> set[str]:
    return {e.kind for e in view.edges if (e.source, e.target) == (source, target)}


def edge(view: View, kind: str, target: str) -> Edge:
    return next(e for e in view.edges if (e.kind, e.target) == (kind, target) and e.source == ACT)


# ------------------------------------------------------------------------------------------ edges


def test_one_edge_for_each_verb(view: View) -> None:
    assert kinds(view, ACT, "un/instr/cedaw") == {"reaffirm", "urge", "invite"}
    assert kinds(view, ACT, "un/instr/op-cedaw") == {"welcome", "urge"}
    assert kinds(view, ACT, "un/event/icpd") == {"reaffirm"}


def test_edges_are_unique_by_source_target_and_kind(view: View) -> None:
    assert len({(e.source, e.target, e.kind) for e in view.edges}) == len(view.edges)
    assert len({e.id for e in view.edges}) == len(view.edges)


@pytest.mark.parametrize("mode", ["full", "text"])
def test_weights_count_the_citations_of_paragraphs(store: GraphStore, mode: str) -> None:
    """Every citation of a paragraph counts once; references of the act to itself and explanations do not count."""
    query = """SELECT ?c WHERE { ?c a unc:Citation ; cito:hasCitingEntity ?p ; unc:role ?role .
               { ?p a unc:PreambularParagraph } UNION { ?p a unc:OperativeParagraph }
               FILTER(?role != v:self-reference) }"""
    counted = len(list(store.rows(PREFIXES + query, mode)))
    weights = sum(e.weight for e in citations(store, mode).edges if e.is_citation)
    assert weights == counted == 42


def test_citations_by_verb(store: GraphStore, view: View) -> None:
    rows = store.rows(
        PREFIXES + "SELECT ?c ?f WHERE { ?c a unc:Citation ; unc:force ?f ; unc:role ?role ."
        "FILTER(?role NOT IN (v:self-reference, v:explanation)) }"
    )
    by_force = Counter(path(store, r["f"]).rpartition("/")[2].replace("-", " ") for r in rows)
    by_kind: Counter[str] = Counter()
    for e in view.edges:
        if e.is_citation:
            by_kind[e.kind] += e.weight
    assert by_kind == by_force
    assert by_kind["reaffirm"] == 11


def test_structure_is_every_step_that_is_no_citation(store: GraphStore, view: View) -> None:
    steps = pairs(store, "?x unc:restsOn ?y")
    here = {n.id for n in view.nodes}
    drawn = {(e.source, e.target) for e in view.edges}
    assert {(x, y) for x, y in steps if x in here} <= drawn
    sets = {n.id for n in view.nodes if n.category == "open set"}
    assert {(x, y) for x, y in drawn if y not in sets} <= steps
    cited = {(e.source, e.target) for e in view.edges if e.is_citation}
    assert not [e for e in view.edges if e.kind == "cites" and (e.source, e.target) in cited]


@pytest.mark.parametrize(
    ("pattern", "kind"),
    [
        ("?x unc:adoptedByAct ?y", "adopted by"),
        ("?x unc:supplements ?y", "supplements"),
        ("?x prov:hadMember ?y", "has the member"),
        ("?y unc:outcomeOf ?x", "has the outcome"),
        ("?x unc:onReport ?y", "adopted on the report"),
        ("?y eli:corrects ?x", "corrected by"),
    ],
)
def test_kinds_of_structure(store: GraphStore, view: View, pattern: str, kind: str) -> None:
    here = {n.id for n in view.nodes}
    in_graph = {(x, y) for x, y in pairs(store, pattern) if x in here}
    assert {(e.source, e.target) for e in view.edges if e.kind == kind} == in_graph
    assert in_graph


def test_what_an_edge_says(view: View) -> None:
    urged = edge(view, "urge", "un/instr/cedaw")
    assert (urged.group, urged.weight, urged.paragraphs, urged.footnotes) == ("calling", 1, "OP6", "2")
    assert urged.roles == "object of the act"
    assert urged.quote == "Convention on the Elimination of All Forms of Discrimination against Women"
    assert urged.date == "2002-12-18"
    assert edge(view, "invite", "un/instr/cedaw").roles == "addressee"
    assert edge(view, "invite", "un/instr/cedaw").footnotes == ""


def test_a_phrase_cut_by_a_page_is_joined(view: View) -> None:
    quote = edge(view, "recall", "un/instr/csw-conclusions-1998").quote
    assert quote.endswith("by the Commission on the Status of Women at its forty-second session")


def test_confidence_is_the_least(view: View) -> None:
    assert edge(view, "encourage", "eu/instr/tampere-conclusions").confidence == 0.9
    assert all((e.confidence is None) != e.is_citation for e in view.edges)
    assert all(0 < e.confidence <= 1 for e in view.edges if e.confidence is not None)


def test_no_act_cites_itself(view: View) -> None:
    assert not [e for e in view.edges if e.source == e.target]
    assert "un/ecosoc/dec/1999/256" not in {n.id for n in view.nodes}, "explanations are not followed"


def test_other_steps_hold_when_both_ends_are_there(view: View) -> None:
    dates = {n.id: n.date for n in view.nodes}
    for e in view.edges:
        if not e.is_citation:
            assert e.date == max(dates[e.source], dates[e.target])


def test_long_quotes_are_cut(view: View) -> None:
    assert all(len(e.quote) <= 302 for e in view.edges)
    cut = edge(view, "welcome", "un/doc/E/2002/27#chap1_sectB_draftdec3").quote
    assert cut.endswith(" …")


# ------------------------------------------------------------------------------------------ nodes


@pytest.mark.parametrize(
    ("mode", "by_depth"), [("full", {0: 1, 1: 32, 2: 35, 3: 3}), ("text", {0: 1, 1: 32, 2: 24, 3: 2})]
)
def test_nodes_are_the_lineage(store: GraphStore, mode: str, by_depth: dict[int, int]) -> None:
    """The numbers of the gold standard; the open set of the fourth preambular paragraph is cited beside them."""
    nodes = citations(store, mode).nodes
    assert Counter(n.depth for n in nodes if n.category != "open set") == by_depth
    assert [n.id for n in nodes if n.category == "open set"] == [f"{ACT}#set-pp4-1"]


def test_nodes_are_reached_by_the_lineage_step(store: GraphStore, view: View) -> None:
    onwards = defaultdict(set)
    for x, y in pairs(store, "?x unc:restsOn ?y"):
        onwards[x].add(y)
    reached, waiting = {ACT}, [ACT]
    while waiting:
        fresh = onwards[waiting.pop()] - reached
        reached |= fresh
        waiting += fresh
    assert {n.id for n in view.nodes if n.category != "open set"} == reached


def test_degrees_count_the_edges(view: View) -> None:
    arriving, leaving = Counter(e.target for e in view.edges), Counter(e.source for e in view.edges)
    assert all((n.in_degree, n.out_degree) == (arriving[n.id], leaving[n.id]) for n in view.nodes)
    assert next(n.in_degree for n in view.nodes if n.id == "un/instr/cedaw") == 4


def test_everything_is_sorted_and_plain(view: View) -> None:
    assert list(view.nodes) == sorted(view.nodes, key=lambda n: (n.depth, n.id))
    assert list(view.edges) == sorted(view.edges, key=lambda e: (e.source, e.target, e.kind))
    for node in view.nodes:
        assert all(isinstance(getattr(node, f.name), (str, int, float)) for f in fields(Node))


def test_the_same_view_twice(store: GraphStore, view: View) -> None:
    assert citations(store) == view


def test_the_title_names_the_act(view: View) -> None:
    assert view.title == "The citation lineage of A/RES/57/176, Trafficking in women and girls"
    assert [n.id for n in view.roots] == [ACT]


def test_another_base_changes_the_iris_alone(view: View) -> None:
    base = "https://example.org/graph/"
    other = citations(assemble([extract(folder("sources") / "A_RES_57_176.md")], base).store())
    assert {n.iri for n in other.nodes} == {base + n.id for n in view.nodes}
    assert [replace(n, iri="") for n in other.nodes] == [replace(n, iri="") for n in view.nodes]
    assert other.edges == view.edges


# ------------------------------------------------------------------------------------- beginning


def test_a_view_may_begin_with_one_thing(store: GraphStore) -> None:
    part = citations(store, act="un/instr/op-cedaw")
    assert {n.id: n.depth for n in part.nodes} == {
        "un/instr/op-cedaw": 0,
        "un/instr/cedaw": 1,
        "un/ga/res/54/4": 1,
        "un/ga/res/34/180": 2,
    }
    assert citations(store, act=store.iris.of("un/instr/op-cedaw").value) == part


def test_an_unknown_beginning(store: GraphStore) -> None:
    with pytest.raises(LookupFailed, match="un/ga/res/1/1"):
        citations(store, act="un/ga/res/1/1")


def test_an_empty_graph() -> None:
    with pytest.raises(LookupFailed, match="no act"):
        citations(GraphStore.of([]))
