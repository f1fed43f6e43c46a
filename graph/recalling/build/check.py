"""The report on many documents: each checked in its context, the things that they share once, all in parallel.

A document is checked again when it has changed, or when what is said of the things that it mentions has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from ..errors import RecallingError
from ..rdf.derive import FULL
from ..rdf.namespaces import Iris, expand
from ..validate import Report
from ..validate.checks import result_of
from ..validate.each import check_document
from ..validate.places import Place
from ..validate.results import Result
from ..validate.several import several_texts
from ..validate.shapes import checks
from .cache import Cache, key_of
from .check_things import results_of_things
from .entry import Document
from .join import DERIVED, Joined
from .pool import Lost, Workers, each
from .progress import Meter
from .stored import CHECKED, as_json, from_json, metadata_of, quads_of, triples_of
from .things import Things, fingerprint, reached
from .versions import check_version

# what follows from a document and concerns nothing but its own citations
_OF_CITATIONS = frozenset(str(expand(p)) for p in ("eli:cites", "cito:cites", "unc:restsOn", "unc:requestedIn"))


@dataclass(frozen=True)
class Task:
    """What a worker needs in order to check a document."""

    name: str
    document: str
    derived: str
    checked: str
    context: str  # N-Triples


def check(joined: Joined, engine: str, workers: Workers, meter: Meter) -> Report:
    """What is wrong with the graph, by the shapes and by the texts."""
    found = {
        *_of_documents(joined, engine, workers, meter),
        *results_of_things(joined, engine, workers, meter),
        *(
            result_of(check, focus, Place(file, line, quote))
            for document in joined.documents.read
            for check, focus, file, line, quote in document.faults
        ),
        *several_texts(text for document in joined.documents.read for text in document.texts),
    }
    return Report(tuple(sorted(found)), checks(), len(joined.documents.read))


# ------------------------------------------------------------------------------ each document


def _of_documents(joined: Joined, engine: str, workers: Workers, meter: Meter) -> Iterator[Result]:
    follows = Things()
    follows.add(t for t in joined.derived[FULL] if t.split(" ", 2)[1] not in _OF_CITATIONS)
    said = (joined.said, joined.stated, joined.known, follows)
    keys = {d.sha256: _key(joined, d, said, engine) for d in joined.documents.read}
    heads = {key: joined.cache.head(CHECKED, key) for key in keys.values()}
    joined.used.update((CHECKED, key) for key in heads)
    missing = [d for d in joined.documents.read if heads[keys[d.sha256]] is None]
    tasks = (_task(joined, d, said, keys[d.sha256]) for d in missing)  # anew: all contexts would fill the memory
    work = partial(_check, joined.cache.folder, joined.iris.base, engine)
    for task, done in meter.each("checking", each(work, tasks, workers), len(missing)):
        if isinstance(done, Lost):
            raise RecallingError(f"cannot be checked: {done.why}", where=task.name, do="try --engine pyshacl")
        heads[task.checked] = done
    for head in heads.values():
        yield from (from_json(value) for value in (head or {}).get("results", ()))


def _key(joined: Joined, document: Document, said: Sequence[Things], engine: str) -> str:
    """The key of what is found in a document."""
    key, derived = joined.documents.key(document), joined.keys[document.sha256]
    context = fingerprint(reached(document.mentions, *said), *said)
    return key_of(check_version(), engine, key, derived, context)


def _task(joined: Joined, document: Document, said: Sequence[Things], checked: str) -> Task:
    things = reached(document.mentions, *said)
    context = "".join(f"{triple} .\n" for triple in sorted({t for some in said for t in some.of(things)}))
    return Task(document.name, joined.documents.key(document), joined.keys[document.sha256], checked, context)


def _check(folder: Path, base: str, engine: str, task: Task) -> dict[str, Any]:
    """Check one document and keep what was found. Runs in a worker."""
    cache = Cache(folder)
    derived = cache.head(DERIVED, task.derived) or {}
    context = triples_of("".join((task.context, *(f"{t} .\n" for t in derived[FULL]))))
    known = (*context, *metadata_of(cache, task.document))
    found = check_document(quads_of(cache, task.document), known, engine, Iris(base))
    head = {"results": [as_json(r) for r in found]}
    cache.write(CHECKED, task.checked, head)
    return head
