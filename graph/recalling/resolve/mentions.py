"""What a document has named so far, and what a short name ("the Convention") stands for at a place in it.

A short name stands for the instrument named before under a longer one. Where several have been named, the title, the
paragraph and the number of mentions decide if they leave no doubt; else all are candidates, the nearest first.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from ..cite.names import KnownNames, Name, NameIndex
from ..cite.short_names import has_noun, rows, short_names_of
from ..model import Entity
from .ledger import Ledger, class_of_name
from .targets import Target

_TITLE = -1  # the order of the title; paragraphs count from 0
_PLURAL = re.compile(r"(?P<singular>.*(?:Convention|Covenant|Protocol|Declaration))s")
_RULE = "short-name"
_MOST_CANDIDATES = 5
_UNPLACED = 0.6  # confidence of a name that neither the authority nor a footnote places


@dataclass
class _Mentioned:
    """What has been mentioned by one name, by path. Only the keys of the dictionaries count, and their order."""

    paths: dict[str, None] = field(default_factory=dict)  # the one mentioned last at the end
    in_title: dict[str, None] = field(default_factory=dict)
    in_paragraph: dict[str, None] = field(default_factory=dict)
    paragraph: int = _TITLE  # of ``in_paragraph``
    defined: str | None = None  # to which the text itself gave the name, last

    def enter(self, path: str, paragraph: int) -> None:
        self.paths.pop(path, None)
        self.paths[path] = None
        if paragraph == _TITLE:
            self.in_title.setdefault(path)
        if paragraph != self.paragraph:
            self.paragraph, self.in_paragraph = paragraph, {}
        self.in_paragraph.setdefault(path)

    def here(self, paragraph: int) -> list[str]:
        """The paths mentioned in a paragraph, which is the last one read."""
        return list(self.in_paragraph) if paragraph == self.paragraph else []


class Mentions:
    """The instruments that one document has named, in reading order, by every name that they may go by."""

    def __init__(self, ledger: Ledger, names: KnownNames, act: str) -> None:
        self.ledger = ledger
        self.act = act
        self.paragraph = _TITLE
        self._by_name: dict[str, _Mentioned] = {}
        self._index = NameIndex()
        self._without_noun: NameIndex | None = None  # names that the text defined, such as letters
        self._counts: Counter[str] = Counter()
        self._unplaced: dict[str, str] = {}  # path -> name of what nobody curated and no footnote placed
        self._placed: dict[str, str] = {}  # path before -> path since a footnote placed it
        self._before: dict[str, list[str]] = {}  # the same the other way round
        self._always = {
            noun: name.path for noun, full in rows()["always"].items() if (name := names.all.at(full, 0)) is not None
        }

    # --------------------------------------------------------------------------- learning

    def learn(self, name: str, path: str, *, is_placed: bool = True) -> None:
        """Take in that an instrument has been named. ``is_placed``: the authority or a footnote says which it is."""
        before = self.antecedents(name)
        if is_placed and len(before) == 1 and before[0] in self._unplaced and before[0] != path:
            self._placed[before[0]] = path
            self._before.setdefault(path, []).append(before[0])
        if not is_placed:
            self._unplaced[path] = name
        self._counts[path] += 1
        label = (self.ledger.label(path) if is_placed else None) or name
        for known in dict.fromkeys((name, *short_names_of(name), *short_names_of(label))):
            self._enter(known, path)

    def define(self, name: str, path: str) -> None:
        """Take in a name that the text gives to an instrument: "(the “Convention”)"."""
        self._enter(name, path).defined = path
        if not has_noun(name):
            self._without_noun = self._without_noun or NameIndex()
            self._without_noun.add(name, path)

    def again(self, name: str, path: str) -> None:
        """Take in that an instrument has been named by a short name."""
        self._counts[path] += 1
        self._enter(name, path)

    def _enter(self, name: str, path: str) -> _Mentioned:
        if name not in self._by_name:
            self._index.add(name, path)
            self._by_name[name] = _Mentioned()
        self._by_name[name].enter(path, self.paragraph)
        return self._by_name[name]

    def _of(self, name: str) -> _Mentioned:
        return self._by_name.get(name) or _Mentioned()

    # --------------------------------------------------------------------------- looking up

    def at(self, text: str, start: int) -> Name | None:
        """The longest name at an offset that something named before may go by."""
        return self._index.at(text, start)

    def without_noun(self, text: str) -> list[Name]:
        """The names in a text that it defined itself and that have no noun of an instrument: letters."""
        return list(self._without_noun.find(text)) if self._without_noun else []

    def is_full(self, name: str) -> bool:
        """Whether a name is all that was printed of an instrument, not a shorter form of it."""
        return any(name == (self._unplaced.get(path) or self.ledger.label(path)) for path in self._of(name).paths)

    def is_known(self, noun: str) -> bool:
        """Whether a noun can stand for something here."""
        return noun in self._by_name or noun in self._always

    def placed(self, name: str) -> str | None:
        """The path that a footnote or the authority gave to a name in this document before."""
        paths = self.antecedents(name)
        return paths[0] if len(paths) == 1 and paths[0] not in self._unplaced else None

    def antecedents(self, name: str) -> list[str]:
        """The paths of what may go by a name, the one mentioned last first."""
        return list(dict.fromkeys(map(self._now, reversed(self._of(name).paths))))

    def _now(self, path: str) -> str:
        return self._placed.get(path, path)

    @property
    def in_title(self) -> bool:
        """Whether it is the title that is being read."""
        return self.paragraph == _TITLE

    # --------------------------------------------------------------------------- deciding

    def first(self, path: str) -> Target:
        """The first mention of what nobody curated and no footnote places, or of what is known by a longer name."""
        if path in self._unplaced:
            return self._target(path, "unplaced", _UNPLACED)
        return self._target(path, "beginning", 0.9, "the beginning of one known name only")

    def resolve(self, name: str) -> tuple[Target, ...]:
        """What a short name stands for here: one thing, several candidates, or both of "the two Conventions"."""
        mentioned = self._of(name)
        paths = self.antecedents(name)
        if len(paths) == 1 and self.is_full(name):
            return (self._target(paths[0], "again", 0.97),)
        if mentioned.defined is not None:
            return (self._target(self._now(mentioned.defined), "defined", 0.97),)
        if name in self._always:
            return (self._always_named(name, paths),)
        if not paths:
            return self._plural(name)
        if len(paths) == 1:
            return (self._target(paths[0], "only", 0.95),)
        return (self._one_of(paths, mentioned),)

    def _one_of(self, paths: list[str], mentioned: _Mentioned) -> Target:
        here = set(map(self._now, mentioned.here(self.paragraph)))
        title = set(map(self._now, mentioned.in_title))
        if len(here) == 1:
            return self._target(here.pop(), "in-paragraph", 0.9)
        if not here and len(title) == 1:
            return self._target(title.pop(), "in-title", 0.9)
        ranked = sorted((p for p in paths if not here or p in here), key=lambda p: -self._count(p))
        first, second = ranked[:2]
        if not here and first == paths[0] and self._count(first) >= 2 * self._count(second):
            reason = f"of {len(paths)} that go by this name the one mentioned last, and most often"
            return self._target(first, "nearest", 0.75, reason)
        candidates = tuple(p for p in paths if not here or p in here)
        return self._tie(candidates, f"{len(candidates)} instruments named before go by this name")

    def _always_named(self, name: str, paths: list[str]) -> Target:
        usual = self._always[name]
        mentioned = self._of(name)
        here = dict.fromkeys((*mentioned.in_title, *mentioned.here(self.paragraph)))
        others = tuple(path for path in here if path != usual)
        if not others:
            return self._target(usual, "always", 0.95)
        return self._tie((*others, usual), "another that goes by this name stands in the title or the paragraph")

    def _plural(self, name: str) -> tuple[Target, ...]:
        """ "the Covenants": the collective of those named one by one, or each of them."""
        match = _PLURAL.fullmatch(name)
        paths = self.antecedents(match["singular"]) if match else []
        if len(paths) < 2:
            return ()
        collective = self.ledger.authority.collective(paths)
        if collective:
            return (self._target(collective, "plural", 0.9),)
        reason = "the plural of a name by which each of them goes"
        return tuple(self._target(p, "plural", 0.7, reason) for p in paths)

    def _count(self, path: str) -> int:
        own = 0 if path in self._placed else self._counts[path]
        return own + sum(self._counts[before] for before in self._before.get(path, ()))

    def _target(self, path: str, rule: str, confidence: float, reason: str | None = None) -> Target:
        path = self.entity(path)
        if path in self._unplaced:
            confidence = min(confidence, 0.7)
            reason = reason or "the name is not in the authority and no footnote gives its place"
        return Target(path, f"{_RULE}/{rule}", confidence, (), reason)

    def _tie(self, paths: tuple[str, ...], reason: str) -> Target:
        candidates = tuple(self.entity(p) for p in paths[:_MOST_CANDIDATES])
        if len(paths) > _MOST_CANDIDATES:
            reason += f"; the {_MOST_CANDIDATES} mentioned last are given"
        return Target(None, f"{_RULE}/tie", round(1 / len(candidates), 2), candidates, reason)

    def entity(self, path: str) -> str:
        """Take over something that was named: a known thing, or a stub of one that nobody curated."""
        if name := self._unplaced.get(path):
            return self.ledger.add(Entity(path, class_of_name(name), name))
        return self.ledger.known(path)
