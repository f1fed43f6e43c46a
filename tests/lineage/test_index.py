"""The index holds what the queries say, and is kept beside the store as long as the graph is the same."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest

from recalling.dataset import assemble
from recalling.errors import LookupFailed
from recalling.lineage import CitationGraph, Index
from recalling.lineage.reading import Reading
from recalling.queries import run
from recalling.rdf.namespaces import Iris
from recalling.store import MODES, GraphStore
from recalling.storing import GraphBytes, write_store


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    ("query", "part"),
    [("lineage-nodes", "nodes"), ("lineage-steps", "steps"), ("lineage-citations", "citations"), ("names", "names"),
     ("lineage-subjects", "subjects")],
)  # fmt: skip
def test_what_is_read_out_of_the_store_are_the_rows_of_the_query(store: GraphStore, query, part, mode):
    answer = run(store, query, {}, mode)
    wanted = set(answer.plain())
    found = {tuple(row[column] for column in answer.columns) for row in getattr(Reading(store, mode), part)()}
    assert found == wanted


@pytest.fixture
def kept(extraction, tmp_path: Path) -> Path:
    """The folder of a build that holds a store and nothing else."""
    _write(assemble([extraction]).quads, tmp_path / "store")
    return tmp_path


def _write(quads: Iterable[ox.Quad], folder: Path) -> None:
    graphs: dict[str, list[str]] = {}
    for quad in quads:
        graphs.setdefault(quad.graph_name.value.partition("/graph/")[2], []).append(f"{quad} .\n")
    write_store([GraphBytes.of(name, "".join(lines).encode()) for name, lines in graphs.items()], folder, Iris())


def test_the_index_is_kept_beside_the_store_and_read_from_there(kept: Path, monkeypatch):
    made = CitationGraph.of(GraphStore.open(kept))
    assert [p.name for p in (kept / "lineage").iterdir()] == ["full.safetensors"]
    monkeypatch.setattr(Index, "read", None)  # it is not made again
    again = CitationGraph.of(GraphStore.open(kept))
    assert list(again.all_steps()) == list(made.all_steps())
    assert again.nodes == made.nodes


def test_a_question_to_the_index_leaves_the_store_shut(kept: Path):
    CitationGraph.of(GraphStore.open(kept))
    (kept / "store" / "CURRENT").write_text("damaged")
    shut = GraphStore.open(kept, when_asked=True)
    assert "un/ga/res/57/176" in CitationGraph.of(shut).nodes
    with pytest.raises(LookupFailed, match="the store cannot be opened"):
        shut.graphs()
    with pytest.raises(LookupFailed, match="run `recalling build` again"):
        GraphStore.open(kept)


def test_another_graph_gets_another_index(kept: Path, store: GraphStore):
    before = CitationGraph.of(GraphStore.open(kept))
    shutil.rmtree(kept / "store")
    quads = [q for q in store.quads() if "#op" not in str(q)]
    _write(quads, kept / "store")
    assert len(list(CitationGraph.of(GraphStore.open(kept)).all_steps())) < len(list(before.all_steps()))


@pytest.mark.parametrize("damage", [b"", b"\xff" * 100, None], ids=["empty", "no index", "cut off"])
def test_a_damaged_index_is_made_again(kept: Path, damage: bytes | None):
    made = CitationGraph.of(GraphStore.open(kept))
    file = kept / "lineage" / "full.safetensors"
    file.write_bytes(file.read_bytes()[:-100] if damage is None else damage)
    assert CitationGraph.of(GraphStore.open(kept)).nodes == made.nodes


def test_a_graph_in_memory_has_no_file(store: GraphStore):
    assert store.folder is None
    assert "un/ga/res/57/176" in CitationGraph.of(store).nodes
