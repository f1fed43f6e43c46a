"""To whom a verb is addressed, and every body and generic actor that a text names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ..cite.names import Name, NameIndex, Starts, beginnings
from ..cite.namings import Naming
from ..identifiers.slugs import slug
from ..model import Addressee, Clause, Entity, Paragraph, Verb
from ..patterns import outermost
from ..vocabulary import actors, is_addressed
from .ledger import Ledger

_ADJECTIVE = re.compile(
    r"(?:all|the|other|relevant|concerned|interested|both|its|those|competent|appropriate|donor|such|these|each|every"
    r"|States|and) "
)
_JOINED = re.compile(
    r"(?:, in particular|, including|, especially|, as well as|,? and|,| or| as well as)(?: the| of the)? "
)
_PARTIES = re.compile(r"(?:all )?States [Pp]arties to (?:the )?")
_PRONOUN = re.compile(r"(?:them|it|him|her)\b")
_INFINITIVE = re.compile(r",? to (?!(?:the|all|its|their|his|her)\b)(?=[a-z])")
_RELATIVE = re.compile(r" (?:that|which|who|whose|in a position) ")
_OF_VERB = re.compile(r"(?:to|of|on|upon) ")
_CAPITALISED = re.compile(r"[A-Z][\w’'-]*(?: (?:(?:of|for|on|the|and) )*[A-Z][\w’'-]*)*")
_GOES_ON = re.compile(r" (?:of the )?[A-Z]")
_PHRASE = re.compile(r"(?P<phrase>[^,;:]{2,120}?)(?=,| to [a-z]|;|$)")


class Named(NamedTuple):
    """Words that name bodies or actors: a coordination may name several at once."""

    start: int
    end: int
    paths: tuple[str, ...]


@cache
def _wordings(*, addressed: bool) -> tuple[NameIndex, dict[str, tuple[str, ...]]]:
    """The wordings of actors; with those that name somebody only where they are addressed, or without."""
    paths: dict[str, list[str]] = {}
    for actor in actors():
        for wording in (*actor.wordings, *(actor.addressed if addressed else ())):
            paths.setdefault(wording, []).append(actor.path)
    return NameIndex(((w, w) for w in paths), _starts()), {w: tuple(p) for w, p in paths.items()}


@cache
def _starts() -> Starts:
    return beginnings(wording for actor in actors() for wording in (*actor.wordings, *actor.addressed))


@cache
def _broader() -> dict[str, tuple[str, ...]]:
    return {actor.path: actor.broader for actor in actors()}


def actors_in(text: str) -> Iterator[Named]:
    """The generic actors that a text names, longest wording first. Who is named by a part is named too."""
    index, paths = _wordings(addressed=False)
    for name in index.find(text):
        named = paths[name.path]
        yield Named(name.start, name.end, (*named, *(b for path in named for b in _broader().get(path, ()))))


def _addressable(text: str) -> Iterator[Named]:
    index, paths = _wordings(addressed=True)
    for name in index.find(text):
        yield Named(name.start, name.end, paths[name.path])


class AddresseeFinder:
    """Finds the addressees in one paragraph."""

    def __init__(self, paragraph: Paragraph, bodies: Sequence[Name], namings: Sequence[Naming], ledger: Ledger) -> None:
        self.paragraph = paragraph
        self.text = paragraph.text
        self.ledger = ledger
        named = [*_addressable(self.text), *(Named(b.start, b.end, (b.path,)) for b in bodies)]
        self.named = outermost(named)
        self._by_start = {n.start: n for n in self.named}
        self._parties_to = {n.start: n for n in reversed(namings) if n.path or n.parent}

    def find(self) -> Iterator[Addressee]:
        """The addressees of the paragraph's verb and of each clause's."""
        p = self.paragraph
        if is_addressed(p.verb.act) and (found := self._after(p.id, p.verb, 0)):
            yield found
        for clause in p.clauses:
            if is_addressed(clause.verb.act) and (found := self._after(clause.id, clause.verb, clause.start, clause)):
                yield found

    def _after(self, unit: str, verb: Verb, start: int, clause: Clause | None = None) -> Addressee | None:
        at = start + len(verb.printed)
        while self.text.startswith((" ", ","), at):
            at += 1
        if of_verb := _OF_VERB.match(self.text, at):  # "Appeals to", "Draws the attention of"
            at = of_verb.end()
        if pronoun := _PRONOUN.match(self.text, at):
            return self._addressee(unit, at, pronoun.end(), self._object_of_first_clause(start))
        paths, end = self._list(at)
        if paths and not _RELATIVE.match(self.text, end) and not self._goes_on(end):
            return self._addressee(unit, at, end, paths)
        phrase = _PHRASE.match(self.text, at)
        if phrase is None or len(phrase["phrase"].split()) > 15:
            return None
        name = re.sub(r"^(?:the|all) ", "", phrase["phrase"])
        return self._addressee(unit, at, phrase.end("phrase"), (self._actor(name),))

    def _goes_on(self, end: int) -> bool:
        """Whether a name goes on behind a known one: the United Nations is not its High Commissioner."""
        return _GOES_ON.match(self.text, end) is not None

    def _addressee(self, unit: str, start: int, end: int, paths: tuple[str, ...]) -> Addressee | None:
        if not paths:
            return None
        for path in paths:
            self.ledger.known(path)
        spans = self.paragraph.reading.spans(start, end)
        return Addressee(unit, self.text[start:end], tuple(dict.fromkeys(paths)), spans)

    def _list(self, at: int) -> tuple[tuple[str, ...], int]:
        """The actors of a list that begins at an offset, and where it ends."""
        paths: list[str] = []
        end = at
        position = at
        while True:
            element = self._element(position)
            if element is None:
                return tuple(paths), end
            paths += element.paths
            end = element.end
            joined = _JOINED.match(self.text, end)
            if joined is None:
                return tuple(paths), end
            position = joined.end()

    def _element(self, at: int) -> Named | None:
        if parties := _PARTIES.match(self.text, at):
            return self._parties(parties)
        while True:
            found = self._by_start.get(at)
            if found:
                return self._longer(found) if self._goes_on(found.end) else found
            adjective = _ADJECTIVE.match(self.text, at)
            if adjective is None:
                return None
            at = adjective.end()

    def _longer(self, known: Named) -> Named:
        """A name that begins with a known one and is another: an actor of its own."""
        name = _CAPITALISED.match(self.text, known.start)
        end = name.end() if name else known.end
        return Named(known.start, end, (self._actor(self.text[known.start : end]),))

    def _actor(self, name: str) -> str:
        """A generic actor that no list has."""
        return self.ledger.add(Entity(f"vocab/actor/{slug(name)}", "Concept", name))

    def _parties(self, match: re.Match[str]) -> Named | None:
        """ "States parties to A, B and C": the parties to each."""
        paths, end = [], match.end()
        position = match.end()
        while naming := self._parties_to.get(position):
            instrument = naming.path or naming.parent or ""
            name = self.ledger.label(instrument) or naming.text
            key = instrument.rpartition("/")[2]
            paths.append(
                self.ledger.add(
                    Entity(
                        f"vocab/actor/states-parties-{key}",
                        "Concept",
                        f"States parties to the {name}",
                        (("broader", "vocab/actor/states-parties"),),
                    )
                )
            )
            end = naming.end
            joined = _JOINED.match(self.text, end)
            if joined is None:
                break
            position = joined.end()
        return Named(match.start(), end, tuple(paths)) if paths else None

    def _object_of_first_clause(self, end: int) -> tuple[str, ...]:
        """What "them" stands for: the actors that the object of the paragraph's verb names."""
        start = len(self.paragraph.verb.printed)
        infinitive = _INFINITIVE.search(self.text, start, end)
        until = infinitive.start() if infinitive else end
        return tuple(p for n in self.named if start <= n.start and n.end <= until for p in n.paths)
