"""Commands about the curated facts: authority suggest."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import RecallingError, SourceError

if TYPE_CHECKING:
    from ..model import Extraction
    from ..suggest import Suggestion


@click.group()
def authority() -> None:
    """Work on the curated facts: what many documents cite and nobody has curated."""


@authority.command(
    epilog="""\b
Examples:
  recalling authority suggest corpus/ --top 50
  recalling authority suggest corpus/ --kind body --format ttl > bodies-to-check.ttl
  recalling authority suggest my-resolution.md other.xml --format json"""
)
@click.argument("places", nargs=-1, required=True, metavar="FOLDER|FILE...")
@click.option("--top", type=click.IntRange(1), default=20, show_default=True, metavar="N", help="At most so many.")
@click.option("--kind", type=click.Choice(["instrument", "body", "series"]), help="Only those of one kind.")
@click.option("--format", "form", type=click.Choice(["table", "ttl", "json"]), default="table", show_default=True)
def suggest(places: tuple[str, ...], top: int, kind: str | None, form: str) -> int:
    """Rank what the documents cite and the authority lacks, with a proposed entry for each.

    The names, acts and Treaty Series numbers are harvested from the texts. Nothing is written: check each entry
    against its source and put it into a file of graph/authority. Exit status: 0; 1 where a document could not be
    read; 2 where none could.
    """
    from ..suggest import suggest as run

    failures: list[str] = []
    found = [s for s in run(_extractions(places, failures)) if kind in (None, s.kind)][:top]
    _FORMATS[form](found)
    for failure in failures:
        click.echo(f"recalling: {failure}", err=True)
    return 1 if failures else 0


def _extractions(places: tuple[str, ...], failures: list[str]) -> Iterator[Extraction]:
    """What the documents of some folders and files say, one at a time."""
    from ..extract import extract
    from ..read import FORMATS

    suffixes = {s for f in FORMATS for s in f.suffixes}
    read = 0
    for place in map(Path, places):
        files = sorted(p for p in place.rglob("*") if p.suffix.lower() in suffixes) if place.is_dir() else [place]
        for file in files:
            try:
                yield extract(file)
                read += 1
            except SourceError as error:
                failures.append(str(error))
    if not read:
        raise RecallingError("no document could be read", where=places[0], do="give a folder of resolutions")


def _table(found: list[Suggestion]) -> None:
    from rich.table import Table

    from .trees import console

    table = Table(box=None, header_style="bold", pad_edge=False)
    for heading, justify in (("documents", "right"), ("kind", "left"), ("name", "left"), ("place", "left")):
        table.add_column(heading, justify=justify)  # type: ignore[arg-type]
    for s in found:
        table.add_row(str(s.documents), s.kind, s.name, s.places[0][0] if s.places else "")
    console().print(table)


def _ttl(found: list[Suggestion]) -> None:
    from ..suggest import entry

    click.echo("\n".join(entry(s) for s in found), nl=False)


def _json(found: list[Suggestion]) -> None:
    from ..suggest import entry

    rows = [
        {
            "kind": s.kind,
            "name": s.name,
            "documents": s.documents,
            "names": dict(s.names),
            "acronyms": dict(s.acronyms),
            "places": dict(s.places),
            "example": {
                "document": s.example.document,
                "unit": s.example.unit,
                "quote": s.example.quote,
                "note": s.example.note,
                "note_text": s.example.note_text,
            },
            "entry": entry(s),
        }
        for s in found
    ]
    click.echo(json.dumps(rows, ensure_ascii=False, indent=2))


_FORMATS = {"table": _table, "ttl": _ttl, "json": _json}
