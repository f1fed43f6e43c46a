"""What other programs see in an export: the nodes, edges, kinds, colours and places of the graph, all and exactly.

Of 57/176 and of a corpus: the graph that RECALLING_STORE names (a folder that `recalling build` wrote), else a sample
of the corpus. Needs Node, its packages, igraph and pandas: make test-external.
"""

from __future__ import annotations

import itertools
import os
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import judges
from judges import Seen
from recalling.dataset import assemble
from recalling.evaluate import documents
from recalling.export import EXPORTS, Drawing, View, draw, view_of
from recalling.export.palette import edge_stroke, organ_colour, rgb
from recalling.extract import extract
from recalling.store import GraphStore

pytestmark = pytest.mark.external

CORPUS = Path(os.environ.get("RECALLING_CORPUS") or Path(__file__).parents[3] / "shared" / "corpus")
SAMPLE = 40
READERS: dict[str, tuple[str, str, Callable[[Path], Seen]]] = {
    "gexf of graphology": ("gephi", "a.gexf", judges.graphology),
    "static gexf of graphology": ("gephi-static", "a.gexf", judges.graphology),
    "graphml of graphology": ("graphml", "a.graphml", judges.graphology),
    "graphml of igraph": ("graphml", "a.graphml", judges.igraph),
    "csv of pandas": ("csv", "", judges.pandas),
}
DRAWN = [name for name in READERS if name != "csv of pandas"]


@pytest.fixture(scope="module")
def corpus_view(tmp_path_factory: pytest.TempPathFactory) -> View:
    if built := os.environ.get("RECALLING_STORE"):
        return view_of(GraphStore.open(built))
    if not CORPUS.is_dir():
        pytest.skip(f"no corpus at {CORPUS}: set RECALLING_CORPUS, or RECALLING_STORE to a graph that was built")
    room = tmp_path_factory.mktemp("sample")
    for document in documents([CORPUS], sample=SAMPLE, seed=6):
        (room / document.name).write_bytes(document.data)
    return view_of(assemble([extract(path) for path in sorted(room.iterdir())]).store())


@pytest.fixture(scope="module", params=["57/176", "corpus"])
def drawn(request: pytest.FixtureRequest) -> Drawing:
    """What is drawn: one resolution in time, many by force."""
    name = "view" if request.param == "57/176" else "corpus_view"
    return draw(request.getfixturevalue(name))


@pytest.fixture(scope="module")
def seen(drawn: Drawing, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Seen]:
    """What a reader sees in the file that is written for it; each once."""
    found: dict[str, Seen] = {}

    def read(name: str) -> Seen:
        if name not in found:
            form, file, reader = READERS[name]
            path = tmp_path_factory.mktemp("out") / file
            EXPORTS[form].write(drawn, path)
            found[name] = reader(path)
        return found[name]

    return read


def css(colour: str) -> tuple[str, str]:
    return colour, "rgb({},{},{})".format(*rgb(colour))


def is_nothing(value: Any) -> bool:
    return value is None or value == "" or value != value


@pytest.mark.parametrize("reader", READERS)
def test_nodes(reader: str, seen: Callable[[str], Seen], drawn: Drawing) -> None:
    found = seen(reader).nodes
    assert set(found) == {n.id for n in drawn.view.nodes}
    for node in drawn.view.nodes:
        row = found[node.id]
        assert (row["label"], row["title"], row["category"]) == (node.label, node.title, node.category)
        assert (row["in_degree"], row["community"]) == (node.in_degree, node.community)
        assert float(row["pagerank"]) == pytest.approx(node.pagerank)
        assert is_nothing(row.get("year")) if node.year is None else float(row["year"]) == node.year


@pytest.mark.parametrize("reader", READERS)
def test_edges(reader: str, seen: Callable[[str], Seen], drawn: Drawing) -> None:
    """Exactly the edges of the view: parallel ones are neither lost nor merged."""
    found = {(e["source"], e["target"], e["kind"]): e for e in seen(reader).edges}
    assert len(found) == len(seen(reader).edges) == len(drawn.view.edges)
    for edge in drawn.view.edges:
        row = found[edge.source, edge.target, edge.kind]
        assert float(row["weight"]) == edge.weight
        assert (row.get("quote") or "").removeprefix("'") == edge.quote.removeprefix("'")
        assert is_nothing(row.get("confidence")) or float(row["confidence"]) == edge.confidence


@pytest.mark.parametrize("reader", READERS)
def test_parallel_citations_by_several_verbs(reader: str, seen: Callable[[str], Seen], drawn: Drawing) -> None:
    """As many verbs between an act and an instrument as the graph has, of each pair that has several."""
    wanted: dict[tuple[str, str], set[str]] = defaultdict(set)
    for edge in drawn.view.edges:
        if edge.is_citation:
            wanted[edge.source, edge.target].add(edge.kind)
    several = {pair: verbs for pair, verbs in wanted.items() if len(verbs) > 1}
    counted = Counter((e["source"], e["target"]) for e in seen(reader).edges if e["group"] != "structure")
    assert {pair: counted[pair] for pair in several} == {pair: len(verbs) for pair, verbs in several.items()}
    assert several


@pytest.mark.parametrize("reader", DRAWN)
def test_colours_and_places(reader: str, seen: Callable[[str], Seen], drawn: Drawing) -> None:
    found = seen(reader)
    for node in drawn.view.nodes:
        row = found.nodes[node.id]
        assert row["color"] in css(organ_colour(node))
        assert (float(row["x"]), float(row["y"])) == pytest.approx(drawn.places[node.id])
        assert float(row["size"]) == pytest.approx(drawn.size(node))
    kinds = {(e["source"], e["target"], e["kind"]): e["color"] for e in found.edges}
    assert all(kinds[e.source, e.target, e.kind] in css(edge_stroke(e).colour) for e in drawn.view.edges)


def test_meta_of_gephi_lite(seen: Callable[[str], Seen], drawn: Drawing) -> None:
    meta = seen("static gexf of graphology").meta
    assert meta["creator"].startswith("The Recalling project, version ")
    assert drawn.view.title in meta["description"]
    assert "creativecommons.org/licenses/by/4.0" in meta["description"]


def test_direction(seen: Callable[[str], Seen]) -> None:
    assert not any(e["undirected"] for e in seen("gexf of graphology").edges)
    assert seen("graphml of igraph").meta["directed"]


def test_dates_keep_the_rules_of_gexf(drawn: Drawing, tmp_path: Path) -> None:
    """GEXF 1.3: one representation of time in a file; days are xsd:date; an interval does not end before it begins."""
    EXPORTS["gephi"].write(drawn, tmp_path / "a.gexf")
    starts = []
    for _, element in etree.iterparse(tmp_path / "a.gexf", events=("end",), recover=False):
        own = {str(k): str(v) for k, v in element.attrib.items()}
        if etree.QName(element).localname == "graph":
            assert (own["timeformat"], own["timerepresentation"], own["mode"]) == ("date", "interval", "dynamic")
        assert not {"timestamp", "timestamps", "intervals", "startopen", "endopen"} & set(own)
        days = [date.fromisoformat(own[name]) for name in ("start", "end") if name in own]
        assert all(len(own[name]) == 10 for name in ("start", "end") if name in own)
        assert days == sorted(days)
        if etree.QName(element).localname == "spells":
            spells = [(s.get("start"), s.get("end")) for s in element]
            assert all(one[1] is not None and one[1] < (two[0] or "") for one, two in itertools.pairwise(spells))
            assert "start" not in element.getparent().attrib, "a thing has a start or spells"
        if "start" in own:
            starts.append(own["start"])
    assert min(starts) < "1970-01-01" < max(starts)
