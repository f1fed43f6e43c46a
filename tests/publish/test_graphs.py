"""Each named graph is read once, packed and counted; one whose hash is known is not read again."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import numpy as np
import pytest

from built import build_into
from recalling.dataset import assemble
from recalling.publish import aside, graphs, made, publish
from recalling.publish.aside import Graphs
from recalling.publish.described import FOLDER, described
from recalling.publish.dumps import GRAPH
from recalling.publish.graphs import Kept, names, read, together
from recalling.publish.knowledge import Knowledge
from recalling.publish.made import Counted
from recalling.publish.things import Setting
from recalling.rdf.namespaces import expand
from recalling.store import GraphStore
from texts import extraction, resolution

ONE = resolution(["*Recalling* the Charter of the United Nations,"], ["*Decides* to go on."], number="60/905")
OTHER = ONE.replace("60/905", "60/906").replace(
    "Charter of the United Nations", "Convention on the Rights of the Child"
)
CRC = "https://w3id.org/recalling/un/instr/crc"


def build(room: Path, *texts: str) -> GraphStore:
    """The store of some texts, as that of a corpus: beside it lies no file of the whole graph."""
    build_into(room, assemble([extraction(text) for text in texts]))
    (room / "graph.nq").unlink()
    return GraphStore.open(room)


@pytest.fixture
def store(tmp_path: Path) -> GraphStore:
    return build(tmp_path / "built", ONE)


def test_packed_graphs_one_after_the_other_are_the_whole_graph(store: GraphStore):
    pieces = [read(store, None, True, name).packed for name in names(store)]
    assert pieces == [read(store, None, True, name).packed for name in names(store)]
    lines = gzip.decompress(b"".join(pieces)).decode().splitlines()
    assert sorted(lines) == sorted(f"{quad} ." for quad in store.quads())


def test_a_statement_in_two_graphs_counts_once_and_without_it_the_sums_are_others(store: GraphStore):
    numbers = together(read(store, None, False, name).numbers for name in names(store))
    about, on = ((c.of("s", CRC), c.of("o", CRC)) for c in (Counted(numbers), Counted(together([numbers, numbers]))))
    assert about == on
    assert 0 not in about
    thing = graphs.number(CRC)
    without = Counted(numbers[np.flatnonzero(numbers[:, 1] == thing)[1:]])
    assert without.of("s", CRC) != about[0]
    assert Counted(numbers).of("s", CRC + "#part1") == about[0]  # a part counts with its whole
    assert Counted(numbers[:0]).of("s", CRC) == 0


def test_what_the_graphs_of_a_mode_say_is_counted_and_no_more(store: GraphStore):
    counted = {name for name in names(store) if len(read(store, None, False, name).numbers)}
    assert counted == {graph.value.partition("graph/")[2] for graph in store.graphs()}


def test_only_graphs_that_changed_are_read_and_the_dump_is_the_same_as_anew(
    tmp_path: Path, store: GraphStore, monkeypatch: pytest.MonkeyPatch
):
    first, other = tmp_path / "built", build(tmp_path / "other", ONE, OTHER)
    publish(first, tmp_path / "site", formats=(), processes=1)
    shutil.copytree(first / FOLDER, tmp_path / "other" / FOLDER, dirs_exist_ok=True)
    were_read: list[str] = []
    whole = graphs.read
    monkeypatch.setattr(graphs, "read", lambda *given: were_read.append(given[-1]) or whole(*given))
    publish(tmp_path / "other", tmp_path / "site", formats=(), processes=1)
    assert {name for name in were_read if name.startswith("src/")} == names(other).keys() - names(store).keys()
    assert not {"authority", "vocab", "ontology"} & {*were_read}
    shutil.rmtree(tmp_path / "other" / FOLDER)
    publish(tmp_path / "other", tmp_path / "anew", formats=(), processes=1)
    assert (tmp_path / "site" / GRAPH).read_bytes() == (tmp_path / "anew" / GRAPH).read_bytes()


def test_what_was_kept_is_not_taken_where_it_is_damaged_or_of_another_graph(tmp_path: Path, store: GraphStore):
    publish(tmp_path / "built", tmp_path / "site", formats=(), processes=1)
    sha256 = names(store)["authority"]
    assert Kept(store).of("authority", sha256) is not None
    assert Kept(store).of("authority", "0" * 64) is None
    for file in (tmp_path / "built" / FOLDER).iterdir():
        file.write_bytes(file.read_bytes()[:1000])
    assert Kept(store).of("authority", sha256) is None
    before = made.Made.load(tmp_path / "site")
    dump = (tmp_path / "site" / GRAPH).read_bytes()
    (tmp_path / "site" / GRAPH).write_bytes(dump[:-1] + b"!")  # the record tells of another file
    setting = Setting(str(tmp_path / "built"), str(tmp_path / "site"), None, None, "2026-11-24", ())
    assert b"".join(Graphs(store, setting, before, made.Made(), None).packed()) == dump
    publish(tmp_path / "built", tmp_path / "site", formats=(), date="2026-11-23", processes=1)
    assert (tmp_path / "site" / GRAPH).read_bytes() == dump


def test_things_of_a_graph_are_found_with_their_classes_and_kept(tmp_path: Path, store: GraphStore):
    knowledge = Knowledge(store)
    found = dict(knowledge.things())
    merged = {(q.subject.value, q.object.value) for q in store.statements(None, expand("rdf:type"))}
    here = {(knowledge.path(s), o) for s, o in merged if s.startswith("https://w3id.org/recalling/")}
    assert {p for p, _ in here if "#" not in p} == {p for p, classes in found.items() if classes - {"Graph"}}
    assert found["un/ga/res/60/905"] >= {"Resolution"}
    parts = {f"{path}#{part}" for path, some in knowledge.found.strewn.items() for part in some}
    assert "un/ga/res/60/905#op1" not in parts  # of a text that was read: too many to keep
    assert parts == {p for p, _ in here if "#" in p and not p.startswith("un/ga/res/60/905#")}
    acts = {"src/1": {"un/ga/res/60/905"}}
    first = described(store, acts, lambda iri: f"never:{iri}" if iri else "")
    assert first == described(store, acts, knowledge.path)  # kept, and not looked for again


def test_other_processes_leave_the_same_site(tmp_path: Path, store: GraphStore, monkeypatch: pytest.MonkeyPatch):
    alone = publish(tmp_path / "built", tmp_path / "alone", formats=(), date="2026-11-24", processes=1)
    shutil.rmtree(tmp_path / "built" / FOLDER)
    monkeypatch.setattr(aside, "_FEW", 0)
    others = publish(tmp_path / "built", tmp_path / "many", formats=(), date="2026-11-24", processes=2)
    files = {f.relative_to(alone.out) for f in alone.out.rglob("*") if f.is_file() and f.name != made.RECORD}
    assert others.files == alone.files
    assert [f for f in files if (alone.out / f).read_bytes() != (others.out / f).read_bytes()] == []
