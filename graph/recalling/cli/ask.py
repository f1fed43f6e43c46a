"""The command that asks: query."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .options import GRAPH, MODE


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
@MODE
@GRAPH
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
    from ..lineage.ranked import RANKINGS
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
    if name in RANKINGS:
        if given:
            raise QueryError(f"the query {name} has no parameters", do="leave --param out")
        if not isinstance(store, GraphStore):
            raise QueryError(f"{name} is computed here, not asked of a server", do="leave --endpoint out")
        answers.print_ranking(store, RANKINGS[name], mode or "full", form)
    elif name == "-" or name.endswith((".rq", ".sparql")):
        sparql = sys.stdin.read() if name == "-" else answers.read_query(Path(name))
        answers.print_free(store, sparql, given, mode or "full", form)
    else:
        answers.print_named(store, name, given, mode, form)
