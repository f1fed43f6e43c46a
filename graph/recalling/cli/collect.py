"""Commands about what a graph is built of: fetch, and status, which tells whether it is still the graph of that."""

from __future__ import annotations

import click


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
