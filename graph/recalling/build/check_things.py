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
from .pool import Lost, Workers, each
from .progress import Meter
from .stored import CHECKED, finding_as_json, finding_from_json, quads_of, term_of, triples_of
from .versions import check_version

_NEAR = 20  # documents in which the places are looked for that speak of a thing
_ONLY_IN_DOCUMENTS = frozenset(str(expand(p)) for p in ("cito:cites", "eli:cites", "unc:requestedIn"))


@dataclass(frozen=True)
class Task:
    """What a worker needs in order to check a batch of things."""

    checked: str
    batch: Batch


@dataclass(frozen=True)
class Look:
    """What a worker needs in order to look in a document for the lines that speak of some things."""

    checked: str
    document: str
    things: tuple[str, ...]


Near = tuple[int, list[Place]]
"""How many steps away from a thing its evidence is, and where that stands."""


def results_of_things(
    joined: Joined, engine: str, workers: Workers, meter: Meter, size: int = SIZE
) -> list[Result]:
    """What is wrong with the things, whoever speaks of them. ``size`` is that of a batch and decides nothing else."""
    found = [*_findings(joined, engine, workers, meter, size)]
    near = _places(found, joined, workers, meter)
    return [result(f, _nearest(near[str(at_fault(f))]), joined.iris) for f in found]


# ------------------------------------------------------------------------------- each batch


def _findings(joined: Joined, engine: str, workers: Workers, meter: Meter, size: int) -> Iterator[Finding]:
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
    for task, done in each(work, missing(), workers):
        if isinstance(done, Lost):
            first = min(task.batch.things)
            raise RecallingError(f"cannot be checked: {done.why}", where=first, do="try --engine pyshacl")
        heads[task.checked] = done
    found = {finding_from_json(value) for head in heads.values() for value in head["findings"]}
    yield from sorted(found, key=lambda f: (f.shape, f.component, str(f.focus), str(f.value)))


def _said(joined: Joined) -> Iterator[str]:
    """All that concerns the shapes of things, as N-Triples without the full stop."""
    for known in (joined.said, joined.stated, joined.known):
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


def _looks(findings: Iterable[Finding], joined: Joined) -> Iterator[Look]:
    """In which documents to look for which things: the first few that speak of each."""
    nodes = {str(at_fault(f)) for f in findings}
    mentioning: dict[str, int] = defaultdict(int)
    wanted: dict[str, list[str]] = defaultdict(list)
    for document in joined.documents.read:
        for thing in nodes.intersection(document.mentions):
            mentioning[thing] += 1
            if mentioning[thing] <= _NEAR:
                wanted[joined.documents.key(document)].append(thing)
    for key, things in wanted.items():
        yield Look(key_of(check_version(), key, *sorted(things)), key, tuple(sorted(things)))


def _places(findings: list[Finding], joined: Joined, workers: Workers, meter: Meter) -> dict[str, list[Near]]:
    """Where documents speak of the things that are at fault."""
    looks = [*_looks(findings, joined)]
    heads = {look.checked: joined.cache.head(CHECKED, look.checked) for look in looks}
    joined.used.update((CHECKED, key) for key in heads)
    missing = [look for look in looks if heads[look.checked] is None]
    work = partial(_look, joined.cache.folder)
    for look, done in meter.each("looking for the lines in", each(work, missing, workers), len(missing)):
        heads[look.checked] = None if isinstance(done, Lost) else done
    near: dict[str, list[Near]] = defaultdict(list)
    for head in heads.values():
        for node, steps, places in (head or {}).get("near", ()):
            near[node].append((steps, [Place(*place) for place in places]))
    return near


def _look(folder: Path, look: Look) -> dict[str, Any]:
    """Where a document speaks of some things. Runs in a worker."""
    cache = Cache(folder)
    facts = Facts(quads_of(cache, look.document))
    found = ((node, *places_near(term_of(node), facts)) for node in look.things)
    head = {"near": [(node, steps, [(p.file, p.line, p.quote) for p in places]) for node, steps, places in found if places]}
    cache.write(CHECKED, look.checked, head)
    return head


def _nearest(found: list[Near]) -> tuple[Place, ...]:
    least = min((steps for steps, _ in found), default=0)
    return tuple(sorted({place for steps, places in found if steps == least for place in places}))
