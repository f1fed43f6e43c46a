"""Writing GEXF beside networkx's writer, in one run, on the same graph with the same attributes; ratios count.

The graph: that of a folder which `recalling build` wrote, if one is given, else one that is made up, of the size of the
corpus (18,000 things, 57,000 edges, a quotation on each). The view and the layout are made before and timed apart, all
of it in processor time. The
memory is the greatest that Python had at once while it wrote (tracemalloc); it is measured on half the edges, too.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx

sys.path.insert(0, str(Path(__file__).parents[1]))

import synthetic
from recalling.export import EXPORTS, Drawing, Edge, Node, View, draw, view_of
from recalling.export.measures import measured
from recalling.export.palette import rgb
from recalling.export.tables import EDGE_COLUMNS, NODE_COLUMNS, values
from recalling.store import GraphStore

NODES, ACTS = 18_000, 3_400
QUOTE = "the words with which a paragraph of a resolution cites an instrument, and " * 2 + "more"


def timed(work: Callable[[], Any], runs: int = 3) -> tuple[float, Any]:
    """The median of the processor time of some runs, in seconds, and the last result."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        result = work()
        times.append(time.process_time() - start)
    return statistics.median(times), result


def made_up() -> View:
    """Acts that cite, and other things that are cited."""
    cited = synthetic.edges(NODES, 17)
    verbs = synthetic.VERBS
    edges = [
        Edge(f"un/ga/res/x/{a}", f"un/ga/res/x/{b}", verbs[a % 4], "recalling", 1, "PP1; OP2", "7", "object of the act",
             QUOTE, 0.95, synthetic.date(a % 20_000))
        for a, b in cited if a >= NODES - ACTS
    ]  # fmt: skip
    nodes = [
        Node(f"un/ga/res/x/{k}", f"A/RES/x/{k}", f"The title of resolution {k}, as long as titles are", f"urn:x:{k}",
             "resolution", f"A/RES/x/{k}", "ga", "57", synthetic.date(k % 20_000))
        for k in range(NODES)
    ]  # fmt: skip
    return View("made up", "a graph that is made up", measured(nodes, edges), tuple(edges))


def networkx_of(drawing: Drawing) -> nx.MultiDiGraph[str]:
    """The same graph with the same attributes."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for n in drawing.view.nodes:
        x, y = drawing.places[n.id]
        viz = {"color": _rgb(drawing.colour(n)), "position": {"x": x, "y": y, "z": 0.0}, "size": drawing.size(n)}
        graph.add_node(n.id, label=n.label, viz=viz, **dict(values(n, NODE_COLUMNS)), **_start(n.date))
    for e in drawing.view.edges:
        viz = {"color": _rgb(drawing.edge_colour(e))}
        own = {"id": e.id, "kind": e.kind, "label": e.kind, "weight": e.weight, "viz": viz}
        graph.add_edge(e.source, e.target, key=e.id, **own, **dict(values(e, EDGE_COLUMNS)), **_start(e.date))
    return graph


def _rgb(colour: str) -> dict[str, int]:
    return dict(zip("rgb", rgb(colour), strict=True))


def _start(day: str) -> dict[str, str]:
    return {"start": day} if day else {}


def peak(work: Callable[[], Any]) -> float:
    """The memory that was taken at once, in MB."""
    tracemalloc.start()
    work()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 1e6


def main() -> None:
    given = [a for a in sys.argv[1:] if not a.startswith("-")]
    seconds, view = timed(lambda: view_of(GraphStore.open(given[0])) if given else made_up(), 1)
    print(f"{len(view.nodes)} things, {len(view.edges)} edges; the view took {seconds:.1f} s", end=", ")
    seconds, drawing = timed(lambda: draw(view, "force"), 1)
    print(f"ForceAtlas2 {seconds:.1f} s")
    peer = networkx_of(drawing)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.gexf"
        ours, _ = timed(lambda: EXPORTS["gephi"].write(drawing, path))
        size = path.stat().st_size / 1e6
        theirs, _ = timed(lambda: nx.write_gexf(peer, Path(folder) / "b.gexf", version="1.2draft"), 2)
        print(f"  GEXF, {size:.1f} MB: {ours:.2f} s; networkx {theirs:.1f} s; ratio {theirs / ours:.1f}")
        half = replace(drawing, view=replace(view, edges=view.edges[: len(view.edges) // 2]))
        most, less = (peak(lambda d=d: EXPORTS["gephi"].write(d, path)) for d in (drawing, half))
        other = peak(lambda: nx.write_gexf(peer, Path(folder) / "b.gexf", version="1.2draft"))
        print(f"  memory while writing: {most:.1f} MB; with half of the edges {less:.1f} MB; networkx {other:.0f} MB")
        for name in ("graphml", "csv", "cytoscape"):
            place = Path(folder) if name == "csv" else path
            seconds, _ = timed(lambda name=name, place=place: EXPORTS[name].write(drawing, place), 1)
            print(f"  {name}: {seconds:.2f} s")


if __name__ == "__main__":
    main()
