"""Many documents at once: the same graph however it is made, and only what changed is made again."""

from __future__ import annotations

import csv
import tarfile
from functools import partial

import pytest
from build_helpers import differences, lines

from recalling.build import build as build_anything
from recalling.dataset import assemble
from recalling.extract import extract_all
from recalling.validate import validate
from texts import resolution


@pytest.fixture
def place(corpus):
    return corpus(7)


build = partial(build_anything, engine="shifty", everything=False)


def test_a_folder_is_read_with_all_that_lies_below_it(place, tmp_path):
    built = build([place], tmp_path / "out", processes=1)
    assert [d.act for d in built.documents] == [
        "un/ga/res/57/176",
        *(f"un/ga/res/61/{n}" for n in range(901, 908)),
    ]
    assert built.fresh == 8


def test_the_graph_is_that_of_all_documents_taken_together(place, tmp_path):
    """Each document is joined and checked in its context only; the plain way has everything in memory at once."""
    build([place], tmp_path / "out", processes=1)
    extractions, failures = extract_all(sorted(place.rglob("*.md")))
    assert not failures
    together = assemble(extractions)
    everything = frozenset(map(str, together.quads))
    assert differences(lines(tmp_path / "out", report=False), everything) == []
    assert (tmp_path / "out" / "report.txt").read_text("utf-8") == validate(together).text()


def test_the_number_of_workers_and_the_order_of_the_files_do_not_matter(place, tmp_path):
    files = sorted(place.rglob("*.md"))
    build(files, tmp_path / "one", processes=1)
    build(files[::-1], tmp_path / "two", processes=2)
    assert differences(lines(tmp_path / "one"), lines(tmp_path / "two")) == []
    for name in ("documents.csv", "report.txt", "report.ttl", "manifest.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_an_archive_is_read_like_the_folder_that_it_holds(place, tmp_path):
    with tarfile.open(tmp_path / "corpus.tar.gz", "w:gz") as archive:
        archive.add(place, "corpus")
    build([place], tmp_path / "one", processes=1)
    build([tmp_path / "corpus.tar.gz"], tmp_path / "two", processes=1)
    assert differences(lines(tmp_path / "one"), lines(tmp_path / "two")) == []


def test_a_second_build_reads_what_changed_and_nothing_else(place, tmp_path):
    out = tmp_path / "out"
    build([place], out, processes=1)
    assert build([place], out).fresh == 0
    (place / "A_RES_61_902.md").write_text(resolution(preamble=["*Recalling* its resolution 55/67,"]), "utf-8")
    assert build([place], out).fresh == 1
    build([place], tmp_path / "anew", processes=1)
    assert differences(lines(out), lines(tmp_path / "anew")) == []


def test_a_second_build_checks_again_what_cites_the_changed_document(place, tmp_path):
    """The act gets a later date: nothing in the texts that cite it has changed, and yet they now cite a later act."""
    out = tmp_path / "out"
    assert "S10" not in build([place], out, processes=1).report.counts_by_check()
    changed = place / "sub" / "A_RES_61_903.md"
    changed.write_text(changed.read_text("utf-8").replace("4 December 2006*", "4 December 2026*"), "utf-8")
    report = build([place], out).report
    cited_by = {r.focus for r in report.results if r.check == "S10"}
    assert cited_by == {f"un/ga/res/61/{n}" for n in (904, 905, 906)}


def test_removing_a_source_removes_exactly_its_statements(place, tmp_path):
    out = tmp_path / "out"
    build([place], out, processes=1)
    before = lines(out)
    (place / "A_RES_61_904.md").unlink()
    build([place], out)
    build([place], tmp_path / "without", processes=1)
    assert differences(lines(out), lines(tmp_path / "without")) == []
    assert differences(lines(out), before)
    gone = before - lines(out)
    graphs = {line.rpartition(" ")[2] for line in gone if "/graph/src/" in line}
    assert len(graphs) == 1
    assert not [line for line in lines(out) if line.endswith(*graphs)]


def test_a_damaged_result_in_the_cache_is_made_again(place, tmp_path):
    out = tmp_path / "out"
    first = build([place], out, processes=1)
    before = lines(out)
    for path in (out / "cache" / "documents").glob("*/*"):  # what was read, and what a thing is called otherwise in
        data = bytearray(path.read_bytes())
        data[200] ^= 1  # a bit of the head
        path.write_bytes(data)
    assert build([place], out).fresh == len(first.documents)
    assert differences(lines(out), before) == []


def test_a_graph_damaged_in_the_cache_is_made_again(place, tmp_path):
    out = tmp_path / "out"
    build([place], out, processes=1)
    before = lines(out)
    for path in (out / "cache" / "documents").glob("*/*"):
        data = bytearray(path.read_bytes())
        data[-20] ^= 1  # a bit of the body
        path.write_bytes(data)
    (place / "A_RES_61_904.md").unlink()
    build([place], out)
    build([place], tmp_path / "without", processes=1)
    assert differences(lines(out), lines(tmp_path / "without")) == []
    assert differences(lines(out), before)


def test_what_cannot_be_read_is_told_and_the_rest_is_built(place, tmp_path):
    (place / "empty.md").write_bytes(b"")
    (place / "letter.md").write_text("Dear Sir,\n\nthank you.\n", "utf-8")
    (place / "notes.doc").write_text("of no known format: passed over in a folder", "utf-8")
    for _ in range(2):  # the second time it comes from the cache
        built = build([place], tmp_path / "out", processes=1)
        assert [str(f).partition(": ")[0] for f in built.failures] == [
            str(place / "empty.md"),
            str(place / "letter.md"),
        ]
        assert len(built.documents) == 8
        assert not built.ok


def test_the_same_text_twice_is_one_document_under_its_first_name(place, tmp_path):
    (place / "sub" / "A_copy.md").write_bytes((place / "A_RES_61_902.md").read_bytes())
    built = build([place], tmp_path / "out", processes=1)
    assert len(built.documents) == 8
    assert "A_RES_61_902.md" in {d.name for d in built.documents}


def test_of_a_corpus_the_store_and_a_list_are_written(place, tmp_path):
    built = build([place], tmp_path / "out", processes=1)
    assert sorted(p.name for p in built.files) == [
        "built.json", "documents.csv", "lineage", "manifest.json", "report.ttl", "report.txt", "store",
    ]  # fmt: skip
    rows = list(csv.DictReader((tmp_path / "out" / "documents.csv").open(encoding="utf-8")))
    assert [r["act"] for r in rows] == [d.act for d in built.documents]
    assert len(lines(tmp_path / "out")) > built.quads  # the report is in the store, too
