"""The short names in a paragraph, each with what it stands for; what the paragraph names is learnt on the way."""

from __future__ import annotations

import re
from bisect import bisect_right
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
    names_a_part,
    nouns_in,
    protocol_before,
    protocol_name,
    protocols_in,
    rows,
)
from ..patterns import Places, is_quoted
from .ledger import Ledger
from .mentions import Mentions
from .targets import Target, unplaced_path

_UNPLACED = frozenset(rows()["unplaced"])
_AND = re.compile(r",? and (?:the )?$")
_LONG = 6  # spaces in a name whose end can be left out
_FARTHEST = 200  # characters between an instrument and "the Protocols thereto"
_INSTRUMENTS = ("Convention", "Protocol", "Treaty", "Declaration", "OutcomeText", "Instrument", "Collective")
_NO_PARENT = ("Protocol", "Collective", "OpenSet")

Found = dict[Naming, tuple[Target, ...]]


class ShortNames:
    """Reads the paragraphs of one document in order."""

    def __init__(self, ledger: Ledger, names: KnownNames, act: str, title: str | None) -> None:
        self.ledger = ledger
        self.names = names
        self.mentions = Mentions(ledger, names, act)
        self.defined: list[tuple[int, int]] = []  # where the paragraph read last gives names
        if title:
            named = {(n.start, n.end): n.path for n in names.all.find(title) if self._is_instrument(n.path)}
            self._read(title, named, list(named))

    def read(
        self,
        text: str,
        namings: Sequence[Naming],
        marked: Iterable[tuple[int, int, str]],
        bodies: Sequence[tuple[int, int]] = (),
    ) -> Found:
        """The short names of the next paragraph, and the names that nobody curated.

        ``marked`` are places and paths of the names with a footnote. What stands in the name of a body ("Committee on
        the Implementation of the X") is not cited, but "the X" may lead back to it.
        """
        self.mentions.paragraph += 1
        named = {(n.start, n.end): n.path for n in namings if n.path and self._is_instrument(n.path)}
        named |= {(start, end): path for start, end, path in marked if self._is_instrument(path)}
        return self._read(text, named, [*((n.start, n.end) for n in namings), *named], bodies)

    def _read(
        self,
        text: str,
        named: dict[tuple[int, int], str],
        occupied: list[tuple[int, int]],
        bodies: Sequence[tuple[int, int]] = (),
    ) -> Found:
        reading = _Reading(text, self.ledger, self.mentions, self.names, bodies, occupied)
        taken = Places(occupied)
        protocols = [m for m in protocols_in(text) if m.end() - 1 not in taken]
        taken = Places([*occupied, *(m.span() for m in protocols)]) if protocols else taken
        steps: list[tuple[int, int, int, str | Noun | re.Match[str] | None]] = [
            *((start, end, 0, path) for (start, end), path in named.items()),
            *((n.run, n.end, 1, n) for n in nouns_in(text) if n.start not in taken),
            *((m.start(), m.end(), 2, m) for m in protocols),
            *((n.start, n.end, 3, None) for n in self.mentions.without_noun(text) if n.start not in taken),
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

    def __init__(
        self,
        text: str,
        ledger: Ledger,
        mentions: Mentions,
        names: KnownNames,
        bodies: Sequence[tuple[int, int]],
        occupied: Sequence[tuple[int, int]],
    ) -> None:
        self.text = text
        self.names = names
        self.bodies = Places(bodies)
        self.begins = sorted(start for start, _ in occupied)
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
        self._define(start, end, path)

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

    def _parent(self, start: int, protocol: re.Match[str]) -> str | None:
        """Whose protocol a name is: of the short name in it, or of the instrument named last."""
        if protocol["parent"]:
            targets = self.mentions.resolve(protocol["parent"])
            return targets[0].path if len(targets) == 1 else None
        near = self._last is not None and start - self._last[0] <= _FARTHEST
        told = protocol["head"].startswith("Optional") or protocol["head"].endswith("s")
        return self.mentions.entity(self._last[1]) if self._last and near and told else None

    def _protocol(self, start: int, end: int, head: str, parent: str) -> None:
        form = "collective" if head.endswith("s") else "protocol"
        self._keep(Naming(start, end, form, self.text[start:end], parent=parent, head=head), ())

    def _keep(self, naming: Naming, targets: tuple[Target, ...]) -> None:
        self.found[replace(naming, quoted=is_quoted(self.text, naming.start))] = targets
        self._read = naming.end

    def _unplaced(self, noun: Noun) -> None:
        """A name that nobody curated and no footnote places: cited with less confidence, and "the X" may lead back."""
        place = full_name(self.text, noun) if noun.text(self.text) in _UNPLACED else None
        if place is None:
            return
        start, end = place
        known = self.names.all.at(self.text, start)
        if known and self.ledger.kind(known.path) in _INSTRUMENTS:  # a known one in the name of a body
            self.named(known.start, known.end, known.path)
            self._read = known.end
            return
        end = self._before_next(start, end)
        name = self.text[start:end]
        if protocol := protocol_name(name):
            if parent := self._parent(start, protocol):
                self._protocol(start, end, protocol["head"], parent)
            return
        if end <= noun.end and start == noun.start:
            return  # the noun alone
        whole = self.names.all.beginning_with(name) if name.count(" ") >= _LONG else None
        path = whole.path if whole else unplaced_path(name, self.mentions.act)
        self.mentions.learn(name, path, is_placed=whole is not None)
        if not self.mentions.in_title and noun.start not in self.bodies:
            self._keep(Naming(start, end, "short-name", name), (self.mentions.first(path),))
        self._define(start, end, path)
        self._remember(end, path)
        self._read = max(self._read, end)

    def _before_next(self, start: int, end: int) -> int:
        """Where a name ends if a known one joins it: "the Political Declaration and the Madrid Plan of Action"."""
        following = bisect_right(self.begins, start)
        is_near = following < len(self.begins) and self.begins[following] < end
        joined = _AND.search(self.text, start, self.begins[following]) if is_near else None
        return joined.start() if joined else end

    def _remember(self, end: int, path: str) -> None:
        if self.ledger.kind(path) not in _NO_PARENT:
            self._last = (end, path)

    def _define(self, start: int, end: int, path: str) -> None:
        definition = defined_behind(self.text, end)
        if definition and not names_a_part(self.text[start:end], definition["name"]):
            self.mentions.define(definition["name"], path)
            self._read = max(self._read, definition.end())
            self.defined.append(definition.span())
