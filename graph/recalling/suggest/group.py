"""The names of many documents, brought together: one suggestion for each thing that goes by them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from .harvest import Found

_SMALL = frozenset(
    {"a", "an", "and", "at", "by", "for", "from", "in", "its", "of", "on", "or", "the", "to", "with", "all"}
)
_ENOUGH = 0.5  # of the words of the shorter of two names of one thing


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A thing that documents cite and the authority lacks.

    ``names`` are its names with the number of documents that use each, the most used first. ``places`` are the paths
    of what its footnotes name, in the same way, and ``evidence`` holds, for a name, a place or an acronym, one of the
    documents that give it.
    """

    kind: str
    names: tuple[tuple[str, int], ...]
    documents: int
    places: tuple[tuple[str, int], ...]
    evidence: dict[str, Found]
    acronyms: tuple[tuple[str, int], ...] = ()

    @property
    def name(self) -> str:
        return self.names[0][0]

    @property
    def example(self) -> Found:
        """One of the citations, with a place where one gives it."""
        return next((self.evidence[p] for p, _ in self.places), self.evidence[self.name])


@dataclass
class _Group:
    """What is counted for one name, or for the names of one thing."""

    names: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    acronyms: Counter[str] = field(default_factory=Counter)
    documents: set[str] = field(default_factory=set)
    evidence: dict[str, Found] = field(default_factory=dict)

    def add(self, found: Found) -> None:
        if found.document not in self.documents:
            self.names[found.name] += 1
            self.documents.add(found.document)
        for place in dict.fromkeys(found.places):
            # a place among several is evidence only where no footnote names the place alone
            self.places[place] += 1 if len(found.places) > 1 else 100
            if place not in self.evidence or len(found.places) < len(self.evidence[place].places):
                self.evidence[place] = found
        if found.acronym:
            self.acronyms[found.acronym] += 1
            self.evidence.setdefault(found.acronym, found)
        self.evidence.setdefault(found.name, found)

    def take(self, other: _Group) -> None:
        self.names += other.names
        self.places += other.places
        self.acronyms += other.acronyms
        self.documents |= other.documents
        for key, found in other.evidence.items():
            self.evidence.setdefault(key, found)


def group(found: Iterable[Found]) -> list[Suggestion]:
    """The suggestions, those of the most documents first.

    Two names are of one thing where their footnotes give the same place and they share half of their words.
    """
    by_name: dict[tuple[str, str], _Group] = {}
    for item in found:
        by_name.setdefault((item.kind, _key(item.name)), _Group()).add(item)
    merged: list[tuple[str, _Group]] = []
    at_place: dict[str, list[_Group]] = {}
    for (kind, _), names in sorted(by_name.items(), key=lambda e: (-len(e[1].documents), e[0])):
        place = names.places.most_common(1)[0][0] if names.places else None
        same = next((g for g in at_place.get(place or "", ()) if _alike(g, names)), None)
        if same:
            same.take(names)
            continue
        merged.append((kind, names))
        if place:
            at_place.setdefault(place, []).append(names)
    suggestions = [_suggestion(kind, names) for kind, names in merged]
    return sorted(suggestions, key=lambda s: (-s.documents, s.kind, s.name))


def _suggestion(kind: str, names: _Group) -> Suggestion:
    places = tuple((p, max(n // 100, 1)) for p, n in _ranked(names.places))
    return Suggestion(
        kind, tuple(_ranked(names.names)), len(names.documents), places, names.evidence, tuple(_ranked(names.acronyms))
    )


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _key(name: str) -> str:
    return re.sub(r"\W+", " ", name).strip().lower()


def _words(name: str) -> set[str]:
    return set(_key(name).split()) - _SMALL


def _alike(one: _Group, other: _Group) -> bool:
    a, b = (_words(_ranked(g.names)[0][0]) for g in (one, other))
    return len(a & b) >= _ENOUGH * max(1, min(len(a), len(b)))
