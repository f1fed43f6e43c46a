"""Commands that ask: lineage, query, export."""

from __future__ import annotations

import sys
from pathlib import Path

import click

_GRAPH = click.option("--graph", default="build", show_default=True, metavar="FOLDER", help="The graph that was built.")
_MODE = click.option(
    "--mode",
    type=click.Choice(["full", "text"]),
    default=None,
    help="full: texts and authority; text: what the texts alone say.",
)


@click.command(
    epilog="""\b
Examples:
  recalling lineage A/RES/57/176
  recalling lineage 57/176 --depth 1 --why
  recalling lineage CEDAW --direction cited-by
  recalling lineage 57/176 --mode text --format csv"""
)
@click.argument("thing")
@click.option("--direction", type=click.Choice(["cites", "cited-by"]), default="cites", show_default=True)
@click.option("--depth", type=click.IntRange(min=0), default=None, metavar="N", help="At most N steps away.")
@click.option("--why", is_flag=True, help="Show the words of the text for every citation.")
@click.option("--format", "form", type=click.Choice(["tree", "json", "csv"]), default="tree", show_default=True)
@_MODE
@_GRAPH
def lineage(thing: str, direction: str, depth: int | None, why: bool, form: str, mode: str | None, graph: str) -> None:
    """Show what THING rests on, or with --direction cited-by what rests on it.

    THING is an act, a paper, an instrument or a meeting in any usual form: A/RES/57/176, 57/176, CEDAW, 217 A (III),
    an IRI. Each step shows verb, paragraph and footnote; every thing stands at its least depth.
    """
    from ..lineage import lineage_of
    from ..store import GraphStore
    from .trees import FORMATS

    found = lineage_of(GraphStore.open(graph), thing, direction=direction, depth=depth, mode=mode or "full")
    FORMATS[form](found, why)


@click.command(
    epilog="""\b
Examples:
  recalling query --list
  recalling query citations-of-act --param act=un/ga/res/57/176
  recalling query cq02-where-an-instrument-is-cited --format csv
  recalling query my-question.rq
  recalling query cq05-renamed-bodies --endpoint http://localhost:7878/query
  echo 'SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }' | recalling query -"""
)
@click.argument("name", required=False)
@click.option(
    "--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter of a named query; may repeat."
)
@click.option(
    "--format", "form", default="table", show_default=True, type=click.Choice(["table", "csv", "tsv", "json", "jsonl"])
)
@click.option("--list", "show_list", is_flag=True, help="List the named queries.")
@click.option("--endpoint", metavar="URL", help="Ask a SPARQL server instead: its address for queries.")
@_MODE
@_GRAPH
def query(
    name: str | None,
    params: tuple[str, ...],
    form: str,
    show_list: bool,
    endpoint: str | None,
    mode: str | None,
    graph: str,
) -> None:
    """Ask a named query, a file with SPARQL, or SPARQL from standard input (NAME is -)."""
    from ..endpoint import Endpoint, Server
    from ..errors import QueryError
    from ..store import GraphStore
    from . import answers

    if show_list or name is None:
        answers.print_queries()
        return
    given = {}
    for param in params:
        key, equals, value = param.partition("=")
        if not equals:
            raise QueryError(f"{param!r} is no parameter", do="write --param NAME=VALUE")
        given[key] = value
    store = Endpoint(Server(endpoint)) if endpoint else GraphStore.open(graph)
    if name == "-" or name.endswith((".rq", ".sparql")):
        sparql = sys.stdin.read() if name == "-" else answers.read_query(Path(name))
        answers.print_free(store, sparql, given, mode or "full", form)
    else:
        answers.print_named(store, name, given, mode, form)


@click.command(
    epilog="""\b
Examples:
  recalling export gephi
  recalling export png --out lineage.png
  recalling export turtle --out graph.ttl"""
)
@click.argument("form", metavar="FORMAT")
@click.option("--out", default=None, metavar="FILE", help="Where to write; by default a name of its own here.")
@click.option("--view", default="citations", show_default=True, metavar="NAME", help="Which graph to draw.")
@_MODE
@_GRAPH
def export(form: str, out: str | None, view: str, mode: str | None, graph: str) -> None:
    """Write the graph in another form: gephi, gephi-static, svg, png; nquads, trig, turtle, jsonld."""
    from ..errors import OutputError
    from ..export import EXPORTS
    from ..export import export as run
    from ..files import write_file
    from ..rdf.serialise import FORMATS, write
    from ..store import GraphStore

    if form not in EXPORTS and form not in FORMATS:
        known = ", ".join([*EXPORTS, *FORMATS])
        raise OutputError(f"there is no format {form!r}", do=f"choose one of {known}")
    store = GraphStore.open(graph)
    if form in EXPORTS:
        path = Path(out or f"lineage{EXPORTS[form].suffix}")
        run(store, form, path, view=view, mode=mode or "full")
    else:
        path = Path(out or f"graph{FORMATS[form][0]}")
        quads = list(store.quads(mode or "full"))
        write_file(path, lambda beside: write(quads, beside, form, store.iris))
    click.echo(f"wrote {path}")
