"""The graph as files: N-Quads, TriG, Turtle, JSON-LD. Sorted, so that two builds give the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph as ox

from .namespaces import PREFIXES, Iris


def sort_key(quad: ox.Quad) -> tuple[str, str, str, str]:
    """The order of quads in files: graph, subject, predicate, object."""
    return str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)


def prefixes(iris: Iris) -> dict[str, str]:
    """The prefixes of the files; the data of this base are under "un"."""
    return {**PREFIXES, "un": iris.base + "un/"}


def nquads(quads: Iterable[ox.Quad]) -> bytes:
    """Quads as N-Quads, sorted by lines."""
    return "".join(sorted({f"{q} .\n" for q in quads})).encode()


def _nquads(quads: list[ox.Quad], path: Path, iris: Iris) -> None:
    path.write_bytes(nquads(quads))


def _trig(quads: list[ox.Quad], path: Path, iris: Iris) -> None:
    ox.serialize(quads, str(path), format=ox.RdfFormat.TRIG, prefixes=prefixes(iris))


def _turtle(quads: list[ox.Quad], path: Path, iris: Iris) -> None:
    triples = sorted({q.triple for q in quads}, key=lambda t: (str(t.subject), str(t.predicate), str(t.object)))
    ox.serialize(triples, str(path), format=ox.RdfFormat.TURTLE, prefixes=prefixes(iris))


def _jsonld(quads: list[ox.Quad], path: Path, iris: Iris) -> None:
    ox.serialize(quads, str(path), format=ox.RdfFormat.JSON_LD, prefixes=prefixes(iris))


FORMATS: dict[str, tuple[str, Callable[[list[ox.Quad], Path, Iris], None]]] = {
    "nquads": (".nq", _nquads),
    "trig": (".trig", _trig),
    "turtle": (".ttl", _turtle),
    "jsonld": (".jsonld", _jsonld),
}
"""Format name -> file ending and writer."""


def write(quads: Iterable[ox.Quad], path: Path, format_name: str, iris: Iris) -> None:
    """Write quads in one of the ``FORMATS``. Turtle is the union of the graphs."""
    FORMATS[format_name][1](sorted(set(quads), key=sort_key), path, iris)


def turtle_text(quads: Iterable[ox.Quad], iris: Iris) -> str:
    """Quads as a Turtle text."""
    triples = sorted({q.triple for q in quads}, key=lambda t: (str(t.subject), str(t.predicate), str(t.object)))
    return (ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes(iris)) or b"").decode()
