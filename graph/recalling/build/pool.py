"""Work on many things at once, in processes that are allowed to die.

The processes are spawned, not forked: libraries with threads of their own hang in a fork. A process that dies, or works
on one thing for too long, costs that one thing; another takes its place.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")

LIMIT = 120.0
"""Seconds that the work on one thing may take. The longest document of the corpus takes two."""

_FEW = 4  # things that are done at once and here: a process takes longer to start


@dataclass(frozen=True)
class Lost:
    """Work that came to nothing: why."""

    why: str


class _Worker(Generic[T, R]):
    """A process and the pipe to it."""

    def __init__(self, work: Callable[[T], R]) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, there = context.Pipe()
        self.process = context.Process(target=_serve, args=(there, work), daemon=True)
        self.process.start()
        there.close()
        self.tasks: list[T] = []  # one at most
        self.began = 0.0

    def give(self, task: T) -> None:
        self.tasks.append(task)
        self.began = time.monotonic()
        with suppress(OSError):  # it has died meanwhile: the answer will say so
            self.pipe.send(task)

    def answer(self) -> R | Lost:
        try:
            done: R | Lost | OSError = self.pipe.recv()
        except (EOFError, OSError):
            self.process.join()
            return Lost(f"the process that worked on it ended (status {self.process.exitcode})")
        return _checked(done)

    def stop(self) -> None:
        self.pipe.close()
        self.process.kill()
        self.process.join()


class Elsewhere(Protocol):
    """Workers that are no processes of this one (``cluster``)."""

    def each(
        self, work: Callable[[T], R], tasks: Iterable[T], limit: float
    ) -> Iterator[tuple[T, R | Lost | OSError]]: ...


Workers = int | Elsewhere
"""How many processes, or who else."""


def each(
    work: Callable[[T], R], tasks: Iterable[T], workers: Workers, limit: float = LIMIT
) -> Iterator[tuple[T, R | Lost]]:
    """Each task with what came of it, in the order in which they are done.

    ``work`` and the tasks are sent to other processes: a function of a module, and plain values. Raises ``OSError``
    where a process could not write what it made.
    """
    waiting = iter(tasks)
    first = [*islice(waiting, _FEW)]
    if len(first) < _FEW:
        yield from ((task, _checked(do(work, task))) for task in first)
    elif isinstance(workers, int):
        yield from _at_once(work, chain(first, waiting), workers, limit)
    else:
        yield from ((task, _checked(done)) for task, done in workers.each(work, chain(first, waiting), limit))


def _at_once(
    work: Callable[[T], R], tasks: Iterator[T], processes: int, limit: float
) -> Iterator[tuple[T, R | Lost]]:
    workers: list[_Worker[T, R]] = []
    try:
        for task in tasks:
            if len(workers) < processes:
                workers.append(_Worker(work))
                workers[-1].give(task)
                continue
            worker, done = _next(workers, limit)
            yield done
            if isinstance(done[1], Lost) and not worker.process.is_alive():
                workers.remove(worker)
                workers.append(worker := _Worker(work))
            worker.give(task)
        while any(w.tasks for w in workers):
            yield _next(workers, limit)[1]
    finally:
        for worker in workers:
            worker.stop()


def _next(workers: list[_Worker[T, R]], limit: float) -> tuple[_Worker[T, R], tuple[T, R | Lost]]:
    """The next worker that is done or lost, and what came of its task."""
    busy = [w for w in workers if w.tasks]
    while True:
        left = min(w.began for w in busy) + limit - time.monotonic()
        ready = wait([w.pipe for w in busy], timeout=max(left, 0))
        for worker in busy:
            if worker.pipe in ready:
                return worker, (worker.tasks.pop(), worker.answer())
            if time.monotonic() - worker.began > limit:
                worker.stop()
                return worker, (worker.tasks.pop(), Lost(f"not done after {limit:.0f} seconds"))


def _checked(done: R | Lost | OSError) -> R | Lost:
    if isinstance(done, OSError):
        raise done
    return done


def _serve(pipe: Connection[Any, Any], work: Callable[[Any], Any]) -> None:
    """What a worker does: a task, an answer, until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is asked to stop, and stops its workers
    with suppress(EOFError, OSError):
        while True:
            pipe.send(do(work, pipe.recv()))


def do(work: Callable[[T], R], task: T) -> R | Lost | OSError:
    """The work; an error that nobody foresaw is told with its place, and does not stop the others."""
    try:
        return work(task)
    except OSError as error:
        return error
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        return Lost(f"{type(error).__name__}: {error} ({Path(last.filename).name}, line {last.lineno})")
