"""What the graph says of a thing: its category, symbol, organ, date and full name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

import pyoxigraph as ox

from ..identifiers.acts import act_key, parse_act_number
from ..identifiers.bodies import body_of_symbol, code_of, registry
from ..identifiers.symbols import symbol_path
from ..rdf.namespaces import Iris, expand
from ..store import GraphStore
from .characters import one_line

CATEGORIES = {
    "Resolution": "resolution",
    "Decision": "decision",
    "Convention": "treaty",
    "Protocol": "treaty",
    "Treaty": "treaty",
    "Declaration": "declaration",
    "OutcomeText": "outcome",
    "Collective": "collective",
    "OpenSet": "open set",
    "Draft": "draft",
    "Report": "report",
    "Publication": "paper",
    "Document": "paper",
    "Meeting": "meeting",
    "Body": "body",
    "Instrument": "instrument",
    "Concept": "actor",
}
"""Class of the ontology -> category; of several classes the first row counts."""

ACTS = {"resolution": "res", "decision": "dec"}
_PROPERTIES = (
    "rdf:type", "skos:prefLabel", "skos:altLabel", "skos:notation", "dcterms:title", "dcterms:identifier",
    "dcterms:creator", "eli:passed_by", "eli:date_document", "eli:date_publication", "unc:dateAsStated",
    "eli:first_date_entry_in_force",
    "unc:actNumber", "unc:session", "unc:symbol", "unc:salesNumber", "unc:printedIn", "unc:meetingOf",
)  # fmt: skip
_DATES = ("eli:date_document", "eli:date_publication", "unc:dateAsStated")
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?![\d-])")


@dataclass
class Thing:
    """The facts about a thing that names are made of: paths and literals by CURIE, sorted."""

    path: str
    facts: dict[str, list[str]] = field(default_factory=dict)
    ilo: str = ""  # the number of an ILO convention: "C111"

    def get(self, *curies: str) -> list[str]:
        """The values of the first of these properties that has any."""
        return next((self.facts[c] for c in curies if c in self.facts), [])

    def first(self, *curies: str) -> str:
        return next(iter(self.get(*curies)), "")

    @property
    def category(self) -> str:
        classes = {c.rpartition("#")[2] for c in self.get("rdf:type")}
        return next((category for name, category in CATEGORIES.items() if name in classes), "other")

    @property
    def names(self) -> list[str]:
        return [one_line(n) for n in (*self.get("skos:prefLabel"), *self.get("skos:altLabel")) if n.strip()]

    @property
    def act_symbol(self) -> str:
        """The identifier of an act as the UN Digital Library writes it: "A/RES/217(III)[A]"."""
        code = self._issuer
        number = parse_act_number(self.first("unc:actNumber"))
        if self.category not in ACTS or not code or not number:
            return ""
        return act_key(code, ACTS[self.category], number)

    @property
    def _issuer(self) -> str:
        """The code of the body in whose series the act is numbered."""
        rows = [body for body in registry().values() if self.path.startswith(body.path + "/")]
        return max(rows, key=lambda body: len(body.path)).code if rows else ""

    @property
    def symbol(self) -> str:
        """Every symbol of the thing; first the one that its path is made of."""
        if self.category in ACTS:
            return self.act_symbol or self.first("dcterms:identifier")
        symbols = sorted(self.get("unc:symbol"), key=lambda s: (symbol_path(s) != self.path, s))
        return "; ".join(symbols or self.get("unc:salesNumber", "dcterms:identifier"))

    @property
    def organ(self) -> str:
        """The body that the thing comes from: "ga", "ecosoc", "csw", "ilo"; "conference", "several" or "other"."""
        if self._issuer and self.category in ACTS:
            return self._issuer
        if self.path.startswith("un/body/"):
            slug = self.path.removeprefix("un/body/")
            return code_of(slug) or slug
        if self.category == "paper":
            return body_of_symbol(self.symbol) or "other"
        origins = self.get("eli:passed_by", "dcterms:creator", "unc:meetingOf")
        if len(origins) != 1:
            return "several" if origins else "other"
        slug = origins[0].rpartition("/")[2]
        return "conference" if "/event/" in origins[0] else code_of(slug) or slug

    @property
    def date(self) -> str:
        """The day of adoption or publication; an imprecise date counts from its first day. Empty if unknown."""
        days = (_day(value) for curie in _DATES for value in self.get(curie))
        return next((day for day in days if day), "")

    @property
    def in_force(self) -> str:
        """The day on which a treaty entered into force; empty if unknown."""
        return next((day for value in self.get("eli:first_date_entry_in_force") if (day := _day(value))), "")

    @property
    def title(self) -> str:
        """The full name."""
        names = [self.first("dcterms:title"), *sorted(self.get("skos:prefLabel"), key=lambda n: (-len(n), n))]
        return next((capital(one_line(n)) for n in names if n), "") or self.symbol or self.path


def describe(store: GraphStore, paths: Iterable[str], mode: str) -> dict[str, Thing]:
    """The things of some paths, with what the graph says of them."""
    things = {path: Thing(path) for path in sorted(paths)}
    wanted = {expand(curie): curie for curie in _PROPERTIES}
    for path, thing in things.items():
        for quad in store.statements(store.iris.of(path), mode=mode):
            if quad.predicate in wanted:
                _add(thing, wanted[quad.predicate], quad.object, store.iris)
        thing.facts = {curie: sorted(set(found)) for curie, found in thing.facts.items()}
    return things


def _add(thing: Thing, curie: str, value: object, iris: Iris) -> None:
    if isinstance(value, ox.Literal):
        if value.language not in (None, "en"):
            return
        if value.datatype.value.endswith("/id/ilo"):
            thing.ilo = value.value
        text = value.value
    elif isinstance(value, ox.NamedNode):
        text = iris.path(value.value)
    else:
        return
    thing.facts.setdefault(curie, []).append(text)


def _day(text: str) -> str:
    match = _DATE.match(text)
    if not match:
        return ""
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
