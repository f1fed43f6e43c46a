"""The checks as ``ontology/shapes.ttl`` has them: the triples for an engine, titles and advice for people."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from ..authority import parse
from ..rdf.namespaces import PREFIXES
from ..resources import folder

_SH = PREFIXES["sh"]
_ASKED = PREFIXES["shapes"] + "asked"


@dataclass(frozen=True, slots=True)
class Check:
    """A check in words: its title, what is wrong where it fails, what to do then, and how grave that is."""

    title: str
    message: str
    advice: str
    severity: str = "violation"


@cache
def shapes() -> tuple[ox.Triple, ...]:
    """The triples of the shapes."""
    return tuple(q.triple for q in parse(folder("ontology") / "shapes.ttl"))


@cache
def shapes_of_documents() -> tuple[ox.Triple, ...]:
    """The shapes that are asked of each document by itself: all but those that are asked once, of things."""
    once = {t.subject for t in shapes() if t.predicate.value == _ASKED}
    return tuple(t for t in shapes() if t.subject not in once)


@cache
def checks() -> dict[str, Check]:
    """Every check by the name of its shape: "S13", "S48-adoption", "X01"."""
    found: dict[str, dict[str, str]] = {}
    for triple in shapes():
        if isinstance(triple.subject, ox.NamedNode) and not isinstance(triple.object, (ox.BlankNode, ox.Triple)):
            name = local_name(triple.subject.value)
            found.setdefault(name, {})[triple.predicate.value.removeprefix(_SH)] = triple.object.value
    return {
        name: Check(said["name"], said["message"], said["description"], severity_of(said.get("severity", "Violation")))
        for name, said in sorted(found.items())
        if "message" in said
    }


def local_name(shape: str) -> str:
    """The name of a shape: "S13" of https://w3id.org/recalling/shapes#S13."""
    return shape.removeprefix(PREFIXES["shapes"])


def severity_of(iri: str) -> str:
    """A severity of SHACL as a word: "violation", "warning" or "info"."""
    return iri.removeprefix(_SH).lower()
