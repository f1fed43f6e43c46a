"""Documents that call a thing by another name than the others do: their graphs, with the name that it goes by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..rdf.namespaces import Iris
from ..rdf.same import Same, Triple
from .cache import Cache, key_of
from .documents import ROOM, Documents, content
from .entry import Content, Document, graph_facts
from .versions import derivation_version


def merge(documents: Documents, curated: Iterable[str], cache: Cache, iris: Iris) -> tuple[Documents, Same]:
    """The documents, each thing in them under one name, and the other names that were in use.

    What a document says by itself stays in the cache; where a name changes, its graphs with the new name stand beside.
    """
    said = (t for document in documents.read for t in (*document.said, *document.stated))
    every = Same.of(_split(said), _split(curated), iris)
    same = every.among(thing.strip("<>") for document in documents.read for thing in document.mentions)
    merged = replace(documents, read=[], keys=dict(documents.keys))
    for document in documents.read:
        own = same.among(thing.strip("<>") for thing in document.mentions)
        if own.names:
            key = key_of(derivation_version(), documents.key(document), repr(own.names))
            document, merged.keys[document.sha256] = _renamed(document, documents.key(document), key, own, cache), key
        merged.read.append(document)
    return merged, same


def _renamed(document: Document, old: str, key: str, same: Same, cache: Cache) -> Document:
    head = cache.head(ROOM, key)
    if head is not None:
        return Document.from_json(head)
    kept = content(cache, old)
    new = Content(kept.extraction, _graph(kept.text, same), _graph(kept.metadata, same))
    renamed = replace(
        document,
        said=_lines(document.said, same),
        stated=_lines(document.stated, same),
        mentions=_lines(document.mentions, same),
        **graph_facts(new),
    )
    cache.write(ROOM, key, renamed.as_json(), new.as_bytes())
    return renamed


def _lines(lines: Iterable[str], same: Same) -> tuple[str, ...]:
    return tuple(sorted({same.text(line) for line in lines}))


def _graph(graph: bytes, same: Same) -> bytes:
    """Sorted N-Quads."""
    return b"".join(sorted({same.text(line).encode() for line in graph.decode().splitlines(keepends=True)}))


def _split(triples: Iterable[str]) -> Iterable[Triple]:
    for triple in triples:
        subject, predicate, value = triple.split(" ", 2)
        yield subject, predicate, value
