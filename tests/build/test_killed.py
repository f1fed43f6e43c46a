"""Builds that are killed, and builds that get in each other's way: the last graph stays, and nothing is lost."""

from __future__ import annotations

import os
import random
import signal
import time
from functools import partial

import pytest
from build_helpers import differences, full, lines, start, work

from recalling.build import build
from recalling.build.pool import Lost, each
from recalling.build.processes import Processes


@pytest.mark.parametrize(("size", "kills"), [(20, 6), pytest.param(49, 20, marks=pytest.mark.heavy)])
def test_builds_killed_at_random_leave_the_last_graph_and_are_resumed(size, kills, corpus, tmp_path):
    place, out = corpus(size), tmp_path / "out"
    build([place], tmp_path / "undisturbed", engine="shifty", everything=False, processes=2)
    expected = lines(tmp_path / "undisturbed")
    began = time.monotonic()
    build(sorted(place.rglob("*.md"))[:12], out, engine="shifty", everything=False, processes=1)
    last, whole = lines(out), time.monotonic() - began
    chance = random.Random(7)
    for _ in range(kills):
        process = start(place, out, "--workers", "2")
        time.sleep(chance.uniform(0.2, 1.2) * whole)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        now = lines(out)
        assert now == last or not differences(now, expected)
    done = start(place, out, "--workers", "2")
    done.communicate()
    assert done.returncode in (0, 1)
    assert differences(lines(out), expected) == []
    for name in ("documents.csv", "report.txt", "report.ttl", "manifest.json"):
        assert (out / name).read_bytes() == (tmp_path / "undisturbed" / name).read_bytes()
    assert not [p for p in out.iterdir() if p.name.startswith(".")]
    assert len([*(out / "store").glob("*/")]) == 1


def test_a_killed_parent_leaves_no_workers(corpus, tmp_path):
    process = start(corpus(20), tmp_path / "out", "--workers", "2")
    children = f"/proc/{process.pid}/task/{process.pid}/children"
    if not os.path.exists(children):
        process.kill()
        pytest.skip("the system does not list the children of a process")
    pids: list[str] = []
    while process.poll() is None and len(pids) < 3:  # the tracker of resources is one
        with open(children) as file:
            pids = file.read().split()
        time.sleep(0.05)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    deadline = time.monotonic() + 30
    while any(os.path.exists(f"/proc/{pid}") for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert pids
    assert not [pid for pid in pids if os.path.exists(f"/proc/{pid}")]


def test_the_second_of_two_builds_says_that_another_is_at_work(corpus, tmp_path):
    place, out = corpus(20), tmp_path / "out"
    first = start(place, out, "--workers", "1")
    while first.poll() is None and not (out / "cache" / "documents").is_dir():
        time.sleep(0.02)
    second = start(place, out)
    _, told = second.communicate()
    first.communicate()
    assert second.returncode == 2
    assert f"recalling: {out}: another build is at work here (process {first.pid})" in told
    assert first.returncode in (0, 1)


def test_a_worker_that_dies_or_hangs_costs_its_task_only():
    with Processes(2) as workers:
        done = dict(each(work, range(10), workers, limit=5.0))
    lost = {task: result.why for task, result in done.items() if isinstance(result, Lost)}
    assert {task: r for task, r in done.items() if task not in lost} == {n: n * n for n in (0, 1, 2, 4, 7, 8, 9)}
    assert lost[3] == "the process that worked on it ended (status 9)"
    assert lost[5] == "not done after 5 seconds"
    assert lost[6].startswith("ValueError: six (build_helpers.py, line ")


def test_a_disk_that_is_full_stops_the_work():
    with Processes(2) as workers, pytest.raises(OSError, match="No space left"):
        list(each(partial(full, "cache"), range(10), workers))
