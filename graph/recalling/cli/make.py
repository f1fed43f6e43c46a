"""Commands that make: build, validate, extract."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ..errors import RecallingError

_BASE = click.option("--base", metavar="IRI", default=None, help="Base of the IRIs of the data.")
_ENGINE = click.option("--engine", default="pyshacl", show_default=True, metavar="NAME", help="Engine for the shapes.")


@click.command(
    epilog="""\b
Examples:
  recalling build
  recalling build my-resolution.md --out graph-of-mine
  recalling build --base https://example.org/un/"""
)
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--out", default="build", show_default=True, metavar="FOLDER", help="Where to write.")
@_BASE
@_ENGINE
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def build(sources: tuple[str, ...], out: str, base: str | None, engine: str, quiet: bool) -> int:
    """Build the graph of some resolutions, check it, and write everything made of it.

    Without SOURCE the texts are built that the project ships. Exit status: 0 all is well; 1 a shape is violated or
    a source could not be read; 2 nothing could be built.
    """
    from ..authority import BASE
    from ..build import build as run
    from .summary import print_summary, progress

    with progress(quiet) as say:
        built = run(sources, out, base=base or BASE, engine=engine, progress=say)
    if not quiet:
        print_summary(built)
    for failure in built.failures:
        click.echo(f"recalling: {failure}", err=True)
    return 0 if built.ok else 1


@click.command(
    epilog="""\b
Examples:
  recalling validate                    the graph in build/
  recalling validate my-resolution.md   the graph of a text, nothing is written"""
)
@click.argument("sources", nargs=-1, metavar="[SOURCE|FOLDER]...")
@_ENGINE
@click.option("--format", "form", type=click.Choice(["text", "turtle"]), default="text", show_default=True)
def validate(sources: tuple[str, ...], engine: str, form: str) -> int:
    """Check a graph against the shapes: one that was built, or that of some resolutions.

    Exit status: 0 no violation; 1 a violation; 2 it could not be checked.
    """
    from ..build import extract_all
    from ..dataset import Dataset, assemble
    from ..store import GraphStore
    from ..validate import validate as run

    folders = [s for s in sources if Path(s).is_dir()] or ([] if sources else ["build"])
    failures: list[RecallingError] = []
    if folders:
        stored = GraphStore.open(folders[0])
        dataset = Dataset(stored.iris.base, (), tuple(stored.quads()))
    else:
        extractions, failures = extract_all(sources)
        if not extractions:
            raise failures[0]
        dataset = assemble(extractions)
    report = run(dataset, engine)
    if form == "turtle":
        from ..rdf.serialise import turtle_text

        click.echo(turtle_text(report.quads(dataset.iris), dataset.iris), nl=False)
    else:
        click.echo(report.text(), nl=False)
    for failure in failures:
        click.echo(f"recalling: {failure}", err=True)
    return 0 if report.conforms and not failures else 1


@click.command(
    epilog="""\b
Examples:
  recalling extract my-resolution.md
  recalling extract *.md --format jsonl > extractions.jsonl"""
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "jsonl"]),
    default="json",
    show_default=True,
    help="json: indented; jsonl: a line a document.",
)
@_BASE
def extract(sources: tuple[str, ...], form: str, base: str | None) -> int:
    """Print what resolutions say, as JSON: paragraphs, footnotes, citations with evidence, statements.

    A source that cannot be read is named on standard error; the others are printed all the same (exit status 1).
    """
    from ..authority import BASE
    from ..errors import SourceError
    from ..extract import extract as run
    from ..json_form import to_json
    from ..rdf.namespaces import Iris

    iris = Iris(base or BASE)
    failures = 0
    for source in sources:
        try:
            value = to_json(run(source), iris)
        except SourceError as error:
            click.echo(f"recalling: {error}", err=True)
            failures += 1
            continue
        click.echo(json.dumps(value, ensure_ascii=False, indent=2 if form == "json" else None))
    return 0 if not failures else 1 if failures < len(sources) else 2
