"""Commands about what a graph is built of: fetch, and status, which tells whether it is still the graph of that."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ..build import Status
    from .tables import Row


@click.command(
    epilog="""\b
Examples:
  recalling fetch --list
  recalling fetch ga-resolutions --session 77 --language en
  recalling fetch --out un-data && recalling build un-data
  recalling fetch --address 'http://mirror.example.org/{repository}.tar.gz'"""
)
@click.argument("collections", nargs=-1, metavar="[COLLECTION]...")
@click.option("--out", default="un-data", show_default=True, metavar="FOLDER", help="Where to write.")
@click.option("--session", "sessions", multiple=True, metavar="N", help="Only of this session or year; repeatable.")
@click.option(
    "--language", "languages", multiple=True, default=["en"], show_default=True, metavar="CODE",
    help="Only in this language: ar, zh, en, fr, ru, es; repeatable. `all`: in every one.",
)  # fmt: skip
@click.option("--sources", metavar="FILE", help="Where the data are, in place of the package's own sources.toml.")
@click.option("--address", metavar="PATTERN", help="Address of an archive, with {repository} and {revision} in it.")
@click.option("--revision", metavar="NAME", help="Branch, tag or commit (default: the newest).")
@click.option("--list", "listing", is_flag=True, help="List the collections and do nothing else.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def fetch(
    collections: tuple[str, ...],
    out: str,
    sessions: tuple[str, ...],
    languages: tuple[str, ...],
    sources: str | None,
    address: str | None,
    revision: str | None,
    listing: bool,
    quiet: bool,
) -> int:
    """Fetch the UN's open data: archives of resolutions and decisions that `recalling build` reads.

    Without COLLECTION all are fetched. What was cut off goes on where it stopped, and what has not changed is not
    fetched again. The terms of the United Nations are shown, and kept beside each archive. Exit status: 0 all is
    there; 1 some could not be fetched; 2 none could.
    """
    from ..fetch import Wanted, load_sources
    from ..fetch import fetch as run
    from .summary import progress
    from .tables import print_rows

    found = load_sources(sources, address=address, revision=revision)
    if listing:
        print_rows(
            ["collection", "title", "address"],
            [{"collection": c.name, "title": c.title, "address": c.address} for c in found.collections.values()],
            "table",
        )
        return 0
    wanted = Wanted(sessions, () if "all" in languages else languages)
    with progress(quiet) as say:
        done, failures = run(found, collections, out, wanted=wanted, progress=say)
    if not quiet:
        for item in done:
            state = "fetched" if item.fresh else "unchanged"
            click.echo(f"{item.archive}: {item.documents:,} documents, {state}; terms in {item.terms.name}")
        if done:
            click.echo(found.terms)
    for failure in failures:
        click.echo(f"recalling: {failure}", err=True)
    return 0 if not failures else 1 if done else 2


_SHOWN = 20  # sources of each kind that are told by name


@click.command(
    epilog="""\b
Examples:
  recalling status
  recalling status --out corpus-graph --json
  recalling status --out corpus-graph || recalling build corpus/ --out corpus-graph"""
)
@click.option("--out", default="build", show_default=True, metavar="FOLDER", help="The folder of a build.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def status(out: str, as_json: bool) -> int:
    """Tell what is in a graph, what is stale, and what could not be read and why. Nothing is built.

    Stale is a graph of which a source has changed, was added or removed, or of which what made it is another now:
    extractor, vocabulary, authority, rules, shapes, checks. Exit status: 0 up to date; 1 stale, or something could
    not be read; 2 there is no graph.
    """
    from ..build import status as run

    found = run(out)
    if as_json:
        click.echo(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
    else:
        _print(found)
    return 1 if found.stale or found.failures else 0


def _print(found: Status) -> None:
    from .tables import print_rows

    results = ", ".join(f"{n:,} {severity}" for severity, n in found.results.items())
    click.echo(f"{found.folder}: {found.documents:,} documents, {found.quads:,} quads; in the report: {results}")
    if found.at_work is not None:
        click.echo(f"a build is at work here (process {found.at_work})")
    kinds = {"changed": found.changed, "added": found.added, "removed": found.removed}
    if found.stale:
        reasons = [f"{len(names):,} {kind}" for kind, names in kinds.items() if names]
        made = [f"other {' and '.join(found.outdated)}"] if found.outdated else []
        click.echo(f"stale: {', '.join([*reasons, *made])}; run `recalling build` again")
    else:
        click.echo("up to date")
    rows: list[Row] = [
        {"what": kind, "source": name, "why": ""} for kind, names in kinds.items() for name in names[:_SHOWN]
    ]
    rows += [
        {"what": "not read", "source": f.where, "why": "; ".join(filter(None, (f.what, f.do)))}
        for f in found.failures[:_SHOWN]
    ]
    if rows:
        print_rows(["what", "source", "why"], rows, "table")
    hidden = sum(max(0, len(names) - _SHOWN) for names in (*kinds.values(), found.failures))
    if hidden:
        click.echo(f"and {hidden:,} more (--json shows all)")
