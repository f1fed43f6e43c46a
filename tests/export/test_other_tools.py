"""GraphML, CSV and Cytoscape JSON: nothing is lost, and no text of a document can do harm."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import networkx as nx
import pytest
from lxml import etree

from recalling.export import Drawing, Edge, Node, View, draw
from recalling.export.cytoscape import write_cytoscape
from recalling.export.graphml import write_graphml
from recalling.export.palette import edge_stroke, organ_colour, rgb
from recalling.export.sheets import EDGE_SHEET, NODE_SHEET, write_csv

NASTY = """=1+1 <a> & "b"\x00\x07\x1b\ud800\uffff \r\n\t é 中 ]]> &amp;  """
CLEAN = """=1+1 <a> & "b" é 中 ]]> &amp;"""


@pytest.fixture
def nasty() -> Drawing:
    nodes = (
        Node("a&b", NASTY, NASTY, "https://example.org/?a=1&b=<2>", "paper", symbol=NASTY),
        Node('"q"', "x", "x", "x", "paper"),
    )
    return draw(View("x", NASTY, nodes, (Edge("a&b", '"q"', "take <note>", "recalling", quote=NASTY),)))


# ---------------------------------------------------------------------------------------- GraphML


def test_graphml_of_networkx(drawing: Drawing, view: View, tmp_path: Path) -> None:
    write_graphml(drawing, tmp_path / "a.graphml")
    graph = nx.read_graphml(tmp_path / "a.graphml", force_multigraph=True)
    assert graph.is_directed()
    assert set(graph) == {n.id for n in view.nodes}
    for node in view.nodes:
        data = graph.nodes[node.id]
        assert (data["label"], data["title"], data.get("year")) == (node.label, node.title, node.year)
        assert (data["r"], data["g"], data["b"]) == rgb(organ_colour(node))
        assert (data["x"], data["y"]) == pytest.approx(drawing.places[node.id])
        assert (data["pagerank"], data["community"]) == (node.pagerank, node.community)
    found = {(a, b, d["kind"]): d for a, b, d in graph.edges(data=True)}
    assert len(found) == graph.number_of_edges() == len(view.edges)
    for edge in view.edges:
        data = found[edge.source, edge.target, edge.kind]
        assert (data["weight"], data.get("quote", "")) == (edge.weight, edge.quote)
        assert data["color"] == edge_stroke(edge).colour


def test_gephi_takes_the_kind_from_the_label(drawing: Drawing, view: View, tmp_path: Path) -> None:
    write_graphml(drawing, tmp_path / "a.graphml")
    edges = [dict(e.attrib) for e in etree.parse(tmp_path / "a.graphml").getroot().iter("{*}edge")]
    assert [(e["source"], e["target"], e["label"]) for e in edges] == [(e.source, e.target, e.kind) for e in view.edges]
    assert len({e["id"] for e in edges}) == len(edges)


def test_graphml_without_direction(tmp_path: Path) -> None:
    nodes = tuple(Node(n, n, n, n, "paper") for n in "ab")
    view = View("x", "x", nodes, (Edge("a", "b", "cited together", "co-citation", 3),), directed=False)
    write_graphml(draw(view), tmp_path / "a.graphml")
    assert not nx.read_graphml(tmp_path / "a.graphml").is_directed()


def test_text_does_no_harm_to_graphml(nasty: Drawing, tmp_path: Path) -> None:
    write_graphml(nasty, tmp_path / "a.graphml")
    graph = nx.read_graphml(tmp_path / "a.graphml", force_multigraph=True)
    assert graph.nodes["a&b"]["label"] == CLEAN
    assert graph.nodes["a&b"]["iri"] == "https://example.org/?a=1&b=<2>"
    assert [(d["kind"], d["quote"]) for *_, d in graph.edges(data=True)] == [("take <note>", CLEAN)]


# -------------------------------------------------------------------------------------------- CSV


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_has_the_headings_of_gephi(drawing: Drawing, view: View, tmp_path: Path) -> None:
    write_csv(drawing, tmp_path)
    nodes, edges = rows(tmp_path / "nodes.csv"), rows(tmp_path / "edges.csv")
    assert list(nodes[0])[:2] == ["Id", "Label"]
    assert list(edges[0])[:7] == ["Source", "Target", "Type", "Kind", "Id", "Label", "Weight"]
    assert [(n["Id"], n["Label"], n["title"]) for n in nodes] == [(n.id, n.label, n.title) for n in view.nodes]
    found = [(e["Source"], e["Target"], e["Kind"], int(e["Weight"]), e["quote"]) for e in edges]
    assert found == [(e.source, e.target, e.kind, e.weight, e.quote) for e in view.edges]
    assert {e["Type"] for e in edges} == {"Directed"}


def test_the_codebook_has_every_column(drawing: Drawing, tmp_path: Path) -> None:
    write_csv(drawing, tmp_path)
    said = rows(tmp_path / "codebook.csv")
    for name, columns in (("nodes.csv", NODE_SHEET), ("edges.csv", EDGE_SHEET)):
        assert [r["column"] for r in said if r["file"] == name] == [c.name for c in columns]
        with (tmp_path / name).open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == [c.name for c in columns]
    assert all(r["says"] and r["type"] in ("string", "integer", "double") for r in said)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-2+3", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=1", " =1"])
def test_no_cell_is_a_formula(text: str, tmp_path: Path) -> None:
    write_csv(draw(View("x", "x", (Node("a", text, text, "i", "paper"),), ())), tmp_path)
    row = rows(tmp_path / "nodes.csv")[0]
    assert row["Label"] == row["title"] == f"'{text.strip()}"


# -------------------------------------------------------------------------------------- Cytoscape


def test_cytoscape(drawing: Drawing, view: View, tmp_path: Path) -> None:
    write_cytoscape(drawing, tmp_path / "a.cyjs")
    elements = json.loads((tmp_path / "a.cyjs").read_text("utf-8"))["elements"]
    nodes = {n["data"]["id"]: n for n in elements["nodes"]}
    assert set(nodes) == {n.id for n in view.nodes}
    for node in view.nodes:
        x, y = drawing.places[node.id]
        assert nodes[node.id]["position"] == {"x": x, "y": -y}
        assert nodes[node.id]["data"]["color"] == organ_colour(node)
    found = {
        (e["data"]["source"], e["data"]["target"], e["data"]["kind"], e["data"]["weight"]) for e in elements["edges"]
    }
    assert found == {(e.source, e.target, e.kind, e.weight) for e in view.edges}


def test_networkx_reads_the_json_of_cytoscape(drawing: Drawing, view: View, tmp_path: Path) -> None:
    write_cytoscape(drawing, tmp_path / "a.cyjs")
    data = json.loads((tmp_path / "a.cyjs").read_text("utf-8"))
    graph = nx.cytoscape_graph({**data, "directed": True, "multigraph": True, "data": []})
    assert graph.number_of_nodes() == len(view.nodes)


def test_text_does_no_harm_to_cytoscape(nasty: Drawing, tmp_path: Path) -> None:
    write_cytoscape(nasty, tmp_path / "a.cyjs")
    data = json.loads((tmp_path / "a.cyjs").read_text("utf-8"))
    assert data["elements"]["nodes"][0]["data"]["label"] == CLEAN
