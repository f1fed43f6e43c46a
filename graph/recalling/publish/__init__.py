"""The graph as a site: a page for every thing, its RDF beside it, and what hosts and machines look for."""

from __future__ import annotations

from .site import Site
from .write import Published, publish

__all__ = ["Published", "Site", "publish"]
