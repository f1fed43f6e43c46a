"""The files that hosts read: redirects, headers, sitemap, robots, a rule for w3id.org."""

from __future__ import annotations

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
    context = {
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
