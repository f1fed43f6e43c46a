"""The short names in a paragraph, each with what it stands for; what the paragraph names is learnt on the way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..cite.names import KnownNames
from ..cite.namings import Naming
from ..cite.short_names import (
    Noun,
    defined_behind,
    full_name,
    goes_on,
    is_definition,
    nouns_in,
    protocol_before,
    protocols_in,
    rows,
)
from ..patterns import is_quoted
from .ledger import Ledger
from .mentions import Mentions
from .targets import Target, unplaced_path

_UNPLACED = frozenset(rows()["unplaced"])
_FARTHEST = 200  # characters between an instrument and "the Protocols thereto"
_INSTRUMENTS = ("Convention", "Protocol", "Treaty", "Declaration", "OutcomeText", "Instrument", "Collective")
_NO_PARENT = ("Protocol", "Collective", "OpenSet")

Found = dict[Naming, tuple[Target, ...]]


class ShortNames:
    """Reads the paragraphs of one document in order."""

    def __init__(self, ledger: Ledger, names: KnownNames, act: str, title: str | None) -> None:
        self.ledger = ledger
        self.mentions = Mentions(ledger, names, act)
        self.defined: list[tuple[int, int]] = []  # where the paragraph read last gives names
        if title:
            named = {(n.start, n.end): n.path for n in names.all.find(title) if self._is_instrument(n.path)}
            self._read(title, named, list(named))

    def read(self, text: str, namings: Sequence[Naming], marked: Iterable[tuple[int, int, str]]) -> Found:
        """The short names of the next paragraph. ``marked`` are places and paths of the names with a footnote."""
        self.mentions.paragraph += 1
        named = {(n.start, n.end): n.path for n in namings if n.path and self._is_instrument(n.path)}
        named |= {(start, end): path for start, end, path in marked if self._is_instrument(path)}
        return self._read(text, named, [*((n.start, n.end) for n in namings), *named])

    def _read(self, text: str, named: dict[tuple[int, int], str], occupied: list[tuple[int, int]]) -> Found:
        reading = _Reading(text, self.ledger, self.mentions)
        protocols = [m for m in protocols_in(text) if not _within(m.end() - 1, occupied)]
        occupied = [*occupied, *(m.span() for m in protocols)]
        steps: list[tuple[int, int, int, str | Noun | re.Match[str] | None]] = [
            *((start, end, 0, path) for (start, end), path in named.items()),
            *((n.run, n.end, 1, n) for n in nouns_in(text) if not _within(n.start, occupied)),
            *((m.start(), m.end(), 2, m) for m in protocols),
            *((n.start, n.end, 3, None) for n in self.mentions.without_noun(text) if not _within(n.start, occupied)),
        ]
        for start, end, _, item in sorted(steps, key=lambda step: step[:3]):
            if isinstance(item, str):
                reading.named(start, end, item)
            elif isinstance(item, Noun):
                reading.noun(item)
            elif item is not None:
                reading.protocols(item)
            else:
                reading.short(start, end)
        self.defined = reading.defined
        return reading.found

    def _is_instrument(self, path: str) -> bool:
        return self.ledger.kind(path) in _INSTRUMENTS


class _Reading:
    """One paragraph: the short names found so far, and the instrument named last."""

    def __init__(self, text: str, ledger: Ledger, mentions: Mentions) -> None:
        self.text = text
        self.ledger = ledger
        self.mentions = mentions
        self.found: Found = {}
        self.defined: list[tuple[int, int]] = []
        self._last: tuple[int, str] | None = None
        self._read = 0  # up to where words belong to what was found

    def named(self, start: int, end: int, path: str) -> None:
        """A full name: what goes by it is known."""
        self.mentions.learn(self.text[start:end], path)
        self._remember(end, path)
        self._define(end, path)

    def noun(self, noun: Noun) -> None:
        """A noun: of a name that was learnt, alone for one, or of a name that is new."""
        if noun.start < self._read:
            return
        for start in (noun.run, *(noun.run + m.end() for m in re.finditer(" ", self.text[noun.run : noun.start]))):
            name = self.mentions.at(self.text, start)
            if name and name.end >= noun.end and self._is_whole(name.start, name.end, noun):
                self.short(name.start, name.end)
                return
        if noun.is_alone:
            self.short(noun.start, noun.end)
        else:
            self._unplaced(noun)

    def _is_whole(self, start: int, end: int, noun: Noun) -> bool:
        """Whether a known name is not the beginning of another: "the Declaration on Y" when X was declared before."""
        if (start, end) == (noun.start, noun.end):
            return noun.is_alone
        return self.mentions.is_full(self.text[start:end]) or not goes_on(self.text, end)

    def short(self, start: int, end: int) -> None:
        """A short name: it is found with what it stands for, if anything."""
        targets = self.mentions.resolve(self.text[start:end])
        if start < self._read or not targets or is_definition(self.text, start, end):
            return
        path = targets[0].path
        if path and len(targets) == 1 and (protocol := protocol_before(self.text, start)):
            self._protocol(protocol.start(), end, protocol["head"], path)
            return
        self._keep(Naming(start, end, "short-name", self.text[start:end], path), targets)
        for target in targets:
            if target.path:
                self.mentions.again(self.text[start:end], target.path)
                self._remember(end, target.path)

    def protocols(self, match: re.Match[str]) -> None:
        """ "the Protocols thereto", "its Optional Protocol": of the instrument named last."""
        if self._last and match.start() - self._last[0] <= _FARTHEST:
            parent = self.mentions.entity(self._last[1])
            self._protocol(match.start(), match.end(), match["head"] or match["own"], parent)

    def _protocol(self, start: int, end: int, head: str, parent: str) -> None:
        form = "collective" if head.endswith("s") else "protocol"
        self._keep(Naming(start, end, form, self.text[start:end], parent=parent, head=head), ())

    def _keep(self, naming: Naming, targets: tuple[Target, ...]) -> None:
        self.found[replace(naming, quoted=is_quoted(self.text, naming.start))] = targets
        self._read = naming.end

    def _unplaced(self, noun: Noun) -> None:
        """A name that nobody curated and no footnote places: not cited, but "the Convention" may lead back to it."""
        place = full_name(self.text, noun) if noun.text(self.text) in _UNPLACED else None
        if place:
            name = self.text[place[0] : place[1]]
            path = unplaced_path(name, self.mentions.act)
            self.mentions.learn(name, path, is_placed=False)
            self._define(place[1], path)
            self._remember(place[1], path)
            self._read = place[1]

    def _remember(self, end: int, path: str) -> None:
        if self.ledger.kind(path) not in _NO_PARENT:
            self._last = (end, path)

    def _define(self, end: int, path: str) -> None:
        if definition := defined_behind(self.text, end):
            self.mentions.define(definition["name"], path)
            self._read = max(self._read, definition.end())
            self.defined.append(definition.span())


def _within(at: int, places: Iterable[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in places)
