"""What is wrong with the things that documents share: acts, papers, instruments, bodies. In batches, in parallel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from ..errors import RecallingError
from ..rdf.derive import FULL
from ..rdf.namespaces import Iris, expand
from ..validate.each import check_things
from ..validate.engines import Finding
from ..validate.facts import Facts
from ..validate.places import Place, places_near
from ..validate.results import Result, at_fault, result
from .batches import SIZE, Batch, batches
from .cache import Cache, key_of
from .join import Joined
from .pool import Lost, each
from .progress import Meter
from .stored import CHECKED, as_json, finding_as_json, finding_from_json, from_json, quads_of, term_of, triples_of
from .versions import check_version

_NEAR = 20  # documents in which the places are looked for that speak of a thing
_ONLY_IN_DOCUMENTS = frozenset(str(expand(p)) for p in ("cito:cites", "eli:cites", "unc:requestedIn"))


@dataclass(frozen=True)
class Task:
    """What a worker needs in order to check a batch of things."""

    checked: str
    batch: Batch


def results_of_things(
    joined: Joined, engine: str, processes: int, meter: Meter, size: int = SIZE
) -> list[Result]:
    """What is wrong with the things, whoever speaks of them. ``size`` is that of a batch and decides nothing else."""
    found = [*_findings(joined, engine, processes, meter, size)]
    tasks = _tasks(found, joined)
    key = key_of(check_version(), repr(found), repr(tasks))
    head = joined.cache.head(CHECKED, key)
    joined.used.add((CHECKED, key))
    if head is None:
        head = {"results": [as_json(r) for r in _placed(found, tasks, joined, processes, meter)]}
        joined.cache.write(CHECKED, key, head)
    return [from_json(value) for value in head["results"]]


# ------------------------------------------------------------------------------- each batch


def _findings(joined: Joined, engine: str, processes: int, meter: Meter, size: int) -> Iterator[Finding]:
    heads: dict[str, dict[str, Any]] = {}

    def missing() -> Iterator[Task]:
        for batch in batches(_said(joined), size):
            key = key_of(check_version(), engine, batch.text, *sorted(batch.things))
            joined.used.add((CHECKED, key))
            head = joined.cache.head(CHECKED, key)
            if head is None:
                yield Task(key, batch)
            else:
                heads[key] = head

    meter.say("checking what many documents speak of")
    work = partial(_check, joined.cache.folder, joined.iris.base, engine)
    for task, done in each(work, missing(), processes):
        if isinstance(done, Lost):
            first = min(task.batch.things)
            raise RecallingError(f"cannot be checked: {done.why}", where=first, do="try --engine pyshacl")
        heads[task.checked] = done
    found = {finding_from_json(value) for head in heads.values() for value in head["findings"]}
    yield from sorted(found, key=lambda f: (f.shape, f.component, str(f.focus), str(f.value)))


def _said(joined: Joined) -> Iterator[str]:
    """All that concerns the shapes of things, as N-Triples without the full stop."""
    for known in (joined.said, joined.known):
        yield from known.of(known.all)
    yield from (t for t in sorted(joined.derived[FULL]) if t.split(" ", 2)[1] not in _ONLY_IN_DOCUMENTS)
    yield from (f"{q.subject} {q.predicate} {q.object}" for q in joined.common)


def _check(folder: Path, base: str, engine: str, task: Task) -> dict[str, Any]:
    """Check one batch and keep what was found. Runs in a worker."""
    found = check_things(triples_of(task.batch.text), engine, Iris(base))
    head = {"findings": [finding_as_json(f) for f in found if str(at_fault(f)) in task.batch.things]}
    Cache(folder).write(CHECKED, task.checked, head)
    return head


# -------------------------------------------------------------------------------- the lines


def _tasks(findings: Iterable[Finding], joined: Joined) -> list[tuple[str, list[str]]]:
    """In which documents to look for which things: the first few that speak of each."""
    nodes = {str(at_fault(f)) for f in findings}
    mentioning: dict[str, int] = defaultdict(int)
    wanted: dict[str, list[str]] = defaultdict(list)
    for document in joined.documents.read:
        for thing in nodes.intersection(document.mentions):
            mentioning[thing] += 1
            if mentioning[thing] <= _NEAR:
                wanted[joined.documents.key(document)].append(thing)
    return [(key, sorted(things)) for key, things in sorted(wanted.items())]


def _placed(
    findings: list[Finding], tasks: list[tuple[str, list[str]]], joined: Joined, processes: int, meter: Meter
) -> Iterator[Result]:
    """The findings with the lines to look at."""
    near: dict[str, list[tuple[int, list[Place]]]] = defaultdict(list)
    work = partial(_look, joined.cache.folder)
    for _, done in meter.each("looking for the lines in", each(work, tasks, processes), len(tasks)):
        for node, steps, places in () if isinstance(done, Lost) else done:
            near[node].append((steps, places))
    return (result(f, _nearest(near[str(at_fault(f))]), joined.iris) for f in findings)


def _look(folder: Path, task: tuple[str, list[str]]) -> list[tuple[str, int, list[Place]]]:
    """Where a document speaks of some things. Runs in a worker."""
    key, nodes = task
    facts = Facts(quads_of(Cache(folder), key))
    found = ((node, places_near(term_of(node), facts)) for node in nodes)
    return [(node, steps, [*places]) for node, (steps, places) in found if places]


def _nearest(found: list[tuple[int, list[Place]]]) -> tuple[Place, ...]:
    least = min((steps for steps, _ in found), default=0)
    return tuple(sorted({place for steps, places in found if steps == least for place in places}))
