"""What a text turns out to name and to state, collected while it is resolved."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from ..authority import Authority
from ..identifiers.acts import ActNumber, act_key, act_path
from ..identifiers.bodies import issuing_body, year_of
from ..identifiers.slugs import slug
from ..identifiers.symbols import act_of_symbol, canonical, sales_path, symbol_path
from ..model import Entity, Link, Span, Statement, Value

_ACTS = {"res": "Resolution", "dec": "Decision", "prst": "PresidentialStatement"}
_CLASSES = (
    # noun in a name -> class; the first that fits counts, and a protocol's title names its parent convention
    ("Protocol", "Protocol"),
    ("Convention", "Convention"),
    ("Covenant", "Convention"),
    ("Statute", "Convention"),
    ("Charter", "Convention"),
    ("Treaty", "Treaty"),
    ("Agreement", "Treaty"),
    ("Constitution", "Convention"),
    ("Declaration", "Declaration"),
)
_SERIES = {"unts": "United Nations, Treaty Series", "lnts": "League of Nations, Treaty Series"}


def class_of_name(name: str) -> str:
    """The class of an instrument by the nouns of its name; a text that is no treaty or declaration is an outcome."""
    places = [(name.find(noun), kind) for noun, kind in _CLASSES if noun in name]
    return min(places)[1] if places else "OutcomeText"


class Ledger:
    """Entities by path and statements in order. Adding a thing twice keeps the fuller account of it."""

    def __init__(self, authority: Authority) -> None:
        self.authority = authority
        self.entities: dict[str, Entity] = {}
        self.statements: list[Statement] = []
        self._stated: set[tuple[str, str, Link | Value]] = set()
        self._first: dict[tuple[str, str], Link | Value] = {}
        self._printed: dict[str, Counter[ActNumber]] = {}

    # ------------------------------------------------------------------------------ entities

    def add(self, entity: Entity) -> str:
        kept = self.entities.get(entity.path)
        if kept is None:
            self.entities[entity.path] = entity
        elif kept is not entity:
            details = tuple(dict.fromkeys((*kept.details, *entity.details)))
            self.entities[entity.path] = Entity(kept.path, kept.kind, kept.label or entity.label, details)
        return entity.path

    def things(self) -> tuple[Entity, ...]:
        """All entities. What is called a protocol, and of which nothing says what it supplements, may be none.

        "the Lusaka Protocol" is a peace agreement, "the Minnesota Protocol" a manual.
        """
        supplements = [s for s in self.statements if s.predicate == "unc:supplements"]
        children = {s.subject for s in supplements}
        parents = {s.object.path for s in supplements if isinstance(s.object, Link)}

        def settled(entity: Entity) -> Entity:
            if entity.kind != "Protocol" or entity.path in children or self.authority.get(entity.path):
                return entity
            return replace(entity, kind="Treaty" if entity.path in parents else "Instrument")

        return tuple(settled(entity) for entity in self.entities.values())

    def rename(self, path: str, label: str, kind: str) -> str:
        """Give a thing that was known by a number only the name that a text gives it."""
        kept = self.entities[path]
        self.entities[path] = Entity(path, kind, label, kept.details)
        return path

    def known(self, path: str) -> str:
        """Take over a thing that the authority knows."""
        entity = self.authority.entity(path)
        return self.add(entity) if entity else path

    def kind(self, path: str) -> str | None:
        entity = self.entities.get(path) or self.authority.entity(path)
        return entity.kind if entity else None

    def label(self, path: str) -> str | None:
        entity = self.entities.get(path) or self.authority.entity(path)
        return entity.label if entity else None

    def act(self, body: str, kind: str, number: ActNumber) -> str:
        """The act of a body with a number, as a stub.

        A running number names an act whatever year is printed with it: its own is taken, where that is not known the
        year printed most often.
        """
        if kind == "res" and number.series == "running" and (year := year_of(body, number.number)):
            number = replace(number, session=str(year))
        path = act_path(body, kind, number)
        printed = self._printed.setdefault(path, Counter())
        printed[number] += 1
        number = max(printed, key=lambda n: (bool(n.session), printed[n]))
        details = [("actNumber", str(number)), ("identifier", act_key(body, kind, number))]
        if number.series in ("old", "session"):
            details.append(("session", number.session))
        if (kept := self.entities.get(path)) and len(printed) > 1:
            others = [d for d in kept.details if d[0] not in ("actNumber", "identifier", "session")]
            self.entities[path] = Entity(path, kept.kind, kept.label, (*details, *others))
        return self.add(Entity(path, _ACTS.get(kind, "Resolution"), None, tuple(details)))

    def paper(self, symbols: tuple[str, ...], title: str | None = None) -> str:
        """The paper under one or more symbols; a symbol of the form A/RES/57/176 gives the act that it prints."""
        if act := act_of_symbol(symbols[0]):
            return self.act(*act)
        details = [("symbol", canonical(s)) for s in symbols]
        if title:
            details.append(("title", title))
        return self.add(Entity(symbol_path(symbols[0]), "Document", None, tuple(details)))

    def publication(self, number: str, title: str | None = None) -> str:
        details = [("salesNumber", number)] + ([("title", title)] if title else [])
        return self.add(Entity(sales_path(number), "Publication", None, tuple(details)))

    def treaty(self, path: str) -> tuple[str, ...]:
        """The treaty of a series, volume and number: the curated instrument, or several that share the numbers."""
        if curated := self.authority.in_series(path):
            return tuple(self.known(p) for p in curated)
        series, volume, number = path.split("/")[-3:]
        return (self.add(Entity(path, "Treaty", f"{_SERIES[series]}, vol. {volume}, No. {number}")),)

    def is_instrument(self, path: str) -> bool:
        """Whether a path is that of a curated instrument."""
        thing = self.authority.get(path)
        return thing is not None and thing.is_instrument

    def standing_at(self, unit: str, kind: str | None = None) -> str | None:
        """The one curated instrument (of a class, where one is asked for) whose text is this unit or act."""
        found = [p for p in self.authority.standing_at(unit) if kind in (None, self.kind(p))]
        return self.known(found[0]) if len(found) == 1 else None

    def unit(self, whole: str, fragment: str) -> str:
        """A part of an act or paper: an annex, a chapter, a draft."""
        last = fragment.rpartition("_")[2]
        kind = "TextUnit"
        if last.startswith("annex") and self.kind(whole) in ("Resolution", "Decision", "Document"):
            kind = "Annex"
        elif last.startswith(("draftdec", "draftres")):
            kind = "Draft"
        return self.add(Entity(f"{whole}#{fragment}", kind, None, (("isPartOf", whole),)))

    def body(self, name: str, path: str | None = None) -> str:
        """A body by its name: the curated one, or a new one that nobody has curated yet."""
        if path and self.authority.get(path):
            return self.known(path)
        return self.add(
            Entity(path or f"un/body/{slug(name)}", "Body", name, (("classification", "unclassified-body"),))
        )

    # ---------------------------------------------------------------------------- statements

    def state(
        self,
        subject: str,
        predicate: str,
        value: Link | Value,
        unit: str,
        spans: tuple[Span, ...],
        rule: str,
        *,
        confidence: float = 1.0,
        derived: bool = False,
    ) -> None:
        """Record a fact with its evidence; the first place that states it is kept."""
        if (subject, predicate, value) in self._stated:
            return
        self._stated.add((subject, predicate, value))
        self._first.setdefault((subject, predicate), value)
        self.statements.append(Statement(subject, predicate, value, unit, spans, rule, confidence, derived))

    def first(self, subject: str, predicate: str) -> Link | Value | None:
        """What was stated first of a thing with a predicate."""
        return self._first.get((subject, predicate))

    def link(
        self,
        subject: str,
        predicate: str,
        target: str,
        unit: str,
        spans: tuple[Span, ...],
        rule: str,
        *,
        confidence: float = 1.0,
        derived: bool = False,
    ) -> None:
        """Record a fact whose object is a thing."""
        self.state(subject, predicate, Link(target), unit, spans, rule, confidence=confidence, derived=derived)


def passing_body(code: str, number: ActNumber, authority: Authority) -> str:
    """The body that passed an act, under the name it had in the year of the number."""
    bodies = issuing_body(code).bodies
    year = int(number.session) if number.series in ("year", "running") and number.session else None
    return authority.body_at(bodies, year)
