"""GEXF 1.3: valid, typed, dated, coloured, placed; read back by a reader of its own and by networkx."""

from __future__ import annotations

import re
import tracemalloc
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from lxml import etree

from recalling.export import Drawing, Edge, Node, View, draw
from recalling.export.gexf import write_gexf, write_static
from recalling.export.palette import CATEGORY_COLOURS, edge_stroke, organ_colour, rgb
from recalling.export.tables import EDGE_COLUMNS, NODE_COLUMNS

if TYPE_CHECKING:
    from conftest import File

Reader = Callable[[Path], "File"]
WRITERS: dict[str, Callable[[Drawing, Path], None]] = {"dynamic": write_gexf, "static": write_static}


@pytest.fixture(params=WRITERS)
def written(request: pytest.FixtureRequest, drawing: Drawing, tmp_path: Path) -> Path:
    """The view of 57/176 in both forms."""
    path = tmp_path / f"{request.param}.gexf"
    WRITERS[request.param](drawing, path)
    return path


# ---------------------------------------------------------------------------------- as a document


def test_valid(written: Path, schema: etree.RelaxNG) -> None:
    schema.assertValid(etree.parse(written))


def test_the_schema_finds_errors(written: Path, schema: etree.RelaxNG) -> None:
    """The judge is awake: a file with a wrong attribute is not valid."""
    tree = etree.parse(written)
    tree.getroot().set("version", "1.2")
    assert not schema.validate(tree)


def test_what_stands_above(written: Path, read_gexf: Reader, view: View) -> None:
    file = read_gexf(written)
    assert file.root.get("version") == "1.3"
    assert file.meta["creator"].startswith("The Recalling project, version ")
    assert view.title in file.meta["description"]
    assert "creativecommons.org/licenses/by/4.0" in file.meta["description"]
    assert "resolutions" in file.meta["keywords"]
    assert "lastmodifieddate" not in file.meta
    assert file.graph["defaultedgetype"] == "directed"


def test_the_date_is_that_of_the_caller(view: View, tmp_path: Path, read_gexf: Reader, schema: etree.RelaxNG) -> None:
    write_gexf(draw(view), tmp_path / "a.gexf", modified="2026-11-24")
    assert read_gexf(tmp_path / "a.gexf").meta["lastmodifieddate"] == "2026-11-24"
    schema.assertValid(etree.parse(tmp_path / "a.gexf"))


def test_columns_have_the_same_id_and_title(written: Path, read_gexf: Reader) -> None:
    file = read_gexf(written)
    assert all(name == title for name, title in file.titles.items())
    assert all(re.fullmatch("[a-z_]+", name) for name in file.titles), "numbers would win over titles in graphology"
    assert file.types["node"] == {c.name: c.type for c in NODE_COLUMNS}
    assert file.types["edge"] == {c.name: c.type for c in EDGE_COLUMNS}


def test_values_are_of_their_types(written: Path, read_gexf: Reader) -> None:
    file = read_gexf(written)
    number = {"integer": int, "double": float, "string": str}
    for of, elements in (("node", file.nodes.values()), ("edge", file.edges)):
        for element in elements:
            for name, value in element.values.items():
                number[file.types[of][name]](value)
                assert value
                assert value not in ("None", "nan", "[]")


# ------------------------------------------------------------------------------------- its content


def test_nodes(written: Path, read_gexf: Reader, view: View) -> None:
    file = read_gexf(written)
    assert list(file.nodes) == [n.id for n in view.nodes]
    for node in view.nodes:
        element = file.nodes[node.id]
        assert element.own["label"] == node.label
        assert element.values["title"] == node.title
        assert element.values["iri"].endswith(node.id)
        assert element.values["category"] == node.category
        assert element.values.get("year") == (str(node.year) if node.year else None)
        assert element.values["depth"] == str(node.depth)


def test_edges(written: Path, read_gexf: Reader, view: View) -> None:
    file = read_gexf(written)
    assert len({e.own["id"] for e in file.edges}) == len(file.edges) == len(view.edges)
    for edge, element in zip(view.edges, file.edges, strict=True):
        own = element.own
        assert (own["source"], own["target"], own["kind"]) == (edge.source, edge.target, edge.kind)
        assert own["label"] == edge.kind
        assert own["type"] == "directed"
        assert float(own["weight"]) == edge.weight
        assert element.values.get("quote", "") == edge.quote
        assert element.values.get("paragraphs", "") == edge.paragraphs


def test_parallel_edges_of_different_kinds(written: Path, read_gexf: Reader) -> None:
    edges = [e for e in read_gexf(written).edges if e.own["target"] == "un/instr/cedaw"]
    kinds = {e.own["kind"] for e in edges if e.own["source"] == "un/ga/res/57/176"}
    assert kinds == {"reaffirm", "urge", "invite"}


def test_colours_sizes_and_positions(written: Path, read_gexf: Reader, view: View) -> None:
    file = read_gexf(written)
    places = set()
    for node in view.nodes:
        viz = file.nodes[node.id].viz
        assert tuple(int(viz["color"][c]) for c in "rgb") == rgb(organ_colour(node))
        places.add((float(viz["position"]["x"]), float(viz["position"]["y"])))
        assert float(viz["size"]["value"]) > 0
    assert len(places) == len(view.nodes), "two nodes lie in one place"
    for edge, element in zip(view.edges, file.edges, strict=True):
        assert tuple(int(element.viz["color"][c]) for c in "rgb") == rgb(edge_stroke(edge).colour)


def test_what_is_cited_more_is_larger(written: Path, read_gexf: Reader, view: View) -> None:
    file = read_gexf(written)
    sizes: dict[int, set[str]] = {}
    for node in view.nodes:
        if node.depth:
            sizes.setdefault(node.in_degree, set()).add(file.nodes[node.id].viz["size"]["value"])
    assert all(len(some) == 1 for some in sizes.values())
    ordered = [float(next(iter(sizes[degree]))) for degree in sorted(sizes)]
    assert ordered == sorted(ordered)
    assert len(ordered) > 3


def test_time_goes_from_left_to_right(written: Path, read_gexf: Reader, view: View) -> None:
    file = read_gexf(written)
    x = {n.id: float(file.nodes[n.id].viz["position"]["x"]) for n in view.nodes}
    years = sorted({n.year for n in view.nodes if n.year})
    by_year = [{x[n.id] for n in view.nodes if n.year == year} for year in years]
    assert all(max(a) < min(b) for a, b in pairwise(by_year))


# --------------------------------------------------------------------------------------------- time


def test_dynamic(view: View, tmp_path: Path, read_gexf: Reader) -> None:
    write_gexf(draw(view), tmp_path / "a.gexf")
    file = read_gexf(tmp_path / "a.gexf")
    assert (file.graph["mode"], file.graph["timeformat"]) == ("dynamic", "date")
    assert file.graph["timerepresentation"] == "interval"
    for node in view.nodes:
        element = file.nodes[node.id]
        starts = [spell["start"] for spell in element.spells] or [element.own.get("start", "")]
        assert starts == ([node.date, node.in_force] if node.date < node.in_force else [node.date])
    for edge, element in zip(view.edges, file.edges, strict=True):
        assert element.own.get("start", "") == edge.date
    adopted, in_force = file.nodes["un/instr/cedaw"].spells
    assert adopted == {"start": "1979-12-18", "end": "1981-09-02"}
    assert in_force == {"start": "1981-09-03"}
    for element in (*file.nodes.values(), *file.edges):
        assert not {"end", "timestamp", "timestamps", "intervals"} & set(element.own)
        if "start" in element.own:
            assert date.fromisoformat(element.own["start"]).isoformat() == element.own["start"]
    starts = [n.own["start"] for n in file.nodes.values() if "start" in n.own]
    assert min(starts) < "1970-01-01" < max(starts)


def test_static(view: View, tmp_path: Path, read_gexf: Reader) -> None:
    write_static(draw(view), tmp_path / "a.gexf")
    file = read_gexf(tmp_path / "a.gexf")
    assert file.graph["mode"] == "static"
    assert "timeformat" not in file.graph
    assert not [e for e in (*file.nodes.values(), *file.edges) if "start" in e.own]
    assert file.nodes["un/instr/udhr"].values["date"] == "1948-12-10", "the date stays as a column"


# ------------------------------------------------------------------------------------------ others


def test_networkx_reads_it(written: Path, view: View) -> None:
    graph = nx.read_gexf(written)
    assert isinstance(graph, nx.MultiDiGraph)
    assert set(graph) == {n.id for n in view.nodes}
    assert graph.number_of_edges() == len(view.edges)
    assert graph.nodes["un/instr/cedaw"]["year"] == 1979
    assert graph.nodes["un/instr/cedaw"]["label"] == "CEDAW"
    labels = {data["label"] for data in graph["un/ga/res/57/176"]["un/instr/cedaw"].values()}
    assert labels == {"reaffirm", "urge", "invite"}


NASTY = """<a> & "b" 'c'\x00\x07\x1b\ud800\ufffe\uffff \r\n\t é 中 \U0001f4dc --> ]]> &amp;  """


def test_special_and_control_characters(tmp_path: Path, read_gexf: Reader, schema: etree.RelaxNG) -> None:
    nodes = (
        Node("un/a&b", NASTY, NASTY, "https://example.org/?a=1&b=<2>", "paper", symbol=NASTY, depth=0),
        Node('un/"quoted"', "plain", "plain", "https://example.org/", "paper", depth=1),
    )
    edges = (Edge("un/a&b", 'un/"quoted"', "take <note>", "recalling", quote=NASTY, confidence=0.5),)
    path = tmp_path / "a.gexf"
    write_gexf(draw(View("x", NASTY, nodes, edges)), path)
    schema.assertValid(etree.parse(path))
    file = read_gexf(path)
    clean = """<a> & "b" 'c' é 中 \U0001f4dc --> ]]> &amp;"""
    assert file.nodes["un/a&b"].own["label"] == clean
    assert file.nodes["un/a&b"].values["title"] == clean
    assert file.nodes["un/a&b"].values["iri"] == "https://example.org/?a=1&b=<2>"
    assert file.edges[0].own["kind"] == "take <note>"
    assert file.edges[0].own["target"] == 'un/"quoted"'
    assert file.edges[0].values["quote"] == clean
    assert clean in file.meta["description"]


def test_an_empty_view(tmp_path: Path, schema: etree.RelaxNG) -> None:
    write_gexf(draw(View("x", "nothing", (), ())), tmp_path / "a.gexf")
    schema.assertValid(etree.parse(tmp_path / "a.gexf"))


# -------------------------------------------------------------------------------------------- size


def large(nodes: int, edges: int) -> View:
    """A view as of a great many acts: every edge with a quotation."""
    names = [f"un/ga/res/{k // 300}/{k % 300}" for k in range(nodes)]
    quote = "the words that cite the thing, long enough to weigh " * 4
    return View(
        "large",
        "large",
        tuple(Node(n, n, n, n, "resolution", date="2002-12-18", depth=int(k > 100)) for k, n in enumerate(names)),
        tuple(
            Edge(names[(7 * k) % nodes], names[(k * k + 1) % nodes], f"verb {k}", "recalling", 1, "PP1", quote=quote)
            for k in range(edges)
        ),
    )


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    """20,000 edges: a tree of them would take more than the file; the writer takes the places of the nodes."""
    view = draw(large(2_000, 20_000), "depth")
    path = tmp_path / "large.gexf"
    tracemalloc.start()
    try:
        write_gexf(view, path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert path.stat().st_size > 12_000_000
    assert peak < 6_000_000


def test_a_large_view_is_whole_and_placed(tmp_path: Path, schema: etree.RelaxNG, read_gexf: Reader) -> None:
    view = draw(large(2_000, 20_000), "depth")
    write_gexf(view, tmp_path / "large.gexf")
    schema.assertValid(etree.parse(tmp_path / "large.gexf"))
    file = read_gexf(tmp_path / "large.gexf")
    assert (len(file.nodes), len(file.edges)) == (2_000, 20_000)
    places = {(n.viz["position"]["x"], n.viz["position"]["y"]) for n in file.nodes.values()}
    assert len(places) == 2_000
    heights = [float(n.viz["position"]["y"]) for n in file.nodes.values()]
    assert max(heights) - min(heights) < 2_000 * 60 / 4, "long columns are folded"


def test_every_category_has_a_colour(view: View) -> None:
    assert {n.category for n in view.nodes} <= set(CATEGORY_COLOURS)


def test_colours_by_category(view: View, tmp_path: Path, read_gexf: Reader) -> None:
    write_static(draw(view, colouring="category"), tmp_path / "a.gexf")
    found = read_gexf(tmp_path / "a.gexf").nodes["un/instr/cedaw"].viz["color"]
    assert tuple(int(found[c]) for c in "rgb") == rgb(CATEGORY_COLOURS["treaty"])
