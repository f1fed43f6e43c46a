"""Commands that measure: evaluate."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from ..errors import RecallingError


@click.command(
    epilog="""\b
Examples:
  recalling evaluate corpus/                             all .xml files and archives of a folder
  recalling evaluate ga-resolutions.tar.xz --sample 200
  recalling evaluate corpus/ --json accuracy.json --disagreements disagreements.csv"""
)
@click.argument("places", nargs=-1, required=True, metavar="FOLDER|ARCHIVE|FILE...")
@click.option("--sample", type=click.IntRange(1), metavar="N", help="Only so many documents, taken at random.")
@click.option("--seed", default=0, show_default=True, metavar="N", help="Of the sample.")
@click.option("--processes", type=click.IntRange(1), metavar="N", help="How many at once (default: all processors).")
@click.option("--peers", is_flag=True, help="Run eyecite, too; it takes as long as all the rest.")
@click.option("--json", "json_file", metavar="FILE", help="Write the figures to a file, too.")
@click.option("--disagreements", "list_file", metavar="FILE", help="Write a CSV of the places where the two differ.")
def evaluate(
    places: tuple[str, ...],
    sample: int | None,
    seed: int,
    processes: int | None,
    peers: bool,
    json_file: str | None,
    list_file: str | None,
) -> int:
    """Score the extraction against the links that the UN makes in its AKN4UN files.

    The links are not used when extracting. R is recall, P precision: that would be right if every citation were
    linked, which the UN does not do; read a sample of the disagreements. "right id" is the part of the links whose
    place was found with the same identifier. Exit status: 0; 1 where a file could not be read; 2 where none could.
    """
    from ..evaluate import documents
    from ..evaluate import evaluate as run
    from ..evaluate.peers import ALWAYS, PEERS, check_installed
    from ..evaluate.report import as_json, disagreements_csv
    from ..files import check_place, write_file

    chosen = tuple(PEERS) if peers else ALWAYS
    check_installed(chosen)
    for file in (json_file, list_file):
        if file:
            check_place(Path(file))
    score = run(documents(places, sample, seed), processes, chosen)
    if not score.documents:
        raise RecallingError("no document could be read", where=places[0], do="give AKN4UN files in English")
    figures = as_json(score)
    _print(figures)
    if json_file:
        text = json.dumps(figures, ensure_ascii=False, indent=2) + "\n"
        write_file(Path(json_file), lambda path: _write(path, text))
    if list_file:
        rows = disagreements_csv(score)
        write_file(Path(list_file), lambda path: _write(path, rows))
    for line in score.unreadable:
        click.echo(f"recalling: {line}", err=True)
    return 1 if score.unreadable else 0


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


_COLUMNS = {
    "links": "links", "exact R": "exact recall", "P": "exact precision", "F1": "exact F1",
    "overlap R": "overlapping recall", "P ": "overlapping precision", "F1 ": "overlapping F1",
    "right id": "right id", "found": "found",
}  # fmt: skip


def _print(figures: dict[str, Any]) -> None:
    from rich.table import Table

    from .trees import console

    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column("what is cited")
    for heading in _COLUMNS:
        table.add_column(heading.strip(), justify="right")
    for group, rates in figures["groups"].items():
        table.add_row(group, *(_cell(rates[key]) for key in _COLUMNS.values()))
    for peer, rates in figures["peers"].items():
        table.add_row(
            f"all, by {peer}", *("-" if key == "right id" else _cell(rates[key]) for key in _COLUMNS.values())
        )
    out = console()
    out.print(table)
    for line in _lines(figures):
        out.print(line)


def _lines(figures: dict[str, Any]) -> list[str]:
    notes, ibid, preamble, whole = (
        figures["footnotes"],
        figures["ibid"],
        figures["preambular paragraphs"],
        figures["groups"]["all"],
    )
    operative = figures["operative paragraphs"]
    counts = ", ".join(f"{kind} {n:,}" for kind, n in figures["disagreements"].items())
    return [
        f"the links that fit their own words: {whole['links'] - whole['lead elsewhere']:,}, "
        f"right id {_cell(whole['right id of the others'])}",
        f"footnotes: {notes['markers in the files']:,} markers in the files, {notes['found']:,} found, "
        f"in their place and with their note {_cell(notes['with place and note'])}",
        f"Ibid.: {ibid['notes']:,} notes; {ibid['references']:,} references take their source from the note before: "
        f"{ibid['resolved']:,} resolved, {ibid['ties']:,} ties, {ibid['open']:,} open",
        f"preambular paragraphs: {preamble['containers']:,} containers, {preamble['found']:,} paragraphs, "
        f"with the verb of the container {_cell(preamble['with the verb of the name'])}",
        f"operative paragraphs: {operative['numbered']:,} numbered, with their number "
        f"{_cell(operative['with their number'])}, "
        f"with the verb in italics {_cell(operative['with the verb in italics'])}; "
        f"{operative['lettered points']:,} lettered points, with their letter {_cell(operative['with their letter'])}, "
        f"nested ones with their depth {_cell(operative['with their depth'])}",
        f"{figures['documents']:,} documents, {figures['documents that the UN links']:,} of them with links; "
        f"{len(figures['unreadable'])} could not be read; disagreements: {counts}",
    ]


def _cell(value: float | None) -> str:
    return "-" if value is None else f"{value:,}" if isinstance(value, int) else f"{value:.4f}"
