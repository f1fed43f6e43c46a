"""The curated facts of ``graph/authority``: what goes by which name, and what is known of it from outside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path

import pyoxigraph as ox

from .errors import AuthorityError
from .model import Entity
from .resources import files
from .vocabulary import BASE as BASE
from .vocabulary import ONTOLOGY, SKOS, VOCAB

_ELI = "http://data.europa.eu/eli/ontology#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_PROV = "http://www.w3.org/ns/prov#"
_ORG = "http://www.w3.org/ns/org#"

# the properties that belong to the name of a thing: a stub of it in the graph of a text may repeat them
_DETAILS = {
    ONTOLOGY + "actNumber": "actNumber",
    ONTOLOGY + "session": "session",
    ONTOLOGY + "symbol": "symbol",
    ONTOLOGY + "salesNumber": "salesNumber",
    ONTOLOGY + "meetingOf": "meetingOf",
    "http://purl.org/dc/terms/identifier": "identifier",
}
_STATEMENTS = "graph/"  # begins the paths of the statements about facts
_NOTATION = SKOS + "notation"
_VOLUME = VOCAB + "id/unts"
_REGISTRATION = VOCAB + "id/unts-registration"
_KIND_OF_TEXT = "http://purl.org/dc/terms/type"
_INSTRUMENTS = frozenset({"Convention", "Protocol", "Treaty", "Declaration", "OutcomeText", "Instrument", "Collective"})


@dataclass
class Thing:
    """What the curated files say of one IRI; object values are paths or literals."""

    path: str
    kinds: list[str] = field(default_factory=list)
    label: str | None = None
    names: list[str] = field(default_factory=list)
    facts: dict[str, list[str]] = field(default_factory=dict)

    def get(self, predicate: str) -> tuple[str, ...]:
        return tuple(self.facts.get(predicate, ()))

    @property
    def kind(self) -> str | None:
        return self.kinds[0] if self.kinds else None

    @property
    def members(self) -> list[str]:
        return sorted(self.get(_PROV + "hadMember"))

    @property
    def series(self) -> tuple[str, ...]:
        """The paths of a treaty by series, volume and number: several where its text fills several volumes."""
        volumes = [m[1] for v in self.get(_VOLUME) if (m := re.match(r"vol\. ([^ ,]+)", v))]
        return tuple(sorted(f"un/treaty/unts/{v}/{number}" for v in volumes for number in self.get(_REGISTRATION)))

    @property
    def registration(self) -> str | None:
        """The number under which a treaty is registered with the Secretariat."""
        return next(iter(self.get(_REGISTRATION)), None)

    @property
    def is_instrument(self) -> bool:
        return self.kind in _INSTRUMENTS


class Authority:
    """The curated facts in memory, by path and by name."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self.things: dict[str, Thing] = {}
        self._entities: dict[str, Entity | None] = {}
        for quad in quads:
            if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(BASE + _STATEMENTS):
                continue
            if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(BASE):
                self._add(quad.subject.value.removeprefix(BASE), quad.predicate.value, quad.object)
        for thing in self.things.values():
            thing.names.sort(key=lambda n: (-len(n), n))

    def _add(self, path: str, predicate: str, value: object) -> None:
        thing = self.things.setdefault(path, Thing(path))
        text = value.value if isinstance(value, (ox.NamedNode, ox.Literal)) else str(value)
        if predicate == _TYPE:
            if text.startswith(ONTOLOGY):
                thing.kinds.append(text.removeprefix(ONTOLOGY))
        elif predicate in (SKOS + "prefLabel", SKOS + "altLabel"):
            thing.names.append(text)
            if predicate.endswith("prefLabel"):
                thing.label = text
        elif predicate == _NOTATION and isinstance(value, ox.Literal):
            thing.facts.setdefault(value.datatype.value, []).append(text)
        else:
            thing.facts.setdefault(predicate, []).append(text.removeprefix(BASE))

    # ------------------------------------------------------------------------------ by path

    def get(self, path: str) -> Thing | None:
        return self.things.get(path)

    def entity(self, path: str) -> Entity | None:
        """The thing of a path as a stub: its class, its label, and what belongs to its name."""
        if path not in self._entities:
            self._entities[path] = self._entity(self.things.get(path))
        return self._entities[path]

    def _entity(self, thing: Thing | None) -> Entity | None:
        if thing is None or thing.kind is None:
            return None
        details = [(name, value) for p, name in sorted(_DETAILS.items()) for value in sorted(thing.get(p))]
        return Entity(thing.path, thing.kind, thing.label, tuple(details))

    def places(self, path: str) -> frozenset[str]:
        """Where the curated text of an instrument stands: units, and the acts and papers that hold them."""
        thing = self.things.get(path)
        if thing is None:
            return frozenset()
        direct = [v for p in ("textIn", "printedIn", "adoptedByAct", "outcomeIn") for v in thing.get(ONTOLOGY + p)]
        return frozenset(v for place in direct for v in (place, place.partition("#")[0]))

    def adopting(self, path: str) -> tuple[str, ...]:
        """The acts that adopted an instrument, as far as that is curated."""
        thing = self.things.get(path)
        return () if thing is None else tuple(thing.get(ONTOLOGY + "adoptedByAct"))

    def adopted_on(self, path: str) -> tuple[str, ...]:
        """The dates on which an instrument was adopted, as far as they are curated; of several under one name none."""
        thing = self.things.get(path)
        return () if thing is None or thing.kind == "Collective" else thing.get(_ELI + "date_document")

    def standing_at(self, unit: str) -> tuple[str, ...]:
        """The curated instruments whose text is a unit of an act or paper, or a whole act."""
        return self._texts.get(unit, ())

    def in_series(self, path: str) -> tuple[str, ...]:
        """The curated instruments that are the treaty with this path: more than one where they share the numbers.

        "un/treaty/unts/1577/27531" -> un/instr/crc.
        """
        return self._treaties.get(path, ())

    def aliases(self) -> Iterator[tuple[str, str]]:
        """Every curated treaty with the path that it has by series, volume and number, where no other has the same."""
        for path, things in sorted(self._treaties.items()):
            if len(things) == 1:
                yield things[0], path

    @cached_property
    def _texts(self) -> dict[str, tuple[str, ...]]:
        return _inverted(
            (t.path, p) for t in self.things.values() if t.is_instrument for p in t.get(ONTOLOGY + "textIn")
        )

    @cached_property
    def _treaties(self) -> dict[str, tuple[str, ...]]:
        return _inverted((t.path, p) for t in self.things.values() if t.is_instrument for p in t.series)

    # ------------------------------------------------------------------------------ by name

    def names(self) -> Iterator[tuple[str, str, str]]:
        """Every proper name of a curated instrument, collective, meeting or body, with its path and class."""
        for path, thing in sorted(self.things.items()):
            if thing.is_instrument or thing.kind in ("Body", "Meeting"):
                kind = thing.kind or ""
                yield from ((n, path, kind) for n in thing.names if not n[0].islower() or kind == "Meeting")

    def described(self, phrase: str, places: Iterable[str]) -> str | None:
        """The instrument that a descriptive phrase begins to name and that stands in one of these places."""
        wanted = set(places)
        for name, path in self._descriptions:
            if phrase.startswith(name) and not phrase[len(name) : len(name) + 1].isalnum():
                known = self.places(path)
                if not known or known & wanted:
                    return path
        return None

    @cached_property
    def _descriptions(self) -> list[tuple[str, str]]:
        found = [(n, p) for p, t in self.things.items() if t.is_instrument for n in t.names if n[0].islower()]
        return sorted(found, key=lambda item: (-len(item[0]), item))

    @cached_property
    def _by_kind(self) -> dict[str | None, list[tuple[str, Thing]]]:
        """The things of each class, in the order of their paths."""
        things: dict[str | None, list[tuple[str, Thing]]] = {}
        for path, thing in sorted(self.things.items()):
            things.setdefault(thing.kind, []).append((path, thing))
        return things

    def collective(self, members: Iterable[str]) -> str | None:
        """The curated collective that has just these members."""
        wanted = sorted(members)
        found = (p for p, t in sorted(self.things.items()) if t.kind == "Collective" and t.members == wanted)
        return next(found, None)

    def protocols_of(self, parent: str) -> tuple[str, ...]:
        """The curated protocols that supplement a treaty."""
        return self._protocols.get(parent, ())

    @cached_property
    def _protocols(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for path, thing in sorted(self.things.items()):
            for parent in thing.get(ONTOLOGY + "supplements") if thing.kind == "Protocol" else ():
                found[parent] = (*found.get(parent, ()), path)
        return found

    def meeting(self, body: str, session: str | None = None, place: str | None = None) -> str | None:
        """The curated meeting of a body, by its session or by the place in its name."""
        for path, thing in self._by_kind.get("Meeting", ()):
            if body not in thing.get(ONTOLOGY + "meetingOf"):
                continue
            kinds = thing.get(_KIND_OF_TEXT)
            if session in thing.get(ONTOLOGY + "session") and any(k.endswith("session") for k in kinds):
                return path
            if place is not None and any(place in name for name in thing.names):
                return path
        return None

    def renaming(self, old: str, new: str) -> str | None:
        """The curated renaming of one body into another."""
        for path, thing in self._by_kind.get("Renaming", ()):
            names = (*thing.get(_ORG + "originalOrganization"), *thing.get(_ORG + "resultingOrganization"))
            if names == (old, new):
                return path
        return None

    def body_at(self, bodies: tuple[str, ...], year: int | None) -> str:
        """Which of the names of one body, oldest first, it had in a year (by the curated renamings)."""
        for old, new in pairwise(bodies):
            renaming = self.renaming(f"un/body/{old}", f"un/body/{new}")
            dates = self.things[renaming].get(ONTOLOGY + "dateAsStated") if renaming else ()
            dates += self.things[renaming].get(_ELI + "date_document") if renaming else ()
            if year is None or not dates or year < int(dates[0][:4]):
                return f"un/body/{old}"
        return f"un/body/{bodies[-1]}"


def _inverted(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """(thing, place) as place -> things."""
    found: dict[str, tuple[str, ...]] = {}
    for thing, place in sorted(pairs):
        found[place] = (*found.get(place, ()), thing)
    return found


def parse(path: Path) -> list[ox.Quad]:
    """The triples of one curated Turtle file. Raises ``AuthorityError`` with file and line where it is not valid."""
    try:
        return list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    except SyntaxError as error:
        raise AuthorityError(
            error.msg or "not valid Turtle", where=f"{path.name}:{error.lineno}", do="correct the file"
        ) from None


@cache
def load() -> Authority:
    """All files of ``graph/authority``."""
    return Authority(quad for path in files("authority", ".ttl") for quad in parse(path))
