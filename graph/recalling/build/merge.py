"""Documents that call a thing by another name than the others do: their graphs, with the name that it goes by.

That is its identifier (``rdf.same``) and its preferred name (``rdf.preferred``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..rdf.namespaces import Iris
from ..rdf.preferred import PREFERRED, Preferred
from ..rdf.same import Same, Triple
from .cache import Cache, key_of
from .documents import ROOM, Documents, content
from .entry import Content, Document, graph_facts
from .versions import derivation_version


def merge(documents: Documents, curated: Iterable[str], cache: Cache, iris: Iris) -> tuple[Documents, Same]:
    """The documents, each thing in them under one name, and the other names that were in use.

    What a document says by itself stays in the cache; where a name changes, its graphs with the new name stand beside.
    """
    said = (t for document in documents.read for t in _said(document))
    every = Same.of(_split(said), _split(curated), iris)
    same = every.among(thing.strip("<>") for document in documents.read for thing in document.mentions)
    named = (_split(_names(document, same)) for document in documents.read)
    preferred = Preferred.of(named, _split(curated))
    merged = replace(documents, read=[], keys=dict(documents.keys))
    for document in documents.read:
        own = same.among(thing.strip("<>") for thing in document.mentions)
        of_own = preferred.among(_lines(document.mentions, own))
        if own.names or of_own.changes(_split(_names(document, own))):
            key = key_of(derivation_version(), documents.key(document), repr((own.names, of_own.names)))
            document = _renamed(document, documents.key(document), key, own, of_own, cache)
            merged.keys[document.sha256] = key
        merged.read.append(document)
    return merged, same


def _said(document: Document) -> tuple[str, ...]:
    return (*document.said, *document.stated)


def _names(document: Document, same: Same) -> Iterable[str]:
    """What a document says of the names of things."""
    return (same.text(line) for line in _said(document) if PREFERRED in line)


def _renamed(document: Document, old: str, key: str, same: Same, preferred: Preferred, cache: Cache) -> Document:
    head = cache.head(ROOM, key)
    if head is not None:
        return Document.from_json(head)
    kept = content(cache, old)
    new = Content(kept.extraction, _graph(kept.text, same, preferred), _graph(kept.metadata, same, preferred))
    renamed = replace(
        document,
        said=_lines(document.said, same, preferred),
        stated=_lines(document.stated, same, preferred),
        mentions=_lines(document.mentions, same),
        **graph_facts(new),
    )
    cache.write(ROOM, key, renamed.as_json(), new.as_bytes())
    return renamed


def _lines(lines: Iterable[str], same: Same, preferred: Preferred | None = None) -> tuple[str, ...]:
    renamed = {same.text(line) for line in lines}
    return tuple(sorted({preferred.line(line) for line in renamed} if preferred else renamed))


def _graph(graph: bytes, same: Same, preferred: Preferred) -> bytes:
    """Sorted N-Quads."""
    lines = graph.decode().splitlines(keepends=True)
    return b"".join(sorted({preferred.line(same.text(line)).encode() for line in lines}))


def _split(triples: Iterable[str]) -> Iterable[Triple]:
    for triple in triples:
        subject, predicate, value = triple.split(" ", 2)
        yield subject, predicate, value
