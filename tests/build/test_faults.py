"""What can go wrong around a build: disks, files, and work that does not end. The last graph stays, and one line tells why."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from build_helpers import differences, lines, read_or_fail, start

from recalling.authority import BASE
from recalling.build import build as build_anything
from recalling.build import documents
from recalling.build.pool import each
from recalling.errors import OutputError
from recalling.files import staging
from recalling.rdf.namespaces import Iris
from recalling.storing import GraphBytes, write_store
from texts import resolution

build = partial(build_anything, engine="shifty", everything=False, processes=2)

Mount = Callable[..., None]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[tuple[Path, Mount]]:
    """A small disk in memory, and how to change what may be done with it."""
    place = tmp_path / "disk"
    place.mkdir()

    def mount(*options: str) -> None:
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(place)], capture_output=True, check=False
        )
        if done.returncode:
            pytest.skip("a disk in memory cannot be mounted here")

    if sys.platform != "linux":
        pytest.skip("a disk in memory can be mounted on Linux only")
    mount("size=200m")
    yield place, mount
    subprocess.run(["umount", str(place)], check=True)


def test_a_disk_that_is_full_leaves_the_last_graph_and_the_next_build_goes_on(corpus, disk, tmp_path):
    place, out = corpus(4), disk[0] / "out"
    build([place], out)
    last = lines(out)
    for number in range(910, 920):
        text = resolution(preamble=["*Recalling* its resolution 61/903,"], number=f"61/{number}")
        (place / f"more{number}.md").write_text(text, "utf-8")
    build([place], tmp_path / "roomy")
    room = os.statvfs(disk[0])
    with (disk[0] / "filler").open("wb") as filler:
        filler.write(bytes((room.f_bavail - 20) * room.f_frsize))
    with pytest.raises(OutputError) as told:
        build([place], out)
    assert str(told.value).startswith(f"{out}: cannot be written to (No space left on device); ")
    assert lines(out) == last
    (disk[0] / "filler").unlink()
    build([place], out)
    assert differences(lines(out), lines(tmp_path / "roomy")) == []
    assert not [p for p in out.iterdir() if p.name.startswith(".")]


def test_a_disk_that_is_full_when_the_store_is_written_is_told_in_the_words_of_the_store(disk, tmp_path):
    graph = GraphBytes.of("src/one", b"".join(f'<x:s> <x:p> "{n:0400}" <x:g> .\n'.encode() for n in range(2000)))
    room = os.statvfs(disk[0])
    (disk[0] / "filler").write_bytes(bytes((room.f_bavail - 100) * room.f_frsize))
    with pytest.raises(OutputError, match=r"cannot be written to \(.*No space left on device"), staging(disk[0]) as place:
        write_store([graph], place / "store", Iris())


def test_a_place_that_is_read_only_is_told_before_any_work(corpus, disk):
    room, mount = disk
    mount("remount", "ro")
    with pytest.raises(OutputError) as told:
        build([corpus(3)], room / "out")
    where = str(room / "out")
    assert str(told.value) == f"{where}: cannot be written to (Read-only file system); choose another folder with --out"


@pytest.mark.heavy  # it waits for the limit, which must be long enough for a process to start
def test_a_document_at_which_the_reader_dies_or_hangs_is_reported(corpus, tmp_path, monkeypatch):
    place = corpus(9)
    monkeypatch.setattr(documents, "_read", read_or_fail)
    monkeypatch.setattr(documents, "each", partial(each, limit=30.0))
    built = build([place], tmp_path / "out")
    assert [str(f) for f in built.failures] == [
        f"{place / 'A_RES_61_904.md'}: the process that worked on it ended (status 9); report the error with this file",
        f"{place / 'A_RES_61_906.md'}: not done after 30 seconds; report the error with this file",
    ]
    assert len(built.documents) == 8


def test_one_broken_file_in_fifty_costs_itself_only(corpus, tmp_path):
    place = corpus(48)
    (place / "broken.xml").write_bytes(b"<akomaNtoso><resolution><body><p>Recalling" + b"\xff\x00" * 100)
    built = build([place], tmp_path / "out")
    assert [str(f).partition(": ")[0] for f in built.failures] == [str(place / "broken.xml")]
    acts = ["un/ga/res/57/176", *(f"un/ga/res/61/{n}" for n in range(901, 949))]
    assert [d.act for d in built.documents] == acts


def test_two_texts_under_one_symbol_are_two_graphs_about_one_act(corpus, tmp_path):
    place = corpus(3)
    other = resolution(preamble=["*Recalling* its resolution 55/67,"], number="61/902", title="Another title")
    (place / "A_RES_61_902_again.md").write_text(other, "utf-8")
    built = build([place], tmp_path / "out")
    twice = [d for d in built.documents if d.act == "un/ga/res/61/902"]
    assert len({d.graph for d in twice}) == 2
    about = [line for line in lines(tmp_path / "out") if line.startswith(f"<{BASE}un/ga/res/61/902> ")]
    assert {d.graph for d in twice} <= {line.rpartition("/graph/")[2].rstrip(">") for line in about}


@pytest.mark.heavy
def test_ten_thousand_small_files_in_one_folder(tmp_path):
    place = tmp_path / "corpus"
    place.mkdir()
    for number in range(10_000):
        (place / f"letter{number}.md").write_text(f"Dear Sir,\n\nthis is letter {number}.\n", "utf-8")
    for number in (10, 5000, 9000):
        text = resolution(preamble=["*Recalling* its resolution 55/67,"], number=f"61/{number}")
        (place / f"letter{number}.md").write_text(text, "utf-8")
    built = build([place], tmp_path / "out")
    assert [d.act for d in built.documents] == [f"un/ga/res/61/{n}" for n in (10, 5000, 9000)]
    assert len(built.failures) == 9_997
    assert build([place], tmp_path / "out").fresh == 0


def test_a_fault_is_one_line_on_the_command_line(corpus, disk):
    room, mount = disk
    mount("remount", "ro")
    process = start(corpus(3), room / "out")
    _, told = process.communicate()
    assert process.returncode == 2
    assert told.splitlines()[-1].startswith(f"recalling: {room / 'out'}: cannot be written to (Read-only file system)")
    assert "Traceback" not in told
