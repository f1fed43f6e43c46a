"""Commands that publish: publish."""

from __future__ import annotations

import click


@click.command(
    epilog="""\b
Examples:
  recalling publish                                             the graph in build/, as a site in build/site
  recalling publish --address https://me.github.io/recalling/   where the files will lie
  recalling publish --graph my-graph --out public"""
)
@click.option("--graph", default="build", show_default=True, metavar="FOLDER", help="The graph that was built.")
@click.option("--out", default="build/site", show_default=True, metavar="FOLDER", help="Where to write the site.")
@click.option("--base", metavar="IRI", default=None, help="Base of the IRIs (default: that of the graph).")
@click.option("--address", metavar="URL", default=None, help="Where the files will lie (default: the base).")
@click.option("--date", metavar="DATE", default=None, help="Date of the data set (default: today).")
@click.option("--processes", type=click.IntRange(1), metavar="N", help="How many at once (default: all processors).")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def publish(
    graph: str,
    out: str,
    base: str | None,
    address: str | None,
    date: str | None,
    processes: int | None,
    quiet: bool,
) -> int:
    """Write the graph as a site that people read and machines follow.

    A page for everything in the graph, its RDF in four formats beside it, a search that works in the browser, and
    what hosts need. The folder serves as it is from GitHub Pages, Netlify, Apache, nginx or from disk. A second run
    writes only what changed.
    """
    from ..publish import publish as run
    from .summary import progress

    with progress(quiet) as say:
        done = run(graph, out, base=base, address=address, date=date, processes=processes, progress=say)
    if not quiet:
        removed = f", {done.removed:,} removed" if done.removed else ""
        click.echo(
            f"{done.things:,} things, {done.read:,} of them texts that were read: {done.files:,} files in {done.out}, "
            f"{done.changed:,} of them new or changed{removed}"
        )
    return 0
