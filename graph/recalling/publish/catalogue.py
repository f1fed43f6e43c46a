"""Every thing that has a page, with what other pages say of it: its name, kind, date, organ and counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..export.names import label
from ..export.things import CATEGORIES, Thing, describe
from ..identifiers.bodies import registry
from ..rdf.namespaces import expand
from .addresses import ONTOLOGY_PAGE
from .knowledge import Knowledge
from .notes import Notes

KINDS: dict[str, str] = {
    "resolution": "Resolutions",
    "decision": "Decisions",
    "treaty": "Treaties",
    "declaration": "Declarations",
    "outcome": "Outcome texts",
    "collective": "Texts adopted together",
    "instrument": "Other instruments",
    "report": "Reports",
    "paper": "Papers and publications",
    "draft": "Drafts",
    "open set": "Open sets",
    "meeting": "Meetings and conferences",
    "body": "Bodies",
    "renaming": "Renamings of bodies",
    "verb": "Verbs",
    "concept": "Other concepts",
    "record": "Records of how the graph was made",
    "other": "Other things",
}
"""Kind of a page -> its heading in lists, in the order of lists."""

INSTRUMENTS = ("treaty", "declaration", "outcome", "collective", "instrument")


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing as lists and links show it. ``label`` is short, ``title`` the full name."""

    path: str
    kind: str
    label: str
    title: str
    symbol: str = ""
    date: str = ""
    organ: str = ""
    session: str = ""
    read: bool = False  # whether its text was read
    cites: int = 0
    cited: int = 0

    @property
    def year(self) -> str:
        return self.date[:4]

    @property
    def name(self) -> str:
        """Label and title where the one is more than the beginning of the other."""
        begins = self.title.startswith(self.label.removesuffix("…"))
        return self.title if begins or self.label == self.path else f"{self.label}: {self.title}"


class Catalogue(Mapping[str, Entry]):
    """The entries by path; an unknown path has an entry that shows the path."""

    def __init__(self, entries: Iterable[Entry], organs: Mapping[str, str]) -> None:
        self._entries = {e.path: e for e in entries}
        self.organs = organs
        """The code of an organ -> its name."""
        self.notes = Notes()

    @classmethod
    def of(cls, knowledge: Knowledge) -> Catalogue:
        """Read the names of everything once."""
        classes = dict(knowledge.things())
        parts = {f"{p}#{f}" for p, some in knowledge.parts_with_names() for f in some}
        things = describe(knowledge.store, [p for p in (*classes, *parts) if not p.startswith(ONTOLOGY_PAGE)], "full")
        cites, cited = _degrees(knowledge)
        entries = []
        for path, thing in things.items():
            if path in parts and not thing.names and not thing.get("dcterms:title"):
                continue  # a unit of a paper goes by the name of the paper
            kind = _kind(path, classes.get(path, set()), thing)
            entries.append(
                Entry(
                    path=path,
                    kind=kind,
                    label=label(thing, things) if kind in _NAMED else next(iter(thing.names), thing.title),
                    title=thing.title if kind not in ("verb", "concept") else next(iter(thing.names), thing.title),
                    symbol=thing.symbol,
                    date=thing.date,
                    organ=thing.organ if kind in _NAMED else "",
                    session=thing.first("unc:session"),
                    read=path in knowledge.sources,
                    cites=cites[path],
                    cited=cited[path],
                )
            )
        return cls(entries, _organs(things))

    def __getitem__(self, path: str) -> Entry:
        self.notes.add("e", path)
        return self._entries[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def entry(self, path: str) -> Entry:
        """The entry of a path, whatever it is; a part that has no name of its own goes by that of its whole.

        A page that shows how often the thing is cited asks for it with ``counted``, or it would not be made again.
        """
        self.notes.add("e", path)
        if path in self._entries:
            return self._entries[path]
        whole, _, part = path.partition("#")
        if part and whole in self._entries:
            of = self._entries[whole]
            return Entry(path, of.kind, f"{of.label}, {part_name(part)}", f"{of.title}, {part_name(part)}")
        return Entry(path, "other", path, path)

    def counted(self, path: str) -> Entry:
        """The entry of a path for a page that shows how often it is cited, too."""
        self.notes.add("c", path)
        return self.entry(path)

    def pages(self) -> list[Entry]:
        """The entries that have a page of their own."""
        return [e for e in self._entries.values() if "#" not in e.path]

    def of_kind(self, *kinds: str) -> list[Entry]:
        return [e for e in self._entries.values() if e.kind in kinds]


_NAMED = frozenset(CATEGORIES.values())
_RECORDS = frozenset(("SourceText", "ExtractionRun", "SoftwareAgent", "Graph"))


def part_name(part: str) -> str:
    """A fragment in words: "annex2" is "annex 2"."""
    words = part.removesuffix("_text").replace("_", " ")
    return "".join(f" {c}" if c.isdigit() and k and words[k - 1].isalpha() else c for k, c in enumerate(words))


def _kind(path: str, classes: set[str], thing: Thing) -> str:
    if path.startswith("vocab/"):
        return "verb" if path.startswith("vocab/act/") else "concept"
    if thing.category != "other":
        return thing.category
    if "Body" in classes:
        return "body"
    if "Renaming" in classes:
        return "renaming"
    if classes & _RECORDS:
        return "record"
    return "other"


def _degrees(knowledge: Knowledge) -> tuple[Counter[str], Counter[str]]:
    """How many things each act cites, and how many acts cite each thing; in a resolution in parts it is the parts."""
    cites: Counter[str] = Counter()
    cited: Counter[str] = Counter()
    parts = ((q.subject, q.object) for q in knowledge.store.statements(None, expand("eli:has_part")))
    wholes = {whole for whole, part in parts if "#" not in knowledge.text(part)}
    for quad in knowledge.store.statements(None, expand("eli:cites")):
        cites[knowledge.text(quad.subject)] += 1
        if quad.subject not in wholes:
            cited[knowledge.text(quad.object)] += 1
    return cites, cited


def _organs(things: Mapping[str, Thing]) -> dict[str, str]:
    """The names of organs: of a body that issues acts its latest name, of another the name under its slug."""
    names = {p.rpartition("/")[2]: t.title for p, t in things.items() if p.startswith("un/body/")}
    for code, body in registry().items():
        known = [names[slug] for slug in body.bodies if slug in names]
        if known:
            names[code] = known[-1]
    return names | {"conference": "Conferences", "several": "Several bodies", "other": "Other"}
