"""Commands that measure: evaluate."""

from __future__ import annotations

import json
from pathlib import Path

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
@click.option("--json", "json_file", metavar="FILE", help="Write the figures to a file, too.")
@click.option("--disagreements", "list_file", metavar="FILE", help="Write a CSV of the places where the two differ.")
def evaluate(
    places: tuple[str, ...],
    sample: int | None,
    seed: int,
    processes: int | None,
    json_file: str | None,
    list_file: str | None,
) -> int:
    """Score the extraction against the links that the UN makes in its AKN4UN files.

    The links are not used when extracting. "right id" counts the links whose place the extraction found with the
    same identifier; "of them linked" is the precision if every citation were linked, which the UN does not do: read
    a sample of the disagreements. Exit status: 0; 1 where a file could not be read; 2 where none could.
    """
    from ..evaluate import documents
    from ..evaluate import evaluate as run
    from ..evaluate.report import as_json, disagreements_csv
    from ..files import write_file

    score = run(documents(places, sample, seed), processes)
    _table(as_json(score))
    if json_file:
        text = json.dumps(as_json(score), ensure_ascii=False, indent=2) + "\n"
        write_file(Path(json_file), lambda path: _write(path, text))
    if list_file:
        rows = disagreements_csv(score)
        write_file(Path(list_file), lambda path: _write(path, rows))
    for line in score.unreadable:
        click.echo(f"recalling: {line}", err=True)
    if not score.documents:
        raise RecallingError("no document could be read", where=places[0], do="give AKN4UN files in English")
    return 1 if score.unreadable else 0


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _table(figures: dict) -> None:  # type: ignore[type-arg]
    from rich.table import Table

    from .trees import console

    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column("what is cited")
    for heading in ("links", "exact span", "overlapping span", "right id", "found", "of them linked"):
        table.add_column(heading, justify="right")
    for group, rates in figures["groups"].items():
        cells = [rates[c.header] for c in table.columns[1:]]
        table.add_row(group, *(f"{c:.4f}" if isinstance(c, float) else f"{c:,}" for c in cells))
    out = console()
    out.print(table)
    peer = figures["plain regular expression"]
    out.print(
        f"a plain regular expression: exact span {peer['exact span']:.4f}, "
        f"found {peer['found']:,}, of them linked {peer['of them linked']:.4f}"
    )
    preamble = figures["preambular paragraphs"]
    out.print(
        f"preambular paragraphs: {preamble['containers']:,} containers, {preamble['found']:,} paragraphs, "
        f"with the verb of the container {preamble['with the verb of the name']:.4f}"
    )
    operative = figures["operative paragraphs"]
    out.print(
        f"operative paragraphs: {operative['numbered']:,} numbered, with their number "
        f"{operative['with their number']:.4f}, with the verb in italics {operative['with the verb in italics']:.4f}; "
        f"{operative['lettered points']:,} lettered points, with their letter {operative['with their letter']:.4f}, "
        f"nested ones with their depth {operative['with their depth']:.4f}"
    )
    counts = ", ".join(f"{kind} {n:,}" for kind, n in figures["disagreements"].items())
    out.print(
        f"{figures['documents']:,} documents, {figures['documents that the UN links']:,} of them with links; "
        f"{len(figures['unreadable'])} could not be read; disagreements: {counts}"
    )
