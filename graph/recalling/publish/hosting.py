"""The files that hosts read: redirects, headers, sitemap, robots, a rule for w3id.org."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from jinja2 import Environment

from .addresses import folder_pages, name_on_disk, public
from .rdf import FORMATS

if TYPE_CHECKING:
    from .site import Site

POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'"
)
"""The Content-Security-Policy: scripts are files of the site, none stands in a page."""

_SITEMAP = 50_000  # addresses that one file may hold

_MEDIA = {
    ".html": ("text/html", "application/xhtml+xml", "text/*", "*/*"),
    ".ttl": ("text/turtle",),
    ".jsonld": ("application/ld+json", "application/json", "application/*"),
    ".nt": ("application/n-triples",),
    ".rdf": ("application/rdf+xml",),
}
"""What a client may ask for, by the file that answers it."""

# template -> where it goes
_TEMPLATES = {
    "htaccess": ".htaccess",
    "headers": "_headers",
    "redirects": "_redirects",
    "w3id.htaccess": "hosting/w3id/.htaccess",
    "w3id.md": "hosting/w3id/README.md",
    "nginx.conf": "hosting/nginx.conf",
    "opensearch.xml": "opensearch.xml",
}


def hosting_files(site: Site, pages: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The files and their content; ``pages`` are those that the site has."""
    environment = Environment(trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    there = {".html", *(f.suffix for f in site.formats.values())}
    answers = {suffix: some for suffix, some in _MEDIA.items() if suffix in there}
    context = {
        "tiers": _tiers([media for some in answers.values() for media in some]),
        "answers": [(suffix, "|".join(map(re.escape, some))) for suffix, some in answers.items()],
        "address": site.address,
        "base": site.knowledge.iris.base,
        "root": urlsplit(site.address).path or "/",
        "host": urlsplit(site.address).hostname or "_",
        "policy": POLICY,
        "formats": list(site.formats),
        "types": [(f.suffix, f.media_type) for f in FORMATS.values()],
        "folders": [public(p.removesuffix(".html")) for p in folder_pages(iter(pages))],
        "hashed": list(_hashed(site)),
    }
    for name, target in _TEMPLATES.items():
        text = files(__package__).joinpath("hosts", name).read_text("utf-8")
        yield target, environment.from_string(text).render(context)
    yield ".nojekyll", ""
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {site.address}sitemap.xml\n"
    yield from sitemap(site.address, pages)


def _tiers(media: Sequence[str]) -> list[str]:
    """Regular expressions that find one of some media types in an Accept header: of quality 1, 0.9 and so on to 0.

    Of types within one tenth the first in the header is found. The expressions hold no white space and no quotes:
    they stand as they are in the files of Apache and nginx.
    """
    found = rf"(?:^|,)\s*({'|'.join(map(re.escape, media))})\s*(?:;(?!\s*q\s*=)[^,;]*)*"
    one, tenth = r"(?:;\s*q\s*=\s*1(?:\.0*)?\s*(?:;[^,]*)?)?", r"(?:;\s*q\s*=\s*0?\.{}\s*(?:;[^,]*)?)"
    digits = [rf"{n}\d*" for n in range(9, 0, -1)] + [r"0\d*[1-9]\d*"]
    return [f"{found}{end}(?:,|$)" for end in (one, *(tenth.format(d) for d in digits))]


def _hashed(site: Site) -> Iterator[tuple[str, str]]:
    """The things whose files have another name than their path."""
    for path in site.paths():
        file = name_on_disk(path)
        if "~" in file and public(file) != path and all(c.isprintable() and c not in " \\^$" for c in path):
            yield path, public(file)


def sitemap(address: str, pages: Sequence[str], most: int = _SITEMAP) -> Iterator[tuple[str, str]]:
    """The sitemap: one file, or an index of several."""
    wanted = [p for p in pages if p != "404.html"]
    chunks = [wanted[k : k + most] for k in range(0, len(wanted), most)]
    for number, chunk in enumerate(chunks, start=1):
        rows = "".join(f"<url><loc>{escape(address + public(p))}</loc></url>\n" for p in chunk)
        name = "sitemap.xml" if len(chunks) == 1 else f"sitemap-{number}.xml"
        yield name, _xml("urlset", rows)
    if len(chunks) > 1:
        rows = "".join(
            f"<sitemap><loc>{escape(address)}sitemap-{n}.xml</loc></sitemap>\n" for n in range(1, len(chunks) + 1)
        )
        yield "sitemap.xml", _xml("sitemapindex", rows)


def _xml(root: str, rows: str) -> str:
    namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{namespace}">\n{rows}</{root}>\n'
