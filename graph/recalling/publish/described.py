"""Which things each named graph describes: found graph by graph, and kept for those graphs that stay the same.

What is found lies in the folder of the build, beside the index of the lineage: any site of the graph and any server of
it begin with the same.
"""

from __future__ import annotations

import contextlib
import json
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

import pyoxigraph as ox

from ..errors import OutputError
from ..files import write_file
from ..rdf.namespaces import expand
from ..store import GraphStore, store_in
from ..storing import graphs_in

FOLDER = "pages"
"""What is kept for pages, in the folder of a build."""

PARTS = ""
"""Stands in the place of a class for the parts that a graph describes of things that are none of its own acts."""

Classes = dict[str, list[str]]
"""The local name of a class -> the paths of the things that a graph gives it, or of ``PARTS``."""

_TYPE = expand("rdf:type")
_FILE = "described-1.json"  # the number counts the forms that it has had


def hashes(store: GraphStore) -> dict[str, str]:
    """The hash of each named graph, by its name; {} where the store does not say."""
    path = store_in(store.folder) if store.folder else None
    return {name: sha256 for name, (sha256, _) in graphs_in(path).items()} if path else {}


def name_of(graph: ox.NamedNode, store: GraphStore) -> str:
    """The name of a graph, as builds call it: "src/b19c103377d9"."""
    return graph.value.removeprefix(f"{store.iris.base}graph/")


def described(
    store: GraphStore, acts: Mapping[str, Collection[str]], path_of: Callable[[str], str]
) -> dict[str, Classes]:
    """What the named graphs describe, each thing by its path.

    Of the ``acts`` of a graph, whose source it is, it leaves out the parts: they are too many, and are in one place.
    """
    file = store.folder / FOLDER / _FILE if store.folder else None
    known, hash_of = _kept(file), hashes(store)
    found: dict[str, tuple[str, Classes]] = {}
    for graph in store.graphs():
        name = name_of(graph, store)
        own = sorted(acts.get(name, ()))
        key = " ".join((hash_of[name], *own)) if name in hash_of else ""
        if not key or known.get(name, ("",))[0] != key:
            found[name] = key, _read(store, graph, own, path_of)
        else:
            found[name] = known[name]
    if file and hash_of and found != known:
        text = json.dumps(found, separators=(",", ":"))
        with contextlib.suppress(OutputError):  # in a place that cannot be written to it is found each time
            write_file(file, lambda beside: _write(beside, text))
    return {name: classes for name, (_, classes) in found.items()}


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


def _kept(file: Path | None) -> dict[str, tuple[str, Classes]]:
    try:
        known = json.loads(file.read_text("utf-8")) if file else {}
        return {name: (key, classes) for name, (key, classes) in known.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _read(store: GraphStore, graph: ox.NamedNode, own: Collection[str], path_of: Callable[[str], str]) -> Classes:
    found: dict[str, set[str]] = defaultdict(set)
    for quad in store.store.quads_for_pattern(None, _TYPE, None, graph):
        if not isinstance(quad.subject, ox.NamedNode):
            continue
        path = path_of(quad.subject.value)
        thing, _, part = path.partition("#")
        if ":" in thing.partition("/")[0]:
            continue  # described elsewhere
        if part and thing not in own:
            found[PARTS].add(path)
        elif "#" not in path and isinstance(quad.object, ox.NamedNode):
            found[local(quad.object.value)].add(path)
    return {name: sorted(paths) for name, paths in sorted(found.items())}


def local(iri: str) -> str:
    """The local name of a class or property."""
    return iri.rpartition("#")[2].rpartition("/")[2]
