"""Some texts of the corpus, built: killed and resumed, by one worker or by two, it is the same graph to the byte."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from recalling.build import build
from recalling.evaluate import documents
from recalling.store import GraphStore

DOCUMENTS = 30
WRITTEN = ("documents.csv", "manifest.json", "report.ttl", "report.txt")


@pytest.fixture(scope="module")
def place(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a sample of the corpus, be it unpacked or in archives."""
    folder = tmp_path_factory.mktemp("sample")
    for document in documents([corpus], sample=DOCUMENTS, seed=11):
        (folder / document.name).write_bytes(document.data)
    assert len([*folder.iterdir()]) == DOCUMENTS
    return folder


@pytest.fixture(scope="module")
def undisturbed(place: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one worker makes of them."""
    out = tmp_path_factory.mktemp("undisturbed") / "out"
    build([place], out, engine="shifty", everything=False, processes=1)
    return out


def _written(out: Path) -> dict[str, bytes]:
    """The graph as sorted N-Quads, and the files beside it."""
    quads = "".join(sorted(f"{quad} .\n" for quad in GraphStore.open(out).quads()))
    return {"quads": quads.encode(), **{name: (out / name).read_bytes() for name in WRITTEN}}


def test_two_workers_and_builds_that_are_killed_make_the_same_bytes(place, undisturbed, tmp_path):
    out = tmp_path / "out"
    command = [sys.executable, "-c", "from recalling.cli import main; main()", "build", str(place), "--out", str(out)]
    command += ["--engine", "shifty", "--store-only", "--quiet", "--workers", "2"]
    for count in (1, 12, 24):  # killed when so many have been read
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
        while process.poll() is None and len([*(out / "cache" / "documents").glob("*/*")]) < count:
            time.sleep(0.05)
        assert process.poll() is None
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    done = subprocess.run(command, stderr=subprocess.PIPE, check=False)
    assert done.returncode in (0, 1), done.stderr
    made, expected = _written(out), _written(undisturbed)
    assert [name for name in expected if made[name] != expected[name]] == []
    assert made["quads"].count(b"\n") > 10_000
