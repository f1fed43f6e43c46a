"""What the checks keep in the cache and take from it: findings and results as JSON, graphs as quads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox

from ..rdf.graph import Term
from ..validate.engines import Finding
from ..validate.places import Place
from ..validate.results import Result
from .cache import Cache
from .documents import content

CHECKED = "checked"
"""The kind of results of checks."""


def as_json(r: Result) -> dict[str, Any]:
    """A result as plain values."""
    return {
        "shape": r.shape,
        "severity": r.severity,
        "message": r.message,
        "focus": r.focus,
        "value": r.value,
        "places": [[p.file, p.line, p.quote] for p in r.places],
        "term": None if r.term is None else str(r.term),
        "component": r.component,
    }


def from_json(value: dict[str, Any]) -> Result:
    """A result out of plain values."""
    places = tuple(Place(*place) for place in value["places"])
    return Result(**{**value, "places": places, "term": _optional(value["term"])})


def finding_as_json(f: Finding) -> list[str | None]:
    """A finding as plain values."""
    return [f.shape, f.component, f.severity, f.message, str(f.focus), None if f.value is None else str(f.value)]


def finding_from_json(value: list[Any]) -> Finding:
    """A finding out of plain values."""
    shape, component, severity, message, focus, at_fault = value
    return Finding(shape, component, severity, message, term_of(focus), _optional(at_fault))


def term_of(text: str) -> Term:
    """A term out of its N-Triples."""
    (quad,) = ox.parse(f"<a:a> <a:a> {text} .".encode(), format=ox.RdfFormat.N_TRIPLES)
    assert isinstance(quad.object, (ox.NamedNode, ox.Literal))
    return quad.object


def _optional(text: str | None) -> Term | None:
    return None if text is None else term_of(text)


def quads_of(cache: Cache, key: str) -> list[ox.Quad]:
    """The graph of the text of a document."""
    return [*ox.parse(content(cache, key).text, format=ox.RdfFormat.N_QUADS)]


def metadata_of(cache: Cache, key: str) -> Iterator[ox.Triple]:
    """What the metadata of a document state."""
    return (q.triple for q in ox.parse(content(cache, key).metadata, format=ox.RdfFormat.N_QUADS))


def triples_of(text: str) -> Iterator[ox.Triple]:
    """The triples of N-Triples."""
    return (q.triple for q in ox.parse(text.encode(), format=ox.RdfFormat.N_TRIPLES))
