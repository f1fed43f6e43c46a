"""What is kept of one document: what is in it, in numbers and for the joining (``Document``), and its ``Content``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any

import pyoxigraph as ox

from ..errors import SourceError
from ..extract import attempt
from ..json_form import to_json
from ..model import Extraction
from ..rdf.namespaces import Iris
from ..rdf.metadata_graph import metadata_graph
from ..rdf.provenance import run_path
from ..rdf.serialise import nquads
from ..rdf.source_graph import source_graph
from ..read.original import Original
from ..validate.checks import faults
from ..validate.facts import Facts
from ..validate.several import Text, texts_of
from .things import mentioned, said_of_things

_DOUBTFUL = 0.8  # a citation below this confidence is told by name


@dataclass(frozen=True)
class Document:
    """A document of a build, or why it could not be read.

    ``said`` are the triples of the text about things that other documents may speak of, too, ``stated`` those of the
    metadata of the file; ``mentions`` are those things.
    ``hashes`` and ``sizes``, in quads, are those of its graphs: text, metadata.
    ``faults`` is what the comparison with the text found: check, focus, and file, line and words. ``texts`` are the
    texts of acts in it.
    """

    name: str
    sha256: str
    act: str = ""
    title: str = ""
    hashes: tuple[str, ...] = ()
    sizes: tuple[int, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()
    diagnostics: tuple[str, ...] = ()
    faults: tuple[tuple[str, str, str, int, str], ...] = ()
    texts: tuple[Text, ...] = ()
    said: tuple[str, ...] = ()
    stated: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    failure: tuple[str, str, str | None] | None = None  # what, where in the file, what to do

    @property
    def quads(self) -> int:
        """How many quads its graphs have."""
        return sum(self.sizes)

    @property
    def graph(self) -> str:
        """The name of the graph of its text."""
        return f"src/{self.sha256[:12]}"

    @property
    def metadata_graph(self) -> str:
        """The name of the graph of its metadata."""
        return f"metadata/{self.sha256[:12]}"

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Document:
        lists = {k: tuple(v) for k, v in value.items() if isinstance(v, list)}
        faults = tuple(tuple(fault) for fault in value["faults"])
        return cls(**{**value, **lists, "faults": faults, "texts": tuple(Text(*text) for text in value["texts"])})

    def error(self, where: str) -> SourceError:
        """Why it could not be read, as an error about the file of this name."""
        what, place, do = self.failure or ("could not be read", "", None)
        return SourceError(what, where=where + place, do=do)


@dataclass(frozen=True)
class Content:
    """The extraction of a document as a line of JSON, and its graphs as sorted N-Quads."""

    extraction: bytes = b""
    text: bytes = b""
    metadata: bytes = b""

    def as_bytes(self) -> bytes:
        return b"\n".join((self.extraction, self.text, self.metadata))

    @classmethod
    def of(cls, data: bytes) -> Content:
        extraction, _, graphs = data.partition(b"\n")
        text, _, metadata = graphs.partition(b"\n\n")
        return cls(extraction, text + b"\n", metadata)


def read_document(original: Original, iris: Iris) -> tuple[Document, Content]:
    """What is kept of a file."""
    x = attempt(original)
    if isinstance(x, SourceError):
        return Document(original.name, original.sha256, failure=(x.what, _line(x, original), x.do)), Content()
    text, metadata = source_graph(x, iris, run_path(original.sha256)), metadata_graph(x, iris)
    said = json.dumps(to_json(x, iris), ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
    content = Content(said, nquads(text), nquads(metadata))
    return _head(original, x, (text, metadata), content, iris), content


def graph_facts(content: Content) -> dict[str, Any]:
    """The hashes and sizes of the graphs of a document."""
    graphs = (content.text, content.metadata)
    return {
        "hashes": tuple(sha256(graph).hexdigest() for graph in graphs),
        "sizes": tuple(graph.count(b"\n") for graph in graphs),
    }


def _line(error: SourceError, original: Original) -> str:
    """The line of an error as it stands after the name of the file: ":12", or nothing."""
    where = error.where or ""
    called = next((name for name in (original.where, original.name) if where.startswith(name)), where)
    return where[len(called) :]


def _head(
    original: Original, x: Extraction, graphs: tuple[list[ox.Quad], list[ox.Quad]], content: Content, iris: Iris
) -> Document:
    text, metadata = graphs
    acts = (x.act.path, *(x.part_path(part.letter) for part in x.document.parts))
    own = (*(f"{iris.base}{act}#" for act in acts), f"{iris.base}src/", f"{iris.base}run/")
    return Document(
        name=original.name,
        sha256=original.sha256,
        act=x.act.path,
        title=_title(x),
        **graph_facts(content),
        counts=dict(_counts(x)),
        doubts=tuple(_doubts(x)),
        diagnostics=tuple(_diagnostics(x)),
        faults=tuple((name, focus, p.file, p.line, p.quote) for name, focus, p in faults(x, Facts(text), iris)),
        texts=tuple(texts_of(x)),
        said=tuple(said_of_things(text, own)),
        stated=tuple(said_of_things(metadata, own)),
        mentions=tuple(mentioned((*text, *metadata), own, iris)),
    )


def _title(x: Extraction) -> str:
    m = x.document.masthead
    number = m.number.value if m.number else x.document.source.name
    return f"{number} {m.title.value}" if m.title else number


def _counts(x: Extraction) -> Counter[str]:
    """How many there are of what, for the summary of the build."""
    d = x.document
    found = Counter(f"paragraph:{p.kind}" for p in d.paragraphs)
    found.update(f"citation:{c.role}" for c in x.citations)
    found.update(f"thing:{e.kind}" for e in x.entities)
    found["footnotes"] = len(d.footnotes)
    found["markers"] = sum(1 for _ in d.markers)
    found["references"] = len(x.references)
    found["citations"] = len(x.citations)
    found["statements"] = len(x.statements)
    return found


def _doubts(x: Extraction) -> Iterable[str]:
    """The citations that a person should look at, a line each."""
    source = x.document.source
    for c in x.citations:
        if c.candidates or c.confidence < _DOUBTFUL:
            line = source.line(c.spans[0].start) if c.spans else 0
            quote = " ".join(source.quote(s) for s in c.spans)[:70]
            reason = c.reason or f"rule {c.rule}"
            yield f"{source.name}:{line} {c.unit} “{quote}”: {reason} ({c.confidence:.2f})"


def _diagnostics(x: Extraction) -> Iterable[str]:
    """What is damaged in the source, a line each."""
    source = x.document.source
    for d in x.diagnostics:
        yield f"{source.name}:{source.line(d.span.start)} {d.severity}: {d.message}"
