"""What the parser of Gephi Lite sees in an export. Needs Node and its packages: make test-external."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from recalling.export import EXPORTS, View
from recalling.export.palette import edge_stroke, organ_colour, rgb

MODULES = Path(__file__).resolve().parents[1] / "external" / "node_modules"
SCRIPT = Path(__file__).with_name("read_gexf.mjs")

pytestmark = pytest.mark.external


@pytest.fixture(scope="module", params=["gephi", "gephi-static"])
def seen(request: pytest.FixtureRequest, view: View, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    if not (MODULES / "graphology-gexf").is_dir():
        pytest.skip(f"graphology-gexf is not in {MODULES}; run `make test-external`")
    path = tmp_path_factory.mktemp("gexf") / "lineage.gexf"
    EXPORTS[request.param].write(view, path)
    run = subprocess.run(
        [node, str(SCRIPT), str(MODULES), str(path)], capture_output=True, text=True, timeout=120, check=False
    )
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def css(colour: str) -> str:
    return "rgb({},{},{})".format(*rgb(colour))


def test_nodes(seen: dict[str, Any], view: View) -> None:
    found = {n["id"]: n for n in seen["nodes"]}
    assert set(found) == {n.id for n in view.nodes}
    assert len(seen["nodes"]) == len(view.nodes)
    for node in view.nodes:
        attributes = found[node.id]
        assert (attributes["label"], attributes["title"]) == (node.label, node.title)
        assert attributes["category"] == node.category
        assert attributes.get("year") == node.year
        assert attributes["depth"] == node.depth
        assert attributes["in_degree"] == node.in_degree
        assert attributes["color"] == css(organ_colour(node))


def test_positions_and_sizes(seen: dict[str, Any], view: View) -> None:
    places = {(n["x"], n["y"]) for n in seen["nodes"]}
    assert len(places) == len(view.nodes)
    assert all(n["size"] > 0 for n in seen["nodes"])


def test_edges(seen: dict[str, Any], view: View) -> None:
    """Exactly the edges of the view: parallel ones are neither lost nor merged."""
    assert len(seen["edges"]) == len(view.edges)
    found = {e["id"]: e for e in seen["edges"]}
    for edge in view.edges:
        attributes = found[edge.id]
        assert (attributes["source"], attributes["target"]) == (edge.source, edge.target)
        assert (attributes["kind"], attributes["label"]) == (edge.kind, edge.kind)
        assert attributes["weight"] == edge.weight
        assert attributes["color"] == css(edge_stroke(edge).colour)
        assert attributes.get("quote", "") == edge.quote
        assert attributes.get("confidence") == edge.confidence


def test_meta(seen: dict[str, Any], view: View) -> None:
    assert seen["meta"]["creator"] == "The Recalling project"
    assert view.title in seen["meta"]["description"]
