"""Commands that follow citations: lineage, series, show."""

from __future__ import annotations

from typing import Any

import click

from .options import CONDITIONS, GRAPH, MODE, given, only

NOTHING_FOUND = 1
"""The exit status where the question was understood and the answer is that there is nothing."""


@click.command(
    epilog="""\b
Examples:
  recalling lineage A/RES/57/176
  recalling lineage 57/176 --depth 1 --why
  recalling lineage CEDAW --direction cited-by
  recalling lineage 57/176 --verb reaffirm --verb recall --kind Convention
  recalling lineage 57/176 --to "217 A (III)"
  recalling lineage 57/176 --with CEDAW
  recalling lineage CEDAW --direction cited-by --as-of 2000
  recalling lineage 57/176 --mode text --format csv"""
)
@click.argument("thing")
@click.option("--direction", type=click.Choice(["cites", "cited-by"]), default="cites", show_default=True)
@click.option("--depth", type=click.IntRange(min=0), default=None, metavar="N", help="At most N steps away.")
@click.option("--to", metavar="OTHER", help="The ways from THING to OTHER: the shortest, or with --depth all so long.")
@click.option("--with", "beside", metavar="OTHER", help="What THING and OTHER both rest on.")
@click.option("--roots", is_flag=True, help="Only where the lineage ends, and whether that text was read.")
@CONDITIONS
@click.option("--why", is_flag=True, help="Show the words of the text for every citation.")
@click.option(
    "--format", "form", type=click.Choice(["tree", "json", "jsonl", "csv", "dot"]), default="tree", show_default=True
)
@MODE
@GRAPH
def lineage(thing: str, to: str | None, beside: str | None, form: str, **options: Any) -> int:
    """Show what THING rests on, or with --direction cited-by what rests on it.

    THING is an act, a paper, an instrument or a meeting in any usual form: A/RES/57/176, 57/176, CEDAW, 217 A (III),
    an IRI. Each step shows verb, paragraph and footnote; every thing stands at its least depth. Conditions on
    citations (--verb, --role, --direct, --confidence) and dates (--as-of, --in-force) say which steps are followed;
    conditions on things (--organ, --kind, --since, --until) say what is listed, with the way to it. Exit status: 1
    where --to or --with finds nothing.
    """
    from ..errors import QueryError
    from ..lineage import CitationGraph, Wanted, common_of, find, ways_between
    from ..lineage import lineage as follow
    from ..store import GraphStore
    from . import trees, ways

    if to and beside:
        raise QueryError("--to and --with are two questions", do="ask one of them")
    wanted = given(Wanted, options)
    if to and not wanted.everything:
        raise QueryError("--organ, --kind, --since and --until choose what a list holds", do="leave them out with --to")
    store = GraphStore.open(options["graph"], when_asked=True)
    graph = CitationGraph.of(store, options["mode"] or "full")
    start = find(graph.index, thing)
    graph = graph.where(only(options, graph.node(start).date))
    direction, depth = options["direction"], options["depth"]
    if to:
        end = find(graph.index, to)
        ends = (start, end) if direction == "cites" else (end, start)
        found = ways_between(graph, *ends, depth=depth)
        ways.FORMATS[form](graph, ends, found, options["why"])
        if not found and depth is not None and form == "tree":
            click.echo(f"of at most {depth} steps; ask without --depth for a longer one")
        return 0 if found else NOTHING_FOUND
    if beside:
        other = find(graph.index, beside)
        shared = [s for s in common_of(graph, start, other, direction=direction, depth=depth) if wanted.has(s[0])]
        ways.print_shared(graph, (start, other), shared, direction, form)
        return 0 if shared else NOTHING_FOUND
    answer = follow(graph, start, direction=direction, depth=depth, wanted=wanted)
    if options["roots"]:
        ways.print_roots(answer, form)
    else:
        trees.FORMATS[form](answer, options["why"])
    return 0


@click.command(
    epilog="""\b
Examples:
  recalling series A/RES/77/194
  recalling series 77/194 --diff 75/158
  recalling series 77/194 --format json"""
)
@click.argument("thing")
@click.option("--diff", "other", metavar="OTHER", help="What changes between THING and OTHER.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "jsonl", "csv"]), default="table", show_default=True
)
@MODE
@GRAPH
def series(thing: str, other: str | None, form: str, mode: str | None, graph: str) -> None:
    """Show the acts of the same organ on the same subject as THING, by date.

    The list of its predecessors that THING holds is compared with them: a number that leads to another subject and one
    that is left out are told, with the words. With --diff: what the later of two acts newly cites, drops and keeps,
    and where the verb is another.
    """
    from ..lineage import CitationGraph, find
    from ..lineage.series import changes, series_of
    from ..store import GraphStore
    from . import cards

    store = GraphStore.open(graph, when_asked=True)
    steps = CitationGraph.of(store, mode or "full")
    act = find(steps.index, thing)
    if other:
        cards.print_changes(changes(steps, act, find(steps.index, other)), form)
    else:
        cards.print_series(series_of(steps, act), form)


@click.command(
    epilog="""\b
Examples:
  recalling show 57/176
  recalling show CEDAW --evidence
  recalling show CEDAW --timeline
  recalling show CEDAW --format json"""
)
@click.argument("thing")
@click.option("--evidence", is_flag=True, help="With the words of every citation, and where they stand in the text.")
@click.option("--timeline", "by_date", is_flag=True, help="Only what happened to it, by date.")
@click.option("--format", "form", type=click.Choice(["text", "json", "jsonl"]), default="text", show_default=True)
@MODE
@GRAPH
def show(thing: str, evidence: bool, by_date: bool, form: str, mode: str | None, graph: str) -> None:
    """Show everything about THING: what it is, its names and dates, what it rests on, what rests on it."""
    from ..lineage import CitationGraph, find
    from ..lineage.about import about
    from ..queries import run
    from ..store import GraphStore
    from . import cards
    from .tables import Row

    store = GraphStore.open(graph, when_asked=True)
    steps = CitationGraph.of(store, mode or "full")
    path = find(steps.index, thing)
    if by_date:
        cards.print_timeline(steps, about(steps, path), form)
        return
    words: list[Row] = []
    if evidence:
        answer = run(store, "evidence", {"thing": path}, mode or "full")
        words = [dict(zip(answer.columns, row, strict=True)) for row in answer.plain()]
    cards.print_about(steps, about(steps, path), words, form, evidence)
