"""Things that several documents may speak of: acts, papers, instruments, bodies, meetings. One node each.

Whatever a document says of a thing stands in its own graph. For what follows from it, and for what may be wrong with
it, a document is looked at in its *context*: what all documents, and the curated files, say of the things that it
mentions, and of those to which these lead.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import blake2b

import pyoxigraph as ox

from ..rdf.namespaces import Iris, expand
from ..vocabulary import FIXED_NAMESPACES, VOCAB

# what an act says of its own text: nobody else's concern
_OF_ITS_OWN_TEXT = frozenset(
    expand(p)
    for p in ("eli:has_part", "unc:mentions", "unc:hasEvidence", "unc:requestedIn", "prov:wasGeneratedBy")
)
_ACTORS = VOCAB + "actor/"
# properties by which a thing is looked up from the other end
_BACKWARDS = frozenset((str(expand("eli:corrects")),))


def said_of_things(quads: Iterable[ox.Quad], own: tuple[str, ...]) -> Iterator[str]:
    """The triples about things in the graph of a document, as N-Triples; ``own`` are the beginnings of its own parts."""
    for q in quads:
        if q.predicate not in _OF_ITS_OWN_TEXT and not str(q.subject).removeprefix("<").startswith(own):
            yield f"{q.subject} {q.predicate} {q.object}"


def mentioned(quads: Iterable[ox.Quad], own: tuple[str, ...], iris: Iris) -> list[str]:
    """The things, and generic actors, in the graph of a document, as terms of N-Triples, sorted."""
    terms = {t.value for q in quads for t in (q.subject, q.object) if isinstance(t, ox.NamedNode)}
    ours = (iri for iri in terms if iri.startswith(iris.base) and not iri.startswith((*own, *FIXED_NAMESPACES)))
    actors = (iri for iri in terms if iri.startswith(_ACTORS))
    return sorted({f"<{iri}>" for iri in (*ours, *actors)})


class Things:
    """What is said of each thing, by everyone together."""

    def __init__(self) -> None:
        self._said: dict[str, set[str]] = defaultdict(set)
        self._links: dict[str, set[str]] = defaultdict(set)
        self._prints: dict[str, bytes] = {}

    def add(self, triples: Iterable[str]) -> None:
        """Add triples, as N-Triples without the full stop."""
        for triple in triples:
            subject, predicate, value = triple.split(" ", 2)
            self._said[subject].add(triple)
            self._prints.pop(subject, None)
            if value.startswith("<"):
                self._links[subject].add(value)
                if predicate in _BACKWARDS:
                    self._links[value].add(subject)

    def of(self, things: Iterable[str]) -> list[str]:
        """What is said of some things, sorted."""
        return sorted(triple for thing in things for triple in self._said.get(thing, ()))

    def fingerprint(self, thing: str) -> bytes:
        """The hash of what is said of a thing: many documents mention it, and its triples are gone through once."""
        if thing not in self._prints:
            said = "\n".join(sorted(self._said.get(thing, ())))
            self._prints[thing] = blake2b(said.encode(), digest_size=16).digest() if said else b""
        return self._prints[thing]

    def links(self, thing: str) -> Iterable[str]:
        """The things and values to which a thing leads."""
        return self._links.get(thing, ())

    @property
    def all(self) -> Iterable[str]:
        return self._said


def reached(things: Iterable[str], *by: Things) -> set[str]:
    """Some things, and those to which they lead by what is said here or there."""
    seen: set[str] = set()
    waiting = [*things]
    while waiting:
        thing = waiting.pop()
        if thing not in seen:
            seen.add(thing)
            for said in by:
                waiting.extend(said.links(thing))
    return seen


def fingerprint(things: Iterable[str], *by: Things) -> bytes:
    """The hash of what is said of some things here or there."""
    whole = blake2b(digest_size=16)
    for thing in sorted(things):
        prints = [said.fingerprint(thing) for said in by]
        if any(prints):
            whole.update(thing.encode() + b"".join(b"\0" + one for one in prints))
    return whole.digest()
