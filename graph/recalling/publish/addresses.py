"""Where things lie: a path of the graph, the files that describe it, and links from one file to another.

The thing ``un/doc/E/1998/27`` is described by ``un/doc/E/1998/27.html``, ``.ttl`` and so on; ``27/`` beside them is
the folder of ``un/doc/E/1998/27/Corr.1``. Whatever a path holds, its files stay inside the site.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

ONTOLOGY_PAGE = "ontology"
"""The path of the vocabulary: its terms are fragments, ``ontology#Citation``."""

_PLAIN = re.compile(r"[\w()~,;=+@!$'-][\w.()~,;=+@!$' -]*", re.ASCII)
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_LONGEST = 120  # bytes of a name on disk, without its ending; file systems hold 255
_UNQUOTED = "/~,;=+@!$'()"


def name_on_disk(path: str) -> str:
    """The file of a path, without its ending. Names that a file system or a server could take amiss are hashed."""
    return "/".join(_segment(part) for part in path.split("/")) or "index"


def _segment(part: str) -> str:
    name = unquote(part)
    plain = _PLAIN.fullmatch(name) and not name.endswith((".", " ")) and not _RESERVED.fullmatch(name)
    if plain and len(name) <= _LONGEST:
        return name
    return "~" + hashlib.sha256(part.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def file_of(path: str, suffix: str = ".html") -> str:
    """The file that describes a thing; a fragment is described in the file of what it is part of."""
    return name_on_disk(path.partition("#")[0]) + suffix


def folder_pages(files: Iterator[str]) -> list[str]:
    """The pages among some files whose name is also that of a folder: ``27.html`` beside ``27/``."""
    names = set(files)
    folders = {str(parent) for name in names for parent in PurePosixPath(name).parents}
    return sorted(name for name in names if name.endswith(".html") and name.removesuffix(".html") in folders)


def link(here: str, there: str, fragment: str = "") -> str:
    """A relative link from one file of the site to another, so that the folder also opens from disk."""
    anchor = f"#{quote(fragment, safe=_UNQUOTED)}" if fragment else ""
    if here == there and fragment:
        return anchor
    own, other = here.split("/")[:-1], there.split("/")
    shared = 0
    while shared < min(len(own), len(other) - 1) and own[shared] == other[shared]:
        shared += 1
    steps = [".."] * (len(own) - shared) + other[shared:]
    return quote("/".join(steps), safe=_UNQUOTED) + anchor


def link_to(here: str, path: str, suffix: str = ".html") -> str:
    """A relative link from a file to the page of a path, at the anchor of its fragment."""
    thing, _, fragment = path.partition("#")
    return link(here, file_of(thing, suffix), fragment)


def anchor(path: str) -> str:
    """The anchor of a fragment in its page: as the IRI has it, decoded."""
    return unquote(path.partition("#")[2])


def public(file: str) -> str:
    """A file as part of an absolute address."""
    return quote(file, safe=_UNQUOTED)
