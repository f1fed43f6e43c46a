"""What is done in processes beside the one that finds what the graph describes: reading, counting, answering."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from multiprocessing import get_context
from pathlib import Path

from ..store import GraphStore
from .dataset import Statistics, statistics
from .dumps import GRAPH, out_of_store
from .graphs import Kept, Numbers, Packed, Reading, opened, together
from .made import Counted, Made
from .own import Answered, answers
from .site import Site
from .things import Setting

_FEW = 300  # named graphs, for which no other process is started


def beside(store: GraphStore, processes: int) -> AbstractContextManager[Executor | None]:
    """Other processes, where there are to be any and enough is to be done."""
    if processes == 1 or len(store.named_data()) <= _FEW:
        return nullcontext()
    return ProcessPoolExecutor(processes, get_context("spawn"))


class Graphs:
    """The named graphs: packed for the dump, and counted. What an earlier run found of the same is used again."""

    def __init__(self, store: GraphStore, setting: Setting, before: Made, made: Made, pool: Executor | None) -> None:
        file = Path(setting.out) / GRAPH
        known = next((d.sha256 for d in before.dumps if d.file == GRAPH and before.base == made.base), "")
        packs = out_of_store(store, setting.base, Path(setting.built))
        self._kept = Kept(store)
        packed = Packed(file, known, before.members) if packs else None
        self._reading = Reading(store, setting.built, setting.base, self._kept, packed, pool)
        self._made = made
        self._numbers: dict[str, tuple[str, Numbers]] = {}
        self._packed = self._read()

    def _read(self) -> Iterator[bytes]:
        for name, sha256, found in self._reading:
            self._numbers[name] = sha256, found.numbers
            self._made.members[name] = sha256, len(found.packed)
            yield found.packed

    def packed(self) -> Iterator[bytes]:
        """The packed text of each graph, in the order of the dump. It can be gone through once."""
        return self._packed

    def counted(self) -> Counted:
        """What is said of each thing, counted; what the packing has not asked for is read for it."""
        for _ in self._packed:
            pass
        self._kept.save(self._numbers)
        return Counted(together(numbers for _, numbers in self._numbers.values()))


class Aside:
    """The statistics and the answers to the named queries: of the whole graph, and of no use before the end."""

    def __init__(self, built: str, pool: Executor) -> None:
        self._statistics: Future[Statistics] = pool.submit(_statistics, built)
        self._answers: Future[dict[str, Answered | None]] = pool.submit(_answers, built)

    def give(self, site: Site) -> None:
        """Give a site what was found for it."""
        site.statistics = self._statistics.result()
        site.answers |= self._answers.result()


def _statistics(built: str) -> Statistics:
    return statistics(opened(built))


def _answers(built: str) -> dict[str, Answered | None]:
    return answers(opened(built))
