"""What an earlier run made of what: the pages whose data, templates and programs are the same are not made again.

Every page has a digest of all that was read for it (see ``Notes``). The record lies in the folder of the site; without
it everything is made anew.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..export.tables import Edge, Node
from ..resources import folder
from .catalogue import Entry
from .dumps import Dump
from .graphs import NONE, Members, Numbers, number

if TYPE_CHECKING:
    from .site import Site

RECORD = ".recalling-made.json"
_PROGRAMS = (".py", ".html", ".toml")


def digest(*parts: str) -> str:
    """A short name for some texts together."""
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


@cache
def programs() -> str:
    """The digest of what makes pages: the modules, templates and lists of the package."""
    return _of_files(files(__package__.partition(".")[0]), lambda name: name.endswith(_PROGRAMS))


@cache
def assets() -> str:
    """The digest of what else goes into a site: style sheet, scripts, what hosts read, the named queries."""
    package = _of_files(files(__package__), lambda name: not name.endswith((*_PROGRAMS, ".pyc")))
    return digest(package, _of_files(folder("queries"), lambda name: name.endswith(".rq")))


def _of_files(root: Traversable, wanted: Callable[[str], bool]) -> str:
    waiting, found = [root], []
    while waiting:
        for item in waiting.pop().iterdir():
            if item.is_dir():
                waiting.append(item)
            elif wanted(item.name):
                found.append(f"{item.name} {item.read_text('utf-8')}")
    return digest(*sorted(found))


class Counted:
    """A sum over the statements about each thing and with each thing as object: the same for the same statements."""

    def __init__(self, numbers: Numbers) -> None:
        """Count the statements of some graphs, each once, in however many of them it stands."""
        _, first = np.unique(numbers[:, 0], return_index=True)
        once = numbers[np.sort(first)]
        self._sums = {letter: _sums(once[:, end], once[:, 0]) for letter, end in (("s", 1), ("o", 2))}

    def of(self, letter: str, iri: str) -> int:
        """The sum of a thing; 0 where nothing is said."""
        return self._sums[letter].get(number(iri), 0)


Column = NDArray[np.int64]


def _sums(things: Column, numbers: Column) -> dict[int, int]:
    """For each thing the sum of its numbers, without what does not fit into 64 bits."""
    known = things != NONE
    things, sums = _runs(things[known], numbers[known])  # in a graph most of what is said of a thing stands together
    order = np.argsort(things)
    things, sums = _runs(things[order], sums[order])
    return dict(zip(things.tolist(), sums.tolist(), strict=True))


def _runs(things: Column, numbers: Column) -> tuple[Column, Column]:
    """Each run of one thing as one row, with the sum of its numbers."""
    starts = np.flatnonzero(np.diff(things, prepend=things[:1] - 1))
    return things[starts], np.add.reduceat(numbers, starts) if len(starts) else numbers


class Digests:
    """The digest of whatever a page may have read, by its name in the notes."""

    def __init__(self, site: Site, counted: Counted) -> None:
        self._site = site
        self._counted = counted
        self._known: dict[str, str] = {}
        self._pieces: dict[int, str] = {}

    def of_page(self, names: Iterable[str]) -> str:
        """The digest of all that a page was made of."""
        return digest(*(f"{name} {self._of(name)}" for name in sorted(names)))

    def _of(self, name: str) -> str:
        if name not in self._known:
            self._known[name] = digest(repr(self._value(*name.split(" ", 1))))
        return self._known[name]

    def _value(self, letter: str, what: str) -> object:
        site = self._site
        match letter:
            case "e":
                return _uncounted(site.catalogue.entry(what))
            case "c":
                return site.catalogue.entry(what).cited
            case "l":
                view = site.lineages.of(what)
                return view and (view.title, *map(self._piece, view.nodes), *map(self._piece, view.edges))
            case "n":
                return [e and _uncounted(e) for e in site.neighbours(what)] if what in site.catalogue else None
            case "t":
                return site.same_title(what)
            case _:
                return self._counted.of(letter, site.knowledge.node(what).value)

    def _piece(self, piece: Node | Edge) -> str:
        """The digest of a piece of a lineage: many lineages share it."""
        if id(piece) not in self._pieces:
            self._pieces[id(piece)] = digest(repr(piece))
        return self._pieces[id(piece)]


def _uncounted(entry: Entry) -> Entry:
    return replace(entry, cites=0, cited=0)


@dataclass
class Made:
    """The record of a run. ``whole`` tells whether anything at all is another, ``common`` what all pages share.

    While a run is at work its record has no ``whole``, and only those pages that are there.
    """

    whole: str = ""
    common: str = ""
    base: str = ""
    things: int = 0
    read: int = 0
    dumps: list[Dump] = field(default_factory=list)
    members: Members = field(default_factory=dict)
    _names: dict[str, int] = field(default_factory=dict)
    _pages: dict[str, tuple[str, array[int]]] = field(default_factory=dict)

    @classmethod
    def load(cls, site: Path) -> Made:
        """The record in the folder of a site; an empty one where there is none that can be read."""
        try:
            known = json.loads((site / RECORD).read_text("utf-8"))
            names = {name: k for k, name in enumerate(known.pop("names"))}
            pages = {path: (made, array("I", numbers)) for path, (made, numbers) in known.pop("pages").items()}
            dumps = [Dump(**row) for row in known.pop("dumps")]
            members = {name: (graph, length) for name, (graph, length) in known.pop("members").items()}
            return cls(**known, dumps=dumps, members=members, _names=names, _pages=pages)
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return cls()

    def save(self, site: Path) -> None:
        """Write the record."""
        known = {
            "whole": self.whole,
            "common": self.common,
            "base": self.base,
            "things": self.things,
            "read": self.read,
            "dumps": [asdict(d) for d in self.dumps],
            "members": self.members,
            "names": list(self._names),
            "pages": {path: [made, list(numbers)] for path, (made, numbers) in self._pages.items()},
        }
        beside = site / f"{RECORD}.new"
        beside.write_text(json.dumps(known, separators=(",", ":")), encoding="utf-8")
        beside.replace(site / RECORD)

    def note(self, path: str, names: Iterable[str], digests: Digests) -> None:
        """Record what a page was made of."""
        some = sorted(names)
        numbers = array("I", (self._names.setdefault(name, len(self._names)) for name in some))
        self._pages[path] = digests.of_page(some), numbers

    def keep(self, path: str, before: Made, names: list[str]) -> None:
        """Take the record of a page over from an earlier run, whose names are given in their order."""
        made, numbers = before._pages[path]
        again = array("I", (self._names.setdefault(names[k], len(self._names)) for k in numbers))
        self._pages[path] = made, again

    def names(self) -> list[str]:
        """Every name, by its number."""
        return list(self._names)

    def same(self, path: str, digests: Digests, names: list[str]) -> bool:
        """Whether a page would be made of the same as then."""
        if path not in self._pages:
            return False
        made, numbers = self._pages[path]
        return made == digests.of_page(names[k] for k in numbers)
