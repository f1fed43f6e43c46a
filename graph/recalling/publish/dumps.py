"""The whole graph as files: packed, with size and hash."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ..files import sha256_of, write_file
from ..store import GraphStore
from .graphs import names, read
from .knowledge import Knowledge

# file that a build writes -> media type, what it is; those that are large are packed
_DUMPS = {
    "graph.nq": ("application/n-quads", "The whole graph with its named graphs, a statement a line"),
    "graph.trig": ("application/trig", "The whole graph with its named graphs, to read"),
    "graph.ttl": ("text/turtle", "All statements without the named graphs"),
    "graph.jsonld": ("application/ld+json", "The whole graph as JSON-LD"),
    "extraction.jsonl": ("application/jsonl", "What each text says, a line a document"),
    "lineage.gexf": ("application/gexf+xml", "The lineage for Gephi, with dates"),
    "lineage-static.gexf": ("application/gexf+xml", "The lineage for Gephi Lite and other readers"),
}
_AS_THEY_ARE = (".gexf",)  # programs open these by their address


GRAPH = "dumps/graph.nq.gz"


@dataclass(frozen=True, slots=True)
class Dump:
    """A file of the whole graph: where it lies on the site, what it is, its size in bytes and its hash."""

    file: str
    media_type: str
    says: str
    size: int
    sha256: str

    @property
    def packed(self) -> bool:
        return self.file.endswith(".gz")


def out_of_store(store: GraphStore, base: str | None, built: Path) -> bool:
    """Whether the whole graph has to be packed out of the store: the build wrote no file, or under another base."""
    return (base or store.iris.base) != store.iris.base or not (built / "graph.nq").is_file()


def write_dumps(knowledge: Knowledge, built: Path, out: Path, packed: Iterable[bytes] | None = None) -> list[Dump]:
    """Write the whole graph into the folder ``dumps`` of a site, packed, and say what the files are.

    They are the files of the build. Where it wrote none, as of a corpus, or under another base, the statements come
    out of the store, or are given ``packed``, graph by graph.
    """
    store, base = knowledge.store, knowledge.iris.base
    (out / "dumps").mkdir(parents=True, exist_ok=True)
    dumps = []
    for name, (media_type, says) in _DUMPS.items():
        source = built / name
        target = out / "dumps" / (name if name.endswith(_AS_THEY_ARE) else f"{name}.gz")
        if base == store.iris.base and source.is_file():
            write_file(target, partial(_copy, source))
        elif name == "graph.nq":
            pieces = packed or (read(store, base, True, graph).packed for graph in names(store))
            write_file(target, partial(_write, pieces))
        else:
            continue
        dumps.append(Dump(f"dumps/{target.name}", media_type, says, target.stat().st_size, sha256_of(target)))
    return dumps


def _copy(source: Path, target: Path) -> None:
    """Copy a file, packed if the name of the target says so; the same file gives the same bytes."""
    with source.open("rb") as reader, target.open("wb") as writer:
        if target.suffix == ".gz":
            with gzip.GzipFile("", "wb", 6, writer, mtime=0) as packed:
                shutil.copyfileobj(reader, packed, 1 << 20)
        else:
            shutil.copyfileobj(reader, writer)


def _write(pieces: Iterable[bytes], target: Path) -> None:
    with target.open("wb") as writer:
        writer.writelines(pieces)
