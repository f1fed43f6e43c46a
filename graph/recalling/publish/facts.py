"""The facts about a thing as rows for people: what the property is called, its values, and where a fact comes from."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

import pyoxigraph as ox

from ..rdf.namespaces import expand
from . import subjects
from .catalogue import Catalogue
from .dates import spoken
from .knowledge import Knowledge, Object, Values

_DATES = tuple(expand(f"xsd:{name}") for name in ("date", "gYearMonth", "gYear"))
_MOST = 60  # values of one row; the others are in the RDF


@dataclass(frozen=True, slots=True)
class Source:
    """Where a curated or stated fact comes from."""

    address: str
    basis: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Value:
    """A value: text, and the path of a thing or an outside address where it is one; of a subject there are both."""

    text: str
    path: str = ""
    address: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A row: the name of a property and its values; ``left_out`` counts those that are not shown."""

    name: str
    values: tuple[Value, ...]
    curie: str = ""
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class _Property:
    curie: str
    name: str
    inverse: str = ""


@cache
def properties() -> tuple[_Property, ...]:
    """The rows of ``properties.toml``."""
    text = files(__package__).joinpath("properties.toml").read_text("utf-8")
    return tuple(_Property(**row) for row in tomllib.loads(text)["property"])


def facts(knowledge: Knowledge, catalogue: Catalogue, path: str, values: Values) -> list[Fact]:
    """The facts about a thing, those that other things state of it behind its own."""
    sources = _sources(knowledge, path)
    rows = [
        _fact(p.name, p.curie, [_value(t, p.curie, knowledge, catalogue, sources) for t in values[p.curie]])
        for p in properties()
        if p.curie in values
    ]
    for p in properties():
        if p.inverse and (subjects := knowledge.subjects(p.curie, path)):
            subjects = [s for s in subjects if s.partition("#")[0] != path]
            ordered = sorted(subjects, key=lambda s: (catalogue.entry(s).date, s))
            if ordered:
                rows.append(_fact(p.inverse, p.curie, [Value(catalogue.entry(s).name, s) for s in ordered]))
    return rows


def _fact(name: str, curie: str, values: list[Value]) -> Fact:
    unique = list(dict.fromkeys(values))
    return Fact(name, tuple(unique[:_MOST]), curie, max(0, len(unique) - _MOST))


def _value(
    term: Object, curie: str, knowledge: Knowledge, catalogue: Catalogue, sources: dict[tuple[str, str], list[Source]]
) -> Value:
    text = knowledge.text(term)
    known = tuple(sources.get((curie, text), ()))
    if curie in subjects.PROPERTIES and (name := subjects.name_of(knowledge, term)):
        return Value(name, subjects.list_of(name), text if isinstance(term, ox.NamedNode) and is_web(text) else "")
    if isinstance(term, ox.NamedNode):
        if is_own(text):
            return Value(catalogue.entry(text).title, text, sources=known)
        return Value(shown_address(text), address=text if is_web(text) else "", sources=known)
    if isinstance(term, ox.Literal) and "/vocab/id/" in term.datatype.value:
        register = catalogue.entry("vocab/id/" + term.datatype.value.rpartition("/")[2]).title
        return Value(f"{text} ({register})", sources=known)
    if isinstance(term, ox.Literal) and term.datatype in _DATES:
        return Value(spoken(text), sources=known)
    return Value(text, sources=known)


def _sources(knowledge: Knowledge, path: str) -> dict[tuple[str, str], list[Source]]:
    """The statements about a thing that say where a fact comes from, by property and object."""
    found: dict[tuple[str, str], list[Source]] = {}
    for statement in knowledge.subjects("rdf:subject", path):
        said = knowledge.values(statement)
        predicate = next((knowledge.curie(t) for t in said.get("rdf:predicate", ())), "")
        for term in said.get("rdf:object", ()):
            for address in _texts(knowledge, said.get("dcterms:source", ())):
                basis = next(iter(_texts(knowledge, said.get("unc:basis", ()))), "").rpartition("/")[2]
                confidence = next(iter(_texts(knowledge, said.get("unc:confidence", ()))), "")
                found.setdefault((predicate, knowledge.text(term)), []).append(Source(address, basis, confidence))
    return found


def _texts(knowledge: Knowledge, terms: Iterable[Object]) -> list[str]:
    return [knowledge.text(t) for t in terms]


def is_own(path: str) -> bool:
    """Whether a path is one of the data or the vocabulary, and no address elsewhere."""
    return ":" not in path.partition("/")[0]


def is_web(address: str) -> bool:
    """Whether an address may be a link: of the web, and nothing that a browser would run."""
    try:
        return urlsplit(address).scheme in ("http", "https")
    except ValueError:
        return False


def shown_address(address: str) -> str:
    """An outside address as a link shows it."""
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")
