"""The work on documents given to Dask: the workers of a scheduler, on any number of machines, or a cluster started here.

What a worker makes goes into the cache of the build, so that folder must be one that all machines share under one path.
A worker that dies costs nothing: another does its work again.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from ..errors import RecallingError
from .pool import Lost, Workers, do
from .processes import Processes
from .versions import made_by

if TYPE_CHECKING:
    from distributed import Client, Future

T = TypeVar("T")
R = TypeVar("R")

LOCAL = "local"
"""The address of a scheduler that is started for one build."""

_WAIT = 30  # seconds for a scheduler to answer, and for its first worker
_AHEAD = 3  # tasks that a worker has before it: one at work, the others on their way


@contextmanager
def workers_of(scheduler: str | None, processes: int, cache: Path) -> Iterator[Workers]:
    """The workers of a scheduler, or so many processes of this machine where there is none.

    Raises ``RecallingError`` where Dask is not installed, nobody answers, there are no workers, or one of them does not
    share the cache or runs another version.
    """
    if scheduler is None:
        with Processes(processes) as started:
            yield started
        return
    with _client(scheduler, processes) as client:
        _check(client, scheduler, cache)
        yield Cluster(client, scheduler)


@contextmanager
def _client(scheduler: str, processes: int) -> Iterator[Client]:
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        raise RecallingError("a scheduler needs Dask", do="pip install 'recalling[dask]'") from None
    if scheduler == LOCAL:
        options = {"threads_per_worker": 1, "dashboard_address": None, "silence_logs": logging.ERROR}
        with LocalCluster(n_workers=processes, **options) as cluster, Client(cluster) as client:
            yield client
        return
    try:
        client = Client(scheduler, timeout=_WAIT)
    except (OSError, ValueError, TimeoutError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        what = f"no scheduler answers ({reason})"
        raise RecallingError(what, where=scheduler, do="start one with `dask scheduler`, or say local") from None
    with client:
        yield client


def _check(client: Client, scheduler: str, cache: Path) -> None:
    """Refuse workers that would do the work in vain."""
    try:
        client.wait_for_workers(1, timeout=_WAIT)
    except TimeoutError:
        do = f"start some with `dask worker {scheduler} --nthreads 1`"
        raise RecallingError("the scheduler has no workers", where=scheduler, do=do) from None
    mark = cache / f"shared-{uuid.uuid4().hex}"
    mark.touch()
    try:
        seen: dict[str, Any] = client.run(_look, str(mark), on_error="return")
    finally:
        mark.unlink()
    for worker, found in sorted(seen.items()):
        if isinstance(found, BaseException):
            raise RecallingError(f"recalling does not run there ({found})", where=worker, do="install it there")
        shares, versions = found
        if not shares:
            what, do = f"this worker has not the folder {cache}", "choose with --out a folder that all machines share"
            raise RecallingError(what, where=worker, do=do)
        if versions != made_by():
            others = ", ".join(sorted(name for name, value in made_by().items() if versions.get(name) != value))
            raise RecallingError(f"this worker has other versions ({others})", where=worker, do="install the same there")


def _look(mark: str) -> tuple[bool, dict[str, str]]:
    """What a worker sees of the cache, and what it would do the work with. Runs in a worker."""
    return Path(mark).exists(), made_by()


class Cluster:
    """The workers of a scheduler, as ``pool.each`` asks for them."""

    def __init__(self, client: Client, scheduler: str) -> None:
        self._client = client
        self._scheduler = scheduler

    def each(
        self, work: Callable[[T], R], tasks: Iterable[T], limit: float
    ) -> Iterator[tuple[T, R | Lost | OSError]]:
        """Each task with what came of it. Where nothing is done for ``limit`` seconds, what is at work is lost."""
        from distributed import wait

        waiting = iter(tasks)
        ahead = _AHEAD * max(1, sum(self._client.nthreads().values()))
        given: dict[Future, T] = {}
        try:
            while True:
                for task in islice(waiting, ahead - len(given)):
                    given[self._client.submit(do, work, task, pure=False)] = task
                if not given:
                    break
                for future in wait([*given], timeout=limit, return_when="FIRST_COMPLETED").done:
                    yield given.pop(future), self._outcome(future)
        except TimeoutError:
            yield from ((task, Lost(f"not done after {limit:.0f} seconds")) for task in given.values())
        finally:
            self._client.cancel([*given])

    def aside(self, work: Callable[[T], R], task: T) -> Callable[[], R | Lost | OSError]:
        """Work that is no document's, and a store least of all, is done here, when it is asked for."""
        return partial(do, work, task)

    def _outcome(self, future: Future) -> Any:
        error = future.exception() if future.status == "error" else None
        if error is not None:  # it took several workers with it
            return Lost(f"the workers that worked on it ended ({type(error).__name__})")
        if future.status != "finished":
            raise RecallingError("the scheduler has gone", where=self._scheduler, do="run the build again: it goes on")
        return future.result()
