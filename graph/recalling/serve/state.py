"""What the routes share: the site, the workers, pages made once, and files that take long, made in the background."""

from __future__ import annotations

import hashlib
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request

from ..lineage import CitationGraph
from ..publish import Site
from ..publish.addresses import name_on_disk
from ..publish.dumps import write_dumps
from ..publish.graph_data import graph_file
from ..publish.hosting import hosting_files
from ..publish.render import script_json
from ..publish.search import paragraphs, search_files, text_file, text_script
from ..publish.things import write
from ..queries import bind, named_queries
from .workers import Workers

_PAGES = 500  # pages that are kept


@dataclass(frozen=True, slots=True)
class Page:
    """A body and its entity tag."""

    body: bytes
    etag: str


class State:
    """One graph that is served."""

    def __init__(self, site: Site, built: Path, workers: Workers, address: str | None = None) -> None:
        self.site = site
        site.menu = (*site.menu, ("SPARQL", "sparql"))
        self.built = built
        self.workers = workers
        self.address = address
        self.own = site.own()
        self.by_stem = {name_on_disk(path): path for path in site.paths()}
        self.graph = CitationGraph.of(site.knowledge.store)
        self._pages: OrderedDict[str, Page] = OrderedDict()
        self._lock = threading.Lock()
        self._room = tempfile.TemporaryDirectory(prefix="recalling-serve-")
        self._ready = threading.Event()
        self._stopping = threading.Event()
        self._maker = threading.Thread(target=self._prepare, daemon=True, name="recalling-prepare")

    @property
    def other_base(self) -> str:
        """The base of the IRIs with which the endpoint answers, where it is not that of the pages."""
        knowledge = self.site.knowledge
        own = knowledge.store.iris.base
        return own if own != knowledge.iris.base else ""

    @property
    def prepared(self) -> Path:
        """The folder of files made in the background: search, dumps, what robots read. Waits until they are there."""
        self._ready.wait()
        return Path(self._room.name)

    def start(self) -> None:
        """Start what works beside the server."""
        self.workers.start()
        self._maker.start()

    def stop(self) -> None:
        """End it."""
        self._stopping.set()
        self.workers.stop()
        self._maker.join()
        self._room.cleanup()

    def _prepare(self) -> None:
        folder = Path(self._room.name)
        try:
            for file, text in self._files(folder):
                if self._stopping.is_set():
                    return
                write(folder, file, text.encode())
        finally:
            self._ready.set()

    def _files(self, folder: Path) -> Iterator[tuple[str, str]]:
        self.site.dumps = write_dumps(self.site.knowledge, self.built, folder)
        for entry in self.site.acts:
            yield text_file(entry.path), text_script(entry.path, paragraphs(self.site, entry.path))
        pages = [*self.site.files(), *self.site.own()]
        yield from (*search_files(self.site), *graph_file(self.site), *hosting_files(self.site, pages))

    def page(self, key: str, make: Callable[[], bytes]) -> Page:
        """A page out of the store of pages, or made now."""
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
                return self._pages[key]
        body = make()
        made = Page(body, f'W/"{hashlib.sha256(body).hexdigest()[:20]}"')
        with self._lock:
            self._pages[key] = made
            while len(self._pages) > _PAGES:
                self._pages.popitem(last=False)
        return made

    def address_of(self, request: Request) -> str:
        """Where the site lies: as it was said, or as the request came."""
        return self.address or str(request.base_url)

    def sparql_page(self, endpoint: str) -> str:
        """The page on which people ask."""
        iris = self.site.knowledge.store.iris  # those with which the endpoint answers
        queries = [{"name": q.title, "query": bind(q, {}, iris)} for q in named_queries().values()]
        content = {
            "title": "SPARQL",
            "description": "Ask the graph.",
            "queries": queries,
            "examples": script_json(queries),
            "endpoint": endpoint,
            "other_base": self.other_base,
        }
        return self.site.render("sparql.html", "sparql.html", content)
