"""The command that writes the graph in other forms: export."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from .options import CONDITIONS, GRAPH, MODE, given, only


@click.command(
    epilog="""\b
Examples:
  recalling export gephi
  recalling export gephi --view lineage --of CEDAW --direction cited-by --depth 2
  recalling export graphml --view cocitation --least 3
  recalling export csv --view paragraphs --of 57/176 --out tables
  recalling export cytoscape --view query --query my-edges.rq
  recalling export png --view bodies --most 40 --out bodies.png
  recalling export turtle --out graph.ttl"""
)
@click.argument("form", metavar="FORMAT")
@click.option("--out", default=None, metavar="FILE", help="Where to write; by default a name of its own here.")
@click.option(
    "--view", default=None, metavar="NAME",
    help="citations (default), lineage, paragraphs, bodies, cocitation, coupling, query.",
)  # fmt: skip
@click.option("--of", metavar="THING", help="Begin with this thing, named in any usual way.")
@click.option("--direction", type=click.Choice(["cites", "cited-by"]), default="cites", show_default=True)
@click.option("--depth", type=click.IntRange(min=0), default=None, metavar="N", help="At most N steps away.")
@click.option("--query", metavar="FILE", help="SPARQL that gives ?source and ?target; - is standard input.")
@click.option("--least", type=click.IntRange(min=1), default=1, metavar="N", help="Only edges of this weight or more.")
@click.option(
    "--most", type=click.IntRange(min=1), default=None, metavar="N", help="Only the N things with most edges."
)
@click.option("--layout", metavar="NAME", help="Where things lie: by time, force (ForceAtlas2) or depth.")
@click.option("--colour", default="organ", show_default=True, metavar="NAME", help="Things by organ or category.")
@CONDITIONS
@MODE
@GRAPH
def export(form: str, out: str | None, view: str | None, **options: Any) -> None:
    """Write the graph in another form.

    FORMAT is gephi, gephi-static, graphml, csv, cytoscape, svg or png, of a view; or nquads, trig, turtle, jsonld, of
    the whole graph. The conditions are those of `recalling lineage`: on citations (--verb, --role, --direct,
    --confidence, --as-of) and on things (--organ, --kind, --since, --until).
    """
    from ..errors import OutputError
    from ..export import EXPORTS
    from ..files import write_file
    from ..rdf.serialise import FORMATS, write
    from ..store import GraphStore

    if form not in EXPORTS and form not in FORMATS:
        known = ", ".join([*EXPORTS, *FORMATS])
        raise OutputError(f"there is no format {form!r}", do=f"choose one of {known}")
    store = GraphStore.open(options["graph"])
    if form in EXPORTS:
        path = _view(store, form, out, view, options)
    else:
        path = Path(out or f"graph{FORMATS[form][0]}")
        quads = list(store.quads(options["mode"] or "full"))
        write_file(path, lambda beside: write(quads, beside, form, store.iris))
    click.echo(f"wrote {path}")


def _view(store: Any, form: str, out: str | None, view: str | None, options: dict[str, Any]) -> Path:
    """Write a view; without --view that of a query, of a lineage or of all citations, as the other options say."""
    from ..export import EXPORTS, Asked
    from ..export import export as run
    from ..lineage import CitationGraph, Index, Wanted, find
    from . import answers

    mode, of, query = options["mode"] or "full", options["of"], options["query"]
    start = find(Index.open(store, mode), of) if of else None
    name = view or ("query" if query else "lineage" if of else "citations")
    asked = Asked(
        mode=mode,
        of=start,
        direction=options["direction"],
        depth=options["depth"],
        only=only(options, CitationGraph.of(store, mode).node(start).date if start and options["in_force"] else ""),
        wanted=given(Wanted, options),
        sparql=(sys.stdin.read() if query == "-" else answers.read_query(Path(query))) if query else "",
        least=options["least"],
        most=options["most"],
    )
    stem = "lineage" if name == "citations" else name
    path = Path(out or f"{stem}{EXPORTS[form].suffix or '-csv'}")
    return run(store, form, path, name, asked=asked, layout=options["layout"], colouring=options["colour"])
