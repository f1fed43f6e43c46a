"""The main job: sources in, a validated graph and everything made of it out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from .authority import BASE
from .dataset import Dataset, assemble
from .errors import RecallingError, SourceError
from .export import export
from .extract import extract
from .files import move_into, staging
from .json_form import to_json
from .model import Extraction
from .rdf.namespaces import Iris
from .rdf.serialise import FORMATS, write
from .resources import files
from .store import write_store

if TYPE_CHECKING:
    from .validate import Report

Progress = Callable[[str], None]

_PICTURES = ("svg", "png")
_OUTPUTS = {
    "gephi": "lineage.gexf",
    "gephi-static": "lineage-static.gexf",
    "svg": "lineage.svg",
    "png": "lineage.png",
}


@dataclass
class Built:
    """What a build made: where, of what, what the shapes say, and what could not be read."""

    out: Path
    dataset: Dataset
    report: Report
    files: list[Path] = field(default_factory=list)
    failures: list[RecallingError] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether everything was read and no shape is violated."""
        return not self.failures and self.report.conforms


def default_sources() -> list[Path]:
    """The texts that the project ships."""
    return list(files("sources", ".md"))


def extract_all(
    sources: Iterable[str | Path], progress: Progress = lambda _: None
) -> tuple[list[Extraction], list[RecallingError]]:
    """The extractions of some sources, and the errors of those that cannot be read. One text is read once."""
    extractions: dict[str, Extraction] = {}
    failures: list[RecallingError] = []
    for source in sources:
        progress(f"reading {Path(source).name}")
        try:
            extraction = extract(source)
            extractions.setdefault(extraction.document.source.sha256, extraction)
        except SourceError as error:
            failures.append(error)
    return list(extractions.values()), failures


def build(
    sources: Sequence[str | Path] = (),
    out: str | Path = "build",
    *,
    base: str = BASE,
    engine: str = "pyshacl",
    progress: Progress = lambda _: None,
) -> Built:
    """Build the graph of some sources (those of the project where none is given) into a folder.

    Every file is complete or not there: all are written beside the folder's content and moved into it at the end.
    Raises the error of the sources where not one can be read, and ``OutputError`` where the folder cannot be written.
    """
    from .validate import validate

    Iris(base)  # refuses a bad base before any work
    extractions, failures = extract_all(sources or default_sources(), progress)
    if not extractions:
        raise failures[0]
    folder = Path(out)
    with staging(folder) as room:  # first, so that a place that cannot be written is found before the long work
        progress("writing down what the texts say")
        dataset = assemble(extractions, base)
        progress(f"checking the graph against the shapes with {engine}")
        report = validate(dataset, engine)
        skipped = _write_all(dataset, report, room, progress)
        made = move_into(room, folder)
    return Built(folder, dataset, report, made, failures, skipped)


def _write_all(dataset: Dataset, report: Report, room: Path, progress: Progress) -> list[str]:
    progress("writing the graph")
    for name, (suffix, _) in FORMATS.items():
        write(dataset.quads, room / f"graph{suffix}", name, dataset.iris)
    with (room / "extraction.jsonl").open("w", encoding="utf-8") as lines:
        for extraction in dataset.extractions:
            lines.write(json.dumps(to_json(extraction, dataset.iris), ensure_ascii=False, sort_keys=True) + "\n")
    (room / "report.txt").write_text(report.text(), encoding="utf-8")
    write(report.quads(dataset.iris), room / "report.ttl", "turtle", dataset.iris)
    write_store([*dataset.quads, *report.quads(dataset.iris)], room / "store", dataset.iris)
    skipped = []
    store = dataset.store()
    for name, file_name in _OUTPUTS.items():
        progress(f"drawing {file_name}" if name in _PICTURES else f"writing {file_name}")
        try:
            export(store, name, room / file_name)
        except RecallingError as error:
            if name not in _PICTURES:
                raise
            skipped.append(f"{file_name}: {error}")
    _manifest(room, dataset)
    return skipped


def _manifest(room: Path, dataset: Dataset) -> None:
    """What was built of what: names and hashes. No clock, so that two builds of the same are the same."""
    made = {p.name: _sha256(p) for p in sorted(room.iterdir()) if p.is_file()}
    manifest = {
        "base": dataset.base,
        "sources": {x.document.source.name: x.document.source.sha256 for x in dataset.extractions},
        "quads": len(dataset.quads),
        "files": made,
    }
    (room / "manifest.json").write_text(json.dumps(manifest, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
