"""The word lists of ``ontology/``: speech acts, their modifiers, generic actors. The SKOS schemes are the lists."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from .resources import folder

BASE = "https://w3id.org/recalling/"
"""The base of the IRIs in the curated files. A build may publish under another."""
VOCAB = "https://w3id.org/recalling/vocab/"
ONTOLOGY = "https://w3id.org/recalling/ontology#"
SHAPES = "https://w3id.org/recalling/shapes"
SKOS = "http://www.w3.org/2004/02/skos/core#"

FIXED_NAMESPACES = (VOCAB, ONTOLOGY.rstrip("#"), SHAPES)
"""Beginnings of the IRIs that keep their base, whatever the base of the data is."""


@dataclass(frozen=True, slots=True)
class SpeechAct:
    """A verb of the drafters: its local name, its printed forms, and whether it is addressed to somebody."""

    name: str
    forms: tuple[str, ...]
    addressed: bool


@dataclass(frozen=True, slots=True)
class Actor:
    """A generic actor (Governments, civil society) and the wordings by which texts name it.

    ``addressed`` are further wordings that name it only where somebody is addressed: "women", "youth".
    ``broader`` are the actors who are named with it: "concerned Governments" are Governments.
    """

    path: str
    wordings: tuple[str, ...]
    addressed: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()


@cache
def speech_acts() -> tuple[SpeechAct, ...]:
    """Every verb of ``ontology/verbs.ttl`` that has a printed form."""
    concepts = _concepts("verbs.ttl")
    return tuple(
        SpeechAct(
            path.removeprefix("vocab/act/"),
            tuple(labels.get("altLabel", ())),
            "true" in labels.get("addressed", ()),
        )
        for path, labels in concepts.items()
        if labels.get("altLabel")
    )


@cache
def modifiers() -> dict[str, str]:
    """The modifiers of ``ontology/modifiers.ttl``: printed text in lower case to local name."""
    found = {}
    for path, labels in _concepts("modifiers.ttl").items():
        for text in (*labels.get("prefLabel", ()), *labels.get("altLabel", ())):
            found[text.lower()] = path.removeprefix("vocab/")
    return found


@cache
def actors() -> tuple[Actor, ...]:
    """The generic actors of ``ontology/actors.ttl``."""
    concepts = _concepts("actors.ttl")
    return tuple(
        Actor(path, tuple(c.get("altLabel", ())), tuple(c.get("hiddenLabel", ())), tuple(c.get("broader", ())))
        for path, c in concepts.items()
        if c.get("altLabel") or c.get("hiddenLabel")
    )


@cache
def adjectives() -> frozenset[str]:
    """The modifiers that count only inside a form: "deep" in "its deep concern"."""
    concepts = _concepts("modifiers.ttl")
    return frozenset(p.removeprefix("vocab/") for p, c in concepts.items() if "vocab/adjective" in c.get("broader", ()))


@cache
def is_addressed(act: str) -> bool:
    """Whether a speech act is addressed to somebody: "urge" is, "recall" is not."""
    return any(s.addressed for s in speech_acts() if s.name == act)


def _concepts(name: str) -> dict[str, dict[str, list[str]]]:
    """Labels and links of the concepts of one file, by path, in the order of the paths."""
    found: dict[str, dict[str, list[str]]] = {}
    for quad in ox.parse(path=str(folder("ontology") / name), format=ox.RdfFormat.TURTLE):
        subject, value = quad.subject, quad.object
        if isinstance(subject, ox.NamedNode) and subject.value.startswith(VOCAB):
            path = "vocab/" + subject.value.removeprefix(VOCAB)
            prop = quad.predicate.value.removeprefix(SKOS).removeprefix(ONTOLOGY)
            text = value.value if isinstance(value, (ox.Literal, ox.NamedNode)) else str(value)
            found.setdefault(path, {}).setdefault(prop, []).append(text.replace(VOCAB, "vocab/"))
    return {path: {k: sorted(v) for k, v in labels.items()} for path, labels in sorted(found.items())}
