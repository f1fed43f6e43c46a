"""The site: every page by its path, rendered from the store. Writing it and serving it are done elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, partial
from typing import Any
from urllib.parse import urlsplit

import pyoxigraph as ox

from ..export.palette import GROUP_COLOURS
from ..export.views import citations
from ..queries import NamedQuery
from ..rdf.namespaces import converter, expand
from ..rdf.provenance import software_version
from ..store import GraphStore
from . import pages
from .acts import act
from .addresses import ONTOLOGY_PAGE, file_of, link, link_to, name_on_disk, public
from .catalogue import INSTRUMENTS, KINDS, Catalogue, Entry
from .dataset import Statistics, statistics
from .dumps import Dump
from .facts import properties
from .knowledge import Found, Knowledge
from .lineage import Lineages
from .own import Answered, answer, own_pages
from .rdf import FORMATS, LICENCE
from .render import render, script_json
from .resolution import Concepts, natural
from .structured import structured

MENU = (
    ("Browse", "browse.html"),
    ("Instruments", "browse/instruments.html"),
    ("Bodies", "browse/kind-body.html"),
    ("Questions", "questions.html"),
    ("Graph", "graph.html"),
    ("Data", "dataset.html"),
)


@dataclass(frozen=True)
class Whole:
    """What is known of the whole graph: for another process, which need not find it again."""

    found: Found
    catalogue: Catalogue
    lineages: Lineages


class Site:
    """Pages of one graph. ``address`` is where the files will lie; links between them are relative."""

    title = "Recalling"
    licence = LICENCE
    menu: tuple[tuple[str, str], ...] = MENU

    version = software_version()

    def __init__(
        self,
        store: GraphStore,
        base: str | None = None,
        address: str | None = None,
        date: str | None = None,
        formats: Collection[str] = tuple(FORMATS),
        whole: Whole | None = None,
    ) -> None:
        self.dumps: list[Dump] = []
        self.answers: dict[str, Answered | None] = {}
        self.date = date or datetime.now(UTC).date().isoformat()
        self.knowledge = Knowledge(store, base, whole.found if whole else None)
        self.formats = {name: form for name, form in FORMATS.items() if name in formats}
        """The formats of RDF that things are described in."""
        self.catalogue = whole.catalogue if whole else Catalogue.of(self.knowledge)
        self.catalogue.notes = self.notes = self.knowledge.notes
        self._lineages = whole.lineages if whole else None
        self.concepts = Concepts(self.knowledge)
        self.address = (address or self.knowledge.iris.base).rstrip("/") + "/"
        self.property_names = {p.curie: p.name for p in properties()}

    @property
    def read(self) -> int:
        """How many texts were read."""
        return len(self.knowledge.sources)

    @property
    def whole(self) -> Whole:
        return Whole(self.knowledge.found, self.catalogue, self.lineages)

    # --------------------------------------------------------------------------------- pages

    def paths(self) -> list[str]:
        """The paths of all things that have a page."""
        return [*(e.path for e in self.catalogue.pages()), ONTOLOGY_PAGE]

    def page(self, path: str) -> str:
        """The HTML of a thing."""
        here = file_of(path)
        entry = self.catalogue.entry(path)
        if path == ONTOLOGY_PAGE:
            template, content = "ontology.html", pages.ontology(self, path)
        elif entry.read:
            template, content = "act.html", act(self, path, here)
        else:
            template, make = pages.BY_KIND.get(entry.kind, ("thing.html", pages.thing))
            content = make(self, path)
        content |= {
            "path": path,
            "entry": entry,
            "title": content["heading"] if entry.label in content["heading"] else f"{entry.label} {content['heading']}",
            "iri": self.knowledge.iri(path),
            "stem": name_on_disk(path),
            "formats": list(self.formats.values()),
            "structured": script_json(structured(self, entry, content)),
        }
        return self.render(template, here, content)

    def own(self) -> dict[str, Callable[[], str]]:
        """The pages that are no pages of things: file, and what makes the HTML."""
        return {file: partial(self._own, file, make) for file, make in own_pages(self).items()}

    def _own(self, file: str, make: Callable[[], tuple[str, dict[str, Any]]]) -> str:
        template, content = make()
        return self.render(template, file, content)

    def render(self, template: str, here: str, content: dict[str, Any]) -> str:
        """A page of the site at a place: the links in it are relative to that."""
        root = urlsplit(self.address).path
        common: dict[str, Any] = {
            "site": self,
            "here": here,
            # what is not found may have been asked for at any depth
            "file": lambda there: root + public(there) if here == "404.html" else link(here, there),
            "link": self.linker(here),
            "name": self.name,
            "public": public,
            "iri": "",
            "formats": (),
            "schema_type": "",
            "structured": "",
            "title": self.title,
            "description": "",
        }
        return render(template, common | content)

    def linker(self, here: str) -> Callable[[str], str]:
        """What makes links from a file to the pages of things."""
        return lambda path: link_to(here, path)

    def curie(self, iri: str) -> str:
        """An IRI with a prefix, as far as one is known."""
        return converter().compress(iri) or iri

    def name(self, path: str) -> str:
        """The title of a thing."""
        return self.catalogue.entry(path).title

    # ---------------------------------------------------------------------------- whole graph

    @cached_property
    def statistics(self) -> Statistics:
        return statistics(self.knowledge.store)

    def answer(self, query: NamedQuery) -> Answered | None:
        """The answer to a named query for its default parameters, asked once."""
        if query.name not in self.answers:
            self.answers[query.name] = answer(self.knowledge.store, query, self.read)
        return self.answers[query.name]

    def forces(self) -> Iterator[ox.NamedNode]:
        """The verb of every citation."""
        for quad in self.knowledge.store.statements(None, expand("unc:force")):
            if isinstance(quad.object, ox.NamedNode):
                yield quad.object

    def examples(self) -> list[Entry]:
        """A few things that show what the data set holds: an act, an instrument, a body, a paper, a meeting."""
        found = [max(self.acts, key=lambda e: e.cites)] if self.acts else []
        found += self.instruments[:1]
        for kind in ("body", "paper", "meeting"):
            found += sorted(self.catalogue.of_kind(kind), key=lambda e: (-e.cited, e.path))[:1]
        return [e for e in found if "#" not in e.path]

    @cached_property
    def lineages(self) -> Lineages:
        found = self._lineages or Lineages(citations(self.knowledge.store))
        found.notes = self.notes
        return found

    @cached_property
    def _series(self) -> dict[tuple[str, str], list[str]]:
        """The acts read of each organ and session, by number."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for entry in self.acts:
            found[entry.organ, entry.session].append(entry.path)
        return {key: sorted(some, key=natural) for key, some in found.items()}

    @cached_property
    def acts(self) -> list[Entry]:
        """The acts that were read, latest first."""
        read = [e for e in self.catalogue.pages() if e.read]
        return sorted(read, key=lambda e: (e.date, natural(e.path)), reverse=True)

    @cached_property
    def instruments(self) -> list[Entry]:
        """The instruments, most cited first."""
        return sorted(self.catalogue.of_kind(*INSTRUMENTS), key=lambda e: (-e.cited, e.title))

    def neighbours(self, path: str) -> tuple[Entry | None, Entry | None]:
        """The acts read before and after an act in the numbers of its session."""
        self.notes.add("n", path)
        entry = self.catalogue.entry(path)
        series = self._series[entry.organ, entry.session]
        at = series.index(path)
        before = self.catalogue.entry(series[at - 1]) if at else None
        return before, self.catalogue.entry(series[at + 1]) if at + 1 < len(series) else None

    @cached_property
    def _titles(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.acts:
            found[entry.title.lower()].append(entry)
        return found

    def same_title(self, title: str) -> list[Entry]:
        """The acts read with the same title, latest first."""
        self.notes.add("t", title)
        return self._titles.get(title.lower(), []) if title else []

    # ------------------------------------------------------------------------------- browsing

    def kind_link(self, kind: str) -> tuple[str, str]:
        """The list that a kind of things is in: its heading and its file."""
        return KINDS.get(kind, KINDS["other"]), f"browse/kind-{kind.replace(' ', '-')}.html"

    def browse_file(self, entry: Entry) -> str:
        """The list of the organ of an act."""
        return f"browse/organ-{entry.organ or 'other'}.html"

    def act_trail(self, entry: Entry) -> list[tuple[str, str]]:
        organ = (self.catalogue.organs.get(entry.organ, entry.organ or "Other"), self.browse_file(entry))
        return [organ]

    def picture_legend(self) -> str:
        """What the colours of a picture mean."""
        return render("legend.html", {"groups": list(GROUP_COLOURS)})

    def files(self) -> Iterator[str]:
        """The pages of things."""
        return (file_of(path) for path in self.paths())
