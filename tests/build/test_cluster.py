"""The work on documents given to Dask: the same graph, whoever does it and whoever dies meanwhile."""

from __future__ import annotations

import os
import signal
import sys
import time
from functools import partial
from threading import Thread

import pytest
from build_helpers import differences, lines, looks_elsewhere, slow, work

from recalling.build import build as build_anything
from recalling.build import cluster as module
from recalling.build.cluster import Cluster, workers_of
from recalling.build.pool import Lost
from recalling.build.versions import made_by
from recalling.errors import RecallingError

distributed = pytest.importorskip("distributed", reason="Dask is not installed (pip install 'recalling[dask]')")

build = partial(build_anything, engine="shifty", everything=False, processes=2)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """Two workers in processes of their own."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50,
        local_directory=tmp_path_factory.mktemp("dask"),
    ) as started:  # fmt: skip
        yield started


def test_a_worker_that_is_killed_costs_nothing(corpus, cluster, tmp_path):
    place = corpus(8)
    build([place], tmp_path / "pool")
    documents = tmp_path / "out" / "cache" / "documents"
    killed: list[int] = []

    def kill() -> None:
        while len([*documents.glob("*/*")]) < 4:
            time.sleep(0.01)
        killed.append(cluster.workers[0].pid)
        os.kill(killed[0], signal.SIGKILL)

    killer = Thread(target=kill, daemon=True)
    killer.start()
    built = build([place], tmp_path / "out", scheduler=cluster.scheduler_address)
    killer.join(timeout=1)
    assert killed
    assert not built.failures
    assert differences(lines(tmp_path / "out"), lines(tmp_path / "pool")) == []
    for name in ("documents.csv", "report.txt", "report.ttl", "manifest.json"):
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "pool" / name).read_bytes()


def test_work_that_fails_or_hangs_costs_that_one_thing(cluster):
    with distributed.Client(cluster) as client:
        client.wait_for_workers(2)
        done = dict(Cluster(client, "tcp://here").each(slow, [0, 1, 2, 5, 6], limit=3))
    assert [done[n] for n in (0, 1, 2)] == [0, 1, 4]
    assert done[5] == Lost("not done after 3 seconds")
    assert isinstance(done[6], Lost)
    assert "ValueError: six" in done[6].why


def test_work_that_ends_its_worker_again_and_again_is_lost(cluster):
    cluster.scheduler.allowed_failures = 0
    with distributed.Client(cluster) as client:
        client.wait_for_workers(2)
        done = dict(Cluster(client, "tcp://here").each(work, [3], limit=60))
    assert done == {3: Lost("the workers that worked on it ended (KilledWorker)")}


def test_workers_that_do_not_share_the_cache_are_refused(cluster, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_look", looks_elsewhere)
    (tmp_path / "cache").mkdir()
    said = r"tcp://.*: this worker has not the folder .*/cache; choose with --out a folder that all machines share"
    with pytest.raises(RecallingError, match=said), workers_of(cluster.scheduler_address, 2, tmp_path / "cache"):
        pass
    assert [*(tmp_path / "cache").iterdir()] == []


def test_workers_with_another_version_are_refused(cluster, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "made_by", lambda: {**made_by(), "authority": "another"})
    said = r"this worker has other versions \(authority\); install the same there"
    with pytest.raises(RecallingError, match=said), workers_of(cluster.scheduler_address, 2, tmp_path):
        pass


def test_no_scheduler_and_no_workers(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_WAIT", 1)
    with pytest.raises(RecallingError, match=r"tcp://127.0.0.1:1: no scheduler answers .*start one with `dask scheduler`"):
        build(out=tmp_path / "out", scheduler="tcp://127.0.0.1:1")
    with (
        distributed.LocalCluster(n_workers=0, dashboard_address=None, silence_logs=50) as empty,
        pytest.raises(RecallingError, match=r"the scheduler has no workers; start some with `dask worker"),
        workers_of(empty.scheduler_address, 2, tmp_path),
    ):
        pass


def test_dask_is_not_installed(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(RecallingError, match=r"a scheduler needs Dask; pip install 'recalling\[dask\]'"):
        build(out=tmp_path / "out", scheduler="local")
