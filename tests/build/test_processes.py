"""The processes of a build: one pool of them for every stage, and what happens to those that go wrong."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from build_helpers import pid, pid_after, work

from recalling.build.pool import Lost, each
from recalling.build.processes import Processes


def test_every_stage_is_served_by_the_same_processes():
    with Processes(2) as workers:
        first, second = ({p for _, p in each(pid, range(20), workers)} for _ in range(2))
    assert os.getpid() not in first
    assert len(first | second) == 2


def test_a_few_things_are_done_here():
    with Processes(2) as workers:
        assert {p for _, p in each(pid, range(3), workers)} == {os.getpid()}


def test_work_aside_goes_on_while_other_work_is_done():
    with Processes(2) as workers:
        list(each(pid, range(10), workers))
        aside = workers.aside(pid_after, 1.0)
        began = time.monotonic()
        others = {p for _, p in each(pid, range(10), workers)}
        assert time.monotonic() - began < 1.0
        assert aside() not in others


def test_one_process_does_work_aside_before_what_comes_after_it():
    with Processes(1) as workers:
        list(each(pid, range(10), workers))
        aside = workers.aside(pid_after, 0.5)
        began = time.monotonic()
        others = {p for _, p in each(pid, range(10), workers)}
        assert time.monotonic() - began > 0.4
        assert {aside()} == others


def test_work_aside_is_done_here_where_no_process_has_started():
    with Processes(2) as workers:
        assert workers.aside(pid, 0)() == os.getpid()


def test_a_process_that_dies_of_work_aside_is_told_and_replaced():
    with Processes(1) as workers:
        list(each(pid, range(10), workers))
        aside = workers.aside(work, 3)
        assert all(isinstance(p, int) for _, p in each(pid, range(10), workers))
        assert aside() == Lost("the process that worked on it ended (status 9)")


def test_the_processes_end_with_the_pool():
    with Processes(2) as workers:
        pids = {p for _, p in each(pid, range(20), workers)}
    assert not [p for p in pids if _lives(p)]


def test_a_consumer_that_stops_early_leaves_no_task_behind():
    with Processes(2) as workers:
        for _ in each(pid_after, [0.0, 60.0, 60.0, 60.0], workers):
            break
        assert {task for task, _ in each(pid, range(10), workers)} == {*range(10)}


SCRIPT = """
from recalling.build import build
build([{place!r}], {out!r}, engine="shifty", everything=False, processes=2)
"""


def test_a_script_without_a_guard_is_told_so_once(corpus, tmp_path):
    script = tmp_path / "script.py"
    script.write_text(SCRIPT.format(place=str(corpus(6)), out=str(tmp_path / "out")), "utf-8")
    done = _run(script)
    assert done.returncode == 1
    assert done.stderr.count("Traceback") == 1  # of the script itself, which does not catch the error
    assert done.stderr.splitlines()[-1] == (
        f"recalling.errors.RecallingError: {script}: each worker of the build runs this script anew, and would start "
        'another build; put what the script does under `if __name__ == "__main__":`'
    )


def test_a_script_with_a_guard_builds(corpus, tmp_path):
    script = tmp_path / "script.py"
    text = (
        SCRIPT.format(place=str(corpus(6)), out=str(tmp_path / "out"))
        .strip()
        .replace("\nbuild(", "\nif __name__ == '__main__':\n    build(")
    )
    script.write_text(text, "utf-8")
    done = _run(script)
    assert (done.returncode, done.stderr) == (0, "")


def _run(script: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False, timeout=100)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
