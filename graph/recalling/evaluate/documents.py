"""The files to score: those of a folder, and the members of archives, without unpacking them."""

from __future__ import annotations

import random
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from ..errors import SourceError
from ..read.original import Original

_ARCHIVES = (".tar.xz", ".tar.gz", ".tar")


def documents(places: Iterable[str | Path], sample: int | None = None, seed: int = 0) -> Iterator[Original]:
    """The AKN4UN files under some folders, archives and single files, in the order of their names.

    ``sample`` takes that many of them at random, the same ones for the same ``seed``. Raises ``SourceError`` where a
    place does not exist or holds no such file.
    """
    names = [name for place in places for name in _names(Path(place))]
    if sample is not None and sample < len(names):
        names = sorted(random.Random(seed).sample(names, sample))
    yield from _open(names)


def tree_of(original: Original) -> etree._Element | None:
    """The XML of a file as far as it can be read, without entities and network."""
    return etree.fromstring(
        original.data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    )


def _names(place: Path) -> list[tuple[str, str]]:
    """(file, member of it or "") of everything under a place."""
    if place.is_dir():
        archives = [p for p in sorted(place.iterdir()) if p.name.endswith(_ARCHIVES)]
        found = [(str(p), "") for p in sorted(place.rglob("*.xml"))] + [n for p in archives for n in _names(p)]
    elif place.name.endswith(_ARCHIVES) and place.exists():
        try:
            with tarfile.open(place) as archive:
                found = [(str(place), m.name) for m in archive if m.isfile() and m.name.endswith(".xml")]
        except (tarfile.TarError, OSError, EOFError) as error:
            raise SourceError(f"the archive cannot be read ({error})", where=str(place), do="fetch it again") from None
    else:
        found = [(str(place), "")] if place.exists() else []
    if not found:
        raise SourceError("no AKN4UN file here", where=str(place), do="give a folder or archive of .xml files")
    return sorted(found)


def _open(names: list[tuple[str, str]]) -> Iterator[Original]:
    members: dict[str, set[str]] = {}
    for file, member in names:
        if member:
            members.setdefault(file, set()).add(member)
        else:
            yield Original(Path(file).read_bytes(), Path(file).name, file)
    for file, wanted in members.items():
        with tarfile.open(file) as archive:
            for m in archive:
                content = archive.extractfile(m) if m.name in wanted else None
                if content is not None:
                    yield Original(content.read(), Path(m.name).name, f"{file}:{m.name}")
