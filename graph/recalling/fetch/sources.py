"""Where the open data are: ``sources.toml``, and what a user puts in its place."""

from __future__ import annotations

import os
import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import LookupFailed, SourceError

OWN = "RECALLING_SOURCES"
"""The environment variable that names a file of the user's own."""


@dataclass(frozen=True)
class Collection:
    """Documents of one organ: name, title, the address of the archive, and the SHA-256 that it must have, if any."""

    name: str
    title: str
    address: str
    sha256: str = ""


@dataclass(frozen=True)
class Sources:
    """The collections by name, the languages by code, the terms in short."""

    collections: Mapping[str, Collection]
    languages: Mapping[str, str]
    terms: str

    def named(self, names: tuple[str, ...]) -> list[Collection]:
        """Some collections, or all. Raises ``LookupFailed`` where there is no such collection."""
        for name in names:
            if name not in self.collections:
                raise LookupFailed(f"there is no collection {name!r}", do=f"choose of {', '.join(self.collections)}")
        return [self.collections[name] for name in dict.fromkeys(names or self.collections)]


def load_sources(own: str | Path | None = None, **values: str | None) -> Sources:
    """The sources as configured: by the package, by a file of the user's own, by single values such as ``address``.

    Raises ``SourceError`` where a file cannot be read or an address has a gap that nothing fills.
    """
    found = _read(Path(__file__).with_name("sources.toml"))
    if place := own or os.environ.get(OWN):
        for name, value in _read(Path(place)).items():
            both = isinstance(value, dict) and isinstance(found.get(name), dict)
            found[name] = {**found[name], **value} if both else value
    found |= {name: value for name, value in values.items() if value is not None}
    where = str(place or "sources.toml")
    try:
        collections = {name: _collection(name, found, row) for name, row in found["collections"].items()}
        return Sources(collections, found["languages"], found["terms"].strip())
    except (KeyError, AttributeError, TypeError, ValueError) as error:
        raise SourceError(f"not as a file of sources should be ({error!r})", where=where, do="correct it") from None


def _collection(name: str, found: dict[str, Any], row: dict[str, str]) -> Collection:
    known = {key: value for key, value in found.items() if isinstance(value, str)} | row
    address = string.Formatter().vformat(known["address"], (), known)
    return Collection(name, row["title"], address, row.get("sha256", "").lower())


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise SourceError(f"cannot be read ({reason})", where=str(path), do="give a file of sources") from None
    except tomllib.TOMLDecodeError as error:
        raise SourceError(f"this is no TOML ({error})", where=str(path), do="correct it") from None
