"""The report on many documents: each checked in its context, the things that they share once, all in parallel.

A document is checked again when it has changed, or when what is said of the things that it mentions has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from ..errors import RecallingError
from ..rdf.derive import FULL
from ..rdf.graph import Term
from ..rdf.namespaces import Iris, expand
from ..validate import Report
from ..validate.checks import result_of
from ..validate.each import check_document, check_things
from ..validate.engines import Finding
from ..validate.facts import Facts
from ..validate.places import Place, places_near
from ..validate.results import Result, at_fault, result
from ..validate.shapes import checks
from .cache import Cache, key_of
from .documents import content
from .entry import Document
from .join import DERIVED, Joined
from .pool import Lost, each
from .progress import Meter
from .things import Things, reached
from .versions import check_version

CHECKED = "checked"
_NEAR = 20  # documents in which the places are looked for that speak of a thing

# what follows from a document and concerns nothing but its own citations
_OF_CITATIONS = frozenset(str(expand(p)) for p in ("eli:cites", "cito:cites", "unc:restsOn", "unc:requestedIn"))
_ONLY_IN_DOCUMENTS = frozenset(str(expand(p)) for p in ("cito:cites", "unc:requestedIn"))


@dataclass(frozen=True)
class Task:
    """What a worker needs in order to check a document."""

    name: str
    document: str
    derived: str
    checked: str
    context: str  # N-Triples


def check(joined: Joined, engine: str, processes: int, meter: Meter) -> Report:
    """What is wrong with the graph, by the shapes and by the texts."""
    found = {
        *_of_documents(joined, engine, processes, meter),
        *_of_things(joined, engine, processes, meter),
        *(
            result_of(check, focus, Place(file, line, quote))
            for document in joined.documents.read
            for check, focus, file, line, quote in document.faults
        ),
    }
    return Report(tuple(sorted(found)), checks(), len(joined.documents.read))


# ------------------------------------------------------------------------------ each document


def _of_documents(joined: Joined, engine: str, processes: int, meter: Meter) -> Iterator[Result]:
    follows = Things()
    follows.add(t for t in joined.derived[FULL] if t.split(" ", 2)[1] not in _OF_CITATIONS)
    tasks = [_task(joined, document, follows, engine) for document in joined.documents.read]
    heads = {task.checked: joined.cache.head(CHECKED, task.checked) for task in tasks}
    joined.used.update((CHECKED, key) for key in heads)
    missing = [task for task in tasks if heads[task.checked] is None]
    work = partial(_check, joined.cache.folder, joined.iris.base, engine)
    for task, done in meter.each("checking", each(work, missing, processes), len(missing)):
        if isinstance(done, Lost):
            raise RecallingError(f"cannot be checked: {done.why}", where=task.name, do="try --engine pyshacl")
        heads[task.checked] = done
    for head in heads.values():
        yield from (_from_json(value) for value in (head or {}).get("results", ()))


def _task(joined: Joined, document: Document, follows: Things, engine: str) -> Task:
    things = reached(document.mentions, joined.said, joined.known, follows)
    triples = sorted({t for said in (joined.said, joined.known, follows) for t in said.of(things)})
    context = "".join(f"{triple} .\n" for triple in triples)
    key, derived = joined.documents.key(document), joined.keys[document.sha256]
    return Task(document.name, key, derived, key_of(check_version(), engine, key, derived, context), context)


def _check(folder: Path, base: str, engine: str, task: Task) -> dict[str, Any]:
    """Check one document and keep what was found. Runs in a worker."""
    cache = Cache(folder)
    derived = cache.head(DERIVED, task.derived) or {}
    context = _triples("".join((task.context, *(f"{t} .\n" for t in derived[FULL]))))
    found = check_document(_quads(cache, task.document), context, engine, Iris(base))
    head = {"results": [_as_json(r) for r in found]}
    cache.write(CHECKED, task.checked, head)
    return head


def _quads(cache: Cache, key: str) -> list[ox.Quad]:
    return [*ox.parse(content(cache, key).text, format=ox.RdfFormat.N_QUADS)]


def _triples(text: str) -> Iterator[ox.Triple]:
    return (q.triple for q in ox.parse(text.encode(), format=ox.RdfFormat.N_TRIPLES))


# ---------------------------------------------------------------------------------- the things


def _of_things(joined: Joined, engine: str, processes: int, meter: Meter) -> list[Result]:
    """What is wrong with acts, papers, instruments and bodies, whoever speaks of them."""
    said = [t for known in (joined.said, joined.known) for t in known.of(known.all)]
    follows = [t for t in joined.derived[FULL] if t.split(" ", 2)[1] not in _ONLY_IN_DOCUMENTS]
    lines = sorted({*said, *follows, *(f"{q.subject} {q.predicate} {q.object}" for q in joined.common)})
    text = "".join(f"{line} .\n" for line in lines)
    key = key_of(check_version(), engine, text)
    head = joined.cache.head(CHECKED, key)
    joined.used.add((CHECKED, key))
    if head is None:
        meter.say("checking what many documents speak of")
        found = check_things(_triples(text), engine, joined.iris)
        head = {"results": [_as_json(r) for r in _placed(found, joined, processes, meter)]}
        joined.cache.write(CHECKED, key, head)
    return [_from_json(value) for value in head["results"]]


def _placed(findings: Iterable[Finding], joined: Joined, processes: int, meter: Meter) -> list[Result]:
    """The findings with the lines to look at, in the first documents that speak of the things."""
    known = [*findings]
    wanted: dict[str, list[str]] = defaultdict(list)
    mentioning: dict[str, list[str]] = defaultdict(list)
    for document in joined.documents.read:
        for thing in document.mentions:
            mentioning[thing].append(joined.documents.key(document))
    for node in {str(at_fault(f)) for f in known}:
        for key in mentioning.get(node, ())[:_NEAR]:
            wanted[key].append(node)
    near: dict[str, list[tuple[int, list[Place]]]] = defaultdict(list)
    tasks = [(key, sorted(nodes)) for key, nodes in sorted(wanted.items())]
    work = partial(_look, joined.cache.folder)
    for _, done in meter.each("looking for the lines in", each(work, tasks, processes), len(tasks)):
        for node, steps, places in () if isinstance(done, Lost) else done:
            near[node].append((steps, places))
    return [result(f, _nearest(near[str(at_fault(f))]), joined.iris) for f in known]


def _look(folder: Path, task: tuple[str, list[str]]) -> list[tuple[str, int, list[Place]]]:
    """Where a document speaks of some things. Runs in a worker."""
    key, nodes = task
    facts = Facts(_quads(Cache(folder), key))
    found = ((node, places_near(_term(node), facts)) for node in nodes)
    return [(node, steps, [*places]) for node, (steps, places) in found if places]


def _nearest(found: list[tuple[int, list[Place]]]) -> tuple[Place, ...]:
    least = min((steps for steps, _ in found), default=0)
    return tuple(sorted({place for steps, places in found if steps == least for place in places}))


# ------------------------------------------------------------------------------- in the cache


def _as_json(r: Result) -> dict[str, Any]:
    return {
        "shape": r.shape,
        "severity": r.severity,
        "message": r.message,
        "focus": r.focus,
        "value": r.value,
        "places": [[p.file, p.line, p.quote] for p in r.places],
        "term": None if r.term is None else str(r.term),
        "component": r.component,
    }


def _from_json(value: dict[str, Any]) -> Result:
    places = tuple(Place(*place) for place in value["places"])
    term = None if value["term"] is None else _term(value["term"])
    return Result(**{**value, "places": places, "term": term})


def _term(text: str) -> Term:
    """A term out of its N-Triples."""
    (quad,) = ox.parse(f"<a:a> <a:a> {text} .".encode(), format=ox.RdfFormat.N_TRIPLES)
    assert isinstance(quad.object, (ox.NamedNode, ox.Literal))
    return quad.object
