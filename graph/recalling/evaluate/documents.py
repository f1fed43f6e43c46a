"""The files to score: those of a folder, and the members of archives, without unpacking them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from ..errors import SourceError
from ..read.original import Original
from ..read.places import Found, find, open_all


def documents(places: Iterable[str | Path], sample: int | None = None, seed: int = 0) -> Iterator[Original]:
    """The AKN4UN files under some folders, archives and single files, in the order of their names.

    ``sample`` takes that many of them at random, the same ones for the same ``seed``. Raises ``SourceError`` where a
    place does not exist or holds no such file.
    """
    found = [item for place in places for item in _found(place)]
    if sample is not None and sample < len(found):
        found = sorted(random.Random(seed).sample(found, sample))
    for item in found:
        if not item.member:
            yield Original(Path(item.file).read_bytes(), item.name, item.where)
    for _, original in open_all(item for item in found if item.member):
        yield original


def tree_of(original: Original) -> etree._Element | None:
    """The XML of a file as far as it can be read, without entities and network."""
    return etree.fromstring(
        original.data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    )


def _found(place: str | Path) -> list[Found]:
    found = find(place, (".xml",)) if Path(place).exists() else []
    if not found:
        raise SourceError("no AKN4UN file here", where=str(place), do="give a folder or archive of .xml files")
    return found
