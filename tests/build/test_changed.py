"""A graph of which a part has changed: that part is replaced in a copy of the last store, which is then as one made anew."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pyoxigraph as ox
import pytest
from build_helpers import differences

from recalling import storing
from recalling.build import build as build_anything
from recalling.rdf.namespaces import Iris
from recalling.store import store_in
from recalling.storing import GraphBytes, change_store, write_store
from texts import resolution

INDEX = "lineage/full.safetensors"

build = partial(build_anything, engine="shifty", everything=False, processes=1)


def everything(out: Path) -> frozenset[str]:
    """All that a store holds, the merges of the modes too."""
    path = store_in(out)
    assert path is not None
    return frozenset(map(str, ox.Store.read_only(str(path))))


def tables(out: Path) -> set[int]:
    """The files of a store that hold the data, as the disk numbers them."""
    path = store_in(out)
    assert path is not None
    return {file.stat().st_ino for file in path.glob("*.sst")}


def test_a_document_changed_another_removed_and_one_more(corpus, tmp_path):
    place, out = corpus(9), tmp_path / "out"
    build([place], out)
    before, made_of = everything(out), tables(out)
    (place / "A_RES_61_902.md").write_text(resolution(preamble=["*Recalling* its resolution 55/67,"]), "utf-8")
    (place / "A_RES_61_904.md").unlink()
    (place / "one.md").write_text(resolution(preamble=["*Recalling* its resolution 61/908,"], number="61/990"), "utf-8")
    build([place], out)
    build([place], tmp_path / "anew")
    assert differences(everything(out), everything(tmp_path / "anew")) == []
    assert differences(everything(out), before)
    assert tables(out) & made_of  # nothing of these was written again
    for name in ("documents.csv", "report.txt", "report.ttl", "manifest.json", "store/current.txt", INDEX):
        assert (out / name).read_bytes() == (tmp_path / "anew" / name).read_bytes()


def test_many_changes_one_after_the_other_are_as_all_at_once(corpus, tmp_path):
    place, out = corpus(9), tmp_path / "out"
    build([place], out)
    whole = everything(out)
    for name in ("A_RES_61_902.md", "sub/A_RES_61_903.md", "A_RES_61_904.md"):
        text = (place / name).read_text("utf-8")
        (place / name).unlink()
        build([place], out)
        (place / name).write_text(text, "utf-8")
        build([place], out)
        assert differences(everything(out), whole) == []


def test_a_graph_that_changed_much_is_loaded_anew(corpus, tmp_path, monkeypatch):
    place, out = corpus(3), tmp_path / "out"
    build([place], out)
    made_of = tables(out)
    monkeypatch.setattr(storing, "_MUCH", 0.0)
    (place / "A_RES_61_902.md").unlink()
    build([place], out)
    build([place], tmp_path / "anew")
    assert not tables(out) & made_of
    assert differences(everything(out), everything(tmp_path / "anew")) == []


# ------------------------------------------------------------------------------------- the graphs themselves

IRIS = Iris()
NAMES = ("authority", "inferred", "inferred-from-text", "prov", "report", "src/one", "src/two", "vocab")


def graphs(**said: str) -> list[GraphBytes]:
    """Named graphs of the triples that are named: "a b" is two."""
    many = [f"<x:{n}> <x:p> \"0.90\"^^<http://www.w3.org/2001/XMLSchema#decimal>" for n in range(200)]
    found = []
    for name in NAMES:
        known = [*(f"<x:s> <x:p> <x:{word}>" for word in said.get(name.replace("/", "_"), "").split())]
        known += many if name == "vocab" else []
        found.append(GraphBytes.of(name, "".join(sorted(f"{t} {IRIS.graph(name)} .\n" for t in known)).encode()))
    return found


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"src_one": "a b", "src_two": "b c"}, {"src_one": "b", "src_two": "c"}),
        ({"src_one": "a", "authority": "a"}, {"authority": "a"}),
        ({"authority": "a"}, {"authority": "a", "src_one": "a"}),
        ({"inferred": "a", "inferred-from-text": "a"}, {"inferred": "b", "inferred-from-text": "a b"}),
        ({"inferred": "a", "src_two": "a"}, {"inferred": "a", "inferred-from-text": "a"}),
        ({"report": "a"}, {"report": "b", "src_one": "b"}),
    ],
)
def test_the_merges_of_the_modes_follow_what_changed(before, after, tmp_path):
    write_store(graphs(**before), tmp_path / "before", IRIS)
    write_store(graphs(**after), tmp_path / "anew", IRIS)
    assert change_store(tmp_path / "before", graphs(**after), tmp_path / "changed", IRIS)
    assert everything(tmp_path / "changed") == everything(tmp_path / "anew")


def test_a_graph_that_is_no_more_is_gone_by_name(tmp_path):
    write_store(graphs(src_one="a"), tmp_path / "before", IRIS)
    left = [g for g in graphs(src_one="a") if g.name != "src/one"]
    assert change_store(tmp_path / "before", left, tmp_path / "changed", IRIS)
    store = ox.Store.read_only(str(tmp_path / "changed"))
    assert IRIS.graph("src/one") not in [*store.named_graphs()]


def test_the_last_store_stays_as_it_was(tmp_path):
    write_store(graphs(src_one="a"), tmp_path / "before", IRIS)
    was = everything(tmp_path / "before")
    assert change_store(tmp_path / "before", graphs(src_one="b"), tmp_path / "changed", IRIS)
    assert everything(tmp_path / "before") == was != everything(tmp_path / "changed")


def test_a_store_that_does_not_say_what_is_in_it_is_not_changed(tmp_path):
    write_store(graphs(), tmp_path / "before", IRIS)
    (tmp_path / "before" / "graphs.json").unlink()
    assert not change_store(tmp_path / "before", graphs(src_one="b"), tmp_path / "changed", IRIS)
    assert not (tmp_path / "changed").exists()
