"""Work on many things at once: what is asked of whoever does it, and what comes of it.

Who does it is a ``Workers``: ``processes`` of this machine, or those of a ``cluster``.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")

LIMIT = 120.0
"""Seconds that the work on one thing may take. The longest document of the corpus takes two."""

_FEW = 4  # things that are done at once and here: a process takes longer to start


@dataclass(frozen=True)
class Lost:
    """Work that came to nothing: why."""

    why: str


class Workers(Protocol):
    """Who does the work of a build. The work is a function of a module, or a partial of one; the tasks plain values."""

    def each(
        self, work: Callable[[T], R], tasks: Iterable[T], limit: float
    ) -> Iterator[tuple[T, R | Lost | OSError]]:
        """Each task with what came of it, in the order in which they are done."""

    def aside(self, work: Callable[[T], R], task: T) -> Callable[[], R | Lost | OSError]:
        """Begin with one task while others are asked for; what came of it is told, and waited for, when it is asked."""


def each(
    work: Callable[[T], R], tasks: Iterable[T], workers: Workers, limit: float = LIMIT
) -> Iterator[tuple[T, R | Lost]]:
    """Each task with what came of it, in the order in which they are done; a few are done here.

    Raises ``OSError`` where a process could not write what it made.
    """
    waiting = iter(tasks)
    first = [*islice(waiting, _FEW)]
    if len(first) < _FEW:
        yield from ((task, checked(do(work, task))) for task in first)
    else:
        yield from ((task, checked(done)) for task, done in workers.each(work, chain(first, waiting), limit))


def checked(done: R | Lost | OSError) -> R | Lost:
    """What came of some work. Raises the ``OSError`` of a process that could not write."""
    if isinstance(done, OSError):
        raise done
    return done


def do(work: Callable[[T], R], task: T) -> R | Lost | OSError:
    """The work; an error that nobody foresaw is told with its place, and does not stop the others."""
    try:
        return work(task)
    except OSError as error:
        return error
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        return Lost(f"{type(error).__name__}: {error} ({Path(last.filename).name}, line {last.lineno})")
