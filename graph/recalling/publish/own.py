"""The pages of the site itself: front page, lists, questions, dataset, search, graph, help."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from ..queries import Answer, NamedQuery, ask, bind, named_queries
from ..rdf.namespaces import expand
from ..store import GraphStore
from .catalogue import KINDS, Entry
from .fan import fan
from .pages import short
from .rdf import DATASET, FORMATS
from .render import script_json
from .resolution import natural
from .subjects import by_subject

if TYPE_CHECKING:
    from .site import Site


@dataclass(frozen=True)
class Answered:
    """An answer as a page shows it: how many rows it has, and the first of them, as text."""

    count: int
    rows: list[tuple[str, ...]]


Content = dict[str, Any]
Page = Callable[[], tuple[str, Content]]

_A_PAGE = 500  # entries of a list
_ROWS = 200  # of an answer
_SMALL = 100  # texts read, up to which questions about the whole graph are answered on the site


def own_pages(site: Site) -> dict[str, Page]:
    """Every page that is no page of a thing: its file, and what makes template and content."""
    pages: dict[str, Page] = {
        "index.html": lambda: ("front.html", _front(site)),
        "browse.html": lambda: ("browse.html", _browse(site)),
        "vocabulary.html": lambda: ("vocabulary.html", _vocabulary(site)),
        "questions.html": lambda: ("questions.html", _questions()),
        f"{DATASET}.html": lambda: ("dataset.html", _dataset(site)),
        "search.html": lambda: ("search.html", {"title": "Search", "description": "Search titles, names and text."}),
        "graph.html": lambda: ("graph.html", _graph(site)),
        "codebook.html": lambda: ("codebook.html", _codebook()),
        "about.html": lambda: ("about.html", {"title": "About", "description": "How the graph was made."}),
        "404.html": lambda: ("notfound.html", {"title": "Not found", "description": "There is no such page."}),
    }
    for name, query in named_queries().items():
        pages[f"questions/{name}.html"] = partial(_question, site, query)
    for stem, heading, entries in _lists(site):
        pages |= _paged(stem, heading, entries)
    return pages


# ------------------------------------------------------------------------------------------------- the front page


def _front(site: Site) -> Content:
    featured = _featured(site)
    verbs = Counter(site.knowledge.text(o) for o in site.forces())
    verb = next((v for v, _ in verbs.most_common(1)), "")
    renamed = site.catalogue.of_kind("renaming")
    return {
        "title": site.title,
        "description": "What a United Nations resolution rests on, in which paragraph, with which verb.",
        "featured": featured,
        "picture": Markup(fan(site, featured.path, site.linker("index.html"))) if featured else "",
        "figures": [
            (site.read, "texts read" if site.read != 1 else "text read"),
            (sum(verbs.values()), "citations, each with the words that cite"),
            (len(site.instruments), "instruments"),
            (len(site.catalogue.of_kind("body")), "bodies"),
            (len(site.catalogue.of_kind("paper", "report")), "papers and reports"),
        ],
        "latest": site.acts[:8],
        "instruments": [e for e in site.instruments if "#" not in e.path][:8],
        "verb": site.catalogue.entry(verb) if verb else None,
        "verb_count": verbs[verb] if verb else 0,
        "renamed": renamed[0] if renamed else None,
        "schema_type": "Dataset",
        "structured": script_json(_schema_dataset(site)),
    }


def _featured(site: Site) -> Entry | None:
    """The act of the front page: the one that cites most instruments."""
    instruments = {e.path for e in site.instruments}
    counts = {e.path: sum(c.target in instruments for c in site.lineages.citations_of(e.path)) for e in site.acts}
    return max(site.acts, key=lambda e: (counts[e.path], e.path), default=None)


def _schema_dataset(site: Site) -> Content:
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": site.knowledge.iri(DATASET),
        "name": "Recalling: the citation lineage of United Nations instruments",
        "description": "A knowledge graph of what resolutions of the United Nations cite, with the words that cite.",
        "url": site.address,
        "license": site.licence,
        "creator": {"@type": "Organization", "name": "The Recalling project"},
        "keywords": ["United Nations", "resolutions", "citations", "linked data"],
        "isAccessibleForFree": True,
        "distribution": [
            {"@type": "DataDownload", "contentUrl": site.address + d.file, "encodingFormat": d.media_type}
            for d in site.dumps
        ],
    }


# ---------------------------------------------------------------------------------------------------------- lists


def _lists(site: Site) -> Iterator[tuple[str, str, list[Entry]]]:
    """Every list to browse: stem of its file, heading, entries."""
    pages = [e for e in site.catalogue.pages() if e.kind not in ("verb", "concept", "other")]
    yield "browse/read", "Acts whose text was read", site.acts
    yield "browse/instruments", "Instruments, most cited first", site.instruments
    by_kind, by_organ, by_year = defaultdict(list), defaultdict(list), defaultdict(list)
    by_session: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for e in pages:
        by_kind[e.kind].append(e)
        if e.kind in ("resolution", "decision"):
            by_organ[e.organ].append(e)
            if e.session:
                by_session[e.organ, e.session].append(e)
        if e.year:
            by_year[e.year].append(e)
    for kind in KINDS:
        if kind in by_kind:
            stem = f"browse/kind-{kind.replace(' ', '-')}"
            yield stem, KINDS[kind], sorted(by_kind[kind], key=lambda e: (-e.cited, e.title.lower(), e.path))
    for organ, some in sorted(by_organ.items()):
        name = site.catalogue.organs.get(organ, organ or "Other")
        yield f"browse/organ-{organ or 'other'}", f"{name}: acts", sorted(some, key=_latest)
    for (organ, session), some in sorted(by_session.items(), key=lambda item: (item[0][0], natural(item[0][1]))):
        name = site.catalogue.organs.get(organ, organ)
        heading = f"{name}, session {session}"
        yield f"browse/session-{organ}-{session}", heading, sorted(some, key=lambda e: natural(e.path))
    for stem, name, some in by_subject(site):
        yield stem, name, sorted(some, key=_latest)
    for year, some in sorted(by_year.items()):
        yield f"browse/year-{year}", year, sorted(some, key=lambda e: (e.date, natural(e.path)))


def _latest(entry: Entry) -> tuple[int, list[tuple[int, int, str]]]:
    return -int(entry.date.replace("-", "") or 0), natural(entry.path)


def _paged(stem: str, heading: str, entries: list[Entry]) -> dict[str, Page]:
    """A list as one or more pages."""
    files = [f"{stem}.html", *(f"{stem}-p{n}.html" for n in range(2, -(-len(entries) // _A_PAGE) + 1))]

    def page(k: int) -> tuple[str, Content]:
        shown = [short(e) for e in entries[k * _A_PAGE : (k + 1) * _A_PAGE]]
        description = f"{heading}: {len(entries)} in the graph."
        content = {"heading": heading, "entries": shown, "count": len(entries), "files": files}
        return "list.html", content | {"title": heading, "description": description}

    return {file: partial(page, k) for k, file in enumerate(files)}


def _browse(site: Site) -> Content:
    found: dict[str, list[tuple[str, str, int]]] = {
        "Kinds": [],
        "Organs": [],
        "Sessions": [],
        "Years": [],
        "Subjects": [],
    }
    headings = dict(zip(("kind", "organ", "session", "year", "subject"), found, strict=True))
    for stem, heading, entries in _lists(site):
        facet = headings.get(stem.removeprefix("browse/").partition("-")[0])
        if facet:
            found[facet].append((heading.removesuffix(": acts"), f"{stem}.html", len(entries)))
    found["Organs"].sort()
    return {
        "title": "Browse",
        "description": "Everything in the graph by kind, organ, session, year and subject.",
        "facets": {name: rows for name, rows in found.items() if rows},
        "read": len(site.acts),
    }


def _vocabulary(site: Site) -> Content:
    schemes = site.knowledge.subjects("rdf:type", expand("skos:ConceptScheme").value)
    return {
        "title": "Vocabulary",
        "description": "The ontology, and the schemes of verbs, modifiers, roles and actors.",
        "schemes": [
            {
                "path": p,
                "name": site.name(p),
                "definition": site.knowledge.first(p, "dcterms:description"),
                "count": len(site.knowledge.subjects("skos:inScheme", p)),
            }
            for p in schemes
        ],
    }


# ------------------------------------------------------------------------------------------------------ questions


def _questions() -> Content:
    return {
        "title": "Questions",
        "description": "What researchers ask of the graph: named queries with their answers.",
        "queries": list(named_queries().values()),
    }


def answers(store: GraphStore) -> dict[str, Answered | None]:
    """The answer to each named query for its default parameters, by its name."""
    read = len({quad.subject for quad in store.statements(None, expand("prov:wasGeneratedBy"))})
    return {name: answer(store, query, read) for name, query in named_queries().items()}


def answer(store: GraphStore, query: NamedQuery, read: int) -> Answered | None:
    """The answer to a named query; None where it is about the whole of a graph of which many texts were ``read``."""
    if not query.parameters and read > _SMALL:
        return None
    found = ask(store, bind(query, {}, store.iris), query.mode)
    rows = found.plain() if isinstance(found, Answer) else []
    return Answered(len(rows), rows[:_ROWS])


def _question(site: Site, query: NamedQuery) -> tuple[str, Content]:
    """A named query with its answer for its default parameters."""
    answered = site.answer(query)
    return "question.html", {
        "title": query.title,
        "description": query.answers,
        "query": query,
        "sparql": bind(query, {}, site.knowledge.store.iris),
        "rows": _cells(site, answered.rows) if answered else [],
        "count": answered.count if answered else 0,
        "answered": answered is not None,
    }


def _cells(site: Site, rows: list[tuple[str, ...]]) -> list[list[tuple[str, str]]]:
    """The cells of an answer: text, and the path of a thing where it is one that has a page."""
    found = []
    for row in rows:
        cells = []
        for text in row:
            known = text.partition("#")[0] in site.catalogue and "/" in text
            cells.append((site.name(text) if known else text, text if known else ""))
        found.append(cells)
    return found


# --------------------------------------------------------------------------------------------------- data, graph


def _dataset(site: Site) -> Content:
    return {
        "title": "Data",
        "description": "The graph as files, its statistics, its licence.",
        "statistics": site.statistics,
        "dumps": site.dumps,
        "stem": DATASET,
        "iri": site.knowledge.iri(DATASET),
        "formats": list(FORMATS.values()),
        "examples": site.examples(),
        "schema_type": "Dataset",
        "structured": script_json(_schema_dataset(site)),
    }


def _graph(site: Site) -> Content:
    featured = _featured(site)
    return {
        "title": "The graph",
        "description": "The whole graph of citations in the browser.",
        "featured": featured,
        "picture": Markup(fan(site, featured.path, site.linker("graph.html"))) if featured else "",
    }


def _codebook() -> Content:
    from ..export.tables import EDGE_COLUMNS, NODE_COLUMNS

    return {
        "title": "Codebook",
        "description": "Every column of the tables, and every column of every named query.",
        "nodes": NODE_COLUMNS,
        "edges": EDGE_COLUMNS,
        "queries": list(named_queries().values()),
    }
