"""Who made which graph out of what: extraction runs. No clock: a run is named by the hash of what went into it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version

import pyoxigraph as ox

from ..resources import files
from .graph import GraphWriter
from .namespaces import Iris


@cache
def software_version() -> str:
    """The version of this package."""
    try:
        return version("recalling")
    except PackageNotFoundError:
        return "unknown"


@cache
def knowledge_hash() -> str:
    """The hash of what decides what an extraction says, apart from its source: authority, word lists, version."""
    digest = hashlib.sha256(software_version().encode())
    for path in (*files("authority", ".ttl"), *(f for f in files("ontology", ".ttl") if f.name != "shapes.ttl")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def run_path(sha256: str) -> str:
    """The path of the run that extracted the source with this hash."""
    return f"run/{hashlib.sha256((sha256 + knowledge_hash()).encode()).hexdigest()[:12]}"


def provenance_graph(hashes: Iterable[str], iris: Iris) -> list[ox.Quad]:
    """The runs of the sources with these hashes, in ``graph/prov``."""
    g = GraphWriter(iris, "prov")
    software = iris.of("software")
    g.type(software, "prov:SoftwareAgent")
    g.add(software, "rdfs:label", ox.Literal("recalling"))
    g.add(software, "owl:versionInfo", ox.Literal(software_version()))
    for sha256 in hashes:
        run = iris.of(run_path(sha256))
        g.type(run, "ExtractionRun")
        g.add(run, "prov:used", iris.of(f"src/{sha256[:12]}"))
        g.add(run, "prov:wasAssociatedWith", software)
        g.add(run, "dcterms:identifier", ox.Literal(knowledge_hash()[:12]))
    return list(g.quads)
