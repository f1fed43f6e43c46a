"""Whether a graph is still that of its sources, and what could not be read."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
import zipfile
from functools import partial

import pytest

from recalling.build import build as build_anything
from recalling.build import status as status_of
from recalling.build import versions
from recalling.errors import LookupFailed

build = partial(build_anything, engine="shifty", everything=False, processes=1)


@pytest.fixture
def place(corpus):
    return corpus(2)


def cli(*arguments):
    command = [sys.executable, "-c", "from recalling.cli import main; main()", "status", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_graph_that_was_just_built_is_up_to_date(place, tmp_path):
    built = build([place], tmp_path / "out")
    found = status_of(tmp_path / "out")
    assert (found.documents, found.quads, found.stale) == (3, built.quads, False)
    assert found.results == built.report.counts()
    assert (found.failures, found.at_work) == ((), None)


def test_sources_that_changed_were_added_or_removed(place, tmp_path):
    build([place], tmp_path / "out")
    (place / "A_RES_57_176.md").unlink()
    changed = place / "sub" / "A_RES_61_901.md"
    changed.write_text(changed.read_text("utf-8").replace("Matters of", "Affairs of"), encoding="utf-8")
    (place / "new.md").write_text("new", encoding="utf-8")
    found = status_of(tmp_path / "out")
    assert (found.changed, found.added) == ((str(changed),), (str(place / "new.md"),))
    assert found.removed == (str(place / "A_RES_57_176.md"),)
    assert found.stale


def test_a_second_build_makes_it_up_to_date_again(place, tmp_path):
    build([place], tmp_path / "out")
    (place / "A_RES_57_176.md").unlink()
    build([place], tmp_path / "out")
    assert not status_of(tmp_path / "out").stale


def test_a_place_that_is_no_more_has_lost_all_its_sources(place, tmp_path):
    build([place], tmp_path / "out")
    place.rename(tmp_path / "elsewhere")
    assert len(status_of(tmp_path / "out").removed) == 3


def test_members_of_an_archive_are_sources(place, tmp_path):
    def pack(*names):
        with zipfile.ZipFile(tmp_path / "corpus.zip", "w") as archive:
            for name in names:
                archive.write(place / name, name)

    pack("A_RES_57_176.md", "A_RES_61_902.md")
    build([tmp_path / "corpus.zip"], tmp_path / "out")
    pack("A_RES_57_176.md")
    assert status_of(tmp_path / "out").removed == (f"{tmp_path}/corpus.zip:A_RES_61_902.md",)


def test_what_made_the_graph_has_changed(place, tmp_path, monkeypatch):
    build([place / "A_RES_61_902.md"], tmp_path / "out")
    for name in ("extractor", "vocabulary", "authority", "rules", "shapes", "checks"):
        monkeypatch.setattr("recalling.build.state.made_by", lambda name=name: {**versions.made_by(), name: "another"})
        found = status_of(tmp_path / "out")
        assert found.outdated == (name,)
        assert found.stale


def test_what_could_not_be_read_is_kept_with_the_reason(place, tmp_path):
    (place / "broken.xml").write_text("<resolution>", encoding="utf-8")
    build([place], tmp_path / "out")
    (failure,) = status_of(tmp_path / "out").failures
    assert failure.where.startswith(str(place / "broken.xml"))
    assert failure.what
    assert failure.do
    assert not status_of(tmp_path / "out").stale  # a build would find no other


def test_a_build_at_work_is_told(place, tmp_path):
    build([place / "A_RES_61_902.md"], tmp_path / "out")
    with (tmp_path / "out" / "cache" / "lock").open("r+") as lock:
        lock.write("4711")
        lock.flush()
        os.ftruncate(lock.fileno(), 4)
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert status_of(tmp_path / "out").at_work == 4711


def test_the_sources_of_the_project_are_known_from_anywhere(tmp_path, monkeypatch):
    build(out=tmp_path / "out")
    monkeypatch.chdir(tmp_path)
    assert not status_of("out").stale


def test_nothing_tells_what_a_graph_was_built_of(place, tmp_path):
    build([place / "A_RES_61_902.md"], tmp_path / "out")
    for damage in ("", "{", "[]", "{}"):
        (tmp_path / "out" / "built.json").write_text(damage)
        with pytest.raises(LookupFailed, match=r"nothing tells what this graph was built of .*; run `recalling build`"):
            status_of(tmp_path / "out")


def test_there_is_no_graph(tmp_path):
    with pytest.raises(LookupFailed, match="no graph was built here"):
        status_of(tmp_path)


def test_the_command_prints_it_for_people_and_for_machines(place, tmp_path):
    (place / "broken.xml").write_text("<resolution>", encoding="utf-8")
    build([place], tmp_path / "out")
    (place / "A_RES_57_176.md").unlink()
    done = cli("--out", tmp_path / "out")
    assert done.returncode == 1
    assert "3 documents, " in done.stdout
    assert "stale: 1 removed; run `recalling build` again" in done.stdout
    assert "not read" in done.stdout
    found = json.loads(cli("--out", tmp_path / "out", "--json").stdout)
    assert (found["stale"], found["removed"]) == (True, [str(place / "A_RES_57_176.md")])
    assert cli("--out", tmp_path / "none").returncode == 2
