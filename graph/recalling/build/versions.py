"""What decides the outcome of each step apart from its input: code, word lists, authority, shapes, as one hash.

A result in the cache is good as long as these are what they were. Whoever changes a rule need not think of the cache.
"""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from ..rdf.provenance import software_version
from ..resources import files, folder

_PACKAGE = Path(__file__).resolve().parents[1]
_EXTRACTING = (
    *("model", "identifiers", "read", "segment", "cite", "resolve", "rdf"),
    *("extract.py", "authority.py", "vocabulary.py", "patterns.py", "json_form.py"),
    *("validate/checks.py", "validate/facts.py", "validate/several.py", "build/entry.py"),
)
_DERIVING = ("rdf", "build/joined.py", "build/merge.py", "build/things.py")
_CHECKING = ("rdf", "validate", "build/joined.py", "build/things.py", "build/batches.py")
_LIBRARIES = ("lxml", "pdfplumber", "pdfminer.six", "pyoxigraph")
_ENGINES = ("pyshacl", "rdflib", "pyshifty")


@cache
def extraction_version() -> str:
    """The hash of what decides what is read out of a source: extractor, word lists and authority."""
    lists = [f for f in files("ontology", ".ttl") if f.name != "shapes.ttl"]
    return _hash(_code(_EXTRACTING), (*lists, *files("authority", ".ttl")), _LIBRARIES)


@cache
def derivation_version() -> str:
    """The hash of what decides what follows from a graph: the rules."""
    return _hash(_code(_DERIVING), sorted((folder("ontology") / "derive").glob("*.rq")), ("pyoxigraph",))


@cache
def check_version() -> str:
    """The hash of what decides what is found wrong with a graph: the shapes and the engines."""
    return _hash(_code(_CHECKING), [f for f in files("ontology", ".ttl")], _ENGINES)


@cache
def made_by() -> dict[str, str]:
    """The hash of each thing that decides what a graph is, apart from its sources, by what a user calls it."""
    ontology, authority = files("ontology", ".ttl"), files("authority", ".ttl")
    rules = sorted((folder("ontology") / "derive").glob("*.rq"))
    return {
        "extractor": _hash(_code(_EXTRACTING), (), _LIBRARIES),
        "vocabulary": _hash([], [f for f in ontology if f.name != "shapes.ttl"], ()),
        "authority": _hash([], authority, ()),
        "rules": _hash(_code(_DERIVING), rules, ("pyoxigraph",)),
        "shapes": _hash([], [f for f in ontology if f.name == "shapes.ttl"], ()),
        "checks": _hash(_code(_CHECKING), (), _ENGINES),
    }


def _code(names: tuple[str, ...]) -> list[Path]:
    """The files of some rooms and modules of the package."""
    found = [
        path
        for name in names
        for path in ((_PACKAGE / name).rglob("*") if (_PACKAGE / name).is_dir() else [_PACKAGE / name])
        if path.suffix in (".py", ".toml")
    ]
    return sorted(found)


def _hash(code: list[Path], data: tuple[Path, ...] | list[Path], libraries: tuple[str, ...]) -> str:
    digest = hashlib.sha256(f"{software_version()} {sys.version_info[:2]}".encode())
    for library in libraries:
        digest.update(f"{library} {_version(library)}\n".encode())
    for path in code:
        digest.update(f"{path.relative_to(_PACKAGE).as_posix()}\0".encode() + path.read_bytes())
    for path in data:
        digest.update(f"{path.name}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"
