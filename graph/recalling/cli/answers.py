"""Answers to queries, printed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from ..errors import QueryError
from ..lineage import CitationGraph
from ..lineage.ranked import RANKINGS, Ranking
from ..queries import ANSWER_FORMATS, Answer, Graph, ask, format_answer, load_query, named_queries, run
from ..store import GraphStore
from .tables import Row, print_rows
from .trees import print_plainly


def print_queries() -> None:
    """The list of the named queries, with what each answers and its parameters."""
    table = Table(box=None, pad_edge=False)
    for heading in ("name", "what it answers", "parameters"):
        table.add_column(heading)
    for q in named_queries().values():
        table.add_row(q.name, Text(q.title), Text(", ".join(p.name for p in q.parameters)))
    for name, ranking in RANKINGS.items():
        table.add_row(name, Text(ranking.title), "")
    print_plainly(table)


def print_ranking(store: GraphStore, ranking: Ranking, mode: str, form: str) -> None:
    """Answer a question of the lineage engine and print it."""
    found = ranking.rows(CitationGraph.of(store, mode))
    rows: list[Row] = [{**dict(zip(ranking.columns, row, strict=True))} for row in found]
    print_rows(ranking.columns, rows, form)


def read_query(path: Path) -> str:
    """The SPARQL of a file."""
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise QueryError(
            f"the query cannot be read ({reason})", where=str(path), do="give a file with SPARQL"
        ) from None


def print_named(store: Graph, name: str, params: Mapping[str, str], mode: str | None, form: str) -> None:
    """Ask a named query and print its answer."""
    _print(store, run(store, load_query(name).name, params, mode), form)


def print_free(store: Graph, sparql: str, params: Mapping[str, str], mode: str, form: str) -> None:
    """Ask a free query and print its answer."""
    if params:
        raise QueryError("a free query takes no parameters", do="write the values into it, or use a named query")
    _print(store, ask(store, sparql, mode), form)


def _print(store: Graph, answer: Answer | bool | str, form: str) -> None:
    if isinstance(answer, bool):
        click.echo("true" if answer else "false")
    elif isinstance(answer, str):
        click.echo(answer, nl=False)
    elif form in ANSWER_FORMATS:
        click.echo(format_answer(answer, form), nl=False)
    else:
        table = Table(box=None, pad_edge=False)
        for column in answer.columns:
            table.add_column(column, overflow="fold")
        for row in answer.plain():
            table.add_row(*(Text(value) for value in row))
        print_plainly(table)
        print_plainly(Text(f"{len(answer.rows)} row{'s' if len(answer.rows) != 1 else ''}", style="dim"))
