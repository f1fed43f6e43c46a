"""The main job: the same bytes each time, every file there, the data found wherever the package is installed."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from recalling.build import build
from recalling.lineage import CitationGraph, Index
from recalling.store import GraphStore
from texts import resolution

ROOT = Path(__file__).resolve().parents[2]


def hashes(folder: Path) -> dict[str, str]:
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.iterdir() if p.is_file()}


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    return build(out=tmp_path_factory.mktemp("first"))


def test_two_builds_give_the_same_bytes(first, tmp_path):
    build(out=tmp_path)
    assert hashes(tmp_path) == hashes(first.out)


def test_a_second_build_into_the_same_folder_replaces_the_first(first):
    before = hashes(first.out)
    build(out=first.out)
    assert hashes(first.out) == before
    assert not [p for p in first.out.iterdir() if p.name.startswith(".")]


def test_every_file_is_explained(first):
    page = (ROOT / "build" / "README.md").read_text("utf-8")
    explained = set(re.findall(r"`([\w.-]+\.\w+|store/|cache/|lineage/)`", page))
    assert {p.name + ("/" if p.is_dir() else "") for p in first.out.iterdir()} <= explained


def test_the_first_question_finds_the_index_made(first, monkeypatch):
    monkeypatch.setattr(Index, "read", None)  # it is not made now
    assert "un/instr/cedaw" in CitationGraph.of(first.store()).nodes
    assert first.out / "lineage" in first.files


def test_the_manifest_has_the_hash_of_every_file(first):
    manifest = json.loads((first.out / "manifest.json").read_text("utf-8"))
    others = {"manifest.json", "built.json"}  # the second tells where the sources are on this machine
    assert manifest["files"] == {n: h for n, h in hashes(first.out).items() if n not in others}
    assert list(manifest["sources"]) == ["A_RES_57_176.md"]


def test_every_format_holds_the_same_quads(first):
    lines = (first.out / "graph.nq").read_text("utf-8").splitlines()
    assert lines == sorted(lines)
    quads = set(ox.parse((first.out / "graph.nq").read_bytes(), format=ox.RdfFormat.N_QUADS))
    assert set(ox.parse((first.out / "graph.trig").read_bytes(), format=ox.RdfFormat.TRIG)) == quads
    assert set(ox.parse((first.out / "graph.jsonld").read_bytes(), format=ox.RdfFormat.JSON_LD)) == quads
    triples = {(q.subject, q.predicate, q.object) for q in quads}
    turtle = ox.parse((first.out / "graph.ttl").read_bytes(), format=ox.RdfFormat.TURTLE)
    assert {(q.subject, q.predicate, q.object) for q in turtle} == triples
    stored = {q for q in GraphStore.open(first.out).quads() if "graph/report" not in str(q.graph_name)}
    assert stored == quads


def test_there_are_no_blank_nodes_and_no_clock(first):
    text = (first.out / "graph.nq").read_text("utf-8")
    assert "_:" not in text
    assert not re.search(r"\"20\d\d-\d\d-\d\dT\d\d:", text)


def test_the_base_of_the_data_is_a_setting(tmp_path):
    built = build(out=tmp_path, base="https://example.org/un-graph/")
    assert built.report.conforms
    iris = {
        term.value
        for quad in GraphStore.open(tmp_path).quads()
        for term in (quad.subject, quad.object, quad.graph_name)
        if isinstance(term, ox.NamedNode) and term.value.startswith("https://w3id.org/recalling/")
    }
    fixed = ("vocab/", "vocab", "ontology", "shapes")
    assert {iri for iri in iris if not iri.removeprefix("https://w3id.org/recalling/").startswith(fixed)} == set()


def test_two_texts_make_one_graph(tmp_path):
    one, two = tmp_path / "one.md", tmp_path / "two.md"
    one.write_text(resolution(preamble=["*Recalling* its resolution 57/176 of 18 December 2002,"]), encoding="utf-8")
    two.write_bytes((ROOT / "graph" / "sources" / "A_RES_57_176.md").read_bytes())
    built = build([one, two, two], out=tmp_path / "out")
    assert len(built.documents) == 2
    graphs = {str(q.graph_name) for q in built.store().quads() if "graph/src/" in str(q.graph_name)}
    assert len(graphs) == 2


def test_a_wheel_carries_its_data(tmp_path):
    """Ontology, shapes, queries, authority and sources are found in an installed wheel as in a checkout."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    subprocess.run(
        [*pip, "wheel", "--no-deps", "--no-build-isolation", "-q", "-w", str(tmp_path), str(ROOT)], check=True
    )
    (wheel,) = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    subprocess.run([*pip, "install", "--no-deps", "-q", "--target", str(site), str(wheel)], check=True)
    code = (
        f"import sys; sys.path.insert(0, {str(site)!r}); import recalling; from recalling.resources import folder;"
        "from recalling.build import build;"
        "assert all(str(folder(n)).startswith(sys.path[0]) for n in ('ontology','queries','authority','sources'));"
        f"print(build(out={str(tmp_path / 'out')!r}).report.conforms)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.stdout.strip() == "True", done.stderr
