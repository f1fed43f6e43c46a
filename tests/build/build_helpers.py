"""What the tests of builds share: the quads of a store, and a build in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from recalling.build.documents import _read
from recalling.build.entry import Document
from recalling.read.original import Original
from recalling.build.versions import made_by
from recalling.store import GraphStore


def lines(out: Path, *, report: bool = True) -> frozenset[str]:
    """The quads of the store of a build, with the report or without it."""
    quads = (str(quad) for quad in GraphStore.open(out).quads())
    return frozenset(line for line in quads if report or not line.endswith("/graph/report>"))


def differences(one: frozenset[str], other: frozenset[str]) -> list[str]:
    """Some quads that only one of two graphs has: a failing test shows them, not the graphs."""
    return sorted(one ^ other)[:5]


def start(source: Path, out: Path, *options: str) -> subprocess.Popen[str]:
    """A build in a process of its own."""
    code = "from recalling.cli import main; main()"
    command = [sys.executable, "-c", code, "build", str(source), "--out", str(out), "--engine", "shifty", "--store-only", *options]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)


def work(task: int) -> int:
    """Work that ends its process, hangs or fails at some tasks."""
    if task == 3:
        os._exit(9)
    if task == 5:
        time.sleep(60)
    if task == 6:
        raise ValueError("six")
    return task * task


def read_or_fail(folder: Path, base: str, task: tuple[str, Original]) -> Document:
    """Reading that ends its process at one document, and hangs at another."""
    if task[1].name == "A_RES_61_904.md":
        os._exit(9)
    if task[1].name == "A_RES_61_906.md":
        time.sleep(60)
    return _read(folder, base, task)


def slow(task: int) -> int:
    """The same, where what hangs does so for no longer than a test can wait."""
    if task == 5:
        time.sleep(10)
        return 25
    return work(task)


def looks_elsewhere(mark: str) -> tuple[bool, dict[str, str]]:
    """What a worker sees that has another folder under the name of the cache."""
    return Path(mark + "-elsewhere").exists(), made_by()


def full(folder: str, task: int) -> None:
    """Work that has no room on the disk."""
    raise OSError(28, "No space left on device", folder)


def pid(_: object) -> int:
    """In which process the work is done."""
    return os.getpid()


def pid_after(seconds: float) -> int:
    """The same, of work that takes so long."""
    time.sleep(seconds)
    return os.getpid()
