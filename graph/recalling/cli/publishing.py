"""Commands that publish: publish, serve."""

from __future__ import annotations

import click


@click.command(
    epilog="""\b
Examples:
  recalling publish                                             the graph in build/, as a site in build/site
  recalling publish --address https://me.github.io/recalling/   where the files will lie
  recalling publish --graph my-graph --out public
  recalling publish --formats html,ttl                          without JSON-LD, N-Triples and RDF/XML
  recalling publish --check https://me.github.io/recalling/     whether a deployed site keeps the conventions"""
)
@click.option("--graph", default="build", show_default=True, metavar="FOLDER", help="The graph that was built.")
@click.option("--out", default="build/site", show_default=True, metavar="FOLDER", help="Where to write the site.")
@click.option("--base", metavar="IRI", default=None, help="Base of the IRIs (default: that of the graph).")
@click.option("--address", metavar="URL", default=None, help="Where the files will lie (default: the base).")
@click.option("--date", metavar="DATE", default=None, help="Date of the data set (default: today).")
@click.option(
    "--formats", metavar="LIST", default="html,ttl,jsonld,nt,rdf", show_default=True, help="Formats, by commas."
)
@click.option("--processes", type=click.IntRange(1), metavar="N", help="How many at once (default: all processors).")
@click.option("--check", "deployed", metavar="URL", default=None, help="Write nothing: test a site that is on the web.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def publish(
    graph: str,
    out: str,
    base: str | None,
    address: str | None,
    date: str | None,
    formats: str,
    processes: int | None,
    deployed: str | None,
    quiet: bool,
) -> int:
    """Write the graph as a site that people read and machines follow.

    A page for everything in the graph, its RDF in four formats beside it, a search that works in the browser, and
    what hosts need. The folder serves as it is from GitHub Pages, Netlify, Apache, nginx or from disk. A second run
    writes only what changed. Exit status with --check: 1 where a convention is not kept that every host can keep.
    """
    if deployed:
        return _check(deployed)
    from ..publish import publish as run
    from .summary import progress

    wanted = _formats(formats)
    with progress(quiet) as say:
        done = run(graph, out, base=base, address=address, date=date, formats=wanted, processes=processes, progress=say)
    if not quiet:
        removed = f", {done.removed:,} removed" if done.removed else ""
        click.echo(
            f"{done.things:,} things, {done.read:,} of them texts that were read: {done.files:,} files in {done.out}, "
            f"{done.changed:,} of them new or changed{removed}; {done.made:,} pages were made"
        )
    return 0


def _formats(text: str) -> tuple[str, ...]:
    """The formats of RDF in a list."""
    from ..publish.rdf import FORMATS

    named = [f.strip().lower() for f in text.split(",") if f.strip()]
    if unknown := [f for f in named if f not in ("html", *FORMATS)]:
        raise click.BadParameter(f"{unknown[0]} is none of html, {', '.join(FORMATS)}", param_hint="--formats")
    if "html" not in named:
        raise click.BadParameter("pages are always written: html has to be in it", param_hint="--formats")
    return tuple(f for f in FORMATS if f in named)


def _check(address: str) -> int:
    from ..publish.check import check

    findings = check(address)
    for f in findings:
        mark = "kept" if f.kept else "NOT KEPT" if f.needed else "not offered"
        click.echo(f"{mark:<12} {f.convention}" + (f" ({f.seen})" if f.seen and not f.kept else ""))
    return 1 if any(f.needed and not f.kept for f in findings) else 0


@click.command(
    epilog="""\b
Examples:
  recalling serve                                      the graph in build/, at http://localhost:8000/
  recalling serve --host 0.0.0.0 --port 80 --address https://treaties.example/
  curl -L -H 'Accept: text/turtle' http://localhost:8000/un/ga/res/57/176"""
)
@click.option("--graph", default="build", show_default=True, metavar="FOLDER", help="The graph that was built.")
@click.option("--host", default="localhost", show_default=True, metavar="HOST", help="Where to listen.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, metavar="N")
@click.option("--base", metavar="IRI", default=None, help="Base of the IRIs (default: that of the graph).")
@click.option("--address", metavar="URL", default=None, help="Where the site lies (default: as requests come).")
@click.option("--workers", type=click.IntRange(1), default=2, show_default=True, metavar="N", help="SPARQL at once.")
@click.option("--seconds", type=click.FloatRange(0.1), default=20.0, show_default=True, help="Limit of one query.")
@click.option("--quiet", is_flag=True, help="Print nothing but warnings and errors.")
def serve(
    graph: str, host: str, port: int, base: str | None, address: str | None, workers: int, seconds: float, quiet: bool
) -> int:
    """Serve the graph over HTTP: pages and RDF by content negotiation, SPARQL, a JSON interface.

    Pages are made from the store when they are asked for. SPARQL at /sparql, JSON at /api/show/A/RES/57/176 and
    /api/lineage/A/RES/57/176, its description at /api/openapi.json, a health check at /health.
    """
    from ..serve import application, run

    app = application(graph, base=base, address=address, workers=workers, seconds=seconds)
    if other := app.state.recalling.other_base:
        click.echo(f"/sparql answers with the IRIs of the graph, {other}, and does not follow --base", err=True)
    run(app, host, port, quiet=quiet)
    return 0
