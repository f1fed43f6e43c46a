"""Outside parsers, each brought to say the same: the nodes and edges of a file as they see them."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

MODULES = Path(__file__).resolve().parent / "external" / "node_modules"
SCRIPT = Path(__file__).parent / "export" / "read_graph.mjs"

Row = dict[str, Any]


@dataclass(frozen=True)
class Seen:
    """What a parser sees: nodes by id; edges with "source", "target", "kind"."""

    nodes: dict[str, Row]
    edges: list[Row]
    meta: Row


def graphology(path: Path) -> Seen:
    """The parser of Gephi Lite for GEXF, its sister for GraphML."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    if not (MODULES / "graphology-graphml").is_dir():
        pytest.skip(f"graphology-graphml is not in {MODULES}; run `make test-external`")
    run = subprocess.run(
        [node, "--max-old-space-size=4096", str(SCRIPT), str(MODULES), str(path)],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    return Seen({n["id"]: n for n in found["nodes"]}, found["edges"], found["meta"])


def igraph(path: Path) -> Seen:
    """The C library igraph, on GraphML."""
    pytest.importorskip("igraph", reason="igraph is not installed; run `make test-external`")
    from igraph import Graph

    graph = Graph.Read_GraphML(str(path))
    nodes = {v["id"]: v.attributes() for v in graph.vs}
    names = graph.vs["id"]
    edges = [{**e.attributes(), "source": names[e.source], "target": names[e.target]} for e in graph.es]
    return Seen(nodes, edges, {"directed": graph.is_directed()})


def pandas(folder: Path) -> Seen:
    """pandas, on CSV."""
    frames = pytest.importorskip("pandas", reason="pandas is not installed; run `make test-external`")
    nodes, edges = (frames.read_csv(folder / name, keep_default_na=False) for name in ("nodes.csv", "edges.csv"))
    lower = edges.rename(columns=str.lower).to_dict("records")
    return Seen({n["Id"]: {str(k).lower(): v for k, v in n.items()} for n in nodes.to_dict("records")}, lower, {})
