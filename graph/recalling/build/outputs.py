"""The files of a build: all of them for some documents, the store and the lists for a corpus."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from ..errors import RecallingError
from ..rdf.serialise import FORMATS, sort_key, write
from ..store import GraphStore
from ..storing import GraphBytes
from ..validate import Report
from .join import Joined
from .progress import Progress

_PICTURES = ("svg", "png")
_EXPORTS = {
    "gephi": "lineage.gexf",
    "gephi-static": "lineage-static.gexf",
    "svg": "lineage.svg",
    "png": "lineage.png",
}


def write_report(report: Report, quads: Iterable[ox.Quad], room: Path, joined: Joined) -> None:
    """The report for people, and its quads for machines."""
    (room / "report.txt").write_text(report.text(), encoding="utf-8")
    write(quads, room / "report.ttl", "turtle", joined.iris)


def write_files(joined: Joined, graphs: Iterable[GraphBytes], room: Path, progress: Progress) -> list[str]:
    """The graph in every format, the extractions and the pictures; what could not be drawn is returned."""
    from ..export import export  # takes a while, and no worker needs it

    progress("writing the graph")
    iris = joined.iris
    quads = sorted((q for g in graphs for q in ox.parse(g.read(), format=ox.RdfFormat.N_QUADS)), key=sort_key)
    for name, (suffix, _) in FORMATS.items():
        write(quads, room / f"graph{suffix}", name, iris)
    with (room / "extraction.jsonl").open("wb") as lines:
        for document in joined.documents.read:
            lines.write(joined.content(document).extraction + b"\n")
    skipped = []
    store = GraphStore.of(quads, iris.base)
    for name, file_name in _EXPORTS.items():
        progress(f"drawing {file_name}" if name in _PICTURES else f"writing {file_name}")
        try:
            export(store, name, room / file_name)
        except RecallingError as error:
            if name not in _PICTURES:
                raise
            skipped.append(f"{file_name}: {error}")
    return skipped


def write_list(joined: Joined, room: Path) -> None:
    """The documents of a corpus, a row each."""
    with (room / "documents.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["source", "sha256", "graph", "act", "title", "quads", "citations"])
        for d in joined.documents.read:
            rows.writerow([d.name, d.sha256, d.graph, d.act, d.title, d.quads, d.counts.get("citations", 0)])


def write_manifest(joined: Joined, quads: int, room: Path) -> None:
    """What was built of what: names and hashes. No clock, so that two builds of the same are the same."""
    sources: dict[str, str] = {}
    for d in joined.documents.read:
        sources[d.name if d.name not in sources else f"{d.name} ({d.sha256[:12]})"] = d.sha256
    manifest = {
        "base": joined.iris.base,
        "sources": sources,
        "quads": quads,
        "files": {p.name: _sha256(p) for p in sorted(room.iterdir()) if p.is_file()},
    }
    (room / "manifest.json").write_text(json.dumps(manifest, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
