"""The graph of 57/176, its views, and a reader of GEXF that knows the schema's words and nothing of ours."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from lxml import etree

from recalling.dataset import assemble
from recalling.export import Drawing, View, draw
from recalling.export.views import citations
from recalling.extract import extract
from recalling.resources import folder
from recalling.store import GraphStore

GEXF = "{http://gexf.net/1.3}"
VIZ = "http://gexf.net/1.3/viz"
CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def store() -> GraphStore:
    """The graph of resolution 57/176."""
    return assemble([extract(folder("sources") / "A_RES_57_176.md")]).store()


@pytest.fixture(scope="session")
def view(store: GraphStore) -> View:
    return citations(store)


@pytest.fixture(scope="session")
def text_view(store: GraphStore) -> View:
    return citations(store, "text")


@pytest.fixture(scope="session")
def drawing(view: View) -> Drawing:
    return draw(view)


@dataclass
class Element:
    """A node or edge of a file: its attributes, the values of its columns, and its children of the viz namespace."""

    own: dict[str, str]
    values: dict[str, str] = field(default_factory=dict)
    viz: dict[str, dict[str, str]] = field(default_factory=dict)
    spells: list[dict[str, str]] = field(default_factory=list)


@dataclass
class File:
    """What stands in a GEXF file."""

    root: etree._Element
    graph: dict[str, str]
    meta: dict[str, str]
    types: dict[str, dict[str, str]]  # node or edge -> column -> type
    titles: dict[str, str]  # id of a column -> its title
    nodes: dict[str, Element]
    edges: list[Element]


@pytest.fixture(scope="session")
def read_gexf() -> Callable[[Path], File]:
    return _read


def _read(path: Path) -> File:
    root = etree.parse(path).getroot()
    graph = root.find(f"{GEXF}graph")
    meta = root.find(f"{GEXF}meta")
    assert graph is not None
    assert meta is not None
    declared = {_own(a)["class"]: [_own(c) for c in a] for a in graph.iter(f"{GEXF}attributes")}
    nodes = [_element(e) for e in graph.iter(f"{GEXF}node")]
    assert len({n.own["id"] for n in nodes}) == len(nodes), "ids of nodes repeat"
    return File(
        root,
        _own(graph),
        {etree.QName(e).localname: e.text or "" for e in meta} | _own(meta),
        {of: {c["id"]: c["type"] for c in columns} for of, columns in declared.items()},
        {c["id"]: c["title"] for columns in declared.values() for c in columns},
        {n.own["id"]: n for n in nodes},
        [_element(e) for e in graph.iter(f"{GEXF}edge")],
    )


def _element(element: etree._Element) -> Element:
    values = [_own(v) for v in element.iter(f"{GEXF}attvalue")]
    viz = [e for e in element if etree.QName(e).namespace == VIZ]
    return Element(
        _own(element), {v["for"]: v["value"] for v in values}, {etree.QName(e).localname: _own(e) for e in viz},
        [_own(spell) for spell in element.iter(f"{GEXF}spell")],
    )  # fmt: skip


def _own(element: etree._Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}


@pytest.fixture(scope="session")
def schema() -> etree.RelaxNG:
    """The schema of GEXF 1.3. It belongs to others and lies outside the repository."""
    shared = Path(os.environ.get("RECALLING_SHARED", CHECKOUT.parent / "shared"))
    path = shared / "reference" / "gexf-1.3" / "gexf.rng"
    if not path.exists():
        pytest.skip(f"the schema of GEXF is not at {path}; say where with RECALLING_SHARED")
    return etree.RelaxNG(etree.parse(path))
