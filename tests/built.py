"""What a build leaves, as far as publishing and serving need it: made in a second, without shapes and pictures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from recalling.dataset import Dataset
from recalling.rdf.serialise import write
from recalling.storing import GraphBytes, write_store


def build_into(room: Path, dataset: Dataset, more: Iterable[ox.Quad] = ()) -> Path:
    """The store and two files of a graph, in a folder."""
    room.mkdir(parents=True, exist_ok=True)
    quads = [*dataset.quads, *more]
    by_graph: dict[str, list[str]] = defaultdict(list)
    for quad in quads:
        by_graph[quad.graph_name.value.removeprefix(f"{dataset.base}graph/")].append(f"{quad} .\n")
    graphs = [GraphBytes.of(name, "".join(sorted(lines)).encode()) for name, lines in sorted(by_graph.items())]
    write_store(graphs, room / "store", dataset.iris)
    write(quads, room / "graph.nq", "nquads", dataset.iris)
    write(quads, room / "graph.ttl", "turtle", dataset.iris)
    return room
