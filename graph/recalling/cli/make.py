"""Commands that make: build, validate, extract, load."""

from __future__ import annotations

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
  recalling build corpus/ --out corpus-graph --workers 2
  recalling build corpus/ --out /shared/corpus-graph --scheduler tcp://10.0.0.1:8786
  recalling build --base https://example.org/un/"""
)
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--out", default="build", show_default=True, metavar="FOLDER", help="Where to write.")
@_BASE
@click.option(
    "--engine", metavar="NAME", help="Engine for the shapes: pyshacl (default) or shifty (default of a corpus)."
)
@click.option("--workers", type=click.IntRange(1), metavar="N", help="Processes at once (default: all processors).")
@click.option(
    "--scheduler",
    metavar="ADDRESS|local",
    help="Give the work to the workers of a Dask scheduler, or to a cluster started here.",
)
@click.option(
    "--everything/--store-only",
    default=None,
    help="Write the graph in every format, and draw it, or not (default: up to a hundred documents).",
)
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def build(
    sources: tuple[str, ...],
    out: str,
    base: str | None,
    engine: str | None,
    workers: int | None,
    scheduler: str | None,
    everything: bool | None,
    quiet: bool,
) -> int:
    """Build the graph of some resolutions, check it, and write everything made of it.

    SOURCE is a file, a folder of files, or an archive of them (.tar.xz, .zip); without it the texts are built that the
    project ships. What an earlier build into FOLDER found is used again. A build may be killed at any moment: the
    last graph stays, and the next build goes on. Exit status: 0 all is well; 1 a shape is violated or a source could
    not be read; 2 nothing could be built.
    """
    from ..authority import BASE
    from ..build import build as run
    from .summary import print_summary, progress

    with progress(quiet) as say:
        built = run(
            sources, out, base=base or BASE, engine=engine, processes=workers, scheduler=scheduler,
            everything=everything, progress=say,
        )  # fmt: skip
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
    from ..dataset import Dataset, assemble
    from ..extract import extract_all
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


def _print_schema(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from ..json_form import schema

        click.echo(schema(), nl=False)
        context.exit()


@click.command(
    epilog="""\b
Examples:
  recalling extract my-resolution.md
  recalling extract *.md corpus/ --format jsonl > extractions.jsonl
  recalling extract --schema > extraction.schema.json"""
)
@click.argument("sources", nargs=-1, required=True, metavar="FILE|FOLDER...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "jsonl"]),
    default="json",
    show_default=True,
    help="json: indented; jsonl: a line a document.",
)
@_BASE
@click.option(
    "--schema", is_flag=True, is_eager=True, expose_value=False, callback=_print_schema,
    help="Print the JSON Schema of a line and do nothing else.",
)  # fmt: skip
def extract(sources: tuple[str, ...], form: str, base: str | None) -> int:
    """Print what resolutions say, as JSON: paragraphs, footnotes, citations with evidence, statements.

    Of a folder every file of a known format is read. Sources that cannot be read are listed on standard error at the
    end. Exit status: 0 all were read; 1 some could not be read; 2 none could.
    """
    from ..authority import BASE
    from ..extract import extract_each
    from ..json_form import encode, to_json
    from ..rdf.namespaces import Iris

    iris = Iris(base or BASE)
    failures: list[RecallingError] = []
    done = 0
    for result in extract_each(sources):
        if isinstance(result, RecallingError):
            failures.append(result)
            continue
        click.echo(encode(to_json(result, iris), indent=2 if form == "json" else None), nl=False)
        done += 1
    for failure in failures:
        click.echo(f"recalling: {failure}", err=True)
    return 0 if not failures else 1 if done else 2


@click.command(
    epilog="""\b
Examples:
  oxigraph serve --location server &
  recalling load --endpoint http://localhost:7878/store
  recalling load --endpoint http://localhost:3030/recalling/data --graph corpus-graph"""
)
@click.option("--endpoint", required=True, metavar="URL", help="Address of the server for the Graph Store Protocol.")
@click.option("--graph", default="build", show_default=True, metavar="FOLDER", help="The graph that was built.")
@click.option("--again", is_flag=True, help="Send everything, whatever has arrived before.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def load(endpoint: str, graph: str, again: bool, quiet: bool) -> None:
    """Send the graph to a SPARQL server: each named graph, and all of them merged as the default graph.

    What arrived is written down in FOLDER/sent: after a fault or another build, only what is missing is sent.
    """
    from ..endpoint import Server
    from ..load import load as run
    from .summary import progress

    with progress(quiet) as say:
        loaded = run(graph, Server(endpoint), again=again, progress=say)
    if not quiet:
        click.echo(
            f"{loaded.sent:,} graphs sent ({loaded.triples:,} triples), {loaded.known:,} had arrived before, "
            f"{loaded.removed:,} removed"
        )
