"""Processes of this machine that do the work of a build, and that are allowed to die.

They start when there is work, live as long as the build and serve every stage of it: each reads the authority, the
vocabulary and the shapes once. They are spawned, not forked: libraries with threads of their own hang in a fork. A
process that dies, or works on one thing for too long, costs that one thing; another takes its place.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection, wait
from threading import Thread
from typing import Any, Generic, TypeVar

from ..errors import RecallingError
from .pool import Lost, do

T = TypeVar("T")
R = TypeVar("R")

_ASIDE = 24 * 3600.0  # seconds that work aside may take: as long as the whole graph takes
_STARTED_AGAIN = 79  # the status of a process that found itself running the script that started it


def leave_a_second_start() -> None:
    """End this process if it is a worker that, on its way to its first task, runs the script of the build anew.

    It does where the script has no ``if __name__ == "__main__"``. The process that waits for the worker says so.
    """
    if getattr(multiprocessing.current_process(), "_inheriting", False):  # by this, Python tells it itself
        sys.exit(_STARTED_AGAIN)


@dataclass(eq=False)
class _Job(Generic[T, R]):
    """A task, and what came of it: nothing as long as it is at work."""

    work: Callable[[T], R]
    task: T
    limit: float
    began: float = field(default_factory=time.monotonic)
    done: list[R | Lost | OSError] = field(default_factory=list)  # one at most


class Processes:
    """So many processes at most, as ``pool.each`` asks for them. They end with the ``with`` statement."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._workers: list[_Worker] = []

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop(self._workers)

    def each(
        self, work: Callable[[T], R], tasks: Iterable[T], limit: float
    ) -> Iterator[tuple[T, R | Lost | OSError]]:
        """Each task with what came of it, in the order in which they are done."""
        given: list[_Job[T, R]] = []
        try:
            for task in tasks:  # one is made ready while the processes are at work
                given.append(self._give(work, task, limit))
                yield from _taken(given)
            while given:
                self._wait()
                yield from _taken(given)
        finally:  # nobody asks for what is left
            self._stop([w for w in self._workers if w.job in given])

    def aside(self, work: Callable[[T], R], task: T) -> Callable[[], R | Lost | OSError]:
        """Begin with one task while others are asked for. Where no process was needed so far, it is done when asked."""
        if not self._workers:
            return partial(do, work, task)
        job = self._give(work, task, _ASIDE)

        def outcome() -> R | Lost | OSError:
            while not job.done:
                self._wait()
            return job.done[0]

        return outcome

    def _give(self, work: Callable[[T], R], task: T, limit: float) -> _Job[T, R]:
        """Give a task to a process, which may have to become free first."""
        while True:
            free = next((w for w in self._workers if w.job is None), None)
            if free is None and len(self._workers) < self._number:
                self._workers.append(free := _Worker())
            if free is not None:
                return free.give(_Job(work, task, limit))
            self._wait()

    def _wait(self) -> None:
        """Wait until something is done, or lost."""
        busy = {w.pipe: w.job for w in self._workers if w.job is not None}
        left = min(job.began + job.limit for job in busy.values()) - time.monotonic()
        ready = wait([*busy], timeout=max(left, 0))
        for worker in [w for w in self._workers if w.pipe in busy]:
            if worker.pipe in ready:
                worker.take()
            elif worker.is_late():
                worker.lose()
            if not worker.lives:
                self._stop([worker])

    def _stop(self, workers: list[_Worker]) -> None:
        for worker in workers:
            worker.stop()
        self._workers = [w for w in self._workers if w not in workers]


def _taken(given: list[_Job[T, R]]) -> Iterator[tuple[T, R | Lost | OSError]]:
    """What is done, taken off the list of what was given."""
    for job in [job for job in given if job.done]:
        given.remove(job)
        yield job.task, job.done[0]


class _Worker:
    """A process and the pipe to it."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, there = context.Pipe()
        self.process = context.Process(target=_serve, args=(there,), daemon=True)
        self.process.start()
        there.close()
        self.job: _Job[Any, Any] | None = None
        self.lives = True

    def give(self, job: _Job[T, R]) -> _Job[T, R]:
        self.job = job
        with suppress(OSError):  # it has died meanwhile: the answer will say so
            self.pipe.send((job.work, job.task))
        return job

    def take(self) -> None:
        """Take the answer. Raises ``RecallingError`` where the process runs the script of the build anew."""
        try:
            self._end(self.pipe.recv())
        except (EOFError, OSError):
            self.process.join()
            self.lives = False
            if self.process.exitcode == _STARTED_AGAIN:
                raise RecallingError(
                    "each worker of the build runs this script anew, and would start another build",
                    where=getattr(sys.modules["__main__"], "__file__", None),
                    do='put what the script does under `if __name__ == "__main__":`',
                ) from None
            self._end(Lost(f"the process that worked on it ended (status {self.process.exitcode})"))

    def is_late(self) -> bool:
        return self.job is not None and time.monotonic() - self.job.began > self.job.limit

    def lose(self) -> None:
        """Give up what takes too long."""
        assert self.job is not None
        self.lives = False
        self._end(Lost(f"not done after {self.job.limit:.0f} seconds"))

    def _end(self, done: Any) -> None:
        assert self.job is not None
        self.job.done.append(done)
        self.job = None

    def stop(self) -> None:
        self.pipe.close()
        self.process.kill()
        self.process.join()


# ------------------------------------------------------------------------------- in the process


def _serve(pipe: Connection[Any, Any]) -> None:
    """What a worker does: a task, an answer, until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is asked to stop, and stops its workers
    Thread(target=_end_with_the_parent, daemon=True).start()
    with suppress(EOFError, OSError):
        while True:
            pipe.send(do(*pipe.recv()))


def _end_with_the_parent() -> None:
    """A parent that is killed cannot stop its workers, and one may be at something long."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)
